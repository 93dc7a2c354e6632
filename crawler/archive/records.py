"""What went over the network, as WARC records: pure, bytes in, bytes out."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from urllib.parse import urlsplit

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

VERSION = "WARC/1.1"
PROFILES = "http://netpreserve.org/warc/1.1/revisit/"
NOT_MODIFIED = 304
# Headers of the answer that would not be true of the payload as it is stored: Scrapy joins chunks.
FRAMING = (b"content-length", b"transfer-encoding")
RENAMED = b"X-Archive-Orig-"
# Headers of the request that let whoever reads the archive act in our name.
SECRET = (b"authorization", b"cookie", b"proxy-authorization")
# Most answers are packed already and get no smaller; packing the others hard takes thrice the time for a tenth less.
LIGHTLY, NOT_AT_ALL = 1, 0

Headers = Iterable[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A request and what was answered. `body` is the payload, as received but for its chunks being joined.

    `truncated` says why the answer broke off, in WARC's words; None if it did not.
    """

    url: str
    at: datetime
    status: int
    body: bytes
    headers: tuple[tuple[bytes, bytes], ...] = ()
    method: str = "GET"
    asked_with: tuple[tuple[bytes, bytes], ...] = ()
    protocol: str = "HTTP/1.1"
    address: str | None = None
    truncated: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The capture that an answer repeats."""

    url: str
    at: datetime
    record_id: str | None = None


@dataclass(frozen=True, slots=True)
class Packed:
    """Records, each as a whole gzip member; `record_id` names the first, without brackets."""

    data: bytes
    record_id: str


class _Head(StatusAndHeaders):  # type: ignore[misc]  # warcio states no types
    """The head of a message that is written byte by byte as it was: warcio would percent-encode what is not ASCII."""

    def __init__(self, start: bytes, headers: Headers) -> None:
        super().__init__(start.decode("latin-1"), [])
        self._written = b"".join((start, b"\r\n", *(b"%b: %b\r\n" % header for header in headers), b"\r\n"))

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        """Have warcio write the head as it is."""
        self.headers_buff = self._written


def exchanged(exchange: Exchange, digest: str | None, earlier: Earlier | None = None) -> Packed:
    """The record of an answer, whose payload (if there may be one) has that digest, and that of its request.

    The answer is a revisit where it repeats an earlier one, or says that the page is not modified.
    """
    writer = WARCWriter(BytesIO(), gzip=False, warc_version=VERSION)
    answer = _answer(writer, exchange, digest, earlier)
    parts = urlsplit(exchange.url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    asked_with = [(b"Host", parts.netloc.rpartition("@")[2].encode()), *_without_secrets(exchange.asked_with)]
    request = writer.create_warc_record(
        exchange.url,
        "request",
        http_headers=_Head(f"{exchange.method} {path} {exchange.protocol}".encode(), asked_with),
        warc_headers_dict={"WARC-Date": _written(exchange.at)},
    )
    record_id = answer.rec_headers.get_header("WARC-Record-ID")
    request.rec_headers.add_header("WARC-Concurrent-To", record_id)
    is_packed = any(name.lower() == b"content-encoding" for name, _ in exchange.headers)
    data = _packed(answer, NOT_AT_ALL if is_packed else LIGHTLY) + _packed(request, LIGHTLY)
    return Packed(data, record_id.strip("<>"))


def about(filename: str, told: Mapping[str, str]) -> Packed:
    """The record that opens a file, and tells who made it and how."""
    writer = WARCWriter(BytesIO(), gzip=False, warc_version=VERSION)
    record = writer.create_warcinfo_record(filename, told)
    return Packed(_packed(record, LIGHTLY), record.rec_headers.get_header("WARC-Record-ID").strip("<>"))


def _answer(writer: WARCWriter, exchange: Exchange, digest: str | None, earlier: Earlier | None) -> ArcWarcRecord:
    is_unchanged = exchange.status == NOT_MODIFIED
    named = {"WARC-Date": _written(exchange.at), "WARC-IP-Address": exchange.address}
    named["WARC-Payload-Digest"] = f"sha1:{digest}" if digest else None
    if earlier or is_unchanged:
        named["WARC-Profile"] = PROFILES + ("server-not-modified" if is_unchanged else "identical-payload-digest")
    if earlier:
        named["WARC-Refers-To-Target-URI"] = earlier.url
        named["WARC-Refers-To-Date"] = _written(earlier.at)
        named["WARC-Refers-To"] = f"<{earlier.record_id}>" if earlier.record_id else None
    named["WARC-Truncated"] = exchange.truncated
    start = f"{exchange.protocol} {exchange.status} {_phrase(exchange.status)}".rstrip().encode()
    is_revisit = bool(earlier) or is_unchanged
    return writer.create_warc_record(
        exchange.url,
        "revisit" if is_revisit else "response",
        None if is_revisit else BytesIO(exchange.body),
        len(exchange.body),
        http_headers=_Head(start, _true(exchange)),
        warc_headers_dict={name: value for name, value in named.items() if value is not None},
    )


def _true(exchange: Exchange) -> Iterator[tuple[bytes, bytes]]:
    """The headers of the answer; those that are not true of what is stored get a name of their own."""
    length = str(len(exchange.body)).encode()
    is_stated, is_renamed = False, False
    for name, value in exchange.headers:
        states_length = name.lower() == b"content-length" and value.strip() == length
        is_true = states_length or name.lower() not in FRAMING
        yield (name if is_true else RENAMED + name), value
        is_stated, is_renamed = is_stated or states_length, is_renamed or not is_true
    if is_renamed and not is_stated:
        yield b"Content-Length", length


def _without_secrets(headers: Headers) -> Iterator[tuple[bytes, bytes]]:
    return ((name, value) for name, value in headers if name.lower() not in SECRET)


def _packed(record: ArcWarcRecord, level: int) -> bytes:
    """A record as a gzip member. The packing is what takes time: zlib lets other threads run meanwhile."""
    plain = BytesIO()
    WARCWriter(plain, gzip=False, warc_version=VERSION).write_record(record)
    return zlib.compress(plain.getbuffer(), level, wbits=31)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
