"""When an article appeared and was updated, as the lines and properties near its heading say."""

import re
from collections.abc import Iterator
from functools import cache

from lxml.html import HtmlElement

from crawler.parsing.dates import parse_datetime
from crawler.parsing.heading import MOST_CANDIDATES, Nearness
from crawler.parsing.page import Page, is_elsewhere, names_of, properties_of, text_of
from crawler.parsing.paragraphs import Body
from pipelines import lexicon
from pipelines.lexicon.patterns import any_of

LONGEST_LINE = 200
# A longer line that a guessed body holds is prose, where dates are those of events.
LONGEST_DATE_LINE = 80
# hAtom, which the themes of Blogger keep, states the exact time as the title of a readable one.
TITLED_TAGS = frozenset(("abbr", "span", "time"))
WRITTEN_DATE = re.compile(
    r"\b\d{1,2}\s+[A-Za-z]{3,9}\.?,?\s+\d{4}\b|\b\d{1,2}[/-]\d{1,2}[/-]\d{4}\b|\b\d{4}-\d\d-\d\d\b"
)


def dates_of(page: Page, near: Nearness, body: Body) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Statements of publication and of update: those of properties, then the others, nearest to the heading first."""
    stated = [
        one for name in _names("published_itemprops", "modified_itemprops") for one in page.itemprops.get(name, ())
    ]
    exact = [one for one in stated[:MOST_CANDIDATES] if one.tag != "meta" and _is_own(one, near)]
    marked = dict.fromkeys((*page.tree.iter("time"), *page.marked(_names("dates", "modified"))))
    shown = [one for one in list(marked)[:MOST_CANDIDATES] if _may_date(one, near, body)]
    if not any(map(_line, (*exact, *shown))):
        shown += [one for one in _lines_with_date(page) if _may_date(one, near, body)]
    published, modified = [], []
    for element in dict.fromkeys((*near.nearest(exact), *near.nearest(shown))):
        precise = _machine_readable(element)
        text = precise or _line(element)
        first, update = _without_update(text)
        if _is_update(element):
            first, update = "", text
        # The readable text of a time element tells the zone (WIB) that its attribute often lacks.
        written = _line(element) if precise and first else ""
        published += [one for one in (first, written) if parse_datetime(one)]
        modified += [update] if parse_datetime(update) else []
    return tuple(published), tuple(modified)


def _machine_readable(element: HtmlElement) -> str:
    """The exact date behind a readable one: `datetime`, RDFa's `content`, or the `title` of hAtom's `<abbr>`."""
    title = element.get("title") or "" if element.tag in TITLED_TAGS else ""
    others = (one for one in (element.get("content") or "", title) if parse_datetime(one))
    return element.get("datetime") or next(others, "")


def _is_own(element: HtmlElement, near: Nearness) -> bool:
    return near.is_near(element) and not is_elsewhere(element) and not near.is_of_other_article(element)


def _may_date(element: HtmlElement, near: Nearness, body: Body) -> bool:
    """Whether an element can hold the date line: near the heading, and no part of the body or of another article."""
    if not _is_own(element, near):
        return False
    if body.is_marked:
        return body.container not in (element, *element.iterancestors())
    text = text_of(element)
    return len(text) <= LONGEST_DATE_LINE or text not in body.lines


def _lines_with_date(page: Page) -> Iterator[HtmlElement]:
    """Elements whose own short text has a date, for pages that mark nothing."""
    found: dict[HtmlElement, None] = {}
    for element in page.positions:
        for text, is_tail in ((element.text, False), (element.tail, True)):
            if text and len(text) <= LONGEST_LINE and not text.isspace() and WRITTEN_DATE.search(text):
                found[element.getparent() if is_tail else element] = None
        if len(found) >= MOST_CANDIDATES:
            break
    yield from found


def _line(element: HtmlElement) -> str:
    text = text_of(element)
    return text if len(text) <= LONGEST_LINE else ""


def _is_update(element: HtmlElement) -> bool:
    names = names_of(element) | set(properties_of(element))
    return not names.isdisjoint(_names("modified", "modified_itemprops")) and names.isdisjoint(
        (*_names("published_itemprops"), "published", "entry-date")
    )


def _without_update(text: str) -> tuple[str, str]:
    """A date line parted at the word that announces an update: "Terbit … | Diperbarui …"."""
    match = _update_words().search(text)
    return (text[: match.start()], text[match.start() :]) if match else (text, "")


@cache
def _update_words() -> re.Pattern[str]:
    words = lexicon.tables("page_markup")["words"]["modified"]
    return re.compile(rf"\b(?:{any_of(words)})\b", re.I)


@cache
def _names(*kinds: str) -> tuple[str, ...]:
    markup = lexicon.tables("page_markup")
    return tuple(name for kind in kinds for name in markup[kind])
