"""What a page's visible elements say of its article: heading, byline, date line, captions, crumbs, view counter."""

import re
from collections.abc import Iterator
from functools import cache

from lxml.html import HtmlElement

from crawler.items import Author
from crawler.parsing.authors import authors
from crawler.parsing.captions import captions, scope_of
from crawler.parsing.counters import view_count
from crawler.parsing.dates import parse_datetime
from crawler.parsing.facts import Facts
from crawler.parsing.heading import MOST_CANDIDATES, NEAR, Nearness, find_heading
from crawler.parsing.page import Page, is_elsewhere, names_of, text_of
from crawler.parsing.paragraphs import Body
from pipelines import lexicon
from pipelines.lexicon.patterns import any_of

LONGEST_LINE = 200
# hAtom, which the themes of Blogger keep, states the exact time as the title of a readable one.
TITLED_TAGS = frozenset(("abbr", "span", "time"))
LONGEST_SECTION = 40
# A longer line that a guessed body holds is prose, where dates are those of events.
LONGEST_DATE_LINE = 80
WRITTEN_DATE = re.compile(
    r"\b\d{1,2}\s+[A-Za-z]{3,9}\.?,?\s+\d{4}\b|\b\d{1,2}[/-]\d{1,2}[/-]\d{4}\b|\b\d{4}-\d\d-\d\d\b"
)


def read(page: Page, body: Body) -> Facts:
    """The statements of the markup around the heading, outside of the paragraphs of `body`."""
    heading, container = find_heading(page), body.container
    near = Nearness(heading if heading is not None else container, page)
    published, modified = _dates(page, near, body)
    return Facts(
        headlines=(text_of(heading),) if heading is not None else (),
        published=published,
        modified=modified,
        authors=_authors(page, near),
        sections=_sections(page, near),
        captions=captions(page, scope_of(heading, container)),
        view_count=view_count(page, near, body),
    )


def _dates(page: Page, near: Nearness, body: Body) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Texts of date lines, of publication and of update, nearest to the heading first."""
    marked = (one for one in (*page.tree.iter("time"), *page.marked(_names("dates") + _names("modified"))))
    elements = [one for one in list(dict.fromkeys(marked))[:MOST_CANDIDATES] if _may_date(one, near, body)]
    if not elements:
        elements = [one for one in _lines_with_date(page) if _may_date(one, near, body)]
    published, modified = [], []
    for element in near.nearest(elements):
        exact = _machine_readable(element)
        text = exact or _line(element)
        first, update = _without_update(text)
        if _is_update(element):
            first, update = "", text
        # The readable text of a time element tells the zone (WIB) that its attribute often lacks.
        written = _line(element) if exact and first else ""
        published += [one for one in (first, written) if parse_datetime(one)]
        modified += [update] if parse_datetime(update) else []
    return tuple(published), tuple(modified)


def _machine_readable(element: HtmlElement) -> str:
    """The exact date behind a readable one: `datetime`, or the `title` of hAtom's `<abbr class="published">`."""
    title = element.get("title") or "" if element.tag in TITLED_TAGS else ""
    return element.get("datetime") or (title if parse_datetime(title) else "")


def _may_date(element: HtmlElement, near: Nearness, body: Body) -> bool:
    """Whether an element can hold the date line: near the heading, and no part of the body."""
    if not near.is_near(element) or is_elsewhere(element):
        return False
    if body.is_marked:
        return body.container not in (element, *element.iterancestors())
    text = text_of(element)
    return len(text) <= LONGEST_DATE_LINE or text not in body.lines


def _lines_with_date(page: Page) -> list[HtmlElement]:
    """Elements whose own short text has a date, for pages that mark nothing."""
    found: dict[HtmlElement, None] = {}
    for element in page.positions:
        parent = element.getparent()
        for text, owner in ((element.text, element), (element.tail, parent)):
            if text and owner is not None and len(text) <= LONGEST_LINE and WRITTEN_DATE.search(text):
                found[owner] = None
    return list(found)[:MOST_CANDIDATES]


def _line(element: HtmlElement) -> str:
    text = text_of(element)
    return text if len(text) <= LONGEST_LINE else ""


def _is_update(element: HtmlElement) -> bool:
    names = names_of(element) | set((element.get("itemprop") or "").lower().split())
    return bool(names & {*_names("modified"), "datemodified"}) and not names & {
        "published",
        "entry-date",
        "date",
        "datepublished",
    }


def _without_update(text: str) -> tuple[str, str]:
    """A date line parted at the word that announces an update: "Terbit … | Diperbarui …"."""
    match = _update_words().search(text)
    return (text[: match.start()], text[match.start() :]) if match else (text, "")


@cache
def _update_words() -> re.Pattern[str]:
    words = lexicon.tables("page_markup")["words"]["modified"]
    return re.compile(rf"\b(?:{any_of(words)})\b", re.I)


def _authors(page: Page, near: Nearness) -> tuple[Author, ...]:
    """Who signed, from elements marked as author or editor near the heading."""
    writers = [*_by_relation(page), *page.itemprops.get("author", ()), *page.marked(_names("authors"))]
    found: list[Author] = []
    for elements, role in ((writers, None), (list(page.marked(_names("editors"))), "editor")):
        for element in near.nearest(dict.fromkeys(elements[:MOST_CANDIDATES])):
            text = _named(element)
            if text and near.is_near(element) and not is_elsewhere(element):
                found += authors(text, role)
    named = {one.name.casefold(): one for one in reversed(found)}
    return tuple(one for one in dict.fromkeys(found) if named[one.name.casefold()] is one)[:6]


def _by_relation(page: Page) -> Iterator[HtmlElement]:
    for tag in ("a", "address"):
        yield from (one for one in page.tree.iter(tag) if "author" in (one.get("rel") or "").lower().split())


def _named(element: HtmlElement) -> str:
    """The name in an author element: its microdata name if it has one, else its text without what follows a date."""
    name = next((one for one in element.iter() if "name" in (one.get("itemprop") or "").split()), None)
    text = (name.get("content") or text_of(name)) if name is not None else element.get("content") or text_of(element)
    date = WRITTEN_DATE.search(text)
    return "" if len(text) > LONGEST_LINE or date else text


def _sections(page: Page, near: Nearness) -> tuple[str, ...]:
    """The crumbs of the path, deepest first, then links marked as category, then rubrics printed at the heading."""
    crumbs: list[str] = []
    for element in list(page.marked(_names("sections")))[:3]:
        crumbs += reversed([text_of(link) for link in element.iter("a")])
    links = page.tree.iter("a")
    categories = [one for one in links if "category" in (one.get("rel") or "").lower().split()]
    categories = [one for one in categories if not is_elsewhere(one)][:1]
    marked = list(dict.fromkeys(page.marked(_names("rubrics"))))[:MOST_CANDIDATES]
    rubrics = [one for one in marked if abs(near.distance(one)) <= NEAR and not is_elsewhere(one)]
    categories += [one for one in near.nearest(rubrics)[:1] if near.is_near(one)]
    return tuple(text for text in (*crumbs, *map(text_of, categories)) if 0 < len(text) <= LONGEST_SECTION)


@cache
def _names(kind: str) -> list[str]:
    names: list[str] = lexicon.tables("page_markup")[kind]
    return names
