"""Links the rows of `people` that are one person."""

from sqlite_utils import Database


def link(db: Database) -> None:
    """Link all rows that are not linked yet."""
