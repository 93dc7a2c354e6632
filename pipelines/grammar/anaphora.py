"""Finds offices that the article tells of somebody named before: "ujar mantan Camat itu", "ia maju sebagai calon"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pipelines import lexicon
from pipelines.grammar.evidence import verbs
from pipelines.grammar.register import Known
from pipelines.grammar.role_links import in_its_time, joined, links
from pipelines.grammar.titles import Office, find_offices
from pipelines.grammar.words import context
from pipelines.lexicon.patterns import any_of
from pipelines.text import Text

# How far back the person may have been named last; who is told to be a mere part (guru) not so far.
FARTHEST, NEAREST = 1500, 300
# How many mentions are looked at for one outside speech.
MOST_NAMES = 20
# "Salah seorang warga Kelurahan Tanalodu itu" is nobody whom the article has named.
INDEFINITE = re.compile(r"\b(?:se|satu )orang\b", re.IGNORECASE)
# "… untuk maju sebagai bakal calon wakil bupati": the office that the person of this sentence seeks.
SEEKING = re.compile(
    r"\b(?:maju(?: kembali)?|mendaftar(?:kan diri)?|mencalonkan diri|(?:di)?daftar(?:kan)?|bertarung|berlaga|ikut"
    r"|sebagai|menjadi|jadi)(?: (?:sebagai|jadi|menjadi))? \Z",
    re.IGNORECASE,
)
# "Menurut Andi, ASN yang maju sebagai calon harus mundur" speaks of others than Andi.
OTHERS = re.compile(
    r"\b(?:siapa|setiap|para|jika|bila|apabila|kalau|bagi|salah|mereka|ASN|PNS|pegawai|aparatur|pejabat|kepala)\b"
)
# "Ketika itu ia masih Camat" tells of another time.
PAST = re.compile(r"(?:\A|\b)(?:sebelumnya|dulu|dulunya|dahulu|semula),? \Z", re.IGNORECASE)
THEN = re.compile(r"\b(?:ketika|saat|waktu) itu,? \Z", re.IGNORECASE)
OWN_GROUP = re.compile(r",? (?:seorang )?(?:ASN|PNS|pegawai|pejabat)\b")
QUOTE_MARK = re.compile(r"[“”\"\n]")


def find_anaphora(text: Text, known: Sequence[Known]) -> Iterator[tuple[int, Office]]:
    """Pairs of the index of a person in `known` and an office that is told of this person without the name."""
    held = [(office, i) for i, person in enumerate(known) for office in person.offices]
    taken = {office.start for office, _ in held}
    free = [office for office in text.once(find_offices) if office.start not in taken and office.held]
    places = sorted((h.form.start, h.form.closed, i) for i, person in enumerate(known) for h, _ in person.holders)
    told: Office | None
    for before, office in zip([None, *free], free, strict=False):
        if office.status == "calon" and SEEKING.search(text.string, max(0, office.start - 40), office.start):
            opened = max(text.sentence_at(office.start)[0], before.end if before else 0)
            told, person = office, _seeker(text, places, opened, office)
        elif told := _told(text, office):
            told, owner = _owned(text, before, told, known)
            person = _meant(text, places, told, known) if owner is None else owner
            if any(i != person and _one_office(told, other) for other, i in held):
                continue
        if told and person is not None:
            yield person, told


def akin(one: str, two: str) -> bool:
    """Whether two names of bodies may be one: Bawaslu and Bawaslu Kabupaten Blitar, but no two different Dinas."""
    shorter, longer = sorted((one.casefold(), two.casefold()), key=len)
    return set(shorter.split()) <= set(longer.split())


def _one_office(one: Office, two: Office) -> bool:
    if one.title.casefold() != two.title.casefold():
        return False
    return not (one.of and two.of) or akin(one.of, two.of)


def _told(text: Text, office: Office) -> Office | None:
    """The office if it is that of a person spoken of: "mantan Camat itu", "pria yang juga ketua paguyuban"."""
    string = text.string
    if INDEFINITE.search(string, max(0, office.start - 10), office.end):
        return None
    before = string[max(0, office.start - 60) : office.start]
    joined = _pronoun().search(before) if before.lower().endswith(_closings()) else None
    if joined and THEN.search(before, 0, joined.start()):
        return None
    if not joined and not _is_shown(text, office):
        return None
    if _is_quoted(text, office.start):
        return None
    if not joined:
        return office
    now = in_its_time(string, office.start - len(joined[0]), office)
    past = now.status == "definitif" and PAST.search(before, 0, joined.start())
    return replace(now, status="mantan") if past else now


def _owned(text: Text, before: Office | None, office: Office, known: Sequence[Known]) -> tuple[Office, int | None]:
    """The one holder of the office that stands alone `before`: "Pj Bupati, yang juga Inspektur pada …, meminta"."""
    if before is None or not before.official or not joined(text.string, before.end, office.start):
        return office, None
    owners = [i for i, person in enumerate(known) if any(_one_office(before, other) for other in person.offices)]
    return in_its_time(text.string, before.end, office), owners[0] if len(owners) == 1 else None


def _is_shown(text: Text, office: Office) -> bool:
    """Whether a demonstrative makes the office somebody's: "mantan Camat itu", "Guru di Lirik tersebut mengaku"."""
    if _demonstrative().match(text.string, office.end):
        return True
    return _is_subject(text, office) and _far_demonstrative().match(text.string, office.end) is not None


def _is_subject(text: Text, office: Office) -> bool:
    """Whether the office opens its sentence or follows a verb of saying: "ujar guru itu"."""
    return text.sentence_at(office.start)[0] == office.start or _follows_verb(text, office.start)


def _meant(text: Text, places: Sequence[tuple[int, int, int]], office: Office, known: Sequence[Known]) -> int | None:
    """The person named last before the office, outside speech, whom it can mean.

    "Kepala puskesmas itu" may be anybody; a former post, or one with the name of its body, is somebody's. A post or
    part that is told barely is that of somebody who was named just before, and of whom no office is known.
    """
    telling = _is_telling(text.string, office)
    first = bisect_left(places, (office.start - (FARTHEST if telling else NEAREST),))
    spoken = places[first : bisect_left(places, (office.start,))][-MOST_NAMES:]
    spoken = [place for place in reversed(spoken) if not _is_quoted(text, place[0])]
    # Who stands on a ballot is named in passing, and is not the one who speaks.
    speaking = [i for _, _, i in spoken if not _follows_verb(text, office.start) or not _is_candidate(known[i])]
    person = next(iter(speaking), None)
    if telling or person is None:
        return person
    return person if _is_subject(text, office) and not known[person].offices else None


def _is_candidate(person: Known) -> bool:
    """Whether nothing is known of the person but the office sought."""
    return bool(person.offices) and all(office.status == "calon" for office in person.offices)


def _is_telling(string: str, office: Office) -> bool:
    """Whether the words tell enough of the office to make it somebody's: a past one, "ia menjabat", a body or unit."""
    surface = string[office.start : office.end].split()
    if surface[0].lower() in _former() or _pronoun().search(string[max(0, office.start - 60) : office.start]):
        return True
    named = len(surface) > 1 and surface[-1][0].isupper()
    return named and (office.of is not None or len(office.title.split()) > 2)


def _seeker(text: Text, places: Sequence[tuple[int, int, int]], opened: int, office: Office) -> int | None:
    """The person of the sentence who seeks the office, if nobody else is spoken of in between."""
    at = bisect_left(places, (office.start,)) - 1
    if at < 0 or places[at][0] < opened:
        return None
    start, closed, person = places[at]
    told = _follows_verb(text, start) or text.string.endswith(("Menurut ", "menurut "), 0, start)
    own = None if told else OWN_GROUP.match(text.string, closed)
    return None if OTHERS.search(text.string, own.end() if own else closed, office.start) else person


def _is_quoted(text: Text, position: int) -> bool:
    """Whether the position lies in direct speech, as the marks before it in its paragraph say."""
    marks = text.once(_find_marks)
    at = bisect_left(marks, (position,)) - 1
    opened = at >= 0 and marks[at][1] and marks[at][0] >= text.paragraph_at(position)[0]
    return opened and not _follows_verb(text, position)


def _find_marks(text: Text) -> tuple[tuple[int, bool], ...]:
    """Where quotation marks stand, and whether each opens direct speech: a straight one does where none is open."""
    marks, opened = list[tuple[int, bool]](), False
    for mark in QUOTE_MARK.finditer(text.string):
        opened = mark[0] == "“" or (mark[0] == '"' and not opened)
        if mark[0] != "\n":
            marks.append((mark.start(), opened))
    return tuple(marks)


def _follows_verb(text: Text, position: int) -> bool:
    """Whether a verb of saying stands right before the position: "ujar guru itu"."""
    before = text.string[max(0, position - 20) : position].split()
    return bool(before) and verbs().get(before[-1].lower()) == "tag"


@cache
def _closings() -> tuple[str, ...]:
    return tuple(f"{word} " for word in links())


@cache
def _former() -> frozenset[str]:
    return frozenset(row["phrase"] for row in lexicon.rows("statuses") if row["status"] == "mantan")


@cache
def _pronoun() -> re.Pattern[str]:
    pronouns, joining = any_of(context("pronoun")), any_of(set(links()) - {"yang"})
    # "Pria kelahiran Lirik itu menjabat Camat"
    shown = rf"(?: [^\s,.;“”\"]{{1,20}}){{1,5}} (?:{any_of(context('demonstrative'))})"
    return re.compile(rf"\b(?:{pronouns})(?:{shown})? (?:yang )?(?:(?:{joining}) ){{1,5}}\Z", re.IGNORECASE)


@cache
def _demonstrative() -> re.Pattern[str]:
    words = "|".join(sorted(context("demonstrative")))
    term = r"(?:dua|tiga|\d) periode |periode \d{4} ?[-–/] ?\d{2,4} "
    return re.compile(rf" (?:di [A-Z]\w+ (?:[A-Z]\w+ )?|[a-z]{{4,12}} |{term})?(?:{words})\b")


@cache
def _far_demonstrative() -> re.Pattern[str]:
    words = "|".join(sorted(context("demonstrative")))
    return re.compile(rf" (?:(?:di|pada|yang|asal|dari|\(\d\d\)) (?:[^\s,;.!?“”\"]{{1,20}} ){{1,6}}?)?(?:{words})\b")
