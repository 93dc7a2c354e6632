"""The page of a region: what is covered there and what is not, its people and stories; and the tree of all."""

from pathlib import Path

import pytest

from browse.coverage.counts import ANY, count
from browse.coverage.places import places
from browse.coverage.spots import spots
from browse.entities import region
from browse.entities.pairs import pairs
from browse.entities.region import MANY, load
from browse.pages.region import by_kind
from browse.trouble import NothingThereError
from tests.browse.reading import changed, only, reading
from tests.browse.serving import Served
from tests.browse.watching import Watched, needs_chromium

KONAWE, SULTRA, SILENT = "74.02", "74", "11.01"
NOW = "2027-01-01"
ABOUT = "SELECT count(*) FROM article_region WHERE code = ?"


def test_a_province_has_what_lies_in_it(collected: Path) -> None:
    with reading(collected) as connection:
        regency, province = (load(connection, code, NOW, 1) for code in (KONAWE, SULTRA))
        silent = load(connection, SILENT, NOW, 0)
        held = count(connection)
        assert by_kind(held, KONAWE)[ANY].articles == only(connection, ABOUT, KONAWE)
    assert (regency.row["name"], regency.row["province"]) == ("Kabupaten Konawe", "Sulawesi Tenggara")
    assert province.row["parent"] is None
    assert province.named >= regency.named >= len(regency.latest)
    assert silent.named == 0
    assert {article.id for article in regency.latest} <= {article.id for article in province.latest}
    assert [story["articles"] for story in regency.stories] == [3]
    assert {one.name for one in regency.people} <= {one.name for one in province.people}
    assert regency.people[0].name == "Rahmat Lasandara"
    assert regency.people[0].offices[0]["status"] == "penjabat"
    assert by_kind(held, SULTRA)[ANY].articles >= by_kind(held, KONAWE)[ANY].articles


def test_a_code_that_begins_with_another_is_no_part_of_it(collected: Path, tmp_path: Path) -> None:
    with changed(collected, tmp_path) as connection:
        article = only(connection, "SELECT article_id FROM article_region WHERE code = ? LIMIT 1", KONAWE)
        before = load(connection, SULTRA, NOW, 1)
        connection.execute("INSERT INTO regions VALUES ('740', 'Lain', 'kabupaten', NULL, 0, 0)")
        connection.execute("UPDATE article_region SET code = '740' WHERE article_id = ?", [article])
        after = load(connection, SULTRA, NOW, 1)
    assert {one.id for one in before.latest} - {one.id for one in after.latest} == {article}


def test_the_latest_are_the_same_whichever_way_they_are_found(collected: Path) -> None:
    with reading(collected) as connection:
        few, many = (load(connection, SULTRA, NOW, articles).latest for articles in (1, MANY + 1))
    assert [article.published for article in few] == sorted((one.published or "" for one in few), reverse=True)
    assert {article.id for article in few} == {article.id for article in many}


def test_articles_that_claim_to_be_of_the_future_are_not_the_latest(collected: Path, tmp_path: Path) -> None:
    with changed(collected, tmp_path) as connection:
        (first, *_) = load(connection, KONAWE, NOW, 1).latest
        connection.execute("UPDATE articles SET date_published = '2093-01-01' WHERE id = ?", [first.id])
        assert first.id not in [article.id for article in load(connection, KONAWE, NOW, 1).latest]


def test_outlets_and_regions_are_counted_together(collected: Path) -> None:
    with reading(collected) as connection:
        found = pairs(connection)
        for outlet, name in connection.execute("SELECT id, name FROM outlets WHERE name LIKE '%Uji'").fetchall():
            assert found.outlets(KONAWE)[outlet] == 1, name
            assert found.regions(outlet) == {KONAWE: 1}, name
        assert found.outlets(SULTRA) >= found.outlets(KONAWE)
    assert not found.outlets(SILENT)
    assert not found.regions(10**9)


def test_sanctions_are_counted_once_an_article(collected: Path, tmp_path: Path) -> None:
    with changed(collected, tmp_path) as connection:
        article, code = connection.execute(
            "SELECT sanctions.article_id, code FROM sanctions JOIN article_region USING (article_id) LIMIT 1"
        ).fetchone()
        before = load(connection, code, NOW, 1).sanctions
        columns = "article_id, rules, kind, stage, surface, start, end, part"
        connection.execute(
            f"INSERT INTO sanctions ({columns}) SELECT {columns} FROM sanctions WHERE article_id = ?", [article]
        )
        after = load(connection, code, NOW, 1).sanctions
    assert before
    assert [tuple(row) for row in before] == [tuple(row) for row in after]


def test_no_coverage_is_told_from_no_allegation(served: Served) -> None:
    silent, covered = served.get(f"/region/{SILENT}"), served.get(f"/region/{KONAWE}")
    assert "No coverage: the database has no article" in silent
    assert "none of the articles reports an allegation" not in silent
    assert "No coverage: the database has no article" not in covered
    assert "none of the articles reports an allegation" in covered


def test_an_unknown_region_is_not_there(collected: Path, served: Served) -> None:
    with reading(collected) as connection, pytest.raises(NothingThereError):
        load(connection, "99", NOW, 0)
    assert served.status("/region/99") == 404
    assert served.status("/region/7402") == 404


def test_provinces_sort_their_regions(collected: Path) -> None:
    with reading(collected) as connection:
        found = region.by_province(spots(places(connection), count(connection).by_code(ANY), {}))
    assert len(found) == 38
    assert sum(map(len, found.values())) == 514
    assert found[SULTRA][0].place.code == KONAWE


@needs_chromium
def test_a_region_is_found_in_the_tree_and_its_chart_is_drawn(watch: Watched) -> None:
    page = watch.open("/regions")
    page.locator("summary", has_text="Sulawesi Tenggara").click()
    page.get_by_role("link", name="Kabupaten Konawe", exact=True).click()
    page.locator("figure.chart.drawn svg").wait_for()
    assert page.locator("h1").inner_text() == "Kabupaten Konawe"
    page.locator(".up").get_by_role("link", name="Sulawesi Tenggara").click()
    states = page.locator("#within ~ .regencies li").all_inner_texts()
    assert any("no coverage" in state for state in states)
    assert any(state.startswith("Kabupaten Konawe\n") or "Konawe " in state for state in states)
