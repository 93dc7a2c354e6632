"""The date that is printed beside a link."""

import re
from collections.abc import Iterator
from datetime import datetime, tzinfo
from functools import cache
from itertools import islice

from lxml.html import HtmlElement

from crawler.discovery.addresses import tables
from crawler.discovery.answers import moment_of
from crawler.parsing.dates import parse_datetime
from crawler.parsing.page import names_of, squeeze
from pipelines import lexicon

# "Redaksi - Senin, 28 Oktober 2024 | 10:15 WIB"
LONGEST_LINE = 70
MOST_OTHER_WORDS = 4
# A card has some 30.
MOST_ELEMENTS = 200
WORD = re.compile(r"[^\W\d_]{2,}")
ATTRIBUTES = ("datetime", "content", "title")


def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else, but for who posted it."""
    return _states_date(text) and _other_words(text) <= 1


def printed_date(box: HtmlElement, zone: tzinfo | None, title: str | None) -> datetime | None:
    """The date in the element that holds one link: of a `time` element, else of the lines that state one.

    `title` is the text of the link, which may speak of another day. None where lines state several dates.
    """
    elements = list(islice(box.iter("*"), MOST_ELEMENTS))
    for element in elements:
        moment = _marked(element, zone)
        if moment:
            return moment
    found = {moment_of(line, zone) for line in _lines(elements, title)}
    return found.pop() if len(found) == 1 else None


def _marked(element: HtmlElement, zone: tzinfo | None) -> datetime | None:
    """What the attributes of an element state, unless that is when the article was changed."""
    names = names_of(element)
    is_changed = not names.isdisjoint(_changed()) and names.isdisjoint(tables()["dates"]["published"])
    if not element.attrib or element.tag == "a" or is_changed:
        return None
    written = filter(None, (element.get(name) for name in ATTRIBUTES))
    is_time = element.tag in ("time", "abbr")
    return next(filter(None, (moment_of(one, zone) for one in written if is_time or is_date(one))), None)


def _lines(elements: list[HtmlElement], title: str | None) -> Iterator[str]:
    pieces = (
        piece for element in elements for piece in (element.text, element.tail if element is not elements[0] else "")
    )
    for piece in filter(None, pieces):
        line = squeeze(piece) if len(piece) <= 4 * LONGEST_LINE else ""
        if line and line != title and _states_date(line) and _other_words(line) <= MOST_OTHER_WORDS:
            yield line


def _states_date(text: str) -> bool:
    return len(text) <= LONGEST_LINE and any(map(str.isdigit, text)) and parse_datetime(text) is not None


def _other_words(text: str) -> int:
    return sum(word.lower() not in _calendar() for word in WORD.findall(text))


@cache
def _calendar() -> frozenset[str]:
    """The words that dates are made of."""
    calendar = lexicon.tables("calendar")
    names = (name for table in ("months", "weekdays", "zones") for name in calendar.get(table, {}))
    return frozenset((*(word for name in names for word in WORD.findall(name.lower())), *tables()["dates"]["words"]))


@cache
def _changed() -> frozenset[str]:
    return frozenset(lexicon.tables("page_markup")["modified"])
