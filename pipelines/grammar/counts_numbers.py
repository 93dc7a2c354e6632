"""Numbers in a text: "49", "1.234", "300 ribu", "dua puluh lima"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines import lexicon
from pipelines.lexicon.phrases import Found, Phrases

# Not part of a date, a decimal, an amount or a code: 5/7, 12,5, Rp1.000, 12.30, B-3, 10%. What may not stand before
# it is asked behind its first digit, so that the search leaps from digit to digit.
DIGITS = re.compile(
    r"(?P<digits>\d(?<![\w.,/:-]\d)(?:\d{0,2}(?:\.\d{3}){1,3}|\d{0,6}))"
    r"(?:\s(?P<scale>ribu|juta)\b)?(?:-?an\b)?(?![\w/:%-])(?![.,]\d)(?!\s\d)",
    re.I,
)
FIRST_YEAR, LAST_YEAR = 1945, 2049
SCALES = {"ribu": 1_000, "juta": 1_000_000}


@dataclass(frozen=True, slots=True)
class Figure:
    """A whole number at characters `[start, end)`; `may_be_year` where it could as well name a year."""

    value: int
    start: int
    end: int
    may_be_year: bool = False


def figures(string: str) -> Iterator[Figure]:
    """The whole numbers of a text, in digits, then in words."""
    for match in DIGITS.finditer(string):
        written = match["digits"]
        value = int(written.replace(".", "")) * SCALES.get((match["scale"] or "").lower(), 1)
        may_be_year = len(written) == 4 and FIRST_YEAR <= value <= LAST_YEAR
        yield Figure(value, match.start(), match.end(), may_be_year)
    yield from _in_words(string)


def _in_words(string: str) -> Iterator[Figure]:
    chain: list[Found[str]] = []
    for found in _words.find(string):
        if chain and not (found.start == chain[-1].end + 1 and string[chain[-1].end] == " "):
            yield _figure(chain)
            chain = []
        if chain or found.value.isdigit():
            chain.append(found)
    if chain:
        yield _figure(chain)


def _figure(chain: list[Found[str]]) -> Figure:
    """The value of neighbouring number words: "seribu dua ratus tiga puluh lima" is 1235."""
    thousands, hundreds, unit = 0, 0, 0
    for found in chain:
        word = found.value
        if word.startswith("+"):
            unit += int(word[1:])
        elif word == "*1000":
            thousands, hundreds, unit = (hundreds + unit) * 1000, 0, 0
        elif word.startswith("*"):
            hundreds, unit = hundreds + unit * int(word[1:]), 0
        elif int(word) >= 1000:
            thousands += int(word)
        elif int(word) >= 100:
            hundreds += int(word)
        else:
            unit += int(word)
    return Figure(thousands + hundreds + unit, chain[0].start, chain[-1].end)


@Phrases
def _words() -> dict[str, str]:
    return {row["word"]: row["value"] for row in lexicon.rows("numbers")}
