"""Finds offices: the status, the canonical title and the region or body, wherever an article names one."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipelines import lexicon
from pipelines.fields.bodies import behind_link, behind_wider, is_civic, late_unit, read_body, read_place, unit_end
from pipelines.fields.words import Word, find_words, honorific_kinds, read_region
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.lexicon.regions import RegionEntry
from pipelines.text import Text

REGION_KINDS = {"city": "kota", "regency": "kabupaten", "province": "provinsi"}
TERRITORIAL = frozenset({"city", "regency", "province", "region"})
# Nothing but spaces, a full stop or parentheses stands between "Penjabat (Pj.)" and "Bupati".
ADJACENT = re.compile(r"[ .()/]{0,4}\Z")
PAIRED = re.compile(r" ?(?:dan|[-–—/&]) ?\Z")
BALLOT_NUMBER = re.compile(
    r"\s?,?\s?(?:dengan )?(?:nomor|no\.?) urut (?:\d{1,2}|satu|dua|tiga|empat|lima)\b", re.IGNORECASE
)
REPUBLIC = frozenset({"ri", "republik", "indonesia"})
PARENTHESIS = re.compile(r"\([^()\n]{0,80}(?:\)|\Z)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the lexicon says of a phrase: a title (canonical, with its level), or a word of status."""

    title: str | None
    level: str = ""
    kind: str = ""
    body: str = ""
    status: str | None = None
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office as named at characters `[start, end)`: words `[first, last)`, region or body included.

    `of` is None where the text does not say it there; `regions` are those that a bare name may mean. `held` is False
    where the words speak of the office itself (Kantor Bupati, pemilihan Bupati, para camat) and of no holder.
    """

    start: int
    end: int
    first: int
    last: int
    title: str
    level: str
    status: str | None
    of: str | None = None
    regions: tuple[RegionEntry, ...] = ()
    held: bool = True

    @property
    def official(self) -> bool:
        """Whether it is an office in the state, a party, a council or a company, and no mere part (warga)."""
        return self.level != "none"


def find_offices(text: Text) -> tuple[Office, ...]:
    """All offices named in captions and body, in order; a region stated once for a pair of offices holds for both."""
    words = text.once(find_words)
    starts = [word.start for word in words]
    offices: list[Office] = []
    pending: list[Found[Entry]] = []
    for found in _phrases().find(text.string, text.captions_start, words[-1].end if words else None):
        if pending and not ADJACENT.match(text.string, pending[-1].end, found.start):
            pending = []
        if found.value.title is None:
            pending = [*pending, found] if found.value.place == "before" else []
            continue
        first = bisect_left(starts, found.start)
        inside = bool(offices) and found.start < offices[-1].end
        inside = inside or _is_rank(words, first)
        if not inside and not (found.value.kind == "none" and _in_name(words, first)):
            offices.append(_read(text.string, words, first, found, pending))
        pending = []
    return tuple(_share(text.string, offices))


def _read(string: str, words: Sequence[Word], first: int, found: Found[Entry], statuses: list[Found[Entry]]) -> Office:
    entry = found.value
    after = first
    while after < len(words) and words[after].start < found.end:
        after += 1
    marks = [mark.value.status for mark in statuses]
    after, mark = _status_behind(words, after)
    opened = (
        bisect_left([word.start for word in words[max(0, first - 8) : first]], statuses[0].start) if statuses else None
    )
    start = statuses[0].start if statuses else found.start
    begin = first if opened is None else max(0, first - 8) + opened
    office = Office(
        start=start,
        end=words[after - 1].end,
        first=begin,
        last=after,
        title=entry.title or "",
        level=entry.level,
        status=_status(entry, [*marks, mark]),
        held=_held(words, begin),
    )
    return _with_scope(string, words, office, entry)


def _is_rank(words: Sequence[Word], first: int) -> bool:
    """Whether the word is a rank and no office: Irjen Pol is nobody's Inspektur Jenderal."""
    if honorific_kinds().get(words[first].lower) != "rank" or first + 1 == len(words):
        return False
    return words[first + 1].gap in (" ", ". ") and honorific_kinds().get(words[first + 1].lower) == "corps"


def _in_name(words: Sequence[Word], first: int) -> bool:
    """Whether the word stands inside the name of a body: Forum Jurnalis Intan."""
    return bool(first) and words[first].capital and words[first].gap == " " and words[first - 1].capital


def _status(entry: Entry, marks: list[str | None]) -> str | None:
    if entry.kind == "none":
        return None
    for decisive in ("mantan", "calon"):
        if decisive in marks or entry.status == decisive:
            return decisive
    return next((mark for mark in reversed(marks) if mark), None) or "definitif"


def _status_behind(words: Sequence[Word], at: int) -> tuple[int, str | None]:
    """A status behind the title (Bupati petahana), and the index of the word behind it."""
    if at < len(words) and words[at].gap == " " and not words[at].upper:
        status = _statuses_behind().get(words[at].lower)
        if status:
            return at + 1, status
    return at, None


def _with_scope(string: str, words: Sequence[Word], office: Office, entry: Entry) -> Office:
    """The office with the region or body that follows its title."""
    at = office.last
    if office.level in TERRITORIAL:
        last, regions = read_region(words, at, REGION_KINDS.get(office.level)) if _spaced(words, at) else (at, ())
        of = regions[0].name if len(regions) == 1 else None
        last, status = _status_behind(words, last)
        office = replace(office, status=status if status and office.status == "definitif" else office.status)
        last = _behind_ballot_number(string, words, last)
        return replace(office, last=last, end=words[last - 1].end, of=of, regions=regions)
    if office.level == "national" and entry.kind == "territory":
        at = _behind_ordinal(words, at)
        while at < len(words) and words[at].lower in REPUBLIC and words[at].gap == " ":
            at += 1
        at = _behind_ballot_number(string, words, at)
        return replace(office, last=at, end=words[at - 1].end)
    if office.level in {"body", "none"}:
        at = behind_link(words, at, {"dari", "pada", "di"} if entry.body else {"dari", "pada"})
    last = read_place(words, at) if office.level in {"district", "village"} else read_body(words, at)
    if office.level in {"district", "village"} and last > at:
        last = behind_wider(words, last)
    named = _plain(string[words[at].start : words[last - 1].end]) if last > at else ""
    if last == at:
        return replace(office, of=entry.body or None) if office.level == "body" else office
    of = named if not entry.body or named.lower().startswith(entry.body.lower()) else f"{entry.body} {named}".strip()
    level = "none" if office.level == "body" and is_civic(of) else office.level
    unit = unit_end(words, at, last) if entry.kind == "unit" else at
    if unit > at:
        title = f"{office.title} {_plain(string[words[at].start : words[unit - 1].end])}"
        of = _plain(string[words[unit].start : words[last - 1].end]) if unit < last else ""
        office = replace(office, title=title)
    elif entry.kind == "unit" and (late := late_unit(words, at, last)) < last:
        office = replace(office, title=f"{office.title} {_plain(string[words[late].start : words[last - 1].end])}")
        of = _plain(string[words[at].start : words[late - 1].end])
    office = replace(office, level=level, status=None if level == "none" else office.status)
    last = _behind_ballot_number(string, words, last)
    return replace(office, last=last, end=words[last - 1].end, of=of or None)


def _behind_ordinal(words: Sequence[Word], at: int) -> int:
    """The index behind the "ke-6" of "Presiden ke-6 RI"."""
    ordinal = (
        at + 1 < len(words) and words[at].lower == "ke" and words[at + 1].gap == "-" and words[at + 1].string.isdigit()
    )
    return at + 2 if ordinal else at


def _spaced(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].gap in (" ", " (", ") ")


def _behind_ballot_number(string: str, words: Sequence[Word], at: int) -> int:
    number = BALLOT_NUMBER.match(string, words[at - 1].end)
    while number and at < len(words) and words[at].start < number.end():
        at += 1
    return at


def _held(words: Sequence[Word], first: int) -> bool:
    return not (first and words[first].gap in (" ", " (") and words[first - 1].lower in _unheld())


def _plain(name: str) -> str:
    """A body's name without its acronym in parentheses and in single spaces."""
    return " ".join(PARENTHESIS.sub(" ", name).split())


def _share(string: str, offices: list[Office]) -> list[Office]:
    """Lends the region of "Bupati dan Wakil Bupati Malang" to the first, and the status of candidates to the second."""
    shared = list(offices)
    for i in range(len(shared) - 1):
        one, two = shared[i], shared[i + 1]
        if not PAIRED.match(string, one.end, two.start) or one.level != two.level:
            continue
        if one.of is None and not one.regions:
            shared[i] = replace(one, of=two.of, regions=two.regions)
        if one.status == "calon" and two.status == "definitif":
            shared[i + 1] = replace(two, status="calon")
        if not one.held:
            shared[i + 1] = replace(shared[i + 1], held=False)
    return shared


@cache
def _phrases() -> Phrases[Entry]:
    entries = {
        row["phrase"]: Entry(
            title=row["title"], level=row["level"], kind=row["kind"], body=row["body"], status=row["status"] or None
        )
        for row in lexicon.rows("titles")
    }
    for row in lexicon.rows("statuses"):
        entries[row["phrase"]] = Entry(title=None, status=row["status"], place=row["place"])
    return Phrases(entries)


@cache
def _statuses_behind() -> dict[str, str]:
    return {row["phrase"]: row["status"] for row in lexicon.rows("statuses") if row["place"] == "after"}


@cache
def _unheld() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.rows("unheld_offices"))
