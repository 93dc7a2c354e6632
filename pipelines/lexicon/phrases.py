"""Finds many phrases in a text in one pass."""

from collections.abc import Mapping
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
        folded = {self._fold(phrase): value for phrase, value in entries.items()}
        self._values = tuple(folded.values())
        self._automaton = AhoCorasick(list(folded), matchkind=MatchKind.Standard, store_patterns=False)

    def find(self, string: str, start: int = 0, end: int | None = None) -> list[Found[T]]:
        """The phrases in `string[start:end]`, in order; offsets are those of `string`."""
        folded = self._fold(string[start : len(string) if end is None else end])
        found, reached = [], -1
        for left, right, pattern in self._whole(folded):
            if left >= reached:
                found.append(Found(start + left, start - right, self._values[pattern]))
                reached = -right
        return found

    def _whole(self, folded: str) -> list[tuple[int, int, int]]:
        """All matches of whole words as (start, -end, pattern), in order, the longest of a place first.

        One loop without calls: a text is searched for some twenty lexicons.
        """
        size = len(folded)
        matches = [
            (left, -right, pattern)
            for pattern, left, right in self._automaton.find_matches_as_indexes(folded, overlapping=True)
            if (left == 0 or not (folded[left - 1].isalnum() and folded[left].isalnum()))
            and (right == size or not (folded[right].isalnum() and folded[right - 1].isalnum()))
        ]
        matches.sort()
        return matches

    def _fold(self, string: str) -> str:
        if self._case_sensitive:
            return string
        lower = string.lower()
        # A few letters (İ) grow when lowered, which would shift every offset behind them.
        return lower if len(lower) == len(string) else "".join(c if len(c.lower()) > 1 else c.lower() for c in string)
