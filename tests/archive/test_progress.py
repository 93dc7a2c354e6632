"""The bar moves by what was done, also where that gives no article."""

import asyncio
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.signalmanager import SignalManager
from scrapy.statscollectors import MemoryStatsCollector

from crawler.extensions import Progress
from crawler.spiders.warc import WarcSpider


def crawler_of(spider: Any) -> Any:
    crawler: Any = SimpleNamespace(signals=SignalManager(), spidercls=WarcSpider)
    crawler.settings = SimpleNamespace(getbool=lambda _: False)
    crawler.spider, crawler.stats = spider, MemoryStatsCollector(crawler)
    return crawler


def test_the_bar_says_what_is_done_and_how_far(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    async def shown() -> tuple[str, float, float | None]:
        crawler = crawler_of(SimpleNamespace(name="warc", total=400))
        progress = Progress(crawler)
        progress.opened(crawler.spider)
        crawler.stats.set_value("progress/doing", "looking through")
        crawler.stats.set_value("progress/done", 300)
        progress.advanced()
        progress.closed()
        (task,) = progress._bar.tasks
        return task.description, task.completed, task.total

    assert asyncio.run(shown()) == ("warc: looking through", 300, 400)
