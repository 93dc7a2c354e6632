import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.parsing.data_article import complete_from_data
from crawler.parsing.html import parse_html
from crawler.parsing.page import Page
from crawler.parsing.page_kind import KINDS, PageKind, kind_of
from tests.parsing.kind_pages import CASES, PARAGRAPHS, SLUG
from tests.parsing.test_any_input import TOKENS
from tests.parsing.test_hostile_pages import HOSTILE

SAVED = sorted((Path(__file__).parent / "pages").glob("*.html"))
OTHERS = {"listing": "index", "soft_404": "not_found"}
SECONDS = 2


def kind(html: str | bytes, url: str, status: int = 200) -> PageKind:
    page = Page(html, url=url)
    article = complete_from_data(parse_html(html, identity="x", url=url), page)
    return kind_of(page, article, url=url, status=status)


@pytest.mark.parametrize("name", CASES)
def test_kind_and_what_decided(name: str) -> None:
    case = CASES[name]
    assert kind(case.html, case.url, case.status) == PageKind(kind=case.kind, detail=case.detail)


def test_all_kinds_are_shown() -> None:
    assert {case.kind for case in CASES.values()} == set(KINDS)


@pytest.mark.parametrize("file", SAVED, ids=lambda file: file.stem)
def test_saved_pages_are_articles(file: Path) -> None:
    url = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))["url"] or SLUG
    assert kind(file.read_bytes(), url).kind == OTHERS.get(file.stem, "article")


def test_only_articles_are_stored() -> None:
    assert [name for name in KINDS if PageKind(kind=name, detail="").is_article] == ["article"]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_page(name: str) -> None:
    page = Page(HOSTILE[name], url=SLUG)
    article = parse_html("", identity="x", url=SLUG)
    started = time.process_time()
    assert kind_of(page, article, url=SLUG).kind in KINDS
    assert time.process_time() - started < SECONDS


def test_many_linked_headings_under_deep_nesting() -> None:
    heading = "<h2><a href='/b'>Satu judul berita lain</a></h2>"
    page = Page("<div>" * 1_500 + heading * 3_000 + PARAGRAPHS[0], url=SLUG)
    started = time.process_time()
    assert kind_of(page, parse_html("", identity="x", url=SLUG), url=SLUG).kind == "index"
    assert time.process_time() - started < SECONDS


@given(
    data=st.lists(st.sampled_from(TOKENS), max_size=60).map(b"".join) | st.binary(max_size=300),
    url=st.text(max_size=30),
)
@settings(max_examples=200, deadline=None)
def test_any_page(data: bytes, url: str) -> None:
    try:
        page = Page(data, url=SLUG)
        article = parse_html(data, identity="x", url=SLUG)
    except ValueError:
        return
    assert kind_of(page, article, url=url).kind in KINDS
