"""The body of a page that marks none: trafilatura's guess, and the element in which it stands."""

import logging
from collections import Counter
from itertools import islice

import trafilatura
from lxml.html import HtmlElement

from crawler.parsing.page import Page
from crawler.parsing.paragraphs import KNOWN_BY, Body, beginning, read

# A guess shorter than this may have missed the article; one shorter than the second is a menu or a notice.
ENOUGH, SHORTEST_GUESS = 200, 120
# What is read of a page that is too large for trafilatura.
MOST_PARAGRAPHS, SHORTEST_PARAGRAPH = 1_000, 60
# How much of a guess its element must hold, and how much more it may hold.
LEAST_HELD = 0.9
MOST_MORE = 1.4

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def guess(page: Page) -> Body:
    """The body where no element is marked as such; empty where there seems to be no article."""
    if page.is_oversized:
        own = (one for one in islice(page.tree.iter("p"), MOST_PARAGRAPHS) if not page.is_elsewhere(one))
        return Body(lines=tuple(text for text in map(page.text_of, own) if len(text) >= SHORTEST_PARAGRAPH))
    if len(page.text) < SHORTEST_GUESS:  # the page is filled in by scripts
        return Body()
    # The fast way is as good where it finds enough; the thorough one takes three times as long, and finds odd bodies.
    fast = _extract(page, fast=True)
    found = fast if fast.length >= ENOUGH else max(_extract(page, fast=False), fast, key=lambda one: one.length)
    return _in_place(found, page) if found.length >= SHORTEST_GUESS else Body()


def _extract(page: Page, *, fast: bool) -> Body:
    """What trafilatura takes for the body; with tables, because the pages of old systems are laid out by them."""
    document = trafilatura.bare_extraction(
        page.tree,
        url=page.url,
        fast=fast,
        favor_precision=True,
        include_comments=False,
        include_tables=True,
        include_links=True,
        with_metadata=False,
    )
    if document is None or isinstance(document, dict) or document.body is None:
        return Body()
    found = read(document.body, page)
    return Body(lines=found.lines, related=found.related)


def _in_place(found: Body, page: Page) -> Body:
    """The guess as it stands on the page, with the repeated lines and tables that trafilatura leaves out.

    Captions and links to other articles inside it are told by their markup. The guess itself remains where no element
    holds it without holding much else.
    """
    container = _container(found.lines, page)
    if container is None:
        return found
    whole = read(container, page, within=found.lines)
    if not LEAST_HELD * found.length <= whole.length <= MOST_MORE * found.length:
        return found
    return Body(lines=whole.lines, related=tuple(dict.fromkeys((*whole.related, *found.related))), container=container)


def _container(lines: tuple[str, ...], page: Page) -> HtmlElement | None:
    """The smallest element that holds nearly all of the lines."""
    sizes = {beginning(line): len(line) for line in lines}
    held: Counter[HtmlElement] = Counter()
    for element in page.body.iter("*"):
        for text, holder in ((element.text, element), (element.tail, element.getparent())):
            size = sizes.pop(beginning(text.lstrip()), 0) if text and len(text) >= KNOWN_BY else 0
            if size and holder is not None:
                held.update(dict.fromkeys((holder, *holder.iterancestors()), size))
    if not held:
        return None
    least = LEAST_HELD * max(held.values())
    return max((one for one in held if held[one] >= least), key=lambda one: page.positions.get(one, 0))
