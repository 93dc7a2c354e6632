"""The page of a person: what articles say, why they are linked, how that is undone; and the list of all."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from browse.entities import persons, undoing
from browse.entities.paging import Page
from browse.entities.people import people
from browse.entities.persons import Loaded
from browse.entities.tenures import WIDTH, drawing
from browse.pages.person import links
from browse.trouble import NothingThereError
from pipelines.persons import corrections
from pipelines.persons.corrections import Correction, Place
from tests.browse.reading import changed, only, reading
from tests.browse.serving import Served
from tests.browse.watching import Watched, needs_chromium

NAME = "Rahmat Lasandara"
ID = "SELECT id FROM persons WHERE name = ?"
FIRST, QUOTES = Page("page", 1, 20), Page("quotes", 1, 8)


def load(connection: sqlite3.Connection, page: Page = FIRST, stance: str = "") -> Loaded:
    return persons.load(connection, only(connection, ID, NAME), page, QUOTES, stance)


def test_what_articles_say_of_a_person_is_gathered(collected: Path) -> None:
    with reading(collected) as connection:
        loaded = load(connection)
    assert [form for form, _ in loaded.forms] == [NAME, "Rahmat"]
    assert [(row["title"], row["of"], row["status"]) for row in loaded.offices] == [
        ("Bupati", "Kabupaten Konawe", "penjabat")
    ]
    assert len(loaded.quotes) == 3
    assert {row["verb"] for row in loaded.quotes} == {"kata"}
    assert [article.published and article.published[:10] for article in loaded.articles] == [
        "2024-10-08",
        "2024-10-07",
        "2024-10-07",
    ]
    assert sum(row["articles"] for row in loaded.reasons) == 3


def test_articles_of_one_stance_are_chosen(collected: Path) -> None:
    with reading(collected) as connection:
        every = load(connection)
        counted = {row["kind"]: row["articles"] for row in every.stances}
        appeals = load(connection, stance="appeal")
        none = load(connection, stance="clearance")
    assert appeals.found == counted["appeal"] == len(appeals.articles)
    assert all("appeal" in article.stances for article in appeals.articles)
    assert (none.found, none.articles) == (0, ())


def test_a_line_that_undoes_a_link_is_one_that_the_linking_understands(collected: Path) -> None:
    with reading(collected) as connection:
        loaded = load(connection)
        lines = links(connection, loaded).apart.values()
        first = undoing.anchor(connection, loaded.person["id"])
    read = list(corrections.read(lines))
    assert len(read) == 2  # the article that the others are told apart from has none
    assert all(isinstance(one, Correction) and not one.is_same and one.one == first for one in read)


def test_names_and_addresses_with_commas_and_quotes_survive_in_a_line() -> None:
    one, other = Place('Budi "Bob", S.H.', "https://a.example/?x=1,2"), Place("Budi", "https://b.example/")
    (apart,) = corrections.read([undoing.line("apart", one, other)])
    (same,) = corrections.read([undoing.line("same", one, other)])
    assert isinstance(apart, Correction)
    assert isinstance(same, Correction)
    assert (apart.one, apart.other, apart.is_same) == (one, other, False)
    assert (same.one, same.other, same.is_same) == (one, other, True)


def test_who_may_be_the_same_is_proposed_with_the_line_that_joins(collected: Path, tmp_path: Path) -> None:
    with changed(collected, tmp_path) as connection:
        person = only(connection, ID, NAME)
        other = only(connection, "SELECT id FROM persons WHERE name <> ? LIMIT 1", NAME)
        row = [other, person, "other spelling", "Bupati / Kabupaten Konawe", "test"]
        connection.execute("INSERT INTO person_proposals VALUES (?, ?, ?, ?, ?)", row)
        loaded = load(connection)
        joining = links(connection, loaded).same
    assert [proposal["id"] for proposal in loaded.proposals] == [other]
    (read,) = corrections.read(joining.values())
    assert isinstance(read, Correction)
    assert read.is_same


def test_a_person_in_many_articles_is_read_page_by_page(collected: Path, tmp_path: Path) -> None:
    with changed(collected, tmp_path) as connection:
        profile = only(connection, "SELECT id FROM person_profiles WHERE person_id = (SELECT id FROM persons LIMIT 1)")
        person = only(connection, "SELECT person_id FROM person_profiles WHERE id = ?", profile)
        for number in range(45):
            connection.execute(
                "INSERT INTO articles (identity, body, languages, text_digest, first_seen, last_seen)"
                " VALUES (?, '', '[\"id\"]', '', '2024-01-01', '2024-01-01')",
                [f"more {number}"],
            )
            article = only(connection, "SELECT last_insert_rowid()")
            link = [article, profile, f"2030-01-{number % 28 + 1:02}"]
            connection.execute(
                "INSERT INTO person_links (article_id, profile_id, day, quotes) VALUES (?, ?, ?, 0)", link
            )
        pages = [persons.load(connection, person, Page("page", number, 20), QUOTES).articles for number in (1, 2)]
    shown = [article.id for page in pages for article in page]
    assert len(set(shown)) == 40


def test_an_unknown_person_is_not_there(collected: Path, served: Served) -> None:
    with reading(collected) as connection, pytest.raises(NothingThereError):
        persons.load(connection, 10**9, FIRST, QUOTES)
    assert served.status("/person/1000000000") == 404
    assert served.status("/person/99999999999999999999999") == 404


def office(first: str, last: str, status: str = "definitif") -> dict[str, Any]:
    return {"title": "Camat", "of": "Unaaha", "status": status, "first": first, "last": last}


def test_offices_are_drawn_in_time() -> None:
    rows = [
        office("2018-02-01", "2020-05-01"),
        office("2021-01-01", "2021-01-01", "penjabat"),
        office("2024-09-01", "2024-11-01", "calon"),
    ]
    drawn = drawing(rows)
    assert [bar.look for bar in drawn.bars] == ["held", "acting", "hollow"]
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH for bar in drawn.bars)
    assert drawn.bars[0].x < drawn.bars[1].x < drawn.bars[2].x
    assert all(bar.width > 0 for bar in drawn.bars)
    assert [first[:4] for first, _ in drawn.ticks] == ["2019", "2020", "2021", "2022", "2023", "2024"]


def test_offices_of_a_few_weeks_are_drawn_by_months() -> None:
    drawn = drawing([office("2024-10-07", "2024-10-08")])
    assert not drawn.by_year
    assert "2024-10-01" in [first for first, _ in drawn.ticks]
    assert drawing([]).bars == ()


def test_people_are_listed_and_searched(collected: Path) -> None:
    with reading(collected) as connection:
        every = people(connection, "", Page("page", 1, 50))
        found = people(connection, "lasandara RAHMAT", Page("page", 1, 50))
        unlettered = people(connection, "%", Page("page", 1, 50))
        all_of_them = only(connection, "SELECT count(*) FROM persons")
    counts = [row["articles"] for row in every.rows]
    assert counts == sorted(counts, reverse=True)
    assert every.total == all_of_them
    assert [row["name"] for row in found.rows] == [NAME]
    assert found.offices[found.rows[0]["id"]][0]["title"] == "Bupati"
    assert unlettered.total == all_of_them


@needs_chromium
def test_a_person_is_followed_from_the_list_to_an_article(watch: Watched) -> None:
    page = watch.open("/people?q=lasandara")
    page.get_by_role("link", name=NAME).click()
    assert page.locator("h1").inner_text() == NAME
    assert "may be wrong" in page.locator(".notice").inner_text()
    assert page.locator(".tenures rect").count() == 1
    page.locator(".chips a", has_text="appeals").click()
    assert page.locator("#articles ~ .articles > li").count() == 3
    page.get_by_text("Somebody else?").first.click()
    assert page.locator(".why code").first.inner_text().startswith("apart,Rahmat Lasandara,https://")
    page.locator("#articles ~ .articles .headline").first.click()
    assert "/article/" in page.url
