"""The item pipeline that stores what arrives, and keeps the ledger of runs."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from sqlite_utils import Database

from crawler.items import Article, Skip
from crawler.signals import UNSAVED, item_settled
from crawler.stopping import stop
from pipelines import rows
from pipelines.copies import stories
from pipelines.persons import links as persons
from pipelines.prepared import Prepared
from pipelines.saving import NotStored, Store
from pipelines.schema import StorageError, open_database, reading, transaction

if TYPE_CHECKING:
    from twisted.python.failure import Failure

LONGEST_DETAIL = 500
# Other writers wait for a transaction.
PLACED_AT_ONCE = 20


class NothingStored(DropItem):
    """An item that could not be stored, as nothing can be any more: no fault of it, and told once for all."""

    def __init__(self) -> None:
        super().__init__("the run is being stopped", log_level="DEBUG")


class StorePipeline:
    """Stores what arrives and hands its record to the exporters; keeps the ledger of runs.

    Counts in Scrapy's stats: `articles/<outcome>` and `skipped/<reason>`. An item that fails in any pipeline is
    recorded in `skipped` with the reason "error": nothing is lost silently. Each item that has come to its end is told
    with the signal `item_settled`. Where nothing can be stored any more the run is stopped; what comes by then is
    dropped, and the next run brings it again.
    """

    _is_broken = False

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
        self._store = self._store_of(self._db)
        spider = self._crawler.spider
        arguments = getattr(spider, "arguments", {})
        with transaction(self._db) as connection:
            self._run = connection.execute(
                "INSERT INTO runs (spider, arguments, started) VALUES (?, ?, ?)",
                [spider.name if spider else "", json.dumps(arguments), rows.now()],
            ).lastrowid
        if self._crawler.stats:
            self._crawler.stats.set_value("run", self._run)

    def process_item(self, item: Prepared | Skip) -> dict[str, Any]:
        """Save an article and return its record; record a skip and drop it."""
        identity = item.identity if isinstance(item, Skip) else item.article.identity
        if self._is_broken:
            self._tell(identity, UNSAVED)
            raise NothingStored
        try:
            with reading(self._db):
                if isinstance(item, Skip):
                    raise self._store.skip(item)
                saved = self._store.save(item)
        except NotStored as outcome:
            self._count(f"skipped/{outcome.skip.reason}")
            self._tell(outcome.skip.identity, outcome.skip.reason, outcome.skip.detail)
            raise
        except StorageError as error:
            self._break(error)
            self._tell(identity, UNSAVED)
            raise NothingStored from error
        self._count(f"articles/{saved.outcome}")
        self._tell(identity, saved.outcome)
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
        try:
            with transaction(self._db) as connection:
                rows.upsert_skip(connection, skip)
        except StorageError as error:
            self._break(error)
            self._tell(skip.identity, UNSAVED)
            return
        self._count("skipped/error")
        self._tell(skip.identity, skip.reason, skip.detail)

    def close_spider(self) -> None:
        """Note the end of the run and close the database."""
        try:
            if not self._is_broken:
                with reading(self._db):
                    self._end()
        except StorageError as error:
            self._break(error)
        finally:
            self._db.close()

    def _end(self) -> None:
        """Do what is left to do when all articles are stored."""
        stats = self._crawler.stats.get_stats() if self._crawler.stats else {}
        outcomes = {key: count for key, count in stats.items() if key.startswith(("articles/", "skipped/"))}
        self._connect_articles()
        with transaction(self._db) as connection:
            connection.execute(
                "UPDATE runs SET finished = ?, outcomes = ?, outlets = ? WHERE id = ?",
                [rows.now(), json.dumps(outcomes), json.dumps(stats.get("outlets", {})), self._run],
            )

    def _connect_articles(self) -> None:
        """Link people, and place in stories what is in none: articles of an earlier form of the database."""
        corrections = self._crawler.settings["CORRECTIONS"]
        persons.link(self._db, Path(corrections) if corrections else None)
        placed = True
        while placed:
            with transaction(self._db) as connection:
                placed = stories.settle(connection, PLACED_AT_ONCE) > 0

    def _break(self, error: StorageError) -> None:
        """Have the run end: nothing can be stored any more."""
        self._is_broken = True
        stop(self._crawler, str(error))

    def _store_of(self, db: Database) -> Store:
        """What items are saved by."""
        return Store(db)

    def _tell(self, identity: str, outcome: str, detail: str = "") -> None:
        self._crawler.signals.send_catch_log(item_settled, identity=identity, outcome=outcome, detail=detail)

    def _count(self, key: str) -> None:
        if self._crawler.stats:
            self._crawler.stats.inc_value(key)
