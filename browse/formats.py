"""Days, times and numbers as readers of a language write them. What is no date stays as it is."""

from datetime import date, datetime

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal, format_percent

LONGEST_DAY = 10  # 2024-11-27


def day(written: str | None, language: str) -> str:
    """The day of an ISO date or time, in its own zone: 27 Nov 2024."""
    try:
        return format_date(date.fromisoformat((written or "")[:LONGEST_DAY]), "d MMM yyyy", locale=language)
    except ValueError:
        return written or ""


def moment(written: str | None, language: str) -> str:
    """The day and time of an ISO time, in the zone that it states: 27 Nov 2024 14:05 +07:00."""
    try:
        when = datetime.fromisoformat(written or "")
    except ValueError:
        return written or ""
    if len(written or "") <= LONGEST_DAY:
        return day(written, language)
    return format_datetime(
        when, "d MMM yyyy HH:mm" + (" xxx" if when.utcoffset() else "") + _zulu(when), locale=language
    )


def month(written: str | None, language: str) -> str:
    """The month of an ISO month, date or time: Nov 2024."""
    try:
        return format_date(date.fromisoformat(f"{(written or '')[:7]}-01"), "MMM yyyy", locale=language)
    except ValueError:
        return written or ""


def number(value: float | None, language: str) -> str:
    """A number with the separators of the language: 1,234 or 1.234."""
    return "" if value is None else str(format_decimal(value, locale=language))


def percent(share: float | None, language: str) -> str:
    """A share of 1 as a percentage."""
    return "" if share is None else str(format_percent(share, locale=language))


def _zulu(when: datetime) -> str:
    return " 'UTC'" if when.tzinfo is not None and not when.utcoffset() else ""
