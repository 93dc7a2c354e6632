"""Saves articles and skips: one transaction each, and saving twice equals saving once."""

import sqlite3
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from scrapy.exceptions import DropItem
from sqlite_utils import Database

from crawler.items import Article, Relevance, Skip
from pipelines import rows
from pipelines.copies import stories
from pipelines.history import revisions
from pipelines.prepared import Prepared, prepared
from pipelines.read import Reading
from pipelines.schema import transaction

NEW, CHANGED, OLDER, REREAD, UNCHANGED = "new", "changed", "older", "reread", "unchanged"


class NotStored(DropItem):
    """An item that ends in `skipped`, for a reason that `skip` gives."""

    def __init__(self, skip: Skip) -> None:
        super().__init__(f"{skip.reason}: {skip.detail}", log_level="DEBUG")
        self.skip = skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """An article that is stored: what saving did (new, changed, older, reread, unchanged), and its exported record."""

    outcome: str
    record: dict[str, Any]


class Store:
    """Writes to an open database. Several processes may each have a store on one file."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, reading: Reading | Prepared) -> Saved:
        """Save an article with all that was read out of it.

        An article is new, changed (its headline or body; the former text becomes a revision), older (its text was there
        before the one that is stored, and becomes a revision), reread (only what was read differs) or unchanged (only
        `last_seen` moves). Raises NotStored for the same text in a file of the same
        name elsewhere, which is what a moved folder looks like, and for the same text of the same time at another
        address of the same site.
        """
        ready = prepared(reading) if isinstance(reading, Reading) else reading
        revisions.foresee(self._db.conn, ready)
        with transaction(self._db) as connection:
            outcome = save(connection, ready)
        if isinstance(outcome, Skip):
            raise self.skip(outcome)
        return Saved(outcome=outcome, record=ready.record)

    def skip(self, skip: Skip) -> NotStored:
        """Record what is not stored. Returns the exception to raise.

        An article that is stored already and is now judged off topic stays, and is marked so.
        """
        with transaction(self._db) as connection:
            rows.assign_captures(connection, skip.identity, skip.captures)
            if not (skip.relevance and _judge_stored(connection, skip, skip.relevance)):
                rows.upsert_skip(connection, skip)
        return NotStored(skip)


def save(connection: sqlite3.Connection, ready: Prepared) -> str | Skip:
    """Save an article inside the caller's transaction. Returns the outcome, or the skip of a duplicate."""
    original = _same_article_elsewhere(connection, ready.article, ready.text_digest)
    return _duplicate(ready.article, original) if original else _save(connection, ready)


def _save(connection: sqlite3.Connection, ready: Prepared) -> str:
    article, seen = ready.article, rows.written(ready.article.seen)
    connection.execute("DELETE FROM skipped WHERE identity = ?", [article.identity])
    rows.assign_captures(connection, article.identity, article.captures)
    stored = connection.execute(
        "SELECT id, text_digest, record_digest, text_seen, last_seen FROM articles WHERE identity = ?",
        [article.identity],
    ).fetchone()
    if stored is None:
        return write(connection, ready, seen, NEW)
    article_id, text_digest, record_digest, text_seen, last_seen = stored
    if text_digest != ready.text_digest and _is_same_page(connection, article_id, article):  # our rules have changed
        write(connection, ready, text_seen, CHANGED)
        revisions.compare_anew(connection, article_id)
        rows.see_again(connection, article_id, seen)
        return REREAD
    placed = revisions.PRESENT
    if text_digest != ready.text_digest or seen < text_seen:
        placed = revisions.place(connection, article_id, ready, seen)
    if placed == revisions.NEWER:
        return write(connection, ready, seen, CHANGED)
    rows.see_again(connection, article_id, seen)
    if placed == revisions.FORMER:
        stories.retell(connection, article_id)
        return OLDER
    # What an older capture of the same text says beside it was said better since.
    if record_digest == ready.record_digest or (record_digest and seen < last_seen):
        return UNCHANGED
    return write(connection, ready, seen, REREAD)


def write(connection: sqlite3.Connection, ready: Prepared, seen: str, outcome: str) -> str:
    """Put in an article with its facts, in the place of those that are stored. Returns the outcome."""
    article_id = rows.upsert_article(connection, ready, seen)
    if outcome != NEW:
        rows.remove_facts(connection, article_id)
    rows.add_facts(connection, article_id, ready)
    if outcome == REREAD:
        stories.retell(connection, article_id)
    else:
        stories.place(connection, article_id, ready)
    return outcome


def _is_same_page(connection: sqlite3.Connection, article_id: int, article: Article) -> bool:
    """Whether an article was read from the very bytes that the stored one was read from."""
    if len(article.captures) != 1:
        return False
    same = connection.execute(
        "SELECT 1 FROM articles JOIN captures AS before ON before.id = capture_id JOIN captures AS now"
        " WHERE articles.id = ? AND now.id = ? AND now.digest = before.digest AND now.url = before.url",
        [article_id, article.captures[0]],
    )
    return same.fetchone() is not None


def _same_article_elsewhere(connection: sqlite3.Connection, article: Article, text_digest: str) -> str | None:
    """The identity of another stored article that is this one, met at another address or in another place."""
    if connection.execute("SELECT 1 FROM articles WHERE identity = ?", [article.identity]).fetchone():
        return None
    if article.url is None:
        return _same_file_elsewhere(connection, article, text_digest)
    if article.date_published is None:
        return None
    rows_there = connection.execute(
        "SELECT identity, url FROM articles WHERE text_digest = ? AND url IS NOT NULL AND date_published = ?",
        [text_digest, article.date_published.isoformat()],
    )
    host = urlsplit(article.url).netloc
    return next((str(identity) for identity, url in rows_there if urlsplit(url).netloc == host), None)


def _same_file_elsewhere(connection: sqlite3.Connection, article: Article, text_digest: str) -> str | None:
    """The identity of another stored article without URL that has the same file name and the same text."""
    if not article.file:
        return None
    found = connection.execute(
        "SELECT identity FROM articles WHERE text_digest = ? AND file = ? AND url IS NULL",
        [text_digest, article.file],
    ).fetchone()
    return str(found[0]) if found else None


def _duplicate(article: Article, original: str) -> Skip:
    return Skip(
        identity=article.identity,
        reason="duplicate",
        detail=f"the same text of the same {'time' if article.url else 'file name'} is stored already, as {original}",
        file=article.file,
        headline=article.headline,
    )


def _judge_stored(connection: sqlite3.Connection, skip: Skip, relevance: Relevance) -> bool:
    """Update the relevance of a stored article; what an older text of it was about says nothing of the present one.

    False if there is none.
    """
    seen = rows.written(skip.seen)
    stored = connection.execute("SELECT id FROM articles WHERE identity = ?", [skip.identity]).fetchone()
    if stored is None:
        return False
    connection.execute(
        "UPDATE articles SET on_topic = ?, relevance_score = ?, relevance_matches = ?, last_seen = ?"
        " WHERE id = ? AND last_seen <= ?",
        [*rows.relevance_row(relevance).values(), seen, stored[0], seen],
    )
    return True
