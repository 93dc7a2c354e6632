"""Which comes first in a date in digits, the day or the month, as the weekday before it tells: "Sat, 10/12/2024"."""

import re
from collections import Counter
from datetime import date
from functools import cache

from pipelines import lexicon

LONGEST_BEFORE = 20
WEEKDAY = re.compile(r"(?<!\w)(?P<weekday>[A-Za-z]{3,9}(?:['’`][a-z]{2})?)\.?,?\s{0,3}\Z")
DATED = re.compile(
    r"(?<!\w)(?P<before>[A-Za-z]{3,9}(?:['’`][a-z]{2})?\.?,?\s{1,3})"
    r"(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4})(?!\d)"
)


def orders_of(before: str, first: int, second: int, year: int) -> tuple[str, ...]:
    """The orders, of "day" and "month" first, that fit the weekday at the end of `before`; () where none is written."""
    found = WEEKDAY.search(before)
    weekday = _weekdays().get(found["weekday"].lower()) if found else None
    if weekday is None:
        return ()
    readings = (("day", second, first), ("month", first, second))
    return tuple(order for order, month, day in readings if _weekday(year, month, day) == weekday)


def in_order_of(page: str, text: str) -> str:
    """The text, the day put first in its date where its weekday fits both orders and others on the page the other."""
    match = DATED.search(text)
    if match is None or match["first"] == match["second"] or len(_orders(match)) < 2:
        return text
    votes = Counter(orders[0] for one in DATED.finditer(page) if len(orders := _orders(one)) == 1)
    if votes["month"] <= votes["day"]:
        return text
    turned = "{before}{second}{sign}{first}{sign}{year}".format(**match.groupdict())
    return f"{text[: match.start()]}{turned}{text[match.end() :]}"


def _orders(match: re.Match[str]) -> tuple[str, ...]:
    return orders_of(match["before"], int(match["first"]), int(match["second"]), int(match["year"]))


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


@cache
def _weekdays() -> dict[str, int]:
    return {**lexicon.tables("calendar")["weekdays"], **lexicon.tables("page_markup")["short_weekdays"]}
