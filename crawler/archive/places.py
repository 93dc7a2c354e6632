"""Where the archive of a database lies."""

from pathlib import Path


def folder_of(database: Path, stated: str | None = None) -> Path:
    """The folder of its WARC files: beside the database, or the one that is stated (ARCHIVE_FOLDER)."""
    return Path(stated) if stated else database.with_suffix(".warc")
