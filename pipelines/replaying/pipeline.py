"""The item pipeline of `scrapy crawl replay`: stores what was read again, and reports what that has changed."""

import json
import sys
from pathlib import Path
from typing import IO

from scrapy.crawler import Crawler
from sqlite_utils import Database

from pipelines.replaying.changes import Change
from pipelines.replaying.replayer import Replayer
from pipelines.replaying.report import EXAMPLES, Report
from pipelines.store import StorePipeline

LONGEST_HEADLINE = 60


class ReplayPipeline(StorePipeline):
    """Of the spider's arguments it takes `dry_run`, `examples` (of each kind for each table) and `report`, the path of
    a JSON Lines file for all changes.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._file: IO[str] | None = None

    def open_spider(self) -> None:
        """Open the database and the file of the report."""
        arguments = getattr(self._crawler.spider, "arguments", {})
        self._dry_run = bool(arguments.get("dry_run"))
        self._report = Report(examples=arguments.get("examples", EXAMPLES))
        if path := arguments.get("report"):
            self._file = Path(path).open("w", encoding="utf-8")  # noqa: SIM115 - closed with the spider
        super().open_spider()
        if self._crawler.stats:
            self._crawler.stats.set_value("replay", dict(arguments))

    def close_spider(self) -> None:
        """Print the report."""
        super().close_spider()
        if self._file:
            self._file.close()
        stats = self._crawler.stats.get_stats() if self._crawler.stats else {}
        told = {key.removeprefix("replay/"): count for key, count in stats.items() if key.startswith("replay/")}
        lines = [*self._report.lines(), *(f"  {what}: {count:,}" for what, count in sorted(told.items()))]
        if self._dry_run:
            lines.append("  dry run: nothing was written")
        sys.stderr.write("\n".join(lines) + "\n")

    def _connect_articles(self) -> None:
        if not self._dry_run:
            super()._connect_articles()

    def _store_of(self, db: Database) -> Replayer:
        return Replayer(db, self._noted, dry_run=self._dry_run)

    def _noted(self, article_id: int, headline: str, found: tuple[Change, ...]) -> None:
        self._report.add(found, f"article {article_id}, {headline[:LONGEST_HEADLINE]}")
        if self._file:
            for change in found:
                row = {"article": article_id, "table": change.table, "change": change.kind}
                told = row | {"before": change.before, "after": change.after}
                self._file.write(json.dumps(told, ensure_ascii=False) + "\n")
