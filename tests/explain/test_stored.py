"""`scrapy explain --article` on a database that a real crawl made, and on others."""

import json
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.explain.conftest import Explain, told


def test_an_article_of_the_database_is_read_from_what_is_stored(explain: Explain, database: Path) -> None:
    before = database.read_bytes()
    rows = {row["file"]: row for row in Database(database).table("articles").rows}
    row = rows["konawe-rapat.txt"]
    shown = {
        told(explain("--article", str(row[key]), "-s", f"DATABASE={database}")) for key in ("id", "url", "identity")
    }
    (text,) = shown
    assert text.startswith(f"article {row['id']} of")
    assert "event: date problem weekday contradicts: 2024-10-16 is a Rabu" in text
    assert "Note:" not in text
    assert database.read_bytes() == before


def test_every_stored_article_gives_the_record_that_was_exported(explain: Explain, database: Path) -> None:
    lines = database.with_name("records.jsonl").read_text(encoding="utf-8").splitlines()
    rows = list(Database(database).table("articles").rows)
    for row, line in list(zip(rows, lines, strict=True))[::6]:
        run = explain("--article", str(row["id"]), "--json", "-s", f"DATABASE={database}")
        assert json.loads(told(run)) == json.loads(line)


def test_facts_of_another_version_are_noticed(explain: Explain, database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "old.sqlite3"
    with sqlite3.connect(database) as source, sqlite3.connect(copy) as target:
        source.backup(target)
        target.execute("DELETE FROM people_mentions")
        target.execute("DROP TABLE stances")
        target.commit()
    text = " ".join(told(explain("--article", "1", "-s", f"DATABASE={copy}")).split())
    assert "Note: the database holds other values of people, stance: they were read by another version" in text


def test_a_missing_database_is_told_and_not_made(explain: Explain, tmp_path: Path) -> None:
    missing = tmp_path / "none.sqlite3"
    assert b"run scrapy crawl first" in explain("--article", "1", "-s", f"DATABASE={missing}").stderr
    assert not missing.exists()


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("PRAGMA application_id = 7", "another program"),
        (
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('netralitas', 'later', '')",
            "newer",
        ),
        ("ALTER TABLE articles DROP COLUMN image", "cannot be read by this version"),
        ("DROP TABLE captions", "cannot be read by this version"),
    ],
)
def test_a_database_of_another_schema_is_told(
    explain: Explain, database: Path, tmp_path: Path, statement: str, message: str
) -> None:
    copy = tmp_path / "other.sqlite3"
    with sqlite3.connect(database) as source, sqlite3.connect(copy) as target:
        source.backup(target)
        target.execute(statement)
        target.commit()
    run = explain("--article", "1", "-s", f"DATABASE={copy}")
    told(run, 2)
    assert message in run.stderr.decode()


def test_an_article_that_was_skipped_is_told_with_its_reason(explain: Explain, database: Path) -> None:
    (skipped, *_) = Database(database).table("skipped").rows_where("reason = 'off topic'")
    run = explain("--article", skipped["identity"], "-s", f"DATABASE={database}")
    told(run, 2)
    assert f"was not stored: off topic ({skipped['detail']})" in run.stderr.decode()
