"""Stories that other rules found are found anew, bit by bit."""

from pathlib import Path

import pytest

from pipelines.copies.stories import settle
from pipelines.schema import transaction
from tests.copies.changes import copy_of
from tests.copies.newsroom import Newsroom
from tests.copies.shelf import Shelf, article_of

REPORTS, AT_ONCE = 12, 5
LINKED = "UPDATE articles SET story_id = (SELECT story_id FROM articles WHERE identity = 'report-0') WHERE identity = ?"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Reports, each with a copy."""
    room = Newsroom("held_out", seed=6)
    shelf = Shelf(tmp_path / "news.sqlite3")
    for number, report in enumerate(room.reports(REPORTS)):
        shelf.put(article_of(report, f"report-{number}"))
        shelf.put(article_of(copy_of(report, [], room), f"copy-{number}"))
    return shelf


def settled(shelf: Shelf) -> int:
    """Settles all. Returns in how many steps."""
    steps = 0
    while True:
        with transaction(shelf.db) as connection:
            before = connection.execute("SELECT count(*) FROM stories").fetchone()[0]
            count = settle(connection, AT_ONCE)
        assert shelf.db.execute("SELECT count(*) FROM stories").fetchone()[0] >= before - AT_ONCE
        if not count:
            return steps
        steps += 1


def test_what_other_rules_linked_is_parted(shelf: Shelf) -> None:
    right = shelf.stories()
    shelf.db.execute(LINKED, ["report-7"])
    shelf.db.execute("UPDATE stories SET articles = (SELECT count(*) FROM articles WHERE story_id = stories.id)")
    assert settled(shelf) == 0
    assert shelf.stories() != right

    shelf.db.execute("UPDATE story_linking SET rules = 'of before'")
    assert settled(shelf) >= REPORTS / AT_ONCE

    assert shelf.stories() == right
    assert settled(shelf) == 0


def test_articles_that_come_meanwhile_are_placed(shelf: Shelf) -> None:
    right = shelf.stories()
    report = article_of(Newsroom("development", seed=6).report(), "late")
    shelf.db.execute("UPDATE story_linking SET rules = 'of before'")
    with transaction(shelf.db) as connection:
        settle(connection, AT_ONCE)
    shelf.put(report)
    settled(shelf)
    assert {told for told in shelf.stories() if "late" not in told.articles} == right
    assert shelf.story("late") == {"late"}
