"""What is stored is read back as the values that it was made of."""

import sqlite3
from pathlib import Path

import pytest

from browse.stored import stored_reading
from browse.trouble import NothingThereError
from crawler.discovery.files import articles, find_files
from crawler.items import Article
from pipelines.chain import run
from pipelines.fields import FIELDS
from pipelines.read import Reading
from pipelines.saving import Store
from pipelines.schema import open_database

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> tuple[sqlite3.Connection, dict[str, Reading]]:
    path = tmp_path_factory.mktemp("stored") / "berita.sqlite3"
    db = open_database(path)
    store, readings = Store(db), dict[str, Reading]()
    for file in find_files(str(ROOT / "seeds")):
        for item in articles(file, limit=10_000_000):
            if isinstance(item, Article):
                outcome = run(item, keep_off_topic=True)
                assert isinstance(outcome.item, Reading)
                store.save(outcome.item)
                readings[outcome.item.article.identity] = outcome.item
    db.close()
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    return connection, readings


def test_every_seed_is_read_back_as_it_was(stored: tuple[sqlite3.Connection, dict[str, Reading]]) -> None:
    connection, readings = stored
    rows = connection.execute("SELECT id, identity FROM articles").fetchall()
    assert len(rows) == len(readings) > 40
    for row in rows:
        back, made = stored_reading(connection, row["id"]).reading, readings[row["identity"]]
        assert back.article.relevance == made.article.relevance
        assert back.values == made.values
    found = {name for reading in readings.values() for name, values in reading.values.items() if values}
    assert found == {field.name for field in FIELDS}  # else the comparison says nothing of a field


def test_ids_are_those_of_the_rows(stored: tuple[sqlite3.Connection, dict[str, Reading]]) -> None:
    connection, _ = stored
    (article_id,) = connection.execute("SELECT article_id FROM people LIMIT 1").fetchone()
    there = stored_reading(connection, article_id)
    names = [
        connection.execute("SELECT name FROM people WHERE id = ?", [one]).fetchone()[0] for one in there.ids["people"]
    ]
    assert names == [person.name for person in there.reading.values["people"]] != []


def test_what_is_not_there_is_said(stored: tuple[sqlite3.Connection, dict[str, Reading]]) -> None:
    with pytest.raises(NothingThereError):
        stored_reading(stored[0], 10_000)
