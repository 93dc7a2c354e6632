"""Finds offices that the article tells of somebody named before: "ujar mantan Camat itu", "ia maju sebagai calon"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipelines import lexicon
from pipelines.grammar.register import Known
from pipelines.grammar.titles import Office, find_offices
from pipelines.grammar.words import context
from pipelines.text import Text

# How far back the person may have been named last.
FARTHEST = 600
# What parts a pronoun from the post: "ia juga", "pria yang menjabat". A look at them spares most searches.
LINKS = ("juga ", "merupakan ", "adalah ", "menjabat ", "menjadi ", "merangkap ", "selaku ", "sebagai ")
# "Salah seorang warga Kelurahan Tanalodu itu" is nobody whom the article has named.
INDEFINITE = re.compile(r"\b(?:se|satu )orang\b", re.IGNORECASE)
# "… untuk maju sebagai bakal calon wakil bupati": the office that the person of this sentence seeks.
SEEKING = re.compile(
    r"\b(?:maju(?: kembali)?|mendaftar(?:kan diri)?|mencalonkan diri|(?:di)?daftar(?:kan)?|bertarung|berlaga|ikut)"
    r"(?: (?:sebagai|jadi|menjadi))? \Z",
    re.IGNORECASE,
)


def find_anaphora(text: Text, known: Sequence[Known]) -> Iterator[tuple[int, Office]]:
    """Pairs of the index of a person in `known` and an office that is told of this person without the name."""
    starts = sorted((holder.form.start, i) for i, person in enumerate(known) for holder, _ in person.holders)
    held = [(office, i) for i, person in enumerate(known) for office in person.offices]
    taken = {office.start for office, _ in held}
    free = [office for office in text.once(find_offices) if office.start not in taken and office.held]
    for before, office in zip([None, *free], free, strict=False):
        seeks = office.status == "calon" and SEEKING.search(text.string, max(0, office.start - 40), office.start)
        if seeks:
            opened = text.sentence_at(office.start)[0]
            person = _last(starts, max(opened, before.end if before else 0), office.start)
        elif _stands_for_somebody(text.string, office):
            person = _last(starts, office.start - FARTHEST, office.start)
            if any(i != person and _one_office(office, other) for other, i in held):
                continue
        else:
            continue
        if person is not None:
            yield person, office


def akin(one: str, two: str) -> bool:
    """Whether two names of bodies may be one: Bawaslu and Bawaslu Kabupaten Blitar, but no two different Dinas."""
    shorter, longer = sorted((one.casefold(), two.casefold()), key=len)
    return set(shorter.split()) <= set(longer.split())


def _one_office(one: Office, two: Office) -> bool:
    if one.title.casefold() != two.title.casefold():
        return False
    return not (one.of and two.of) or akin(one.of, two.of)


def _stands_for_somebody(string: str, office: Office) -> bool:
    """Whether the office is that of a person spoken of: "mantan Camat itu", "pria yang juga ketua paguyuban".

    "Kepala puskesmas itu" may be anybody; a former post, or one with the name of its body, is somebody's.
    """
    before = string[max(0, office.start - 60) : office.start]
    if INDEFINITE.search(string, max(0, office.start - 10), office.end):
        return False
    if before.endswith(LINKS) and _pronoun().search(before):
        return True
    if not _demonstrative().match(string, office.end):
        return False
    surface = string[office.start : office.end].split()
    opening, closing = surface[0], surface[-1]
    return opening.lower() in _former() or (office.of is not None and closing[0].isupper() and len(surface) > 1)


def _last(starts: Sequence[tuple[int, int]], opened: int, closed: int) -> int | None:
    """The person who is named last in the characters `[opened, closed)`."""
    return next((i for start, i in reversed(starts) if opened <= start < closed), None)


@cache
def _former() -> frozenset[str]:
    return frozenset(row["phrase"] for row in lexicon.rows("statuses") if row["status"] == "mantan")


@cache
def _pronoun() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, context("pronoun"))))
    return re.compile(
        rf"\b(?:{words}) (?:yang )?(?:(?:juga|kini|saat ini|sekarang|sebelumnya|pernah|masih|sehari-hari) ){{0,3}}"
        r"(?:(?:juga|merupakan|adalah|menjabat|menjadi|merangkap|selaku|sebagai) ?){1,3}\Z",
        re.IGNORECASE,
    )


@cache
def _demonstrative() -> re.Pattern[str]:
    words = "|".join(sorted(context("demonstrative")))
    return re.compile(rf" (?:di [A-Z]\w+ (?:[A-Z]\w+ )?|[a-z]{{4,12}} )?(?:{words})\b")
