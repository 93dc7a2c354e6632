"""Months and weeks without a gap, as charts need them: one without an article is there with none."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache

from browse.coverage.charts import Period
from browse.formats import day, month

A_WEEK = timedelta(days=7)
EARLIEST = date(2004, 1, 1)  # the first elections of the calendar; what claims to be older has a doubtful date


def first_of(month_written: str) -> date:
    """The first day of "2024-11"."""
    return date.fromisoformat(f"{month_written[:7]}-01")


def drawn(counted: Mapping[str | None, int], language: str) -> list[Period]:
    """Every month from the first to the last that has an article, as far as `span` goes; none where none has."""
    first, last = span(counted)
    return months(counted, language, first, last) if first and last else []


def span(counted: Iterable[str | None]) -> tuple[date | None, date | None]:
    """The first and last month that can be drawn: not before the calendar, not in the future."""
    today = date.today().isoformat()[:7]
    known = sorted(month for month in counted if month and EARLIEST.isoformat()[:7] <= month <= today)
    return (first_of(known[0]), first_of(known[-1])) if known else (None, None)


def months(counted: Mapping[str | None, int], language: str, first: date, last: date) -> list[Period]:
    """Every month from that of the first day to that of the last; `counted` by "2024-11"."""
    start = first.replace(day=1)
    periods = []
    while start <= last:
        after = (start + timedelta(days=32)).replace(day=1)
        written = start.isoformat()
        periods.append(Period(start, after, _month(written, language), counted.get(written[:7], 0)))
        start = after
    return periods


def weeks(counted: Mapping[str, int], language: str, first: date, last: date) -> list[Period]:
    """Every week from Monday to Sunday that has one of these days; `counted` by its Monday."""
    start = first - timedelta(days=first.weekday())
    periods = []
    while start <= last:
        written = start.isoformat()
        periods.append(Period(start, start + A_WEEK, _day(written, language), counted.get(written, 0)))
        start += A_WEEK
    return periods


# Each line of a chart has the same periods: to write a date takes longer than to count what is in it.
_month = lru_cache(4096)(month)
_day = lru_cache(4096)(day)
