"""Reads one form of a person's name, honorifics and degrees included, and weighs what speaks for a person."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from pipelines.grammar import evidence
from pipelines.grammar.body_words import is_demonstrative
from pipelines.grammar.honorifics import PAIRED, is_degree, read_degrees, read_honorifics
from pipelines.grammar.name_words import behind_place, read_run, starts_name
from pipelines.grammar.titles import Office
from pipelines.grammar.words import Word, address_words, context, given_names, honorific_kinds, read_region

PARTS = re.compile(r"\w+")
APOSTROPHES = re.compile(r"['’‘`´]")


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


class Run(NamedTuple):
    """Where a form stands: words `[at, last)` with honorifics, `[first, last)` without, `closed` behind the degrees.

    `addressed` says that an honorific or a familiar address opens it.
    """

    at: int
    first: int
    last: int
    closed: int
    honorifics: tuple[str, ...]
    degrees: tuple[str, ...]
    addressed: bool

    @property
    def several(self) -> bool:
        """Whether the name is of more than one word."""
        return self.last - self.first > 1


def read_form(
    string: str, words: Sequence[Word], at: int, office: Office | None, inside: Mapping[int, Office]
) -> NameForm | None:
    """The form that opens at word `at`, honorifics first; None where none does.

    `office` is the one that stands before and may be held by whoever is named; the words `inside` offices are no name.
    """
    run = _read_run(string, words, at, office, inside)
    if run is None:
        return None
    first, last = run.first, run.last
    holder = office is not None and office.official and (run.several or words[first].lower in given_names())
    region = not (run.addressed or run.degrees or holder) and evidence.is_region(words, first, last)
    located = not (office or run.addressed or run.degrees) and evidence.is_located(words, run.at)
    likely = not (region or located) and evidence.is_likely(words, first, last)
    spoken = not (region or located) and _is_spoken_of(string, words, run)
    backed = spoken or evidence.is_closed(string, run.closed)
    fits = office is not None and _fits(office, words[run.at], several=run.several, likely=likely, backed=backed)
    told = run.addressed or bool(run.degrees) or (fits and not region)
    name = " ".join(string[words[first].start : words[last - 1].end].split())
    return NameForm(
        start=words[first].start,
        end=words[last - 1].end,
        first=first,
        last=last,
        opened=words[run.at].start,
        closed=run.closed,
        name=name,
        tokens=tuple(PARTS.findall(APOSTROPHES.sub("", name.lower()))),
        honorifics=run.honorifics,
        degrees=run.degrees,
        office=office if told else None,
        sure=told or (spoken and not evidence.is_in_body(words, run.at)),
        likely=likely,
    )


def _read_run(
    string: str, words: Sequence[Word], at: int, office: Office | None, inside: Mapping[int, Office]
) -> Run | None:
    """The words of the form that opens at word `at`; None where they can name nobody."""
    first, honorifics, addressed = at, tuple[str, ...](), False
    if words[at].lower in honorific_kinds() or words[at].string in PAIRED:
        first, honorifics, addressed = read_honorifics(string, words, at)
    if first >= len(words) or first in inside or not starts_name(words, first, addressed or office is not None):
        return None
    last = read_run(string, words, first, inside)
    if not addressed:
        if _is_other(string, words, first) or _is_of_place(words, at, office):
            return None
        at = first = _behind_opening(words, first, last)
        if first == last:
            return None
    if evidence.is_anonymous(words, last) or (office and _is_of_office(words, at, last, office)):
        return None
    if _opens_with_address(words, first, last):
        first, addressed = first + 1, True
    closed, degrees = read_degrees(string, words[last - 1].end)
    return Run(at, first, last, closed, honorifics, degrees, addressed)


def _is_of_place(words: Sequence[Word], at: int, office: Office | None) -> bool:
    """Whether the word goes on with the place that closes a mere part: "warga Kompleks Melati"."""
    if office is None or office.official or words[at].gap != " ":
        return False
    return behind_place(words, office.last - 1) > office.last


def _is_of_office(words: Sequence[Word], at: int, last: int, office: Office) -> bool:
    """Whether the words behind an office say what it is of: "Kepala Dinpermades", "pejabat Pemkab itu"."""
    unlikely = is_demonstrative(words, last) and not evidence.is_likely(words, at, last)
    return (office.unheaded or unlikely) and words[at].gap == " "


def _behind_opening(words: Sequence[Word], first: int, last: int) -> int:
    """Where the name opens behind a verb that opens the sentence, or a region; `last` where nothing else is left."""
    first = min(_behind_region(words, first), last)
    if first < last and evidence.is_verbal(words[first]) and (last - first == 1 or evidence.is_opening(words, first)):
        return first + 1
    return first


def _behind_region(words: Sequence[Word], at: int) -> int:
    """The index behind a region that closes the name of a body before a person's: "Dinpermades Brebes Rina Wati"."""
    if not at or words[at].gap != " " or not words[at - 1].capital or words[at].lower in given_names():
        return at
    behind = read_region(words, at, None)[0]
    named = behind < len(words) and words[behind].gap == " " and words[behind].lower in given_names()
    return behind if named and words[behind].capital else at


def _opens_with_address(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the run opens with a familiar address before a name that stands by itself: Kang Ujang Wiharja.

    "Gus Ipul" stays whole: Ipul alone is no name.
    """
    if words[first].lower not in address_words() or last - first < 2:
        return False
    return last - first > 2 or (
        words[last - 1].lower in given_names() and words[first].lower not in context("nicknaming")
    )


def _fits(office: Office, opening: Word, *, several: bool, likely: bool, backed: bool) -> bool:
    """Mere parts (warga, guru) are often followed by a place or a thing: "warga Kebayoran", "guru SD Inpres".

    `opening` is the word behind the office, `several` and `likely` are what the name is; `backed` says that a verb
    speaks for the name or that an age or a comma closes it.
    """
    if office.official or likely or opening.lower in given_names():
        return True
    if several:
        return office.of is not None or "," in opening.gap
    return "," in opening.gap and backed


def _is_other(string: str, words: Sequence[Word], at: int) -> bool:
    """Whether this is a compound (E-Mapas, Wua-Wua), or a degree left behind by a strange one."""
    compound = words[at].gap == "-" and len(words[at - 1].string) < 3
    doubled = any(two.gap == "-" and one.lower == two.lower for one, two in pairwise(words[max(0, at - 1) : at + 2]))
    return compound or doubled or ("," in words[at].gap and is_degree(string, words[at].start))


def _is_spoken_of(string: str, words: Sequence[Word], run: Run) -> bool:
    """Whether a verb of saying or an introduction speaks for the name."""
    at, first = run.at, run.first
    given = any(word.lower in given_names() for word in words[first : run.last])
    if words[first].upper and not given:
        return False
    named = run.several or given
    behind = run.last
    while behind < len(words) and words[behind].start < run.closed:
        behind += 1
    if evidence.is_spoken(words, at) or evidence.is_speaking(words, behind):
        return (named or not evidence.is_opening(words, first)) and (given or not is_demonstrative(words, behind))
    if run.several and evidence.is_described(words, at):
        return True
    if at and words[at].gap == " " and evidence.cue(words[at - 1]) == "called":
        return True
    return named and evidence.is_backed(string, words, at, run.closed)
