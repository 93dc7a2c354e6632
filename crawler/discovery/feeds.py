"""Feeds: RSS 0.9 to 2.0, RDF, Atom, JSON Feed; which of them a page announces, and where they usually are."""

import re
from collections.abc import Iterator
from datetime import tzinfo
from itertools import pairwise
from urllib.parse import urlsplit

from lxml.etree import _Element

from crawler.discovery.answers import UnusableError, address_of, listing, open_answer
from crawler.discovery.elements import Fields, fields_of, is_cut, name_of, tree_of, xml_of
from crawler.discovery.feed_entries import is_comment, read_entry
from crawler.discovery.feed_pages import further, read_head
from crawler.discovery.json_feeds import MOST_LINKS, read_json_feed
from crawler.discovery.links import Listing
from crawler.discovery.places import tables, usual_places
from crawler.parsing.encoding import UndecodableError
from crawler.parsing.page import Page, folded
from crawler.parsing.urls import same_site

# The first part of a larger one is read. Blogger's largest answer, 150 long articles, is 2 MB.
LARGEST = 10_000_000
MOST_TAGS = 300_000
ENTRIES = ("item", "entry")
# Where an entry begins, and what is passed over in the search for it: mended XML closes all CDATA.
ENTRY = re.compile(r"<!\[CDATA\[.*?\]\]>|(?P<start><(?:[\w.-]{1,30}:)?(?:item|entry)(?=[\s>]))", re.I | re.S)
ENTRY_END = re.compile(r"</(?:[\w.-]{1,30}:)?(?:item|entry)\s{0,9}>", re.I)


def read_feed(
    data: bytes, url: str, *, zone: tzinfo | None = None, site: str | None = None, declared: str | None = None
) -> Listing:
    """The articles that a feed lists, and where it goes on.

    `url` is where it was answered, after redirects; `zone` that of dates without one, by default WIB; `site` a URL of
    the outlet, where the feed is kept elsewhere; `declared` the charset of the HTTP header. Feeds of comments and
    pages in the place of a feed give no link, and say so in `wrong`.
    """
    try:
        answer = open_answer(data, declared)
        if answer.text.startswith("{"):
            return read_json_feed(answer.text, url, zone=zone, site=site, wrong=answer.wrong)
        root, text = xml_of(answer.text)
        if root in ("urlset", "sitemapindex"):
            raise UnusableError("it is a sitemap")
        return read_xml_feed(text, url, zone=zone, site=site, wrong=answer.wrong)
    except UnusableError as error:
        return Listing(wrong=str(error))


def read_xml_feed(text: str, url: str, *, zone: tzinfo | None, site: str | None, wrong: str | None) -> Listing:
    """The same for RSS, RDF and Atom of which the XML is mended. Raises UnusableError for what gives no link."""
    text = text[:LARGEST]
    if text.count("<") > MOST_TAGS:
        raise UnusableError(f"it is no feed: there are more than {MOST_TAGS:,} tags in it")
    if is_cut(text):
        # What is left of its last entry may be half an address.
        wrong = wrong or "it is cut short"
        text = text[: max((match.end() for match in ENTRY_END.finditer(text)), default=0)]
    root = tree_of(text)
    if root is None:
        raise UnusableError(wrong or "it is no XML")
    channel = next((one for one in root if name_of(one) == "channel"), root)
    head = read_head(channel, url)
    entries = list(_entries(root, text))
    comments = sum(is_comment(one, url) for one in entries)
    if is_of_comments(url) or (entries and comments == len(entries)):
        raise UnusableError("it is a feed of comments")
    read = (read_entry(one, url=url, home=head.home, zone=zone, is_blogger=head.is_blogger) for one in entries)
    return listing(
        filter(None, read), further(head, url, len(entries)), url=url, site=site, wrong=wrong, most=MOST_LINKS
    )


def announced(page: bytes | str, url: str) -> tuple[str, ...]:
    """The feeds that a page names with `<link rel="alternate">`, in its order, without those of comments."""
    try:
        tree = Page(page, url=url).tree
    except UndecodableError:
        return ()
    bases = (address_of(one.get("href"), url) for one in tree.iter("base"))
    base = next(filter(None, bases), url)
    known = tables()["announced"]
    found: dict[str, None] = {}
    for link in tree.iter("link"):
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        address = address_of(link.get("href"), base)
        if address is None or kind not in known["types"] or "alternate" not in (link.get("rel") or "").lower().split():
            continue
        is_ours = same_site(address, url) or urlsplit(address).hostname in known["feed_hosts"]
        if is_ours and not is_of_comments(address, link.get("title") or ""):
            found[address] = None
    return tuple(found)


def usual_feeds(url: str, cms: str | None = None) -> tuple[str, ...]:
    """The addresses at which the feeds of a site usually are; `cms` is a key of `places.toml`, if it is known."""
    return usual_places("feeds", url, cms)


def is_of_comments(address: str, title: str = "") -> bool:
    """Whether a feed is one of readers' comments, by its address or its title."""
    known = tables()["announced"]
    words = {folded(word) for word in title.split()}
    return any(part in address for part in known["comment_addresses"]) or not words.isdisjoint(known["comment_words"])


def _entries(root: _Element, text: str) -> Iterator[Fields]:
    """The fields of all entries. Where tags that do not match have swallowed some, each is read for itself."""
    found = [one for one in root.iter() if name_of(one) in ENTRIES]
    starts = [match.start() for match in ENTRY.finditer(text) if match["start"]]
    if len(found) < len(starts):
        pieces = (text[start:end] for start, end in pairwise([*starts, len(text)][: MOST_LINKS + 2]))
        trees = (tree_of(ENTRY_END.split(piece, maxsplit=1)[0]) for piece in pieces)
        found = [one for one in trees if one is not None]
    yield from map(fields_of, found[: MOST_LINKS + 1])
