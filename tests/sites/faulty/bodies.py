"""Answers whose bodies are broken, endless, wrongly labelled, or hard to parse."""

import gzip
import socket
import struct
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler
from random import Random

from tests.sites.faulty.paths import Acts, Faulty, Raw, fault
from tests.sites.posts import Post
from tests.sites.routing import Place
from tests.sites.server import Answer

GZIPPED = {"Content-Encoding": "gzip"}
FILLER = b"<p>" + b"Pasar pagi ramai oleh pembeli sayur. " * 260 + b"</p>\n"
LONGEST_DRIP = 3_600
# Sent in place of a farewell, so that the other side sees a reset.
RESETTING = struct.pack("ii", 1, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """How bad it gets: the size in bytes of what is huge, the depth of what is nested, the seconds between two bytes of
    what drips. A test that needs less is quicker.
    """

    huge: int = 50_000_000
    depth: int = 100_000
    drip: float = 1.0


USUAL = Scale()


class Bodies(Faulty):
    """`sent` counts the bytes that went out of each huge page, by its path."""

    def __init__(self, posts: list[Post], *, listed: Iterable[str] | None = None, scale: Scale = USUAL) -> None:
        super().__init__(posts, listed=listed)
        self.scale = scale
        self.sent: Counter[str] = Counter()

    @fault("/berita/asn-gzip-terpotong")
    def truncated_gzip(self, place: Place) -> Answer:
        """Half a gzip stream, with the length of the half."""
        packed = gzip.compress(self.drawn(place).encode(), mtime=0)
        return Answer(body=packed[: len(packed) // 2], headers=GZIPPED)

    @fault("/berita/asn-bom-gzip")
    def gzip_bomb(self, place: Place) -> Answer:
        """A small answer that unpacks to a huge one."""
        return Answer(body=_bomb(self.scale.huge), headers=GZIPPED)

    @fault("/berita/asn-bukan-gzip")
    def unpacked_gzip(self, place: Place) -> Answer:
        """Called gzip, and plain."""
        return Answer(body=self.drawn(place), headers=GZIPPED)

    @fault("/berita/asn-disebut-utf-8", is_article=True)
    def called_utf8(self, place: Place) -> Answer:
        """Windows-1252, while header and markup say UTF-8."""
        return Answer(body=self.drawn(place).encode("cp1252", "xmlcharrefreplace"))

    @fault("/berita/asn-disebut-latin-1", is_article=True)
    def called_latin1(self, place: Place) -> Answer:
        """UTF-8, while the header says ISO-8859-1; the markup is right."""
        return Answer(body=self.drawn(place), content_type="text/html; charset=ISO-8859-1")

    @fault("/berita/asn-charset-asing", is_article=True)
    def called_nonsense(self, place: Place) -> Answer:
        """UTF-8 by a name that nobody knows."""
        return Answer(body=self.drawn(place), content_type="text/html; charset=utf8mb4_unicode_ci")

    @fault("/berita/asn-div-bersarang", is_article=True)
    def nested_divs(self, place: Place) -> Answer:
        """The text inside 100,000 divs."""
        return Answer(body=self.drawn(place, opening="<div>" * self.scale.depth, closing="</div>" * self.scale.depth))

    @fault("/berita/asn-tabel-bersarang", is_article=True)
    def deep_tables(self, place: Place) -> Answer:
        """The text inside tables inside tables."""
        times = self.scale.depth // 20
        opening, closing = "<table><tbody><tr><td>" * times, "</td></tr></tbody></table>" * times
        return Answer(body=self.drawn(place, opening=opening, closing=closing))

    @fault("/berita/asn-tanda-raksasa", is_article=True)
    def one_huge_tag(self, place: Place) -> Answer:
        """A tag with as many attributes as there are divs elsewhere, and one of 2 MB."""
        names = " ".join(f'data-a{number}="{number}"' for number in range(self.scale.depth // 2))
        return Answer(body=self.drawn(place, opening=f'<span {names} data-isi="{"a b " * 500_000}"></span>'))

    @fault("/berita/asn-tanda-silang", is_article=True)
    def misnested_tags(self, place: Place) -> Answer:
        """Tags that are closed in the wrong order, which a parser by the standard copies again and again."""
        return Answer(body=self.drawn(place, opening="<b><i><p></b></i></p>" * (self.scale.depth // 50)))

    @fault("/berita/asn-halaman-kosong")
    def empty_page(self, place: Place) -> Answer:
        """Status 200 and nothing."""
        return Answer(body=b"")

    @fault("/berita/asn-berkas-biner")
    def binary(self, place: Place) -> Answer:
        """The bytes of a picture, as text/html."""
        return Answer(body=b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + Random(4).randbytes(60_000))

    @fault("/berita/asn-raksasa")
    def huge_announced(self, place: Place) -> Raw:
        """50 MB of paragraphs, with their length."""
        return Raw(act=lambda handler: self._pour(handler, place, is_chunked=False))

    @fault("/berita/asn-raksasa-bertahap")
    def huge_chunked(self, place: Place) -> Raw:
        """50 MB of paragraphs, in chunks: nobody is told how many."""
        return Raw(act=lambda handler: self._pour(handler, place, is_chunked=True))

    def _pour(self, handler: BaseHTTPRequestHandler, place: Place, *, is_chunked: bool) -> None:
        start = self.drawn(place).encode()
        length = {"Transfer-Encoding": "chunked"} if is_chunked else {"Content-Length": str(self.scale.huge)}
        _begin(handler, length)
        self.sent[place.path] = 0
        while (left := self.scale.huge - self.sent[place.path]) > 0:
            piece = (FILLER if self.sent[place.path] else start)[:left]
            self.sent[place.path] += len(piece)
            handler.wfile.write(b"%X\r\n%b\r\n" % (len(piece), piece) if is_chunked else piece)
        handler.wfile.write(b"0\r\n\r\n" if is_chunked else b"")

    @fault("/berita/asn-menetes")
    def dripping(self, place: Place) -> Raw:
        """A byte a second, for an hour."""

        def drip(handler: BaseHTTPRequestHandler) -> None:
            _begin(handler, {"Content-Length": str(LONGEST_DRIP)})
            for byte in self.drawn(place).encode().ljust(LONGEST_DRIP)[:LONGEST_DRIP]:
                handler.wfile.write(bytes((byte,)))
                time.sleep(self.scale.drip)

        return Raw(act=drip)

    @fault("/berita/asn-sambungan-putus")
    def reset_at_once(self, place: Place) -> Raw:
        """The connection is reset before there is an answer."""
        return Raw(act=_reset)

    @fault("/berita/asn-sambungan-putus-di-tengah")
    def reset_midway(self, place: Place) -> Raw:
        """The connection is reset in the middle of the page."""

        def act(handler: BaseHTTPRequestHandler) -> None:
            self._partly(place, 2.0)(handler)
            _reset(handler)

        return Raw(act=act)

    @fault("/berita/asn-lebih-pendek")
    def shorter_than_said(self, place: Place) -> Raw:
        """Content-Length is twice that of what comes before the end of the connection."""
        return Raw(act=self._partly(place, 2.0))

    @fault("/berita/asn-lebih-panjang")
    def longer_than_said(self, place: Place) -> Raw:
        """Content-Length is half that of what comes."""
        return Raw(act=self._partly(place, 0.5))

    def _partly(self, place: Place, share: float) -> Acts:
        """Writes the article with a Content-Length that is `share` of the true one."""

        def act(handler: BaseHTTPRequestHandler) -> None:
            content = self.drawn(place).encode()
            _begin(handler, {"Content-Length": str(int(len(content) * share)), "Connection": "close"})
            handler.wfile.write(content)
            handler.close_connection = True

        return act


@cache
def _bomb(size: int) -> bytes:
    return gzip.compress(b"<html><body>" + b" " * size + b"</body></html>", mtime=0)


def _begin(handler: BaseHTTPRequestHandler, headers: dict[str, str]) -> None:
    handler.send_response(200)
    for name, value in ({"Content-Type": "text/html; charset=utf-8"} | headers).items():
        handler.send_header(name, value)
    handler.end_headers()


def _reset(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESETTING)
    handler.close_connection = True
    handler.connection.close()
