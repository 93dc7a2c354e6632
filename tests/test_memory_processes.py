"""Processes that share the memory, and some that are killed: what was acknowledged is there, and nothing by halves."""

import signal
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from crawler.discovery.links import Link
from crawler.memory import Memory, Route, State
from pipelines.migrations import migrations, until
from pipelines.schema import open_database

ROOT = Path(__file__).parent.parent
T0 = datetime(2024, 11, 20, 8, tzinfo=UTC)
FEED = Route(outlet="kabar_uji", kind="feed", url="https://kabaruji.example/feed/")

HEAD = """
import os, signal, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from crawler.discovery.links import Link
from crawler.memory import Answer, Memory, Outcome, Route, State, Visit
from pipelines.schema import open_database

T0 = datetime(2024, 11, 20, 8, tzinfo=UTC)
FEED = Route(outlet="kabar_uji", kind="feed", url="https://kabaruji.example/feed/")
db = open_database(Path(sys.argv[1]))
memory = Memory(db)
"""
# Is killed by its own hand after so many steps of SQLite, in the middle of a transaction.
KILLED_INSIDE = """
links = [Link(url=f"https://kabaruji.example/{number}") for number in range(5_000)]
memory.found(FEED, links[:10], T0)
db.conn.set_progress_handler(lambda: os.kill(os.getpid(), signal.SIGKILL), int(sys.argv[2]))
memory.listing_asked(FEED, Answer(outcome=Outcome.ANSWERED), T0, links=links, further=["https://kabaruji.example/2"])
"""
# Finds and settles for ever, and says what it has done.
BUSY = """
for number in range(1_000_000):
    url = f"https://kabaruji.example/{number}"
    memory.found(FEED, [Link(url=url)], T0)
    memory.settle(Visit(outlet="kabar_uji", url=url, state=State.OFF_TOPIC, at=T0))
    print(number, flush=True)
"""
# Two of these meet the same pages.
WRITER = """
route = Route(outlet="kabar_uji", kind="feed", url=f"https://kabaruji.example/{sys.argv[2]}")
for turn in range(40):
    at = T0 + timedelta(minutes=turn)
    links = [Link(url=f"https://kabaruji.example/{number}") for number in range(turn, turn + 20)]
    memory.listing_asked(route, Answer(outcome=Outcome.ANSWERED), at, links=links)
    memory.settle(Visit(outlet="kabar_uji", url=links[0].url, state=State.OFF_TOPIC, at=at))
"""


def start(code: str, path: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HEAD + code, str(path), *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def check_whole(db: Database) -> None:
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    miscounted = db.execute(
        "SELECT url FROM listings WHERE (links, new) <>"
        " (SELECT count(*), coalesce(sum(new), 0) FROM findings WHERE listing_id = listings.id)"
    )
    assert miscounted.fetchall() == []


@pytest.mark.parametrize("steps", ["50", "5000", "100000"])
def test_a_process_killed_inside_a_transaction_leaves_nothing_by_halves(tmp_path: Path, steps: str) -> None:
    path = tmp_path / "news.sqlite3"
    with start(KILLED_INSIDE, path, steps) as process:
        errors = process.communicate(timeout=60)[1]
    assert (process.returncode, errors) == (-signal.SIGKILL, "")
    with closing(open_database(path)) as db:
        check_whole(db)
        memory = Memory(db)
        assert len(memory.due("kabar_uji", T0, 10_000)) == 10
        (route,) = memory.routes("kabar_uji", T0)
        assert (route.asks, route.links) == (0, 10)
        assert len(memory.found(FEED, [Link(url=f"https://kabaruji.example/{n}") for n in range(20)], T0)) == 20


def test_what_was_acknowledged_outlives_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "news.sqlite3"
    with start(BUSY, path) as process:
        assert process.stdout
        done = 0
        while done < 50:
            line = process.stdout.readline()
            assert line, process.stderr and process.stderr.read()
            done = int(line)
        process.kill()
        done = max([done, *map(int, process.stdout.read().split())])
    with closing(open_database(path)) as db:
        check_whole(db)
        states = [row["state"] for row in db.table("pages").rows]
        assert states[: done + 1] == [State.OFF_TOPIC] * (done + 1)
        assert len(states) <= done + 2
        left = Memory(db).due("kabar_uji", T0, 10)
        assert [page.state for page in left] == [State.KNOWN] * states.count(State.KNOWN)


@pytest.fixture
def older_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    with monkeypatch.context() as patch:
        patch.setattr("pipelines.schema.migrations", until("source_tables"))
        open_database(tmp_path / "news.sqlite3").close()
    return tmp_path / "news.sqlite3"


def test_what_is_to_be_migrated_is_read_under_the_write_lock(
    older_database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Else two processes that open the database at once would both make the tables, and one would fail.
    locked = []
    pending = migrations.pending

    def watched(db: Database) -> list[Migrations._Migration]:
        locked.append(db.conn.in_transaction)
        return pending(db)

    monkeypatch.setattr(migrations, "pending", watched)
    with closing(open_database(older_database)) as db:
        assert locked[-1]
        assert db.table("pages").exists()


def test_writers_at_once_write_as_if_one_after_the_other(older_database: Path) -> None:
    path = older_database
    processes = [start(WRITER, path, name) for name in ("a", "b")]
    for process in processes:
        errors = process.communicate(timeout=120)[1]
        assert (process.returncode, errors) == (0, "")
    with closing(open_database(path)) as db:
        check_whole(db)
        routes = Memory(db).routes("kabar_uji", T0)
        assert sorted((one.asks, one.links) for one in routes) == [(40, 59), (40, 59)]
        assert sum(one.new for one in routes) == db.table("pages").count == 59
        assert [row["visits"] for row in db.table("pages").rows_where("state = 'off topic'")] == [1] * 40
        assert db.table("findings").count == 2 * 59
