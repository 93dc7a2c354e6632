"""The pairs of candidates on the ballot that the article names."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated

from crawler.items import Span
from pipelines import lexicon
from pipelines.fields.counts_numbers import figures
from pipelines.lexicon.phrases import Phrases
from pipelines.text import Text

WORD = r"[A-Z][\w’'`]*\.?"
NAME = rf"{WORD}(?:\s(?:{WORD}|(?:bin|binti|br\.?|boru|al|van|de)\b)){{0,6}}"
DEGREES = r"(?:,\s?(?:[A-Z]\w{0,5}\.?\s?){1,4})(?=[\s,.)(–—&/-]|\Z)"
JOINT = r"\s?(?:[–—&/-]|\bdan\b|\bserta\b|\bberpasangan dengan\b|\bbersama\b)\s?"
PAIR = re.compile(rf"(?P<head>{NAME})(?:{DEGREES}){{0,3}}{JOINT}(?P<deputy>{NAME})")
NUMBER = re.compile(r"(?:nomor|no)\b\.?(?:\s+urut)?\s*:?\s*(?P<number>\w{1,9})", re.I)
BARE_NUMBER = re.compile(r"\s*(?:nomor|no\b\.?)?\s*(?:urut)?\s*(?P<number>\d{1,2})\b")
FARTHEST_NAMES, LONGEST_NAMING, FARTHEST_NUMBER, LOOK_BACK, TRIES = 140, 280, 30, 200, 6
HIGHEST = 20
EMPTY_BOX = "Kotak Kosong"


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidatePair:
    """A head and a deputy who stand for election together; the empty box stands alone."""

    number: Annotated[int | None, "number on the ballot"]
    names: Annotated[tuple[str, ...], "head, then deputy, without titles and degrees; Kotak Kosong where it stands in"]
    span: Annotated[Span, "where they are named"]


def find(text: Text) -> tuple[CandidatePair, ...]:
    """The pairs named in headline, captions and body, each once, with the fullest form of their names."""
    pairs: list[CandidatePair] = []
    for pair in [*_pairs(text), *_empty_boxes(text)]:
        known = next((i for i, other in enumerate(pairs) if _same(pair, other)), None)
        if known is None:
            pairs.append(pair)
        else:
            pairs[known] = _merged(pairs[known], pair)
    return tuple(pairs)


def _pairs(text: Text) -> Iterator[CandidatePair]:
    """The names behind each word that opens a pair, up to the next such word or the end of the sentence."""
    opening = _words("pair").find(text.string)
    election = [found.start for found in _words("election").find(text.string)] if opening else []
    others = [found.start for found in _words("no pair").find(text.string)] if opening else []
    for index, found in enumerate(opening):
        start, end = text.sentence_at(found.start)
        following = opening[index + 1].start if index + 1 < len(opening) else end
        named = _names(text.string, found.end, min(end, following, found.end + LONGEST_NAMING))
        if named is None or named[0] - found.end > FARTHEST_NAMES or _any(others, found.end, named[0]):
            continue
        left, right, names = named
        if _any(election, max(start, found.start - LOOK_BACK), min(end, right + LOOK_BACK)):
            number = _number(text.string, found.start, found.end, left, right)
            yield CandidatePair(number=number, names=names, span=text.span(left, right))


def _any(starts: list[int], left: int, right: int) -> bool:
    index = bisect_left(starts, left)
    return index < len(starts) and starts[index] < right


def _names(string: str, start: int, end: int) -> tuple[int, int, tuple[str, str]] | None:
    """The first head and deputy in `string[start:end]`: where they stand, and their bare names."""
    for _ in range(TRIES):
        match = PAIR.search(string, start, end)
        if match is None:
            return None
        head, deputy = _bare(match["head"]), _bare(match["deputy"])
        if head and deputy:
            return string.index(head.split()[0], match.start()), match.end(), (head, deputy)
        start = match.start("deputy") if match.start("deputy") > start else match.end()
    return None


def _bare(name: str) -> str:
    """The name without titles, offices, degrees, and a region behind an office ("Wakil Bupati Bima Adi" is Adi)."""
    words, official = name.split(), False
    while words and (_key(words[0]) in _offices() or _key(words[0]) in _honorifics()):
        official = official or _key(words[0]) in _offices()
        words.pop(0)
    if official:
        words = next((words[n:] for n in (3, 2, 1) if " ".join(words[:n]).casefold() in _regions()), words)
    while words and _key(words[0]) in _honorifics():
        words.pop(0)
    while words and sum(c.isupper() for c in words[-1]) > 1 and _key(words[-1]) in _degrees():
        words.pop()
    if any(_key(word) in _offices() for word in words):
        return ""
    return " ".join(words).rstrip(".")


def _number(string: str, cue: int, cue_end: int, left: int, right: int) -> int | None:
    """The number between the cue and the names, behind the names, or right ahead of the cue."""
    places = [BARE_NUMBER.match(string, cue_end, left), NUMBER.search(string, cue, left)]
    places += [NUMBER.search(string, right, right + FARTHEST_NUMBER)]
    places += [NUMBER.search(string, max(cue - FARTHEST_NUMBER, 0), cue)]
    return next((number for place in places if place and (number := _value(place["number"]))), None)


def _value(written: str) -> int | None:
    value = next((figure.value for figure in figures(written)), 0)
    return value if 0 < value <= HIGHEST else None


def _empty_boxes(text: Text) -> Iterator[CandidatePair]:
    """The empty box, where its number on the ballot is given."""
    for found in _words("empty box").find(text.string):
        behind = NUMBER.search(text.string, found.end, found.end + FARTHEST_NUMBER)
        ahead = NUMBER.search(text.string, max(found.start - FARTHEST_NUMBER, 0), found.start)
        number = next((value for place in (behind, ahead) if place and (value := _value(place["number"]))), None)
        if number is not None:
            yield CandidatePair(number=number, names=(EMPTY_BOX,), span=text.span(found.start, found.end))


def _same(one: CandidatePair, other: CandidatePair) -> bool:
    """Whether each name of one is part of the other's: "Adi–Nawawi" is "Adi Wibowo – Nawawi"."""
    if len(one.names) != len(other.names):
        return False
    words = [({*a.casefold().split()}, {*b.casefold().split()}) for a, b in zip(one.names, other.names, strict=True)]
    return all(a <= b or b <= a for a, b in words)


def _merged(one: CandidatePair, other: CandidatePair) -> CandidatePair:
    names = tuple(max(pair, key=len) for pair in zip(one.names, other.names, strict=True))
    return replace(one, names=names, number=one.number or other.number)


def _key(word: str) -> str:
    return word.replace(".", "").casefold()


@cache
def _words(role: str) -> Phrases[str]:
    rows = lexicon.rows("candidate_words")
    return Phrases({row["word"]: role for row in rows if role in lexicon.split(row["roles"])})


@cache
def _offices() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.rows("candidate_words") if "office" in lexicon.split(row["roles"]))


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(_key(row["word"]) for row in lexicon.rows("honorifics"))


@cache
def _degrees() -> frozenset[str]:
    return frozenset(_key(row["degree"]) for row in lexicon.rows("degrees"))


@cache
def _regions() -> frozenset[str]:
    return frozenset(name for row in lexicon.rows("regions") for name in _forms(row["name"].casefold()))


def _forms(name: str) -> tuple[str, str]:
    return name, name.removeprefix("kabupaten ").removeprefix("kota ")
