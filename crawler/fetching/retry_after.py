"""The header Retry-After: how long a server asks to be left alone."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def seconds_to_wait(value: str | None, now: datetime) -> float | None:
    """Seconds from `now` (aware) on; 0 for a moment that is past. None where the header is absent or neither a number
    of seconds nor an HTTP date.
    """
    value = (value or "").strip()[:100]
    if re.fullmatch(r"[0-9]+", value):
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
        return max(0.0, (_aware(moment) - now).total_seconds())
    except (ValueError, OverflowError):
        return None


def _aware(moment: datetime) -> datetime:
    """HTTP dates are in UTC; the parser leaves "-0000" naive."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
