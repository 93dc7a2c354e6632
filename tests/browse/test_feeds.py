"""Atom feeds: what RFC 4287 asks of them, and which articles stand in them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime

import pytest
from lxml import etree

from browse.feeds import ATOM, EVERY, Chosen, Feed, atom, entries
from tests.browse.counting import make, opened
from tests.browse.serving import Served

NAMES = {"a": ATOM}
HEAD = Feed(
    title="Judul\x00",
    path="/articles.atom",
    page="/",
    root="http://localhost:8001",
    untitled="(no headline)",
    unsigned="Netralitas ASN",
    language="en",
)
ROWS = """
INSERT INTO revisions (id, article_id, headline, body, text_digest, replaced) VALUES
    (1, 1, 'Lama', 'Isi', '', '2024-12-30T00:00:00+00:00'), (2, 1, 'Lama', 'Isi', '', '2025-01-02T00:00:00+00:00');
UPDATE articles SET headline = 'A' || char(1) || '<b>&', url = 'javascript:alert(1)' WHERE id = 1;
UPDATE articles SET headline = NULL, url = 'https://a.example/?x=1&y=2' WHERE id = 2;
"""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = make(tmp_path_factory.mktemp("feeds") / "known.sqlite3")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(ROWS)
    with closing(opened(path)) as connection:
        yield connection


def tree(content: bytes) -> etree._Element:
    return etree.fromstring(content)


def texts(feed: etree._Element, path: str) -> list[str]:
    found = feed.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [str(one) for one in found]


def of(connection: sqlite3.Connection, *, changes: bool) -> etree._Element:
    return tree(atom(HEAD, entries(connection, Chosen(EVERY, {}, changes=changes))))


def test_new_articles_come_newest_first(known: sqlite3.Connection) -> None:
    ids = texts(of(known, changes=False), "a:entry/a:id/text()")
    assert ids == [f"tag:netralitas-asn.invalid,2026:article:{number}" for number in range(10, 0, -1)]


def test_each_change_is_an_entry_of_its_own(known: sqlite3.Connection) -> None:
    feed = of(known, changes=True)
    assert [one.rpartition("article:")[2] for one in texts(feed, "a:entry/a:id/text()")] == ["1:2", "1:1"]
    assert texts(feed, "a:entry/a:updated/text()")[0] == "2025-01-02T00:00:00+00:00"
    assert texts(feed, "a:updated/text()") == ["2025-01-02T00:00:00+00:00"]


def test_texts_that_xml_cannot_hold_are_mended(known: sqlite3.Connection) -> None:
    feed = of(known, changes=False)
    titles = texts(feed, "a:entry/a:title/text()")
    assert titles[-1] == "A <b>&"
    assert titles[-2] == "(no headline)"
    assert texts(feed, "a:title/text()") == ["Judul"]


def test_only_web_addresses_are_linked(known: sqlite3.Connection) -> None:
    feed = of(known, changes=False)
    assert texts(feed, "a:entry/a:link[@rel='related']/@href") == ["https://a.example/?x=1&y=2"]
    assert texts(feed, "a:entry[last()]/a:link/@href") == ["http://localhost:8001/article/1"]


@pytest.mark.parametrize(
    "path",
    ["/articles.atom", "/changes.atom", "/questions/changed.atom?of=changes", "/questions/imposed-sanctions.atom"],
)
def test_feeds_have_what_the_standard_asks_for(served: Served, path: str) -> None:
    feed = tree(served.bytes(path))
    assert feed.tag == f"{{{ATOM}}}feed"
    assert texts(feed, "a:link[@rel='self']/@href") == [served.address + path]
    assert len(texts(feed, "a:id/text()")) == len(texts(feed, "a:title/text()")) == 1
    entries = feed.findall("a:entry", NAMES)
    assert entries
    assert len(set(texts(feed, "a:entry/a:id/text()"))) == len(entries)
    for entry in entries:
        assert entry.findtext("a:author/a:name", "", NAMES)
        assert datetime.fromisoformat(entry.findtext("a:updated", "", NAMES)).tzinfo
        (address,) = texts(entry, "a:link[@rel='alternate']/@href")
        assert served.status(address.removeprefix(served.address)) == 200


def test_a_feed_keeps_to_its_parameters(served: Served) -> None:
    everywhere = tree(served.bytes("/questions/imposed-sanctions.atom")).findall("a:entry", NAMES)
    nowhere = tree(served.bytes("/questions/imposed-sanctions.atom?since=2090-01-01")).findall("a:entry", NAMES)
    assert everywhere
    assert not nowhere


def test_pages_name_their_feeds(served: Served) -> None:
    page = served.get("/questions/changed?since=2020-01-01")
    assert 'type="application/atom+xml"' in page
    assert "/questions/changed.atom?outlet=&amp;since=2020-01-01&amp;until=&amp;of=changes" in page
