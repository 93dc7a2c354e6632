"""Gets what was received out of the WARC files of an archive again, record by record."""

import base64
import hashlib
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParserException

CHUNK = 1 << 16
ANSWERS = ("response", "revisit", "resource")
# Of a record that is cut in segments only the first is read.
NOT_WHOLE = ("WARC-Truncated", "WARC-Segment-Number")
STATUS = re.compile(r"\b[1-9][0-9]{2}\b")
# Of a record whose own head is torn warcio tells by whatever it stumbles over.
BROKEN = (ArchiveLoadFailed, AttributeError, StatusAndHeadersParserException, EOFError, OSError, ValueError, zlib.error)


class UnreadableRecordError(Exception):
    """There is no whole record at a place of an archive; the message says what is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """What a record holds of an answer. `data` is the payload as it was received: of a revisit, nothing.

    `kind` is the type of the record. `content_type` and `declared` (the charset) are those of the HTTP headers, or of
    the record where that is a resource, got without HTTP or kept without its headers; `encodings` what the payload is
    packed with, in the order of packing. `is_truncated` tells that it broke off.
    """

    url: str
    kind: str
    status: int | None
    data: bytes
    content_type: str = ""
    declared: str | None = None
    encodings: tuple[str, ...] = ()
    is_chunked: bool = False
    is_truncated: bool = False

    @property
    def digest(self) -> str:
        """Its SHA-1, in Base32."""
        return digest_of(self.data)


@dataclass(frozen=True, slots=True)
class Archive:
    """The WARC files in `folder`. Of a payload at most `largest` bytes are taken."""

    folder: Path
    largest: int

    def payload(self, file: str, offset: int) -> Payload:
        """What stands in the record of a file that starts at `offset`. Raises UnreadableRecordError."""
        path = self.folder / file
        if Path(file).name != file or not path.is_file():
            raise UnreadableRecordError(f"there is no file {file} in {self.folder}")
        try:
            with path.open("rb") as stream:
                stream.seek(offset)
                return self._read(stream)
        except BROKEN as error:
            told = f"no whole record starts at byte {offset} of {path}: {error or type(error).__name__}"
            raise UnreadableRecordError(told) from error

    def _read(self, stream: BinaryIO) -> Payload:
        record = next(iter(ArchiveIterator(stream, arc2warc=True)), None)
        if record is None:
            raise ValueError("the file ends ahead of it")
        if record.rec_type not in ANSWERS:
            raise ValueError(f"it is a {record.rec_type} record")
        if not (record.rec_headers.get_header("Content-Length") or "").isdigit():  # warcio takes that for 0
            raise ValueError("its head breaks off")
        stated = record.payload_length if record.http_headers else record.length
        if record.rec_type == "revisit":
            return read_payload(record, b"")
        if stated > self.largest:
            raise ValueError(f"its payload of {stated:,} bytes is longer than {self.largest:,}")
        data = b"".join(iter(lambda: record.raw_stream.read(CHUNK), b""))
        if len(data) < stated:
            raise ValueError(f"its payload breaks off after {len(data):,} of {stated:,} bytes")
        return read_payload(record, data)


def read_payload(record: ArcWarcRecord, data: bytes) -> Payload:
    """What a record tells of the payload `data`, which was read out of it."""
    http: StatusAndHeaders | None = record.http_headers
    is_bare = record.rec_type == "resource" and http is None
    described = record.rec_headers if is_bare else http
    kind = Message()
    kind["Content-Type"] = (described and described.get_header("Content-Type")) or ""
    status = STATUS.search(f"{http.protocol} {http.statusline}") if http else None
    return Payload(
        url=record.rec_headers.get_header("WARC-Target-URI") or "",
        kind=record.rec_type,
        status=int(status[0]) if status else 200 if is_bare else None,
        data=data,
        content_type=kind.get_content_type() if kind["Content-Type"] else "",
        declared=kind.get_content_charset(),
        encodings=tuple(_listed(http, "Content-Encoding")),
        is_chunked="chunked" in _listed(http, "Transfer-Encoding"),
        is_truncated=any(record.rec_headers.get_header(name) is not None for name in NOT_WHOLE),
    )


def digest_of(data: bytes) -> str:
    """The SHA-1 of data in Base32, as WARC files state it."""
    return base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode("ascii")


def _listed(http: StatusAndHeaders | None, name: str) -> Iterable[str]:
    """The words of all headers of that name."""
    lines = [value for known, value in (http.headers if http else ()) if known.lower() == name.lower()]
    return (word for word in ",".join(lines).lower().replace(" ", "").split(",") if word)
