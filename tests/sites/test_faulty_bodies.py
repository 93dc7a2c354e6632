"""The bodies that the site of faults sends are broken as its methods say."""

import gzip
import socket
import time
import zlib
from collections.abc import Iterator
from http.client import IncompleteRead, RemoteDisconnected
from urllib.parse import urlsplit

import pytest

from tests.sites.faults import Faults, misbehaving
from tests.sites.faulty.bodies import Scale
from tests.sites.getting import get
from tests.sites.posts import posts

SCALE = Scale(huge=3_000_000, depth=2_000, drip=0.01)


@pytest.fixture(scope="module")
def site() -> Iterator[Faults]:
    with misbehaving(Faults(list(posts(24)), scale=SCALE)) as site:
        yield site


def test_whole_articles_can_be_read_where_it_is_said(site: Faults) -> None:
    for url, post in site.articles().items():
        content = get(url).content
        last = post.paragraphs[-1]
        assert any(last.encode(encoding) in content for encoding in ("utf-8", "cp1252")), url


def test_texts_of_specimens_differ(site: Faults) -> None:
    texts = [post.paragraphs for post in site.articles().values()]
    assert len(set(texts)) == len(texts)


def test_charsets_are_called_wrong(site: Faults) -> None:
    with pytest.raises(UnicodeDecodeError):
        get(site.at("called_utf8")).content.decode("utf-8")
    latin = get(site.at("called_latin1"))
    assert "ISO-8859-1" in latin.headers["content-type"]
    assert "“" in latin.text


def test_gzip_is_truncated_bombed_or_absent(site: Faults) -> None:
    half = get(site.at("truncated_gzip")).content
    reader = zlib.decompressobj(wbits=31)
    assert reader.decompress(half)
    assert not reader.eof
    bomb = get(site.at("gzip_bomb")).content
    assert len(bomb) < SCALE.huge / 100 < SCALE.huge < len(gzip.decompress(bomb))
    assert get(site.at("unpacked_gzip")).content[:2] == b"<!"


@pytest.mark.parametrize(
    ("name", "opening", "times"),
    [
        ("nested_divs", b"<div>", 2000),
        ("deep_tables", b"<td>", 100),
        ("one_huge_tag", b"data-a", 1000),
        ("misnested_tags", b"<b><i><p>", 40),
    ],
)
def test_markup_is_deep(site: Faults, name: str, opening: bytes, times: int) -> None:
    assert get(site.at(name)).content.count(opening) == times


def test_bodies_are_huge(site: Faults) -> None:
    for name in ("huge_announced", "huge_chunked"):
        got = get(site.at(name))
        assert len(got.content) == SCALE.huge == site.sent[urlsplit(site.at(name)).path]
        assert ("content-length" in got.headers) == (name == "huge_announced")


def test_who_leaves_is_not_sent_the_rest() -> None:
    site = Faults(list(posts(2)), listed=("huge_announced",), scale=Scale(huge=500_000_000))
    with misbehaving(site):
        host, _, port = urlsplit(site.url).netloc.partition(":")
        path = urlsplit(site.addresses()[0]).path
        with socket.create_connection((host, int(port))) as connection:
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            assert connection.recv(10).startswith(b"HTTP/1.1 ")
        assert settled(site, path) < 100_000_000


def settled(site: Faults, path: str) -> int:
    """The bytes that were sent when no more have been for a while."""
    before, deadline = -1, time.monotonic() + 20
    while site.sent[path] != before and time.monotonic() < deadline:
        before = site.sent[path]
        time.sleep(0.3)
    return before


def test_a_page_drips(site: Faults) -> None:
    host, _, port = urlsplit(site.url).netloc.partition(":")
    path = urlsplit(site.at("dripping")).path
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        start, came = time.monotonic(), b""
        while not came.partition(b"\r\n\r\n")[2][20:]:
            came += connection.recv(100)
        assert time.monotonic() - start > 20 * SCALE.drip * 0.9


def test_connections_break_and_lengths_lie(site: Faults) -> None:
    with pytest.raises((ConnectionResetError, RemoteDisconnected)):
        get(site.at("reset_at_once"))
    with pytest.raises((ConnectionResetError, IncompleteRead)):
        get(site.at("reset_midway"))
    with pytest.raises(IncompleteRead):
        get(site.at("shorter_than_said"))
    assert b"</html>" not in get(site.at("longer_than_said")).content
    assert get(site.at("empty_page")).content == b""
    binary = get(site.at("binary"))
    assert (binary.content[:2], binary.headers["content-type"]) == (b"\xff\xd8", "text/html; charset=utf-8")
