"""A Scrapy extension that tells how long the event loop stood still: while it does, nothing is fetched."""

import json
import time
from array import array
from pathlib import Path
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.asyncio import CallLaterResult, call_later

EVERY = 0.005
LONG = 0.05


class LoopWatch:
    """Calls itself every 5 ms and notes how late it was; writes that and the run's statistics to LOOP_REPORT (JSON)."""

    def __init__(self, crawler: Crawler, report: Path) -> None:
        self._crawler, self._report = crawler, report
        self._late = array("d")
        self._opened = 0.0
        self._next: CallLaterResult | None = None
        crawler.signals.connect(self.opened, signal=signals.spider_opened)
        crawler.signals.connect(self.closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        report = crawler.settings.get("LOOP_REPORT")
        if not report:
            raise NotConfigured
        return cls(crawler, Path(report))

    def opened(self) -> None:
        """Begin."""
        self._opened = time.perf_counter()
        self._tick(self._opened)

    def _tick(self, due: float) -> None:
        now = time.perf_counter()
        self._late.append(now - due)
        self._next = call_later(EVERY, self._tick, now + EVERY)

    def closed(self) -> None:
        """Write the report."""
        if self._next is not None:
            self._next.cancel()
        late = sorted(self._late)
        report = {
            "seconds": time.perf_counter() - self._opened,
            "longest": late[-1],
            "p99": late[int(0.99 * (len(late) - 1))],
            "long": sum(one > LONG for one in late),
            "stats": self._crawler.stats.get_stats() if self._crawler.stats else {},
        }
        self._report.write_text(json.dumps(report, default=str), encoding="utf-8")
