"""Connections that tell what ends a run as StorageError, notice that their file is gone, and keep its journal small."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic

from sqlite_utils import Database

from pipelines.soundness.failures import storage_error, taken_away

# How long one writer waits for another. A save takes milliseconds, a migration of a large database a minute.
BUSY_SECONDS = 60.0
# A journal (WAL) grows beyond this only where readers always follow on each other; what is beyond it is given back.
LARGEST_WAL = 64 << 20
# Seconds between two tries to begin it anew, and how long one may wait for readers.
BETWEEN_TRIES, LONGEST_TRY = 10.0, 0.25


class Connection(sqlite3.Connection):
    """A connection that knows the file it was opened on."""

    path: Path
    _file: tuple[int, int]
    _next_try = 0.0

    @classmethod
    def to(cls, path: Path) -> "Connection":
        """A connection to the file at `path`, which is made if need be."""
        made = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, factory=cls)
        made.path, made._file = path, _file_at(path)
        return made

    def stay_in_place(self) -> None:
        """Raise StorageError if the file was taken away: SQLite would go on writing where nobody finds it."""
        try:
            is_there = _file_at(self.path) == self._file
        except OSError:
            is_there = False
        if not is_there:
            raise taken_away(self.path)

    def keep_wal_small(self) -> None:
        """Begin the journal anew if readers have kept it from that for long: then it is larger than it needs to be.

        No reader is disturbed. What fails here concerns nothing that was written.
        """
        with suppress(OSError, sqlite3.Error):
            if Path(f"{self.path}-wal").stat().st_size < LARGEST_WAL or monotonic() < self._next_try:
                return
            self._next_try = monotonic() + BETWEEN_TRIES
            self.execute(f"PRAGMA busy_timeout = {LONGEST_TRY * 1000:.0f}")
            try:
                self.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                self.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000:.0f}")


@contextmanager
def reading(db: Database) -> Iterator[sqlite3.Connection]:
    """For reading, without a transaction. Raises StorageError in the place of an error that ends the run."""
    connection = db.conn
    try:
        yield connection
    except sqlite3.Error as error:
        failure = storage_error(error, getattr(connection, "path", Path("the database")))
        if failure is None:
            raise
        raise failure from error


@contextmanager
def transaction(db: Database) -> Iterator[sqlite3.Connection]:
    """All or nothing. Takes the write lock at once, so that two writers wait for each other and never fail half-way.

    Raises StorageError in the place of an error that ends the run.
    """
    with reading(db) as connection:
        if isinstance(connection, Connection):
            connection.stay_in_place()
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):  # SQLite rolls back by itself where it has to
                connection.rollback()
            raise
    if isinstance(connection, Connection):
        connection.keep_wal_small()


def _file_at(path: Path) -> tuple[int, int]:
    found = os.stat(path)  # noqa: PTH116 - asked at every write
    return found.st_dev, found.st_ino
