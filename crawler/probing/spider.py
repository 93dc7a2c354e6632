"""Runs a probe inside of Scrapy, with the middlewares, delays and limits of a crawl."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.settings import BaseSettings

from crawler.probing.examining import Wish, probe
from crawler.probing.findings import Probe
from crawler.probing.noting import NotingMemory
from crawler.rounds.client import CrawlEnds

SETTINGS: dict[str, Any] = {
    "ITEM_PIPELINES": {},
    "EXTENSIONS": {"crawler.waiting.RetryAfter": 50},
    "DOWNLOAD_TIMEOUT": 20,
    "RETRY_AFTER_TOTAL": 60,
}


class ProbeSpider(Spider):
    """Probes one site. `found` is what was found out, None where the probe was stopped or broke off.

    `tell` is called with every address that is asked. Nothing is stored: the memory is a file that is thrown away.
    """

    name = "probe"

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Leave out what stores, and what tells of a crawl; give up sooner, for somebody waits."""
        super().update_settings(settings)
        for name, value in SETTINGS.items():
            settings.set(name, value, priority="spider")

    def __init__(self, wish: Wish, tell: Callable[[str], None]) -> None:
        super().__init__()
        self.found: Probe | None = None
        self._wish = wish
        self._tell = tell

    async def start(self) -> AsyncIterator[Probe]:
        """Probe, and yield what was found out."""
        self.crawler.signals.connect(self._asked, signal=signals.request_reached_downloader)
        with TemporaryDirectory(prefix="probe-") as folder:
            memory = NotingMemory.open(Path(folder) / "probe.sqlite3")
            try:
                self.found = await probe(self.crawler, self._wish, memory)
                yield self.found
            except CrawlEnds:
                self.logger.info("the probe was stopped")
            finally:
                memory.close()

    def _asked(self, request: Request) -> None:
        self._tell(request.url)
