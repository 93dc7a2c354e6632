"""Finds many phrases in a text in one pass."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A phrase at characters `[start, end)`, and what the lexicon says of it."""

    start: int
    end: int
    value: T


class Phrases(Generic[T]):
    """Whole-word search for the keys of `entries`, leftmost and longest first, without overlaps.

    Letter case is ignored unless `case_sensitive`. Texts are expected normalised: NFC, single spaces.
    """

    def __init__(self, entries: Mapping[str, T], *, case_sensitive: bool = False) -> None:
        self._case_sensitive = case_sensitive
        self._values = {self._fold(phrase): value for phrase, value in entries.items()}
        self._automaton = AhoCorasick(list(self._values), matchkind=MatchKind.Standard, store_patterns=False)
        self._patterns = tuple(self._values)

    def find(self, string: str, start: int = 0, end: int | None = None) -> list[Found[T]]:
        """The phrases in `string[start:end]`, in order; offsets are those of `string`."""
        stop = len(string) if end is None else end
        folded = self._fold(string[start:stop])
        whole = [
            (start + left, start + right, pattern)
            for pattern, left, right in self._automaton.find_matches_as_indexes(folded, overlapping=True)
            if _is_whole(folded, left, right)
        ]
        return list(self._longest(whole))

    def _longest(self, matches: list[tuple[int, int, int]]) -> Iterable[Found[T]]:
        reached = -1
        for left, right, pattern in sorted(matches, key=lambda match: (match[0], -match[1])):
            if left >= reached:
                yield Found(left, right, self._values[self._patterns[pattern]])
                reached = right

    def _fold(self, string: str) -> str:
        if self._case_sensitive:
            return string
        lower = string.lower()
        # A few letters (İ) grow when lowered, which would shift every offset behind them.
        return lower if len(lower) == len(string) else "".join(c if len(c.lower()) > 1 else c.lower() for c in string)


def _is_whole(string: str, left: int, right: int) -> bool:
    """Whether `[left, right)` neither starts nor ends inside a word."""
    starts = left == 0 or not (string[left - 1].isalnum() and string[left].isalnum())
    return starts and (right == len(string) or not (string[right].isalnum() and string[right - 1].isalnum()))
