"""Crawls of local sites that are read again from their archives, without asking anybody."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crawler.archive.places import folder_of
from tests.e2e.crawling import ROOT, Crawl
from tests.e2e.kinds import KINDS, OPTIONS
from tests.sites.posts import posts
from tests.sites.routing import RoutedSite
from tests.sites.server import served

pytestmark = pytest.mark.e2e
FEW = 24
# Sites of kinds that differ in how articles are told apart, dated, and cut into parts.
SITES = ("static", "laravel in parts, without canonical addresses", "joomla", "nextjs by streams")


def replayed(crawl: Crawl, *arguments: str, cwd: Path = ROOT) -> str:
    options = [part for one in arguments for part in ("-a", one)]
    command = [sys.executable, "-m", "scrapy", "crawl", "replay", "-s", f"DATABASE={crawl.database}", *options]
    run = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stderr
    return run.stderr


@pytest.fixture(scope="module", params=SITES)
def crawled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawl]:
    with served((KINDS | OPTIONS)[request.param].make([*posts(FEW)])) as site:
        yield first_crawl(site, tmp_path_factory.mktemp("crawled"))


@pytest.fixture
def crawl(crawled: Crawl, tmp_path: Path) -> Crawl:
    return crawled.copied_to(tmp_path)


def first_crawl(site: RoutedSite, folder: Path) -> Crawl:
    crawl = Crawl(folder)
    crawl.of(site)
    assert crawl.count("SELECT id FROM articles") > 5
    return crawl


def other_rules(folder: Path, file: str, old: str, new: str) -> Path:
    """The project with one of its rules changed."""
    project = folder / "project"
    for package in ("crawler", "pipelines", "explain"):
        shutil.copytree(ROOT / package, project / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "scrapy.cfg", project)
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return project


def facts(crawl: Crawl) -> list[dict[str, Any]]:
    return crawl.rows("SELECT * FROM articles ORDER BY id")


def test_what_was_crawled_is_read_again_from_the_archive_and_reads_the_same(crawl: Crawl) -> None:
    before = facts(crawl)
    told = replayed(crawl)
    assert re.search(rf"{len(before)} articles read again: 0 changed", told), told
    assert f"from the archive: {len(before)}" in told
    assert facts(crawl) == before


def test_what_the_archive_lacks_is_read_by_its_stored_text_and_told(crawl: Crawl) -> None:
    before, skipped = facts(crawl), crawl.count("SELECT id FROM skipped WHERE reason = 'off topic'")
    shutil.rmtree(folder_of(crawl.database))
    told = replayed(crawl)
    assert f"from stored texts: {len(before)}" in told
    assert f"not from the archive: the archive does not hold their pages: {len(before) + skipped}" in told
    assert [one["body"] for one in facts(crawl)] == [one["body"] for one in before]


def test_parsing_is_done_anew(crawl: Crawl, tmp_path: Path) -> None:
    stored = crawl.count("SELECT id FROM articles")
    rule = "identity=addresses.identity, url=url)"
    project = other_rules(tmp_path, "crawler/parsing/report.py", rule, rule.replace(")", ', section="Lain")'))
    told = replayed(crawl, cwd=project)
    assert re.search(rf"^  articles +0 +0 +{stored} ", told, re.MULTILINE), told
    assert {one["section"] for one in facts(crawl)} == {"Lain"}
    assert crawl.count("SELECT id FROM revisions") == 0


def test_what_was_off_topic_is_stored_once_the_rules_take_it_in(crawl: Crawl, tmp_path: Path) -> None:
    skipped = crawl.count("SELECT id FROM skipped WHERE reason = 'off topic'")
    stored = crawl.count("SELECT id FROM articles")
    assert skipped
    project = other_rules(tmp_path, "pipelines/lexicon/topic.toml", "threshold = 0.5", "threshold = -1.0")
    told = replayed(crawl, cwd=project)
    assert f"judged again: {skipped}" in told
    assert crawl.count("SELECT id FROM articles") == stored + skipped
    assert crawl.count("SELECT id FROM skipped WHERE reason = 'off topic'") == 0
    assert crawl.count("SELECT id FROM pages WHERE state = 'stored'") == stored + skipped
    assert crawl.rows("PRAGMA foreign_key_check") == []
