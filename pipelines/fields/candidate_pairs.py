"""The pairs of candidates on the ballot that the article names."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import zip_longest
from typing import Annotated

from crawler.items import Span
from pipelines import lexicon
from pipelines.grammar.candidate_names import bare, is_official, is_region
from pipelines.grammar.candidate_numbers import (
    BEHIND,
    FARTHEST_NUMBER,
    NUMBER,
    number_ahead,
    number_behind,
    number_near,
    number_of,
)
from pipelines.grammar.candidate_patterns import DEPUTY_FIRST, ENCLOSED, FURTHER, HEAD_ALONE, LISTED, TWO_NAMES
from pipelines.grammar.names import find_names
from pipelines.grammar.words import given_names, kinds_of_other_words
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.text import Text

FARTHEST_NAMES, LONGEST_NAMING, LOOK_BACK, TRIES = 140, 280, 200, 6
LONGEST_NAMES, LONGEST_LIST = 90, 600
EMPTY_BOX = "Kotak Kosong"


def _words(role: str) -> dict[str, str]:
    return {row["word"]: role for row in lexicon.rows("candidate_words") if role in lexicon.split(row["roles"])}


ROLES = ("pair", "beside", "coupled", "empty box", "sole", "election", "no pair")
PAIR, BESIDE, COUPLED, EMPTY, SOLE, ELECTION, NO_PAIR = (Phrases(partial(_words, role)) for role in ROLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidatePair:
    """A head and a deputy who stand for election together; the empty box stands alone."""

    number: Annotated[int | None, "number on the ballot"]
    names: Annotated[tuple[str, ...], "head, then deputy, without titles and degrees; Kotak Kosong where it stands in"]
    span: Annotated[Span, "where they are named"]


def find(text: Text) -> tuple[CandidatePair, ...]:
    """The pairs named in headline, captions and body, each once, with the fullest form of their names."""
    pairs: list[CandidatePair] = []
    opening = [found.start for found in PAIR.find(text.string)]
    around = [*_deputies_first(text, opening), *_coupled(text), *_listed(text, opening)]
    for pair in [*_enclosed(text), *_pairs(text), *around, *_heads_alone(text), *_empty_boxes(text)]:
        known = next((i for i, other in enumerate(pairs) if _same(pair, other)), None)
        if known is None:
            pairs.append(pair)
        else:
            pairs[known] = _merged(pairs[known], pair)
    return tuple(pairs)


def _pairs(text: Text) -> Iterator[CandidatePair]:
    """The names behind each word that opens a pair, up to the next such word or the end of the sentence."""
    opening = _openings(text)
    election = [found.start for found in ELECTION.find(text.string)] if opening else []
    others = [found.start for found in NO_PAIR.find(text.string)] if opening else []
    told = covered = 0
    for index, found in enumerate(opening):
        _, end = text.sentence_at(found.start)
        start, close = text.paragraph_at(found.start)
        following = opening[index + 1].start if index + 1 < len(opening) else end
        named = _names(text, found.end, min(end, following, found.end + LONGEST_NAMING))
        if named is None or named[0] - found.end > FARTHEST_NAMES or _any(others, found.start, named[0]):
            continue
        left, right, names = named
        if _any(election, max(start, found.start - LOOK_BACK), min(close, right + LOOK_BACK)):
            # The number ahead may be told of the pair before: "A–B (nomor urut 1), C–D (nomor urut 2)".
            ahead = None if found.start < told else number_ahead(text.string, (found.start, found.end), left)
            behind = BEHIND.match(text.string, right, end) if ahead is None else None
            told = behind.end() if behind else told
            reach = following if found.value == "beside" else right + FARTHEST_NUMBER
            number = ahead or number_behind(behind) or number_near(text.string, found.start, right, reach)
            yield CandidatePair(number=number, names=names, span=text.span(left, right))
            for pair in _further(text, right, min(end, right + LONGEST_LIST)) if right > covered else ():
                yield pair
                covered = text.offsets(pair.span)[1]


def _further(text: Text, position: int, end: int) -> Iterator[CandidatePair]:
    """The pairs that follow one at `position`, joined to it."""
    while match := FURTHER.match(text.string, position, end):
        names, position = _named(text, match), match.end()
        behind = None if match["number"] else BEHIND.match(text.string, position, end)
        if all(names):
            number = number_of(match["number"]) if match["number"] else number_behind(behind)
            yield CandidatePair(number=number, names=names, span=text.span(match.start("head"), match.end()))


def _named(text: Text, match: re.Match[str]) -> tuple[str, str]:
    """The bare names of head and deputy."""
    head, deputy = (_bare(text, match.start(part), match.end(part)) for part in ("head", "deputy"))
    return head, deputy


def _bare(text: Text, start: int, end: int) -> str:
    """The bare name in `[start, end)`; behind an office and its place, it is the one that finders of people see."""
    written = text.string[start:end].rstrip(".")
    end = start + len(written)
    forms = text.once(find_names) if is_official(written) else ()
    at = bisect_left(forms, end, key=lambda form: form.end)
    if at < len(forms) and forms[at].end == end and start < forms[at].start:
        return forms[at].name
    name = bare(written)
    return "" if kinds_of_other_words().get(name.lower()) == "institution" or is_region(name) else name


def _openings(text: Text) -> list[Found[str]]:
    """The words that open a pair, among them "selain" where another opens one behind it in the sentence."""
    pairs = PAIR.find(text.string)
    starts = [found.start for found in pairs]
    beside = BESIDE.find(text.string) if pairs else []
    beside = [found for found in beside if _any(starts, found.end, text.sentence_at(found.start)[1])]
    return sorted([*pairs, *beside], key=lambda found: found.start)


def _coupled(text: Text) -> Iterator[CandidatePair]:
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
        if match and match.end("head") <= found.start and _any(election, *text.paragraph_at(found.start)):
            names = _named(text, match)
            if all(names):
                behind = BEHIND.match(text.string, match.end(), end)
                yield CandidatePair(
                    number=number_behind(behind), names=names, span=text.span(match.start(), match.end())
                )


def _enclosed(text: Text) -> Iterator[CandidatePair]:
    """The pairs that stand in parentheses behind what they call themselves: "Paket SEHATI (A – B) nomor urut 2"."""
    for match in ENCLOSED.finditer(text.string) if ELECTION.find(text.string) else ():
        names = _named(text, match)
        if all(names):
            behind = BEHIND.match(text.string, match.end())
            yield CandidatePair(
                number=number_behind(behind), names=names, span=text.span(match.start("head"), match.end() - 1)
            )


def _listed(text: Text, opening: list[int]) -> Iterator[CandidatePair]:
    """The pairs on numbered lines below a sentence that speaks of pairs."""
    for match in LISTED.finditer(text.string) if opening else ():
        names = _named(text, match)
        if all(names) and _any(opening, match.start() - LONGEST_LIST, match.start()):
            number = number_of(match["number"])
            yield CandidatePair(number=number, names=names, span=text.span(match.start("head"), match.end()))


def _deputies_first(text: Text, opening: list[int]) -> Iterator[CandidatePair]:
    """The pairs whose deputy is named first, where the sentence speaks of a pair."""
    for match in DEPUTY_FIRST.finditer(text.string) if opening and " mendampingi " in text.string else ():
        start, end = text.sentence_at(match.start())
        names = _named(text, match)
        if all(names) and _any(opening, start, end):
            placed = NUMBER.search(text.string, match.end(), end)
            number = number_of(placed["number"]) if placed else None
            yield CandidatePair(number=number, names=names, span=text.span(match.start(), match.end()))


def _heads_alone(text: Text) -> Iterator[CandidatePair]:
    """The candidates for the first post who are named with their number and without a deputy."""
    numbered = " nomor " in text.string or " urut " in text.string
    for match in HEAD_ALONE.finditer(text.string) if numbered else ():
        name, number = bare(match["head"]), number_of(match["number"])
        if name and number is not None:
            yield CandidatePair(number=number, names=(name,), span=text.span(match.start("head"), match.end()))


def _any(starts: list[int], left: int, right: int) -> bool:
    index = bisect_left(starts, left)
    return index < len(starts) and starts[index] < right


def _names(text: Text, start: int, end: int) -> tuple[int, int, tuple[str, str]] | None:
    """The first head and deputy in `[start, end)`: where they stand, and their bare names."""
    for _ in range(TRIES):
        match = TWO_NAMES.search(text.string, start, end)
        if match is None:
            return None
        head, deputy = _named(text, match)
        blend = head.isupper() and deputy.isupper() and not {head.lower(), deputy.lower()} & given_names()
        blend = blend and " " not in head + deputy  # what a pair calls itself: BLP-AMAN
        if head and deputy and not blend and head.split()[0] != deputy.split()[0]:  # no pair: "Siap-Siap Dinonjobkan"
            return text.string.index(head.split()[0], match.start()), match.end(), (head, deputy)
        start = match.start("deputy") if head else match.end("head")
    return None


def _empty_boxes(text: Text) -> Iterator[CandidatePair]:
    """The empty box, where its number on the ballot is given, or the text says that it is the opponent."""
    boxes = EMPTY.find(text.string) if "kosong" in text.string.lower() else []
    sole = bool(boxes) and bool(SOLE.find(text.string))
    for found in boxes:
        behind = NUMBER.search(text.string, found.end, found.end + FARTHEST_NUMBER)
        ahead = NUMBER.search(text.string, max(found.start - FARTHEST_NUMBER, 0), found.start)
        number = next((value for place in (behind, ahead) if place and (value := number_of(place["number"]))), None)
        if sole or number is not None:
            yield CandidatePair(number=number, names=(EMPTY_BOX,), span=text.span(found.start, found.end))


def _same(one: CandidatePair, other: CandidatePair) -> bool:
    """Whether each name of one is part of the other's: "Adi–Nawawi" is "Adi Wibowo – Nawawi"; so is a head alone."""
    words = [({*a.casefold().split()}, {*b.casefold().split()}) for a, b in zip(one.names, other.names, strict=False)]
    return all(a <= b or b <= a for a, b in words)


def _merged(one: CandidatePair, other: CandidatePair) -> CandidatePair:
    names = tuple(max(pair, key=len) for pair in zip_longest(one.names, other.names, fillvalue=""))
    return replace(one, names=names, number=one.number or other.number)
