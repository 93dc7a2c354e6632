"""The chain as an item pipeline: in worker processes, if there are any."""

import logging
from typing import Self

from scrapy.crawler import Crawler

from crawler.items import Article, Skip
from crawler.pool import WorkError, pool_of
from pipelines.chain import skipped
from pipelines.prepared import Prepared, prepare

logger = logging.getLogger(__name__)


class ChainPipeline:
    """Turns each article into what is stored of it, or a skip; what is skipped already passes through."""

    def __init__(self, crawler: Crawler) -> None:
        self._pool = pool_of(crawler)
        self._keep_off_topic = crawler.settings.getbool("KEEP_OFF_TOPIC")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    async def process_item(self, item: Article | Skip) -> Prepared | Skip:
        """Run the chain over an article."""
        if isinstance(item, Skip):
            return item
        try:
            outcome, warnings = await self._pool.run(prepare, item, keep_off_topic=self._keep_off_topic)
        except WorkError as error:
            return skipped(item, "parse failure", f"reading: {error}")
        for warning in warnings:
            logger.warning("%s: %s", item.identity, warning)
        return outcome
