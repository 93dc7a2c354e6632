"""When an article appeared and was updated: what its page states, and what may be concluded from it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, tzinfo
from itertools import islice

from htmldate import find_date
from lxml.html import HtmlElement

from crawler.parsing.dates import WIB, parse_datetime, states_zone
from crawler.parsing.facts import Facts
from crawler.parsing.page import Page, is_elsewhere, squeeze
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
    stated = zone or _zone_on_page((*facts.published, *facts.modified))
    read = [(text, moment) for text in texts if (moment := parse_datetime(text, None if states_zone(text) else stated))]
    if not read:
        return None
    text, first = read[0]
    for other, moment in read[1:]:
        is_finer = _is_day(first) and not _is_day(moment) and moment.date() == first.date()
        same_clock = moment.replace(second=0, tzinfo=None) == first.replace(second=0, microsecond=0, tzinfo=None)
        if is_finer or (
            same_clock and states_zone(other) and (not states_zone(text) or first.utcoffset() == timedelta())
        ):
            first = moment
            break
    return first.astimezone(zone or (first.tzinfo if first.utcoffset() in INDONESIAN else WIB))


def _is_day(moment: datetime) -> bool:
    return (moment.hour, moment.minute, moment.second) == (0, 0, 0)


def _zone_on_page(texts: Iterable[str]) -> tzinfo | None:
    """The Indonesian zone that a date on the page states; UTC, or Blogger's Pacific time, is not where the desk is."""
    moments = (parse_datetime(text) for text in texts if states_zone(text))
    return next((one.tzinfo for one in moments if one and one.utcoffset() in INDONESIAN), None)


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
    """The statement of `day` on the page."""
    for element in page.tree.iter("*"):
        for text in _statements(element, str(day.year)):
            moment = parse_datetime(text)
            if moment and moment.date() == day and not is_elsewhere(element) and not _is_told(element, text, body):
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
