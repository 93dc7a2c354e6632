"""The database: its source tables migrate, its derived tables are made from the field dataclasses."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from pipelines.derived import TABLES
from pipelines.lexicon.regions import all_regions
from pipelines.migrations import migrations, statements

# "NETR" in the header of the file tells our databases from others; see https://www.sqlite.org/pragma.html
APPLICATION_ID = 0x4E455452
BUSY_SECONDS = 30.0

VIEWS_FOLDER = Path(__file__).with_name("views")
NAME_OF_VIEW = re.compile(r"CREATE VIEW (\w+)")


class UnusableDatabaseError(Exception):
    """The file cannot be used as our database; it was left as it is. The message says what to do."""


def open_database(path: Path) -> Database:
    """Open or create the database, migrate it, and make derived tables that are missing or outdated.

    Raises UnusableDatabaseError for a file that is no database, another program's, of a newer version, or read-only.
    """
    check_database(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        db = Database(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None))
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA foreign_keys = ON")
        if migrations.pending(db):
            with transaction(db):  # of two processes that migrate at once, one waits and finds it done
                migrations.apply(db)
        _make_derived_tables(db)
        _make_views(db)
        _load_regions(db)
    except (OSError, sqlite3.OperationalError) as error:
        raise UnusableDatabaseError(f"{path} cannot be written: {error}") from error
    return db


def check_database(path: Path) -> None:
    """Raise UnusableDatabaseError unless `path` is free or holds a database of ours that we can read and migrate."""
    if not path.exists() or path.stat().st_size == 0:
        return
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            (application_id,) = connection.execute("PRAGMA application_id").fetchone()
            applied = {migration.name for migration in migrations.applied(Database(connection))}
    except sqlite3.DatabaseError as error:
        raise UnusableDatabaseError(f"{path} cannot be read as an SQLite database: {error}") from error
    if application_id != APPLICATION_ID:
        raise UnusableDatabaseError(f"{path} is another program's database; name a new file with -s DATABASE=PATH")
    if newer := applied - _known():
        raise UnusableDatabaseError(
            f"{path} was made by a newer version of this software (it has {', '.join(sorted(newer))}); "
            "update the software, or name a new file with -s DATABASE=PATH"
        )


def _known() -> set[str]:
    """The names of all our migrations: those that a new database has yet to see."""
    with closing(sqlite3.connect(":memory:")) as empty:
        return {migration.name for migration in migrations.pending(Database(empty))}


@contextmanager
def transaction(db: Database) -> Iterator[sqlite3.Connection]:
    """All or nothing. Takes the write lock at once, so that two writers wait for each other and never fail half-way."""
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield db.conn
    except BaseException:
        db.conn.rollback()
        raise
    db.conn.execute("COMMIT")


def _make_derived_tables(db: Database) -> None:
    """Make missing tables, and make anew those whose dataclass has changed: the next crawl fills them again."""
    made = {row[0] for row in db.execute("SELECT sql FROM sqlite_master")}
    outdated = [table for table in TABLES if not made.issuperset(table.ddl())]
    if not outdated:
        return
    with transaction(db) as connection:
        for table in outdated:
            for name in reversed(table.family):
                connection.execute(f"DROP TABLE IF EXISTS {name}")
            for statement in table.ddl():
                connection.execute(statement)
        connection.execute("UPDATE articles SET record_digest = NULL")


def _make_views(db: Database) -> None:
    """Make the views of `views/` that are missing, and make anew those that were written otherwise."""
    made = {row[0] for row in db.execute("SELECT sql FROM sqlite_master WHERE type = 'view'")}
    wanted = [one.strip().removesuffix(";") for file in sorted(VIEWS_FOLDER.glob("*.sql")) for one in statements(file)]
    if outdated := [statement for statement in wanted if statement not in made]:
        with transaction(db) as connection:
            for statement in outdated:
                if named := NAME_OF_VIEW.search(statement):
                    connection.execute(f"DROP VIEW IF EXISTS {named[1]}")
                connection.execute(statement)


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
