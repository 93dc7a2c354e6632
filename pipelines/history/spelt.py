"""Numbers in other words than number words: "sepertiga", "ratusan", "kedua", "setahun", "putaran II", "bulan Maret"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pipelines import lexicon

WORD = re.compile(r"(?<!\w)[^\W\d_]+(?!\w)")
ROMAN = re.compile(r"[IVX]{1,5}")
# Names of months that are shorter are abbreviations, and words of other meanings, too.
SHORTEST_MONTH = 4


class Spelt(NamedTuple):
    """A number at characters `[start, end)`: its value, of which kind it is, and the unit that is part of the word."""

    value: str
    kind: str
    unit: str | None
    start: int
    end: int


def spelt(string: str) -> Iterator[Spelt]:
    """These numbers, in order."""
    for match in WORD.finditer(string):
        known = _words().get(match[0].lower())
        if known and (known[1] != "month" or match[0][0].isupper()):
            yield Spelt(*known, match.start(), match.end())
        elif ROMAN.fullmatch(match[0]):
            yield Spelt(match[0], "roman", None, match.start(), match.end())


@cache
def _words() -> dict[str, tuple[str, str, str | None]]:
    months = lexicon.tables("calendar")["months"]
    long = {name: number for name, number in months.items() if len(name) >= SHORTEST_MONTH or name == "mei"}
    rows = lexicon.rows("spelt_numbers")
    words = {row["word"]: (row["value"], row["kind"], row["unit"] or None) for row in rows}
    return {name: (f"month {number}", "month", None) for name, number in long.items()} | words
