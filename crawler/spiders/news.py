"""`scrapy crawl news`: the articles on topic of the registered outlets, or of one site; at first, and again."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from scrapy import Spider
from scrapy.settings import BaseSettings

from crawler import outlets
from crawler.discovery.keywords import search_phrases
from crawler.handing import Handing
from crawler.items import Article, Skip
from crawler.memory import Memory, StorageError
from crawler.middlewares import archive, contact
from crawler.outlets import Outlet
from crawler.pool import pool_of
from crawler.rounds.client import CrawlEnds
from crawler.rounds.context import Context
from crawler.rounds.period import Period
from crawler.rounds.round import context_of, make_round
from crawler.signals import round_finished
from crawler.stopping import held_open, stop
from pipelines.lexicon.zones import of_province

ARGUMENTS = ("outlet", "province", "since", "until", "keywords", "url")
# Days of `since` and `until` are those of the capital.
ZONE = of_province("31")
# Seconds that requests under way have to be answered when the crawl is stopped.
GRACE = 10.0


class NewsSpider(Spider):
    """Visits the outlets of `crawler/outlets.toml`.

    -a outlet=a,b       only these, by their slugs
    -a province=NAME    only those of a province, by its name or code
    -a url=URL          a site that is not registered, or one article
    -a since=, until=   published from, and to: 2024-11-27, 2024-11-27T08:00+07:00, or 30d, 2w, 12h ago.
                        Without since: the last LOOK_BACK_DAYS days of registered outlets; all of a site given by url
    -a keywords=a,b     search for these phrases in the place of the usual ones
    """

    name = "news"

    def __init__(self, **arguments: str) -> None:
        super().__init__()
        self.arguments = arguments
        self.outlets = _chosen(arguments)
        self.keywords = _keywords(arguments)
        self.tallies: dict[str, dict[str, Any]] = {}

    @classmethod
    def check_arguments(cls, arguments: Mapping[str, Any]) -> None:
        """Raise ValueError, saying what is valid, if the spider cannot start with these arguments."""
        if unknown := arguments.keys() - set(ARGUMENTS):
            raise ValueError(f"news takes no argument {', '.join(sorted(unknown))}; it takes {', '.join(ARGUMENTS)}")
        _chosen(arguments)
        _keywords(arguments)
        Period.of(arguments.get("since"), arguments.get("until"), zone=ZONE, at=datetime.now(UTC))

    @classmethod
    def check_settings(cls, settings: BaseSettings) -> None:
        """Raise ValueError, saying what to do, if nothing may be asked, or what is answered cannot be kept."""
        contact.check_settings(settings)
        archive.check_settings(settings)

    @property
    def total(self) -> int:
        """How many outlets there are: for the progress bar."""
        return len(self.outlets)

    async def start(self) -> AsyncIterator[Article | Skip]:
        """Yield the articles of all outlets as they come, several outlets side by side."""
        self._handing = Handing(self.crawler)
        starting = asyncio.ensure_future(pool_of(self.crawler).start())
        at_once = asyncio.Semaphore(self.settings.getint("OUTLETS_AT_ONCE"))
        memory = Memory.open(Path(self.settings["DATABASE"]))
        with held_open(self.crawler):
            rounds = asyncio.ensure_future(self._make_rounds(memory, at_once))
            try:
                async for item in self._handing.items():
                    yield item
            finally:
                self._handing.end()
                await asyncio.wait([rounds], timeout=GRACE)
                rounds.cancel()
                await asyncio.gather(rounds, return_exceptions=True)
                await self._handing.ended()
                starting.cancel()
                memory.close()

    async def _make_rounds(self, memory: Memory, at_once: asyncio.Semaphore) -> None:
        try:
            await asyncio.gather(*(self._make_round(outlet, memory, at_once) for outlet in self.outlets))
        finally:
            self._handing.close()

    async def _make_round(self, outlet: Outlet, memory: Memory, at_once: asyncio.Semaphore) -> None:
        """Make the round of one outlet. A fault of ours in it does not end the others."""
        async with at_once:
            try:
                context = context_of(
                    self.crawler,
                    outlet,
                    memory=memory,
                    store=self._handing.store,
                    period=self._period(),
                    keywords=self.keywords,
                )
            except StorageError as error:
                stop(self.crawler, str(error))
                return
            try:
                await make_round(self.crawler, context)
            except* (CrawlEnds, asyncio.CancelledError):
                context.tally.note("the crawl was stopped: the next run goes on")
            except* StorageError as error:
                stop(self.crawler, str(_innermost(error)))
            except* Exception as error:
                self.logger.exception("%s: the round broke off", outlet.slug)
                context.tally.note(f"the round broke off: {error!r}")
            finally:
                self._finish(context)

    def _finish(self, context: Context) -> None:
        tally = self.tallies[context.outlet.slug] = context.tally.as_json()
        if self.crawler.stats:
            self.crawler.stats.set_value("outlets", self.tallies)
            self.crawler.stats.inc_value("progress/done")
        self.crawler.signals.send_catch_log(round_finished, outlet=context.outlet.slug, tally=tally)

    def _period(self) -> Period:
        """What the run is to cover; see `LOOK_BACK_DAYS`."""
        at, days = datetime.now(UTC), self.settings.getint("LOOK_BACK_DAYS")
        period = Period.of(self.arguments.get("since"), self.arguments.get("until"), zone=ZONE, at=at)
        if period.since or period.until or self.arguments.get("url") or not days:
            return period
        return Period(since=at - timedelta(days=days))


def _innermost(error: BaseException) -> BaseException:
    """The first error of a group of groups."""
    return _innermost(error.exceptions[0]) if isinstance(error, BaseExceptionGroup) else error


def _chosen(arguments: Mapping[str, Any]) -> list[Outlet]:
    """The outlets that the arguments name. Raises ValueError, saying what is valid."""
    url, province = arguments.get("url"), arguments.get("province") or None
    register = outlets.load()
    if url:
        if arguments.get("outlet") or province:
            raise ValueError("url names one site, or one article: outlet and province cannot be given beside it")
        return [outlets.at(url, register)]
    chosen = outlets.select(register, slugs=(arguments.get("outlet") or "").split(","), province=province)
    if not chosen:
        raise ValueError(f"none of these outlets is in {province}")
    return chosen


def _keywords(arguments: Mapping[str, Any]) -> tuple[str, ...]:
    given = [one.strip() for one in (arguments.get("keywords") or "").split(",")]
    return tuple(filter(None, given)) or search_phrases()
