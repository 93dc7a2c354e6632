"""Crawls with and without worker processes: the same records, also where a worker hangs or dies."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.e2e import processes
from tests.e2e.crawling import ROOT, Crawl, Going
from tests.sites.ghost import Ghost
from tests.sites.posts import Post, posts
from tests.sites.routing import RoutedSite
from tests.sites.server import served

pytestmark = pytest.mark.e2e
FEW = 24
# More seconds than a new worker needs for its first page on a busy machine.
ENOUGH = 20.0
# Run by every Python that is started with it on its path, also by the workers'.
HANGING = """
import functools, time
from crawler.parsing import report as module
read = module.report
@functools.wraps(read)
def report(answers, **known):
    while {slug!r} in answers[0].url:
        time.sleep(1)
    return read(answers, **known)
module.report = report
"""
UNLIKE = ("id", "first_seen", "last_seen")


@pytest.fixture
def site() -> Iterator[RoutedSite]:
    with served(Ghost([*posts(FEW)])) as site:
        yield site


def on_topic(site: RoutedSite) -> list[Post]:
    return [one for one in site.posts if one.on_topic]


def comparable(crawl: Crawl) -> list[dict[str, Any]]:
    told = [{key: value for key, value in one.items() if key not in UNLIKE} for one in crawl.records]
    return sorted(told, key=lambda one: str(one["url"]))


def test_records_are_the_same_with_and_without_workers(site: RoutedSite, tmp_path: Path) -> None:
    crawls = []
    for workers in (0, 2):
        (tmp_path / f"{workers}").mkdir()
        crawls.append(Crawl(tmp_path / f"{workers}"))
        crawls[-1].of(site, WORKERS=workers)
    assert len(crawls[0].records) == len(on_topic(site))
    assert comparable(crawls[0]) == comparable(crawls[1])


def test_page_that_takes_too_long_is_given_up_alone(site: RoutedSite, tmp_path: Path) -> None:
    slow, *others = on_topic(site)
    (tmp_path / "sitecustomize.py").write_text(HANGING.format(slug=slow.slug), "utf-8")
    crawl = Crawl(tmp_path, {"PYTHONPATH": f"{tmp_path}:{ROOT}"})
    crawl.of(site, WORKERS=2, WORK_TIMEOUT=ENOUGH)
    page = crawl.page(site.address(slow))
    assert (page["state"], page["detail"]) == ("parse failure", f"it took more than {ENOUGH:g} seconds")
    assert [one.slug for one in others if not crawl.article(site.address(one))] == []


def test_crawl_goes_on_when_workers_die(site: RoutedSite, tmp_path: Path) -> None:
    crawl = Crawl(tmp_path)
    with crawl.going_at(site, WORKERS=2) as going:
        killed = sum(kill_worker(crawl, going, number) for number in (3, 8, 13))
        told = going.end(seconds=120)
    assert killed == 3
    assert told.status == 0, told.stderr
    assert "Traceback" not in told.stderr
    settled = crawl.rows("SELECT canonical, state, detail FROM pages WHERE state != 'stored' AND state != 'off topic'")
    failed = [one for one in settled if one["state"] == "parse failure"]
    assert len(failed) <= killed
    assert all("its worker died" in one["detail"] for one in failed)
    missing = [one for one in on_topic(site) if not crawl.article(site.address(one))]
    assert len(missing) <= len(failed)


def kill_worker(crawl: Crawl, going: Going, pages: int) -> bool:
    """Kills a worker once so many pages are settled."""
    while crawl.count("SELECT id FROM pages WHERE state != 'known'") < pages:
        assert going.process.poll() is None, going.told()
        time.sleep(0.01)
    found = processes.workers(going.mark)
    if found:
        os.kill(found[0], signal.SIGKILL)
    return bool(found)
