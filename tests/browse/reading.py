"""Databases as loaders read them, without a server; and copies of them with rows of a test's own."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from browse import speakers


@contextmanager
def reading(database: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads, with rows as pages have them."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        speakers.prepare(connection)
        yield connection


@contextmanager
def changed(database: Path, folder: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the database, to write into."""
    with closing(sqlite3.connect(shutil.copy(database, folder / "copy.sqlite3"))) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def only(connection: sqlite3.Connection, query: str, *values: object) -> int:
    """The first number that a query finds."""
    return int(connection.execute(query, values).fetchone()[0])
