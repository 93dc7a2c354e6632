"""The database: its source tables migrate, its derived tables are made from the field dataclasses."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from secrets import randbelow
from time import monotonic, sleep

from sqlite_utils import Database

from pipelines.derived import TABLES, DerivedTable
from pipelines.lexicon.regions import all_regions
from pipelines.migrations import migrations, statements
from pipelines.soundness.connections import BUSY_SECONDS, LARGEST_WAL, Connection, reading, transaction
from pipelines.soundness.failures import StorageError, storage_error

__all__ = [
    "StorageError",
    "UnusableDatabaseError",
    "check_database",
    "open_database",
    "reading",
    "stamp",
    "transaction",
]

# "NETR" in the header of the file tells our databases from others; see https://www.sqlite.org/pragma.html
APPLICATION_ID = 0x4E455452
# Where the header has the number that `stamp` gives it; see https://www.sqlite.org/fileformat2.html
STAMP = slice(60, 64)
# How long to wait, when opening, for another process that migrates a large database.
OPENING_SECONDS = 600.0
# Memory for pages of indexes, which are asked for all over. Beside 57,000 articles a save read 59 pages, and 90 with
# SQLite's 2 MB: where the system does not have them in memory, each is a wait for the disk.
CACHE_KIB = 64 << 10

VIEWS_FOLDER = Path(__file__).with_name("views")
NAMED = re.compile(r"CREATE (VIEW|INDEX) (\w+)")


class UnusableDatabaseError(Exception):
    """The file cannot be used as our database; it was left as it is. The message says what to do."""


def open_database(path: Path) -> Database:
    """Open or create the database, migrate it, and make derived tables that are missing or outdated.

    Raises UnusableDatabaseError for a file that is no database, another program's, of a newer version, or read-only.
    """
    check_database(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = Connection.to(path)
    except (OSError, sqlite3.DatabaseError) as error:
        raise _unusable(path, error) from error
    try:
        db = Database(connection)
        _prepare(db)
    except (OSError, sqlite3.DatabaseError, StorageError) as error:
        connection.close()
        raise _unusable(path, error) from error
    return db


def check_database(path: Path) -> None:
    """Raise UnusableDatabaseError unless `path` is free or holds a database of ours that we can read and migrate."""
    try:
        if not path.exists() or path.stat().st_size == 0:
            return
        with path.open("rb") as file:
            stamped = int.from_bytes(file.read(STAMP.stop)[STAMP], "big", signed=True)
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)) as there:
            (application_id,) = there.execute("PRAGMA application_id").fetchone()
            (stamp_by_journal,) = there.execute("PRAGMA user_version").fetchone()
            applied = {migration.name for migration in migrations.applied(Database(there))}
    except (OSError, sqlite3.DatabaseError) as error:
        raise _unusable(path, error) from error
    if application_id != APPLICATION_ID:
        raise UnusableDatabaseError(f"{path} is another program's database; name a new file with -s DATABASE=PATH")
    if stamped and stamped != stamp_by_journal:
        raise UnusableDatabaseError(
            f"{path}-wal is the journal of another database, and would damage this one. Was a backup put in the place "
            f"of a database that was in use? Move {path}-wal and {path}-shm out of the way, then try again"
        )
    if newer := applied - _known():
        raise UnusableDatabaseError(
            f"{path} was made by a newer version of this software (it has {', '.join(sorted(newer))}); "
            "update the software, or name a new file with -s DATABASE=PATH"
        )


def stamp(connection: sqlite3.Connection) -> None:
    """Give a new file, or a copy, a number of its own: a journal that another one left behind is known by it."""
    connection.execute(f"PRAGMA user_version = {1 + randbelow(0x7FFFFFFF)}")


def _unusable(path: Path, error: Exception) -> UnusableDatabaseError:
    failure = storage_error(error, path) if isinstance(error, sqlite3.Error) else error
    if isinstance(failure, StorageError):
        return UnusableDatabaseError(str(failure))
    return UnusableDatabaseError(f"{path} cannot be opened: {error}")


def _prepare(db: Database) -> None:
    """Bring a database that was just opened into its present form."""
    connection = db.conn
    connection.execute(f"PRAGMA busy_timeout = {OPENING_SECONDS * 1000:.0f}")
    with transaction(db):
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")  # writes: what is read-only, or full, is told
        if connection.execute("PRAGMA user_version").fetchone() == (0,):
            stamp(connection)
    _use_wal(connection)
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA journal_size_limit = {LARGEST_WAL}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    if migrations.pending(db):
        with transaction(db):  # of two processes that migrate at once, one waits and finds it done
            migrations.apply(db)
    _make_derived_tables(db)
    _make_views(db)
    _load_regions(db)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000:.0f}")


def _use_wal(connection: sqlite3.Connection) -> None:
    """Have a journal that readers and a writer can use at once. For this, SQLite itself does not wait for others."""
    latest = monotonic() + OPENING_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > latest:
                raise
            sleep(0.02)


def _known() -> set[str]:
    """The names of all our migrations: those that a new database has yet to see."""
    with closing(sqlite3.connect(":memory:")) as empty:
        return {migration.name for migration in migrations.pending(Database(empty))}


def _make_derived_tables(db: Database) -> None:
    """Make missing tables, and make anew those whose dataclass has changed: the next crawl fills them again."""
    if not outdated_tables(db.conn):
        return
    with transaction(db) as connection:
        outdated = outdated_tables(connection)  # another process may have made them by now
        for table in outdated:
            for name in reversed(table.family):
                connection.execute(f"DROP TABLE IF EXISTS {name}")
            for statement in table.ddl():
                connection.execute(statement)
        if outdated:
            connection.execute("UPDATE articles SET record_digest = NULL")


def outdated_tables(connection: sqlite3.Connection) -> list[DerivedTable]:
    """The derived tables that are missing, or are not what their dataclasses say."""
    made = {row[0] for row in connection.execute("SELECT sql FROM sqlite_master")}
    return [table for table in TABLES if not made.issuperset(table.ddl())]


def _make_views(db: Database) -> None:
    """Make the views of `views/`, and the indexes over derived tables, that are missing or were written otherwise."""
    if not outdated_views(db.conn):
        return
    with transaction(db) as connection:
        for statement in outdated_views(connection):
            if named := NAMED.match(statement):
                connection.execute(f"DROP {named[1]} IF EXISTS {named[2]}")
            connection.execute(statement)


def outdated_views(connection: sqlite3.Connection) -> list[str]:
    """The statements of `views/` whose views or indexes are missing, or are written otherwise."""
    made = {row[0] for row in connection.execute("SELECT sql FROM sqlite_master WHERE type IN ('view', 'index')")}
    wanted = [one.strip().removesuffix(";") for file in sorted(VIEWS_FOLDER.glob("*.sql")) for one in statements(file)]
    return [statement for statement in wanted if statement not in made]


def _load_regions(db: Database) -> None:
    """Bring the table of regions in line with the lexicon."""
    wanted = {(r.code, r.name, r.type, r.parent or None, r.lat, r.lng) for r in all_regions()}
    stored = {tuple(row) for row in db.execute("SELECT code, name, type, parent, lat, lng FROM regions")}
    if changed := sorted(wanted - stored):  # sorted by code: a province comes before its regencies
        with transaction(db) as connection:
            connection.executemany(
                "INSERT INTO regions VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO UPDATE SET"
                " name = excluded.name, type = excluded.type, parent = excluded.parent,"
                " lat = excluded.lat, lng = excluded.lng",
                changed,
            )
