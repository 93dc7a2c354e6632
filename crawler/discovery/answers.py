"""What servers answer where a feed or a sitemap is asked for: unpacked and decoded, and the links found in it."""

import html
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import lru_cache
from urllib.parse import urldefrag, urljoin, urlsplit

from crawler.discovery.links import Link, Listing
from crawler.parsing.dates import parse_datetime
from crawler.parsing.encoding import UndecodableError, decode
from crawler.parsing.page import squeeze
from crawler.parsing.urls import same_site

# Room for the 50,000 addresses that a sitemap may have, unpacked. Of what is larger the first part is read.
LARGEST = 20_000_000
MOST_LAYERS = 3
MOST_MEMBERS = 1_000
GZIP = b"\x1f\x8b"
LONGEST_ADDRESS = 2_000
LONGEST_DATE = 100

DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})""")
MARKUP = re.compile(r"<[/!?A-Za-z][^<>]{0,1000}>")
# An address that is absolute already, and has nothing in it to resolve.
ABSOLUTE = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]{0,250}(?:/[!-%'-~]*)?\Z")
# Addresses are often escaped twice. No other entity is resolved: "&copy=2" is a parameter.
ESCAPED_AND = re.compile(r"&(?:amp|#0{0,2}38);")
OFFSET_OF_GMT = re.compile(r"\b(?:GMT|UTC)(?=[+-]\d)")


class UnusableError(ValueError):
    """The answer is none of what was asked for; the message says what it is instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The text of an answer, and why it is not all of it."""

    text: str
    wrong: str | None = None


def open_answer(data: bytes, declared: str | None = None) -> Answer:
    """`data` unpacked, up to three times, and decoded; `declared` is the charset of its HTTP header.

    Raises UnusableError where there is no text in it.
    """
    wrong = None
    for _ in range(MOST_LAYERS):
        if data.startswith(GZIP):
            data, is_whole = _inflated(data)
            wrong = wrong if is_whole else "it is cut short: its compression breaks off"
    if len(data) > LARGEST:
        data, wrong = data[:LARGEST], f"it is larger than {LARGEST:,} bytes: only the first part is read"
    stated = DECLARED.search(data[:1_000])
    try:
        text = decode(data, declared=declared or (stated[1].decode("ascii") if stated else None)).text
    except UndecodableError as error:
        raise UnusableError(str(error)) from error
    text = text.strip("\ufeff \t\n")
    if not text:
        raise UnusableError(wrong or "there is nothing in it")
    return Answer(text=text, wrong=wrong)


def address_of(written: str | None, base: str) -> str | None:
    """The absolute http(s) URL that an address means on a page; None for any other."""
    if not written or len(written) > LONGEST_ADDRESS:
        return None
    if ABSOLUTE.match(written):
        return written
    try:
        url = urljoin(base, ESCAPED_AND.sub("&", written.strip()).replace(" ", "%20"))
        parts = urlsplit(url)
        is_usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return None
    return url if is_usable and url.isprintable() else None


def plain(written: str | None) -> str | None:
    """A title as one line without elements and entities; None if nothing is left."""
    return squeeze(html.unescape(MARKUP.sub(" ", html.unescape(written or "")))) or None


@lru_cache(maxsize=4096)
def moment_of(written: str | None, zone: tzinfo | None) -> datetime | None:
    """The date that a feed or sitemap states. One without zone is told in `zone`, by default WIB."""
    return parse_datetime(OFFSET_OF_GMT.sub("", written[:LONGEST_DATE]), zone) if written else None


def listing(  # noqa: PLR0913 (one answer, and what is known of it)
    links: Iterable[Link], further: Iterable[str], *, url: str, site: str | None, wrong: str | None, most: int
) -> Listing:
    """The first `most` of the links, without repetitions and other sites' links, and where it goes on, if elsewhere.

    `site` is a URL of the site that is asked about, by default that of the answer.
    """
    ours, found, foreign = _Ours(site or url), dict[str, Link](), 0
    for link in links:
        key = link.url.partition("#")[0]
        if not ours(link.url):
            foreign += 1
        elif key not in found:
            if len(found) == most:
                wrong = wrong or f"it has more than {most:,} links: only the first are read"
                break
            found[key] = link
    if foreign and not found:
        wrong = wrong or f"all its links ({foreign}) lead to other sites"
    onward = (one for one in dict.fromkeys(further) if one != urldefrag(url)[0])
    kept = tuple(one for one in onward if ours(one) or same_site(one, url))
    return Listing(links=tuple(found.values()), further=kept, wrong=wrong)


class _Ours(dict[str, bool]):
    """Whether URLs are of a site; asked once for each host."""

    def __init__(self, site: str) -> None:
        super().__init__()
        self.site = site

    def __call__(self, url: str) -> bool:
        end = url.find("/", len("https://"))
        return self[url if end < 0 else url[:end]]

    def __missing__(self, origin: str) -> bool:
        self[origin] = same_site(origin, self.site)
        return self[origin]


def _inflated(data: bytes) -> tuple[bytes, bool]:
    """The content of gzipped `data`, up to a byte more than is read, and whether it ends as it should."""
    pieces: list[bytes] = []
    room = LARGEST + 1
    for _ in range(MOST_MEMBERS):
        machine = zlib.decompressobj(wbits=31)
        try:
            pieces.append(machine.decompress(data, room))
        except zlib.error:
            return b"".join(pieces), False
        room -= len(pieces[-1])
        data = machine.unused_data
        if not machine.eof or room <= 0 or not data.startswith(GZIP):
            return b"".join(pieces), machine.eof or room <= 0
    return b"".join(pieces), False
