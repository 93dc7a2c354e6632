"""`scrapy crawl replay`: everything that is stored, read again by the rules as they are now."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from scrapy import Spider
from scrapy.settings import BaseSettings

from crawler import outlets
from crawler.archive.choice import Hosts
from crawler.archive.payloads import Archive
from crawler.archive.places import folder_of
from crawler.archive.rereading import NotReadAgainError, Rereader
from crawler.items import Article
from crawler.memory import Memory
from crawler.memory.texts import StoredArticle, Texts
from crawler.pool import pool_of
from crawler.signals import item_settled
from pipelines.rules import version

YES, NO = ("yes", "1", "true"), ("no", "0", "false", "")
SWITCHES = ("dry_run", "outdated")
ARGUMENTS = (*SWITCHES, "examples", "report")
# Articles that are on their way for each worker.
AHEAD = 2


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
        self._items: asyncio.Queue[Article | None] = asyncio.Queue()

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
        """Yield the articles as they are read, as many at a time as keep the workers busy."""
        database, pool = Path(self.settings["DATABASE"]), pool_of(self.crawler)
        texts, self._memory = Texts(database), Memory.open(database)
        archive = Archive(
            folder_of(database, self.settings["ARCHIVE_FOLDER"]), self.settings.getint("DOWNLOAD_MAXSIZE")
        )
        self._rereader = Rereader(texts, archive, Hosts(outlets.load().values()), pool)
        self.crawler.signals.connect(self._settled, signal=item_settled)
        starting = asyncio.ensure_future(pool.start())
        reading = asyncio.ensure_future(self._read_all(texts))
        try:
            while (item := await self._items.get()) is not None:
                yield item
        finally:
            for task in (starting, reading):
                task.cancel()
            await asyncio.gather(starting, reading, return_exceptions=True)
            texts.close()
            self._memory.close()

    async def _read_all(self, texts: Texts) -> None:
        """Read all articles, so many at a time; then tell that there are no more."""
        self._room = asyncio.Semaphore(AHEAD * (self.settings.getint("WORKERS") + 1))
        rules = version() if self.arguments.get("outdated") else None
        self.total = texts.count(rules)
        try:
            async with asyncio.TaskGroup() as group:
                for stored in texts.all(rules):
                    await self._room.acquire()
                    group.create_task(self._read(stored))
        except* Exception:
            self.logger.exception("the replay broke off")
        finally:
            self._items.put_nowait(None)

    async def _read(self, stored: StoredArticle) -> None:
        """Read an article by its archived pages; by its stored text where there are none."""
        try:
            self._items.put_nowait(await self._rereader.article(stored))
            self._count("from the archive")
        except NotReadAgainError as error:
            self._left(stored, error)

    def _left(self, stored: StoredArticle, why: NotReadAgainError) -> None:
        """Go on with an article that the archive does not give; what is read out of its text is left out."""
        if why.detail:
            self._count(f"not from the archive: {why}")
            self.logger.info("%s: %s (%s)", stored.article.identity, why, why.detail)
        if stored.article.body:
            self._count("from stored texts")
            self._items.put_nowait(replace(stored.article, dateline=None, languages=()))
        else:
            self._settled(stored.article.identity, "not read")

    def _settled(self, identity: str, outcome: str) -> None:
        if outcome == "new" and not self.arguments["dry_run"]:
            self._memory.article_found(identity)
        if self.crawler.stats:
            self.crawler.stats.inc_value("progress/done")
        self._room.release()

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
