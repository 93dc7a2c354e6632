"""What a page's visible elements say of its article: heading, byline, date line, captions, crumbs, view counter."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from lxml.html import HtmlElement

from crawler.items import Author
from crawler.parsing.authors import authors
from crawler.parsing.dates import parse_datetime
from crawler.parsing.facts import Facts
from crawler.parsing.page import Page, folded, is_elsewhere, names_of, squeeze, text_of
from pipelines import lexicon

LONGEST_LINE = 200
LONGEST_CAPTION = 600
MOST_CANDIDATES = 60
HEADLINE_TAGS = frozenset(("h1", "h2", "h3", "h4", "div", "a", "span", "p"))
SHORTEST_HEADLINE, LONGEST_HEADLINE = 10, 400
FEWEST_WORDS = 4
WRITTEN_DATE = re.compile(
    r"\b\d{1,2}\s+[A-Za-z]{3,9}\.?,?\s+\d{4}\b|\b\d{1,2}[/-]\d{1,2}[/-]\d{4}\b|\b\d{4}-\d\d-\d\d\b"
)
COUNT = re.compile(r"(?<![\d.,/:-])(\d{1,3}(?:[.,]\d{3})+|\d{1,9})(?![\d.,/:-]|\s?[kKmMrR][bBtT]?\b)")
# How far behind the heading, in elements, a date may stand that shares no box with it.
NEAR = 60


def read(page: Page, container: HtmlElement | None) -> Facts:
    """The statements of the markup around the heading; `container` is the article's body, if its element is known."""
    heading = find_heading(page)
    near = _Nearness(heading if heading is not None else container, page)
    published, modified = _dates(page, near, container)
    return Facts(
        headlines=(text_of(heading),) if heading is not None else (),
        published=published,
        modified=modified,
        authors=_authors(page, near),
        sections=_sections(page),
        captions=_captions(page, _scope(heading, container)),
        view_count=_view_count(page, near),
    )


def find_heading(page: Page) -> HtmlElement | None:
    """The element with the headline: the longest that stands in the page's title, else one marked as headline.

    Else it is the first h1, or the first h2 or h3 of some words. An h1 with the site's name stands in the title, too.
    """
    named = [one for one in page.marked(_names("headlines")) if one.tag in HEADLINE_TAGS]
    marked = [*page.itemprops.get("headline", ()), *page.tree.iter("h1"), *named][:MOST_CANDIDATES]
    lesser = list(islice(page.tree.iter("h2", "h3"), MOST_CANDIDATES))
    texts = {one: text_of(one) for one in (*marked, *lesser) if one.tag != "meta"}
    title = folded(page.tree.findtext(".//title") or "")
    in_title = [one for one, text in texts.items() if len(text) >= SHORTEST_HEADLINE and folded(text) in title]
    if in_title:
        return max(in_title, key=lambda one: len(texts[one]))
    fewest = dict.fromkeys(lesser, FEWEST_WORDS) | dict.fromkeys(marked, 2)
    own = (one for one, text in texts.items() if len(text.split()) >= fewest[one] and len(text) <= LONGEST_HEADLINE)
    return next((one for one in own if not is_elsewhere(one)), None)


class _Nearness:
    """How near elements of `page` stand to an anchor, the heading."""

    def __init__(self, anchor: HtmlElement | None, page: Page) -> None:
        chain = [] if anchor is None else [anchor, *anchor.iterancestors()]
        self._height = {element: len(chain) - number for number, element in enumerate(chain)}
        self._position = page.positions
        self._anchor = self._position.get(anchor, 0) if anchor is not None else 0

    def shared(self, element: HtmlElement) -> int:
        """How deep the smallest box lies that holds the element and the anchor; 2 is the body."""
        return next((self._height[one] for one in (element, *element.iterancestors()) if one in self._height), 0)

    def distance(self, element: HtmlElement) -> int:
        """Elements from the anchor to the element, negative before it."""
        return self._position.get(element, 0) - self._anchor

    def nearest(self, elements: Iterable[HtmlElement]) -> list[HtmlElement]:
        """The elements, nearest first: by the box they share, behind the heading before ahead of it, by distance."""
        return sorted(elements, key=lambda one: (-self.shared(one), self.distance(one) < 0, abs(self.distance(one))))

    def is_near(self, element: HtmlElement) -> bool:
        """Whether the element shares a box with the anchor that is smaller than the page, or follows it closely."""
        return self.shared(element) > 2 or 0 <= self.distance(element) <= NEAR


def _dates(page: Page, near: _Nearness, container: HtmlElement | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Texts of date lines, of publication and of update, nearest to the heading first."""
    marked = (one for one in (*page.tree.iter("time"), *page.marked(_names("dates") + _names("modified"))))
    elements = [one for one in list(dict.fromkeys(marked))[:MOST_CANDIDATES] if _may_date(one, near, container)]
    if not elements:
        elements = [one for one in _lines_with_date(page) if _may_date(one, near, container)]
    published, modified = [], []
    for element in near.nearest(elements):
        text = element.get("datetime") or _line(element)
        first, update = _without_update(text)
        if _is_update(element):
            first, update = "", text
        # The readable text of a time element tells the zone (WIB) that its attribute often lacks.
        written = _line(element) if element.get("datetime") and first else ""
        published += [one for one in (first, written) if parse_datetime(one)]
        modified += [update] if parse_datetime(update) else []
    return tuple(published), tuple(modified)


def _may_date(element: HtmlElement, near: _Nearness, container: HtmlElement | None) -> bool:
    inside = container is not None and container in (element, *element.iterancestors())
    return not inside and near.is_near(element) and not is_elsewhere(element)


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
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.I)


def _authors(page: Page, near: _Nearness) -> tuple[Author, ...]:
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


def _sections(page: Page) -> tuple[str, ...]:
    """The crumbs of the path, deepest first, then links marked as category."""
    crumbs: list[str] = []
    for element in list(page.marked(_names("sections")))[:3]:
        crumbs += reversed([text_of(link) for link in element.iter("a")])
    categories = [
        one
        for one in page.tree.iter("a")
        if "category" in (one.get("rel") or "").lower().split() and not is_elsewhere(one)
    ]
    return tuple(text for text in (*crumbs, *map(text_of, categories[:1])) if 0 < len(text) <= 40)


def _scope(heading: HtmlElement | None, container: HtmlElement | None) -> HtmlElement | None:
    """The box that holds the whole article: the smallest that holds its body and its heading."""
    if container is None:
        start = heading
        return (
            next((one for one in start.iterancestors() if one.tag in ("article", "main")), None)
            if start is not None
            else None
        )
    above = set(heading.iterancestors()) if heading is not None else set()
    shared = next((one for one in container.iterancestors() if one in above or one.tag == "article"), container)
    return container if shared.tag in ("body", "html") else shared


def _captions(page: Page, scope: HtmlElement | None) -> tuple[str, ...]:
    if scope is None:
        return ()
    marked = [
        *page.tree.iter("figcaption", "amp-figcaption"),
        *page.itemprops.get("caption", ()),
        *page.marked(_names("captions")),
    ]
    own = [one for one in dict.fromkeys(marked) if scope in one.iterancestors() and not is_elsewhere(one, scope)]
    own.sort(key=lambda one: page.positions.get(one, 0))
    texts = (text_of(one) for one in own[:MOST_CANDIDATES])
    return tuple(dict.fromkeys(text for text in texts if 0 < len(text) <= LONGEST_CAPTION))


def _view_count(page: Page, near: _Nearness) -> int | None:
    """The number in a short element marked as counter of views, if it holds one number and no date."""
    for element in near.nearest(list(dict.fromkeys(page.marked(_names("views"))))[:MOST_CANDIDATES]):
        text = squeeze(text_of(element))
        numbers = COUNT.findall(text)
        if len(text) <= 40 and len(numbers) == 1 and near.is_near(element) and not is_elsewhere(element):
            return int(re.sub(r"\D", "", numbers[0]))
    return None


@cache
def _names(kind: str) -> list[str]:
    names: list[str] = lexicon.tables("page_markup")[kind]
    return names
