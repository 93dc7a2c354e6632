"""A Scrapy extension that tells how long the event loop stood still: while it does, nothing is fetched."""

import json
import os
import time
from pathlib import Path
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.asyncio import CallLaterResult, call_later

EVERY = 0.005
LONG = 0.05


class LoopWatch:
    """Calls itself every 5 ms and notes how late it was; writes that and the run's statistics to LOOP_REPORT (JSON).

    Part of a delay may be that all cores were taken, by workers or by others: "own" is without that part.
    """

    def __init__(self, crawler: Crawler, report: Path) -> None:
        self._crawler, self._report = crawler, report
        self._late: list[float] = []
        self._own: list[float] = []
        self._opened = self._waited = 0.0
        self._schedule = -1
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
        self._schedule = os.open("/proc/thread-self/schedstat", os.O_RDONLY)
        self._waited = self._waited_for_a_core()
        self._opened = time.perf_counter()
        self._tick(self._opened)

    def _tick(self, due: float) -> None:
        now, waited = time.perf_counter(), self._waited_for_a_core()
        self._late.append(now - due)
        self._own.append(max(0.0, now - due - (waited - self._waited)))
        self._waited = waited
        self._next = call_later(EVERY, self._tick, now + EVERY)

    def _waited_for_a_core(self) -> float:
        """Seconds that this thread could have run and did not, so far."""
        _, nanoseconds, _ = os.pread(self._schedule, 100, 0).split()
        return int(nanoseconds) / 1e9

    def closed(self) -> None:
        """Write the report."""
        if self._next is not None:
            self._next.cancel()
        os.close(self._schedule)
        report = {
            "seconds": time.perf_counter() - self._opened,
            "late": _summed_up(self._late),
            "own": _summed_up(self._own),
            "stats": self._crawler.stats.get_stats() if self._crawler.stats else {},
        }
        self._report.write_text(json.dumps(report, default=str), encoding="utf-8")


def _summed_up(seconds: list[float]) -> dict[str, Any]:
    ordered = sorted(seconds)
    return {
        "longest": ordered[-1],
        "p99": ordered[int(0.99 * (len(ordered) - 1))],
        "long": sum(one > LONG for one in ordered),
    }
