"""Dates that a page prints beside its headline or in its dateline: when it appeared and when it was last changed."""

import re
from datetime import datetime, timedelta, tzinfo
from functools import cache

from crawler.parsing.dates import parse_datetime, states_zone
from pipelines import lexicon

DIGIT = re.compile(r"\d")
CLOCK = re.compile(r"\d[:.]\d\d(?!\d)")
# "Senin (18/11/2024)".
TOLD = re.compile(r"\((\d{1,2}/\d{1,2}/\d{4})\)")
LONGEST_DELAY = 60


def parted(line: str) -> tuple[str, str]:
    """What a date line says of the publication, and what of a later change: "12 Mei 2024", "Diperbarui 13 Mei 2024"."""
    changed = _changed().search(line)
    return (line[: changed.start()], line[changed.start() :]) if changed else (line, "")


def read(
    published: str, modified: str, known: datetime | None = None, local: tzinfo | None = None
) -> tuple[datetime | None, datetime | None]:
    """The first date of either statement, with the time of day that follows it.

    Where one prints no zone, that of the other counts, or of the date `known` of the page: unless it is UTC, by which
    systems store; else the zone `local` of the dateline (docs/decisions/0003-zoneless-dates.md).
    """
    if not (DIGIT.search(published) or DIGIT.search(modified)):
        return None, None
    stated = [known, *(parse_datetime(text) for text in (published, modified) if text and states_zone(text))]
    zones = [moment.tzinfo for moment in stated if moment is not None and moment.utcoffset() != timedelta(0)]
    zone = next(iter(zones), local)
    return _moment(published, zone), _moment(modified, zone)


def is_long_after(published: str, lines: list[str]) -> bool:
    """Whether a printed day without a time is months behind every full date in the text: the day of a visit."""
    moment = None if CLOCK.search(published) else parse_datetime(published)
    if moment is None:
        return False
    told = [parse_datetime(match[1]) for line in lines for match in TOLD.finditer(line)]
    days = [(moment - one).days for one in told if one is not None]
    return bool(days) and min(days) > LONGEST_DELAY


def _moment(text: str, zone: tzinfo | None) -> datetime | None:
    return parse_datetime(text, None if states_zone(text) else zone) if text else None


@cache
def _changed() -> re.Pattern[str]:
    words = "|".join(sorted(lexicon.tables("layout")["changed"], key=len, reverse=True))
    return re.compile(rf"(?i)\b(?:{words})\b")
