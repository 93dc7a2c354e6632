"""The trail of links from a site's home page to a page: where it stands, and its last item."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from crawler.parsing.page import ROOT_TAGS, Page
from pipelines import lexicon

MOST_TRAILS, LONGEST_TRAIL = 3, 400
BETWEEN = " /|»>›→·:-–—.…"


@lru_cache(maxsize=2)
def trails(page: Page) -> tuple[HtmlElement, ...]:
    """The boxes of crumbs: those with a known name, else the outermost with one made of it, else those told to be."""
    known = tuple(islice(page.marked(lexicon.tables("page_markup")["sections"]), MOST_TRAILS))
    if any(next(one.iter("a"), None) is not None for one in known):
        return known
    others = (one for one in _others(page) if one.tag not in ROOT_TAGS and len(page.text_of(one)) <= LONGEST_TRAIL)
    linked = (one for one in others if next(one.iter("a"), None) is not None)
    return (*known, *islice(linked, 1))


@lru_cache(maxsize=2)
def last_crumb(page: Page) -> str:
    """The item behind the links of the trail, else the last link; empty if there is no trail."""
    trail = next(iter(trails(page)), None)
    if trail is None:
        return ""
    text, links = page.text_of(trail), [page.text_of(link) for link in trail.iter("a")]
    last = links[-1] if links else ""
    return (text.rpartition(last)[2] if last else text).strip(BETWEEN) or last


def _others(page: Page) -> Iterator[HtmlElement]:
    yield from page.marked([name for name in page.classes if "breadcrumb" in name or "crumbs" in name])
    for one in page.tree.iter("nav", "ol", "ul"):
        if "breadcrumb" in (one.get("aria-label") or "").lower():
            yield one
    for item in islice(page.itemprops.get("itemlistelement", ()), 1):
        if (item.getparent().get("itemtype") or "").endswith("/BreadcrumbList"):
            yield item.getparent()
