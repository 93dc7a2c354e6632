"""Finds what may be a person's name: runs of capitalised words, and what speaks for them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipelines import lexicon
from pipelines.fields.honorifics import read_degrees, read_honorifics
from pipelines.fields.titles import Office, find_offices
from pipelines.fields.words import (
    Word,
    find_words,
    given_names,
    kinds_of_other_words,
    name_particles,
    opens_name,
    read_region,
)
from pipelines.text import Text

# What may stand between an office and its holder: "Bupati Malang, H. Sanusi", "Ketua KPU, yakni Andi".
BEFORE_HOLDER = re.compile(
    r"\)?\s?[,:–—-]?\s?(?:(?:yakni|yaitu|bernama|atas nama|adalah|yang dijabat|dijabat|dijabat oleh),?\s)?[“\"]?\Z"
)
SENTENCE_BREAK = re.compile(r"[.!?\n:;“\"”•]")
VERBAL = re.compile(r"(?:di|me|ber|ter|pe|ke)\w{3,}(?:kan|nya|an|i)\Z|\w{3,}nya\Z")
AGE_OR_ALIAS = re.compile(r"\s\((?:\d\d(?: tahun)?|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\)")
APPOSITION = re.compile(
    r",? (?:selaku|sebagai|yang (?:juga|merupakan|menjabat|akrab|karib|biasa)|salah (?:satu|seorang)|seorang|alias)\b"
)
LONGEST_NAME = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """A run of words that may name a person: words `[first, last)`, characters `[start, end)`.

    `opened` is the first character with honorifics, `closed` the one behind the degrees. `office` is the one that
    stands directly before. `sure` says that honorifics, degrees, an office or a verb of saying speak for a person;
    `likely` that at least its words are given names.
    """

    start: int
    end: int
    first: int
    last: int
    opened: int
    closed: int
    name: str
    honorifics: tuple[str, ...]
    degrees: tuple[str, ...]
    office: Office | None
    speaks: bool
    sure: bool
    likely: bool

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words of the name for comparison."""
        return tuple(re.sub(r"[^\w]", "", word) for word in self.name.lower().split())


def find_names(text: Text) -> tuple[NameForm, ...]:
    """Every run in captions and body that may name a person, in order; those that are not `likely` too."""
    words, offices = text.once(find_words), text.once(find_offices)
    inside = {i: office for office in offices for i in range(office.first, office.last)}
    ending = {office.last: office for office in offices}
    starts = [word.start for word in words]
    forms, at = [], 0
    while at < len(words):
        if at in inside:
            at = max(at + 1, inside[at].last)
            continue
        behind = _behind_place(words, at)
        if behind > at:
            at = behind
            continue
        form = _read(text.string, words, at, ending.get(at), inside)
        if form:
            forms.append(form)
        at = bisect_left(starts, form.closed) if form else at + 1
    return tuple(forms)


def _behind_place(words: Sequence[Word], at: int) -> int:
    """The index behind "Jalan Ahmad Yani" or "RSUD Dr. Soetomo", which name no person; `at` where no such thing is."""
    word = words[at]
    if kinds_of_other_words().get(word.lower) != "container" or (len(word.string) < 4 and not word.capital):
        return at
    last = at + 1
    while last < len(words) and words[last].capital and words[last].gap in (" ", ". ", ".", "-"):
        last += 1
    return last


def _read(
    string: str, words: Sequence[Word], at: int, office: Office | None, inside: dict[int, Office]
) -> NameForm | None:
    first, honorifics, addressed = read_honorifics(string, words, at)
    if first >= len(words) or first in inside or not _starts(words, first, bool(honorifics) or office is not None):
        return None
    if first == at and (_credited(words, at) or (words[at].gap == "-" and len(words[at - 1].string) < 3)):
        return None
    last = _run(string, words, first, inside)
    opening = SENTENCE_BREAK.search(words[first].gap) is not None or first == 0
    if opening and last - first > 1 and not honorifics and _verbal(words[first]):
        first += 1
        at, opening = first, False
    if last - first == 1 and first == at and _verbal(words[first]):
        return None
    if office and (not office.held or not BEFORE_HOLDER.match(string, office.end, words[at].start)):
        office = None
    start = words[first].start + (1 if words[first].lower in _merged() and last - first > 1 else 0)
    if start > words[first].start:
        honorifics = (*honorifics, words[first].string[0])
    closed, degrees = read_degrees(string, words[last - 1].end)
    given = sum(word.lower in given_names() for word in words[first:last])
    speaks = _spoken(words, at) or _speaking(words, last, closed)
    named = last - first > 1 or given > 0
    backed = _introduced(words, at) or AGE_OR_ALIAS.match(string, closed) or APPOSITION.match(string, closed)
    region = not honorifics and not degrees and not office and _is_region(words, first, last)
    upper = words[first].upper and not given
    sure = bool(honorifics or degrees or office or addressed)
    sure = sure or (
        not upper and ((speaks and (named or not opening)) or (named and backed is not None and bool(backed)))
    )
    return NameForm(
        start=start,
        end=words[last - 1].end,
        first=first,
        last=last,
        opened=words[at].start,
        closed=closed,
        name=" ".join(string[start : words[last - 1].end].split()),
        honorifics=honorifics,
        degrees=degrees,
        office=office,
        speaks=speaks,
        sure=sure and not region,
        likely=not region and last - first > 1 and words[first].lower in given_names() and not _verbal(words[last - 1]),
    )


def _starts(words: Sequence[Word], at: int, backed: bool) -> bool:
    word = words[at]
    if opens_name(word):
        return True
    known = word.capital and word.lower in given_names() and not word.upper
    if known and at + 1 < len(words) and words[at + 1].gap == " " and opens_name(words[at + 1]):
        return backed or not SENTENCE_BREAK.search(word.gap)
    return (known and backed) or (word.lower in name_particles() and word.capital and backed)


def _run(string: str, words: Sequence[Word], first: int, inside: dict[int, Office]) -> int:
    """The index behind the last word of the name that opens at `first`."""
    last = first + 1
    while last < len(words) and last - first < LONGEST_NAME and last not in inside:
        word, before = words[last], words[last - 1]
        if word.gap not in (" ", "-") and not (word.gap in (". ", ".", " . ") and _abbreviated(before)):
            break
        if word.gap == "-" and before.lower not in name_particles():
            break
        if read_degrees(string, before.end)[1] and not before.initial and not _abbreviated(before):
            break
        if word.lower in name_particles() and last + 1 < len(words) and words[last + 1].capital:
            if not word.capital and not opens_name(words[last + 1]):
                break
        elif not (opens_name(word) or (word.capital and word.lower in given_names()) or _shouted(words, first, last)):
            break
        last += 1
    return last


def _abbreviated(word: Word) -> bool:
    return word.initial or _cue(word) == "abbreviated" or (word.capital and len(word.string) == 2 and not word.upper)


def _shouted(words: Sequence[Word], first: int, at: int) -> bool:
    """A short word in capitals inside a name that is written in capitals altogether."""
    upper = words[at].upper and words[first].upper
    return upper and words[at].lower not in kinds_of_other_words()


def _credited(words: Sequence[Word], at: int) -> bool:
    """Whether the words before make this a credit ("Foto: Andi", "ANTARA/Andi")."""
    word, before = words[at], words[at - 1] if at else None
    if before is None:
        return False
    return (word.gap == "/" and before.capital) or (":" in word.gap and _cue(before) == "credit")


def _spoken(words: Sequence[Word], at: int) -> bool:
    """Whether a verb of saying stands directly before: "kata Andi", "menurut Andi"."""
    if not at or words[at].gap not in (" ", ", "):
        return False
    before = words[at - 1].lower
    if before in {"menurut", "kepada"}:
        return before == "menurut" and words[at].gap == " "
    if before == "oleh" and at > 1:
        return words[at - 2].lower in _verbs() and words[at].gap == " "
    return words[at].gap == " " and _verbs().get(before) in {"tag", "passive"}


def _speaking(words: Sequence[Word], last: int, closed: int) -> bool:
    """Whether a verb of saying follows, adverbs aside: "Andi juga menegaskan"."""
    at = last
    while at < len(words) and words[at].start < closed:
        at += 1
    for index in range(at, min(at + 4, len(words))):
        word = words[index]
        if word.gap not in (" ", ", ", ". ") or ("." in word.gap and index > at):
            return False
        if word.lower in _verbs() and word.string.islower():
            return _verbs()[word.lower] != "passive"
        if _cue(word) != "adverb":
            return False
    return False


def _introduced(words: Sequence[Word], at: int) -> bool:
    return bool(at) and words[at].gap == " " and _cue(words[at - 1]) == "naming"


def _is_region(words: Sequence[Word], first: int, last: int) -> bool:
    return read_region(words, first, None)[0] >= last


def _verbal(word: Word) -> bool:
    return word.lower not in given_names() and VERBAL.match(word.lower) is not None


def _cue(word: Word) -> str | None:
    return _cues().get(word.lower)


@cache
def _cues() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in lexicon.rows("name_cues")}


@cache
def _verbs() -> dict[str, str]:
    return {row["form"]: row["position"] for row in lexicon.rows("verbs_of_saying")}


@cache
def _merged() -> frozenset[str]:
    """Honorific and initial written as one word: HM Nasir is Haji M. Nasir."""
    return frozenset({"hm", "hr", "hma", "ha", "hs"})
