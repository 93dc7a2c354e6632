"""What every page has: our header, two languages, headers that keep other hosts out."""

import re

import pytest

from tests.browse.serving import Served
from tests.browse.watching import Watched, needs_chromium

PATHS = ("/", "/about")


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_in_the_language_that_is_asked_for(served: Served, path: str) -> None:
    assert '<html lang="en">' in served.get(path)
    assert '<html lang="id">' in served.get(f"{path}?lang=id")
    assert '<html lang="id">' in served.get(path, **{"Accept-Language": "id-ID,id;q=0.9,en;q=0.8"})
    assert '<html lang="en">' in served.get(path, Cookie="language=en", **{"Accept-Language": "id"})


def test_pages_are_only_read(served: Served) -> None:
    assert served.status("/about", "POST") == 405
    assert served.status("/no/such/page/at/all") == 404


@needs_chromium
@pytest.mark.parametrize("path", PATHS)
def test_the_language_stays_after_it_was_chosen(watch: Watched, path: str) -> None:
    page = watch.open(path)
    page.get_by_title("Bahasa Indonesia").click()
    page.get_by_role("link", name="Netralitas ASN").first.click()
    assert page.locator("html").get_attribute("lang") == "id"
    assert re.search(r"\d+", page.locator("dl.figures").inner_text())
