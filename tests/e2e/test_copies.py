"""Ten thousand reports on one topic, and copies planted among them: each is told apart, or found."""

from itertools import combinations
from pathlib import Path

import pytest

from tests.copies.changes import CHANGES, copy_of
from tests.copies.newsroom import Newsroom
from tests.copies.shelf import Shelf, article_of

pytestmark = pytest.mark.e2e

DISTINCT = 10_000
SETS = [changes for size in range(len(CHANGES) + 1) for changes in combinations(CHANGES, size)]
TIMES_OVER = 8
RECALL = 0.95


# Thresholds were chosen with the first part and seeds below ten.
@pytest.mark.parametrize(("part", "seed"), [("development", 1), ("held_out", 31)])
def test_ten_thousand_reports_are_told_apart_and_their_copies_found(tmp_path: Path, part: str, seed: int) -> None:
    room = Newsroom(part, seed)
    reports = room.reports(DISTINCT)
    shelf = Shelf(tmp_path / "news.sqlite3")
    for number, report in enumerate(reports):
        shelf.put(article_of(report, f"report-{number}"))
    glued = [told.articles for told in shelf.stories() if len(told.articles) > 1]
    assert glued == []
    copies = SETS * TIMES_OVER
    for number, changes in enumerate(copies):
        shelf.put(article_of(copy_of(reports[number], changes, room), f"copy-{number}"))
    together = {identity: told.articles for told in shelf.stories() for identity in told.articles}
    found = [f"report-{number}" in together[f"copy-{number}"] for number in range(len(copies))]
    assert sum(found) >= RECALL * len(copies)
    assert max(len(articles) for articles in together.values()) == 2
