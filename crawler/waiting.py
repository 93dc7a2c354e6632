"""Retry-After: the host is left alone as long as it asks, up to a limit; Scrapy's retries then ask again."""

from datetime import UTC, datetime
from time import monotonic
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.downloader import manners_of
from crawler.fetching.retry_after import seconds_to_wait

TOO_MANY_REQUESTS, UNAVAILABLE = 429, 503
UNSTATED = 5.0  # seconds to wait after a 429 that does not say how long


class RetryAfter:
    """Has the queue of a host wait; one that has made us wait too long in all is asked no more in this run.

    It listens to the downloader, and is no middleware: by the time those see the answer, the next request is out.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._longest = crawler.settings.getfloat("RETRY_AFTER_MAX")
        self._in_all = crawler.settings.getfloat("RETRY_AFTER_TOTAL")
        crawler.signals.connect(self.answered, signal=signals.response_downloaded)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    def answered(self, response: Response, request: Request) -> None:
        """Look at every answer."""
        if response.status not in (TOO_MANY_REQUESTS, UNAVAILABLE):
            return
        stated = (response.headers.get(b"Retry-After") or b"").decode("latin-1")
        seconds = seconds_to_wait(stated, datetime.now(UTC))
        if seconds is None and response.status == TOO_MANY_REQUESTS:
            seconds = UNSTATED
        if not seconds:
            return
        manners = manners_of(self._crawler, request.url)
        manners.wait(min(seconds, self._longest), monotonic())
        if manners.waited > self._in_all:
            manners.close(f"the host asked us to come back later, again and again for {manners.waited:.0f} seconds")
        if self._crawler.stats:
            self._crawler.stats.inc_value("retry_after/waits")
