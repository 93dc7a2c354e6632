"""Databases with something in them."""

from pathlib import Path

import pytest

from crawler.items import Article
from pipelines.prepared import Prepared, prepared
from pipelines.read import read
from pipelines.saving import Store
from pipelines.schema import open_database

BODY = (
    "Bupati Takalar Rudi Hartawan meminta aparatur sipil negara menjaga netralitas pada Pilkada 2024.\n"
    "“ASN dilarang ikut kampanye,” kata Rudi dalam apel nomor {}."
)


def ready(number: int) -> Prepared:
    return prepared(
        read(Article(identity=f"a:{number}", headline=f"Bupati Ingatkan ASN {number}", body=BODY.format(number)))
    )


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """The path of a database with five articles, which nobody has open."""
    path = tmp_path / "folder" / "news.sqlite3"
    db = open_database(path)
    for number in range(5):
        Store(db).save(ready(number))
    db.close()
    return path
