"""`scrapy crawl replay`: everything that is stored, read again by the rules as they are now."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from scrapy import Spider
from scrapy.settings import BaseSettings

from crawler.items import Article
from crawler.memory.texts import StoredArticle, Texts
from crawler.pool import pool_of
from crawler.signals import item_settled
from pipelines.rules import version

YES, NO = ("yes", "1", "true"), ("no", "0", "false", "")
SWITCHES = ("dry_run", "outdated")
ARGUMENTS = (*SWITCHES, "examples", "report")
# Articles that are taken from the database at a time, and that are on their way beside each worker's.
BATCH, AHEAD = 200, 2


class ReplaySpider(Spider):
    """Reads all stored articles again, from the archive where it holds their pages, else from their stored texts.

    -a dry_run=yes      only report what would change
    -a outdated=yes     leave out what the present rules have read already: goes on with a replay that was stopped
    -a examples=N       so many of each kind of change for each table (default 3)
    -a report=PATH      write all changes to a JSON Lines file
    """

    name = "replay"
    custom_settings = {  # noqa: RUF012 - Scrapy declares it
        "KEEP_OFF_TOPIC": True,  # what is stored stays, and is marked
        "ITEM_PIPELINES": {
            "pipelines.pooled.ChainPipeline": 100,
            "pipelines.replaying.pipeline.ReplayPipeline": 200,
        },
    }

    def __init__(self, **arguments: str) -> None:
        super().__init__()
        self.arguments = _checked(arguments)
        self.total: int | None = None

    @classmethod
    def check_arguments(cls, arguments: Mapping[str, Any]) -> None:
        """Raise ValueError, saying what is valid, if the spider cannot start with these arguments."""
        _checked(arguments)

    @classmethod
    def check_settings(cls, settings: BaseSettings) -> None:
        """Raise ValueError if there is nothing to read again."""
        if not Path(settings["DATABASE"]).exists():
            raise ValueError(f"there is no {settings['DATABASE']} to read again: -s DATABASE=PATH names another")

    async def start(self) -> AsyncIterator[Article]:
        """Yield the articles, as many at a time as the workers need."""
        texts = Texts(Path(self.settings["DATABASE"]))
        rules = version() if self.arguments.get("outdated") else None
        self.total = texts.count(rules)
        room = asyncio.Semaphore(AHEAD * (self.settings.getint("WORKERS") + 1))
        self.crawler.signals.connect(lambda: self._settled(room), signal=item_settled, weak=False)
        starting = asyncio.ensure_future(pool_of(self.crawler).start())
        try:
            last = 0
            while batch := texts.after(last, BATCH, rules):
                for stored in batch:
                    await room.acquire()
                    yield self._of_text(stored)
                last = batch[-1].id
        finally:
            starting.cancel()
            texts.close()

    def _of_text(self, stored: StoredArticle) -> Article:
        """The article by its stored text; what is read out of that anew is left out."""
        self._count("from stored texts")
        return replace(stored.article, dateline=None, languages=())

    def _settled(self, room: asyncio.Semaphore) -> None:
        self._count_done()
        room.release()

    def _count_done(self) -> None:
        if self.crawler.stats:
            self.crawler.stats.inc_value("progress/done")

    def _count(self, what: str) -> None:
        if self.crawler.stats:
            self.crawler.stats.inc_value(f"replay/{what}")


def _checked(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments, switches as truth values. Raises ValueError."""
    if unknown := arguments.keys() - set(ARGUMENTS):
        raise ValueError(f"replay takes no argument {', '.join(sorted(unknown))}; it takes {', '.join(ARGUMENTS)}")
    checked = dict(arguments)
    for name in SWITCHES:
        given = str(arguments.get(name, "")).lower()
        if given not in (*YES, *NO):
            raise ValueError(f"{name} is yes or no, not {given!r}")
        checked[name] = given in YES
    if "examples" in arguments:
        if not str(arguments["examples"]).isdecimal():
            raise ValueError(f"examples is a number, not {arguments['examples']!r}")
        checked["examples"] = int(arguments["examples"])
    folder = Path(str(arguments.get("report", "."))).parent
    if not folder.is_dir():
        raise ValueError(f"there is no folder {folder} for the report")
    return checked
