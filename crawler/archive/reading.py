"""Reads WARC and ARC files, whoever wrote them, record by record; what is damaged is told and passed over."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import IO

from warcio.exceptions import ArchiveLoadFailed
from warcio.limitreader import LimitReader
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeaders

from crawler.archive.payloads import Payload, read_payload
from crawler.archive.tape import BLOCK, MAGIC, START, DamagedError, Position, Tape, find_start

WITH_HTTP = ("response", "revisit")
# A file that is damaged in more places is no archive.
MOST_DAMAGES = 1_000
PACKED_TWICE = "what is unpacked here is packed once more: unpack the file once (gunzip), and read what comes of it"
PACKED_ELSE = "this is packed with {}: unpack it, and read what comes of it"
# What else archives come in, by its first bytes.
PACKINGS = {b"(\xb5/\xfd": "Zstandard", b"BZh": "bzip2", b"\xfd7zXZ\0": "xz", b"PK\3\4": "ZIP"}
# It warns of each address with a space in it.
logging.getLogger("warcio.recordloader").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record of an archive. `at` is when it was captured; `refers_to` are the id, address and time of another record
    that has the payload of a revisit.

    `is_too_large` tells that the payload, though wanted, was not taken.
    """

    position: Position
    payload: Payload
    at: datetime | None
    id: str | None = None
    digest: str | None = None
    refers_to: tuple[str | None, str | None, datetime | None] = (None, None, None)
    is_too_large: bool = False


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes that cannot be read, from `start` on; `end` is where the next record stands, None if there is none."""

    start: int
    end: int | None
    detail: str


def records(
    file: IO[bytes], start: Position, *, largest: int, wants: Callable[[Record], bool]
) -> Iterator[Record | Damage]:
    """The records from `start` on, with the payloads of those that are wanted, up to `largest` bytes each.

    No more than one payload is in memory at a time.
    """
    here = start
    for left in range(MOST_DAMAGES, 0, -1):
        reader = _Reader(file, here, largest, wants)
        try:
            yield from reader.read()
            return
        except DamagedError as error:
            further = reader.further() if left > 1 else None
            yield Damage(reader.at.at, further.at if further else None, str(error))
            if further is None:
                return
            here = further


class _Reader:
    """Reads on until something is wrong; `at` is where the last record starts that was read, or should have been."""

    def __init__(self, file: IO[bytes], start: Position, largest: int, wants: Callable[[Record], bool]) -> None:
        self.at = start
        self._file, self._largest, self._wants = file, largest, wants
        self._loader = ArcWarcRecordLoader(verify_http=False, arc2warc=True)
        self._tape: Tape | None = None

    def read(self) -> Iterator[Record]:
        """The records as they follow. Raises DamagedError."""
        tape = self._tape = Tape(self._file, self.at)
        while self._is_next(tape):
            tape.begin_head()
            line = tape.readline()
            if not START.fullmatch(line):
                raise DamagedError(_no_record(line, tape))
            found = self._headed(tape, line)
            yield self._with_payload(tape, found)

    def _is_next(self, tape: Tape) -> bool:
        try:
            return tape.to_next_record()
        finally:
            self.at = tape.position

    def further(self) -> Position | None:
        """Where to go on after damage: wherever the next record may be, even in what seemed to be of the last one."""
        if self._tape is not None and not self._tape.is_plain:
            behind = self._within()
            if behind is not None:
                return behind
        packed = self._tape is None or not self._tape.is_plain
        found = find_start(self._file, self.at.at + 1, packed=packed)
        return None if found is None else Position(found)

    def _within(self) -> Position | None:
        """The next record of the same gzip member, as far as that can be unpacked."""
        going_on = self._file.tell()
        try:
            tape = Tape(self._file, self.at)
            line = tape.readline()
            while line:
                here = tape.position
                tape.begin_head()
                line = tape.readline()
                if START.fullmatch(line):
                    return here
        except DamagedError:
            pass
        finally:
            self._file.seek(going_on)
        return None

    def _headed(self, tape: Tape, line: bytes) -> ArcWarcRecord:
        """The record with its heads; its `raw_stream` is left at the payload."""
        form = "warc" if line.startswith(b"WARC/") else "arc"
        try:
            found = self._loader.parse_record_stream(tape, line, form, no_record_parse=True)
            if found.rec_type in WITH_HTTP and found.length:
                url = found.rec_headers.get_header("WARC-Target-URI") or ""
                found.http_headers = self._loader.load_http_headers(found.rec_type, url, found.raw_stream, found.length)
        except (ArchiveLoadFailed, EOFError, ValueError) as error:
            raise DamagedError(f"a head that cannot be read ({str(error)[:100] or 'it breaks off'})") from error
        if not isinstance(found.raw_stream, LimitReader):
            raise DamagedError("a record without a length")
        return found

    def _with_payload(self, tape: Tape, found: ArcWarcRecord) -> Record:
        record = _record(self.at, found)
        rest, data = found.raw_stream, b""
        if self._wants(record):
            if rest.limit > self._largest:
                record = replace(record, is_too_large=True)
            else:
                data = b"".join(iter(lambda: rest.read(BLOCK), b""))
        while rest.read(BLOCK):
            pass
        if rest.limit and tape.is_plain:
            raise DamagedError("the file ends within a record")
        if (rest.limit and self._within()) or not tape.is_at_break():
            raise DamagedError("a record of another length than it states")
        payload = replace(record.payload, data=data, is_truncated=record.payload.is_truncated or rest.limit > 0)
        return replace(record, payload=payload)


def _no_record(line: bytes, tape: Tape) -> str:
    """What stands where a record should begin."""
    if line.startswith(MAGIC) and not tape.is_plain:
        return PACKED_TWICE
    packing = next((name for magic, name in PACKINGS.items() if line.startswith(magic)), None)
    return PACKED_ELSE.format(packing) if packing else f"no record begins with {line[:20]!r}"


def _record(at: Position, found: ArcWarcRecord) -> Record:
    """What the heads of a record tell."""
    head: StatusAndHeaders = found.rec_headers
    return Record(
        position=at,
        payload=read_payload(found, b""),
        at=_moment(head.get_header("WARC-Date")) or _answered(found.http_headers),
        id=head.get_header("WARC-Record-ID"),
        digest=head.get_header("WARC-Payload-Digest"),
        refers_to=(
            head.get_header("WARC-Refers-To"),
            head.get_header("WARC-Refers-To-Target-URI"),
            _moment(head.get_header("WARC-Refers-To-Date")),
        ),
    )


def _moment(written: str | None) -> datetime | None:
    try:
        return _in_utc(datetime.fromisoformat((written or "").strip()))
    except (ValueError, OverflowError):
        return None


def _answered(http: StatusAndHeaders | None) -> datetime | None:
    """When the server says that it answered: for records without a date."""
    try:
        return _in_utc(parsedate_to_datetime((http and http.get_header("Date")) or ""))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
