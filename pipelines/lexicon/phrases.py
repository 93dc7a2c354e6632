"""Finds the phrases of all lexicons in a text in one pass."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

T = TypeVar("T")

# (start, -end, value): in this order the longest of a place comes first.
Hit = tuple[int, int, Any]


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
        _everything().append(self)
        _automaton.cache_clear()
        _scan.cache_clear()

    def entries(self) -> dict[str, T]:
        """What the lexicon says, by phrase in small letters."""
        return {fold(phrase): value for phrase, value in self._load().items()}

    def find(self, string: str, start: int = 0, end: int | None = None) -> list[Found[T]]:
        """The phrases in `string[start:end]`, in order; offsets are those of `string`."""
        closed = len(string) if end is None else end
        found, reached = list[Found[T]](), start
        for left, minus_right, value in _scan(string).get(id(self), ()):
            if left >= reached and -minus_right <= closed:
                found.append(Found(left, -minus_right, value))
                reached = -minus_right
        return found


@cache
def _everything() -> list[Phrases[Any]]:
    """All phrases of the programme, as their modules define them."""
    return []


@cache
def _automaton() -> tuple[AhoCorasick, tuple[tuple[tuple[int, Any], ...], ...]]:
    """One automaton for all phrases; and for each of its patterns, whose it is and what that lexicon says of it."""
    owners: dict[str, list[tuple[int, Any]]] = {}
    for phrases in _everything():
        for phrase, value in phrases.entries().items():
            owners.setdefault(phrase, []).append((id(phrases), value))
    return AhoCorasick(list(owners), matchkind=MatchKind.Standard, store_patterns=False), tuple(
        map(tuple, owners.values())
    )


@lru_cache(maxsize=16)
def _scan(string: str) -> dict[int, list[Hit]]:
    """All whole words of all lexicons in `string`, by owner, in order. Remembered, for every finder asks again."""
    folded, size = fold(string), len(string)
    automaton, owners = _automaton()
    hits: dict[int, list[Hit]] = {}
    for pattern, left, right in automaton.find_matches_as_indexes(folded, overlapping=True):
        if (left == 0 or not (folded[left - 1].isalnum() and folded[left].isalnum())) and (
            right == size or not (folded[right].isalnum() and folded[right - 1].isalnum())
        ):
            for owner, value in owners[pattern]:
                hits.setdefault(owner, []).append((left, -right, value))
    for places in hits.values():
        places.sort(key=_place)
    return hits


def _place(hit: Hit) -> tuple[int, int]:
    return hit[0], hit[1]


def fold(string: str) -> str:
    """`string` in small letters, every letter at its place."""
    lower = string.lower()
    # A few letters (İ) grow when lowered, which would shift every offset behind them.
    return lower if len(lower) == len(string) else "".join(c if len(c.lower()) > 1 else c.lower() for c in string)
