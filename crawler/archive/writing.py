"""Writes the WARC files of one crawl: record by record, and file after file as they get full."""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from uuid import uuid4

from crawler.archive.records import Packed, about

# Seconds of records that a power cut may take along. Passing them on to the disk holds up the crawl for some
# milliseconds, whoever else writes to it for longer.
SYNCED_EVERY = 10.0


class ArchiveError(Exception):
    """The archive cannot be written; the message says where, why, and what to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands."""

    file: str
    offset: int


class Writer:
    """Appends to files of its own in `folder`, none of more than `largest` bytes if records are no longer than that.

    Records are written in one go, so that whoever is killed leaves at most one torn record behind, at the end of a
    file that nobody writes to again. `told` is what each file says of its crawl.
    """

    def __init__(self, folder: Path, largest: int, told: Mapping[str, str]) -> None:
        self._folder = folder
        self._largest = largest
        self._told = told
        self._stem = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{uuid4().hex[:8]}"
        self._number = 0
        self._name = ""
        self._file: int | None = None
        self._size = 0
        self._synced = 0.0

    def write(self, packed: Packed) -> Place:
        """Append records that belong together. When this returns, they stand in the file. Raises ArchiveError."""
        try:
            if self._file is not None and self._size + len(packed.data) > self._largest:
                self._end()
            file = self._begun() if self._file is None else self._file
            place = Place(self._name, self._append(file, packed.data))
            if monotonic() - self._synced > SYNCED_EVERY:
                self._synced = monotonic()
                os.fsync(file)
            return place
        except OSError as error:
            raise self._told_of(error) from error

    def close(self) -> None:
        """End the present file. Raises ArchiveError."""
        try:
            self._end()
        except OSError as error:
            raise self._told_of(error) from error

    def _end(self) -> None:
        if self._file is not None:
            file, self._file = self._file, None
            try:
                os.fsync(file)
            finally:
                os.close(file)

    def _begun(self) -> int:
        """A new file that says who wrote it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._number += 1
        self._name = f"{self._stem}-{self._number:05}.warc.gz"
        file = os.open(self._folder / self._name, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL, 0o644)
        self._size = 0
        try:
            self._append(file, about(self._name, self._told).data)
        except OSError:
            os.close(file)
            raise
        self._file, self._synced = file, monotonic()
        _sync_names(self._folder)
        return file

    def _append(self, file: int, data: bytes) -> int:
        """Write all of `data`, or nothing. Returns the offset."""
        offset = self._size
        try:
            done = os.write(file, data)
            while done < len(data):
                done += os.write(file, memoryview(data)[done:])
        except OSError:
            with suppress(OSError):
                os.ftruncate(file, offset)
            raise
        self._size += done
        return offset

    def _told_of(self, error: OSError) -> ArchiveError:
        return ArchiveError(
            f"the archive in {self._folder} cannot be written: {error.strerror or error}. What stands in it is whole."
            " Mend that and run again to go on, or go on without an archive: -s ARCHIVE=0"
        )


def _sync_names(folder: Path) -> None:
    """Pass the names of a folder's files on to the disk; not every system can."""
    with suppress(OSError):
        names = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(names)
        finally:
            os.close(names)
