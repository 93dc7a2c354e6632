"""Copies planted among reports on one topic: found in all changes of a desk, and no report taken for a copy."""

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from pipelines.copies.overlap import overlap
from tests.copies.changes import CHANGES, copy_of
from tests.copies.newsroom import Newsroom
from tests.copies.shelf import Shelf, article_of

DISTINCT, APART = 320, 5
SETS = [changes for size in range(len(CHANGES) + 1) for changes in combinations(CHANGES, size)]
RECALL = 0.95


@pytest.mark.parametrize("part", ["development", "held_out"])
def test_planted_copies_are_found_and_no_others(tmp_path: Path, part: str) -> None:
    room = Newsroom(part, seed=2)
    reports = room.reports(DISTINCT)
    shelf = Shelf(tmp_path / "news.sqlite3")
    for number, report in enumerate(reports):
        shelf.put(article_of(report, f"report-{number}"))
    assert len(shelf.stories()) == DISTINCT
    for number, changes in enumerate(SETS):
        shelf.put(article_of(copy_of(reports[number * APART], changes, room), f"copy-{number}"))
    found = [
        shelf.story(f"copy-{number}") == {f"copy-{number}", f"report-{number * APART}"} for number in range(len(SETS))
    ]
    assert sum(found) >= RECALL * len(SETS)


@pytest.mark.parametrize("part", ["development", "held_out"])
def test_every_change_by_itself_is_seen_through(part: str) -> None:
    room = Newsroom(part, seed=3)
    lost = Counter(
        change.__name__
        for report in room.reports(60)
        for change in CHANGES
        if not overlap(report.body, copy_of(report, [change], room).body).are_copies
    )
    assert lost == {}


@pytest.mark.parametrize("part", ["development", "held_out"])
def test_the_reports_are_hard_to_tell_apart(part: str) -> None:
    # Else the tests above would show nothing: articles of our own that are written one by one have 8 % in common.
    reports = Newsroom(part, seed=4).reports(40)
    shares = [overlap(one.body, other.body).of_shorter for one, other in combinations(reports, 2)]
    assert max(shares) > 0.2
