"""Revisions of a time when nobody noted since when a text was there."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.items import Article
from pipelines.migrations import until
from pipelines.read import read
from pipelines.saving import Store
from pipelines.schema import open_database

BODIES = ("Bawaslu memeriksa 37 ASN.", "Bawaslu memeriksa 38 ASN.", "Bawaslu memeriksa 39 ASN.")


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A database with an article that was changed twice, made before there were times."""
    path = tmp_path / "older.sqlite3"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipelines.schema.migrations", until("crawl_columns"))
        patch.setattr("pipelines.schema._make_views", lambda db: None)
        db = open_database(path)
    db.execute(
        "INSERT INTO articles (identity, body, languages, text_digest, first_seen, last_seen)"
        " VALUES ('a', ?, '[]', '3', '2024-01-01', '2024-01-09')",
        [BODIES[2]],
    )
    for body, digest, replaced in ((BODIES[0], "1", "2024-01-03"), (BODIES[1], "2", "2024-01-05")):
        db.execute(
            "INSERT INTO revisions (article_id, body, text_digest, replaced) VALUES (1, ?, ?, ?)",
            [body, digest, replaced],
        )
    db.close()
    return path


def test_each_text_is_there_since_the_one_before_was_replaced(older: Path) -> None:
    db = open_database(older)
    assert db.execute("SELECT first_seen, last_seen, replaced FROM revisions ORDER BY id").fetchall() == [
        ("2024-01-01", "2024-01-01", "2024-01-03"),
        ("2024-01-03", "2024-01-03", "2024-01-05"),
    ]
    assert db.execute("SELECT text_seen FROM articles").fetchall() == [("2024-01-05",)]


def test_the_next_change_compares_what_was_kept_before(older: Path) -> None:
    db = open_database(older)
    text = Article(identity="a", body="Bawaslu memeriksa 40 ASN.", seen=datetime(2024, 2, 1, tzinfo=UTC))
    assert Store(db).save(read(text)).outcome == "changed"
    assert [newer for (newer,) in db.execute("SELECT newer FROM differences ORDER BY revision_id")] == [
        *BODIES[1:],
        text.body,
    ]
