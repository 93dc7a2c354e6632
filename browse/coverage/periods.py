"""Months and weeks without a gap, as charts need them: one without an article is there with none."""

from collections.abc import Mapping
from datetime import date, timedelta

from browse.coverage.charts import Period
from browse.formats import day, month

A_WEEK = timedelta(days=7)
EARLIEST = date(2004, 1, 1)  # the first elections of the calendar; what claims to be older has a doubtful date


def first_of(month_written: str) -> date:
    """The first day of "2024-11"."""
    return date.fromisoformat(f"{month_written[:7]}-01")


def months(
    counted: Mapping[str | None, int], language: str, *, first: date | None = None, last: date | None = None
) -> list[Period]:
    """Every month from the first to the last of `counted`, or of the days given. Months of no calendar are left out."""
    known = sorted(start for one in counted if (start := _start(one)) is not None and start >= EARLIEST)
    known = [start for start in known if last is None or start <= last]
    start = (first or (known[0] if known else None) or EARLIEST).replace(day=1)
    end = last or (known[-1] if known else start)
    periods = []
    while start <= end:
        after = (start + timedelta(days=32)).replace(day=1)
        label = month(start.isoformat(), language)
        periods.append(Period(start, after, label, counted.get(start.isoformat()[:7], 0)))
        start = after
    return periods


def weeks(counted: Mapping[str, int], language: str, first: date, last: date) -> list[Period]:
    """Every week from Monday to Sunday that has one of these days; `counted` by its Monday."""
    start = first - timedelta(days=first.weekday())
    periods = []
    while start <= last:
        written = start.isoformat()
        periods.append(Period(start, start + A_WEEK, day(written, language), counted.get(written, 0)))
        start += A_WEEK
    return periods


def _start(written: str | None) -> date | None:
    try:
        return first_of(written or "")
    except ValueError:
        return None
