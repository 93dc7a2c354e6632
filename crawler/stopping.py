"""The end of a run ahead of its time: in order, with nothing left half done, and told once."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http.request import NO_CALLBACK

logger = logging.getLogger(__name__)
# The stat that tells why a run was stopped.
WHY = "stopped_because"
_ending: set[asyncio.Future[None]] = set()  # the event loop itself would forget them


def stop(crawler: Crawler, why: str) -> None:
    """Stop the run as Ctrl-C does, and say why. What else fails by then has the same cause, and is not told.

    May be called any number of times, from anything that runs in the event loop. The command ends with exit code 1.
    """
    if crawler.stats is None or crawler.stats.get_value(WHY):
        return
    crawler.stats.set_value(WHY, why)
    logger.error("The run is stopped: %s", why)
    _ending.add(ending := asyncio.ensure_future(_end(crawler)))
    ending.add_done_callback(_ending.discard)


async def _end(crawler: Crawler) -> None:
    with held_open(crawler):
        stopping = asyncio.ensure_future(crawler.stop_async())
        await asyncio.sleep(0)
        await items_stored(crawler)
    await stopping


@contextmanager
def held_open(crawler: Crawler) -> Iterator[None]:
    """Have the engine wait with its end for ours, as it does for a request under way.

    Without it, an item of `start()` that is still in the pipelines when the engine closes keeps it from ever ending
    (Scrapy 2.19: `Scraper` looks whether it may close after a response, but not after such an item).
    """
    slot = crawler.engine._slot if crawler.engine else None
    token = Request("data:,", callback=NO_CALLBACK)
    if slot:
        slot.add_request(token)
    try:
        yield
    finally:
        if slot:
            slot.remove_request(token)


async def items_stored(crawler: Crawler) -> None:
    """Wait until no item is in the pipelines any more; WORK_TIMEOUT bounds how long each may be."""
    while crawler.engine and crawler.engine.scraper.slot and crawler.engine.scraper.slot.itemproc_size:
        await asyncio.sleep(0.05)
