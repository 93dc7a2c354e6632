"""Dates and times as pages and files state them: ISO 8601, RFC 5322, and as Indonesian outlets print them."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache

from crawler.parsing.date_orders import LONGEST_BEFORE, orders_of
from pipelines import lexicon

WIB = timezone(timedelta(hours=7), "WIB")
# Years in which an Indonesian online article can have appeared; others are placeholders or typing errors.
FIRST_YEAR, LAST_YEAR = 1995, 2099
LONGEST_STATEMENT = 400
# Several readers of a page ask what its statements say.
MOST_KNOWN = 128

CLOCK = r"""
    (?: (?:T | (?P<between>[\s,|\-–—•·/@()]{1,8}) (?:(?:pukul|jam|at)\s{1,3})?)
        (?P<hour>\d{1,2}) [:.] (?P<minute>\d{2}) (?: [:.] (?P<second>\d{2}) (?:[.,]\d{1,9})? )?
        (?: \s{0,3} (?P<half>[ap]m)\b )?
        (?: \s{0,3} \(? (?P<zone>[+-]\d{2}:?\d{2}(?!\d)|[+-]\d{2}(?!\d)|[A-Z]{1,4}\b) )?
    )?
"""
YEAR_FIRST = re.compile(
    rf"(?<!\d)(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d){CLOCK}", re.X | re.I
)
COMPACT = re.compile(
    r"\A\s*(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?:T?(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d))?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?)?(?P<half>)\s*\Z"
)
DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s\-/.,]{{1,3}}(?P<month>\d{{1,2}}|[A-Za-z]{{3,9}})\.?[\s\-/.,’']{{1,3}}(?P<year>\d{{4}}|\d{{2}})(?![\d:]){CLOCK}",
    re.X | re.I,
)
MONTH_FIRST = re.compile(
    rf"\b(?P<month>[A-Za-z]{{3,9}})\.?\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<year>\d{{4}})(?!\d){CLOCK}",
    re.X | re.I,
)
EPOCH = re.compile(r"\A\s*(?P<seconds>\d{10})(?:\d{3})?\s*\Z")


def parse_datetime(text: str, zone: tzinfo | None = None) -> datetime | None:
    """The first date in `text`, with its time of day if one follows; None if there is none that exists.

    A time with an offset or a named zone (Z, WIB, WITA, WIT), or in seconds since 1970 (UTC), is that instant, written
    in `zone` where one is given. A time without is a time in `zone`, by default WIB
    (docs/decisions/0003-zoneless-dates.md). A date alone is its first moment. Day before month, unless that month does
    not exist, or a weekday is written before it that only the other order fits: "Sat, 10/12/2024".
    """
    return _first_date(text[:LONGEST_STATEMENT], zone)


@lru_cache(maxsize=MOST_KNOWN)
def _first_date(text: str, zone: tzinfo | None) -> datetime | None:
    epoch = EPOCH.match(text)
    if epoch:
        instant = datetime.fromtimestamp(int(epoch["seconds"]), UTC)
        return instant.astimezone(zone or UTC) if FIRST_YEAR <= instant.year <= LAST_YEAR else None
    for form in (COMPACT, YEAR_FIRST, DAY_FIRST, MONTH_FIRST):
        for match in form.finditer(text):
            found = _moment(match, zone)
            if found is not None:
                return found
    return None


def states_zone(text: str) -> bool:
    """Whether the first date in `text` comes with an offset or a named zone, or is an instant in itself."""
    return _has_zone(text[:LONGEST_STATEMENT])


@lru_cache(maxsize=MOST_KNOWN)
def _has_zone(text: str) -> bool:
    if EPOCH.match(text):
        return True
    matches = (form.search(text) for form in (COMPACT, YEAR_FIRST, DAY_FIRST, MONTH_FIRST))
    return any(match is not None and _offset(match["zone"]) is not None for match in matches)


def _moment(match: re.Match[str], zone: tzinfo | None) -> datetime | None:
    day, month, year = int(match["day"]), _month(match["month"]), int(match["year"])
    if month is None:
        return None
    year += 2000 if len(match["year"]) == 2 else 0
    if month > 12 >= day or (match.re is DAY_FIRST and _fits_turned(match, day, month, year)):
        day, month = month, day
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    half = (match["half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    offset = _offset(match["zone"])
    try:
        moment = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=offset or zone or WIB)
    except ValueError:
        return None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return moment.astimezone(zone) if zone is not None else moment


def _fits_turned(match: re.Match[str], day: int, month: int, year: int) -> bool:
    """Whether the weekday before a date in digits is that of the month-first reading, and not of the other."""
    before = match.string[max(0, match.start() - LONGEST_BEFORE) : match.start()]
    return match["month"].isdigit() and orders_of(before, day, month, year) == ("month",)


def _month(written: str) -> int | None:
    return int(written) if written.isdigit() else _months().get(written.lower())


def _offset(written: str | None) -> timezone | None:
    if not written:
        return None
    named = _zones().get(written.upper())
    if named is not None:
        return named
    signed = re.fullmatch(r"([+-])(\d{2}):?(\d{2})?", written)
    if signed is None:
        return None
    shift = timedelta(hours=int(signed[2]), minutes=int(signed[3] or 0))
    return timezone(-shift if signed[1] == "-" else shift) if shift < timedelta(hours=24) else None


@cache
def _months() -> dict[str, int]:
    return dict(lexicon.tables("calendar")["months"])


@cache
def _zones() -> dict[str, timezone]:
    hours = lexicon.tables("calendar")["zones"]
    indonesian = {name: timezone(timedelta(hours=hours[name]), name) for name in hours}
    return {**indonesian, "Z": UTC, "UTC": UTC, "GMT": UTC}
