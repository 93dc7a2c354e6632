"""Where the pages of archives stand, for what belongs together but stands apart: a file for the time of one run."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from crawler.archive.reading import Record
from crawler.archive.tape import Position
from crawler.parsing.urls import canonical_url

TABLES = """
CREATE TABLE places (
    file INTEGER, at INTEGER, within INTEGER, moment REAL, address TEXT, canonical TEXT, digest TEXT, record TEXT
);
CREATE TABLE taken (identity TEXT PRIMARY KEY, address TEXT) WITHOUT ROWID;
"""
INDEXES = "".join(
    f"CREATE INDEX IF NOT EXISTS by_{name} ON places({name});" for name in ("address", "canonical", "digest", "record")
)
NEAREST = "SELECT file, at, within FROM places WHERE address = ? ORDER BY abs(moment - ?) LIMIT 1"


@dataclass(frozen=True, slots=True)
class Place:
    """A record: its file, by number, and where it starts there."""

    file: int
    position: Position


class Index:
    """The places of pages; one thread at a time may use it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @classmethod
    def made(cls, path: Path) -> Self:
        """An empty index in a new file at `path`."""
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {TABLES}")
        return cls(connection)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def add(self, file: int, pages: Iterable[Record]) -> None:
        """Take up the pages of a file."""
        self._connection.execute("BEGIN")
        self._connection.executemany(
            "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (row for page in pages for row in _rows(file, page))
        )
        self._connection.execute("COMMIT")
        self._connection.executescript(INDEXES)

    def page(self, url: str, near: datetime | None) -> Place | None:
        """The page that an address answered, of several the one nearest in time."""
        return self._one(NEAREST, address_of(url), near.timestamp() if near else 0.0)

    def payload_of(self, revisit: Record) -> Place | None:
        """The record that holds the payload of a revisit, by what it says of it."""
        name, url, at = revisit.refers_to
        by = "SELECT file, at, within FROM places WHERE"
        return (
            (self._one(f"{by} record = ? LIMIT 1", name) if name else None)
            or (self._one(f"{by} digest = ? LIMIT 1", revisit.digest) if revisit.digest else None)
            or self.page(url or revisit.payload.url, at or revisit.at)
        )

    def holds(self, canonical: str) -> bool:
        """Whether there is a page at an address, in any of its forms."""
        return self._one("SELECT file, at, within FROM places WHERE canonical = ? LIMIT 1", canonical) is not None

    def take(self, identity: str, address: str) -> str:
        """Note by which address an article is read, unless it is noted already. Returns that address."""
        self._connection.execute("INSERT OR IGNORE INTO taken VALUES (?, ?)", [identity, address])
        (taken,) = self._connection.execute("SELECT address FROM taken WHERE identity = ?", [identity]).fetchone()
        return str(taken)

    def _one(self, query: str, *values: object) -> Place | None:
        found = self._connection.execute(query, values).fetchone()
        return Place(found[0], Position(found[1], found[2])) if found else None


def _rows(file: int, page: Record) -> Iterable[tuple[object, ...]]:
    if page.payload.kind == "revisit":
        return
    try:
        canonical, address = canonical_url(page.payload.url), address_of(page.payload.url)
    except ValueError:
        return
    at, moment = page.position, page.at.timestamp() if page.at else 0.0
    yield file, at.at, at.within, moment, address, canonical, page.digest, page.id


def address_of(url: str) -> str:
    """An address without what does not tell two pages apart; the part of an article that it names stays in it."""
    return url.partition("#")[0].partition("://")[2].rstrip("/").encode("utf-8", "replace").decode()
