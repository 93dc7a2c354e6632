"""The database: strict tables, migrations, and files that are refused."""

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from crawler.items import Article
from pipelines.derived import TABLES, DerivedTable
from pipelines.migrations import until
from pipelines.read import read
from pipelines.saving import Store
from pipelines.schema import UnusableDatabaseError, check_database, open_database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "news.sqlite3"


def own_tables(db: Database) -> list[str]:
    return [name for name in db.table_names() if "_fts" not in name and not name.startswith("_")]


def all_tables(table: DerivedTable) -> list[DerivedTable]:
    return [table, *(below for child in table.children.values() for below in all_tables(child))]


def test_every_table_of_ours_is_strict(path: Path) -> None:
    db = open_database(path)
    loose = [name for name in own_tables(db) if not db.table(name).strict]
    assert loose == []


def test_every_foreign_key_has_an_index_and_is_enforced(path: Path) -> None:
    db = open_database(path)
    keys = [(name, key.column) for name in own_tables(db) for key in db.table(name).foreign_keys]
    indexed = {(name, index.columns[0]) for name in own_tables(db) for index in db.table(name).indexes}
    assert len(keys) > 10
    assert [key for key in keys if key not in indexed] == []
    with pytest.raises(sqlite3.IntegrityError):
        db.execute("INSERT INTO captions (article_id, text) VALUES (99, 'x')")


def test_it_writes_ahead_and_searches_in_full_text(path: Path) -> None:
    db = open_database(path)
    assert db.journal_mode == "wal"
    assert db.table("articles").detect_fts() == "articles_fts"


def test_all_regions_are_there_with_their_provinces(path: Path) -> None:
    db = open_database(path)
    assert db.table("regions").count == 552
    assert db.query("SELECT count(*) AS n FROM regions WHERE parent IS NULL").__next__()["n"] == 38


def test_opening_again_changes_nothing(path: Path) -> None:
    before = list(open_database(path).iterdump())
    assert list(open_database(path).iterdump()) == before


@pytest.mark.parametrize("table", [below for table in TABLES for below in all_tables(table)], ids=lambda t: t.name)
def test_every_derived_table_and_column_is_described(table: DerivedTable) -> None:
    assert table.description
    assert [column.name for column in table.columns if len(column.description) < 5] == []


def test_a_database_of_an_older_schema_is_migrated(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = open_database(path)
    Store(db).save(read(Article(identity="a", body="PNS diminta netral.")))
    db.close()
    newer = until()
    newer(name="outlet_slugs")(lambda db: db.table("outlets").add_column("slug", str))
    monkeypatch.setattr("pipelines.schema.migrations", newer)
    migrated = open_database(path)
    assert "slug" in migrated.table("outlets").columns_dict
    assert migrated.table("articles").count == 1


def test_derived_tables_of_a_changed_field_are_made_anew_and_filled_by_the_next_crawl(path: Path) -> None:
    db = open_database(path)
    reading = read(Article(identity="a", body="PNS diminta netral."))
    Store(db).save(reading)
    db.execute("ALTER TABLE asn_groups ADD COLUMN former TEXT")
    db.close()
    db = open_database(path)
    assert "former" not in db.table("asn_groups").columns_dict
    assert db.table("asn_groups").count == 0
    assert Store(db).save(reading).outcome == "reread"
    assert db.table("asn_groups").count == 1


def refused(path: Path) -> str:
    before = path.read_bytes()
    with pytest.raises(UnusableDatabaseError) as refusal:
        open_database(path)
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == [path]
    return str(refusal.value)


def test_a_newer_database_is_refused_and_untouched(path: Path) -> None:
    db = open_database(path)
    db.table("_sqlite_migrations").insert({"migration_set": "netralitas", "name": "from_the_future", "applied_at": "x"})
    db.execute("PRAGMA journal_mode = DELETE")
    db.close()
    assert "newer version" in refused(path)


def test_another_programs_database_is_refused_and_untouched(path: Path) -> None:
    path.parent.mkdir()
    Database(path).table("bookmarks").insert({"url": "x"})
    assert "another program" in refused(path)


def test_a_file_that_is_no_database_is_refused_and_untouched(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("Catatan rapat\n" * 100, encoding="utf-8")
    assert "cannot be read" in refused(path)


def test_a_database_to_be_is_fine(path: Path) -> None:
    check_database(path)
    assert not path.parent.exists()
