"""The rows of one article, table by table, without numbers that say nothing: to see what reading it again changes."""

import sqlite3
from collections.abc import Iterator

from pipelines.derived import TABLES, DerivedTable
from pipelines.replaying.changes import Row

LISTS = {
    "authors": "name, role",
    "captions": "text",
    "related": "title, url",
    "tags": "name",
    "differences": "part, kind, former, newer, names, numbers, quotes",
}
# What every reading sets, whatever it reads, and what is no reading at all.
NOT_READ = {"id", "identity", "text_digest", "record_digest", "rules", "story_id", "capture_id"}
TIMES = {"first_seen", "last_seen", "text_seen"}


def snapshot(connection: sqlite3.Connection, article_id: int) -> dict[str, list[Row]]:
    """All that is stored of the article, by table. Rows below others name theirs, in a column called `in`."""
    page = {
        table: _rows(connection, f"SELECT {columns} FROM {table} WHERE article_id = ? ORDER BY id", article_id)  # noqa: S608 - our own names
        for table, columns in LISTS.items()
    }
    (article,) = _rows(connection, "SELECT * FROM articles WHERE id = ?", article_id)
    told = {name: cell for name, cell in article.items() if name not in NOT_READ | TIMES}
    read = {name: _rows(connection, query, article_id) for table in TABLES for name, query in _queries(table)}
    return {"articles": [told], **page, **read}


def _queries(table: DerivedTable, parent: DerivedTable | None = None) -> Iterator[tuple[str, str]]:
    """The name and the query of a table, and of those below it."""
    columns = ", ".join(f'{table.name}."{column.name}"' for column in table.columns)
    if parent:
        owner = f'(SELECT "{parent.columns[0].name}" FROM {parent.name} WHERE id = parent_id)'  # noqa: S608 - our own names
        columns = f'{owner} AS "in", {columns}'
    yield table.name, f"SELECT {columns} FROM {table.name} WHERE article_id = ? ORDER BY id"  # noqa: S608 - our own names
    for child in table.children.values():
        yield from _queries(child, table)


def _rows(connection: sqlite3.Connection, query: str, article_id: int) -> list[Row]:
    cursor = connection.execute(query, [article_id])
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
