"""Two processes link at once, or one is killed: the outcome is the same."""

import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest
from sqlite_utils import Database

from pipelines.persons.links import link
from pipelines.schema import open_database
from tests.persons.gold import Planted, planted
from tests.persons.storing import partition, persons, save

LINK = """
import sys
from pathlib import Path
from pipelines.persons import links
from pipelines.schema import open_database
links.ROWS_AT_ONCE, links.PROFILES_AT_ONCE, links.POSTS_AT_ONCE, links.BLOCKS_AT_ONCE = 3, 1, 1, 2
links.link(open_database(Path(sys.argv[1])))
"""


def linking(path: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", LINK, str(path)])


def mentions() -> list[Planted]:
    return [mention for file in ("development.csv", "held_out.csv") for mention in planted(file)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.sqlite3"


@pytest.fixture
def wanted(tmp_path: Path) -> set[frozenset[tuple[str, str]]]:
    db = open_database(tmp_path / "alone.sqlite3")
    save(db, mentions())
    link(db)
    return partition(db)


def orphans(db: Database) -> list[tuple[int, str]]:
    return db.execute(
        "SELECT id, name FROM persons WHERE id NOT IN (SELECT person_id FROM person_profiles WHERE person_id NOT NULL)"
    ).fetchall()


def test_two_at_once_link_as_one_does(path: Path, wanted: set[frozenset[tuple[str, str]]]) -> None:
    db = open_database(path)
    save(db, mentions())
    running = [linking(path), linking(path)]
    assert [process.wait(timeout=60) for process in running] == [0, 0]
    assert partition(db) == wanted
    assert orphans(db) == []


def test_one_that_is_killed_again_and_again_gets_there(path: Path, wanted: set[frozenset[tuple[str, str]]]) -> None:
    db = open_database(path)
    save(db, mentions())
    for moment in range(4):
        process = linking(path)
        while not db.execute("SELECT count(*) FROM person_links").fetchone()[0] and process.poll() is None:
            sleep(0.01)
        sleep(0.03 * moment)
        process.kill()
        process.wait()
    link(db)
    assert partition(db) == wanted
    assert orphans(db) == []
    assert None not in persons(db).values()
