"""Errors of the database that end a run, each with what happened, what is unharmed, and what to do."""

import sqlite3
from pathlib import Path
from shutil import disk_usage

UNHARMED = "What was stored is unharmed."
AGAIN = "then run the same command again: it goes on where it stopped"
# With less than this the database and its journal cannot be worked with.
LEAST_ROOM = 1_000_000
PRIMARY_CODE = 0xFF

FULL = "the disk is full: {path} cannot grow. {unharmed} Make room, {again}"
MESSAGES = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: (
        "{path} cannot be read or written: {error}. {unharmed} See to the disk or the network it is on, {again}"
    ),
    sqlite3.SQLITE_READONLY: (
        "{path} may not be written: {error}. {unharmed} Give yourself leave to write the file and its folder, {again}"
    ),
    sqlite3.SQLITE_PERM: "{path} may not be used: {error}. {unharmed} See to the permissions, {again}",
    sqlite3.SQLITE_CANTOPEN: (
        "{path}, or the files -wal and -shm beside it, cannot be opened: {error}. {unharmed} See to the folder and its "
        "permissions, {again}"
    ),
    sqlite3.SQLITE_BUSY: (
        "another program holds {path}, and did not let go of it for a minute ({error}). {unharmed} End it, {again}"
    ),
    sqlite3.SQLITE_CORRUPT: (
        "{path} is damaged: {error}. Nothing more is written to it. Keep a copy of it, see what is wrong with "
        "`scrapy check -s DATABASE={path}`, and put back the last backup: docs/keeping.md tells how"
    ),
    sqlite3.SQLITE_NOTADB: (
        "{path} cannot be read as an SQLite database: {error}. It was left as it is. If it was one, put back the last "
        "backup: docs/keeping.md tells how"
    ),
}
MESSAGES[sqlite3.SQLITE_LOCKED] = MESSAGES[sqlite3.SQLITE_PROTOCOL] = MESSAGES[sqlite3.SQLITE_BUSY]
# Those that a full disk may show itself by.
MAY_BE_FULL = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)


class StorageError(Exception):
    """Nothing can be stored any more, and the run has to end. The message says why, and what to do."""


def storage_error(error: sqlite3.Error, path: Path) -> StorageError | None:
    """The error as one that ends the run; None for one that concerns no more than what was being done."""
    code = (getattr(error, "sqlite_errorcode", None) or 0) & PRIMARY_CODE
    message = MESSAGES.get(code)
    if message is None:
        return None
    if code in MAY_BE_FULL and _is_full(path):
        message = FULL
    return StorageError(message.format(path=path, error=error, unharmed=UNHARMED, again=AGAIN))


def taken_away(path: Path) -> StorageError:
    """The error of a file that is not in its place any more."""
    return StorageError(
        f"{path} was removed, moved or replaced while it was in use, and with it what was stored. Nothing more is "
        f"written. Put it back, or the last backup (docs/keeping.md tells how), {AGAIN}"
    )


def _is_full(path: Path) -> bool:
    try:
        return disk_usage(path.parent).free < LEAST_ROOM
    except OSError:
        return False
