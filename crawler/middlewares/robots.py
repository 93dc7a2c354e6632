"""Asks each host for its robots.txt ahead of anything else, and keeps to it; in place of Scrapy's middleware."""

import asyncio
from dataclasses import dataclass
from time import monotonic
from typing import Self
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload
from scrapy.http.request import NO_CALLBACK

from crawler.downloader import manners_of
from crawler.fetching.addresses import authority
from crawler.fetching.contact import PRODUCT
from crawler.fetching.robots import LARGEST, REDIRECTS, Robots, answered
from crawler.middlewares import ROBOTS
from crawler.refusals import Refused, redirected_too_often, why

PRIORITY = 1000  # before all pages
HEADERS = {"Accept": "text/plain,*/*;q=0.1", "Accept-Encoding": "identity"}
TIMES_ASKED = 2


@dataclass(slots=True)
class _Asked:
    """The answer that is there or to come, when it was asked for (monotonic), and how often it has been."""

    robots: "asyncio.Future[Robots]"
    since: float
    times: int = 1

    @property
    def failed(self) -> bool:
        """Whether it is known that the file cannot be had."""
        return self.robots.done() and self.robots.exception() is None and bool(self.robots.result().unreachable)


class RobotsMiddleware:
    """Refuses what robots.txt forbids, and hands its Crawl-delay to the queue of the host.

    Where the file cannot be had (5xx, no connection) all is forbidden; it is asked for once more when
    ROBOTS_AGAIN_AFTER seconds have gone by.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._again_after = crawler.settings.getfloat("ROBOTS_AGAIN_AFTER")
        self._longest_delay = crawler.settings.getfloat("CRAWL_DELAY_MAX")
        self._asked: dict[str, _Asked] = {}
        self._received: WeakKeyDictionary[Request, int] = WeakKeyDictionary()
        crawler.signals.connect(self.received, signal=signals.bytes_received)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Refuse what is forbidden."""
        if request.meta.get(ROBOTS):
            return
        robots = await self.robots_of(request.url, request.meta.get("outlet"))
        if not robots.allows(request.url):
            raise Refused(robots.reason, robots.unreachable or "a rule of robots.txt", request.url)

    async def robots_of(self, url: str, outlet: str | None = None) -> Robots:
        """The robots.txt that holds for `url`, asked for only where that has not been done.

        Raises Refused where the host itself may not be asked (a private address).
        """
        place = f"{urlsplit(url).scheme}://{authority(url)}"
        asked = self._asked.get(place)
        if asked is None:
            asked = self._asked[place] = _Asked(self._ask(place, outlet), monotonic())
        elif asked.failed and asked.times < TIMES_ASKED and monotonic() - asked.since >= self._again_after:
            asked = self._asked[place] = _Asked(self._ask(place, outlet), monotonic(), asked.times + 1)
        try:
            return await asyncio.shield(asked.robots)
        except Refused as error:
            raise Refused(error.reason, error.detail, url) from error

    def _ask(self, place: str, outlet: str | None) -> "asyncio.Future[Robots]":
        meta = {ROBOTS: True, "outlet": outlet, "redirect_ttl": REDIRECTS, "download_maxsize": 0}
        url = f"{place}/robots.txt"
        request = Request(url, priority=PRIORITY, meta=meta, headers=HEADERS, callback=NO_CALLBACK, dont_filter=True)
        return asyncio.ensure_future(self._answer(request))

    async def _answer(self, request: Request) -> Robots:
        if self._crawler.engine is None:
            raise RuntimeError("robots.txt can be asked for only while the crawl runs")
        try:
            response = await self._crawler.engine.download_async(request)
        except Refused as error:
            if authority(error.url) == authority(request.url):
                raise
            return Robots(unreachable=f"robots.txt leads elsewhere: {error}")
        except Exception as error:  # whatever went wrong, the file could not be had
            if redirected_too_often(error):
                return Robots()
            reason, detail = why(error)
            return Robots(unreachable=f"robots.txt: {detail}", reason=reason)
        robots = answered(response.status, response.body, PRODUCT)
        if robots.crawl_delay:
            manners_of(self._crawler, request.url).delay = min(robots.crawl_delay, self._longest_delay)
        return robots

    def received(self, data: bytes, request: Request) -> None:
        """Stop reading a robots.txt that is longer than need be."""
        if request.meta.get(ROBOTS):
            self._received[request] = self._received.get(request, 0) + len(data)
            if self._received[request] > LARGEST:
                raise StopDownload(fail=False)
