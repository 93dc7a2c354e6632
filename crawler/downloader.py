"""One queue of requests for each host and port, which keeps to what the host asked for."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from scrapy import Request
from scrapy.core.downloader import Downloader, Slot
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.fetching.addresses import authority
from crawler.refusals import Refused

ASKED_TO_WAIT = "asked to wait"
ASKED_AT = "asked_at"  # key of `Request.meta`: when it was asked for, having waited for its turn


@dataclass(slots=True)
class Manners:
    """What a host asked for: `delay` seconds between requests (Crawl-delay), no request before the monotonic time
    `not_before` (Retry-After). `waited` sums up the seconds of all such waits; `closed` says why it is asked no more.
    """

    delay: float = 0.0
    not_before: float = 0.0
    waited: float = 0.0
    closed: str | None = None

    def wait(self, seconds: float, now: float) -> None:
        """Make no request for so many seconds from `now` on; waits that overlap count once."""
        until = max(self.not_before, now + seconds)
        self.waited += until - max(self.not_before, now)
        self.not_before = until

    def close(self, why: str) -> None:
        """Make no request any more: what is queued is refused without waiting."""
        self.closed = why
        self.not_before = 0.0


class MannerlySlot(Slot):
    """Scrapy's slot whose delay never falls below what the host asked for, whatever AutoThrottle and jitter say."""

    def __init__(self, slot: Slot, manners: Manners) -> None:
        super().__init__(slot.concurrency, slot.delay, slot.jitter)
        self.manners = manners

    def download_delay(self) -> float:
        """Seconds from the last request to the next."""
        return max(super().download_delay(), self.manners.delay, self.manners.not_before - self.lastseen)


class HostDownloader(Downloader):
    """Scrapy's downloader with slots by host and port; Scrapy's own are by host, and a redirect keeps the old one.

    `manners` outlives the slots, which Scrapy drops when they are idle for a minute.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.manners: defaultdict[str, Manners] = defaultdict(Manners)

    def get_slot_key(self, request: Request) -> str:
        """Host and port of the request."""
        return authority(request.url)

    def _get_slot(self, request: Request, spider: Any = None) -> tuple[str, Slot]:
        key, slot = super()._get_slot(request)
        if not isinstance(slot, MannerlySlot):
            slot = self.slots[key] = MannerlySlot(slot, self.manners[key])
        return key, slot

    async def _download(self, slot: Slot, request: Request) -> Response:
        if closed := self.manners[self.get_slot_key(request)].closed:
            raise Refused(ASKED_TO_WAIT, closed, request.url)
        request.meta[ASKED_AT] = datetime.now(UTC)
        return await super()._download(slot, request)


def manners_of(crawler: Crawler, url: str) -> Manners:
    """What the host of `url` asked for, to be read and changed."""
    downloader = crawler.engine.downloader if crawler.engine else None
    if not isinstance(downloader, HostDownloader):
        raise TypeError("DOWNLOADER has to be crawler.downloader.HostDownloader: nothing else keeps a host's delays")
    return downloader.manners[authority(url)]
