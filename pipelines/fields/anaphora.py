"""Finds offices that the article tells of somebody named before: "ujar mantan Camat itu", "ia maju sebagai calon"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipelines.fields.joining import Known
from pipelines.fields.titles import Office, find_offices
from pipelines.fields.words import context
from pipelines.text import Text

# How far back the person may have been named last.
FARTHEST = 600
# "… untuk maju sebagai bakal calon wakil bupati": the office that the person of this sentence seeks.
SEEKING = re.compile(
    r"\b(?:maju(?: kembali)?|mendaftar(?:kan diri)?|mencalonkan diri|(?:di)?daftar(?:kan)?|bertarung|berlaga|ikut)"
    r"(?: (?:sebagai|jadi|menjadi))? \Z",
    re.IGNORECASE,
)


def find_anaphora(text: Text, known: Sequence[Known]) -> Iterator[tuple[int, Office]]:
    """Pairs of the index of a person in `known` and an office that is told of this person without the name."""
    starts = sorted((holder.form.start, i) for i, person in enumerate(known) for holder, _ in person.holders)
    taken = {office.start for person in known for office in person.offices}
    holders = {(office.title.casefold(), i) for i, person in enumerate(known) for office in person.offices}
    for office in text.once(find_offices):
        if office.start in taken or not office.held:
            continue
        if SEEKING.search(text.string, max(0, office.start - 40), office.start):
            person = (
                _last(starts, text.sentence_at(office.start)[0], office.start) if office.status == "calon" else None
            )
        elif _stands_for_somebody(text.string, office):
            person = _last(starts, office.start - FARTHEST, office.start)
            if any(title == office.title.casefold() and i != person for title, i in holders):
                continue
        else:
            continue
        if person is not None:
            yield person, office


def _stands_for_somebody(string: str, office: Office) -> bool:
    """Whether the office is that of a person spoken of: "Camat itu", "pria yang juga ketua paguyuban"."""
    if _pronoun().search(string, max(0, office.start - 60), office.start):
        return True
    return _demonstrative().match(string, office.end) is not None


def _last(starts: Sequence[tuple[int, int]], opened: int, closed: int) -> int | None:
    """The person who is named last in the characters `[opened, closed)`."""
    return next((i for start, i in reversed(starts) if opened <= start < closed), None)


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
    return re.compile(rf" (?:{'|'.join(sorted(context('demonstrative')))})\b")
