"""Databases of every earlier form, with the rows they had: what was collected stays, all else becomes as it is now.

`tests/schemas/` has the dump of a small database for each step, made by the software of that time
with `python -m tests.schemas`.
"""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from crawler.archive.payloads import Archive
from crawler.commands.check import checks_of, findings
from crawler.commands.progress import Progress
from pipelines.derived import TABLES
from pipelines.migrations import STEPS
from pipelines.saving import Store
from pipelines.schema import open_database
from pipelines.soundness.copying import read_only
from tests.soundness.conftest import ready

ROOT = Path(__file__).parents[2]
DUMPS = sorted((ROOT / "tests" / "schemas").glob("*.sql"))
STEMS = [dump.stem for dump in DUMPS]
DERIVED = {name for table in TABLES for name in table.family}
# Steps that came together with others: no database was left by them.
PASSED_THROUGH = {"capture_tables", "rules_table", "history_tables", "story_tables", "story_rules"}
# What opening may change: the record is that of values which have yet to be read anew.
MAY_CHANGE = {"record_digest"}


def loaded(dump: Path, folder: Path) -> Path:
    """A database as it was when the dump was made."""
    path = folder / "news.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))
        connection.execute("PRAGMA journal_mode = WAL")
    return path


@pytest.fixture(params=DUMPS, ids=STEMS)
def former(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    dump: Path = request.param
    return loaded(dump, tmp_path)


def collected(path: Path, columns: dict[str, list[str]] | None = None) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of the source tables, in those columns, or all that there are."""
    with closing(read_only(path)) as connection:
        columns = columns or columns_of(connection)
        return {
            name: connection.execute(f"SELECT {', '.join(cells)} FROM {name} ORDER BY 1").fetchall()
            for name, cells in columns.items()
        }


def columns_of(connection: sqlite3.Connection) -> dict[str, list[str]]:
    tables = Database(connection)
    return {
        name: [column.name for column in tables.table(name).columns if column.name not in MAY_CHANGE]
        for name in tables.table_names()
        if name not in DERIVED
        and "_fts" not in name
        and not name.startswith("sqlite_")
        and name != "_sqlite_migrations"
    }


def form(path: Path) -> dict[tuple[str, str], str]:
    """What makes up a database, by kind and name, without the accidents of white space."""
    with closing(read_only(path)) as connection:
        made = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {(kind, name): re.sub(r'[\s"]+', " ", re.sub(r"\s*([(),])\s*", r"\1", sql)) for kind, name, sql in made}


def problems(path: Path) -> Iterator[str]:
    with closing(read_only(path)) as connection:
        asked = checks_of(connection, Archive(path.with_suffix(".warc"), 1), Progress(), is_quick=False)
        yield from (finding.line for finding in findings(asked, Progress()) if finding.problems)


def test_there_is_a_dump_of_every_step_that_was_out_in_the_world() -> None:
    assert set(STEMS) == STEPS.keys() - PASSED_THROUGH


def test_no_row_that_was_collected_is_lost_or_changed(former: Path) -> None:
    with closing(read_only(former)) as connection:
        columns = columns_of(connection)
    before = collected(former, columns)
    assert len(before["articles"]) == 2
    assert len(before["revisions"]) == len(before["skipped"]) == 1
    open_database(former).close()
    after = collected(former, columns)
    assert {name: [row for row in rows if row not in after[name]] for name, rows in before.items()} == {
        name: [] for name in before
    }
    assert len(after["articles"]) == 2


def test_the_form_becomes_that_of_a_new_database(former: Path, tmp_path: Path) -> None:
    open_database(former).close()
    open_database(tmp_path / "fresh.sqlite3").close()
    assert form(former) == form(tmp_path / "fresh.sqlite3")


def test_it_is_sound_and_can_be_written(former: Path) -> None:
    with closing(open_database(former)) as db:
        assert list(problems(former)) == []
        assert Store(db).save(ready(1)).outcome == "new"
    assert list(problems(former)) == []


@pytest.mark.e2e
def test_a_crawl_goes_on_in_it(former: Path) -> None:
    command = [sys.executable, "-m", "scrapy", "crawl", "seeds", "-a", "path=seeds", "-s", f"DATABASE={former}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert len(collected(former)["articles"]) > 10
    assert list(problems(former)) == []
