"""Whatever a server answers, reading it raises nothing, keeps its promises and ends soon."""

import gzip
import random
import time
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discovery.feeds import announced, read_feed
from crawler.discovery.links import Listing
from crawler.discovery.sitemap_parts import Part, ordered
from crawler.discovery.sitemaps import read_sitemap, robots_sitemaps
from crawler.parsing.dates import WIB
from crawler.parsing.urls import canonical_url, same_site
from tests.discovery.feed_samples import ENTRY, ITEM, item, rss

SITE = "https://kabarrawa.example/"
SIZE = 5_000_000
# Seconds of a processor for 5 MB; half of it on an idle machine.
BOUND = 4
# fmt: off
PIECES = st.sampled_from([
    "<rss>", "<feed>", "<urlset>", "<sitemapindex>", "<channel>", "<item>", "<entry>", "<url>", "<sitemap>",
    "<link>", "</link>", "</item>", "</entry>", "</url>", "</rss>", "<loc>", "</loc>",
    "https://kabarrawa.example/", "http://[", "//", ":99999/", "?a=1&", "<![CDATA[", "]]>", "<!--", "-->",
    "<!DOCTYPE", "<!ENTITY a 'b'>", "&", "&#55296;", "&#x1F600;", "&nbsp;", "&lt;", "<title>", "<lastmod>",
    "2024-07-18", "<pubDate>", "</pubDate>", "<content:encoded>", "</content:encoded>", "<p>", "\x00", "\ufeff",
    "\ud800", '<link rel="alternate" type="application/rss+xml" href="', '">', "<base href='",
    "<generator>WordPress.org</generator>", '{"version":"https://jsonfeed.org/version/1","items":[', '{"url":"',
    '"}', "]}", "xml:base='http://['", " xmlns:a='b'", "Sitemap: ",
])
# fmt: on
WHOLE = st.sampled_from(
    [
        rss(
            ITEM,
            item("<content:encoded><![CDATA[<p>Satu.</p><p>Dua.</p>]]></content:encoded>"),
            head="<generator>Blogger</generator>",
        ),
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/a/">{ENTRY}<link rel="next" href="?p=2"/></feed>',
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{SITE}a</loc><lastmod>2024-07-18</lastmod></url></urlset>',
        f"<sitemapindex><sitemap><loc>{SITE}post-sitemap2.xml</loc></sitemap><sitemap><loc>{SITE}a-2024-07.xml</loc></sitemap></sitemapindex>",
        f'{{"version":"https://jsonfeed.org/version/1","items":[{{"url":"{SITE}a","content_html":"<p>Satu.</p>"}}]}}',
        f"{SITE}a\n{SITE}b\n",
        f'<html><head><link rel="alternate" type="application/rss+xml" href="{SITE}feed/"></head></html>',
    ]
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """An answer in which pieces are replaced by others."""
    text = draw(WHOLE)
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        text = text[:start] + draw(PIECES | st.text(max_size=9)) + text[start + draw(st.integers(0, 30)) :]
    return text.encode("utf-8", "surrogatepass")


JOINED = st.lists(PIECES, max_size=40).map(lambda pieces: "".join(pieces).encode("utf-8", "surrogatepass"))
ANSWERS = st.one_of(st.binary(max_size=400), JOINED, damaged(), damaged()).flatmap(
    lambda data: st.sampled_from([data, data, gzip.compress(data), gzip.compress(data)[:-9], b"\x1f\x8b" + data])
)


def check(listing: Listing) -> None:
    for link in listing.links:
        assert canonical_url(link.url)
        assert same_site(link.url, SITE)
        assert all(moment is None or moment.tzinfo for moment in (link.published, link.modified))
        assert link.text is None or link.text.strip()
    assert all(urlsplit(url).scheme in ("http", "https") for url in listing.further)
    assert len({link.url for link in listing.links}) == len(listing.links)


@given(ANSWERS, st.none() | st.text(max_size=20))
def test_any_answer_is_read_as_a_feed(data: bytes, declared: str | None) -> None:
    check(read_feed(data, SITE, declared=declared))


@given(ANSWERS)
def test_any_answer_is_read_as_a_sitemap_as_robots_and_as_a_page(data: bytes) -> None:
    check(read_sitemap(data, SITE, since=datetime(2024, 7, 20, tzinfo=WIB)))
    for url in (*robots_sitemaps(data, SITE), *announced(data, SITE)):
        assert canonical_url(url)


@given(st.lists(st.text("post-sitemap/.?=&0123456789", max_size=30).map(SITE.__add__), max_size=9))
def test_any_parts_are_put_in_order(urls: list[str]) -> None:
    parts = [Part(url=url) for url in urls]
    assert {part.url for part in ordered(parts, datetime(2024, 7, 20, tzinfo=WIB))} <= set(urls)


def times(start: bytes, again: bytes) -> bytes:
    return start + again * (SIZE // len(again))


TABLES = (
    b"<item><link>/1</link><content:encoded><![CDATA[" + b"<table><tr><td>a" * 12_000 + b"]]></content:encoded></item>"
)
HOSTILE: dict[str, Callable[[], bytes]] = {
    "noise": lambda: b"<rss>" + random.Random(7).randbytes(SIZE),
    "letters": lambda: b"<urlset>" + bytes(byte % 95 + 32 for byte in random.Random(7).randbytes(SIZE)),
    "blank": lambda: times(b"", b"\n"),
    "open tags": lambda: times(b"<rss>", b"<a "),
    "nested": lambda: times(b"<rss>", b"<item>"),
    "nested urls": lambda: times(b"<urlset>", b"<url>"),
    "urls": lambda: times(b"<urlset>", b"<url><loc>x</loc></url>"),
    "items": lambda: times(b"<rss><channel>", b"<item></p></item>"),
    "prefixes": lambda: times(b"<urlset>", b"<x:y/>"),
    "ampersands": lambda: times(b"<rss>", b"&"),
    "brackets": lambda: times(b"<rss>", b"<"),
    "references": lambda: times(b"<rss>", b"&#65;"),
    "cdata": lambda: times(b"<rss>", b"<![CDATA["),
    "closed cdata": lambda: times(b"<rss>", b"<![CDATA[]]>"),
    "comments": lambda: times(b"<rss>", b"<!--"),
    "doctypes": lambda: times(b"", b"<!DOCTYPE "),
    "entities": lambda: times(b"<!DOCTYPE rss [", b"<!ENTITY a '&b;&b;'>") + b"]><rss>&a;</rss>",
    "attributes": lambda: b"<rss " + b"".join(b'a%d="" ' % n for n in range(SIZE // 12)) + b">",
    "addresses": lambda: times(b"", b"http://a.example/x\n"),
    "lists": lambda: times(b'{"version":"https://jsonfeed.org/version/1","items":', b"["),
    "objects": lambda: times(b'{"version":"https://jsonfeed.org/version/1","items":[', b'{"url":"/a"},') + b"1]}",
    "tables": lambda: times(b"<rss>", TABLES),
    "members": lambda: gzip.compress(b"") * (SIZE // 20),
    "bomb": lambda: gzip.compress(gzip.compress(b"<urlset>" + b"<url></url>" * 5_000_000, 1), 1),
    "robots": lambda: times(b"", b"Sitemap: "),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_five_megabytes_of_nonsense_are_soon_read(kind: str) -> None:
    data = HOSTILE[kind]()
    for read in (read_feed, read_sitemap, robots_sitemaps, announced):
        began = time.process_time()
        read(data, SITE)
        assert time.process_time() - began < BOUND, read.__name__
