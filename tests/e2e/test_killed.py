"""Crawls that are killed at random moments, or asked to end: nothing is lost, nothing comes twice, nobody is left."""

import os
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.parsing.urls import canonical_url
from tests.e2e import processes
from tests.e2e.crawling import Crawl, Going
from tests.sites.posts import posts
from tests.sites.routing import RoutedSite
from tests.sites.server import served
from tests.sites.static import Static

pytestmark = pytest.mark.e2e
KILLS, SECONDS_LEFT = 5, 10.0
SEED = int(os.environ.get("SEED", "20241127"))


@pytest.fixture
def site() -> Iterator[RoutedSite]:
    with served(Static([*posts(90)])) as site:
        yield site


def stored(crawl: Crawl) -> set[str]:
    return {row["identity"] for row in crawl.rows("SELECT identity FROM articles")}


def on_topic(site: RoutedSite) -> set[str]:
    return {canonical_url(site.address(one)) for one in site.posts if one.on_topic}


def until(crawl: Crawl, going: Going, query: str, count: int) -> None:
    """Waits until a query has so many rows, while the crawl goes on."""
    while crawl.count(query) < count:
        assert going.process.poll() is None, going.told()
        time.sleep(0.01)


def test_killed_crawls_lose_nothing_and_leave_nobody(site: RoutedSite, tmp_path: Path) -> None:
    print(f"SEED={SEED}")
    moments, crawl, before = random.Random(SEED), Crawl(tmp_path), set[str]()
    for number in range(KILLS):
        with crawl.going_at(site) as going:
            known = crawl.count("SELECT id FROM pages WHERE state != 'known'")
            until(crawl, going, "SELECT id FROM pages WHERE state != 'known'", known + number + 1)
            time.sleep(moments.uniform(0, 0.7))
            going.process.kill()
            assert processes.gone_within(going.mark, SECONDS_LEFT), processes.alive(going.mark)
        assert before <= stored(crawl)
        before = stored(crawl)
    crawl.of(site)
    assert before <= stored(crawl)
    assert stored(crawl) == on_topic(site)
    assert crawl.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    assert crawl.rows("PRAGMA foreign_key_check") == []
    assert crawl.rows("SELECT canonical FROM pages WHERE state = 'stored' AND article_id IS NULL") == []


def test_what_was_settled_before_a_kill_is_not_asked_again(site: RoutedSite, tmp_path: Path) -> None:
    crawl = Crawl(tmp_path)
    with crawl.going_at(site) as going:
        until(crawl, going, "SELECT id FROM articles", 4)
    settled = {row["canonical"] for row in crawl.rows("SELECT canonical FROM pages WHERE state = 'stored'")}
    assert settled
    crawl.of(site)
    assert {canonical_url(site.url + one.path) for one in site.log} & settled == set()
    assert stored(crawl) == on_topic(site)


def test_crawl_that_is_asked_to_end_ends_in_order(site: RoutedSite, tmp_path: Path) -> None:
    crawl = Crawl(tmp_path)
    with crawl.going_at(site) as going:
        until(crawl, going, "SELECT id FROM articles", 3)
        going.process.send_signal(signal.SIGINT)
        told = going.end(seconds=60)
    kept = stored(crawl)
    assert told.status == 1
    assert "run it again to go on" in told.stderr
    assert "Traceback" not in told.stderr
    assert processes.gone_within(going.mark, SECONDS_LEFT), processes.alive(going.mark)
    assert 3 <= len(kept) < len(on_topic(site))
    (run,) = crawl.rows("SELECT finished FROM runs")
    assert run["finished"] is not None
    crawl.of(site)
    assert kept <= stored(crawl) == on_topic(site)
