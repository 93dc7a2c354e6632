"""The entries of feeds: their addresses and dates; comments, and links to other sites."""

from datetime import UTC, datetime

import pytest

from crawler.discovery.feeds import read_feed
from crawler.discovery.links import Listing
from tests.discovery.feed_samples import CAMAT, ENTRY, ITEM, URL, WITA, item, read, rss

COMMENTS = (
    "<item><title>By: Warga</title><link>https://kabarrawa.example/camat/#comment-12</link>"
    '<guid isPermaLink="false">https://kabarrawa.example/?p=1#comment-12</guid></item>'
)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (rss(COMMENTS, COMMENTS.replace("12", "13")), "https://kabarrawa.example/camat/feed/"),
        (rss(), "https://kabarrawa.example/comments/feed/"),
        (rss(ITEM), "https://kabarrawa.example/?feed=comments-rss2"),
        (
            '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0">'
            + ENTRY.replace("</entry>", '<thr:in-reply-to ref="x"/></entry></feed>'),
            "https://kabarrawa.example/feeds/99/x",
        ),
        ('<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "https://a.example/feeds/99/comments/default"),
    ],
)  # fmt: skip
def test_feeds_of_comments_are_refused(text: str, url: str) -> None:
    assert read(text, url) == Listing(wrong="it is a feed of comments")


def test_comments_among_articles_are_left_out() -> None:
    assert read(rss(ITEM, COMMENTS)).links == (CAMAT,)


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ("<pubDate>Mon, 18 Nov 2024 08:15:00 +0700</pubDate>", datetime(2024, 11, 18, 9, 15, tzinfo=WITA)),
        ("<pubDate>Mon, 18 Nov 2024 08:15:00</pubDate>", datetime(2024, 11, 18, 8, 15, tzinfo=WITA)),
        ("<pubDate>2024-11-18 08:15:00</pubDate>", datetime(2024, 11, 18, 8, 15, tzinfo=WITA)),
        ("<pubDate>Mon, 18 Nov 2024 00:15:00 GMT</pubDate>", datetime(2024, 11, 18, 8, 15, tzinfo=WITA)),
        ("<pubDate>Mon, 18 Nov 2024 07:15:00 GMT+0700</pubDate>", datetime(2024, 11, 18, 8, 15, tzinfo=WITA)),
        ("<pubDate>Senin, 18 November 2024 08:15 WITA</pubDate>", datetime(2024, 11, 18, 8, 15, tzinfo=WITA)),
        ("<pubDate>Wed, 18 Nov 2093 08:15:00 +0800</pubDate>", datetime(2093, 11, 18, 8, 15, tzinfo=WITA)),
        ("<pubDate></pubDate><dc:date>2024-11-18T08:15:00+08:00</dc:date>", datetime(2024, 11, 18, 8, 15, tzinfo=WITA)),
        ("<pubDate>kemarin</pubDate>", None),
        ("<pubDate>Mon, 31 Feb 2024 08:15:00 +0700</pubDate>", None),
        ("", None),
    ],
)
def test_dates(stated: str, moment: datetime | None) -> None:
    (link,) = read_feed(rss(item(stated)).encode(), URL, zone=WITA).links
    assert (link.published, link.modified) == (moment, None)


def test_an_update_is_no_publication() -> None:
    (link,) = read_feed(rss(item("<atom:updated>2024-11-18T08:15:00Z</atom:updated>")).encode(), URL).links
    assert (link.published, link.modified) == (None, datetime(2024, 11, 18, 8, 15, tzinfo=UTC))


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("<link>berita/1</link>", "https://kabarrawa.example/feed/berita/1"),
        ("<link>//www.kabarrawa.example/1?a=1&amp;amp;b=2</link>", "https://www.kabarrawa.example/1?a=1&b=2"),
        ("<link>https://kabarrawa.example/?a=1&copy=2&b</link>", "https://kabarrawa.example/?a=1&copy=2&b"),
        ('<link xml:base="https://kabarrawa.example/x/">1</link>', "https://kabarrawa.example/x/1"),
        ("<link>https://kabarrawa.example/berita satu</link>", "https://kabarrawa.example/berita%20satu"),
        (
            '<link>https://feedproxy.google.com/~r/1</link><f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">'
            "https://kabarrawa.example/1</f:origLink>",
            "https://kabarrawa.example/1",
        ),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>http://[</link>", None),
        ("<link>https://kabarrawa.example:99999/</link>", None),
        ('<guid isPermaLink="false">https://kabarrawa.example/?p=1</guid>', None),
        ("<guid>4711</guid>", None),
        ("", None),
    ],
)
def test_addresses(link: str, url: str | None) -> None:
    listing = read(rss(f"<item><title>A</title>{link}</item>"))
    assert [one.url for one in listing.links] == ([url] if url else [])


def test_other_sites_are_left_out_and_told_where_nothing_is_left() -> None:
    other = ITEM.replace("kabarrawa.example", "lain.example")
    assert read(rss(ITEM, other)) == Listing(links=(CAMAT,))
    assert read(rss(other)) == Listing(wrong="all its links (1) lead to other sites")
    burner = read_feed(rss(ITEM).encode(), "https://feeds.feedburner.com/rawa", site="https://www.kabarrawa.example/")
    assert burner == Listing(links=(CAMAT,))
