"""Texts behind a wall: what shows a teaser is no article, what shows some paragraphs is a part of one."""

import pytest

from crawler.parsing.completeness import Completeness, completeness_of
from crawler.parsing.html import parse_html
from crawler.parsing.page import Page
from crawler.parsing.page_kind import kind_of
from crawler.parsing.report import PageAnswer, report
from tests.parsing.kind_pages import CARDS, HEADLINE, LD, NEWS, PARAGRAPHS, SLUG, TEXT, html, story
from tests.sites.ghost import Ghost
from tests.sites.posts import posts
from tests.sites.server import Asked

TITLE = f"{HEADLINE} - Kabar Lemo"
ASK = '<a href="/masuk">Masuk</a> atau <a href="/paket">berlangganan</a>'
GHOST = f'<aside class="gh-post-upgrade-cta"><h2>Tulisan ini untuk kawan Lemo</h2>{ASK}</aside>'
SAID = f"<div><p>Artikel ini khusus pelanggan.</p><p>{ASK}</p></div>"
TEASER, PARTS = f"<p>{PARAGRAPHS[0]}</p>", "".join(f"<p>{one}</p>" for one in PARAGRAPHS[:3])
PAID = LD % ("NewsArticle", HEADLINE, ', "isAccessibleForFree": "False"')
BELOW = f'<section class="kisah">{CARDS}</section>'
WALLS = {
    "a wall of Ghost": (GHOST, NEWS, "a wall is marked 'gh-post-upgrade-cta'"),
    "words": (SAID, NEWS, "the page says 'artikel ini khusus pelanggan'"),
    "a statement": ("", PAID, "JSON-LD says that it is not free to read"),
}


def page(text: str, head: str = NEWS, after: str = BELOW) -> str:
    return html(TITLE, story(text=text, after=after), head=head, classes="single-post")


def kind(source: str) -> tuple[str, str]:
    found = kind_of(Page(source, url=SLUG), parse_html(source, identity="x", url=SLUG), url=SLUG)
    return found.kind, found.detail


def completeness(source: str, feed_text: str | None = None) -> Completeness:
    return completeness_of(parse_html(source, identity="x", url=SLUG), Page(source, url=SLUG), feed_text=feed_text)


@pytest.mark.parametrize("name", WALLS)
@pytest.mark.parametrize("teaser", ["", TEASER])
def test_a_teaser_before_a_wall_is_no_article(name: str, teaser: str) -> None:
    wall, head, said = WALLS[name]
    assert kind(page(teaser + wall, head)) == ("login", said)


@pytest.mark.parametrize("name", WALLS)
def test_some_paragraphs_before_a_wall_are_a_part_of_an_article(name: str) -> None:
    wall, head, said = WALLS[name]
    source = page(PARTS + wall, head)
    assert kind(source)[0] == "article"
    assert completeness(source) == Completeness(verdict="partial", reason=said)
    assert completeness(source, "\n".join(PARAGRAPHS[:3])).is_partial, "the feed has no more than the page"


@pytest.mark.parametrize("body", ["Artikel ini khusus pelanggan.", "<p>Artikel ini khusus pelanggan.</p>"])
def test_the_words_of_a_wall_in_no_box(body: str) -> None:
    assert kind(f"<html class='paywall'><title>{TITLE}</title><body><h1>{HEADLINE}</h1>{body}")[0] != "article"


def test_a_wall_below_the_box_of_the_text() -> None:
    source = page(PARTS, after=GHOST + BELOW)
    assert kind(source)[0] == "article"
    assert completeness(source).is_partial


@pytest.mark.parametrize(
    "source",
    [
        page(TEXT),
        page(TEXT, after=f'<div class="paywall" style="display: none">{ASK}</div>'),
        page(f'<div class="paywall">{TEXT * 3}<p>Baca pula <a href="/daftar">daftar calon</a>.</p></div>'),
        page(
            TEXT, after="<article><h3><a href='/lain'>Kisah Lain</a></h3><i>Artikel ini khusus pelanggan</i></article>"
        ),
        page(f'<p>Menurut pengurus, "artikel ini khusus pelanggan" tertulis di mading.</p>{TEXT}'),
        page(TEXT, after=f"<footer><h3>Kabar lewat surel</h3>{ASK}</footer>"),
    ],
    ids=["no wall", "hidden", "marks the text", "a label of another article", "quoted", "newsletter"],
)
def test_no_wall(source: str) -> None:
    assert kind(source)[0] == "article"
    assert not completeness(source).is_partial


def test_the_whole_text_before_a_wall_is_complete() -> None:
    whole = LD % ("NewsArticle", HEADLINE, f', "articleBody": "{" ".join(PARAGRAPHS)}"')
    assert not completeness(page(TEXT + GHOST, whole)).is_partial


def test_a_list_of_articles_has_no_wall() -> None:
    source = html("Kabar Lemo", f"<main>{CARDS}</main>{SAID}")
    assert kind(source)[0] == "index"


def test_posts_of_ghost_for_members_are_partial() -> None:
    site = Ghost(list(posts(6)), members_only=(1, 2))
    site.url = "https://lemo.example"
    for post in site.posts:
        url = site.address(post)
        data = site.answer(Asked("GET", url.removeprefix(site.url), {})).content
        found = report([PageAnswer(data=data, url=url)])
        assert found.kind.is_article
        expected = "a wall is marked 'gh-post-upgrade-cta'" if post.number in site.members_only else None
        assert found.article.partial == expected
