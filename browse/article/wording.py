"""Word by word, what differs between two forms of a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
# difflib costs the product of the lengths: longer sentences are shown as they are.
MOST_TOKENS = 600


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence; `differs` tells that the other form does not have them there."""

    text: str
    differs: bool


def pieces(former: str, newer: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both forms, cut where they begin or cease to differ."""
    before, after = TOKEN.findall(former), TOKEN.findall(newer)
    if max(len(before), len(after)) > MOST_TOKENS:
        return (Piece(former, False),), (Piece(newer, False),)
    same = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return (
        tuple(_cut(before, [(block.a, block.size) for block in same])),
        tuple(_cut(after, [(block.b, block.size) for block in same])),
    )


def _cut(tokens: list[str], same: list[tuple[int, int]]) -> Iterator[Piece]:
    at = 0
    for start, size in same:
        if start > at:
            yield Piece("".join(tokens[at:start]), True)
        if size:
            yield Piece("".join(tokens[start : start + size]), False)
        at = start + size
