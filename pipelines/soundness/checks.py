"""Checks of a database, which only read: each gives a Finding. They may go on while a crawl writes."""

import re
import sqlite3
from collections.abc import Iterator

from pipelines.derived import TABLES, DerivedTable
from pipelines.migrations import migrations
from pipelines.rules import version
from pipelines.schema import outdated_tables, outdated_views
from pipelines.soundness.findings import Count, Finding

RESTORE = "The file is damaged: keep a copy of it, and put back the last backup (docs/keeping.md)"
REPLAY = "`scrapy crawl replay` makes them anew"
# False alarms (see `_is_true`) count as well.
MOST_FAULTS = 1_000_000
NULL = re.compile(r"NULL value in (\w+)\.(\w+)")
# What stands alone though it belongs to something: name, what to do, and a query that names each.
ORPHANS = (
    (
        "captures of nothing",
        "Their pages are fetched again by the next crawl",
        "SELECT 'capture ' || id || ' of ' || identity FROM captures WHERE identity IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM articles WHERE articles.identity = captures.identity)"
        " AND NOT EXISTS (SELECT 1 FROM skipped WHERE skipped.identity = captures.identity)",
    ),
    (
        "stored pages without article",
        "`scrapy crawl news -a url=…` fetches a page again",
        "SELECT url FROM pages WHERE state = 'stored' AND article_id IS NULL",
    ),
    (
        "stories",
        REPLAY,
        "SELECT 'story ' || stories.id || ' of ' || stories.articles || ' articles has ' || count(articles.id)"
        " FROM stories LEFT JOIN articles ON articles.story_id = stories.id"
        " GROUP BY stories.id HAVING count(articles.id) <> stories.articles",
    ),
    (
        "differences of other articles",
        REPLAY,
        "SELECT 'difference ' || differences.id FROM differences JOIN revisions ON revisions.id = revision_id"
        " WHERE revisions.article_id <> differences.article_id",
    ),
)


def whole(connection: sqlite3.Connection, *, is_quick: bool) -> Finding:
    """Whether the file is whole: every page, every row, and unless `is_quick` every index."""
    count = Count()
    pragma = "quick_check" if is_quick else "integrity_check"
    try:
        faults = (told for (told,) in connection.execute(f"PRAGMA {pragma}({MOST_FAULTS})") if told != "ok")
        count.add(told for told in faults if _is_true(connection, told))
    except sqlite3.DatabaseError as error:  # so damaged that not even this can be read
        count.add([str(error)])
    return count.finding("integrity", RESTORE, note="without the indexes" if is_quick else "")


def _is_true(connection: sqlite3.Connection, told: str) -> bool:
    """Whether a fault is one: of tables WITHOUT ROWID, SQLite 3.40 tells of empty values that are not there."""
    named = NULL.fullmatch(told)
    if named is None:
        return True
    query = f"SELECT 1 FROM {named[1]} WHERE typeof({named[2]}) = 'null' LIMIT 1"  # noqa: S608 - our own names
    return connection.execute(query).fetchone() is not None


def foreign_keys(connection: sqlite3.Connection) -> Finding:
    """Whether every row that another one points to is there."""
    count = Count()
    count.add(f"row {row[1]} of {row[0]} → {row[2]}" for row in connection.execute("PRAGMA foreign_key_check"))
    return count.finding("foreign keys", RESTORE)


def orphans(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Whether all that belongs together is there, beyond what foreign keys tell."""
    for name, advice, query in ORPHANS:
        count = Count()
        count.add(str(told) for (told,) in connection.execute(query))
        yield count.finding(name, advice)
    count = Count()
    for table in TABLES:
        for child in table.children.values():
            count.add(_strays(connection, table, child))
    yield count.finding("values of other articles", REPLAY)


def _strays(connection: sqlite3.Connection, parent: DerivedTable, child: DerivedTable) -> Iterator[str]:
    """Rows that belong to another article than the row above them, in a table and those below it."""
    query = (
        f"SELECT below.id FROM {child.name} AS below JOIN {parent.name} AS above ON above.id = below.parent_id"  # noqa: S608 - our own names
        " WHERE above.article_id <> below.article_id"
    )
    yield from (f"row {row_id} of {child.name}" for (row_id,) in connection.execute(query))
    for grandchild in child.children.values():
        yield from _strays(connection, child, grandchild)


def form(connection: sqlite3.Connection) -> Finding:
    """Whether tables are those of this version of the software. Views hold nothing: older ones are no problem."""
    count = Count()
    applied = {name for (name,) in connection.execute("SELECT name FROM _sqlite_migrations")}
    count.add(f"step {one.name}" for one in migrations._migrations if one.name not in applied)
    count.add(f"table {table.name}" for table in outdated_tables(connection))
    older = outdated_views(connection)
    note = f"{len(older)} views are older; the next crawl makes them anew" if older else ""
    return count.finding("form", f"The next crawl brings them into their present form; {REPLAY}", note)


def rules(connection: sqlite3.Connection) -> Finding:
    """Whether all values tell by which rules they were read. That those are older is no problem."""
    count = Count()
    for table in TABLES:
        for name in table.family:
            query = f"SELECT DISTINCT rules FROM {name} WHERE rules NOT IN (SELECT id FROM rules)"  # noqa: S608 - our own
            count.add(f"{name} by rules {number}" for (number,) in connection.execute(query))
    (older,) = connection.execute(
        "SELECT count(*) FROM articles WHERE rules IS NULL OR rules NOT IN (SELECT id FROM rules WHERE version = ?)",
        [version()],
    ).fetchone()
    note = f"{older:,} articles were read by older ones; {REPLAY}" if older else "all articles were read by the present"
    return count.finding("rules", REPLAY, note=note)
