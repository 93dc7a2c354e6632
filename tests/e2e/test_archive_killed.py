"""Crawls with an archive that are killed at random moments: what they leave is readable, and every capture resolves."""

import os
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from crawler.archive.payloads import Archive
from crawler.archive.places import folder_of
from crawler.memory.captures import find, received
from crawler.parsing.urls import canonical_url
from tests.e2e import processes
from tests.e2e.crawling import Crawl, Going
from tests.sites.posts import posts
from tests.sites.routing import RoutedSite
from tests.sites.server import served
from tests.sites.static import Static

pytestmark = pytest.mark.e2e
KILLS, SECONDS_LEFT = 50, 30.0
# Captures that a crawl may make until it is killed: of a robots.txt and listings at first, then of pages.
MOST_CAPTURES = 16
SEED = int(os.environ.get("SEED", "20261122"))
SMALL_FILES = 60_000
LARGEST = 10_000_000


@pytest.fixture
def site() -> Iterator[RoutedSite]:
    with served(Static([*posts(300)])) as site:
        yield site


def test_killed_crawls_leave_a_readable_archive(site: RoutedSite, tmp_path: Path) -> None:
    print(f"SEED={SEED}")
    moments, crawl, checked = random.Random(SEED), Crawl(tmp_path), 0
    for _ in range(KILLS):
        with crawl.going_at(site, ARCHIVE_MAX_BYTES=SMALL_FILES) as going:
            wait(crawl, going, moments.randint(0, MOST_CAPTURES))
            time.sleep(moments.uniform(0, 0.1))
            going.process.kill()
            assert processes.gone_within(going.mark, SECONDS_LEFT), processes.alive(going.mark)
        checked = captures_resolve(crawl, after=checked)
        files_are_whole(crawl)
    assert checked > KILLS
    crawl.of(site, ARCHIVE_MAX_BYTES=SMALL_FILES)
    captures_resolve(crawl)
    files_are_whole(crawl)
    read = "SELECT identity FROM articles UNION SELECT identity FROM skipped WHERE reason = 'off topic'"
    assert {row["identity"] for row in crawl.rows(read)} == {canonical_url(site.address(one)) for one in site.posts}
    kept = "SELECT identity FROM captures WHERE part = 0 AND file IS NOT NULL"
    assert crawl.rows(f"SELECT identity FROM ({read}) WHERE identity NOT IN ({kept})") == []


def wait(crawl: Crawl, going: Going, captures: int) -> None:
    """Wait until the crawl has made so many captures; it may come to its end before."""
    known = crawl.count("SELECT id FROM captures")
    while going.process.poll() is None and crawl.count("SELECT id FROM captures") < known + captures:
        time.sleep(0.01)


def captures_resolve(crawl: Crawl, after: int = 0) -> int:
    """See that what captures got stands in the archive, with the right address and digest. Returns the last id."""
    if not crawl.count("SELECT name FROM sqlite_master WHERE name = 'captures'"):
        return after  # killed before the database was made
    archive = Archive(folder_of(crawl.database), LARGEST)
    with closing(sqlite3.connect(f"file:{crawl.database}?mode=ro", uri=True)) as connection:
        ids = connection.execute("SELECT id FROM captures WHERE id > ? ORDER BY id", [after]).fetchall()
        for (number,) in ids:
            capture = find(connection, number)
            assert capture is not None
            assert (capture.file is None) == (capture.status is None)
            if capture.file and not (capture.status == 304 and capture.revisit_of is None):
                assert received(connection, archive, capture).url == capture.url
    return ids[-1][0] if ids else after


def files_are_whole(crawl: Crawl) -> None:
    """See that all records are readable, but for the last of a file if it is torn; no capture is in that."""
    for file in folder_of(crawl.database).glob("*"):
        offsets = whole_records(file)
        captures = crawl.rows("SELECT offset FROM captures WHERE file = ?", file.name)
        assert {row["offset"] for row in captures} <= offsets
        if file.stat().st_size:
            assert 0 in offsets or not captures


def whole_records(file: Path) -> set[int]:
    """Where the whole records of a file start, the digests of which are right."""
    offsets = set()
    with file.open("rb") as stream, suppress(ArchiveLoadFailed):
        records = ArchiveIterator(stream, check_digests=True)
        for record in records:
            record.raw_stream.read()
            offset = records.get_record_offset()
            if record.digest_checker.passed is not False:
                offsets.add(offset)
    return offsets
