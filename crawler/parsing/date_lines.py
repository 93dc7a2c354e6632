"""When an article appeared and was updated, as the lines and properties near its heading say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from lxml.html import HtmlElement

from crawler.parsing.captions import is_in_caption
from crawler.parsing.date_kinds import MODIFIED, PUBLISHED, WRITTEN_DATE, kind_of_date, without_update
from crawler.parsing.date_orders import DATED, in_order_of
from crawler.parsing.dates import parse_datetime
from crawler.parsing.heading import MOST_CANDIDATES, Nearness
from crawler.parsing.page import Page
from crawler.parsing.paragraphs import Body
from pipelines import lexicon

LONGEST_LINE = 200
# A longer line that a guessed body holds is prose, where dates are those of events.
LONGEST_DATE_LINE = 80
# hAtom, which the themes of Blogger keep, states the exact time as the title of a readable one.
TITLED_TAGS = frozenset(("abbr", "span", "time"))
# What scripts read to write the readers' own time: `data-epoch="1731900600000"`, `data-published-at="2024-11-18T…"`.
EXACT = re.compile(r"\s*(?:\d{10}(?:\d{3})?|\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S{0,25})\s*")
NO_LINES = frozenset(("script", "body", "html"))


@dataclass(frozen=True, slots=True)
class Dates:
    """Statements of when an article appeared: told outright, and not; and of its update."""

    published: tuple[str, ...]
    dated: tuple[str, ...]
    modified: tuple[str, ...]


def dates_of(page: Page, near: Nearness, body: Body) -> Dates:
    """What the page states: by properties, then by lines and times, nearest to the heading first."""
    published, dated, modified = [], [], []
    for element in _candidates(page, near, body):
        precise = _machine_readable(element)
        text = precise or _dated_line(element, page)
        kind = kind_of_date(element, page)
        first, update = ("", text) if kind == MODIFIED else without_update(text)
        # The readable text of a time element tells the zone (WIB) that its attribute often lacks.
        written = _dated_line(element, page) if precise and first else ""
        stated = [one for one in (first, written) if parse_datetime(one)]
        if kind == PUBLISHED:
            published += stated
        else:
            dated += stated
        modified += [update] if parse_datetime(update) else []
    return Dates(tuple(published), tuple(dated), tuple(modified))


def _candidates(page: Page, near: Nearness, body: Body) -> list[HtmlElement]:
    """The elements that may state a date of the article; any short text with a date where nothing is marked.

    Of elements that enclose each other with the same text, the innermost.
    """
    properties = _names("published_itemprops", "dated_itemprops", "modified_itemprops")
    stated = [one for name in properties for one in page.itemprops.get(name, ())]
    exact = [one for one in stated[:MOST_CANDIDATES] if one.tag != "meta" and _is_own(one, near, page)]
    names = _names("published", "dates", "modified")
    marked = dict.fromkeys((*page.tree.iter("time"), *_with_exact_data(page), *page.marked(names)))
    shown = [one for one in list(marked)[:MOST_CANDIDATES] if _may_date(one, near, body, page)]
    if not any(_line(one, page) for one in (*exact, *shown)):
        shown += [one for one in _lines_with_date(page) if _may_date(one, near, body, page)]
    found = dict.fromkeys((*near.nearest(exact), *near.nearest(shown)))
    texts = {one: page.text_of(one) for one in found}
    around = {box for one in found for box in one.iterancestors() if texts.get(box) == texts[one]}
    return [one for one in found if one not in around]


def _machine_readable(element: HtmlElement) -> str:
    """The exact date behind a readable one: `datetime`, data, RDFa's `content`, or the `title` of hAtom's `<abbr>`."""
    title = element.get("title") or "" if element.tag in TITLED_TAGS else ""
    others = (element.get("datetime") or "", *_data(element), element.get("content") or "", title)
    return next((one for one in others if parse_datetime(one)), "")


def _with_exact_data(page: Page) -> Iterator[HtmlElement]:
    elements = (one for one in page.with_data if one.tag not in NO_LINES and next(_data(one), ""))
    return islice(elements, MOST_CANDIDATES)


def _data(element: HtmlElement) -> Iterator[str]:
    """The exact times in attributes that are named after time; numbers of articles are as long as those of seconds."""
    for name, value in element.attrib.items():
        is_time = name.startswith("data-") and not _clocks().isdisjoint(name.lower().split("-"))
        if is_time and EXACT.fullmatch(value):
            yield value


def _is_own(element: HtmlElement, near: Nearness, page: Page) -> bool:
    return near.is_near(element) and not page.is_elsewhere(element) and not near.is_of_other_article(element)


def _may_date(element: HtmlElement, near: Nearness, body: Body, page: Page) -> bool:
    """Whether an element can hold the date line: near the heading, and no part of the body or of another article."""
    if not _is_own(element, near, page) or is_in_caption(element):
        return False
    if body.is_marked and not near.is_inside(body.container):
        return body.container not in (element, *element.iterancestors())
    text = page.text_of(element)
    return len(text) <= LONGEST_DATE_LINE or text not in body.lines


def _lines_with_date(page: Page) -> Iterator[HtmlElement]:
    """Elements whose own short text has a date, for pages that mark nothing."""
    dated = (owner for owner, text in page.texts if len(text) <= LONGEST_LINE and WRITTEN_DATE.search(text))
    yield from islice(dict.fromkeys(dated), MOST_CANDIDATES)


def _dated_line(element: HtmlElement, page: Page) -> str:
    line = _line(element, page)
    return in_order_of(page.text, line) if DATED.search(line) else line


def _line(element: HtmlElement, page: Page) -> str:
    text = page.text_of(element)
    return text if len(text) <= LONGEST_LINE else ""


@cache
def _clocks() -> frozenset[str]:
    return frozenset(_names("clocks"))


@cache
def _names(*kinds: str) -> tuple[str, ...]:
    markup = lexicon.tables("page_markup")
    return tuple(name for kind in kinds for name in markup[kind])
