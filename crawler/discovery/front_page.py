"""What the home page of a site tells of the ways to its articles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import tzinfo
from itertools import islice
from urllib.parse import urlsplit

from crawler.discovery.addresses import tables
from crawler.discovery.answers import address_of
from crawler.discovery.candidates import base_of
from crawler.discovery.feeds import announced
from crawler.discovery.keywords import promise
from crawler.discovery.links import Listing
from crawler.discovery.listings import read_index_page
from crawler.discovery.search_forms import find_searches
from crawler.discovery.systems import system_of
from crawler.discovery.wording import wording
from crawler.discovery.wordpress import find_root
from crawler.parsing.meta import read as read_meta
from crawler.parsing.page import Page
from crawler.parsing.page_address import PAGE_OF_LIST, address_kind, has_slug
from crawler.parsing.urls import canonical_url, same_site

MOST_ANCHORS = 2_000
MOST_ARCHIVES, MOST_SECTIONS, MOST_TOPICS = 3, 40, 20
# What stands in a menu is short, and its address has few parts.
LONGEST_LABEL_WORDS, DEEPEST_PATH = 3, 4
EXTENSION = re.compile(r"\.([A-Za-z]\w{0,5})\Z")
PAGES = ("php", "html", "htm", "asp", "aspx", "jsp", "shtml", "cfm")
NOTHING = Listing()


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """What a home page tells.

    `system` is a key of `systems.toml`, `name` what the site calls itself; `root` is that of WordPress's API, `feeds`
    are those announced, `searches` ways to search with `{keyword}`. `archives` may be lists of all articles, `sections`
    lists of some, those that sound like the topic first; `topics` are lists of a tag that does. `listing` is what the
    page itself lists.
    """

    url: str
    system: str | None = None
    name: str | None = None
    root: str | None = None
    feeds: tuple[str, ...] = ()
    searches: tuple[str, ...] = ()
    archives: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    listing: Listing = NOTHING


def read_front_page(
    data: bytes, url: str, *, link_header: str | None = None, zone: tzinfo | None = None, declared: str | None = None
) -> FrontPage:
    """Read a home page that `url` answered. Raises UndecodableError for what is no text."""
    page = Page(data, url=url, declared=declared)
    archives, sections, topics = _lists(page, url)
    return FrontPage(
        url=url,
        system=system_of(page, data),
        name=next(iter(read_meta(page).outlets), None),
        root=find_root(data, url, link_header),
        feeds=announced(data, url),
        searches=find_searches(data, url),
        archives=archives,
        sections=sections,
        topics=topics,
        listing=read_index_page(data, url, zone=zone, declared=declared),
    )


def _lists(page: Page, url: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The addresses of archives, of sections, and of tags on topic that the page links to."""
    archives: dict[str, tuple[int, str]] = {}
    sections: dict[str, tuple[int, str]] = {}
    topics: dict[str, tuple[int, str]] = {}
    names = tables()["archives"]["words"]
    for address, label in _anchors(page, url):
        key, kind = canonical_url(address), (address_kind(address) or ("", ""))[0]
        promised = promise(label, address)
        if kind == "tag":
            if promised:
                topics.setdefault(key, (-promised, address))
        elif kind in ("category", "index") or (not kind and _is_short(address, label)):
            is_archive = any(word in names for word in label.casefold().split())
            (archives if is_archive else sections).setdefault(key, (-promised, address))
    return _first(archives, MOST_ARCHIVES), _first(sections, MOST_SECTIONS), _first(topics, MOST_TOPICS)


def _anchors(page: Page, url: str) -> Iterator[tuple[str, str]]:
    base = base_of(page, url)
    for anchor in islice(page.tree.iter("a"), MOST_ANCHORS):
        address = address_of((anchor.get("href") or "").partition("#")[0], base)
        is_ours = address is not None and same_site(address, url) and not PAGE_OF_LIST.search(urlsplit(address).path)
        if address is not None and is_ours and canonical_url(address) != canonical_url(url):
            yield address, wording(anchor)


def _is_short(address: str, label: str) -> bool:
    path = urlsplit(address).path
    extension = EXTENSION.search(path)
    is_page = extension is None or extension[1].lower() in PAGES
    is_label = 0 < len(label.split()) <= LONGEST_LABEL_WORDS
    return is_label and is_page and path.count("/") <= DEEPEST_PATH and not has_slug(address)


def _first(found: dict[str, tuple[int, str]], most: int) -> tuple[str, ...]:
    ordered = sorted(found.values(), key=lambda one: one[0])
    return tuple(address for _, address in ordered[:most])
