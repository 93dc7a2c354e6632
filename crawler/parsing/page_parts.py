"""The further pages of an article that is cut into parts, as its own pager names them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.parsing.body import find_body
from crawler.parsing.page import Page, folded, names_of, text_of
from crawler.parsing.part_address import MOST_PARTS, PartAddress, part_of, tables
from crawler.parsing.urls import canonical_url, same_site

ADDRESSES = {"a": "href", "link": "href", "option": "value"}
MOST_LINKS = 5_000
LONGEST_ADDRESS = 2_000
# The address of a part that is relative to that of the first.
RELATIVE = re.compile(r"(?:\./)?\d{1,2}/?")
# So many titles between a body and a pager make it that of a list.
FEWEST_TITLES, FEWEST_TITLE_WORDS = 3, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Where an article goes on: `urls` are its parts behind the present one, in order; `whole` has all of them at once.

    A pager may show only some of the parts: the last of `urls` has to be asked again.
    """

    urls: tuple[str, ...] = ()
    whole: str | None = None


def find_parts(page: Page, url: str, *, identity: str) -> Parts:
    """The further parts of the article on `page`, which `url` answered; nothing where it is whole.

    `identity` is the canonical URL of the article, which has no number of a part (`canonical.addresses_of`). A link
    leads to a part if its address is that of the article, `url` or `identity`, but for a number, and if it
    stands in or near the body, not in a pager of comments or of a list. A pager that does not name the next part, or
    names more than `MOST_PARTS`, is not the article's.
    """
    try:
        own = part_of(url)
        if own.number and canonical_url(url) == identity:
            own = PartAddress(url=own.url, article=identity)
    except ValueError:
        return Parts()
    found = list(_own_links(page, own, identity)) if own.number else []
    shift = _shift(found)
    numbers = {part.number + shift: part for _, part in reversed(found) if part.number}
    present = own.number + (shift if own.is_stated else 0)
    present = next((number for number, part in numbers.items() if part.url == own.url), present)
    last = max(numbers, default=0)
    urls: tuple[str, ...] = ()
    if present + 1 in numbers and last <= MOST_PARTS:
        form = numbers[present + 1]
        ahead = range(present + 1, last + 1)
        urls = tuple(numbers[n].url if n in numbers else form.numbered(n - shift) for n in ahead)
    is_offered = bool(urls) or any(_offers_all(element) for element, part in found if not part.number)
    whole = next((part.url for _, part in found if not part.number), None)
    return Parts(urls=urls, whole=whole if is_offered and (last <= MOST_PARTS) else None)


def _own_links(page: Page, own: PartAddress, identity: str) -> Iterator[tuple[HtmlElement, PartAddress]]:
    """The links to parts of the article, with what their addresses say, that stand in a pager of its own."""
    articles = {_key(one) for one in (own.article, identity)}
    links = []
    for element, address in _links(page, {path.rpartition("/")[2] or query for path, query in articles}):
        try:
            part = part_of(urljoin(own.url, address))
        except ValueError:
            continue
        if part.is_stated and _key(part.article) in articles and same_site(part.url, own.url):
            links.append((element, part))
    if links:
        near = _Surroundings(page)
        yield from ((element, part) for element, part in links if near.hold(element))


def _links(page: Page, names: Iterable[str]) -> Iterator[tuple[HtmlElement, str]]:
    """The links whose addresses may be those of parts: they hold one of the names, or are relative."""
    names = [name for name in names if name]
    for element in islice(page.tree.iter(*ADDRESSES), MOST_LINKS):
        address = (element.get(ADDRESSES[element.tag]) or "").strip()
        if element.tag == "link" and "next" not in (element.get("rel") or "").lower().split():
            continue
        if not 0 < len(address) <= LONGEST_ADDRESS or address.startswith("#") or "#comment" in address:
            continue
        if address.startswith("?") or RELATIVE.fullmatch(address) or any(name in address for name in names):
            yield element, address


def _key(article: str) -> tuple[str, str]:
    parts = urlsplit(article)
    return parts.path, parts.query


class _Surroundings:
    """Where a pager of the article may stand: inside its body, or behind it, before any list of other articles."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._body = find_body(page).container
        elements = list(self._body.iter("*")) if self._body is not None else []
        self._start = page.positions.get(self._body, 0) if self._body is not None else 0
        self._end = max((page.positions.get(one, 0) for one in elements), default=0)
        links = ((page.positions.get(one, 0), one) for one in islice(page.tree.iter("a"), MOST_LINKS))
        behind = ((position, one) for position, one in links if position > self._end)
        self._titles = [position for position, one in behind if len(text_of(one).split()) >= FEWEST_TITLE_WORDS]

    def hold(self, element: HtmlElement) -> bool:
        """Whether a link can belong to the article's own pager."""
        if element.tag == "link":
            return True
        holders = [element, *element.iterancestors()]
        names = {name for one in holders if one.tag not in ("body", "html") for name in names_of(one)}
        if any(one.tag in ("aside", "footer") for one in holders) or not names.isdisjoint(tables()["strange"]):
            return False
        if self._body in holders:
            return True
        position = self._page.positions.get(element, 0)
        if self._body is None or position < self._start:
            return not names.isdisjoint(tables()["pagers"])
        return sum(one < position for one in self._titles) < FEWEST_TITLES


def _shift(found: list[tuple[HtmlElement, PartAddress]]) -> int:
    """1 where the numbers in addresses are one behind those that readers see, as in Drupal; else 0."""
    shown = [(text_of(element), part.number) for element, part in found if part.number]
    labelled = [int(text) - number for text, number in shown if text.isdecimal() and len(text) < 4]
    return 1 if labelled and set(labelled) == {1} else 0


def _offers_all(element: HtmlElement) -> bool:
    return folded(text_of(element)) in {folded(label) for label in tables()["whole_labels"]}
