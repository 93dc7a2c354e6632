"""Opening: by several processes at once, and of files that are damaged, read-only or have another's journal."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from pipelines.saving import Store
from pipelines.schema import UnusableDatabaseError, open_database
from tests.soundness.conftest import ready

ROOT = Path(__file__).parents[2]
OPENS = """
import sys, time
from pathlib import Path
from pipelines.schema import open_database
while time.time() < float(sys.argv[2]):
    pass
for turn in range(4):
    open_database(Path(f"{sys.argv[1]}-{turn}")).close()
"""


def test_processes_that_open_a_new_database_at_once_wait_for_each_other(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OPENS, str(tmp_path / "news.sqlite3"), str(time.time() + 4)]
    processes = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(5)]
    told = [(process.communicate(timeout=100)[1], process.returncode) for process in processes]
    assert told == [("", 0)] * 5


def test_opening_again_changes_nothing_but_needs_the_right_to_write(database: Path) -> None:
    with closing(open_database(database)) as db:
        stamped = db.execute("PRAGMA user_version").fetchone()
    with closing(open_database(database)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == stamped != (0,)


def killed_while_open(path: Path) -> None:
    """Leaves the journal of a process that was killed, with an article that stands nowhere else."""
    code = (
        "import os, sys; from pathlib import Path; from tests.soundness.conftest import ready\n"
        "from pipelines.saving import Store; from pipelines.schema import open_database\n"
        "Store(open_database(Path(sys.argv[1]))).save(ready(99)); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)], cwd=ROOT, check=False).returncode == 9
    assert Path(f"{path}-wal").stat().st_size > 0


def test_the_journal_of_a_killed_process_is_taken_up(database: Path) -> None:
    killed_while_open(database)
    with closing(open_database(database)) as db:
        assert db.table("articles").count == 6


def test_the_journal_of_another_database_is_refused_and_nothing_is_touched(database: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite3"
    with closing(open_database(other)) as db:
        Store(db).save(ready(1))
    killed_while_open(other)
    shutil.copy(f"{other}-wal", f"{database}-wal")
    before = database.read_bytes(), Path(f"{database}-wal").read_bytes()
    with pytest.raises(UnusableDatabaseError, match="journal of another database"):
        open_database(database)
    assert (database.read_bytes(), Path(f"{database}-wal").read_bytes()) == before
    Path(f"{database}-wal").unlink()
    Path(f"{database}-shm").unlink(missing_ok=True)
    with closing(open_database(database)) as db:
        assert db.table("articles").count == 5


@pytest.mark.parametrize("left", [100, 5_000, 200_000])
def test_a_truncated_file_is_refused_or_found_out(database: Path, left: int) -> None:
    with database.open("r+b") as file:
        file.truncate(left)
    with pytest.raises(UnusableDatabaseError, match=r"damaged|cannot be read as an SQLite database"):
        open_database(database)


def test_a_folder_in_the_place_of_the_database_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableDatabaseError, match="cannot be opened"):
        open_database(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_read_only_file_is_told(database: Path) -> None:
    database.chmod(0o444)
    with pytest.raises(UnusableDatabaseError, match="may not be written"):
        open_database(database)


def test_a_database_that_another_program_holds_is_told(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.schema.OPENING_SECONDS", 0.1)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UnusableDatabaseError, match="another program holds"):
            open_database(database)
