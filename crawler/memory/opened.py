"""What works in an open database, and is closed with it."""

from pathlib import Path
from typing import Self

from sqlite_utils import Database

from pipelines.schema import open_database


class Opened:
    """A part of the memory; each has a connection of its own."""

    def __init__(self, db: Database) -> None:
        self._db = db

    @classmethod
    def open(cls, path: Path) -> Self:
        """The same in the database at `path`, which is made if need be. Raises UnusableDatabaseError."""
        return cls(open_database(path))

    def close(self) -> None:
        """Close the database."""
        self._db.close()
