"""What a crawl costs without us: `python -m bench.peer_scrapy URL REPORT`, Scrapy with its own settings."""

import argparse
from collections.abc import Iterator
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from scrapy.spiders import SitemapSpider

AT_ONCE = 16
SETTINGS: dict[str, Any] = {
    "CONCURRENT_REQUESTS_PER_DOMAIN": AT_ONCE,
    "EXTENSIONS": {"bench.loop.LoopWatch": 0},
    "LOG_LEVEL": "WARNING",
    "ROBOTSTXT_OBEY": True,
    "TELNETCONSOLE_ENABLED": False,
}


class Bare(SitemapSpider):
    """Fetches the pages of a sitemap, and does nothing with them."""

    name = "bare"

    def __init__(self, url: str) -> None:
        super().__init__()
        self.sitemap_urls = [f"{url}sitemap.xml"]

    def parse(self, response: Response) -> Iterator[dict[str, Any]]:
        """Nothing."""
        yield from ()


def main(spider: type[Bare]) -> None:
    """Crawl."""
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("report", help="the file that bench.loop writes")
    options = parser.parse_args()
    process = AsyncCrawlerProcess(SETTINGS | {"LOOP_REPORT": options.report})
    process.crawl(spider, url=options.url)
    process.start()


if __name__ == "__main__":
    main(Bare)
