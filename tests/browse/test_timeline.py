"""The page of coverage over time: a chart with election days in it, and the same numbers without script."""

import json
import re
from typing import Any

import pytest
from parsel import Selector
from playwright.sync_api import Browser

from tests.browse.serving import Served
from tests.browse.watching import Watched, needs_chromium, watched

EXPECTED = (
    "() => document.querySelectorAll('figure.drawn svg').length === document.querySelectorAll('[data-chart]').length"
)


def table(page: str) -> list[list[str]]:
    """The cells of the table below the chart."""
    rows = Selector(page).xpath("//figure//tr")
    return [[cell.xpath("normalize-space()").get("") for cell in row.xpath("th|td")] for row in rows]


def spec(page: str) -> dict[str, Any]:
    (text,) = Selector(page).xpath("//script[@type='application/json']/text()").getall()
    found: dict[str, Any] = json.loads(text)
    return found


def test_months_are_told_without_script(served: Served) -> None:
    rows = table(served.get("/timeline"))
    assert rows[0] == ["Month", "articles"]
    assert rows[1] == ["Sep 2015", "1"]
    assert dict(rows[1:])["Oct 2024"] == "7"
    assert dict(rows[1:])["Jan 2016"] == "0"  # a month without an article is a month
    assert dict(table(served.get("/timeline?count=stories"))[1:])["Oct 2024"] == "5"  # one of them has three copies


def test_one_election_is_told_by_week(served: Served) -> None:
    rows = table(served.get("/timeline?election=pilkada-2024&lang=id"))
    assert rows[0] == ["Minggu mulai", "artikel"]
    assert rows[1][0] == "26 Agu 2024"  # candidates registered from Tuesday on
    assert dict(rows[1:])["7 Okt 2024"] == "4"
    assert rows[-1][0] == "23 Des 2024"


def test_each_kind_and_each_province_is_a_line(served: Served) -> None:
    kinds = table(served.get("/timeline?kind=stance"))
    assert {"allegations reported", "appeals"} <= set(kinds[0])
    provinces = table(served.get("/timeline?province=each&kind=stance.allegation"))
    assert "Jawa Barat" in provinces[0]
    assert "Kalimantan Selatan" not in provinces[0]  # nothing is told of it
    by_week = table(served.get("/timeline?kind=sanction&election=pilkada-2024"))
    assert "teguran" in by_week[0]


def test_a_province_has_only_its_articles(served: Served) -> None:
    everywhere = sum(int(row[1]) for row in table(served.get("/timeline"))[1:])
    somewhere = sum(int(row[1]) for row in table(served.get("/timeline?province=74"))[1:])
    assert 3 <= somewhere < everywhere / 2


def test_days_of_voting_stand_in_the_chart(served: Served) -> None:
    values = [layer["data"]["values"] for layer in spec(served.get("/timeline"))["layer"]]
    days = {one["election"]: one["day"] for found in values for one in found if "day" in one}
    assert days["Pilkada 2020"] == "2020-12-09"
    assert {"Pilkada 2018", "Pemilu 2019", "Pemilu 2024", "Pilkada 2024"} <= set(days)


@pytest.mark.parametrize(
    "query", ["election=pilkada-1999", "kind=stance.'", "kind=sanctions", "province=99", "province=<b>", "count=words"]
)
def test_what_is_no_choice_is_as_if_not_given(served: Served, query: str) -> None:
    assert table(served.get(f"/timeline?{query}")) == table(served.get("/timeline"))


def test_nothing_found_is_said(served: Served) -> None:
    page = served.get("/timeline?election=pemilu-2009")
    assert "No dated article fits this choice" in page
    assert table(page) == []


@needs_chromium
@pytest.mark.parametrize("query", ["", "?kind=stance", "?election=pilkada-2024", "?province=each&election=pemilu-2024"])
def test_the_chart_is_drawn_under_our_policy(watch: Watched, query: str) -> None:
    page = watch.open(f"/timeline{query}")
    page.wait_for_function(EXPECTED)
    assert page.locator("figure svg path").count() > 5
    assert page.locator("figure svg text", has_text=re.compile("^Pilkada|^Pemilu")).count() > 0
    assert not page.locator("details").get_attribute("open")  # the table makes room for it, and is there still
    page.get_by_text("The numbers").click()
    assert page.locator("figure table").is_visible()


@needs_chromium
def test_the_form_works_by_keyboard(watch: Watched) -> None:
    page = watch.open("/timeline")
    page.get_by_role("combobox", name="Election").focus()
    page.keyboard.type("Pilkada 2024")
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("election=pilkada-2024"))
    page.wait_for_function(EXPECTED)


@needs_chromium
def test_months_and_numbers_are_in_the_language_of_the_page(watch: Watched) -> None:
    page = watch.open("/timeline?lang=id&election=pilkada-2024")
    page.wait_for_function(EXPECTED)
    assert page.locator("figure svg text", has_text=re.compile(r"^\d+ Okt$")).count() > 0
    assert page.locator("figure svg text", has_text=re.compile("^masa kampanye$")).count() == 1


@needs_chromium
def test_colours_follow_light_dark_and_paper(watch: Watched) -> None:
    page = watch.open("/timeline")
    page.wait_for_function(EXPECTED)
    seen = []
    bar = page.locator("figure svg .mark-rect path[fill='var(--chart-1)']").first
    for scheme, media in (("light", "screen"), ("dark", "screen"), ("dark", "print")):
        page.emulate_media(color_scheme=scheme, media=media)  # type: ignore[arg-type]
        seen.append(bar.evaluate("mark => getComputedStyle(mark).fill"))
    assert seen[0] != seen[1]
    assert seen[0] == seen[2]


@needs_chromium
def test_without_script_the_table_is_open(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.address}/timeline")
    assert page.get_by_role("cell", name="7", exact=True).first.is_visible()
    context.close()


@needs_chromium
def test_nothing_is_wider_than_a_phone(browser: Browser, served: Served) -> None:
    with watched(browser, served.address, width=320) as watching:
        for path in ("/", "/timeline?kind=stance", "/map"):
            page = watching.open(path)
            page.wait_for_load_state("networkidle")
            assert page.evaluate("document.scrollingElement.scrollWidth") == 320, path
