"""The pages of its own site that a page links to, each with what the links say of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from urllib.parse import urldefrag

from lxml.html import HtmlElement

from crawler.discovery.addresses import Shape, shape_of, tables
from crawler.discovery.answers import address_of
from crawler.discovery.blocks import Blocks, Place, is_title
from crawler.discovery.printed_dates import is_date
from crawler.discovery.wording import wording
from crawler.parsing.page import Page, squeeze
from crawler.parsing.urls import canonical_url, same_site

MOST_LINKS = 3_000
LONGEST_TITLE = 300
# How far a link is from the heading that it is in, and from the element that holds all that belongs to it.
MOST_AROUND = 2
MOST_LEVELS = 8
# A card has some 30 elements; where it is the only one, what is around it belongs to the page.
LARGEST_BOX = 80
MOST_PIECES = 20
# What the parts of a card are, which is one link as a whole.
PIECES = ("h1", "h2", "h3", "h4", "h5", "h6", "div", "p", "span")


@dataclass(slots=True)
class Candidate:
    """A page that may be an article: its address as first written, where it is linked, and the words of its links.

    `rank` tells how much the title reads as a headline, from 0 to 2; `is_headed`, whether it is a heading. `box` is the
    largest element with links to this candidate and no other.
    """

    url: str
    shape: Shape
    place: Place = Place.NEVER
    title: str | None = None
    rank: int = 0
    is_headed: bool = False
    links: list[HtmlElement] = field(default_factory=list)
    box: HtmlElement | None = None

    def name(self, title: str, is_heading: bool) -> None:
        """Takes another wording of its links, if it is better."""
        rank = _rank(title, is_heading)
        if rank > self.rank:
            self.title, self.rank = title, rank
        self.is_headed = self.is_headed or (is_heading and title == self.title)


def candidates(page: Page, url: str, site: str) -> list[Candidate]:
    """The candidates of the parts of a page where articles are listed, in the order of the page."""
    blocks = Blocks(page)
    base = base_of(page, url)
    found: dict[str, Candidate | None] = {"": None, _key(url): None}
    of_hrefs: dict[str, Candidate | None] = {}
    anchors = (one for one in page.positions if one.tag == "a" and one.get("href"))
    for anchor in islice(anchors, MOST_LINKS):
        place, href = blocks.places[anchor], anchor.get("href") or ""
        if place == Place.NEVER:
            continue
        if href not in of_hrefs:
            of_hrefs[href] = _candidate(href, base, site, found)
        candidate = of_hrefs[href]
        if candidate is not None:
            _take(candidate, anchor, place, is_part="#" in href)
    listed = [one for one in found.values() if one and one.links and (one.rank or one.shape.strength)]
    _find_boxes(listed, blocks)
    for one in listed:
        if one.rank < 2 and one.box is not None:
            _name_by_heading(one, one.box)
    return listed


def base_of(page: Page, url: str) -> str:
    """What the relative addresses of a page are relative to."""
    bases = (address_of(one.get("href"), url) for one in islice(page.tree.iter("base"), 3))
    return next(filter(None, bases), url)


def _candidate(href: str, base: str, site: str, found: dict[str, Candidate | None]) -> Candidate | None:
    """The candidate that an address means, kept in `found` by its canonical form; None if no article can be there."""
    address = address_of(href, base)
    if address is None or not same_site(address, site):
        return None
    key = _key(address)
    if key not in found:
        shape = shape_of(key)
        found[key] = Candidate(url=urldefrag(address)[0], shape=shape) if shape else None
    return found[key]


def _key(address: str) -> str:
    try:
        return canonical_url(address)
    except ValueError:
        return ""


def _take(candidate: Candidate, anchor: HtmlElement, place: Place, *, is_part: bool) -> None:
    """Adds a link to its candidate. One to a part of the page, such as its comments, and one by `rel` say nothing."""
    relations = (anchor.get("rel") or "").lower().split()
    if not _relations().isdisjoint(relations):
        return
    candidate.place = min(candidate.place, place)
    candidate.links.append(anchor)
    if is_part or place > candidate.place:
        return
    around = (anchor, *islice(anchor.iterancestors(), MOST_AROUND))
    # Links in links are a mistake, which may be made without end.
    inside = islice(anchor.iter(*PIECES), MOST_PIECES) if next(anchor.iterdescendants("a"), None) is None else ()
    for piece in sorted(inside, key=is_title, reverse=True):
        if next(piece.iterdescendants(*PIECES), None) is None:
            candidate.name(wording(piece), is_heading=is_title(piece))
    candidate.name(wording(anchor), is_heading=any(map(is_title, around)))
    pictures = (one.get("alt") for one in islice(anchor.iter("img"), 3))
    for said in filter(None, (anchor.get("title"), anchor.get("aria-label"), *pictures)):
        candidate.name(squeeze(said[: 2 * LONGEST_TITLE]), is_heading=False)


def _rank(title: str, is_heading: bool) -> int:
    words = title.split()
    if len(title) > LONGEST_TITLE or title.casefold().startswith(_more()) or is_date(title):
        return 0
    if len(words) >= 5 or (len(words) == 4 and len(title) >= 25) or (is_heading and len(words) >= 3):
        return 2
    return int((len(words) >= 3 and len(title) >= 12) or (is_heading and len(words) == 2))


def _find_boxes(listed: Iterable[Candidate], blocks: Blocks) -> None:
    """Sets the boxes: the farthest of the elements around a link before one with a link to another candidate."""
    owners: dict[HtmlElement, set[int]] = defaultdict(set)
    for number, one in enumerate(listed):
        for link in one.links:
            for element in _levels(link):
                if len(owners[element]) < 2:
                    owners[element].add(number)
    for one in listed:
        best = max(one.links, key=lambda link: link.text is not None and len(link.text))
        for element in _levels(best):
            if len(owners[element]) > 1 or element in blocks.holding or blocks.sizes[element] > LARGEST_BOX:
                break
            one.box = element


def _levels(link: HtmlElement) -> Iterator[HtmlElement]:
    for element in (link, *islice(link.iterancestors(), MOST_LEVELS)):
        if element.tag in ("body", "html", "main"):
            return
        yield element


def _name_by_heading(candidate: Candidate, box: HtmlElement) -> None:
    """Names a candidate by the heading in its box, which is no link itself."""
    heading = next(filter(is_title, box.iter("*")), None)
    if heading is not None:
        candidate.name(wording(heading), is_heading=True)


@cache
def _relations() -> frozenset[str]:
    return frozenset(tables()["addresses"]["relations"])


@cache
def _more() -> tuple[str, ...]:
    return tuple(tables()["blocks"]["more"])
