"""The table `captures`: every fetch, and where what it got stands in the archive.

All functions here work inside the caller's transaction; `Captures` has transactions of its own.
"""

import sqlite3
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from crawler.archive.payloads import Archive, Payload, UnreadableRecordError
from crawler.memory.opened import Opened
from crawler.memory.records import encodable, written
from pipelines.schema import StorageError, UnusableDatabaseError, reading, transaction

NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A fetch; see the columns of the table. `id` is 0 where it has none yet."""

    outlet: str
    url: str
    at: datetime
    id: int = 0
    run_id: int | None = None
    status: int | None = None
    content_type: str | None = None
    length: int | None = None
    digest: str | None = None
    problem: str | None = None
    file: str | None = None
    offset: int | None = None
    record_id: str | None = None
    revisit_of: int | None = None


COLUMNS = tuple(field.name for field in fields(Capture))
STATED = tuple(name for name in COLUMNS if name != "id")
SELECT = f"SELECT {', '.join(COLUMNS)} FROM captures"  # noqa: S608 - our own names
INSERT = f"INSERT INTO captures ({', '.join(STATED)}) VALUES ({', '.join('?' * len(STATED))})"  # noqa: S608 - our own


class Captures(Opened):
    """The captures in an open database. Every method raises StorageError where it cannot be used any more."""

    @classmethod
    def open(cls, path: Path) -> Self:
        """The captures in the database at `path`, which the run has opened before. Raises StorageError."""
        try:
            return super().open(path)
        except UnusableDatabaseError as error:
            raise StorageError(str(error)) from error

    def add(self, capture: Capture) -> Capture:
        """Note a fetch, and return it with its id."""
        with transaction(self._db) as connection:
            return replace(capture, id=insert(connection, capture))

    def with_payload(self, digest: str) -> Capture | None:
        """The latest capture whose record holds this payload."""
        with reading(self._db) as connection:
            return _one(connection, "revisit_of IS NULL AND file IS NOT NULL AND digest = ?", digest)

    def unchanged(self, url: str) -> Capture | None:
        """The capture with what a server means by saying that a page is not modified: the latest one of its page."""
        with reading(self._db) as connection:
            latest = _one(connection, "url = ? AND (status = 200 OR revisit_of IS NOT NULL)", url)
            return original(connection, latest) if latest else None


def insert(connection: sqlite3.Connection, capture: Capture) -> int:
    """Put in a fetch. Returns its id."""
    return connection.execute(INSERT, [_cell(getattr(capture, name)) for name in STATED]).lastrowid or 0


def find(connection: sqlite3.Connection, capture_id: int) -> Capture | None:
    """The capture with that id."""
    return _one(connection, "id = ?", capture_id)


def original(connection: sqlite3.Connection, capture: Capture) -> Capture:
    """The capture whose record holds the payload: mostly this one."""
    return capture if capture.revisit_of is None else find(connection, capture.revisit_of) or capture


def received(connection: sqlite3.Connection, archive: Archive, capture: Capture) -> Payload:
    """What a fetch got, out of the archive. Raises UnreadableRecordError where it is not there, or is another.

    Where that was the same as before, or not modified, the payload is that of the record that holds it.
    """
    holder = original(connection, capture)
    held = kept(archive, holder)
    if held.kind == "revisit":
        raise UnreadableRecordError(f"the record of {capture.url} refers to one that is not known")
    if holder is capture or capture.file is None or capture.status == NOT_MODIFIED:
        return replace(held, url=capture.url)
    return replace(kept(archive, capture), data=held.data)


def kept(archive: Archive, capture: Capture) -> Payload:
    """The record of a capture, which has to be of its page and to hold its payload. Raises UnreadableRecordError."""
    if capture.file is None or capture.offset is None:
        raise UnreadableRecordError(f"what {capture.url} answered at {written(capture.at)} was not kept in an archive")
    payload = archive.payload(capture.file, capture.offset)
    place = f"the record at byte {capture.offset} of {archive.folder / capture.file}"
    if payload.url != capture.url:
        raise UnreadableRecordError(f"{place} is of {payload.url}, not of {capture.url}")
    if payload.kind != "revisit" and capture.digest and payload.digest != capture.digest:
        raise UnreadableRecordError(f"{place} was damaged: its payload has another digest")
    return payload


def _one(connection: sqlite3.Connection, condition: str, value: object) -> Capture | None:
    """The latest capture that meets a condition."""
    found = connection.execute(f"{SELECT} WHERE {condition} ORDER BY id DESC LIMIT 1", [value]).fetchone()
    if found is None:
        return None
    row: dict[str, Any] = dict(zip(COLUMNS, found, strict=True))
    return Capture(**row | {"at": datetime.fromisoformat(row["at"])})


def _cell(value: object) -> object:
    if isinstance(value, datetime):
        return written(value)
    return encodable(value) if isinstance(value, str) else value
