"""The number of a pair of candidates on the ballot: where it may stand, and which it is."""

import re

from pipelines.grammar.counts_numbers import figures

# "A–B (nomor urut 1)", "A–B, pasangan nomor urut 1", "A–B (1)".
BEHIND = re.compile(
    r"(?: ?\((?!nomor|no\b|\d)[^()\n]{2,30}\))?"
    r"(?: |,? ?(?:\(|(?:yang |pada )?(?:sebagai|selaku|dengan|bernomor|mendapat|mendapatkan|memperoleh|meraih"
    r"|mengantongi|memegang|menyandang|menempati|pasangan|paslon|yang|posisi) ))"
    r"(?:pasangan |paslon )?(?:calon )?(?:dengan )?(?:nomor|no)\b\.?(?: urut)? (?P<number>\w{1,9})"
    r"| ?\((?P<bare>\d{1,2})\)",
    re.I,
)
NUMBER = re.compile(r"(?:nomor|no)\b\.?(?:\s+urut)?\s*:?\s*(?P<number>\w{1,9})", re.I)
BARE_NUMBER = re.compile(r"\s*(?:nomor|no\b\.?)?\s*(?:urut)?\s*(?P<number>\d{1,2})\b")
# Characters between a name and its number.
FARTHEST_NUMBER = 30
HIGHEST = 20


def number_of(words: str) -> int | None:
    """The number that is written in digits or words; None where no ballot has it."""
    value = next((figure.value for figure in figures(words)), 0)
    return value if 0 < value <= HIGHEST else None


def number_behind(behind: re.Match[str] | None) -> int | None:
    """The number in a match of `BEHIND`."""
    return number_of(behind["number"] or behind["bare"]) if behind else None


def number_ahead(string: str, cue: tuple[int, int], left: int) -> int | None:
    """The number between the word that opens a pair and the names."""
    places = [BARE_NUMBER.match(string, cue[1], left), NUMBER.search(string, cue[0], left)]
    return next((number for place in places if place and (number := number_of(place["number"]))), None)


def number_near(string: str, opened: int, right: int, reach: int) -> int | None:
    """The number soon behind the names, or right ahead of the word that opens the pair."""
    places = [NUMBER.search(string, right, min(reach, right + FARTHEST_NUMBER))]
    places += [NUMBER.search(string, max(opened - FARTHEST_NUMBER, 0), opened)]
    return next((number for place in places if place and (number := number_of(place["number"]))), None)
