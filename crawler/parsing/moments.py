"""When an article appeared and was updated: what its page states, and what may be concluded from it."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from itertools import islice

from htmldate import find_date
from lxml.html import HtmlElement

from crawler.parsing.captions import is_in_caption
from crawler.parsing.dates import WIB, parse_datetime, states_zone
from crawler.parsing.facts import Facts
from crawler.parsing.heading import Nearness, find_heading
from crawler.parsing.page import Page, squeeze
from crawler.parsing.paragraphs import Body

INDONESIAN = frozenset(timedelta(hours=hours) for hours in (7, 8, 9))
URL_DATE = re.compile(r"/(20\d\d)/(0[1-9]|1[0-2])/(0[1-9]|[12]\d|3[01])(?=/)")
DATE_IN_SCRIPT = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)?")
MOST_IN_SCRIPT = 100
LONGEST_STATEMENT = 200


def moment_of(texts: Iterable[str], facts: Facts, zone: tzinfo | None) -> datetime | None:
    """The first date of `texts`, made more precise by the others of the same day.

    A date without a time yields to one of the same day with a time; so does a time in UTC whose clock is that of a
    time stated in an Indonesian zone, which shows that it was local time all along.
    """
    stated = zone or _zone_on_page(facts.appeared, facts.modified)
    read = [(text, moment) for text in texts if (moment := parse_datetime(text, None if states_zone(text) else stated))]
    if not read:
        return None
    text, first = read[0]
    for other, moment in read[1:]:
        is_finer = _is_day(first) and not _is_day(moment) and first.date() in _days(moment, first.tzinfo)
        same_clock = moment.replace(second=0, tzinfo=None) == first.replace(second=0, microsecond=0, tzinfo=None)
        if is_finer or (
            same_clock and states_zone(other) and (not states_zone(text) or first.utcoffset() == timedelta())
        ):
            first = moment
            break
    return first.astimezone(zone or (first.tzinfo if first.utcoffset() in INDONESIAN else stated or WIB))


def _days(moment: datetime, zone: tzinfo | None) -> tuple[date, date]:
    """The day of a moment as it was stated, and in `zone`: an instant in UTC is often of the day before."""
    return moment.date(), moment.astimezone(zone).date()


def _is_day(moment: datetime) -> bool:
    return (moment.hour, moment.minute, moment.second) == (0, 0, 0)


@lru_cache(maxsize=4)
def _zone_on_page(published: tuple[str, ...], modified: tuple[str, ...]) -> tzinfo | None:
    """The Indonesian zone that a date on the page states, or in which a clock shows a time that another states in UTC.

    UTC, or Blogger's Pacific time, is not where the desk is.
    """
    exact = [one for text in (*published, *modified) if states_zone(text) and (one := parse_datetime(text))]
    stated = next((one.tzinfo for one in exact if one.utcoffset() in INDONESIAN), None)
    return stated or _zone_of_clocks(published, [one for one in exact if not one.utcoffset()])


def _zone_of_clocks(texts: tuple[str, ...], instants: list[datetime]) -> tzinfo | None:
    clocks = (parse_datetime(text, UTC) for text in texts if instants and not states_zone(text))
    shown = (one for one in clocks if one and not _is_day(one))
    gaps = (_to_minute(clock) - _to_minute(instant) for clock in shown for instant in instants)
    return next((timezone(gap) for gap in gaps if gap in INDONESIAN), None)


def _to_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def last_resort(page: Page, body: Body, modified: datetime | None, zone: tzinfo | None) -> datetime | None:
    """The date in the page's address, else the one that htmldate finds, if it is not that of the update.

    What htmldate finds counts only where the page states it outside of the text of this article and of others.
    """
    in_address = URL_DATE.search(page.url or "")
    if in_address:
        return parse_datetime("-".join(in_address.groups()), zone)
    if page.is_oversized:
        return None
    found = find_date(page.tree, extensive_search=False, original_date=True)
    if not found or (modified and modified.date().isoformat() == found):
        return None
    witness = _witness(page, body, date.fromisoformat(found))
    return moment_of([witness], Facts(), zone) if witness else None


def _witness(page: Page, body: Body, day: date) -> str | None:
    """The statement of `day` on the page, outside of the boxes of other articles."""
    near = Nearness(find_heading(page), page, body.container)
    for element in page.tree.iter("*"):
        for text in _statements(element, str(day.year)):
            moment = parse_datetime(text)
            if not moment or moment.date() != day or page.is_elsewhere(element) or _is_told(element, text, body):
                continue
            if not (is_in_caption(element) or near.is_of_other_article(element)):
                return text
    return None


def _statements(element: HtmlElement, year: str) -> Iterator[str]:
    """What can state a date in that year: short texts and attributes that are no addresses, and data in scripts."""
    if element.tag in ("script", "style"):
        if year in (element.text or ""):
            yield from (match[0] for match in islice(DATE_IN_SCRIPT.finditer(element.text), MOST_IN_SCRIPT))
        return
    for text in (*element.attrib.values(), element.text, element.tail):
        if text and year in text and len(text) <= LONGEST_STATEMENT and "/" not in (text[0], text[-1]):
            yield from [text] if "://" not in text else []


def _is_told(element: HtmlElement, text: str, body: Body) -> bool:
    """Whether a text belongs to the body, where dates are those of events."""
    if body.is_marked and body.container in (element, *element.iterancestors()):
        return True
    told = squeeze(text)
    return any(told in line for line in body.lines)
