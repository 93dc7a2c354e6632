"""robots.txt as RFC 9309 has it: what a site forbids us, and how slowly it wants to be asked."""

import codecs
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from protego import Protego

LARGEST = 500 * 1024  # bytes that RFC 9309 wants to be read at least, and that we read at most
REDIRECTS = 5  # that it wants to be followed; a file behind more of them counts as absent
GZIP = b"\x1f\x8b"
USER_AGENT = re.compile(r"\s{0,9}user[ -]?agent\s{0,9}(?::|\s)\s{0,9}([^\s/#]*)", re.IGNORECASE)
FORBIDDEN = "forbidden by robots"
OTHERS = "-"  # stands for all robots that are not us


@dataclass(frozen=True, slots=True)
class Robots:
    """What a robots.txt says to us.

    `text` is the file as far as it was read (it names sitemaps too), `crawl_delay` seconds between requests, None
    where it states none. `unreachable` says why the file could not be had, which forbids everything for now, and
    `reason` is the word for that: without an answer it is the host that cannot be had.
    """

    text: bytes = b""
    crawl_delay: float | None = None
    unreachable: str | None = None
    reason: str = FORBIDDEN
    rules: Protego | None = None
    product: str = ""

    def allows(self, url: str) -> bool:
        """Whether the absolute URL may be asked for."""
        if self.unreachable:
            return False
        return self.rules is None or bool(self.rules.can_fetch(url, self.product))


def answered(status: int, body: bytes, product: str) -> Robots:
    """What follows from the answer to the request for a robots.txt, redirects followed, for the robot `product`.

    Absent (4xx, or a redirect that leads nowhere): all is allowed. A fault of the server (5xx): nothing is.
    """
    if status >= 500:
        return Robots(unreachable=f"robots.txt answered HTTP {status}")
    if not 200 <= status < 300:
        return Robots()
    return read_robots(body, product)


def read_robots(body: bytes, product: str) -> Robots:
    """Read the file. What is no text but a page of HTML states no rules."""
    body = _unpacked(body)[:LARGEST]
    text = _decoded(body)
    if text.lstrip().startswith("<"):
        return Robots(text=body)
    rules = Protego.parse("\n".join(_lines_for(text, product)))
    return Robots(text=body, crawl_delay=rules.crawl_delay(product), rules=rules, product=product)


def _unpacked(body: bytes) -> bytes:
    """The file itself where it comes packed, asked or not; never more than is read."""
    if not body.startswith(GZIP):
        return body
    try:
        return zlib.decompressobj(wbits=31).decompress(body, LARGEST)
    except zlib.error:
        return b""


def _decoded(body: bytes) -> str:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if body.startswith(mark):
            return body.decode(encoding, errors="replace")
    return body.decode("utf-8-sig", errors="replace")


def _lines_for(text: str, product: str) -> Iterator[str]:
    """The lines, with one name for all robots but us: a file of ten thousand names and rules would else cost their
    product. A version behind our name is not part of it.
    """
    names: set[str] = set()
    for line in text.splitlines():
        agent = USER_AGENT.match(line)
        if agent is None:
            if line.strip():
                names.clear()
            yield line
            continue
        name = agent[1].lower()
        name = name if name in ("*", product.lower()) else OTHERS
        if name not in names:
            names.add(name)
            yield f"User-agent: {name}"
