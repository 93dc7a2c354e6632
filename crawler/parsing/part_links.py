"""The links of a page that lead to parts of its own article, and what readers see of them."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.parsing.body import find_body
from crawler.parsing.page import MOST_ELEMENTS, Page, folded, names_of, text_of
from crawler.parsing.part_address import EXTENSION, PartAddress, own_numbers, part_beyond, part_of, part_renamed, tables
from crawler.parsing.urls import same_site

ADDRESSES = {"a": "href", "link": "href", "option": "value", "button": "formaction"}
MOST_LINKS = 5_000
LONGEST_ADDRESS, LONGEST_LABEL = 2_000, 200
# What a label of more words names may as well be the subject of a part.
LONGEST_TOLD = 5
# The address of a part that is relative to that of the first.
RELATIVE = re.compile(r"(?:\./)?(?:[a-z]{1,9}[/-])?\d{1,2}/?")
LONGEST_RELATIVE = 15
# "location.href = '…'" of a button.
SCRIPTED = re.compile(r"(?:location|open)\b[^'\"]{0,30}['\"]([^'\"]{1,2000})['\"]")
# So many titles between a body and a pager make it that of a list.
FEWEST_TITLES, FEWEST_TITLE_WORDS = 3, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLink:
    """A link to a part: `shown` is the number of the part that readers see, `is_next` and `is_whole` what it offers."""

    part: PartAddress
    shown: int | None = None
    is_next: bool = False
    is_whole: bool = False


def part_links(page: Page, own: PartAddress, identity: str) -> tuple[PartLink, ...]:
    """The links to parts of the article on `page`, of which `own` is the present one, in a pager of the article."""
    links = [(element, link) for element, link in _links(page, own, {own.article, identity})]
    if not links:
        return ()
    near = _Surroundings(page, {element for element, _ in links})
    return tuple(link for element, link in links if near.hold(element))


def _links(page: Page, own: PartAddress, articles: Collection[str]) -> Iterator[tuple[HtmlElement, PartLink]]:
    names = {name for one in articles for name in (_name(one), *own_numbers(one))}
    for element, address in _addresses(page, names):
        try:
            url = urljoin(own.url, address)
            part = _part(url, articles) if same_site(url, own.url) else None
        except ValueError:
            continue
        link = _read(element, part) if part else None
        if link:
            yield element, link


def _part(url: str, articles: Iterable[str]) -> PartAddress | None:
    part = part_of(url)
    if part.is_stated and _key(part.article) in map(_key, articles):
        return part
    found = (part_beyond(url, article) or part_renamed(url, article) for article in articles)
    return next((one for one in found if one and _key(one.article) in map(_key, articles)), None)


def _read(element: HtmlElement, part: PartAddress) -> PartLink | None:
    """The link as readers see it; None if that shows it to be no pager's."""
    label = _label(element)
    told = folded(label)
    if len(label.split()) <= LONGEST_TOLD and any(word in told for word in tables()["strange_labels"]):
        return None
    number = _number().match(label.casefold())
    shown = int(number[1]) if number else None
    if part.is_doubtful and shown != part.number:
        return None
    is_next = "next" in (element.get("rel") or "").lower().split() or told in tables()["next_labels"]
    is_whole = told in {folded(one) for one in tables()["whole_labels"]}
    is_picture = not label and next(element.iter("img"), None) is not None
    return None if is_picture else PartLink(part=part, shown=shown, is_next=is_next, is_whole=is_whole)


def _label(element: HtmlElement) -> str:
    """The text of a link; where it has none, what it is said to be: an arrow, a picture."""
    if element.tag == "link":
        return ""
    told = [text_of(element), element.get("aria-label") or "", element.get("title") or ""]
    told += [one.get("alt") or "" for one in islice(element.iter("img"), 1)]
    return next((one for one in told if one.strip()), "")[:LONGEST_LABEL].strip(" [({«»›‹<>|")


@cache
def _number() -> re.Pattern[str]:
    """A number as pagers write it ("2", "Halaman 2", "2. Kronologi", "Hal. 2 dari 3"), not the beginning of a title."""
    words = "|".join(map(re.escape, tables()["number_words"]))
    return re.compile(rf"(?:(?:{words})\W{{0,3}})?(\d{{1,2}})(?:\W{{0,5}}\Z|[.:)]\s|\s?(?:dari|of|/)\s?\d)")


def _addresses(page: Page, names: Collection[str]) -> Iterator[tuple[HtmlElement, str]]:
    """The links whose addresses may be those of parts: they hold one of the names, or are relative."""
    for element in islice(page.tree.iter(*ADDRESSES), MOST_LINKS):
        address = _address(element)
        if not _is_near(address) and not any(name in address for name in names):
            continue
        if len(address) > LONGEST_ADDRESS or address.startswith("#") or "#comment" in address:
            continue
        if element.tag != "link" or "next" in (element.get("rel") or "").lower().split():
            yield element, address


def _is_near(address: str) -> bool:
    """Whether an address is relative to that of the first part."""
    return address.startswith("?") or (len(address) <= LONGEST_RELATIVE and RELATIVE.fullmatch(address) is not None)


def _address(element: HtmlElement) -> str:
    """Where an element leads, be it a link, a choice in a list, or a button of a form or a script."""
    tag = element.tag
    address: str = (element.get(ADDRESSES[tag]) or "").strip()
    chosen = _chosen(element, tag) if tag in ("option", "button") else None
    if chosen or (address and not address[: len("javascript:")].lower().startswith(("javascript:", "#"))):
        return chosen or address
    scripted = SCRIPTED.search((element.get("onclick") or "")[:LONGEST_ADDRESS])
    told = (element.get("data-href"), element.get("data-url"), scripted and scripted[1])
    return next((one.strip() for one in told if one), address)


def _chosen(element: HtmlElement, tag: str) -> str | None:
    """The query that a choice or a button of a form makes, if it asks for a part."""
    control = element if tag == "button" else element.getparent()
    name = "" if control is None else (control.get("name") or "").lower()
    value = (element.get("value") or "").strip()
    return f"?{name}={value}" if name in tables()["queries"] and value.isalnum() else None


def _name(article: str) -> str:
    """The last segment of an address without its ending, or its query: what the addresses of its parts hold, too."""
    path, query = _key(article)
    return EXTENSION.sub("", path.rpartition("/")[2]) or query or path


def _key(article: str) -> tuple[str, str]:
    parts = urlsplit(article)
    return parts.path, parts.query


class _Surroundings:
    """Where a pager of the article may stand: inside its body, or behind it, before any list of other articles.

    Where no element holds the body, its heading stands for it.
    """

    def __init__(self, page: Page, links: Collection[HtmlElement]) -> None:
        self._page = page
        self._body = find_body(page).container
        anchor = self._body if self._body is not None else next(page.tree.iter("h1"), None)
        within = list(anchor.iter("*")) if anchor is not None else []
        self._around = {anchor, *anchor.iterancestors()} if anchor is not None else set()
        self._start = page.positions.get(anchor, 0) if anchor is not None else MOST_ELEMENTS
        self._end = max((page.positions.get(one, 0) for one in within), default=0)
        others = ((page.positions.get(one, 0), one) for one in islice(page.tree.iter("a"), MOST_LINKS))
        behind = ((position, one) for position, one in others if position > self._end and one not in links)
        self._titles = [position for position, one in behind if len(text_of(one).split()) >= FEWEST_TITLE_WORDS]

    def hold(self, element: HtmlElement) -> bool:
        """Whether a link can belong to the article's own pager."""
        if element.tag == "link":
            return True
        ancestors = [element, *element.iterancestors()]
        holders = [one for one in ancestors if one not in self._around and one.tag not in ("body", "html")]
        names = {name for one in holders for name in names_of(one)}
        if any(one.tag == "aside" for one in holders) or _is_strange(names):
            return False
        if self._body in ancestors or not names.isdisjoint(tables()["own_pagers"]):
            return True
        position = self._page.positions.get(element, 0)
        if position < self._start:
            return not names.isdisjoint(tables()["pagers"])
        return sum(one < position for one in self._titles) < FEWEST_TITLES


def _is_strange(names: Iterable[str]) -> bool:
    return any(name in tables()["strange"] or any(word in name for word in tables()["strange_words"]) for name in names)
