"""The map of regencies and cities: three states, the same in a table, and tiles of this server."""

import json
import re
import urllib.request

import pytest
from parsel import Selector

from tests.browse.serving import Served
from tests.browse.watching import Watched, needs_chromium

TOLD, COVERED, NONE = "told", "covered", "none"


def rows(page: str) -> list[list[str]]:
    """Region with its state, province, articles, stories, articles that tell of it."""
    found = Selector(page).xpath("//div[@id='table']//tbody/tr")
    return [[cell.xpath("normalize-space()").get("") for cell in row.xpath("th|td")] for row in found]


def states(page: str) -> dict[str, str]:
    """The state of each region that the script is given."""
    (text,) = Selector(page).xpath("//script[@id='spots']/text()").getall()
    return {spot[0]: spot[8] for spot in json.loads(text)["spots"]}


def test_each_region_is_in_one_of_three_states(served: Served) -> None:
    found = states(served.get("/map"))
    assert len(found) == 514
    assert found["32.05"] == TOLD  # Garut: an allegation
    assert found["74.02"] == COVERED  # Konawe: appeals only
    assert found["11.01"] == NONE
    counts = [list(found.values()).count(state) for state in (TOLD, COVERED, NONE)]
    page = served.get("/map")
    assert [f": {count}" in page for count in counts] == [True] * 3


def test_the_table_says_the_same(served: Served) -> None:
    page = served.get("/map?sort=articles")
    first = rows(page)[0]
    assert first == ["Kabupaten Konawe: covered, without that", "Sulawesi Tenggara", "4", "2", "0"]
    assert len(rows(page)) == 514


@pytest.mark.parametrize(
    ("order", "column", "is_number"),
    [("name", 0, False), ("province", 1, False), ("articles", 2, True), ("told", 4, True)],
)
def test_the_table_is_sorted_by_links(served: Served, order: str, column: int, is_number: bool) -> None:
    page = served.get(f"/map?sort={order}")
    values = [row[column].partition(":")[0] for row in rows(page)]
    assert values == (sorted(values, key=int, reverse=True) if is_number else sorted(values))
    (sorted_by,) = Selector(page).xpath("//th[@aria-sort]/a/@href").getall()
    assert f"sort={order}" in sorted_by


def test_a_choice_stays_when_the_order_changes(served: Served) -> None:
    page = served.get("/map?election=pilkada-2024&province=74&kind=stance.appeal")
    links = Selector(page).xpath("//div[@id='table']//thead//a/@href").getall()
    assert all("election=pilkada-2024" in link and "province=74" in link and "stance.appeal" in link for link in links)
    assert {row[1] for row in rows(page)} == {"Sulawesi Tenggara"}


def test_a_period_counts_only_what_is_in_it(served: Served) -> None:
    before, during = (states(served.get(f"/map?{query}")) for query in ("to=2020-01", "election=pilkada-2024"))
    assert (before["74.02"], during["74.02"]) == (NONE, COVERED)
    assert states(served.get("/map?from=2024-08&to=2024-12")) == during
    assert states(served.get("/map?from=2024-13")) == states(served.get("/map"))


def test_another_kind_makes_other_states(served: Served) -> None:
    assert states(served.get("/map?kind=stance.appeal"))["74.02"] == TOLD
    assert states(served.get("/map?kind=nothing"))["74.02"] == COVERED


def test_provinces_have_what_their_regions_have(served: Served) -> None:
    found = {row[0].partition(":")[0]: row for row in rows(served.get("/map?level=province"))}
    assert len(found) == 38
    assert int(found["Sulawesi Tenggara"][2]) >= 4


def test_tiles_come_from_this_server_and_are_kept(served: Served) -> None:
    with urllib.request.urlopen(f"{served.address}/map/6/51/33.png") as answer:
        assert answer.headers["Content-Type"] == "image/png"
        assert "max-age" in answer.headers["Cache-Control"]
        assert answer.read(8) == b"\x89PNG\r\n\x1a\n"
    for tile in ("7/0/0", "6/64/0", "6/0/64", "99999999999/1/1", "6/99999999999999999999/1"):
        assert served.status(f"/map/{tile}.png") == 404, tile


@needs_chromium
def test_the_map_is_drawn_with_all_its_regions(watch: Watched) -> None:
    page = watch.open("/map")
    page.wait_for_selector("#map.drawn .leaflet-tile-loaded")
    assert page.locator("#map .spot").count() == 514
    shapes = {
        state: page.locator(f"#map .spot.{state} span").first.evaluate(
            "spot => { const style = getComputedStyle(spot);"
            " return [style.borderRadius, style.backgroundColor, style.transform].join(' '); }"
        )
        for state in (TOLD, COVERED, NONE)
    }
    assert len(set(shapes.values())) == 3
    assert "Map data: OpenStreetMap contributors" in page.locator("#map").inner_text()
    assert page.locator("#map .leaflet-control-attribution a").count() == 0


@needs_chromium
def test_a_spot_tells_its_counts_and_leads_to_its_region(watch: Watched) -> None:
    page = watch.open("/map?province=74")
    page.locator("#map .spot[title='Kabupaten Konawe']").click()
    popup = page.locator(".leaflet-popup-content")
    assert re.search(r"4\s+articles", popup.inner_text())
    assert "covered, without that" in popup.inner_text()
    assert popup.get_by_role("link").get_attribute("href") == "/region/74.02"


@needs_chromium
def test_the_map_is_quick_and_its_buttons_are_named_in_the_language(watch: Watched) -> None:
    page = watch.open("/map?lang=id")
    page.wait_for_selector("#map.drawn")
    assert page.get_by_role("button", name="Perbesar").is_visible()
    took = page.evaluate("performance.now()")
    assert took < 5000
    page.get_by_role("button", name="Perbesar").click()
    page.wait_for_timeout(300)
    assert page.locator("#map .spot").count() == 514
