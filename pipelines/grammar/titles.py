"""Finds offices: the status, the canonical title and the region or body, wherever an article names one."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipelines import lexicon
from pipelines.grammar.body_words import whole_bodies
from pipelines.grammar.scopes import Entry, is_of_then, read_scope, status_behind, with_body_before
from pipelines.grammar.words import Word, find_words, given_names, honorific_kinds, title_words
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.lexicon.regions import RegionEntry
from pipelines.text import Text

# Nothing but spaces, a full stop or parentheses stands between "Penjabat (Pj.)" and "Bupati".
ADJACENT = re.compile(r"[ .()/]{0,4}\Z")
# The offices that have deputies.
DEPUTISED = frozenset({"Bupati", "Gubernur", "Ketua", "Presiden", "Wali Kota"})
# "(KASN)", "(MenPAN-RB)": an acronym has several capitals, and some are of two words.
FEWEST_CAPITALS, LONGEST_ACRONYM = 2, 3
PAIRED = re.compile(r" ?(?:dan|[-–—/&]) ?\Z")


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

    @property
    def unheaded(self) -> bool:
        """Whether what it is the head of is not known: a Kepala is named with the body, and nobody's name follows."""
        return self.title == "Kepala" and self.of is None


def find_offices(text: Text) -> tuple[Office, ...]:
    """All offices named in captions and body, in order; a region stated once for a pair of offices holds for both."""
    words = text.once(find_words)
    starts = [word.start for word in words]
    offices: list[Office] = []
    pending: list[Found[Entry]] = []
    for found in _phrases.find(text.string, text.captions_start, words[-1].end if words else None):
        if pending and not ADJACENT.match(text.string, pending[-1].end, found.start):
            pending = []
        if found.value.title is None:
            pending = [*pending, found] if found.value.place == "before" else []
            continue
        first = bisect_left(starts, found.start)
        inside = bool(offices) and found.start < offices[-1].end
        inside = inside or _is_rank(words, first) or _in_name(words, first, found.value)
        if not inside and found.value.kind == "deputy":
            offices += _deputy(offices, found, first)
        elif not inside:
            offices.append(_read(text.string, words, first, found, pending))
        pending = []
    return tuple(_share(text.string, offices))


def _read(string: str, words: Sequence[Word], first: int, found: Found[Entry], statuses: list[Found[Entry]]) -> Office:
    entry = found.value
    after = first
    while after < len(words) and words[after].start < found.end:
        after += 1
    after = _behind_acronym(words, after, entry)
    marks = [mark.value.status for mark in statuses]
    after, mark = status_behind(words, after)
    start, begin = statuses[0].start if statuses else found.start, first
    while begin and words[begin - 1].start >= start:
        begin -= 1
    scope = read_scope(string, words, after, entry, _status(entry, [*marks, mark]))
    if scope.of is None and entry.level == "body" and words[first].lower.endswith(("nya", "ai")):
        scope = with_body_before(string, words, first, scope)
    return Office(
        start=start,
        end=words[scope.last - 1].end,
        first=begin,
        last=scope.last,
        title=scope.title,
        level=scope.level,
        status="mantan" if scope.status == "definitif" and is_of_then(words, scope.last) else scope.status,
        of=scope.of,
        regions=scope.regions,
        held=_held(words, begin) and not _listens(words, begin, scope.level),
    )


def _behind_acronym(words: Sequence[Word], at: int, entry: Entry) -> int:
    """The index behind the short form of a title in parentheses: "Kepala Desa (Kades) Lirik".

    A title that names its body may have that body's: "Ketua Komisi Aparatur Sipil Negara (KASN)".
    """
    if at + 1 >= len(words) or words[at].gap != " (":
        return at
    if words[at].lower in title_words() and words[at + 1].gap.startswith(")"):
        return at + 1
    names_body = bool(entry.body) or entry.level == "national"
    if not names_body or entry.status or sum(letter.isupper() for letter in words[at].string) < FEWEST_CAPITALS:
        return at
    closed = range(at + 1, min(at + LONGEST_ACRONYM + 1, len(words)))
    return next((last for last in closed if words[last].gap.startswith(")")), at)


def _is_rank(words: Sequence[Word], first: int) -> bool:
    """Whether the word is a rank and no office: Irjen Pol is nobody's Inspektur Jenderal."""
    if first and words[first].gap == " " and honorific_kinds().get(words[first - 1].lower) == "rank":
        return True
    if honorific_kinds().get(words[first].lower) not in {"rank", "corps"} or first + 1 == len(words):
        return False
    return words[first + 1].gap in (" ", ". ") and honorific_kinds().get(words[first + 1].lower) == "corps"


def _in_name(words: Sequence[Word], first: int, entry: Entry) -> bool:
    """Whether the word stands inside the name of a body: Forum Jurnalis Intan, Panitia Pengawas Kecamatan.

    Or closes the name of a person: Andi Kelian.
    """
    if not first or not (words[first].capital and words[first].gap == " " and words[first - 1].capital):
        return False
    before = words[first - 1].lower
    within = entry.kind != "unit" and before in whole_bodies() and before not in _unheld()
    surname = entry.level == "village" and before in given_names() and not _capital_at(words, first + 1)
    return entry.level == "none" or within or surname


def _capital_at(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].gap == " " and words[at].capital


def _deputy(offices: Sequence[Office], found: Found[Entry], first: int) -> list[Office]:
    """The office of the deputy of whose office is named last: "Bupati Andi dan wakilnya, Budi"."""
    heads = [office for office in offices[-3:] if office.official and office.title in DEPUTISED]
    if not heads:
        return []
    head, title = heads[-1], f"{found.value.title} {heads[-1].title}"
    return [replace(head, start=found.start, end=found.end, first=first, last=first + 1, title=title, held=True)]


def _status(entry: Entry, marks: list[str | None]) -> str | None:
    if entry.level == "none" or entry.kind == "customary":
        return None
    for decisive in ("mantan", "calon"):
        if decisive in marks or entry.status == decisive:
            return decisive
    return next((mark for mark in reversed(marks) if mark), None) or "definitif"


def _held(words: Sequence[Word], first: int) -> bool:
    return not (first and words[first].gap in (" ", " (") and words[first - 1].lower in _unheld())


def _listens(words: Sequence[Word], first: int, level: str) -> bool:
    """Whether somebody speaks to those people, as in "kepada wartawan": whoever is named next is none of them.

    So it is with an office where that opens the sentence: "Kepada Bupati, Andi meminta …".
    """
    return bool(first) and words[first - 1].lower == "kepada" and (level == "none" or words[first - 1].capital)


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


@Phrases
def _phrases() -> dict[str, Entry]:
    entries = {
        row["phrase"]: Entry(
            title=row["title"], level=row["level"], kind=row["kind"], body=row["body"], status=row["status"] or None
        )
        for row in lexicon.rows("titles")
    }
    for row in lexicon.rows("statuses"):
        entries[row["phrase"]] = Entry(title=None, status=row["status"], place=row["place"])
    return entries


@cache
def titles_of_kind(kind: str) -> frozenset[str]:
    """The canonical titles of one kind: served (kuasa hukum) or case (terlapor)."""
    return frozenset(row["title"] for row in lexicon.rows("titles") if row["kind"] == kind)


@cache
def _unheld() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.rows("unheld_offices"))
