"""An article of the database: its text as stored, read anew, and whether the database holds the same."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from crawler.memory.texts import SELECT, rows_below, stored_article
from crawler.parsing.urls import canonical_url
from explain.explanation import Explanation, reread
from pipelines.derived import TABLES, DerivedTable
from pipelines.fields import FIELDS
from pipelines.read import Reading
from pipelines.rows import relevance_row
from pipelines.schema import UnusableDatabaseError, check_database

LONGEST_ID = 18  # digits; SQLite's integers have 19


class NoSuchArticleError(LookupError):
    """The database holds no article of that id or address. The message says what it knows instead."""


def explain_stored(database: Path, wanted: str) -> Explanation:
    """The article of an id, URL or identity, explained; the database is only read.

    Raises NoSuchArticleError, and UnusableDatabaseError where there is no database of ours that this version can read.
    """
    if not database.exists():
        raise UnusableDatabaseError(
            f"there is no {database} yet: run scrapy crawl first, or name another with -s DATABASE=PATH"
        )
    check_database(database)
    with _opened(database) as connection:
        row = _find(connection, wanted)
        article = stored_article(connection, row)
    reading = reread(article)
    with _opened(database) as connection:
        differing = _differing(connection, row, reading)
    note = (
        f"the database holds other values of {', '.join(differing)}: they were read by another version; "
        "the next crawl of this article brings them up to date"
    )
    source = f"article {row['id']} of {database}"
    return Explanation(reading=reading, source=source, notes=(note,) if differing else ())


@contextmanager
def _opened(database: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            yield connection
    except (sqlite3.DatabaseError, IndexError) as error:
        raise UnusableDatabaseError(
            f"{database} cannot be read by this version ({error}); a crawl into it brings it up to date"
        ) from error


def _find(connection: sqlite3.Connection, wanted: str) -> sqlite3.Row:
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) <= LONGEST_ID else None
    row: sqlite3.Row | None = connection.execute(
        f"{SELECT} WHERE articles.id = ? OR identity IN (?, ?)",
        [number, wanted, _canonical(wanted)],
    ).fetchone()
    if row is None:
        raise NoSuchArticleError(_known_of(connection, wanted))
    return row


def _canonical(wanted: str) -> str:
    try:
        return canonical_url(wanted)
    except ValueError:
        return wanted


def _known_of(connection: sqlite3.Connection, wanted: str) -> str:
    """Why there is no such article."""
    skipped = connection.execute(
        "SELECT reason, detail FROM skipped WHERE identity IN (?, ?)", [wanted, _canonical(wanted)]
    ).fetchone()
    if skipped:
        return f"{wanted!r} was not stored: {skipped['reason']}" + (
            f" ({skipped['detail']})" if skipped["detail"] else ""
        )
    (count,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    return f"there is no article of id or URL {wanted!r} among the {count:,} of the database"


def _differing(connection: sqlite3.Connection, row: sqlite3.Row, reading: Reading) -> list[str]:
    """The keys of the record of which the database holds other values than are read now."""
    differing = [
        field.name
        for field, table in zip(FIELDS, TABLES, strict=True)
        if not _same(connection, row, table, reading.values[field.name])
    ]
    judged = relevance_row(reading.article.relevance)
    return differing + (["relevance"] if any(row[name] != value for name, value in judged.items()) else [])


def _same(connection: sqlite3.Connection, row: sqlite3.Row, table: DerivedTable, values: Iterable[object]) -> bool:
    """Whether a table of the article, and those below it, hold exactly `values`."""
    rows = list(values)
    names = [column.name for column in table.columns]
    try:
        stored = [[one[name] for name in names] for one in rows_below(connection, table.name, row)]
    except (sqlite3.OperationalError, IndexError):
        return False  # a table of another version
    return stored == [table.values(value) for value in rows] and all(
        _same(connection, row, child, (one for value in rows for one in getattr(value, attribute)))
        for attribute, child in table.children.items()
    )
