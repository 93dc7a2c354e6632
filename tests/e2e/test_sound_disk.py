"""Disks that fill up and files that are taken away in the middle of a run: an end in order, told once, and no loss."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bench.stories import stories
from pipelines.soundness import checks, search
from pipelines.soundness.copying import read_only
from tests.e2e.crawling import Crawl
from tests.sites.posts import posts
from tests.sites.routing import RoutedSite
from tests.sites.server import served
from tests.sites.static import Static
from tests.soundness.disks import NoDiskError, disk, enlarge, make_read_only

pytestmark = pytest.mark.e2e
ROOT = Path(__file__).parents[2]
MEGABYTES = 5
SEEDS = 80
LONGEST = 200.0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    try:
        with disk(tmp_path / "disk", MEGABYTES) as folder:
            yield folder
    except NoDiskError as error:
        pytest.skip(f"no disk can be mounted: {error}")


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of articles that do not fit on the disk together with their database."""
    folder = tmp_path_factory.mktemp("seeds")
    for story in stories(SEEDS):
        text = "\n\n".join([story.headline, *story.paragraphs])
        (folder / f"{story.number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def crawl(seeds: Path, database: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scrapy", "crawl", "seeds", "-a", f"path={seeds}", "-s", f"DATABASE={database}"]
    command += ["-s", "KEEP_OFF_TOPIC=1"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=LONGEST, check=False)


def told_once(stderr: str, *words: str) -> None:
    """One message, no traceback, and not a line for each article that came too late."""
    assert "Traceback" not in stderr, stderr
    messages = [line for line in stderr.splitlines() if "The run is stopped" in line]
    assert len(messages) == 1, stderr
    assert [word for word in words if word not in messages[0]] == [], stderr
    assert stderr.count(" ERROR: ") == 1, stderr


def identities(database: Path) -> set[str]:
    with closing(read_only(database)) as connection:
        return {identity for (identity,) in connection.execute("SELECT identity FROM articles")}


def assert_sound(database: Path) -> None:
    with closing(read_only(database)) as connection:
        findings = [checks.whole(connection, is_quick=False), checks.foreign_keys(connection)]
        findings += [*checks.orphans(connection), search.indexed(connection)]
    assert [finding.line for finding in findings if finding.problems] == []


def acknowledged(stderr: str) -> int:
    """How many articles the summary calls stored."""
    (line,) = (line for line in stderr.splitlines() if line.startswith("  stored"))
    return int(line.split()[1].replace(",", ""))


def test_seeds_on_a_disk_that_fills_up(small_disk: Path, seeds: Path) -> None:
    database = small_disk / "n.sqlite3"
    full = crawl(seeds, database)
    told_once(full.stderr, "the disk is full", "unharmed", "Make room")
    assert full.returncode == 1
    kept = identities(database)
    assert 0 < len(kept) == acknowledged(full.stderr) < SEEDS
    again = crawl(seeds, database)
    assert again.returncode in (1, 2)
    assert "the disk is full" in again.stderr
    assert "Traceback" not in again.stderr
    assert identities(database) >= kept
    enlarge(small_disk, 64)
    done = crawl(seeds, database)
    assert done.returncode == 0, done.stderr
    assert kept <= identities(database)
    assert len(identities(database)) == SEEDS
    assert_sound(database)


def crawl_of(folder: Path, database: Path) -> Crawl:
    class Elsewhere(Crawl):
        @property
        def database(self) -> Path:
            return database

    return Elsewhere(folder)


@pytest.fixture
def site() -> Iterator[RoutedSite]:
    with served(Static([*posts(120)])) as site:
        yield site


def test_a_crawl_on_a_disk_that_fills_up(small_disk: Path, site: RoutedSite, tmp_path: Path) -> None:
    database = small_disk / "n.sqlite3"
    going = crawl_of(tmp_path, database)
    full = going.of(site, status=1, KEEP_OFF_TOPIC=1, seconds=LONGEST)
    told_once(full.stderr, "the disk is full", "Make room")
    kept = identities(database)
    assert 0 < len(kept) < len(site.posts)
    enlarge(small_disk, 128)
    going.of(site, KEEP_OFF_TOPIC=1, seconds=LONGEST)
    assert kept <= identities(database)
    assert len(identities(database)) == len(site.posts)
    assert_sound(database)


def test_a_read_only_disk_is_told_before_anything_begins(small_disk: Path, seeds: Path) -> None:
    database = small_disk / "n.sqlite3"
    make_read_only(small_disk)
    refused = crawl(seeds, database)
    assert refused.returncode == 2
    assert "Traceback" not in refused.stderr
    assert str(database) in refused.stderr


@pytest.mark.parametrize("away", ["removed", "replaced"])
def test_a_database_that_is_taken_away_in_the_middle(site: RoutedSite, tmp_path: Path, away: str) -> None:
    going = crawl_of(tmp_path, tmp_path / "n.sqlite3")
    with going.going_at(site, KEEP_OFF_TOPIC=1) as process:
        while going.count("SELECT id FROM articles") < 3:
            assert process.process.poll() is None, process.told()
            time.sleep(0.05)
        going.database.unlink()
        if away == "replaced":
            going.database.write_bytes(b"")
        ended = process.end(LONGEST)
    assert ended.status == 1
    told_once(ended.stderr, "removed, moved or replaced")
    assert going.database.exists() == (away == "replaced")
    for left in tmp_path.glob("n.sqlite3-*"):
        left.unlink()
    going.of(site, KEEP_OFF_TOPIC=1, seconds=LONGEST)
    assert len(identities(going.database)) == len(site.posts)


def test_garbage_that_gets_into_the_file_in_the_middle(site: RoutedSite, tmp_path: Path) -> None:
    going = crawl_of(tmp_path, tmp_path / "n.sqlite3")
    with going.going_at(site, KEEP_OFF_TOPIC=1) as process:
        while going.count("SELECT id FROM articles") < 40:
            assert process.process.poll() is None, process.told()
            time.sleep(0.05)
        with going.database.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xa5" * (going.database.stat().st_size - 4096))
        Path(f"{going.database}-wal").unlink()
        ended = process.end(LONGEST)
    assert ended.status == 1
    told_once(ended.stderr, "is damaged", "scrapy check")
