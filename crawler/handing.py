"""Hands articles to the item pipelines, and waits until each has come to its end."""

import asyncio
from collections.abc import AsyncIterator

from scrapy.crawler import Crawler

from crawler.items import Article, Skip
from crawler.rounds.client import CrawlEnds
from crawler.signals import UNSAVED, item_settled
from crawler.stopping import items_stored


class Handing:
    """The way from what makes articles to the engine, which takes them one by one."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._items: asyncio.Queue[Article | Skip | None] = asyncio.Queue()
        self._waiting: dict[str, asyncio.Future[tuple[str, str]]] = {}
        self._is_ending = False
        crawler.signals.connect(self._settled, signal=item_settled)

    async def items(self) -> AsyncIterator[Article | Skip]:
        """What was handed over, as it comes, until `close`."""
        while (item := await self._items.get()) is not None:
            yield item

    async def store(self, item: Article | Skip) -> tuple[str, str]:
        """Hand over an article. Returns what became of it (see `signals.item_settled`), and the detail.

        Of one identity one at a time is on its way. Raises CrawlEnds where it will not be stored any more.
        """
        while (other := self._waiting.get(item.identity)) is not None:
            await asyncio.wait([other])
        if self._is_ending:
            raise CrawlEnds
        settled = self._waiting[item.identity] = asyncio.get_running_loop().create_future()
        self._items.put_nowait(item)
        outcome: tuple[str, str] = await settled
        return outcome

    def close(self) -> None:
        """Nothing more will be handed over."""
        self._items.put_nowait(None)

    def end(self) -> None:
        """Let what is on its way to the database arrive, and give up all else."""
        self._is_ending = True
        while not self._items.empty():
            if (item := self._items.get_nowait()) is not None:
                self._refuse(item.identity)

    async def ended(self) -> None:
        """Wait until nothing is on its way any more."""
        await items_stored(self._crawler)

    def _settled(self, identity: str, outcome: str, detail: str) -> None:
        if outcome == UNSAVED:
            self._refuse(identity)
            return
        waiting = self._waiting.pop(identity, None)
        if waiting is not None and not waiting.done():
            waiting.set_result((outcome, detail))

    def _refuse(self, identity: str) -> None:
        waiting = self._waiting.pop(identity, None)
        if waiting is not None and not waiting.done():
            waiting.set_exception(CrawlEnds())
