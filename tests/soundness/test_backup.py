"""Copies of a database: one state of it, whole, and never in the place of what is better."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from pipelines.saving import Store
from pipelines.schema import UnusableDatabaseError, open_database
from pipelines.soundness import copying
from pipelines.soundness.copying import NotCopiedError, copy_archive, copy_database
from tests.soundness.conftest import ready

ROOT = Path(__file__).parents[2]


def silent(_: str, __: int, ___: int) -> None:
    """Says nothing of the progress."""


def content(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def backup(database: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scrapy", "backup", "-s", f"DATABASE={database}", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)


def test_a_copy_has_all_rows_and_is_one_file(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "new" / "copy.sqlite3"
    size = copy_database(database, copy, replace=False, tell=silent)
    assert list(copy.parent.iterdir()) == [copy]
    assert size == copy.stat().st_size
    assert content(copy) == content(database)


def test_what_is_written_meanwhile_neither_gets_in_nor_starts_it_over(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "PAGES_AT_ONCE", 10)
    db, before, steps = open_database(database), content(database), []

    def tell(doing: str, done: int, _: int) -> None:
        if doing == "copying":
            steps.append(done)
            Store(db).save(ready(100 + done))

    copy_database(database, tmp_path / "copy.sqlite3", replace=False, tell=tell)
    db.close()
    assert content(tmp_path / "copy.sqlite3") == before
    assert len(steps) > 5
    assert steps == sorted(set(steps))
    assert len(content(database)) > len(before)


def test_what_is_there_is_replaced_only_on_request(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    copy.write_text("precious", encoding="utf-8")
    with pytest.raises(NotCopiedError, match="--replace"):
        copy_database(database, copy, replace=False, tell=silent)
    assert copy.read_text(encoding="utf-8") == "precious"
    copy_database(database, copy, replace=True, tell=silent)
    assert content(copy) == content(database)


def test_a_damaged_database_does_not_take_the_place_of_a_good_copy(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copies" / "copy.sqlite3"
    copy_database(database, copy, replace=False, tell=silent)
    good = copy.read_bytes()
    with closing(sqlite3.connect(database)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'articles_text_digest'"
        ).fetchone()
    with database.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xa5" * 4096)
    with pytest.raises(NotCopiedError, match="is damaged"):
        copy_database(database, copy, replace=True, tell=silent)
    assert copy.read_bytes() == good
    assert list(copy.parent.iterdir()) == [copy]


def test_a_copy_that_breaks_off_leaves_nothing_behind(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "PAGES_AT_ONCE", 10)

    def interrupt(_: str, done: int, __: int) -> None:
        if done > 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_database(database, tmp_path / "copies" / "copy.sqlite3", replace=False, tell=interrupt)
    assert list((tmp_path / "copies").iterdir()) == []


@pytest.mark.parametrize("wrong", ["itself", "folder", "journal"])
def test_a_target_that_would_do_harm_is_refused(database: Path, tmp_path: Path, wrong: str) -> None:
    target = {"itself": database, "folder": tmp_path, "journal": tmp_path / "copy.sqlite3"}[wrong]
    Path(f"{tmp_path / 'copy.sqlite3'}-wal").write_bytes(b"left behind")
    with pytest.raises(NotCopiedError, match=r"itself|folder|in use"):
        copy_database(database, target, replace=True, tell=silent)


def test_a_backup_put_in_the_place_of_a_database_in_use_is_told_from_it(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    copy_database(database, copy, replace=False, tell=silent)
    left = open_database(database)
    Store(left).save(ready(100))
    database.write_bytes(copy.read_bytes())
    with pytest.raises(UnusableDatabaseError, match="Was a backup put in the place"):
        open_database(database)


def test_the_archive_comes_with_it(database: Path, tmp_path: Path) -> None:
    here, there = tmp_path / "folder" / "news.warc", tmp_path / "copies" / "copy.warc"
    here.mkdir()
    (here / "a.warc.gz").write_bytes(b"a")
    (here / "unknown.warc.gz").write_bytes(b"x")
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.executemany(
            "INSERT INTO captures (outlet, url, at, file, offset) VALUES ('x', 'u', '2024-11-20T00:00:00+00:00', ?, 0)",
            [("a.warc.gz",), ("a.warc.gz",), ("gone.warc.gz",)],
        )
    copy = tmp_path / "copies" / "copy.sqlite3"
    copy_database(database, copy, replace=False, tell=silent)
    first = copy_archive(copy, (here, there), tell=silent)
    assert (first.linked, first.copied, first.there, first.missing) == (1, 0, 0, ("gone.warc.gz",))
    assert [one.name for one in there.iterdir()] == ["a.warc.gz"]
    assert copy_archive(copy, (here, there), tell=silent).there == 1


def test_where_links_cannot_be_files_are_copied_and_brought_up_to_date(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path, __: Path) -> None:
        raise OSError("another disk")

    monkeypatch.setattr(os, "link", refuse)
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    (here / "a.warc.gz").write_bytes(b"a")
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("INSERT INTO captures (outlet, url, at, file) VALUES ('x', 'u', 't', 'a.warc.gz')")
    assert copy_archive(database, (here, there), tell=silent).copied == 1
    assert copy_archive(database, (here, there), tell=silent).there == 1
    (here / "a.warc.gz").write_bytes(b"ab")
    assert copy_archive(database, (here, there), tell=silent).copied == 1
    assert (there / "a.warc.gz").read_bytes() == b"ab"


def test_the_command_tells_how_it_went(database: Path, tmp_path: Path) -> None:
    done = backup(database, str(tmp_path / "copy.sqlite3"), "--archive")
    assert (done.returncode, done.stderr) == (0, "")
    assert "checked" in done.stdout
    again = backup(database, str(tmp_path / "copy.sqlite3"))
    assert again.returncode == 2
    assert "--replace" in again.stderr
    assert backup(tmp_path / "none.sqlite3", str(tmp_path / "x.sqlite3")).returncode == 2
    assert not (tmp_path / "none.sqlite3").exists()


def test_a_reader_of_the_copy_needs_no_journal(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    copy_database(database, copy, replace=False, tell=silent)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    with closing(open_database(copy)) as db:
        assert Store(db).save(ready(100)).outcome == "new"
