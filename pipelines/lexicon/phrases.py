"""Finds the phrases of all lexicons in a text in one pass."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

T = TypeVar("T")

# What each of the first 256 characters is: 1 for a letter or digit.
LETTERS = bytes(chr(code).isalnum() for code in range(256))
BEYOND_LATIN = re.compile(r"[^\x00-\xff]")


# To call Found for each takes three times as long.
_new = tuple.__new__


class Found(NamedTuple, Generic[T]):
    """A phrase at characters `[start, end)`, and what the lexicon says of it. A tuple, for there are thousands."""

    start: int
    end: int
    value: T


class Phrases(Generic[T]):
    """Whole-word search for the keys of a mapping, leftmost and longest first, without overlaps; a decorator of the
    function that loads them.

    Letter case is ignored. Texts are expected normalised: NFC, single spaces. Phrases are loaded when first needed, and
    a text is searched once for all that there are: some thirty fields and finders ask for theirs.
    """

    def __init__(self, load: Callable[[], Mapping[str, T]]) -> None:
        self.__doc__ = load.__doc__
        self._load = load
        self._number = len(_everything())
        _everything().append(self)
        _automaton.cache_clear()
        _scan.cache_clear()

    def entries(self) -> dict[str, T]:
        """What the lexicon says, by phrase in small letters."""
        return {fold(phrase): value for phrase, value in self._load().items()}

    def find(self, string: str, start: int = 0, end: int | None = None) -> Sequence[Found[T]]:
        """The phrases in `string[start:end]`, in order; offsets are those of `string`."""
        found = _scan(string)[self._number]
        if start == 0 and end is None:
            return found
        closed = len(string) if end is None else end
        return [one for one in found if one[0] >= start and one[1] <= closed]


@cache
def _everything() -> list[Phrases[Any]]:
    """All phrases of the programme, as their modules define them."""
    return []


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[tuple[int, Any], ...], ...]]:
    """One automaton for all phrases; and for each of its patterns, whose it is and what that lexicon says of it."""
    owners: dict[str, list[tuple[int, Any]]] = {}
    for number, phrases in enumerate(_everything()):
        for phrase, value in phrases.entries().items():
            owners.setdefault(phrase, []).append((number, value))
    # The contiguous one takes two thirds of the time of the usual one; the fully spelt out one takes 0.4 s to build.
    automaton = AhoCorasick(
        list(owners), matchkind=MatchKind.Standard, store_patterns=False, implementation=Implementation.ContiguousNFA
    )
    return automaton, tuple(map(tuple, owners.values()))


@lru_cache(maxsize=16)
def _scan(string: str) -> list[list[Found[Any]]]:
    """The whole words of all lexicons in `string`, by the number of the owner, in order, without overlaps.

    Remembered, for every finder asks again.
    """
    folded = fold(string)
    automaton, owners = _automaton()
    within = _letters(folded)
    places = [
        (left, -right, pattern)
        for pattern, left, right in automaton.find_matches_as_indexes(folded, overlapping=True)
        if not (within[left - 1] and within[left]) and not (within[right] and within[right - 1])
    ]
    # The longest of a place comes first.
    places.sort()
    hits: list[list[Found[Any]]] = [[] for _ in _everything()]
    reached = [0] * len(hits)
    for left, minus_right, pattern in places:
        for owner, value in owners[pattern]:
            if left >= reached[owner]:
                reached[owner] = -minus_right
                hits[owner].append(_new(Found, (left, -minus_right, value)))
    return hits


def _letters(string: str) -> bytearray:
    """For every character 1 where it is a letter or digit, else 0; and a 0 behind the last, which is before the first
    too. Read off a table, since to ask for each end of each match costs as much as the search itself.
    """
    letters = bytearray(string.encode("latin-1", "replace").translate(LETTERS))
    if not string.isascii():
        for match in BEYOND_LATIN.finditer(string):
            letters[match.start()] = match[0].isalnum()
    letters.append(0)
    return letters


def fold(string: str) -> str:
    """`string` in small letters, every letter at its place."""
    lower = string.lower()
    # A few letters (İ) grow when lowered, which would shift every offset behind them.
    return lower if len(lower) == len(string) else "".join(c if len(c.lower()) > 1 else c.lower() for c in string)
