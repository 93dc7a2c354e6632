"""Figures that the article gives, with what they count."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from crawler.items import Span
from pipelines import lexicon
from pipelines.fields.counts_numbers import Figure, figures
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.text import Text

# From the figure to the noun: " ", " (empat puluh) ", " orang ", " dari ".
GAP = re.compile(r"(?:\s*\([^()\n]{1,40}\))?\s+")
WORD_BEFORE = re.compile(r"([\w-]+)[\s.]*(?:\(\s*)?\Z")
# The rest of a noun group: "ASN" | "eselon II" | "dugaan pelanggaran netralitas": capitals, acronyms and grades.
REST = re.compile(
    r"(?:\s+(?:[A-Z][\w./-]*|eselon\s+\w+|(?:netralitas|dugaan|pelanggaran|fungsional|struktural)\b)){0,4}"
)
HEAD = r"[A-Z][\w.’'-]*(?:\s+(?:dan\s+|serta\s+)?(?:di\s+)?[A-Z][\w.’'-]*){0,7}"
# "Dinas Kesehatan sebanyak 37 orang" counts of the Dinas Kesehatan.
HEAD_BEFORE = re.compile(rf"(?P<head>{HEAD})\s+(?:sebanyak|berjumlah|sejumlah|ada|yakni|yaitu)\s+\Z")
COORDINATED = re.compile(r"\s+(?:dan|serta)\s+")
# "untuk jabatan eselon 3 dan 4, maksimal 15 posisi" counts the posts named before the comma.
LIMITED = re.compile(r",\s*(?:maksimal|minimal|sebanyak|paling banyak|hanya|ada|yakni|totalnya)\s+\Z", re.I)
LOOK_BACK = 120
LONGEST_LIMITED = 50
Nouns = Mapping[int, Found[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of persons, cases or offices that the article gives. Dates, ages, money and percentages are none."""

    value: Annotated[int, "the number"]
    of: Annotated[str, "what it counts, as written: Pejabat Fungsional, kasus; or the body: Dinas Kesehatan"]
    span: Annotated[Span, "the figure and what it counts"]


def find(text: Text) -> tuple[Count, ...]:
    """The counts in headline, captions and body; the same number of the same thing is listed once."""
    nouns = {found.start: found for found in _around().find(text.string) if found.value in ("noun", "unit")}
    counted: dict[tuple[int, str], Count] = {}
    for figure in figures(text.string):
        start, end, of = _counted(text.string, figure, nouns) or (0, 0, "")
        if of and not _is_name(text.string, figure):
            count = Count(value=figure.value, of=of, span=text.span(start, end))
            counted.setdefault((figure.value, of.casefold()), count)
    return tuple(counted.values())


def _counted(string: str, figure: Figure, nouns: Nouns) -> tuple[int, int, str] | None:
    """Where the count stands, and what is counted; None if the figure counts nothing of interest."""
    gap = GAP.match(string, figure.end)
    noun = nouns.get(gap.end()) if gap else None
    if noun is not None and noun.value == "unit":
        behind = nouns.get(noun.end + 1)
        if behind is None or behind.value != "noun":
            return _counted_before(string, figure, noun.end, nouns) or (figure.start, noun.end, _words(string, noun))
        noun = behind
    if noun is None:
        return None
    rest = REST.match(string, noun.end) if noun.value == "noun" else None
    end = rest.end() if rest else noun.end
    return figure.start, end, string[noun.start : end].rstrip(".")


def _words(string: str, noun: Found[str]) -> str:
    return string[noun.start : noun.end]


def _counted_before(string: str, figure: Figure, end: int, nouns: Nouns) -> tuple[int, int, str] | None:
    """What a bare "37 orang" counts: the body named before it, or the posts before the comma."""
    earliest = max(figure.start - LOOK_BACK, 0)
    head = HEAD_BEFORE.search(string, earliest, figure.start)
    if head:
        return head.start(), end, _first_of(head["head"])
    limited = LIMITED.search(string, earliest, figure.start)
    if limited is None:
        return None
    comma = limited.start()
    opened = max(comma - LONGEST_LIMITED, string.rfind("\n", earliest, comma) + 1)
    start = next((at for at in range(comma - 1, opened - 1, -1) if at in nouns and nouns[at].value == "noun"), None)
    return (start, end, string[start:comma]) if start is not None else None


def _first_of(head: str) -> str:
    """The first body of a coordination: "Dinas Pertanian" of "Dinas Pertanian serta di Ketahanan Pangan"."""
    return COORDINATED.split(head)[0]


def _is_name(string: str, figure: Figure) -> bool:
    """Whether the number names something: a year, a rank, a date, "nomor urut 2"."""
    word = WORD_BEFORE.search(string, max(figure.start - 30, 0), figure.start)
    before = word[1].lower() if word else ""
    return before in _naming() or (figure.may_be_year and before not in _amounting())


@cache
def _around() -> Phrases[str]:
    return Phrases({row["phrase"]: row["role"] for row in lexicon.rows("counted")})


@cache
def _naming() -> frozenset[str]:
    return frozenset(row["phrase"] for row in lexicon.rows("counted") if row["role"] == "before_no")


@cache
def _amounting() -> frozenset[str]:
    return frozenset(row["phrase"] for row in lexicon.rows("counted") if row["role"] == "amount")
