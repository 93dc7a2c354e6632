"""The front page: what is in here, how well the last runs went, what is new, and what to run where nothing is."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from parsel import Selector

from browse.coverage.newest import newest
from browse.coverage.runs import last_runs
from browse.pages.front import contents
from browse.questions import questions
from pipelines.schema import open_database
from tests.browse.collected import HOSTILE_HEADLINE, HOSTILE_OUTLET
from tests.browse.counting import make, opened
from tests.browse.serving import Served, serving
from tests.browse.watching import Watched, needs_chromium

NOW = datetime(2024, 12, 1, 12, 0, tzinfo=UTC)
ENDED = "2024-12-01T11:00:00+00:00"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make(tmp_path / "berita.sqlite3")


def add_run(path: Path, spider: str, started: str, finished: str | None, **counts: Any) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO runs (spider, arguments, started, finished, outcomes, outlets) VALUES (?, '{}', ?, ?, ?, ?)",
            [spider, started, finished, json.dumps(counts.get("outcomes", {})), json.dumps(counts.get("outlets", {}))],
        )


def figures(page: str) -> dict[str, str]:
    every = Selector(page).xpath("//dl[@class='figures']/div")
    return {one.xpath("normalize-space(dt)").get(""): one.xpath("normalize-space(dd)").get("") for one in every}


def texts(page: str, path: str) -> list[str]:
    """The texts of elements, without what is only layout."""
    return [one.xpath("normalize-space()").get("") for one in Selector(page).xpath(path)]


def links(page: str, heading: str) -> list[str]:
    return Selector(page).xpath(f"//section[h2[contains(., '{heading}')]]//li//a/@href").getall()


def test_dates_that_cannot_be_are_no_period(path: Path) -> None:
    held = contents(opened(path))
    assert (held.articles, held.stories, held.first) == (10, 1, "2020-12-09T10:00:00+08:00")
    assert held.last == "2024-12-02T23:30:00+07:00"


def test_what_claims_to_be_of_the_future_is_not_the_latest(path: Path) -> None:
    found = newest(opened(path), NOW)
    assert [row["headline"] for row in found.articles] == [
        "Judul 6",
        "Judul 4",
        "Judul 2",
        "Judul 1",
        "Judul 5",
        "Judul 8",
    ]
    assert [(row["id"], row["articles"]) for row in found.stories] == [(1, 2)]


def test_an_ended_run_tells_what_came_of_it(path: Path) -> None:
    outlets = {
        "kabar": {"answers": 9, "gone": 2, "notes": ["the budget is spent"]},
        "suara": {"answers": 0},
        "warta": {"requests": 3},
    }
    outcomes = {"articles/new": 4, "articles/changed": 1, "skipped/off topic": 7, "skipped/error": 2}
    add_run(path, "news", "2024-12-01T10:00:00+00:00", ENDED, outcomes=outcomes, outlets=outlets)
    (run,) = last_runs(opened(path), NOW)
    assert (run.spider, run.state, run.ended) == ("news", "finished", ENDED)
    assert (run.outcomes, run.skipped, run.errors, run.gone) == ({"new": 4, "changed": 1}, {"off topic": 7}, 2, 2)
    assert (run.outlets, run.silent, run.notes) == (3, ("suara", "warta"), (("kabar", "the budget is spent"),))
    assert not run.is_well


def test_a_run_under_way_is_told_from_one_that_was_killed(path: Path) -> None:
    add_run(path, "news", "2024-12-01T10:00:00+00:00", None)
    (run,) = last_runs(opened(path), NOW)
    assert (run.state, run.is_well) == ("unfinished", False)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO captures (run_id, outlet, url, at) VALUES (1, '', '', '2024-12-01T11:50:00+00:00')"
        )
    (run,) = last_runs(opened(path), NOW)
    assert (run.state, run.is_well, run.ended) == ("running", True, "2024-12-01T11:50:00+00:00")


def test_the_last_crawl_of_outlets_is_told_beside_later_runs(path: Path) -> None:
    add_run(path, "news", "2024-11-01T10:00:00+00:00", ENDED)
    add_run(path, "news", "2024-11-02T10:00:00+00:00", ENDED)
    add_run(path, "seeds", "2024-11-03T10:00:00+00:00", ENDED)
    assert [(run.id, run.spider) for run in last_runs(opened(path), NOW)] == [(3, "seeds"), (2, "news")]


def test_the_page_tells_how_much_there_is(served: Served) -> None:
    told = figures(served.get("/"))
    assert (told["articles"], told["of 514 regencies and cities"]) == ("50", "39")
    assert told["published"] == "21 Sep 2015 – 21 Nov 2024"
    assert set(figures(served.get("/?lang=id"))) >= {"artikel", "media", "dari 38 provinsi"}


def test_the_page_tells_of_the_last_runs(served: Served) -> None:
    told = texts(served.get("/"), "//section[contains(@class, 'run')]")
    assert [text.split(",")[0] for text in told] == ["Last run seeds", "Last crawl of outlets news"]
    assert "new: 4" in told[0]
    assert "changed: 1" in told[1]
    assert "pages gone: 1" in told[1]


def test_lists_lead_on(served: Served) -> None:
    page = served.get("/")
    with closing(opened(served.database)) as connection:
        (vanished,) = connection.execute("SELECT article_id FROM vanished").fetchone()
        (changed,) = connection.execute("SELECT DISTINCT article_id FROM changes").fetchone()
        (story,) = connection.execute("SELECT id FROM stories ORDER BY articles DESC LIMIT 1").fetchone()
    assert links(page, "Vanished") == [f"/article/{vanished}"]
    assert links(page, "Changed after publication") == [f"/article/{changed}"]
    assert links(page, "Stories with most copies")[0] == f"/story/{story}"


def test_hostile_texts_stay_texts(served: Served) -> None:
    page = served.get("/")
    latest = texts(page, "//section[h2='Latest articles']//li")
    (hostile,) = [text for text in latest if HOSTILE_OUTLET in text]
    assert hostile.startswith(HOSTILE_HEADLINE)
    assert "<svg onload" not in page


def test_an_empty_database_says_what_to_run(tmp_path: Path) -> None:
    path = tmp_path / "kosong.sqlite3"
    open_database(path).close()
    with serving(path) as server:
        page = server.get("/")
        assert f"make crawl DATABASE='{path}'" in texts(page, "//code")
        assert figures(page) == {}
        assert "No dated article fits" in server.get("/timeline")
        assert server.status("/map") == 200
        make(path)  # while the server runs
        assert figures(server.get("/"))["articles"] == "10"


@needs_chromium
def test_the_page_shows_charts_and_dots(watch: Watched) -> None:
    page = watch.open("/")
    page.wait_for_function("() => document.querySelectorAll('figure.drawn svg').length === 2")
    assert page.locator(".dots circle, .dots path").count() == 514
    assert page.locator(".dots path.told").count() > 5


@needs_chromium
def test_the_box_leads_to_the_search(watch: Watched) -> None:
    page = watch.open("/")
    page.get_by_role("searchbox").fill("netralitas & 'aman'")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=netralitas+%26+%27aman%27")


def test_every_question_is_linked(served: Served) -> None:
    page = served.get("/?lang=id")
    linked = {link.rpartition("/")[2]: text for link, text in zip(*_questions(page), strict=True)}
    assert linked == {question.slug: question.title["id"] for question in questions()}


def _questions(page: str) -> tuple[list[str], list[str]]:
    path = "//div[@class='groups']//li/a"
    return Selector(page).xpath(f"{path}/@href").getall(), texts(page, path)
