"""The rubric in which an article stands, as its page shows it: crumbs, links to rubrics, labels."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from lxml.html import HtmlElement

from crawler.parsing.crumbs import trails
from crawler.parsing.heading import MOST_CANDIDATES, NEAR, Nearness
from crawler.parsing.page import Page
from crawler.parsing.page_address import tables
from pipelines import lexicon

LONGEST_SECTION = 40
MOST_LINKS = 600
# Before the name of a label, of which some are rubrics and most are topics: Blogger's, Drupal's.
LABELS = frozenset(("label", "taxonomy", "term"))
# How high above a link its list may lie, and how many links to rubrics make a list a menu.
LIST_HEIGHT, FEWEST_OF_MENU = 3, 3


def sections_of(page: Page, near: Nearness, container: HtmlElement | None) -> tuple[str, ...]:
    """The crumbs of the path, deepest first, then what is marked as category or rubric at the heading.

    Where those say nothing, links to rubrics at the heading and the article's labels do.
    """
    crumbs: list[str] = []
    for trail in trails(page):
        crumbs += reversed([page.text_of(link) for link in trail.iter("a")])
    links = (one for one in page.relations.get("category", ()) if one.tag == "a")
    categories = [one for one in links if not page.is_elsewhere(one)][:1]
    marked = list(dict.fromkeys(page.marked(_names("rubrics"))))[:MOST_CANDIDATES]
    rubrics = [one for one in marked if abs(near.distance(one)) <= NEAR and not page.is_elsewhere(one)]
    categories += [one for one in near.nearest(rubrics)[:1] if near.is_near(one)]
    found = _telling((*crumbs, *map(page.text_of, categories)))
    vague = _words("vague_sections")
    if all(one.casefold() in vague for one in found):
        found = (*_telling(_linked(page, near, container)), *found)
    return found


def _telling(texts: Iterable[str]) -> tuple[str, ...]:
    silent = _words("no_section")
    return tuple(text for text in texts if 0 < len(text) <= LONGEST_SECTION and text.casefold() not in silent)


def _linked(page: Page, near: Nearness, container: HtmlElement | None) -> Iterator[str]:
    """What a link to one rubric between heading and text says; a label that is a usual rubric, and one of the menu."""
    end = NEAR if container is None else min(NEAR, near.distance(container))
    links = [one for one in islice(page.tree.iter("a"), MOST_LINKS) if _leads_to(one, _parents() | LABELS)]
    held = Counter(box for one in links for box in islice(one.iterancestors(), LIST_HEIGHT))
    own = [one for one in links if _leads_to(one, _parents())]
    own = [one for one in own if -NEAR <= near.distance(one) <= end and near.shared(one) > 2]
    own = [one for one in own if not page.is_elsewhere(one) and not _is_in_menu(one, held, near)]
    own = [one for one in own if not near.is_of_other_article(one)]
    yield from map(page.text_of, near.nearest(own)[:1])
    usual = _words("usual_sections")
    menu = {one.get("href") for one in links if near.distance(one) < 0 or near.shared(one) <= 2}
    labels = [one for one in links if one.get("href") in menu and page.text_of(one).casefold() in usual]
    yield from map(page.text_of, _of_article((one for one in labels if not page.is_elsewhere(one)), near))


def _leads_to(link: HtmlElement, parents: frozenset[str]) -> bool:
    """Whether one of the parts before the last of a link's address says what the last is: /kanal/politik."""
    parts = (link.get("href") or "").lower().partition("?")[0].rstrip("/").split("/")
    return len(parts) > 2 and not parents.isdisjoint(parts[-3:-1])


def _is_in_menu(link: HtmlElement, held: Counter[HtmlElement], near: Nearness) -> bool:
    """Whether a link stands in a list of rubrics, or in the head of the site."""
    boxes = [one for one in islice(link.iterancestors(), LIST_HEIGHT) if not near.is_inside(one)]
    return any(held[one] >= FEWEST_OF_MENU or one.tag == "nav" for one in boxes)


def _of_article(links: Iterable[HtmlElement], near: Nearness) -> list[HtmlElement]:
    """The links that share a box with the heading that is smaller than the page, nearest box first."""
    own = [one for one in links if near.shared(one) > 2 and near.distance(one) >= 0]
    own = [one for one in own if not near.is_of_other_article(one)]
    deepest = max(map(near.shared, own), default=0)
    return [one for one in own if near.shared(one) == deepest]


@cache
def _parents() -> frozenset[str]:
    return frozenset(tables()["paths"]["category"]) - LABELS


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(lexicon.tables("page_markup")["words"][kind])


@cache
def _names(kind: str) -> list[str]:
    names: list[str] = lexicon.tables("page_markup")[kind]
    return names
