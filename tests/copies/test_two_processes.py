"""Two crawls that store copies of the same texts in one database at once."""

import multiprocessing
from pathlib import Path

from crawler.items import Article
from tests.copies.changes import CHANGES, copy_of
from tests.copies.newsroom import Newsroom
from tests.copies.shelf import Shelf, article_of


def store(path: Path, articles: list[Article]) -> None:
    """Store them with a connection of its own, opened anew half-way."""
    for half in (articles[: len(articles) // 2], articles[len(articles) // 2 :]):
        shelf = Shelf(path)
        for article in half:
            shelf.put(article)
        shelf.db.close()


def test_the_stories_are_those_of_one_process(tmp_path: Path) -> None:
    room = Newsroom("development", seed=21)
    reports = room.reports(25)
    articles = [article_of(report, f"report-{number}") for number, report in enumerate(reports)]
    for number, report in enumerate(reports):
        articles += [article_of(copy_of(report, CHANGES[:2], room), f"copy-{number}-{copy}") for copy in range(2)]
    Shelf(tmp_path / "both.sqlite3").db.close()
    spawn = multiprocessing.get_context("spawn")
    crawls = [spawn.Process(target=store, args=(tmp_path / "both.sqlite3", articles[start::2])) for start in (0, 1)]
    for crawl in crawls:
        crawl.start()
    for crawl in crawls:
        crawl.join(timeout=120)
    assert [crawl.exitcode for crawl in crawls] == [0, 0]
    store(tmp_path / "one.sqlite3", articles)
    stored = Shelf(tmp_path / "both.sqlite3").stories()
    assert stored == Shelf(tmp_path / "one.sqlite3").stories()
    assert sum(len(told.articles) for told in stored) == len(articles)
