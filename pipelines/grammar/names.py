"""Finds what may be a person's name: runs of capitalised words, and what speaks for them."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipelines.grammar import evidence
from pipelines.grammar.bodies import is_demonstrative
from pipelines.grammar.honorifics import PAIRED, is_degree, read_degrees, read_honorifics
from pipelines.grammar.name_words import read_run, starts_name
from pipelines.grammar.titles import Office, find_offices
from pipelines.grammar.words import (
    Word,
    address_words,
    context,
    find_words,
    given_names,
    honorific_kinds,
    kinds_of_other_words,
    notable_words,
    read_region,
    region_types,
)
from pipelines.text import Text

PARTS = re.compile(r"\w+")
APOSTROPHES = re.compile(r"['’‘`´]")
# "RSUD Prof. Dr. Soetomo" goes on behind the full stop, a sentence does not.
LONGEST_ABBREVIATION = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """A run of words that may name a person: words `[first, last)`, characters `[start, end)`.

    `opened` is the first character with honorifics, `closed` the one behind the degrees. `office` is the one that
    stands directly before, `tokens` are the words of the name for comparison. `sure` says that honorifics, degrees, an
    office or a verb of saying speak for a person; `likely` that at least its words are given names.
    """

    start: int
    end: int
    first: int
    last: int
    opened: int
    closed: int
    name: str
    tokens: tuple[str, ...]
    honorifics: tuple[str, ...]
    degrees: tuple[str, ...]
    office: Office | None
    sure: bool
    likely: bool


def find_names(text: Text) -> tuple[NameForm, ...]:
    """Every run in captions and body that may name a person, in order; those that are not `likely` too."""
    words, offices = text.once(find_words), text.once(find_offices)
    inside = {i: office for office in offices for i in range(office.first, office.last)}
    starts = [word.start for word in words]
    forms, at = list[NameForm](), 0
    latest: Office | None = None
    notable = notable_words()
    while at < len(words):
        if at in inside:
            latest = inside[at]
            at = max(at + 1, inside[at].last)
            continue
        if not words[at].capital and words[at].lower not in notable:
            at += 1
            continue
        behind = _behind_place(words, at)
        if behind > at:
            at = behind
            continue
        if latest and words[at].start - latest.end > evidence.FARTHEST:
            latest = None
        holds = latest is not None and evidence.holds(text.string, latest, words[at].start)
        form = _read(text.string, words, at, latest if holds else None, inside)
        if form:
            forms.append(form)
            latest = latest if len(form.name) == 1 else None
        at = bisect_left(starts, form.closed) if form else at + 1
    return tuple(forms)


def _behind_place(words: Sequence[Word], at: int) -> int:
    """The index behind "Jalan Ahmad Yani", "RSUD Dr. Soetomo" or "Kota Tegal", which name no person; else `at`."""
    word = words[at]
    if word.capital and word.lower in region_types("name"):
        return max(read_region(words, at, None)[0], at)
    if kinds_of_other_words().get(word.lower) != "container" or (len(word.string) < 4 and not word.capital):
        return at
    last = at + 1
    while last < len(words) and words[last].capital and words[last].gap in (" ", ". ", ".", "-"):
        if words[last].gap == ". " and len(words[last - 1].string) > LONGEST_ABBREVIATION:
            break
        last += 1
    return last


def _read(
    string: str, words: Sequence[Word], at: int, office: Office | None, inside: Mapping[int, Office]
) -> NameForm | None:
    """The form that opens at word `at`, honorifics first; None where none does."""
    first, honorifics, addressed = at, tuple[str, ...](), False
    if words[at].lower in honorific_kinds() or words[at].string in PAIRED:
        first, honorifics, addressed = read_honorifics(string, words, at)
    if first >= len(words) or first in inside or not starts_name(words, first, addressed or office is not None):
        return None
    if not addressed and _is_other(string, words, first):
        return None
    if office and not office.official and words[at].gap == " " and _behind_place(words, office.last - 1) > office.last:
        return None
    last = read_run(string, words, first, inside)
    if not addressed and evidence.is_verbal(words[first]) and evidence.is_opening(words, first) and last - first > 1:
        at = first = first + 1
    if not addressed and last - first == 1 and evidence.is_verbal(words[first]):
        return None
    if _addressed(words, first, last):
        first, addressed = first + 1, True
    closed, degrees = read_degrees(string, words[last - 1].end)
    if office and (office.unheaded or is_demonstrative(words, last)) and words[at].gap == " ":
        return None
    holder = office is not None and office.official and (last - first > 1 or words[first].lower in given_names())
    region = not (addressed or degrees or holder) and evidence.is_region(words, first, last)
    likely = evidence.is_likely(words, first, last) and not region
    spoken = not region and _is_spoken_of(string, words, (at, first, last), closed)
    told = (
        addressed
        or bool(degrees)
        or (
            office is not None
            and not region
            and _fits(string, office, words[at], (likely, last - first > 1, spoken), closed)
        )
    )
    name = " ".join(string[words[first].start : words[last - 1].end].split())
    return NameForm(
        start=words[first].start,
        end=words[last - 1].end,
        first=first,
        last=last,
        opened=words[at].start,
        closed=closed,
        name=name,
        tokens=tuple(PARTS.findall(APOSTROPHES.sub("", name.lower()))),
        honorifics=honorifics,
        degrees=degrees,
        office=office if told else None,
        sure=told or (spoken and not evidence.is_in_body(words, at)),
        likely=likely,
    )


def _addressed(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the run opens with a familiar address before a name that stands by itself: Kang Ujang Wiharja.

    "Gus Ipul" stays whole: Ipul alone is no name.
    """
    if words[first].lower not in address_words() or last - first < 2:
        return False
    return last - first > 2 or (
        words[last - 1].lower in given_names() and words[first].lower not in context("nicknaming")
    )


def _fits(string: str, office: Office, word: Word, look: tuple[bool, bool, bool], closed: int) -> bool:
    """Mere parts (warga, guru) are often followed by a place or a thing: "warga Kebayoran", "guru SD Inpres".

    `look` says whether the name is likely, of several words, and spoken of.
    """
    likely, several, spoken = look
    if office.official or likely or word.lower in given_names():
        return True
    if several:
        return office.of is not None or "," in word.gap
    return "," in word.gap and (spoken or evidence.is_closed(string, closed))


def _is_other(string: str, words: Sequence[Word], at: int) -> bool:
    """Whether this is a photo credit, a compound (E-Mapas, Wua-Wua), or a degree left behind by a strange one."""
    compound = words[at].gap == "-" and len(words[at - 1].string) < 3
    doubled = any(two.gap == "-" and one.lower == two.lower for one, two in pairwise(words[max(0, at - 1) : at + 2]))
    return (
        compound
        or doubled
        or evidence.is_credited(words, at)
        or ("," in words[at].gap and is_degree(string, words[at].start))
    )


def _is_spoken_of(string: str, words: Sequence[Word], span: tuple[int, int, int], closed: int) -> bool:
    """Whether a verb of saying or an introduction speaks for the name."""
    at, first, last = span
    given = sum(word.lower in given_names() for word in words[first:last])
    if words[first].upper and not given:
        return False
    named = last - first > 1 or given > 0
    behind = last
    while behind < len(words) and words[behind].start < closed:
        behind += 1
    if evidence.is_spoken(words, at) or evidence.is_speaking(words, behind):
        return named or not evidence.is_opening(words, first)
    if last - first > 1 and evidence.is_described(words, at):
        return True
    if at and words[at].gap == " " and evidence.cue(words[at - 1]) == "called":
        return True
    return named and evidence.is_backed(string, words, at, closed)
