"""Articles, skips and field values as rows. All functions here work inside the caller's transaction."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from crawler.items import Relevance, Skip
from pipelines.derived import TABLES, DerivedTable
from pipelines.prepared import Prepared, Row
from pipelines.record import plain
from pipelines.rules import version


def now() -> str:
    """The time as the database writes it: ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def written(moment: datetime | None) -> str:
    """A moment as the database writes it; None is now."""
    return moment.astimezone(UTC).isoformat(timespec="seconds") if moment else now()


def rules_id(connection: sqlite3.Connection) -> int:
    """The number of the rules that are in force."""
    known = connection.execute("SELECT id FROM rules WHERE version = ?", [version()]).fetchone()
    if known is None:
        known = connection.execute(
            "INSERT INTO rules (version, first_used) VALUES (?, ?) RETURNING id", [version(), now()]
        ).fetchone()
    return int(known[0])


def assign_captures(connection: sqlite3.Connection, identity: str, captures: Sequence[int]) -> None:
    """Note what was read out of captures: the article, or skip, of that identity, part by part."""
    connection.executemany(
        "UPDATE captures SET identity = ?, part = ? WHERE id = ?",
        [(identity, part, capture) for part, capture in enumerate(captures)],
    )


def see_again(connection: sqlite3.Connection, article_id: int, seen: str) -> None:
    """Note that an article was there at that time."""
    connection.execute(
        "UPDATE articles SET first_seen = min(first_seen, ?), last_seen = max(last_seen, ?) WHERE id = ?",
        [seen, seen, article_id],
    )


def upsert_skip(connection: sqlite3.Connection, skip: Skip) -> None:
    """Record a skip, or see it again."""
    row = {name: getattr(skip, name) for name in ("identity", "reason", "detail", "file", "url", "headline")}
    relevance = relevance_row(skip.relevance)
    row |= {name: relevance[name] for name in ("relevance_score", "relevance_matches")}
    _upsert(connection, "skipped", row, written(skip.seen))


def upsert_article(connection: sqlite3.Connection, ready: Prepared, seen: str) -> int:
    """Insert the article, or update the row of its identity. Returns its id. A new text is there since `seen`."""
    article = ready.article
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
        "text_digest": ready.text_digest,
        "record_digest": ready.record_digest,
        "rules": rules_id(connection),
        "capture_id": article.captures[0] if article.captures else None,
    }
    connection.execute(
        "UPDATE articles SET text_seen = ? WHERE identity = ? AND text_digest <> ?",
        [seen, article.identity, ready.text_digest],
    )
    article_id = _upsert(connection, "articles", row | relevance_row(article.relevance), seen)
    connection.execute("UPDATE articles SET text_seen = ? WHERE id = ? AND text_seen IS NULL", [seen, article_id])
    return article_id


def relevance_row(relevance: Relevance | None) -> dict[str, object]:
    """The columns that tell how relevant an article is, and by what phrases."""
    if relevance is None:
        return {"on_topic": None, "relevance_score": None, "relevance_matches": None}
    matches = json.dumps(plain(relevance.matches), ensure_ascii=False)
    return {"on_topic": int(relevance.on_topic), "relevance_score": relevance.score, "relevance_matches": matches}


def remove_facts(connection: sqlite3.Connection, article_id: int) -> None:
    """Take away the page's lists and the values of all fields."""
    for name in ["authors", "captions", "related", "tags", *(table.name for table in TABLES)]:
        connection.execute(f"DELETE FROM {name} WHERE article_id = ?", [article_id])  # noqa: S608 - our own names


def add_facts(connection: sqlite3.Connection, article_id: int, ready: Prepared) -> None:
    """Put in the page's lists, and the values of all fields."""
    article = ready.article
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
    rules = rules_id(connection)
    for table, rows in zip(TABLES, ready.rows, strict=True):
        _insert(connection, table, [article_id, rules], rows)


def _insert(connection: sqlite3.Connection, table: DerivedTable, owners: list[int], rows: list[Row]) -> None:
    """Insert rows with all below them. `owners` are the ids of the article, of the parent row, and of the rules."""
    if not table.children:
        connection.executemany(table.insert, [[*owners, *row.cells] for row in rows])
        return
    for row in rows:
        row_id = connection.execute(table.insert, [*owners, *row.cells]).lastrowid or 0
        for child, below in zip(table.children.values(), row.below, strict=True):
            _insert(connection, child, [owners[0], row_id, owners[-1]], below)


def _upsert(connection: sqlite3.Connection, table: str, row: Mapping[str, object], seen: str) -> int:
    """Insert a row that was seen at that time, or update the row with this identity. Returns its id."""
    updates = ", ".join(f"{name} = excluded.{name}" for name in row if name != "identity")
    (row_id,) = connection.execute(
        f"INSERT INTO {table} ({', '.join(row)}, first_seen, last_seen)"  # noqa: S608 - our own names
        f" VALUES ({', '.join('?' * (len(row) + 2))}) ON CONFLICT (identity) DO UPDATE SET {updates},"
        " first_seen = min(first_seen, excluded.first_seen), last_seen = max(last_seen, excluded.last_seen)"
        " RETURNING id",
        [*row.values(), seen, seen],
    ).fetchone()
    return int(row_id)


def _outlet_id(connection: sqlite3.Connection, name: str | None) -> int | None:
    if name is None:
        return None
    connection.execute("INSERT INTO outlets (name) VALUES (?) ON CONFLICT DO NOTHING", [name])
    (outlet_id,) = connection.execute("SELECT id FROM outlets WHERE name = ?", [name]).fetchone()
    return int(outlet_id)
