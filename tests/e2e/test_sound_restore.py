"""A crawl with its archive: it is checked, copied while it goes on, harmed, found out, put back, and goes on."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipelines.soundness.copying import read_only
from tests.e2e.crawling import Crawl
from tests.sites.posts import posts
from tests.sites.routing import RoutedSite
from tests.sites.server import served
from tests.sites.static import Static

pytestmark = pytest.mark.e2e
ROOT = Path(__file__).parents[2]


@pytest.fixture
def site() -> Iterator[RoutedSite]:
    with served(Static([*posts(40)])) as site:
        yield site


def scrapy(command: str, database: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    whole = [sys.executable, "-m", "scrapy", command, "-s", f"DATABASE={database}", *arguments]
    return subprocess.run(whole, cwd=ROOT, capture_output=True, text=True, timeout=200, check=False)


def count(database: Path, query: str) -> int:
    with closing(read_only(database)) as connection:
        return int(connection.execute(query).fetchone()[0])


def put_back(copy: Path, database: Path) -> None:
    """As docs/keeping.md tells it."""
    for left in (database, Path(f"{database}-wal"), Path(f"{database}-shm")):
        left.unlink(missing_ok=True)
    shutil.copy(copy, database)
    shutil.copytree(copy.with_suffix(".warc"), database.with_suffix(".warc"), dirs_exist_ok=True)


def test_a_copy_made_in_the_middle_is_put_back_and_the_crawl_goes_on(site: RoutedSite, tmp_path: Path) -> None:
    crawl, copy = Crawl(tmp_path), tmp_path / "copies" / "copy.sqlite3"
    with crawl.going_at(site, KEEP_OFF_TOPIC=1) as going:
        while crawl.count("SELECT id FROM articles") < 5:
            assert going.process.poll() is None, going.told()
            time.sleep(0.02)
        made = scrapy("backup", crawl.database, str(copy), "--archive")
        assert (made.returncode, made.stderr) == (0, "")
        assert going.end().status == 0
    kept = count(copy, "SELECT count(*) FROM articles")
    assert 5 <= kept <= len(site.posts)
    checked = scrapy("check", copy)
    assert checked.returncode == 0, checked.stdout
    with crawl.database.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * 400_000)
    shutil.rmtree(crawl.database.with_suffix(".warc"))
    assert scrapy("check", crawl.database).returncode in (1, 2)
    assert crawl.of(site, status=2).status == 2
    put_back(copy, crawl.database)
    assert scrapy("check", crawl.database).returncode == 0
    crawl.of(site, KEEP_OFF_TOPIC=1)
    assert count(crawl.database, "SELECT count(*) FROM articles") == len(site.posts)
    checked = scrapy("check", crawl.database)
    assert checked.returncode == 0, checked.stdout


def test_harm_to_the_archive_is_found(site: RoutedSite, tmp_path: Path) -> None:
    crawl = Crawl(tmp_path)
    crawl.of(site, KEEP_OFF_TOPIC=1)
    sound = scrapy("check", crawl.database)
    assert sound.returncode == 0, sound.stdout
    records = count(crawl.database, "SELECT count(*) FROM captures WHERE file IS NOT NULL")
    assert f"archive: {records:,} records" in sound.stdout
    (archive,) = crawl.database.with_suffix(".warc").iterdir()
    with closing(read_only(crawl.database)) as connection:
        (offset,) = connection.execute(
            'SELECT "offset" FROM captures WHERE status = 200 AND revisit_of IS NULL ORDER BY id LIMIT 1 OFFSET 3'
        ).fetchone()
    with archive.open("r+b") as file:
        file.seek(offset + 60)
        file.write(b"\xa5" * 40)
    harmed = scrapy("check", crawl.database)
    assert harmed.returncode == 1
    assert "problem  archive: 1 (" in harmed.stdout
    archive.rename(tmp_path / archive.name)
    gone = scrapy("check", crawl.database)
    assert gone.returncode == 1
    assert "problem  archive: 1 (there is no" in gone.stdout
    assert scrapy("check", crawl.database, "--quick").returncode == 0
