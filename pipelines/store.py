"""Saves articles and skips: one transaction each, and saving twice equals saving once."""

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from sqlite_utils import Database

from crawler.items import Article, Relevance, Skip
from crawler.signals import item_settled
from pipelines import rows
from pipelines.prepared import Prepared, prepared
from pipelines.read import Reading
from pipelines.schema import open_database, transaction

if TYPE_CHECKING:
    from twisted.python.failure import Failure

LONGEST_DETAIL = 500
NEW, CHANGED, REREAD, UNCHANGED = "new", "changed", "reread", "unchanged"


class NotStored(DropItem):
    """An item that ends in `skipped`, for a reason that `skip` gives."""

    def __init__(self, skip: Skip) -> None:
        super().__init__(f"{skip.reason}: {skip.detail}", log_level="DEBUG")
        self.skip = skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """An article that is stored: what saving did (new, changed, reread, unchanged), and its exported record."""

    outcome: str
    record: dict[str, Any]


class Store:
    """Writes to an open database. Several processes may each have a store on one file."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, reading: Reading | Prepared) -> Saved:
        """Save an article with all that was read out of it.

        An article is new, changed (its headline or body; the former text becomes a revision), reread (only what was
        read differs) or unchanged (only `last_seen` moves). Raises NotStored for the same text in a file of the same
        name elsewhere, which is what a moved folder looks like, and for the same text of the same time at another
        address of the same site.
        """
        ready = prepared(reading) if isinstance(reading, Reading) else reading
        with transaction(self._db) as connection:
            original = _same_article_elsewhere(connection, ready.article, ready.text_digest)
            if original is None:
                return Saved(outcome=_save(connection, ready), record=ready.record)
        raise self.skip(_duplicate(ready.article, original))

    def skip(self, skip: Skip) -> NotStored:
        """Record what is not stored. Returns the exception to raise.

        An article that is stored already and is now judged off topic stays, and is marked so.
        """
        with transaction(self._db) as connection:
            if not (skip.relevance and _judge_stored(connection, skip.identity, skip.relevance)):
                rows.upsert_skip(connection, skip)
        return NotStored(skip)


def _save(connection: sqlite3.Connection, ready: Prepared) -> str:
    article, text_digest, record_digest = ready.article, ready.text_digest, ready.record_digest
    connection.execute("DELETE FROM skipped WHERE identity = ?", [article.identity])
    stored = connection.execute(
        "SELECT id, text_digest, record_digest FROM articles WHERE identity = ?", [article.identity]
    ).fetchone()
    if stored and stored[1:] == (text_digest, record_digest):
        connection.execute("UPDATE articles SET last_seen = ? WHERE id = ?", [rows.now(), stored[0]])
        return UNCHANGED
    outcome = NEW if stored is None else REREAD if stored[1] == text_digest else CHANGED
    if outcome == CHANGED:
        rows.keep_revision(connection, stored[0])
    article_id = rows.upsert_article(connection, article, text_digest=text_digest, record_digest=record_digest)
    if outcome != NEW:
        rows.remove_facts(connection, article_id)
    rows.add_facts(connection, article_id, article, ready.rows)
    return outcome


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


def _judge_stored(connection: sqlite3.Connection, identity: str, relevance: Relevance) -> bool:
    """Update the relevance of a stored article; False if there is none."""
    done = connection.execute(
        "UPDATE articles SET on_topic = ?, relevance_score = ?, relevance_matches = ?, last_seen = ?"
        " WHERE identity = ?",
        [*rows.relevance_row(relevance).values(), rows.now(), identity],
    )
    return done.rowcount > 0


class StorePipeline:
    """Stores what arrives and hands its record to the exporters; keeps the ledger of runs.

    Counts in Scrapy's stats: `articles/<outcome>` and `skipped/<reason>`. An item that fails in any pipeline is
    recorded in `skipped` with the reason "error": nothing is lost silently. Each item that has come to its end is told
    with the signal `item_settled`.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._path = Path(crawler.settings["DATABASE"])
        crawler.signals.connect(self.item_failed, signal=signals.item_error)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    def open_spider(self) -> None:
        """Open the database and note the start of the run."""
        self._db = open_database(self._path)
        self._store = Store(self._db)
        spider = self._crawler.spider
        arguments = getattr(spider, "arguments", {})
        with transaction(self._db) as connection:
            self._run = connection.execute(
                "INSERT INTO runs (spider, arguments, started) VALUES (?, ?, ?)",
                [spider.name if spider else "", json.dumps(arguments), rows.now()],
            ).lastrowid

    def process_item(self, item: Prepared | Skip) -> dict[str, Any]:
        """Save an article and return its record; record a skip and drop it."""
        try:
            if isinstance(item, Skip):
                raise self._store.skip(item)
            saved = self._store.save(item)
        except NotStored as outcome:
            self._count(f"skipped/{outcome.skip.reason}")
            self._tell(outcome.skip.identity, outcome.skip.reason, outcome.skip.detail)
            raise
        self._count(f"articles/{saved.outcome}")
        self._tell(item.article.identity, saved.outcome)
        return saved.record

    def item_failed(self, item: Article | Skip, failure: "Failure") -> None:
        """Record an item that raised in a pipeline."""
        skip = Skip(
            identity=item.identity,
            reason="error",
            detail=f"{type(failure.value).__name__}: {failure.getErrorMessage()}"[:LONGEST_DETAIL],
            file=item.file,
            url=item.url,
            headline=item.headline,
        )
        self._count("skipped/error")
        with transaction(self._db) as connection:
            rows.upsert_skip(connection, skip)
        self._tell(skip.identity, skip.reason, skip.detail)

    def close_spider(self) -> None:
        """Note the end of the run and close the database."""
        stats = self._crawler.stats.get_stats() if self._crawler.stats else {}
        outcomes = {key: count for key, count in stats.items() if key.startswith(("articles/", "skipped/"))}
        with transaction(self._db) as connection:
            connection.execute(
                "UPDATE runs SET finished = ?, outcomes = ?, outlets = ? WHERE id = ?",
                [rows.now(), json.dumps(outcomes), json.dumps(stats.get("outlets", {})), self._run],
            )
        self._db.close()

    def _tell(self, identity: str, outcome: str, detail: str = "") -> None:
        self._crawler.signals.send_catch_log(item_settled, identity=identity, outcome=outcome, detail=detail)

    def _count(self, key: str) -> None:
        if self._crawler.stats:
            self._crawler.stats.inc_value(key)
