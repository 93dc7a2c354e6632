"""Which databases are served: ours in its present form, or brought into it, but never at the price of what was read."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from browse.opening import make_ready
from crawler.items import Article
from pipelines.read import read
from pipelines.saving import Store
from pipelines.schema import UnusableDatabaseError, open_database

PEOPLE = "SELECT count(*) FROM people"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "berita.sqlite3"
    db = open_database(path)
    Store(db).save(
        read(Article(identity="a", body="Bupati Takalar, Ahmad Daeng, meminta PNS netral.", languages=("id",)))
    )
    db.close()
    return path


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def count(path: Path, query: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute(query).fetchone()[0])


def test_the_present_form_is_left_alone(path: Path) -> None:
    before = path.read_bytes()
    assert make_ready(path) is False
    assert path.read_bytes() == before


def test_an_older_form_is_brought_up_to_date(path: Path) -> None:
    change(path, "DROP VIEW vanished", "DROP INDEX organisations_body")
    assert make_ready(path) is True
    assert count(path, "SELECT count(*) FROM vanished") == 0
    assert count(path, PEOPLE) == 1


def test_what_was_read_is_not_emptied(path: Path) -> None:
    change(path, "ALTER TABLE people ADD COLUMN nickname TEXT")
    with pytest.raises(UnusableDatabaseError, match="scrapy crawl replay"):
        make_ready(path)
    assert count(path, PEOPLE) == 1


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "lain.sqlite3"
    change(other, "CREATE TABLE t (x)")
    with pytest.raises(UnusableDatabaseError, match="another program"):
        make_ready(other)
