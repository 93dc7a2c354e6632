"""The articles that are stored, as they were when they were saved: what is read again after rules have changed."""

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crawler.items import Article, Author, Dateline, Related, Span, Translation

PAGE_COLUMNS = ("identity", "body", "file", "url", "outlet", "headline", "section", "view_count", "image", "partial")
SELECT = "SELECT articles.*, outlets.name AS outlet FROM articles LEFT JOIN outlets ON outlets.id = outlet_id"
NOT_READ_BY = "articles.rules IS NOT (SELECT id FROM rules WHERE version = ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """A row of `articles` with the lists of its page."""

    id: int
    article: Article


class Texts:
    """The stored articles of a database, in the order of their ids. It is only read."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        self._connection.row_factory = sqlite3.Row

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def count(self, rules: str | None = None) -> int:
        """How many articles there are that were not read by that version of the rules."""
        query = f"SELECT count(*) FROM articles WHERE {NOT_READ_BY}"  # noqa: S608 - our own words
        (count,) = self._connection.execute(query, [rules]).fetchone()
        return int(count)

    def after(self, article_id: int, limit: int, rules: str | None = None) -> list[StoredArticle]:
        """The next of them behind an id."""
        query = f"{SELECT} WHERE articles.id > ? AND {NOT_READ_BY} ORDER BY articles.id LIMIT ?"
        rows = self._connection.execute(query, [article_id, rules, limit])
        return [StoredArticle(id=row["id"], article=stored_article(self._connection, row)) for row in rows]


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


def rows_below(connection: sqlite3.Connection, table: str, row: sqlite3.Row) -> list[sqlite3.Row]:
    """The rows of a table that belong to the article of `row`, in the order of the text."""
    query = f"SELECT * FROM {table} WHERE article_id = ? ORDER BY id"  # noqa: S608 - our own names
    return connection.execute(query, [row["id"]]).fetchall()


def _moment(stored: str | None) -> datetime | None:
    return datetime.fromisoformat(stored) if stored else None
