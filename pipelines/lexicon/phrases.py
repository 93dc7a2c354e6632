"""Finds the phrases of all lexicons in a text in one pass."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

T = TypeVar("T")
# A pattern of the automaton in a text: where it starts, where it ends, as a number below 0, and its number.
Place = tuple[int, int, int]

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
        _patterns.cache_clear()
        _scan.cache_clear()

    def entries(self) -> dict[str, T]:
        """What the lexicon says, by phrase in small letters."""
        return {fold(phrase): value for phrase, value in self._load().items()}

    def find(self, string: str, start: int = 0, end: int | None = None) -> Sequence[Found[T]]:
        """The phrases in `string[start:end]`, in order; offsets are those of `string`."""
        places, known = _scan(string)
        found = known.get(self._number)
        if found is None:
            found = known[self._number] = _apart(places[self._number], _patterns().values[self._number])
        if start == 0 and end is None:
            return found
        closed = len(string) if end is None else end
        first, behind = bisect_left(found, (start,)), bisect_left(found, (closed,))
        # Without overlaps only the last can reach beyond.
        return found[first : behind - 1 if behind and found[behind - 1][1] > closed else behind]


@cache
def _everything() -> list[Phrases[Any]]:
    """All phrases of the programme, as their modules define them."""
    return []


class _Patterns(NamedTuple):
    """One automaton for all phrases. `owners` are the numbers of the lexicons that have each of its patterns, `values`
    what each lexicon says of its own.
    """

    automaton: AhoCorasick
    owners: tuple[tuple[int, ...], ...]
    values: tuple[dict[int, Any], ...]


@cache
def _patterns() -> _Patterns:
    owners: dict[str, list[int]] = {}
    entries = [phrases.entries() for phrases in _everything()]
    for number, phrases in enumerate(entries):
        for phrase in phrases:
            owners.setdefault(phrase, []).append(number)
    numbers = {phrase: number for number, phrase in enumerate(owners)}
    # The contiguous one takes two thirds of the time of the usual one; the fully spelt out one takes 0.4 s to build.
    automaton = AhoCorasick(
        list(owners), matchkind=MatchKind.Standard, store_patterns=False, implementation=Implementation.ContiguousNFA
    )
    values = [{numbers[phrase]: value for phrase, value in phrases.items()} for phrases in entries]
    return _Patterns(automaton, tuple(map(tuple, owners.values())), tuple(values))


@lru_cache(maxsize=16)
def _scan(string: str) -> tuple[list[list[Place]], dict[int, list[Found[Any]]]]:
    """The whole words of each lexicon in `string`, in order; and what was found, by its number, once it is asked for.

    Remembered, for every finder asks again. An article that is not on topic is asked for a few lexicons only.
    """
    folded, (automaton, owners, _) = fold(string), _patterns()
    inside = _inside_words(folded)
    places = [
        (left, -right, pattern)
        for pattern, left, right in automaton.find_matches_as_indexes(folded, overlapping=True)
        if not (inside[left] or inside[right])
    ]
    # The longest of a place comes first.
    places.sort()
    by_owner: list[list[Place]] = [[] for _ in _everything()]
    for place in places:
        for owner in owners[place[2]]:
            by_owner[owner].append(place)
    return by_owner, {}


def _apart(places: Iterable[Place], values: Mapping[int, T]) -> list[Found[T]]:
    """What was found of one lexicon, without overlaps."""
    found: list[Found[T]] = []
    reached = 0
    for left, minus_right, pattern in places:
        if left >= reached:
            reached = -minus_right
            found.append(_new(Found, (left, reached, values[pattern])))
    return found


def _inside_words(string: str) -> bytes:
    """For every place, that behind the last character too, 1 where letters or digits stand on both sides, else 0.

    Made for the whole string at once, since to ask for each end of each match costs as much as the search itself.
    """
    letters = bytearray(string.encode("latin-1", "replace").translate(LETTERS))
    if not string.isascii():
        for match in BEYOND_LATIN.finditer(string):
            letters[match.start()] = match[0].isalnum()
    number = int.from_bytes(letters, "little")
    return (number & number << 8).to_bytes(len(letters) + 1, "little")


def fold(string: str) -> str:
    """`string` in small letters, every letter at its place."""
    lower = string.lower()
    # A few letters (İ) grow when lowered, which would shift every offset behind them.
    return lower if len(lower) == len(string) else "".join(c if len(c.lower()) > 1 else c.lower() for c in string)
