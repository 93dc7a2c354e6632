"""Where a text names elections, and the years written beside the names; what dates and elections both build on."""

import re
from dataclasses import dataclass
from functools import cache

from pipelines import lexicon
from pipelines.lexicon.phrases import Found, Phrases
from pipelines.text import Text

# What may stand between the name of an election and its year: a region, an office, "serentak tahun", a voting day.
YEAR_BEHIND = re.compile(
    r"(?P<between>(?:[ \-(/,]{1,3}(?:[A-Za-z][\w'’]{0,24}|\d{1,2}(?=\s[A-Z]))\)?){0,9}?)"
    r"[ \-(/,]{0,3}(?:(?<!\d)(?P<year>20[0-3]\d)|['’‘](?P<short>[0-3]\d))(?!\w|[./]\d)"
)
# A second year or another election shares it: "Pilkada 2018 dan 2020", "Pemilu dan Pilkada 2024".
SECOND_YEAR = re.compile(r"(?:,| dan| maupun| serta| atau) ?(?P<year>20[0-3]\d)(?!\w|[./]\d)")
COORDINATION = re.compile(
    r"\)?(?: serentak)?(?:,? (?:dan|maupun|serta|atau|hingga|sampai)|,|/|-) ?(?:pada |di )?", re.IGNORECASE
)
RELATIVE_YEAR = re.compile(r"[^.\n]{0,40}?\btahun (?P<which>ini|depan|lalu)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionMention:
    """One place where an election is named. `year` is the one written beside it; `shift` counts from the year of
    publication ("pilkada tahun depan": 1).
    """

    kind: str
    year: int | None
    shift: int | None
    start: int
    end: int


def find(text: Text) -> tuple[ElectionMention, ...]:
    """All mentions in headline, captions and body, in order."""
    names = _names().find(text.string)
    mentions: list[ElectionMention] = []
    limits = [*(name.start for name in names), len(text.string)][1:]
    for name, limit in zip(names, limits, strict=True):
        if name.value:
            mentions += _read(text.string, name, limit)
    return tuple(_share_years(text.string, mentions))


def _read(string: str, name: Found[str], limit: int) -> list[ElectionMention]:
    """The mention at `name`, or one for each of its years; years behind the next name belong to that."""
    found = YEAR_BEHIND.match(string, name.end, limit)
    if found and _links(found["between"]):
        year = int(found["year"] or f"20{found['short']}")
        second = SECOND_YEAR.match(string, found.end(), limit)
        years = [year, int(second["year"])] if second else [year]
        ends = [found.end(), second.end() if second else 0]
        return [
            ElectionMention(kind=name.value, year=year, shift=None, start=name.start, end=end)
            for year, end in zip(years, ends, strict=False)
        ]
    relative = RELATIVE_YEAR.match(string, name.end, limit)
    shift = {"ini": 0, "depan": 1, "lalu": -1}[relative["which"].lower()] if relative else None
    end = relative.end() if relative else name.end
    return [ElectionMention(kind=name.value, year=None, shift=shift, start=name.start, end=end)]


def _links(between: str) -> bool:
    """Whether the words between name and year tie them: names of places and offices do, lower-case prose does not."""
    words = re.findall(r"[A-Za-z][\w'’]*|\d+", between)
    return all(word[0].isupper() or word.isdigit() or word.lower() in _ties() for word in words)


def _share_years(string: str, mentions: list[ElectionMention]) -> list[ElectionMention]:
    """Gives an election that is named in one breath with the next the year of that."""
    shared = list(mentions)
    for i in range(len(shared) - 2, -1, -1):
        one, other = shared[i], shared[i + 1]
        between = string[one.end : other.start] if other.start - one.end < 20 else "\n"
        if one.year is None and other.year and one.kind != other.kind and COORDINATION.fullmatch(between):
            shared[i] = ElectionMention(kind=one.kind, year=other.year, shift=None, start=one.start, end=other.end)
    return shared


@cache
def _names() -> Phrases[str]:
    return Phrases({row["phrase"]: row["kind"] for row in lexicon.rows("election_names")})


@cache
def _ties() -> frozenset[str]:
    return frozenset(lexicon.tables("elections")["words"]["between_name_and_year"])
