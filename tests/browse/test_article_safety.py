"""The page of an article in a real browser: nothing of a hostile text runs, marks switch, and the reader is led."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from crawler.items import Article, Author, Related, Translation
from explain.explanation import reread
from pipelines.saving import Store
from pipelines.schema import open_database
from tests.browse.collected import HOSTILE_HEADLINE, HOSTILE_NAME
from tests.browse.serving import Served, serving
from tests.browse.watching import Watched, needs_chromium, watched

GROUND = "element => getComputedStyle(element).backgroundColor"
LABEL = "element => getComputedStyle(element, '::before').content"
CLEAR = "rgba(0, 0, 0, 0)"
RUNS = "<script>alert(1)</script><img src=x onerror=alert(2)>"
HOSTILE = Article(
    identity="a",
    headline=f"{RUNS} ASN netral {{{{ 7 * 7 }}}} {{% raw %}}",
    body=f'Bupati Takalar, Budi {RUNS} Santoso, meminta ASN netral pada Pilkada 2024.\n"Jangan {RUNS}," kata Budi.',
    url="javascript:alert(3)",
    outlet=f"Kabar {RUNS}",
    section=f'"><a href="javascript:alert(4)">{RUNS}',
    authors=(Author(name=RUNS, role=f'reporter"{RUNS}'),),
    captions=(f"Bupati Takalar {RUNS}",),
    related=(Related(title=RUNS, url="javascript:alert(5)"), Related(title=RUNS, url="JaVaScRiPt:alert(6)")),
    tags=(RUNS,),
    image="data:text/html,<script>alert(7)</script>",
    translation=Translation(language='en" onmouseover="alert(8)', text=RUNS),
    partial=RUNS,
    languages=('id" onclick="alert(9)',),
)


def path_of(database: Path, condition: str, *values: object) -> str:
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        (article_id,) = connection.execute(f"SELECT id FROM articles WHERE {condition}", values).fetchone()
    return f"/article/{article_id}"


@pytest.fixture
def edited_path(collected: Path) -> str:
    return path_of(collected, "headline LIKE '%(Diperbarui)'")


@pytest.fixture(scope="module")
def hostile_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    path = tmp_path_factory.mktemp("hostile") / "jahat.sqlite3"
    db = open_database(path)
    store = Store(db)
    for body in (HOSTILE.body, f"{HOSTILE.body}\nKata Rudi {RUNS} lain."):
        store.save(reread(replace(HOSTILE, body=body)))
    db.close()
    with serving(path) as server:
        yield server


@needs_chromium
def test_nothing_of_a_hostile_article_runs(watch: Watched, collected: Path) -> None:
    page = watch.open(path_of(collected, "identity LIKE 'https://jahat.example/%'"))
    assert HOSTILE_HEADLINE in page.locator("h1").inner_text()
    assert HOSTILE_HEADLINE in page.title()
    assert HOSTILE_NAME in page.locator("main").inner_text()
    assert "meminta ASN menjaga netralitas" in page.locator(".body").inner_text()
    _is_only_text(page)


@needs_chromium
@pytest.mark.parametrize("language", ["en", "id"])
def test_nothing_of_any_part_of_it_runs(browser: Browser, hostile_server: Served, language: str) -> None:
    with watched(browser, hostile_server.address) as watching:
        page = watching.open(f"/article/1?lang={language}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        shown = page.locator("main").inner_text()
        # In the headline, the body, a caption, the author, the section, a tag, a related title, the translation, the
        # reason why the text is not whole, and the sentence that was added.
        assert shown.count(RUNS) >= 10
        assert "{{ 7 * 7 }}" in shown
        assert "{% raw %}" in shown
        _is_only_text(page)


def _is_only_text(page: Page) -> None:
    assert page.locator("main").locator("script, img, svg, iframe, b, [onerror], [onload], [style]").count() == 0
    links = [str(link.get_attribute("href")) for link in page.locator("main a").all()]
    assert {urlsplit(link).scheme for link in links} <= {"", "http", "https"}
    outside = page.locator("main a[href^=http]")
    assert {str(link.get_attribute("rel")) for link in outside.all()} <= {"noopener noreferrer"}


@needs_chromium
def test_kinds_are_switched_and_remembered(watch: Watched, edited_path: str) -> None:
    page = watch.open(edited_path)
    person, place = (page.locator(f".text .body mark.{kind}").first for kind in ("people", "places"))
    assert CLEAR not in (person.evaluate(GROUND), place.evaluate(GROUND))
    page.locator("#show-people").uncheck()
    assert (person.evaluate(GROUND), place.evaluate(GROUND) == CLEAR) == (CLEAR, False)
    page.reload()
    assert person.evaluate(GROUND) == CLEAR
    page.get_by_role("button", name="None").click()
    assert place.evaluate(GROUND) == CLEAR
    page.get_by_role("button", name="All").click()
    assert CLEAR not in (person.evaluate(GROUND), place.evaluate(GROUND))
    page.wait_for_function("localStorage.getItem('netralitas.marks.off') === '[\"labels\"]'")


@needs_chromium
def test_kinds_are_switched_by_keyboard_and_without_script(browser: Browser, served: Served, edited_path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.address}{edited_path}")
    assert page.get_by_role("button", name="None").count() == 0
    before = _picture(page)
    page.locator("#show-people").focus()
    page.keyboard.press("Space")
    assert _picture(page) != before
    page.get_by_role("button", name="All").press("Enter")
    page.mouse.click(1, 1)
    assert page.locator("#show-people").is_checked()
    context.close()


def _picture(page: Page) -> bytes:
    return page.locator(".text .body").screenshot()


@needs_chromium
def test_a_fact_leads_to_its_place(watch: Watched, edited_path: str) -> None:
    page = watch.open(edited_path)
    page.locator("#show-people").uncheck()
    link = page.locator("aside .places a[href^='#m-']").locator("visible=true").last
    target = page.locator(str(link.get_attribute("href")))
    link.click()
    expect(target).to_be_in_viewport()
    name = page.locator("aside details.kind", has=page.locator("mark.people")).locator(".places a").first
    name.click()
    assert page.locator("#show-people").is_checked()  # what somebody asks for is shown


@needs_chromium
def test_marks_are_told_apart_on_paper(watch: Watched, edited_path: str) -> None:
    page = watch.open(edited_path)
    mark = page.locator(".text .body mark.people[data-label]").first
    assert mark.evaluate(LABEL) == "none"
    page.emulate_media(media="print")
    assert mark.evaluate(LABEL) == f'"{mark.get_attribute("data-label")}"'
    assert page.locator(".legend button").first.is_hidden()
    assert page.locator("form.legend").is_visible()


@needs_chromium
def test_the_citation_is_copied(browser: Browser, served: Served, edited_path: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{served.address}{edited_path}")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#citation").inner_text()
    context.close()


@needs_chromium
def test_a_telephone_needs_no_sideways_scrolling(watch: Watched, edited_path: str, collected: Path) -> None:
    watch.page.set_viewport_size({"width": 320, "height": 640})
    for path in (edited_path, path_of(collected, "identity LIKE 'https://jahat.example/%'")):
        page = watch.open(f"{path}?lang=id")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
