"""What several tests begin with."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from crawler.memory import Memory
from pipelines.schema import open_database


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    db = open_database(tmp_path / "news.sqlite3")
    yield db
    db.close()


@pytest.fixture
def memory(db: Database) -> Memory:
    return Memory(db)
