"""How far archives were read, and what was captured in them: the tables `archives_read` and `captures`."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from crawler.memory.captures import Capture, insert
from crawler.memory.opened import Opened
from crawler.memory.pages import holder
from crawler.memory.records import encodable, written
from pipelines.schema import reading, transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveFile:
    """An archive, known by its size and the digest of its beginning, wherever it lies."""

    name: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far an archive was read: up to the byte `at`, or `within` what is packed there."""

    id: int
    at: int
    within: int
    is_finished: bool


class ArchivesRead(Opened):
    """The archives that were read, in an open database. Every method is one transaction, and may be repeated."""

    def begin(self, file: ArchiveFile, at: datetime, *, anew: bool = False) -> Standing:
        """Where to go on with an archive. One that has grown goes on where it ended; `anew` begins at its beginning."""
        with transaction(self._db) as connection:
            known = connection.execute(
                "SELECT id, size, position, within, finished FROM archives_read WHERE digest = ? AND size <= ?"
                " ORDER BY size DESC LIMIT 1",
                [file.digest, file.size],
            ).fetchone()
            if known is None:
                return Standing(id=_insert(connection, file, at), at=0, within=0, is_finished=False)
            archive_id, size, position, within, finished = known
            if finished and size == file.size and not anew:
                return Standing(id=archive_id, at=position, within=within, is_finished=True)
            position, within = (0, 0) if anew else (position, within)
            connection.execute(
                "UPDATE archives_read SET name = ?, size = ?, position = ?, within = ?, finished = NULL WHERE id = ?",
                [encodable(file.name), file.size, position, within, archive_id],
            )
            return Standing(id=archive_id, at=position, within=within, is_finished=False)

    def settle(self, archive: int, at: int, within: int, *, finished: datetime | None = None) -> None:
        """Note that everything ahead of a place has been dealt with; `finished` if that is all of it."""
        with transaction(self._db) as connection:
            connection.execute(
                "UPDATE archives_read SET position = ?, within = ?, finished = ? WHERE id = ?",
                [at, within, written(finished), archive],
            )

    def captured(self, captures: Sequence[tuple[Capture, Capture | None]]) -> tuple[int, ...]:
        """Note captures, each with the one that holds its payload if that is another. Returns their ids.

        A capture that is known already, by its address, time and payload, is not noted twice.
        """
        with transaction(self._db) as connection:
            ids = []
            for capture, holds in captures:
                original = _noted(connection, holds) if holds else None
                ids.append(_noted(connection, replace(capture, revisit_of=original)))
            return tuple(ids)

    def address_of(self, identity: str) -> str | None:
        """The address of the page that an article was read from first, in an archive or at its site."""
        with reading(self._db) as connection:
            read_from = connection.execute(
                "SELECT url FROM captures WHERE identity = ? AND part = 0 ORDER BY id LIMIT 1", [identity]
            ).fetchone()
            if read_from:
                return str(read_from[0])
            page = holder(connection, identity)
            return page.url if page else None


def _noted(connection: sqlite3.Connection, capture: Capture) -> int:
    """The id of a capture, which is put in if need be."""
    known = connection.execute(
        "SELECT id FROM captures WHERE url = ? AND at = ? AND digest IS ? ORDER BY id LIMIT 1",
        [encodable(capture.url), written(capture.at), capture.digest],
    ).fetchone()
    return int(known[0]) if known else insert(connection, capture)


def _insert(connection: sqlite3.Connection, file: ArchiveFile, at: datetime) -> int:
    """Put in an archive that nothing was read of yet. Returns its id."""
    made = connection.execute(
        "INSERT INTO archives_read (name, size, digest, position, within, started) VALUES (?, ?, ?, 0, 0, ?)",
        [encodable(file.name), file.size, file.digest, written(at)],
    )
    return made.lastrowid or 0
