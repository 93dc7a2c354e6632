"""Where on a page a link stands: in its list, beside it, or in a part that lists no articles, such as a menu."""

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import cache
from itertools import islice

from lxml.html import HtmlElement

from crawler.discovery.addresses import tables
from crawler.parsing.page import Page, squeeze

# "PopularPosts1", "td-ss-main-sidebar"
NAME_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
LONGEST_NAMES = 300
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
LABEL_TAGS = (*HEADINGS, "a", "b", "div", "p", "span", "strong")
LONGEST_LABEL = 40
# How many elements may stand around the words of a heading, and around the heading of a block.
MOST_AROUND = 3
MOST_LABELS = 100
MOST_SIBLINGS = 500


class Place(IntEnum):
    """Where an element stands; the lowest counts for what stands in several places."""

    LIST = 0
    BESIDE = 1
    NEVER = 2


class Blocks:
    """The places of all elements of a page, and their sizes: how many elements they hold, with themselves.

    `holding` are those that hold the page's heading or its main part.
    """

    def __init__(self, page: Page) -> None:
        self.holding = _holding(page)
        self.sizes = dict.fromkeys(page.positions, 1)
        for element in reversed(page.positions):
            parent = element.getparent()
            if parent is not None:
                self.sizes[parent] += self.sizes[element]
        self.half = self.sizes.get(page.tree.find("body"), len(self.sizes)) / 2
        headed = _headed(page, self.holding)
        self.places: dict[HtmlElement, Place] = {}
        for element in page.positions:
            parent = element.getparent()
            place = self.places.get(parent, Place.LIST) if parent is not None else Place.LIST
            if place != Place.NEVER and element.tag not in ("html", "body"):
                place = max(place, self._own(element), Place.BESIDE if element in headed else Place.LIST)
            self.places[element] = place

    def _own(self, element: HtmlElement) -> Place:
        known = _known()
        names = name_parts(element)
        # What holds most of the page holds its list: some wrap all of it in a form.
        if element in self.holding or self.sizes[element] > self.half:
            return Place.LIST
        if element.tag in known["never_tags"] or not names.isdisjoint(known["never"]):
            return Place.NEVER
        is_beside = element.tag in known["beside_tags"] or not names.isdisjoint(known["beside"])
        return Place.BESIDE if is_beside and names.isdisjoint(known["around"]) else Place.LIST


def name_parts(element: HtmlElement) -> set[str]:
    """The words that the class names and the id of an element are made of, in lower case."""
    if not element.attrib:
        return set()
    written = f"{element.get('class') or ''} {element.get('id') or ''}"[:LONGEST_NAMES]
    return {one.lower() for one in NAME_PARTS.findall(written)}


def is_title(element: HtmlElement) -> bool:
    """Whether an element is a heading by its tag or its class names."""
    return element.tag == "h1" or element.tag in HEADINGS or not name_parts(element).isdisjoint(_known()["titles"])


@cache
def _known() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in tables()["blocks"].items()}


def _holding(page: Page) -> set[HtmlElement]:
    """The main part of the page, its heading, and all that they stand in."""
    holders = (one for one in page.marked(tables()["blocks"]["holders"]) if one.get("id"))
    # A heading that is not the only one is that of a card; one in the head of the page is the outlet's name.
    headings = list(islice(page.tree.iter("h1"), 2))
    headings = [
        one for one in headings if len(headings) == 1 and next(one.iterancestors("header", "nav"), None) is None
    ]
    found: set[HtmlElement] = set()
    for element in (*islice(page.tree.iter("main"), 20), *islice(holders, 20), *headings):
        for one in (element, *element.iterancestors()):
            if one in found:
                break
            found.add(one)
    return found


def _headed(page: Page, holding: set[HtmlElement]) -> set[HtmlElement]:
    """The elements under headings such as "Terpopuler", which are followed by other articles than the page lists."""
    labels = (one for one in page.positions if one.tag in LABEL_TAGS and _is_label(one))
    return {one for label in islice(labels, MOST_LABELS) for one in _under(label, holding)}


def _is_label(element: HtmlElement) -> bool:
    words = element.text
    if not words or len(words) > 4 * LONGEST_LABEL:
        return False
    words = squeeze(words).strip(" :.!»›|#-–").casefold()
    if words not in _known()["headings"]:
        return False
    return any(is_title(one) and one.tag != "h1" for one in islice(_upwards(element), MOST_AROUND))


def _under(label: HtmlElement, holding: set[HtmlElement]) -> Iterator[HtmlElement]:
    """What follows a label up to the next heading, in the smallest element in which links follow it."""
    for top in islice(_upwards(label), 2 * MOST_AROUND):
        found: list[HtmlElement] = []
        for one in islice(top.itersiblings(), MOST_SIBLINGS):
            if one.tag in HEADINGS or one in holding:
                break
            found.append(one)
        if any(_has_link(one) for one in found):
            yield from found
            return


def _upwards(element: HtmlElement) -> Iterable[HtmlElement]:
    yield element
    yield from element.iterancestors()


def _has_link(element: HtmlElement) -> bool:
    return next(element.iter("a"), None) is not None
