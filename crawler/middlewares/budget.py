"""A number of requests that no outlet exceeds in one run: against calendars without end, and for its server's sake."""

from collections import Counter
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.fetching.addresses import authority
from crawler.middlewares import ROBOTS
from crawler.refusals import Refused


class BudgetMiddleware:
    """Counts every request that is sent, retries and redirects too, by `request.meta["outlet"]`, or else by host.

    The counts are in the statistics as `requests/<outlet>`.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._stats = crawler.stats
        self._limit = crawler.settings.getint("REQUESTS_PER_OUTLET")
        self._sent: Counter[str] = Counter()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Count, and refuse what is over the limit (0: no limit). robots.txt is counted, and never refused."""
        outlet = request.meta.get("outlet") or authority(request.url)
        if 0 < self._limit <= self._sent[outlet] and not request.meta.get(ROBOTS):
            detail = f"{self._limit:,} requests in one run; -s REQUESTS_PER_OUTLET=N allows more"
            raise Refused("over budget", detail, request.url)
        self._sent[outlet] += 1
        if self._stats:
            self._stats.inc_value(f"requests/{outlet}")
