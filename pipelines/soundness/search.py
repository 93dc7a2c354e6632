"""Checks of the full-text index: whether it holds what the articles say, no more and no less."""

import re
import sqlite3
from contextlib import closing

from pipelines.soundness.findings import Count, Finding

NAME = "search"
REBUILD = "`sqlite-utils rebuild-fts DATABASE articles` makes the index anew"
AT_ONCE = 200
WORD = re.compile(r"[^\W_]+")
# The tokenizer of `articles_fts`, in a table that keeps no texts: it tells how many words there are.
FRESH = "CREATE VIRTUAL TABLE fresh USING fts5 (headline, body, content='', tokenize='unicode61 remove_diacritics 2')"
BATCH = (
    "SELECT articles.id, headline, body, sz FROM articles LEFT JOIN articles_fts_docsize AS indexed USING (id)"
    " WHERE articles.id > ? ORDER BY articles.id LIMIT ?"
)


def counted(connection: sqlite3.Connection) -> Finding:
    """Whether the index has an entry for each article, and none for others."""
    count = Count()
    _add_missing(connection, count)
    return count.finding(NAME, REBUILD, note="entries only")


def indexed(connection: sqlite3.Connection) -> Finding:
    """Whether each entry has as many words as its article, and the longest of its headline. Only reads.

    SQLite's own check of such an index needs the right to write, and would hold up a crawl for minutes.
    """
    count, last = Count(), 0
    _add_missing(connection, count)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        memory.execute(FRESH)
        while batch := connection.execute(BATCH, [last, AT_ONCE]).fetchall():
            last = batch[-1][0]
            words = _words(memory, batch)
            count.add(
                f"article {row_id}"
                for row_id, headline, _, sizes in batch
                if sizes is not None and (sizes != words[row_id] or not _is_found(connection, row_id, headline))
            )
    return count.finding(NAME, REBUILD)


def searchable(connection: sqlite3.Connection) -> Finding:
    """SQLite's own check of the index, word by word. Takes the right to write: for a file that nobody else uses."""
    count = Count()
    try:
        connection.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        count.add([str(error)])
    return count.finding(NAME, REBUILD)


def _add_missing(connection: sqlite3.Connection, count: Count) -> None:
    for told, query in (
        ("article {} is not in it", "SELECT id FROM articles WHERE id NOT IN (SELECT id FROM articles_fts_docsize)"),
        ("{} is no article", "SELECT id FROM articles_fts_docsize WHERE id NOT IN (SELECT id FROM articles)"),
    ):
        count.add(told.format(row_id) for (row_id,) in connection.execute(query))


def _words(memory: sqlite3.Connection, batch: list[tuple[int, str | None, str, bytes]]) -> dict[int, bytes]:
    """How many words headline and body of each article have, as the index writes it."""
    memory.execute("INSERT INTO fresh (fresh) VALUES ('delete-all')")
    memory.execute("BEGIN")
    memory.executemany("INSERT INTO fresh (rowid, headline, body) VALUES (?, ?, ?)", [row[:3] for row in batch])
    memory.execute("COMMIT")
    return dict(memory.execute("SELECT id, sz FROM fresh_docsize").fetchall())


def _is_found(connection: sqlite3.Connection, row_id: int, headline: str | None) -> bool:
    """Whether an article is found by the longest word of its headline: a phrase would take ten times as long."""
    word = max(WORD.findall(headline or ""), key=len, default="")
    query = "SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? AND rowid = ?"
    return not word or connection.execute(query, [f'headline : "{word}"', row_id]).fetchone() is not None
