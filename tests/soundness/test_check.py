"""What a check finds: nothing in a sound database, and each kind of harm that was done to one."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from crawler.archive.payloads import Archive
from crawler.commands.check import checks_of, findings
from crawler.commands.progress import Progress
from pipelines.saving import Store
from pipelines.schema import open_database
from pipelines.soundness import checks, search
from pipelines.soundness.copying import read_only
from pipelines.soundness.findings import Count
from tests.soundness.conftest import ready

ROOT = Path(__file__).parents[2]


def check(database: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scrapy", "check", "-s", f"DATABASE={database}", *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)


def problems(database: Path) -> list[str]:
    """The names of the checks that find problems."""
    archive, progress = Archive(database.with_suffix(".warc"), 1_000_000), Progress()
    with closing(read_only(database)) as connection:
        asked = checks_of(connection, archive, progress, is_quick=False)
        return [finding.name for finding in findings(asked, progress) if finding.problems]


def test_a_sound_database_passes_also_while_it_is_written(database: Path) -> None:
    with closing(open_database(database)) as db:
        Store(db).save(ready(100))
        db.execute("BEGIN IMMEDIATE")
        for done in (check(database), check(database, "--quick")):
            assert (done.returncode, done.stderr) == (0, "")
            assert all(line.startswith("ok ") for line in done.stdout.splitlines())
            assert len(done.stdout.splitlines()) > 8


HARM = {
    "foreign keys": "DELETE FROM articles WHERE id = 2",
    "captures of nothing": "INSERT INTO captures (outlet, url, at, identity) VALUES ('x', 'u', 't', 'nobody')",
    "stored pages without article": (
        "INSERT INTO pages (canonical, url, outlet, state, detail, first_seen, visits)"
        " VALUES ('c', 'u', 'x', 'stored', '', 't', 1)"
    ),
    "stories": "UPDATE stories SET articles = 3",
    "values of other articles": "UPDATE people_mentions SET article_id = 5 WHERE article_id = 1",
    "search": "INSERT INTO articles_fts (articles_fts, rowid, headline, body) SELECT 'delete', id, headline, body"
    " FROM articles WHERE id = 3",
    "form": "ALTER TABLE asn_groups ADD COLUMN former TEXT",
    "rules": "UPDATE people SET rules = 77",
    "archive": (
        "INSERT INTO captures (outlet, url, at, file, offset) VALUES ('x', 'u', '2024-11-20T00:00:00+00:00', 'n', 0)"
    ),
}


@pytest.mark.parametrize(("name", "harm"), HARM.items(), ids=HARM)
def test_harm_is_found_and_named(database: Path, name: str, harm: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        assert connection.execute(harm).rowcount != 0
    found = problems(database)
    assert name in found
    assert found == [name] or name == "foreign keys"


def test_an_index_that_is_damaged_is_found_unless_quick(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'tags_name')"
            " WHERE name = 'articles_text_digest'"
        )
    assert "integrity" in problems(database)


def test_texts_of_a_table_without_rowid_are_no_empty_values() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE t (a INTEGER, why TEXT NOT NULL, PRIMARY KEY (a)) STRICT, WITHOUT ROWID")
        connection.execute("INSERT INTO t VALUES (1, 'x')")
        assert checks.whole(connection, is_quick=False).problems == 0
        assert checks.whole(connection, is_quick=True).problems == 0


def test_garbage_is_told_and_ends_nothing(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'articles'").fetchone()
    with database.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)
    done = check(database)
    assert done.returncode == 1
    assert done.stderr == ""
    assert "problem  integrity" in done.stdout
    assert "put back the last backup" in done.stdout


@pytest.mark.parametrize("column", ["headline", "body"])
def test_an_entry_with_other_words_is_found_without_writing(database: Path, column: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("DROP TRIGGER articles_fts_update")
        connection.execute(f"UPDATE articles SET {column} = {column} || ' dan PNS' WHERE id = 2")
    with closing(read_only(database)) as connection:
        assert search.counted(connection).problems == 0
        assert search.indexed(connection).examples == ("article 2",)
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        assert search.searchable(connection).problems == 1


def test_a_headline_with_as_many_other_words_is_found(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("DROP TRIGGER articles_fts_update")
        connection.execute("UPDATE articles SET headline = 'Gubernur Peringatkan PNS ' || id WHERE id = 4")
    with closing(read_only(database)) as connection:
        assert search.indexed(connection).examples == ("article 4",)


@pytest.mark.parametrize("headline", ['“Netral” "ASN" OR NOT (a*b):', "—", "", None, "a\0b"])
def test_odd_headlines_are_no_problem(database: Path, headline: str | None) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE articles SET headline = ? WHERE id = 1", [headline])
    with closing(read_only(database)) as connection:
        assert search.indexed(connection).problems == 0


def test_values_read_by_older_rules_are_no_problem_but_told(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE rules SET version = 'former'")
    with closing(read_only(database)) as connection:
        finding = checks.rules(connection)
    assert finding.problems == 0
    assert "5 articles were read by older ones" in finding.line


def test_views_of_an_older_version_are_no_problem_but_told(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        views = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()
        for (name,) in views:
            connection.execute(f"DROP VIEW {name}")
    with closing(read_only(database)) as connection:
        finding = checks.form(connection)
    assert finding.problems == 0
    assert "views are older" in finding.line


def test_problems_are_counted_and_only_the_first_are_kept() -> None:
    count = Count()
    count.add(f"row {number}" for number in range(2))
    count.add(f"row {number}" for number in range(100, 2_000))
    assert count.finding("x", "Mend it.").line == "problem  x: 1,902 (row 0, row 1, row 100, …). Mend it."


def test_what_cannot_be_checked_is_told(tmp_path: Path, database: Path) -> None:
    none = check(tmp_path / "none.sqlite3")
    assert (none.returncode, "there is no database" in none.stderr) == (2, True)
    assert not (tmp_path / "none.sqlite3").exists()
    (tmp_path / "text.sqlite3").write_text("Catatan rapat\n" * 1000, encoding="utf-8")
    assert check(tmp_path / "text.sqlite3").returncode == 2
    assert check(database, "surplus").returncode == 2
