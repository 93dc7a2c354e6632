"""What is typed into the search box, as an expression that SQLite's full-text search takes; nothing typed is an error.

Plain words must all be there, "several words" next to each other, word* is the beginning of a word, -word must not be
there. See https://www.sqlite.org/fts5.html for the expressions.
"""

import re
import unicodedata
from dataclasses import dataclass

PIECE = re.compile(r'(?P<without>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))(?P<prefix>\*?)')
# A beginning of fewer letters is that of very many words: it is taken for a word.
SHORTEST_PREFIX = 2
LONGEST, MOST_WORDS = 400, 24


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase as it was typed, without its signs."""

    text: str
    is_prefix: bool = False

    @property
    def expression(self) -> str:
        """What the search takes for it. SQLite parts the text into words as it does with articles."""
        return f'"{self.text}"{" *" if self.is_prefix else ""}'


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What articles must have, and what they must not have."""

    there: tuple[Term, ...] = ()
    absent: tuple[Term, ...] = ()

    @property
    def expression(self) -> str | None:
        """The expression to match; None if nothing is sought, or only what must not be there."""
        if not self.there:
            return None
        there = " AND ".join(term.expression for term in self.there)
        return f"({there}) NOT ({self.without})" if self.absent else there

    @property
    def without(self) -> str:
        """The expression of what must not be there."""
        return " OR ".join(term.expression for term in self.absent)

    @property
    def plain(self) -> str:
        """The words that are sought, without signs."""
        return " ".join(term.text for term in self.there)


def sought(typed: str) -> Sought:
    """What is meant by what was typed."""
    there, absent = list[Term](), list[Term]()
    for piece in PIECE.finditer(typed[:LONGEST]):
        term = _term(piece["phrase"] if piece["word"] is None else piece["word"], is_starred=bool(piece["prefix"]))
        if term and len(there) + len(absent) < MOST_WORDS:
            (absent if piece["without"] else there).append(term)
    return Sought(there=tuple(dict.fromkeys(there)), absent=tuple(dict.fromkeys(absent)))


def _term(text: str, *, is_starred: bool) -> Term | None:
    """None where nothing is left but signs."""
    is_starred = is_starred or text.endswith("*")
    composed = unicodedata.normalize("NFC", text)
    words = " ".join("".join(sign if sign.isalnum() else " " for sign in composed).split())
    if not words:
        return None
    return Term(words, is_starred and len(words) >= SHORTEST_PREFIX)
