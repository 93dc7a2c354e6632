"""What a link or heading says."""

from collections.abc import Iterator
from itertools import islice

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from crawler.parsing.page import SPACED_TAGS, UNREAD_TAGS, squeeze

# A card that is one link as a whole has some 30 elements, of which a walk sees each twice. Links in links would be read
# again and again without a limit.
MOST_STEPS = 300
LONGEST = 2_000


def wording(element: HtmlElement) -> str:
    """The text of an element as one line, or the beginning of a longer one."""
    return squeeze("".join(_pieces(element)))


def _pieces(element: HtmlElement) -> Iterator[str]:
    walk = iterwalk(element, events=("start", "end"))
    for event, child in islice(walk, MOST_STEPS):
        if event == "start" and child.tag in UNREAD_TAGS:
            walk.skip_subtree()
        elif event == "start":
            yield (child.text or "")[:LONGEST]
        elif child is not element:
            yield (" " if child.tag in SPACED_TAGS else "") + (child.tail or "")[:LONGEST]
