"""Finds the pairs of candidates that no word opens: joined by a verb, in parentheses, in lists; the empty box."""

from collections.abc import Iterator

from pipelines.grammar.candidate_cues import (
    COUPLED,
    DEPUTY,
    ELECTION,
    EMPTY,
    LONGEST_LIST,
    PAIR,
    SOLE,
    PairNamed,
    bare_names,
    is_within,
)
from pipelines.grammar.candidate_names import bare
from pipelines.grammar.candidate_numbers import BEHIND, FARTHEST_NUMBER, NUMBER, number_behind, number_of
from pipelines.grammar.candidate_patterns import (
    BARE_NUMBER,
    DEPUTY_FIRST,
    ENCLOSED,
    LISTED,
    NUMBERED_PAIR,
    TWO_NAMES,
    head_alone,
    head_and_deputy,
)
from pipelines.text import Text

LONGEST_NAMES = 90
EMPTY_BOX = "Kotak Kosong"


def find_unopened(text: Text) -> Iterator[PairNamed]:
    """The pairs whose deputy stands first, then those joined by a verb, and those in lists."""
    opening = [found.start for found in PAIR.find(text.string)]
    yield from _deputies_first(text, opening)
    yield from _titled(text)
    yield from _numbered(text)
    yield from _coupled(text)
    yield from _listed(text, opening)
    yield from _heads_alone(text)
    yield from _empty_boxes(text)


def _coupled(text: Text) -> Iterator[PairNamed]:
    """The pairs that a verb joins, where the paragraph speaks of an election: "calon bupati A berpasangan dengan B"."""
    coupled = COUPLED.find(text.string)
    election = [found.start for found in ELECTION.find(text.string)] if coupled else []
    for found in coupled:
        start, end = text.sentence_at(found.start)
        left = max(start, found.start - LONGEST_NAMES)
        match = next(
            (
                m
                for m in TWO_NAMES.finditer(text.string, left, min(end, found.end + LONGEST_NAMES))
                if m.end() > found.end
            ),
            None,
        )
        if match and match.end("head") <= found.start and is_within(election, *text.paragraph_at(found.start)):
            names = bare_names(text, match)
            if all(names):
                behind = BEHIND.match(text.string, match.end(), end)
                yield PairNamed(number_behind(behind), names, match.start(), match.end())


def _titled(text: Text) -> Iterator[PairNamed]:
    """The pairs of whom each is named behind the office that is sought."""
    for match in head_and_deputy().finditer(text.string) if DEPUTY.find(text.string) else ():
        names = bare_names(text, match, titled=True)
        if all(names):
            number = number_of(match["number"]) if match["number"] else None
            yield PairNamed(number, names, match.start("head"), match.end())


def _numbered(text: Text) -> Iterator[PairNamed]:
    """The pairs of whom the number alone stands in parentheses behind them, where an election is spoken of."""
    election = [found.start for found in ELECTION.find(text.string)]
    for number in BARE_NUMBER.finditer(text.string) if election else ():
        opened, end = text.paragraph_at(number.start())
        left = max(opened, number.start() - LONGEST_NAMES)
        match = NUMBERED_PAIR.search(text.string, left, number.start())
        if match and is_within(election, opened, end) and all(names := bare_names(text, match)):
            yield PairNamed(number_of(number["number"]), names, match.start("head"), match.end())


def find_enclosed(text: Text) -> Iterator[PairNamed]:
    """The pairs that stand in parentheses behind what they call themselves: "Paket SEHATI (A – B) nomor urut 2"."""
    for match in ENCLOSED.finditer(text.string) if ELECTION.find(text.string) else ():
        names = bare_names(text, match)
        if all(names):
            behind = BEHIND.match(text.string, match.end())
            yield PairNamed(number_behind(behind), names, match.start("head"), match.end() - 1)


def _listed(text: Text, opening: list[int]) -> Iterator[PairNamed]:
    """The pairs on numbered lines below a sentence that speaks of pairs."""
    for match in LISTED.finditer(text.string) if opening else ():
        names = bare_names(text, match)
        if all(names) and is_within(opening, match.start() - LONGEST_LIST, match.start()):
            number = number_of(match["number"])
            yield PairNamed(number, names, match.start("head"), match.end())


def _deputies_first(text: Text, opening: list[int]) -> Iterator[PairNamed]:
    """The pairs whose deputy is named first, where the sentence speaks of a pair."""
    for match in DEPUTY_FIRST.finditer(text.string) if opening and " mendampingi " in text.string else ():
        start, end = text.sentence_at(match.start())
        names = bare_names(text, match)
        if all(names) and is_within(opening, start, end):
            placed = NUMBER.search(text.string, match.end(), end)
            number = number_of(placed["number"]) if placed else None
            yield PairNamed(number, names, match.start(), match.end())


def _heads_alone(text: Text) -> Iterator[PairNamed]:
    """The candidates for the first post who are named with their number and without a deputy."""
    numbered = " nomor " in text.string or " urut " in text.string
    for match in head_alone().finditer(text.string) if numbered else ():
        name, number = bare(match["head"]), number_of(match["number"])
        if name and number is not None:
            yield PairNamed(number, (name,), match.start("head"), match.end())


def _empty_boxes(text: Text) -> Iterator[PairNamed]:
    """The empty box, where its number on the ballot is given, or the text says that it is the opponent."""
    boxes = EMPTY.find(text.string) if "kosong" in text.string.lower() else []
    sole = bool(boxes) and bool(SOLE.find(text.string))
    for found in boxes:
        behind = NUMBER.search(text.string, found.end, found.end + FARTHEST_NUMBER)
        ahead = NUMBER.search(text.string, max(found.start - FARTHEST_NUMBER, 0), found.start)
        number = next((value for place in (behind, ahead) if place and (value := number_of(place["number"]))), None)
        if sole or number is not None:
            yield PairNamed(number, (EMPTY_BOX,), found.start, found.end)
