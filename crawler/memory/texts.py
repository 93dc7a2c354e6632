"""The articles that are stored, as they were when they were saved: what is read again after rules have changed."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from pathlib import Path

from sqlite_utils import Database

from crawler.archive.payloads import Archive, Payload
from crawler.items import Article, Author, Dateline, Related, Span, Translation
from crawler.memory.captures import Capture, find, received
from crawler.parsing.part_address import MOST_PARTS
from pipelines.rules import version
from pipelines.schema import reading

PAGE_COLUMNS = ("identity", "body", "file", "url", "outlet", "headline", "section", "view_count", "image", "partial")
SELECT = "SELECT articles.*, outlets.name AS outlet FROM articles LEFT JOIN outlets ON outlets.id = outlet_id"
BATCH = 200
# By a version of the rules; without one, all.
NOT_READ_BY = "(:rules IS NULL OR articles.rules IS NOT (SELECT id FROM rules WHERE version = :rules))"

OFF_TOPIC = (
    "SELECT id, identity, url, file, (SELECT max(captures.id) FROM captures"
    " WHERE captures.identity = skipped.identity AND part = 0) AS capture_id"
    " FROM skipped WHERE id > :last AND reason = 'off topic' AND capture_id IS NOT NULL"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """A row of `articles` with the lists of its page. `captures` are what it was read from, part by part."""

    id: int
    article: Article
    captures: tuple[Capture, ...] = ()


class Texts:
    """The stored articles of a database, in the order of their ids. It is only read. All raise StorageError."""

    def __init__(self, path: Path) -> None:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        connection.row_factory = sqlite3.Row
        self._db = Database(connection)

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    def count(self, *, outdated: bool = False) -> int:
        """How many stored articles there are; outdated: that the present rules have not read."""
        query = f"SELECT count(*) FROM articles WHERE {NOT_READ_BY}"  # noqa: S608 - our own words
        with reading(self._db) as connection:
            (count,) = connection.execute(query, {"rules": version() if outdated else None}).fetchone()
        return int(count)

    def stored(self, *, outdated: bool = False) -> Iterator[StoredArticle]:
        """These articles, in the order of their ids."""
        query = f"{SELECT} WHERE articles.id > :last AND {NOT_READ_BY} ORDER BY articles.id LIMIT :batch"
        for row in self._rows(query, version() if outdated else None):
            with reading(self._db) as connection:
                article = stored_article(connection, row)
                yield StoredArticle(id=row["id"], article=article, captures=_parts(connection, row))

    def count_off_topic(self) -> int:
        """How many pages were fetched by a crawl and skipped as off topic."""
        with reading(self._db) as connection:
            (count,) = connection.execute(f"SELECT count(*) FROM ({OFF_TOPIC})", {"last": 0}).fetchone()  # noqa: S608 - our own words
        return int(count)

    def off_topic(self) -> Iterator[StoredArticle]:
        """These pages: articles without text, and their captures."""
        for row in self._rows(f"{OFF_TOPIC} ORDER BY id LIMIT :batch", None):
            article = Article(identity=row["identity"], body="", url=row["url"], file=row["file"])
            with reading(self._db) as connection:
                yield StoredArticle(id=0, article=article, captures=_parts(connection, row))

    def received(self, archive: Archive, capture: Capture) -> Payload:
        """What a fetch got. Raises UnreadableRecordError."""
        with reading(self._db) as connection:
            return received(connection, archive, capture)

    def _rows(self, query: str, rules: str | None) -> Iterator[sqlite3.Row]:
        """What a query finds behind the id `last`, so many at a time."""
        last = 0
        while True:
            with reading(self._db) as connection:
                rows = connection.execute(query, {"last": last, "batch": BATCH, "rules": rules}).fetchall()
            if not rows:
                return
            yield from rows
            last = rows[-1]["id"]


def stored_article(connection: sqlite3.Connection, row: sqlite3.Row) -> Article:
    """The article of a row of `SELECT`. Its `seen` is since when it has its text."""
    place, language = row["dateline_place"], row["translation_language"]
    span = Span(row["dateline_start"], row["dateline_end"]) if place else None
    return Article(
        **{name: row[name] for name in PAGE_COLUMNS},
        dateline=Dateline(place=place, outlet=row["dateline_outlet"], span=span) if span else None,
        authors=tuple(Author(name=one["name"], role=one["role"]) for one in rows_below(connection, "authors", row)),
        date_published=_moment(row["date_published"]),
        date_modified=_moment(row["date_modified"]),
        languages=tuple(json.loads(row["languages"])),
        translation=Translation(language=language, text=row["translation"]) if language else None,
        captions=tuple(one["text"] for one in rows_below(connection, "captions", row)),
        related=tuple(Related(title=one["title"], url=one["url"]) for one in rows_below(connection, "related", row)),
        tags=tuple(one["name"] for one in rows_below(connection, "tags", row)),
        seen=_moment(row["text_seen"] or row["first_seen"]),
    )


def parts_of(connection: sqlite3.Connection, identity: str, first: int) -> tuple[Capture, ...]:
    """The captures that an article was read from, part by part, of which the first is given."""
    query = "SELECT id, part FROM captures WHERE identity = ? AND id >= ? ORDER BY id LIMIT ?"
    rows = enumerate(connection.execute(query, [identity, first, MOST_PARTS]))
    together = takewhile(lambda one: one[1]["part"] == one[0], rows)
    return tuple(capture for _, row in together if (capture := find(connection, row["id"])))


def _parts(connection: sqlite3.Connection, row: sqlite3.Row) -> tuple[Capture, ...]:
    """The captures of one reading: the first part, and the parts that follow it."""
    return parts_of(connection, row["identity"], row["capture_id"]) if row["capture_id"] else ()


def rows_below(connection: sqlite3.Connection, table: str, row: sqlite3.Row) -> list[sqlite3.Row]:
    """The rows of a table that belong to the article of `row`, in the order of the text."""
    query = f"SELECT * FROM {table} WHERE article_id = ? ORDER BY id"  # noqa: S608 - our own names
    return connection.execute(query, [row["id"]]).fetchall()


def _moment(stored: str | None) -> datetime | None:
    return datetime.fromisoformat(stored) if stored else None
