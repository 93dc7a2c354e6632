"""Retry-After: the host is left alone as long as it asks, up to a limit; Scrapy's retries then ask again."""

from datetime import UTC, datetime
from time import monotonic
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.downloader import manners_of
from crawler.fetching.retry_after import seconds_to_wait
from crawler.refusals import Refused

TOO_MANY_REQUESTS, UNAVAILABLE = 429, 503
UNSTATED = 5.0  # seconds to wait after a 429 that does not say how long


class WaitingMiddleware:
    """Stands before the retries. A host that has made us wait too long in all is asked no more in this run."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._longest = crawler.settings.getfloat("RETRY_AFTER_MAX")
        self._in_all = crawler.settings.getfloat("RETRY_AFTER_TOTAL")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Refuse requests to hosts that keep asking us to come back later."""
        waited = manners_of(self._crawler, request.url).waited
        if waited > self._in_all:
            detail = f"the host asked us to come back later, again after {waited:.0f} seconds of waiting"
            raise Refused("blocked", detail, request.url)

    def process_response(self, request: Request, response: Response) -> Response:
        """Have the host's queue wait."""
        if response.status not in (TOO_MANY_REQUESTS, UNAVAILABLE):
            return response
        stated = (response.headers.get(b"Retry-After") or b"").decode("latin-1")
        seconds = seconds_to_wait(stated, datetime.now(UTC))
        if seconds is None and response.status == TOO_MANY_REQUESTS:
            seconds = UNSTATED
        if seconds:
            manners_of(self._crawler, request.url).wait(min(seconds, self._longest), monotonic())
            if self._crawler.stats:
                self._crawler.stats.inc_value("retry_after/waits")
        return response
