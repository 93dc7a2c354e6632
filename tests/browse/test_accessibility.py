"""Every page of the product, as axe, a narrow screen and a printer see it."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from browse.pages import ROUTES
from browse.questions import questions
from tests.browse.serving import Served
from tests.browse.watching import needs_chromium, watched

SERIOUS = {"serious", "critical"}
# Addresses that are no pages: files, pictures and feeds.
NO_PAGE = re.compile(r"\\\.([a-z]|\(\?P<ending)|/cite")
QUESTION = "/questions/(?P"
NARROW = 320
AXE_QUESTIONS = 3  # axe takes seconds a page
TABLES = ("", "/articles", "/articles/1", "/quotes?_facet=verb")


def addresses(served: Served, *, of_questions: int | None = None) -> Iterator[str]:
    """One of each page of the product, with what is fullest in the database, and Datasette's own kinds of page; of
    the questions, which share their template, all or so many.
    """
    ask = {
        "article": "SELECT article_id FROM revisions LIMIT 1",
        "person": "SELECT id FROM persons ORDER BY articles DESC LIMIT 1",
        "region": "SELECT code FROM article_region GROUP BY code ORDER BY count(*) DESC LIMIT 1",
        "outlet": "SELECT outlet_id FROM articles WHERE outlet_id > 0 GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
        "story": "SELECT id FROM stories ORDER BY articles DESC LIMIT 1",
    }
    with closing(sqlite3.connect(f"{served.database.as_uri()}?mode=ro", uri=True)) as connection:
        ids = {name: connection.execute(query).fetchone()[0] for name, query in ask.items()}
    for pattern, _ in ROUTES:
        if NO_PAGE.search(pattern):
            continue
        kind = pattern.split("/")[1].rstrip("$")
        if pattern.startswith(QUESTION):
            yield from (f"/questions/{question.slug}" for question in questions()[:of_questions])
        elif "(" in pattern:
            yield f"/{kind}/{ids[kind]}"
        else:
            yield pattern.rstrip("$")
    yield "/search?q=netralitas"
    yield from (f"/{served.database.stem}{table}" for table in TABLES)


def faults(browser: Browser, served: Served, *, width: int, scheme: Literal["light", "dark"]) -> list[str]:
    """What axe finds serious on any page. It puts styles and scripts of its own into them, past their policy."""
    found = list[str]()
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    for path in addresses(served, of_questions=AXE_QUESTIONS):
        page.goto(f"{served.address}{path}")
        told = Axe().run(page, options={"preload": False}).response["violations"]
        serious = [one for one in told if one["impact"] in SERIOUS]
        found += [f"{path}: {one['id']} {node['html'][:200]}" for one in serious for node in one["nodes"][:3]]
    context.close()
    return found


@needs_chromium
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), pytest.param(375, "dark", marks=pytest.mark.e2e)])
def test_axe_finds_no_serious_fault(
    browser: Browser, served: Served, width: int, scheme: Literal["light", "dark"]
) -> None:
    found = faults(browser, served, width=width, scheme=scheme)
    assert found == [], "\n".join(found)


def test_no_page_is_left_out(served: Served) -> None:
    kinds = {pattern.split("/")[1].rstrip("$") for pattern, _ in ROUTES if not NO_PAGE.search(pattern)}
    assert kinds == {path.partition("?")[0].split("/")[1] for path in addresses(served)} - {served.database.stem}
    assert len(kinds) > 12


@needs_chromium
def test_no_page_scrolls_sideways_on_a_phone(browser: Browser, served: Served) -> None:
    wide = list[str]()
    with watched(browser, served.address, width=NARROW) as watching:
        for path in addresses(served):
            if path.startswith(f"/{served.database.stem}"):
                continue  # Datasette's tables are as wide as they are
            page = watching.open(path)
            width = page.evaluate("document.scrollingElement.scrollWidth")
            if width > NARROW:
                wide.append(f"{path}: {width}")
    assert wide == [], "\n".join(wide)


@needs_chromium
def test_paper_has_no_navigation(browser: Browser, served: Served) -> None:
    with watched(browser, served.address) as watching:
        for path in addresses(served):
            page = watching.open(path)
            page.emulate_media(media="print")
            assert not page.locator(".product-header").first.is_visible(), path
