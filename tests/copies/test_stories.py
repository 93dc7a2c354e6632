"""Stories as articles arrive, change and go: whatever the order, the same ones come out."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from crawler.items import Article
from pipelines.copies.stories import retell, settle
from pipelines.schema import transaction
from tests.copies.changes import CHANGES, copy_of
from tests.copies.newsroom import Newsroom, Report
from tests.copies.shelf import Shelf, article_of, at, made_ready, with_body

Shelves = Callable[[], Shelf]


@pytest.fixture
def shelves(tmp_path: Path) -> Shelves:
    """Makes empty shelves."""
    numbers = itertools.count()
    return lambda: Shelf(tmp_path / f"{next(numbers)}.sqlite3")


@pytest.fixture(scope="module")
def desk() -> Newsroom:
    return Newsroom("held_out", seed=11)


@pytest.fixture(scope="module")
def news(desk: Newsroom) -> list[Article]:
    """Forty reports; of every fourth there are some copies."""
    reports = desk.reports(40)
    articles = [article_of(report, f"report-{number}") for number, report in enumerate(reports)]
    for number, report in enumerate(reports[::4]):
        for copy in range(1 + number % 5):
            changes = [change for change in CHANGES if desk.random.random() < 0.4]
            articles.append(article_of(copy_of(report, changes, desk), f"copy-{number}-{copy}"))
    return articles


def report_of(desk: Newsroom) -> tuple[Report, Article]:
    report = desk.report(sentences=16)
    return report, article_of(report, "original")


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_arrival_does_not_matter(shelves: Shelves, news: list[Article], seed: int) -> None:
    first, second = shelves(), shelves()
    for article in news:
        first.put(article)
    for article in Random(seed).sample(news, len(news)):
        second.put(article)
    assert first.stories() == second.stories()
    assert sorted(len(told.articles) for told in first.stories())[-4:] >= [4, 5, 6, 6]


def test_every_article_has_one_story(shelves: Shelves, news: list[Article]) -> None:
    shelf = shelves()
    for article in news:
        shelf.put(article)
    identities = [identity for told in shelf.stories() for identity in told.articles]
    assert sorted(identities) == sorted(article.identity for article in news)


def test_an_article_that_is_no_copy_any_more_leaves(shelves: Shelves, news: list[Article], desk: Newsroom) -> None:
    with_changes, without = shelves(), shelves()
    changed = [with_body(article, desk.report(sentences=15).body) for article in news[::3]]
    for article in news:
        with_changes.put(article)
    assert {with_changes.put(article) for article in changed} == {"changed"}
    fresh = {article.identity: article for article in [*news, *changed]}
    for article in fresh.values():
        without.put(article)
    assert with_changes.stories() == without.stories()


def test_a_story_splits_where_its_bridge_goes(shelves: Shelves, desk: Newsroom) -> None:
    shelf = shelves()
    report, original = report_of(desk)
    words = report.body.split()
    middle = len(words) // 2
    parts = [" ".join(words[: middle + 20]), " ".join(words[middle - 20 :])]
    for number, part in enumerate(parts):
        later = at(with_body(original, part), report.published + timedelta(hours=1 + number))
        shelf.put(replace(later, identity=f"part-{number}"))
    assert len(shelf.stories()) == 2
    shelf.put(original)
    assert shelf.story("part-0") == {"original", "part-0", "part-1"}
    shelf.put(with_body(original, desk.report().body))
    assert [len(told.articles) for told in shelf.stories()] == [1, 1, 1]


@pytest.mark.parametrize("gone", ["original", "copy-0", "copy-1"])
def test_a_deleted_article_leaves_the_others_together(shelves: Shelves, desk: Newsroom, gone: str) -> None:
    shelf = shelves()
    report, original = report_of(desk)
    articles = [original, *(article_of(copy_of(report, [], desk), f"copy-{number}") for number in range(3))]
    for article in articles:
        shelf.put(article)
    shelf.db.execute("DELETE FROM articles WHERE identity = ?", [gone])
    with transaction(shelf.db) as connection:
        settle(connection, limit=100)
    rest = [article for article in articles if article.identity != gone]
    without = shelves()
    for article in rest:
        without.put(article)
    assert shelf.stories() == without.stories()
    assert shelf.db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_articles_from_before_there_were_stories_are_placed_bit_by_bit(shelves: Shelves, news: list[Article]) -> None:
    shelf = shelves()
    for article in news:
        shelf.put(article)
    before = shelf.stories()
    for table in ("stories", "fingerprints", "press_signs"):
        shelf.db.execute(f"DELETE FROM {table}")
    assert shelf.stories() == frozenset()
    rounds = 0
    with transaction(shelf.db) as connection:
        while settle(connection, limit=10):
            rounds += 1
    assert rounds == -(-len(news) // 10)
    assert shelf.stories() == before


def test_the_earliest_is_the_one_published_first(shelves: Shelves, desk: Newsroom) -> None:
    shelf = shelves()
    report, original = report_of(desk)
    shelf.put(original)
    zoned = datetime.fromisoformat(report.published.isoformat().replace("+00:00", "+09:00"))
    shelf.put(replace(at(original, zoned), identity="nine hours earlier", outlet="Harian Timur"))
    shelf.put(replace(original, identity="undated", date_published=None))
    (told,) = shelf.stories()
    assert (told.earliest, told.outlets, told.share) == ("nine hours earlier", 2, 1.0)


def test_another_time_of_a_stored_text_is_told_anew(shelves: Shelves, desk: Newsroom) -> None:
    shelf = shelves()
    report, original = report_of(desk)
    shelf.put(original)
    shelf.put(replace(original, identity="copy", date_published=report.published + timedelta(hours=2)))
    earlier = replace(original, identity="copy", date_published=report.published - timedelta(hours=2))
    assert shelf.put(earlier) == "reread"
    with transaction(shelf.db) as connection:
        retell(connection, 2)
    (told,) = shelf.stories()
    assert told.earliest == "copy"


def test_the_press_office_is_told_with_what_shows_it(shelves: Shelves, desk: Newsroom) -> None:
    shelf = shelves()
    report, original = report_of(desk)
    shelf.put(original)
    for number, outlet in enumerate(("Kabar Satu", "Kabar Dua", "Kabar Dua")):
        signed = at(original, report.published + timedelta(hours=number + 1), press_office="Humas Pemkot Sorong")
        shelf.put(replace(signed, identity=f"signed-{number}", outlet=outlet))
    (told,) = shelf.stories()
    assert told.press_office == "author Humas Pemkot Sorong (3 of 4 articles in 2 outlets)"


def test_saving_again_changes_nothing(shelves: Shelves, news: list[Article]) -> None:
    shelf = shelves()
    for article in news:
        shelf.put(article)
    before = [row for row in shelf.db.conn.iterdump() if 'INTO "articles"' not in row]
    assert {shelf.put(article) for article in news} == {"unchanged"}
    assert [row for row in shelf.db.conn.iterdump() if 'INTO "articles"' not in row] == before


def test_a_story_of_hundreds_is_one_and_stays_cheap(shelves: Shelves, desk: Newsroom) -> None:
    shelf = shelves()
    report, original = report_of(desk)
    for number in range(150):
        copy = replace(original, identity=f"copy-{number}", date_published=report.published - timedelta(hours=number))
        shelf.put(with_body(copy, f"{desk.sentence('lead', report.facts)}\n{original.body}"))
    (told,) = shelf.stories()
    assert len(told.articles) == 150
    assert told.earliest == "copy-149"


def test_made_ready_articles_are_those_of_the_crawl(desk: Newsroom) -> None:
    _, original = report_of(desk)
    assert len(made_ready(original).fingerprints) > 10
