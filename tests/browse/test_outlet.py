"""The page of an outlet: what it published and copied, what crawling it yields; and the list of all."""

import json
from pathlib import Path

import pytest

from browse.entities.outlet import load
from browse.entities.outlets import counts, registered
from browse.trouble import NothingThereError
from crawler.outlets import load as register
from tests.browse.collected import HOSTILE_OUTLET
from tests.browse.reading import changed, only, reading
from tests.browse.serving import Served
from tests.browse.watching import Watched, needs_chromium

NOW = "2027-01-01"
CRAWLED = "SELECT outlet_id FROM articles JOIN pages ON pages.article_id = articles.id LIMIT 1"
NAMED = "SELECT id FROM outlets WHERE name = ?"


def test_what_was_asked_of_a_site_and_found_there_is_told(collected: Path) -> None:
    with reading(collected) as connection:
        loaded = load(connection, only(connection, CRAWLED), NOW)
        pages = dict(connection.execute("SELECT state, count(*) FROM pages GROUP BY state").fetchall())
    assert loaded.crawling is not None
    latest, first = loaded.crawling.runs
    assert (first.stored, latest.found) == (5, 0)
    assert first.skipped == {"off topic": 10}
    assert first.routes > 0
    assert {row["state"]: row["pages"] for row in loaded.crawling.states} == pages
    gains = [row["articles"] for row in loaded.crawling.listings]
    assert gains[0] > 0
    assert gains == sorted(gains, reverse=True)
    assert loaded.crawling.faults == ()
    assert len(loaded.vanished) == 1


def test_failures_of_its_pages_are_listed(collected: Path, tmp_path: Path) -> None:
    with changed(collected, tmp_path) as connection:
        outlet = only(connection, CRAWLED)
        connection.execute("UPDATE pages SET state = 'timed out', detail = 'slow' WHERE state = 'gone'")
        loaded = load(connection, outlet, NOW)
    assert loaded.crawling is not None
    assert [(row["state"], row["detail"]) for row in loaded.crawling.faults] == [("timed out", "slow")]
    assert loaded.vanished == ()


def test_copies_are_told_from_what_it_had_first(collected: Path) -> None:
    with reading(collected) as connection:
        first, later = (
            load(connection, only(connection, NAMED, name), NOW) for name in ("Suara Konawe Uji", "Sultra Harian Uji")
        )
    assert (first.stories["in_copied"], first.stories["first"]) == (1, 1)
    assert (later.stories["in_copied"], later.stories["first"]) == (1, 0)
    assert first.months == {"2024-10": 1}
    assert "Rahmat Lasandara" in [person["name"] for person in first.people]
    assert first.crawling is None


def test_a_registered_outlet_is_known_by_its_name(collected: Path, tmp_path: Path) -> None:
    entry = next(iter(register().values()))
    with changed(collected, tmp_path) as connection:
        outlet = only(connection, NAMED, "Suara Konawe Uji")
        connection.execute("UPDATE outlets SET name = ? WHERE id = ?", [entry.name.upper(), outlet])
        tally = {entry.slug: {"routes": {"feed": 2}, "requests": 3, "notes": ["the home page could not be had"]}}
        connection.execute("UPDATE runs SET outlets = ? WHERE id = 4", [json.dumps(tally)])
        loaded = load(connection, outlet, NOW)
    assert loaded.entries == (entry,)
    assert loaded.crawling is not None
    (run,) = loaded.crawling.runs
    assert (run.routes, run.requests, run.answers) == (2, 3, 0)
    assert run.notes == ("the home page could not be had",)


def test_outlets_are_counted(collected: Path) -> None:
    with reading(collected) as connection:
        found = counts(connection)
        articles = only(connection, "SELECT count(*) FROM articles WHERE outlet_id IS NOT NULL")
    assert sum(one.articles for one in found) == articles
    assert [one.articles for one in found] == sorted((one.articles for one in found), reverse=True)
    assert all(one.on_topic <= one.articles >= one.stories > 0 for one in found)
    assert sum(map(len, registered().values())) == len(register())


def test_an_unknown_outlet_is_not_there(collected: Path, served: Served) -> None:
    with reading(collected) as connection, pytest.raises(NothingThereError):
        load(connection, 10**9, NOW)
    assert served.status("/outlet/1000000000") == 404


def test_outlets_are_searched_by_name(served: Served) -> None:
    page = served.get("/outlets?q=KONAWE")
    assert "Suara Konawe Uji" in page
    assert "Sultra Harian Uji" not in page
    assert "Nothing was found" in served.get("/outlets?q=tidak-ada-di-sini")


@needs_chromium
def test_the_yield_of_a_crawled_outlet_is_shown(watch: Watched) -> None:
    page = watch.open("/outlets")
    page.get_by_role("link", name="Kabar Lintas Nusa").click()
    page.locator("figure.chart.drawn svg").wait_for()
    assert page.locator("#yield ~ .scroll tbody tr").count() == 2
    page.locator("#vanished ~ .articles .headline").click()
    assert "/article/" in page.url


@needs_chromium
def test_a_hostile_name_stays_text(watch: Watched) -> None:
    page = watch.open("/outlets")
    page.get_by_role("link", name=HOSTILE_OUTLET).click()
    assert page.locator("h1").inner_text() == HOSTILE_OUTLET
    assert page.locator("main script:not([type='application/json'])").count() == 0
    assert page.locator("main img, main [onerror], main [onload]").count() == 0
    page.get_by_role("link", name="Kabupaten Takalar").first.click()
    assert page.title().startswith("Kabupaten Takalar")
