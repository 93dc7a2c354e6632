"""Articles that were written one by one, about the same few affairs: none is a copy of another."""

from pathlib import Path

import pytest

from crawler.discovery.files import articles, find_files
from crawler.items import Article
from pipelines.normalise import normalise
from tests.copies.shelf import Shelf

ROOT = Path(__file__).parent.parent.parent
LIMIT = 10_000_000


@pytest.mark.parametrize("folder", ["seeds", "tests/development"])
def test_none_is_a_copy_of_another(tmp_path: Path, folder: str) -> None:
    found = [item for file in find_files(str(ROOT / folder)) for item in articles(file, limit=LIMIT)]
    written = [normalise(item) for item in found if isinstance(item, Article)]
    assert len(written) > 40
    shelf = Shelf(tmp_path / "news.sqlite3")
    for article in written:
        shelf.put(article)
    assert [told.articles for told in shelf.stories() if len(told.articles) > 1] == []
    assert len(shelf.stories()) == len(written)
