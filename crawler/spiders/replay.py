"""`scrapy crawl replay`: everything that is stored, read again by the rules as they are now."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from scrapy import Spider
from scrapy.settings import BaseSettings

from crawler import outlets
from crawler.archive.choice import Hosts
from crawler.archive.payloads import Archive
from crawler.archive.places import folder_of
from crawler.archive.rereading import NotReadAgainError, Rereader
from crawler.handing import Handing
from crawler.items import Article, Skip
from crawler.memory import Memory, StorageError
from crawler.memory.texts import StoredArticle, Texts
from crawler.pool import pool_of
from crawler.rounds.client import CrawlEnds
from crawler.stopping import held_open, stop

YES, NO = ("yes", "1", "true"), ("no", "0", "false", "")
SWITCHES = {"dry_run": "no", "outdated": "no", "skipped": "yes"}
ARGUMENTS = (*SWITCHES, "examples", "report")
# Articles that are on their way for each worker.
AHEAD = 2


class ReplaySpider(Spider):
    """Reads all stored articles again, from the archive where it holds their pages, else from their stored texts.

    -a dry_run=yes      only report what would change
    -a outdated=yes     only what other rules have read: goes on with a replay that was stopped
    -a skipped=no       leave out what was skipped as off topic, and is judged again else
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

    async def start(self) -> AsyncIterator[Article | Skip]:
        """Yield the articles as they are read, as many at a time as keep the workers busy."""
        database, pool = Path(self.settings["DATABASE"]), pool_of(self.crawler)
        texts, self._memory = Texts(database), Memory.open(database)
        archive = Archive(
            folder_of(database, self.settings["ARCHIVE_FOLDER"]), self.settings.getint("DOWNLOAD_MAXSIZE")
        )
        self._rereader = Rereader(texts, archive, Hosts(outlets.load().values()), pool)
        self._handing = Handing(self.crawler)
        starting = asyncio.ensure_future(pool.start())
        with held_open(self.crawler):
            reading = asyncio.ensure_future(self._read_all(texts))
            try:
                async for item in self._handing.items():
                    yield item
            finally:
                self._handing.end()
                for task in (starting, reading):
                    task.cancel()
                await asyncio.gather(starting, reading, return_exceptions=True)
                await self._handing.ended()
                texts.close()
                self._memory.close()

    async def _read_all(self, texts: Texts) -> None:
        """Read all articles, so many at a time; then tell that there are no more."""
        room = asyncio.Semaphore(AHEAD * (self.settings.getint("WORKERS") + 1))
        outdated = self.arguments["outdated"]
        takes_skipped = self.arguments["skipped"] and not outdated
        self.total = texts.count(outdated=outdated) + (texts.count_off_topic() if takes_skipped else 0)
        every = chain(texts.stored(outdated=outdated), texts.off_topic() if takes_skipped else ())
        try:
            async with asyncio.TaskGroup() as group:
                for stored in every:
                    await room.acquire()
                    group.create_task(self._read(stored)).add_done_callback(lambda _: room.release())
        except* CrawlEnds:
            self.logger.info("the replay was stopped")
        except* StorageError as errors:
            stop(self.crawler, str(errors.exceptions[0]))
        except* Exception:
            self.logger.exception("the replay broke off")
        finally:
            self._handing.close()

    async def _read(self, stored: StoredArticle) -> None:
        """Read an article again, and have it stored."""
        if (article := await self._article(stored)) is not None:
            outcome, _ = await self._handing.store(article)
            if outcome == "new" and not self.arguments["dry_run"]:
                self._memory.article_found(article.identity)
        if self.crawler.stats:
            self.crawler.stats.inc_value("progress/done")

    async def _article(self, stored: StoredArticle) -> Article | None:
        """The article by its archived pages; by its stored text, if it has any, where the archive does not give it."""
        try:
            article = await self._rereader.article(stored)
            self._count("from the archive" if stored.id else "skipped as off topic before, judged again")
            return article
        except NotReadAgainError as error:
            if error.detail:
                self._count(f"not from the archive: {error}")
                self.logger.info("%s: %s (%s)", stored.article.identity, error, error.detail)
        if not stored.article.body:
            return None
        self._count("from stored texts")
        return replace(stored.article, dateline=None, languages=())  # they are read out of the text, anew

    def _count(self, what: str) -> None:
        if self.crawler.stats:
            self.crawler.stats.inc_value(f"replay/{what}")


def _checked(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments, switches as truth values. Raises ValueError."""
    if unknown := arguments.keys() - set(ARGUMENTS):
        raise ValueError(f"replay takes no argument {', '.join(sorted(unknown))}; it takes {', '.join(ARGUMENTS)}")
    checked = dict(arguments)
    for name, usual in SWITCHES.items():
        given = str(arguments.get(name, usual)).lower()
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
