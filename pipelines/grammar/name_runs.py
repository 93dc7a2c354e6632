"""Says where a form of a name stands: its words, the honorifics before them and the degrees behind."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from pipelines.grammar import evidence
from pipelines.grammar.body_words import is_demonstrative
from pipelines.grammar.honorifics import PAIRED, is_degree, read_degrees, read_honorifics
from pipelines.grammar.name_looks import is_likely, is_verbal
from pipelines.grammar.name_words import behind_place, doubled, read_run, starts_name
from pipelines.grammar.titles import Office
from pipelines.grammar.words import Word, address_words, context, given_names, honorific_kinds, read_region


class Run(NamedTuple):
    """Where a form stands: words `[at, last)` with honorifics, `[first, last)` without; degrees end at character
    `closed`, before word `behind`.

    `addressed` says that an honorific or a familiar address opens it.
    """

    at: int
    first: int
    last: int
    closed: int
    behind: int
    honorifics: tuple[str, ...]
    degrees: tuple[str, ...]
    addressed: bool

    @property
    def several(self) -> bool:
        """Whether the name is of more than one word."""
        return self.last - self.first > 1


def locate(
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
        if _is_other(string, words, first) or (office and _is_of_place(words, at, office)):
            return None
        at = first = _behind_opening(words, first, last)
        if first == last:
            return None
    if evidence.is_anonymous(words, last) or evidence.is_masked(words, at) or _is_of_team(words, at, last):
        return None
    if office and _is_of_office(words, at, last, office):
        return None
    if words[first].lower in address_words() and _is_addressed(words, first, last):
        first, addressed = first + 1, True
    closed, degrees = read_degrees(string, words[last - 1].end)
    behind = last
    while behind < len(words) and words[behind].start < closed:
        behind += 1
    return Run(at, first, last, closed, behind, honorifics, degrees, addressed)


def _is_of_place(words: Sequence[Word], at: int, office: Office) -> bool:
    """Whether the word goes on with the place that closes a mere part: "warga Kompleks Melati"."""
    if office.official or words[at].gap != " ":
        return False
    return behind_place(words, office.last - 1) > office.last


def _is_of_office(words: Sequence[Word], at: int, last: int, office: Office) -> bool:
    """Whether the words behind an office say what it is of: "Kepala Dinpermades", "pejabat Pemkab itu"."""
    unlikely = is_demonstrative(words, last) and not is_likely(words, at, last)
    return (office.unheaded or unlikely) and words[at].gap == " "


def _is_of_team(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether a team calls itself after the two candidates named here: "Juru Bicara Tim Pemenangan Andi-Budi"."""
    if not at or words[at].gap != " " or evidence.cue(words[at - 1]) != "team" or not words[at - 1].capital:
        return False
    return last < len(words) and words[last].gap.strip() in {"-", "–"} and words[last].capital


def _behind_opening(words: Sequence[Word], first: int, last: int) -> int:
    """Where the name opens behind a verb that opens the sentence, or a region; `last` where nothing else is left."""
    first = min(_behind_region(words, first), last)
    if first < last and is_verbal(words[first]) and (last - first == 1 or evidence.is_opening(words, first)):
        return first + 1
    return first


def _behind_region(words: Sequence[Word], at: int) -> int:
    """The index behind a region that closes the name of a body before a person's: "Dinpermades Brebes Rina Wati"."""
    if not at or words[at].gap != " " or not words[at - 1].capital or words[at].lower in given_names():
        return at
    behind = read_region(words, at, None)[0]
    named = behind < len(words) and words[behind].gap == " " and words[behind].lower in given_names()
    return behind if named and words[behind].capital else at


def _is_addressed(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a name that stands by itself is behind the familiar address which opens the run: Kang Ujang Wiharja.

    "Gus Ipul" stays whole: Ipul alone is no name.
    """
    if last - first != 2:
        return last - first > 2
    return words[last - 1].lower in given_names() and words[first].lower not in context("nicknaming")


def _is_other(string: str, words: Sequence[Word], at: int) -> bool:
    """Whether this is a compound (E-Mapas, Wua-Wua), or a degree left behind by a strange one."""
    gap = words[at].gap
    if gap == "-" and at and (len(words[at - 1].string) < 3 or words[at - 1].lower == words[at].lower):
        return True
    return doubled(words, at) or ("," in gap and is_degree(string, words[at].start))
