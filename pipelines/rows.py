"""Articles, skips and field values as rows. All functions here work inside the caller's transaction."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime

from crawler.items import Article, Relevance, Skip
from pipelines.derived import TABLES, DerivedTable
from pipelines.prepared import Row
from pipelines.record import plain


def now() -> str:
    """The time as the database writes it: ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def upsert_skip(connection: sqlite3.Connection, skip: Skip) -> None:
    """Record a skip, or see it again."""
    row = {name: getattr(skip, name) for name in ("identity", "reason", "detail", "file", "url", "headline")}
    relevance = relevance_row(skip.relevance)
    _upsert(connection, "skipped", row | {name: relevance[name] for name in ("relevance_score", "relevance_matches")})


def upsert_article(connection: sqlite3.Connection, article: Article, *, text_digest: str, record_digest: str) -> int:
    """Insert the article, or update the row of its identity. Returns its id."""
    dateline, translation = article.dateline, article.translation
    row = {
        "identity": article.identity,
        "headline": article.headline,
        "body": article.body,
        "url": article.url,
        "file": article.file,
        "outlet_id": _outlet_id(connection, article.outlet),
        "section": article.section,
        "dateline_place": dateline and dateline.place,
        "dateline_outlet": dateline and dateline.outlet,
        "dateline_start": dateline and dateline.span.start,
        "dateline_end": dateline and dateline.span.end,
        "date_published": article.date_published and article.date_published.isoformat(),
        "date_modified": article.date_modified and article.date_modified.isoformat(),
        "languages": json.dumps(article.languages),
        "translation_language": translation and translation.language,
        "translation": translation and translation.text,
        "view_count": article.view_count,
        "image": article.image,
        "partial": article.partial,
        "text_digest": text_digest,
        "record_digest": record_digest,
    }
    return _upsert(connection, "articles", row | relevance_row(article.relevance))


def relevance_row(relevance: Relevance | None) -> dict[str, object]:
    """The columns that tell how relevant an article is, and by what phrases."""
    if relevance is None:
        return {"on_topic": None, "relevance_score": None, "relevance_matches": None}
    matches = json.dumps(plain(relevance.matches), ensure_ascii=False)
    return {"on_topic": int(relevance.on_topic), "relevance_score": relevance.score, "relevance_matches": matches}


def keep_revision(connection: sqlite3.Connection, article_id: int) -> None:
    """Keep the text that is about to be replaced."""
    connection.execute(
        "INSERT INTO revisions (article_id, headline, body, text_digest, replaced)"
        " SELECT id, headline, body, text_digest, ? FROM articles WHERE id = ?",
        [now(), article_id],
    )


def remove_facts(connection: sqlite3.Connection, article_id: int) -> None:
    """Take away the page's lists and the values of all fields."""
    for name in ["authors", "captions", "related", "tags", *(table.name for table in TABLES)]:
        connection.execute(f"DELETE FROM {name} WHERE article_id = ?", [article_id])  # noqa: S608 - our own names


def add_facts(connection: sqlite3.Connection, article_id: int, article: Article, facts: list[list[Row]]) -> None:
    """Put in the page's lists, and the values of all fields."""
    connection.executemany(
        "INSERT INTO authors (article_id, name, role) VALUES (?, ?, ?)",
        [(article_id, author.name, author.role) for author in article.authors],
    )
    connection.executemany(
        "INSERT INTO captions (article_id, text) VALUES (?, ?)", [(article_id, text) for text in article.captions]
    )
    connection.executemany(
        "INSERT INTO related (article_id, title, url) VALUES (?, ?, ?)",
        [(article_id, related.title, related.url) for related in article.related],
    )
    connection.executemany(
        "INSERT INTO tags (article_id, name) VALUES (?, ?)", [(article_id, name) for name in article.tags]
    )
    for table, rows in zip(TABLES, facts, strict=True):
        _insert(connection, table, [article_id], rows)


def _insert(connection: sqlite3.Connection, table: DerivedTable, owners: list[int], rows: list[Row]) -> None:
    """Insert rows with all that hangs below them. `owners` are the ids of the article and of the parent row."""
    if not table.children:
        connection.executemany(table.insert, [[*owners, *row.cells] for row in rows])
        return
    for row in rows:
        row_id = connection.execute(table.insert, [*owners, *row.cells]).lastrowid or 0
        for child, below in zip(table.children.values(), row.below, strict=True):
            _insert(connection, child, [owners[0], row_id], below)


def _upsert(connection: sqlite3.Connection, table: str, row: Mapping[str, object]) -> int:
    """Insert a row, or update all but `first_seen` of the row with this identity. Returns its id."""
    seen = {**row, "first_seen": now(), "last_seen": now()}
    updates = ", ".join(f"{name} = excluded.{name}" for name in seen if name not in {"identity", "first_seen"})
    (row_id,) = connection.execute(
        f"INSERT INTO {table} ({', '.join(seen)}) VALUES ({', '.join('?' * len(seen))})"  # noqa: S608 - our own names
        f" ON CONFLICT (identity) DO UPDATE SET {updates} RETURNING id",
        list(seen.values()),
    ).fetchone()
    return int(row_id)


def _outlet_id(connection: sqlite3.Connection, name: str | None) -> int | None:
    if name is None:
        return None
    connection.execute("INSERT INTO outlets (name) VALUES (?) ON CONFLICT DO NOTHING", [name])
    (outlet_id,) = connection.execute("SELECT id FROM outlets WHERE name = ?", [name]).fetchone()
    return int(outlet_id)
