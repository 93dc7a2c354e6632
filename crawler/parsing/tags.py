"""The tags that a page shows below or above its article: links to the lists of what has the same tag."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from lxml.html import HtmlElement

from crawler.parsing.heading import Nearness
from crawler.parsing.page import Page, folded
from crawler.parsing.page_address import tables
from pipelines import lexicon

MOST_LINKS, MOST_TAGS, LONGEST_TAG = 1_000, 50, 80
# How much of a line its links fill where they are tags; in a sentence they are explanations.
LINKED_SHARE = 0.6
MARKS = " #,;:·•|\"'“”"


def tags_of(page: Page, near: Nearness) -> tuple[str, ...]:
    """The tags in the box nearest to the heading that has any, as written, without `#`."""
    told = {link for box in page.marked(_boxes()) for link in box.iter("a")} | set(page.relations.get("tag", ()))
    told -= set(page.relations.get("category", ()))
    links = islice(page.tree.iter("a"), MOST_LINKS)
    found = [one for one in links if one in told or _leads_to_tag(one)]
    own = [one for one in found if near.shared(one) > 2 and near.distance(one) >= 0 and not page.is_elsewhere(one)]
    closest = max(map(near.shared, own), default=0)
    own = [one for one in own if near.shared(one) == closest and not _is_in_sentence(one, page)]
    return distinct(map(page.text_of, own))


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Tags in their first form, each once whatever its capitals and spaces; what is too long for a tag is left out."""
    known: dict[str, str] = {}
    for name in _named(names):
        known.setdefault(folded(name), name)
    return tuple(islice(known.values(), MOST_TAGS))


def _named(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        stripped = name.strip(MARKS)
        if folded(stripped) and len(stripped) <= LONGEST_TAG:
            yield stripped


def _leads_to_tag(link: HtmlElement) -> bool:
    """Whether the part before the last of a link's address says that the last is a tag: /tag/netralitas-asn."""
    parts = (link.get("href") or "").lower().partition("?")[0].rstrip("/").split("/")
    return len(parts) > 2 and parts[-2] in _parents()


def _is_in_sentence(link: HtmlElement, page: Page) -> bool:
    """Whether a link stands among other words, as names in a text do that lead to what was written of them."""
    line = link.getparent()
    linked = sum(len(page.text_of(one)) for one in line.iter("a"))
    return line.tag == "p" and linked < LINKED_SHARE * len(page.text_of(line))


@cache
def _boxes() -> tuple[str, ...]:
    return tuple(lexicon.tables("page_markup")["tags"])


@cache
def _parents() -> frozenset[str]:
    return frozenset(tables()["paths"]["tag"])
