"""`scrapy crawl` with arguments checked before anything is opened, and exit codes that tell how it went."""

import argparse
from pathlib import Path

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.exceptions import UsageError

from crawler.extensions import is_silent
from pipelines.schema import UnusableDatabaseError, open_database


class Command(ScrapyCrawl):
    """Exit codes: 0 fine, 1 finished with errors, stopped early or answered by nobody, 2 nothing was started."""

    def long_desc(self) -> str:
        """What `scrapy crawl --help` says."""
        return (
            "Run a spider and store what it finds in SQLite (-s DATABASE=PATH, default data/netralitas.sqlite3). "
            "Exit codes: 0 fine, 1 finished with errors, stopped early or answered by nobody, 2 nothing was started."
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check the arguments, the settings and the database, then crawl."""
        if len(args) != 1:
            raise UsageError("name one spider: " + ", ".join(self._spiders()))
        if args[0] not in self._spiders():
            raise UsageError(
                f"there is no spider {args[0]!r}; there are: {', '.join(self._spiders())}", print_help=False
            )
        assert self.crawler_process is not None  # noqa: S101 - Scrapy sets it for project commands
        crawler = self._create_crawler(args[0])
        try:
            getattr(crawler.spidercls, "check_arguments", dict)(opts.spargs)
            getattr(crawler.spidercls, "check_settings", dict)(crawler.settings)
            open_database(Path(crawler.settings["DATABASE"])).close()
        except (ValueError, UnusableDatabaseError) as error:
            raise UsageError(str(error), print_help=False) from error
        self.crawler_process.crawl(crawler, **opts.spargs)
        self.crawler_process.start()
        stats = crawler.stats.get_stats() if crawler.stats else {}
        faults = stats.get("log_count/ERROR") or stats.get("finish_reason") != "finished" or is_silent(stats)
        self.exitcode = 1 if faults or self.crawler_process.bootstrap_failed else 0

    def _spiders(self) -> list[str]:
        assert self.crawler_process is not None  # noqa: S101 - Scrapy sets it for project commands
        return sorted(self.crawler_process.spider_loader.list())
