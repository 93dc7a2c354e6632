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


NOTE = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
WORDPRESS = "<link rel='https://api.w.org/' href='/wp-json/'>"
OUR_LINE = "Garis Kami di Musim Pemilihan Bupati"


def kind_of_note(box: str, heading: str, text: str, *, head: str = "", date: str = "") -> str:
    """The kind of a page with classes on its article element, on its heading and on its text."""
    parts = f"<h1 class='{heading}'>{OUR_LINE}</h1>{date}<div class='{text}'>{NOTE}</div>"
    source = f"<title>{OUR_LINE} - Kabar Lemo</title>{head}<body><main><article class='{box}'>{parts}</article></main>"
    return kind(source, "https://kabarlemo.example/garis-kami-di-musim-pemilihan").kind


@pytest.mark.parametrize(
    ("box", "heading", "text", "head"),
    [
        ("page", "entry-title", "entry-content", ""),
        ("post-9 page type-page status-publish", "entry-title", "entry-content", ""),
        ("laman", "", "", ""),
        ("node node--type-page", "title", "", ""),
        ("", "entry-title td-page-title", "td-page-content", ""),
        ("", "", "entry-content entry-content-page", ""),
        ("", "", "static-page", ""),
        ("", "page-title", "entry-content", WORDPRESS),
    ],
)
def test_undated_page_with_a_class_of_pages(box: str, heading: str, text: str, head: str) -> None:
    assert kind_of_note(box, heading, text, head=head) == "page"
    dated = "<time datetime='2024-10-09T10:00:00+07:00'>9 Oktober 2024</time>"
    assert kind_of_note(box, heading, text, head=head, date=dated) == "article"
    states = "<meta property='og:type' content='article'>"
    assert kind_of_note(box, heading, text, head=head + states) == "article"


@pytest.mark.parametrize(
    ("box", "heading", "head"),
    [("post type-post", "entry-title", WORDPRESS), ("", "page-title", ""), ("homepage pages", "", "")],
)
def test_undated_article_without_a_class_of_pages(box: str, heading: str, head: str) -> None:
    assert kind_of_note(box, heading, "entry-content", head=head) == "article"


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
