"""The end of a run that can go on no longer, because nothing can be kept any more: in order, and told once."""

import asyncio
import logging

from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)
# The stat that tells why a run was stopped.
WHY = "stopped_because"


def stop(crawler: Crawler, why: str) -> None:
    """Stop the run as Ctrl-C does, and say why. What else fails by then has the same cause, and is not told.

    May be called any number of times, from anything that runs in the event loop. The command ends with exit code 1.
    """
    if crawler.stats is None or crawler.stats.get_value(WHY):
        return
    crawler.stats.set_value(WHY, why)
    logger.error("The run is stopped: %s", why)
    _ending.add(ending := asyncio.ensure_future(crawler.stop_async()))
    ending.add_done_callback(_ending.discard)


_ending: set[asyncio.Future[None]] = set()  # the event loop itself would forget them
