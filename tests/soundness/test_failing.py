"""What goes wrong while the database is open ends in one error that says what to do, and leaves it as it was."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from crawler.discovery.links import Link
from crawler.memory import Memory, Route, StorageError
from pipelines.prepared import Prepared
from pipelines.saving import Store
from pipelines.schema import open_database, reading, transaction
from pipelines.soundness import connections
from pipelines.soundness.connections import Connection
from tests.soundness.conftest import ready

T0 = datetime(2024, 11, 20, 8, tzinfo=UTC)
FEED = Route(outlet="kabar_uji", kind="feed", url="https://kabaruji.example/feed/")


@pytest.fixture
def db(database: Path) -> Iterator[Database]:
    db = open_database(database)
    yield db
    db.close()


def large(number: int) -> Prepared:
    """An article that fits into no page that is free."""
    small = ready(number)
    return replace(small, article=replace(small.article, body="Netralitas ASN dijaga. " * 10_000))


def write_an_author_of_nothing(db: Database) -> None:
    """Fails when it is committed."""
    with transaction(db) as connection:
        connection.execute("PRAGMA defer_foreign_keys = ON")
        connection.execute("INSERT INTO authors (article_id, name, role) VALUES (999, 'x', 'y')")


def fill_up(db: Database) -> None:
    """Lets the file grow no more, as a full disk would."""
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_leaves_all_as_it_was_and_goes_on_when_there_is_room(db: Database) -> None:
    fill_up(db)
    before = list(db.conn.iterdump())
    with pytest.raises(StorageError, match=r"the disk is full.*unharmed.*Make room"):
        Store(db).save(large(100))
    assert not db.conn.in_transaction
    assert list(db.conn.iterdump()) == before
    db.execute("PRAGMA max_page_count = 1000000")
    assert Store(db).save(ready(300)).outcome == "new"


def test_a_full_disk_is_told_by_the_memory_too(db: Database) -> None:
    fill_up(db)
    with pytest.raises(StorageError, match="the disk is full"):
        Memory(db).found(FEED, [Link(url=f"https://kabaruji.example/{number}") for number in range(5_000)], T0)
    assert db.table("pages").count == 0


@pytest.mark.parametrize("away", ["removed", "moved", "replaced"])
def test_a_file_that_is_taken_away_is_noticed_by_the_next_write(db: Database, database: Path, away: str) -> None:
    if away == "removed":
        database.unlink()
    else:
        database.rename(database.with_name("elsewhere.sqlite3"))
    if away == "replaced":
        database.write_bytes(b"")
    with pytest.raises(StorageError, match="removed, moved or replaced"):
        Store(db).save(ready(100))


def damaged(path: Path) -> None:
    """Garbage in the middle, from the second page on to the last but one."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (size - 2 * 4096))


def test_garbage_in_the_file_ends_the_run_and_is_written_no_more(database: Path) -> None:
    with closing(open_database(database)) as db, closing(open_database(database)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        damaged(database)
        db.execute("PRAGMA shrink_memory")
        with pytest.raises(StorageError, match=r"is damaged.*scrapy check"), reading(db):
            Store(db).save(ready(100))
        with pytest.raises(StorageError, match="is damaged"):
            Memory(db).due("kabar_uji", T0, 10)


def test_a_fault_of_one_article_is_no_fault_of_the_database(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError), transaction(db) as connection:
        connection.execute("INSERT INTO articles (id) VALUES (1)")
    assert not db.conn.in_transaction


def test_a_commit_that_fails_leaves_no_transaction_open(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        write_an_author_of_nothing(db)
    assert Store(db).save(ready(100)).outcome == "new"


def test_a_journal_that_readers_have_let_grow_is_begun_anew(
    db: Database, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wal = Path(f"{database}-wal")
    monkeypatch.setattr(connections, "LARGEST_WAL", 300_000)
    monkeypatch.setattr(connections, "BETWEEN_TRIES", 0.0)
    monkeypatch.setattr(connections, "LONGEST_TRY", 0.01)
    with closing(sqlite3.connect(database, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM articles").fetchone()
        for number in range(100, 120):
            Store(db).save(ready(number))
        assert wal.stat().st_size > 300_000
        assert reader.execute("SELECT count(*) FROM articles").fetchone() == (5,)
        reader.execute("COMMIT")
    Store(db).save(ready(120))
    assert wal.stat().st_size == 0
    assert isinstance(db.conn, Connection)
    assert db.execute("PRAGMA busy_timeout").fetchone() == (60_000,)
