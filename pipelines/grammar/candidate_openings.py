"""Finds the pairs of candidates behind a word that opens one: "pasangan calon A dan B", "paslon nomor urut 1 A–B"."""

import re
from collections.abc import Iterator

from pipelines.grammar.candidate_cues import (
    BESIDE,
    ELECTION,
    LONGEST_LIST,
    NO_PAIR,
    PAIR,
    PairNamed,
    bare_names,
    is_within,
)
from pipelines.grammar.candidate_numbers import (
    BEHIND,
    FARTHEST_NUMBER,
    number_ahead,
    number_behind,
    number_near,
    number_of,
)
from pipelines.grammar.candidate_patterns import FURTHER, TWO_NAMES
from pipelines.grammar.words import given_names
from pipelines.lexicon.phrases import Found
from pipelines.text import Text

# "Paslon nomor urut 2 itu": the number of the pair that was named last.
SHOWN = re.compile(r"(?: (?:nomor|no\.?))?(?: urut)? (?P<number>\w{1,9}) (?:itu|ini|tersebut)\b", re.IGNORECASE)
FARTHEST_NAMES, LONGEST_NAMING, LOOK_BACK, TRIES = 140, 280, 200, 6


def find_opened(text: Text) -> tuple[PairNamed, ...]:
    """The pairs of captions, headline and body that a word opens, in the order of those words."""
    return tuple(_opened(text))


def _opened(text: Text) -> Iterator[PairNamed]:
    """The names behind each word that opens a pair, up to the next such word or the end of the sentence."""
    opening = _openings(text)
    election = [found.start for found in ELECTION.find(text.string)] if opening else []
    others = [found.start for found in NO_PAIR.find(text.string)] if opening else []
    told = covered = 0
    last: PairNamed | None = None
    for index, found in enumerate(opening):
        shown = SHOWN.match(text.string, found.end)
        if shown and last and last.number is None:
            yield last._replace(number=number_of(shown["number"]))
            continue
        _, end = text.sentence_at(found.start)
        start, close = text.paragraph_at(found.start)
        following = opening[index + 1].start if index + 1 < len(opening) else end
        named = _names(text, found.end, min(end, following, found.end + LONGEST_NAMING))
        if named is None or named[0] - found.end > FARTHEST_NAMES or is_within(others, found.start, named[0]):
            continue
        left, right, names = named
        if is_within(election, max(start, found.start - LOOK_BACK), min(close, right + LOOK_BACK)):
            # The number ahead may be told of the pair before: "A–B (nomor urut 1), C–D (nomor urut 2)".
            ahead = None if found.start < told else number_ahead(text.string, (found.start, found.end), left)
            behind = BEHIND.match(text.string, right, end) if ahead is None else None
            told = behind.end() if behind else told
            reach = following if found.value == "beside" else right + FARTHEST_NUMBER
            number = ahead or number_behind(behind) or number_near(text.string, found.start, right, reach)
            last = PairNamed(number, names, left, right)
            yield last
            for pair in _further(text, right, min(end, right + LONGEST_LIST)) if right > covered else ():
                yield pair
                covered = pair.end


def _further(text: Text, position: int, end: int) -> Iterator[PairNamed]:
    """The pairs that follow one at `position`, joined to it."""
    while match := FURTHER.match(text.string, position, end):
        names, position = bare_names(text, match), match.end()
        behind = None if match["number"] else BEHIND.match(text.string, position, end)
        if all(names):
            number = number_of(match["number"]) if match["number"] else number_behind(behind)
            yield PairNamed(number, names, match.start("head"), match.end())


def _openings(text: Text) -> list[Found[str]]:
    """The words that open a pair, among them "selain" where another opens one behind it in the sentence."""
    pairs = PAIR.find(text.string)
    starts = [found.start for found in pairs]
    beside = BESIDE.find(text.string) if pairs else []
    beside = [found for found in beside if is_within(starts, found.end, text.sentence_at(found.start)[1])]
    return sorted([*pairs, *beside], key=lambda found: found.start)


def _names(text: Text, start: int, end: int) -> tuple[int, int, tuple[str, str]] | None:
    """The first head and deputy in `[start, end)`: where they stand, and their bare names."""
    for _ in range(TRIES):
        match = TWO_NAMES.search(text.string, start, end)
        if match is None:
            return None
        head, deputy = bare_names(text, match)
        blend = head.isupper() and deputy.isupper() and not {head.lower(), deputy.lower()} & given_names()
        blend = blend and " " not in head + deputy  # what a pair calls itself: BLP-AMAN
        if head and deputy and not blend and head.split()[0] != deputy.split()[0]:  # no pair: "Siap-Siap Dinonjobkan"
            return text.string.index(head.split()[0], match.start()), match.end(), (head, deputy)
        start = match.start("deputy") if head else match.end("head")
    return None
