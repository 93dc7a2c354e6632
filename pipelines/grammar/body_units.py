"""Parts the unit that an office heads ("Bidang Mutasi") from the body that the unit is in."""

from collections.abc import Sequence
from functools import cache

from pipelines import lexicon
from pipelines.grammar.body_words import whole_bodies
from pipelines.grammar.words import ROMAN, Word, context, read_region


def unit_end(words: Sequence[Word], first: int, last: int) -> int:
    """Where in words `[first, last)` the unit ("Bidang Mutasi") ends and the body that it is a part of begins."""
    for at in range(first, last):
        word = words[at]
        acronym = word.upper and len(word.string) > 2 and not ROMAN.match(word.string)
        whole = word.capital and word.lower in whole_bodies()
        whole = whole or (at > first and word.lower in _secretaries())
        if whole or (acronym and (at + 1 == last or at > first)) or "(" in word.gap or read_region(words, at, None)[1]:
            return at - (at > first and words[at - 1].lower in {"pada", "di"})
    return last


def late_unit(words: Sequence[Word], first: int, last: int) -> int:
    """Where in words `[first, last)` a unit is named behind its body: "KASN Bidang Pengawasan"; `last` without one."""
    return next((i for i in range(first + 1, last) if words[i].lower in context("department")), last)


def spelt_out(unit: str) -> str:
    """The unit with its short forms spelt out: Pemerintahan dan Kesejahteraan Rakyat for Pemerintahan dan Kesra."""
    return " ".join(_expanded(piece) for piece in unit.split(" "))


def _expanded(piece: str) -> str:
    word = piece.rstrip(",")
    return _acronyms().get(word.lower(), word) + piece[len(word) :]


@cache
def _secretaries() -> frozenset[str]:
    """The words for the secretary of a region, whose assistants are named with him: "Asisten Pemerintahan Sekda"."""
    return frozenset(row["phrase"] for row in lexicon.rows("titles") if row["title"] == "Sekretaris Daerah")


@cache
def _acronyms() -> dict[str, str]:
    return {row["acronym"]: row["expansion"] for row in lexicon.rows("unit_acronyms")}
