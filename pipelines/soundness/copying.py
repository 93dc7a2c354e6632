"""A consistent copy of a database that may be in use, checked, and put in its place only when it is whole.

SQLite's backup API is used inside a read transaction: it copies one state of the database page by page, however much is
written meanwhile, tells how far it is, and costs no more than reading the file. VACUUM INTO would build every table and
index anew, in ten times the time, for a smaller file.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

from pipelines.schema import check_database, stamp
from pipelines.soundness.checks import whole
from pipelines.soundness.connections import BUSY_SECONDS
from pipelines.soundness.findings import Finding
from pipelines.soundness.search import searchable

PAGES_AT_ONCE = 2_000
PARTIAL = ".partial"

Tell = Callable[[str, int, int], None]


class NotCopiedError(Exception):
    """There is no copy; what was at its place is as it was. The message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A copy that was made: its size, and how many files of its archive were linked, copied, there already, missing."""

    size: int
    linked: int = 0
    copied: int = 0
    there: int = 0
    missing: tuple[str, ...] = ()


def copy_database(source: Path, target: Path, *, replace: bool, tell: Tell) -> int:
    """Copy a database, check the copy, and put it at `target`. Returns its size.

    `tell` is called with what is being done, how far that is, and how far it goes. Raises NotCopiedError, or
    UnusableDatabaseError for a source that is none.
    """
    check_target(source, target, replace=replace)
    partial = target.with_name(target.name + PARTIAL)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        with closing(sqlite3.connect(partial, isolation_level=None)) as copy:
            with closing(read_only(source)) as connection:
                _copy(connection, copy, tell)
            tell("checking the copy", 0, 0)
            if wrong := problems_of_copy(copy):
                raise NotCopiedError(f"{source} is damaged: {'; '.join(wrong)}. See `scrapy check`")
        _settle_on_disk(partial)
        size = partial.stat().st_size
        partial.replace(target)
        _settle_on_disk(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise NotCopiedError(f"{target} could not be written: {error}") from error
    finally:
        for leftover in (partial, Path(f"{partial}-journal"), Path(f"{partial}-wal"), Path(f"{partial}-shm")):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)
    return size


def check_target(source: Path, target: Path, *, replace: bool) -> None:
    """Raise NotCopiedError, or UnusableDatabaseError, if `source` cannot be copied to `target`."""
    if not source.exists():
        raise NotCopiedError(f"there is no database {source}; name yours with -s DATABASE=PATH")
    check_database(source)
    if target.is_dir():
        raise NotCopiedError(f"{target} is a folder: name the file to write")
    if target.exists() and target.samefile(source):
        raise NotCopiedError(f"{target} is the database itself")
    if target.exists() and not replace:
        raise NotCopiedError(f"{target} exists; --replace puts the new copy in its place")
    if journal := next((one for one in (f"{target}-wal", f"{target}-journal") if Path(one).exists()), None):
        raise NotCopiedError(
            f"{journal} exists: {target} is in use, or was; a copy in its place would be damaged by it"
        )


def read_only(path: Path) -> sqlite3.Connection:
    """A connection that cannot write, for a database that others may be writing."""
    uri = f"{path.resolve().as_uri()}?mode=ro"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _copy(source: sqlite3.Connection, copy: sqlite3.Connection, tell: Tell) -> None:
    """Copy one state of the database; inside a read transaction what others write does not start it over."""
    source.execute("BEGIN")
    source.execute("SELECT count(*) FROM sqlite_master").fetchone()
    source.backup(
        copy, pages=PAGES_AT_ONCE, progress=lambda _, left, pages: tell("copying", pages - left, pages), sleep=0
    )
    copy.execute("PRAGMA journal_mode = DELETE")  # one file, until it is opened again for writing
    stamp(copy)


def problems_of_copy(copy: sqlite3.Connection) -> list[str]:
    """What is wrong with a copy that nobody else uses."""
    findings: Iterable[Finding] = (whole(copy, is_quick=False), searchable(copy))
    return [f"{one.name}: {', '.join(one.examples)}" for one in findings if one.problems]


def copy_archive(target: Path, folders: tuple[Path, Path], *, tell: Tell) -> Copied:
    """Have the WARC files that the copy at `target` points to beside it: linked where they can be, else copied.

    `folders` are those of the archives of both. Files grow and never change, so one that is there as a whole stays.
    """
    counts = {"linked": 0, "copied": 0, "there": 0}
    missing = []
    with closing(read_only(target)) as connection:
        files = list(files_of(connection))
    for number, file in enumerate(files, start=1):
        tell("archive", number, len(files))
        try:
            counts[_bring(folders[0] / file, folders[1] / file)] += 1
        except FileNotFoundError:
            missing.append(file)
        except OSError as error:
            raise NotCopiedError(f"{folders[1] / file} could not be written: {error}") from error
    return Copied(size=target.stat().st_size, missing=tuple(missing), **counts)


def files_of(connection: sqlite3.Connection) -> Iterator[str]:
    """The names of the files of the archive that captures point to."""
    yield from (
        str(file) for (file,) in connection.execute("SELECT DISTINCT file FROM captures WHERE file IS NOT NULL")
    )


def _bring(source: Path, target: Path) -> str:
    """Have a file at `target`. Returns how: linked, copied, or that it is there."""
    size = source.stat().st_size
    if target.exists() and (target.samefile(source) or target.stat().st_size == size):
        return "there"
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + PARTIAL)
    partial.unlink(missing_ok=True)
    try:
        try:
            os.link(source, partial)
            done = "linked"
        except OSError:  # another disk, or one that knows no links
            copyfile(source, partial)
            _settle_on_disk(partial)
            done = "copied"
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return done


def _settle_on_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, would outlast a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
