"""What is asked for of an article, and how often, and what is read of it."""

import asyncio
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import cast

import pytest

from crawler.parsing.report import PageReport
from crawler.pool import Pool
from crawler.rounds.articles import BROKEN_OFF, ArticleReader
from crawler.rounds.client import Fetched
from crawler.rounds.context import Context
from tests.parsing.kind_pages import DATE, HEADLINE, OTHERS, PARAGRAPHS, html

SITE = "https://kabarlemo.example"
ARTICLE = f"{SITE}/2024/10/dua-pegawai-kelurahan-diperiksa"
ALIAS = f"{SITE}/berita/daerah/dua-pegawai-kelurahan-diperiksa"
AMP = f'<link rel="amphtml" href="{ARTICLE}/amp">'
CANONICAL = f'<link rel="canonical" href="{ARTICLE}">'
AT = datetime(2024, 10, 18, tzinfo=UTC)
NOT_FOUND = html("Halaman Tidak Ditemukan", "<h1>Halaman tidak ditemukan</h1><p>Coba cari yang lain.</p>")


@dataclass
class Site:
    """Answers by address, as a context's client; whatever else is asked for is not found."""

    pages: dict[str, str]
    asked: list[str] = field(default_factory=list)
    zone: None = None
    pool: Pool = field(default_factory=lambda: Pool(0, 1))

    @property
    def client(self) -> "Site":
        return self

    async def get(self, url: str) -> Fetched:
        self.asked.append(url)
        await asyncio.sleep(0)
        body = self.pages.get(url)
        return Fetched(asked=url, url=url, at=AT, status=200 if body else 404, body=(body or "x").encode())

    async def visit(self, *urls: str, feed_text: str | None = None) -> list[PageReport]:
        reader = ArticleReader(cast(Context, self))

        async def read(url: str) -> PageReport:
            return await reader.read(await self.get(url), feed_text)

        return list(await asyncio.gather(*map(read, urls)))

    def read(self, url: str = ARTICLE, feed_text: str | None = None) -> PageReport:
        (found,) = asyncio.run(self.visit(url, feed_text=feed_text))
        return found


def page(*paragraphs: int, pager: str = "", head: str = "", last: str = "") -> str:
    text = "".join(f"<p>{PARAGRAPHS[number]}</p>" for number in paragraphs) + last
    content = f'<article><h1>{HEADLINE}</h1>{DATE}<div class="entry-content">{text}</div>{pager}</article>'
    return html(HEADLINE, content, head=CANONICAL + head, classes="single-post postid-8")


def links(*numbers: object) -> str:
    return "<p>" + " ".join(f'<a href="{ARTICLE}?page={one}">{one}</a>' for one in numbers) + "</p>"


def body(*paragraphs: int) -> str:
    return "\n".join(PARAGRAPHS[number] for number in paragraphs)


WHOLE = body(0, 1, 2, 3, 4)
THREE = {
    ARTICLE: page(0, 1, pager=links(2, 3)),
    f"{ARTICLE}?page=2": page(2, 3, pager=links(1, 3)),
    f"{ARTICLE}?page=3": page(4, pager=links(1, 2)),
}
STATED = '<script type="application/ld+json">%s</script>'


def test_an_article_of_one_page_costs_one_request() -> None:
    counted = STATED % json.dumps({"@type": "NewsArticle", "headline": HEADLINE, "wordCount": 300})
    site = Site({ARTICLE: page(0, 1, 2, head=AMP + counted)})
    assert site.read().article.body == body(0, 1, 2)
    assert site.asked == [ARTICLE]


def test_all_in_one_that_was_fetched_is_not_asked_for() -> None:
    site = Site({f"{ARTICLE}?page=all": page(0, 1, 2, 3, 4, pager=links(1, 2, "all"))})
    assert site.read(f"{ARTICLE}?page=all").article.body == WHOLE
    assert site.asked == [f"{ARTICLE}?page=all"]


def test_parts_are_asked_for_once_each() -> None:
    site = Site(THREE)
    found = site.read()
    assert (found.article.body, found.article.partial) == (WHOLE, None)
    assert site.asked == [*THREE]


def test_all_in_one_is_asked_for_instead() -> None:
    site = Site({ARTICLE: page(0, 1, pager=links(2, 3, "all")), f"{ARTICLE}?page=all": page(0, 1, 2, 3, 4)})
    found = site.read()
    assert (found.article.body, found.article.partial) == (WHOLE, None)
    assert site.asked == [ARTICLE, f"{ARTICLE}?page=all"]


def test_all_in_one_that_is_only_the_first_part_is_not_taken_for_the_whole() -> None:
    first = page(0, 1, pager=links(2, 3, "all"))
    site = Site({**THREE, ARTICLE: first, f"{ARTICLE}?page=all": first})
    assert site.read().article.body == WHOLE
    assert len(site.asked) == 4


def test_pages_of_a_pager_that_shows_the_next_one_only() -> None:
    first, second, third = THREE
    site = Site({first: page(0, 1, pager=links(2)), second: page(2, 3, pager=links(3)), third: page(4)})
    assert site.read().article.body == WHOLE
    assert site.asked == [*THREE]


def test_a_site_that_gives_the_first_part_under_every_number_is_not_asked_on() -> None:
    site = Site(dict.fromkeys(THREE, THREE[ARTICLE]))
    found = site.read()
    assert (found.article.body, found.article.partial) == (body(0, 1), "1 of its parts were not fetched")
    assert site.asked == [*THREE][:2]


def test_a_notice_in_place_of_a_part_is_none_of_its_text() -> None:
    site = Site(THREE | {f"{ARTICLE}?page=3": NOT_FOUND})
    found = site.read()
    assert (found.article.body, found.article.partial) == (body(0, 1, 2, 3), "1 of its parts were not fetched")


def test_another_rendering_is_asked_for_where_a_part_cannot_be_had() -> None:
    site = Site({ARTICLE: page(0, 1, pager=links(2, 3), head=AMP), f"{ARTICLE}/amp": page(0, 1, 2, 3, 4)})
    found = site.read()
    assert (found.article.body, found.article.partial, found.article.url) == (WHOLE, None, ARTICLE)
    assert site.asked == [ARTICLE, f"{ARTICLE}?page=2", f"{ARTICLE}/amp"]


BREAKING_OFF = {
    "without text": html(HEADLINE, "<div id='app'></div><script src='app.js'></script>", head=CANONICAL + AMP),
    "amid a sentence": page(0, head=AMP, last="<p>Keduanya datang …</p>"),
    "at a door": page(0, 1, head=AMP, last="<p>Baca selengkapnya</p>"),
}


@pytest.mark.parametrize("name", BREAKING_OFF)
def test_another_rendering_of_a_page_that_breaks_off(name: str) -> None:
    site = Site({ARTICLE: BREAKING_OFF[name], f"{ARTICLE}/amp": page(0, 1, 2, 3, 4)})
    found = site.read()
    assert (found.article.body, found.article.partial) == (WHOLE, None)
    assert site.asked == [ARTICLE, f"{ARTICLE}/amp"]


NOT_BREAKING_OFF = {
    "for subscribers": STATED % json.dumps({"@type": "NewsArticle", "isAccessibleForFree": False}),
    "with more in its data": STATED
    % json.dumps({"@type": "NewsArticle", "articleBody": f"{body(0, 1, 2)} {' '.join(OTHERS)}"}),
}


@pytest.mark.parametrize("name", NOT_BREAKING_OFF)
def test_no_other_rendering_of_a_page_that_does_not_break_off(name: str) -> None:
    site = Site({ARTICLE: page(0, 1, 2, head=AMP + NOT_BREAKING_OFF[name])})
    assert site.read().article.partial
    assert site.asked == [ARTICLE]


def test_what_a_feed_has_and_the_page_has_not() -> None:
    site = Site({ARTICLE: page(0, head=AMP), f"{ARTICLE}/amp": page(0, 1, 2, 3, 4)})
    assert site.read(feed_text=WHOLE).article.body == WHOLE


@pytest.mark.parametrize("pages", [THREE, {ARTICLE: page(0, head=AMP, last="<p>Keduanya …</p>")}])
def test_nothing_is_asked_for_twice_where_two_addresses_lead_to_an_article(pages: dict[str, str]) -> None:
    site = Site({**pages, ALIAS: pages[ARTICLE]})
    one, other = asyncio.run(site.visit(ARTICLE, ALIAS))
    assert one == other
    assert len(site.asked) == len(set(site.asked))


def test_an_answer_that_broke_off_is_told() -> None:
    site = Site(THREE)

    async def read() -> PageReport:
        fetched = Fetched(asked=ARTICLE, url=ARTICLE, at=AT, status=200, body=page(0, 1).encode(), is_truncated=True)
        return await ArticleReader(cast(Context, site)).read(fetched)

    assert asyncio.run(read()).article.partial == BROKEN_OFF
