"""The names that a site prints of itself: in its banner, and on links to its home page."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from urllib.parse import urljoin

from lxml.html import HtmlElement

from crawler.parsing.page import Page, folded
from pipelines import lexicon

MOST_MASTHEADS, LONGEST_NAME = 12, 400


def mastheads(page: Page) -> frozenset[str]:
    """The names that stand in the page's banner, or link to its home page, folded."""
    banners = page.marked(lexicon.tables("page_markup")["mastheads"])
    return home_names(page) | _names_in(islice(banners, MOST_MASTHEADS), page)


@lru_cache(maxsize=2)
def home_names(page: Page) -> frozenset[str]:
    """What links to the home page say, folded."""
    home = {"/", (page.base and urljoin(page.base, "/")) or "/"}
    home |= {one.rstrip("/") for one in home if one != "/"}
    links = (one for one in page.tree.iter("a") if (one.get("href") or "").strip() in home)
    return _names_in(islice(links, MOST_MASTHEADS), page)


def _names_in(boxes: Iterable[HtmlElement], page: Page) -> frozenset[str]:
    """The texts of some elements, and of the first picture in each."""
    elements = list(boxes)
    pictures = (one for element in elements for one in islice(element.iter("img"), 1))
    texts = (page.text_of(one)[:LONGEST_NAME] for one in elements)
    return frozenset(map(folded, (*texts, *((one.get("alt") or "") for one in pictures))))
