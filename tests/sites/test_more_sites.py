"""The sites in the manner of Ghost and Next.js serve what they say."""

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import product
from typing import Any
from urllib.parse import urljoin

import pytest
from parsel import Selector

from tests.sites.flight import flight
from tests.sites.getting import Got, followed, get
from tests.sites.ghost import Ghost
from tests.sites.nextjs import NextJs
from tests.sites.posts import posts
from tests.sites.server import served

COUNT = 34
PAGES = 4


@pytest.fixture(scope="module")
def ghost() -> Iterator[Ghost]:
    site = Ghost(list(posts(COUNT)), members_only=(3,))
    with served(site):
        yield site


def test_ghost_shows_every_post_with_its_facts(ghost: Ghost) -> None:
    for post in ghost.posts:
        got = get(ghost.address(post))
        stated = json.loads(got.all("//script[@type='application/ld+json']/text()")[0])
        shown = got.texts("//section[contains(@class, 'gh-content')]/p")
        assert shown == list(post.paragraphs[:2] if post.number == 3 else post.paragraphs)
        assert got.all("//h1/text()") == [post.headline]
        assert unescape(stated["headline"]) == post.headline
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z", stated["datePublished"])
        assert got.all("//h4[@class='author-name']/a/text()") == [post.author]


def test_ghosts_lists_end_and_hold_everything(ghost: Ghost) -> None:
    pages = followed(f"{ghost.url}/", "//link[@rel='next']/@href")
    found = [urljoin(ghost.url, one) for page in pages for one in page.all("//article/div/a/@href")]
    assert (len(pages), sorted(found)) == (PAGES, sorted(map(ghost.address, ghost.posts)))
    assert get(f"{ghost.url}/page/{PAGES + 1}/").status == 404
    assert get(f"{ghost.url}/page/1/").headers["location"] == "/"
    assert get(f"{ghost.url}/tag/politik").headers["location"] == "/tag/politik/"
    hidden = Ghost(ghost.posts, visible_pager=False)
    with served(hidden):
        assert get(hidden.url).all("//nav[@class='pagination']/a/@href") == []
        assert get(hidden.url).all("//link[@rel='next']/@href") == [f"{hidden.url}/page/2/"]


def test_ghosts_feeds_hold_whole_texts(ghost: Ghost) -> None:
    items = [get(f"{ghost.url}/rss/"), get(f"{ghost.url}/rss/2/"), get(f"{ghost.url}/rss/3/")]
    assert [len(one.all("//item/link/text()")) for one in items] == [15, 15, 4]
    links = [one for page in items for one in page.all("//item/link/text()")]
    whole = dict(zip(links, [one for page in items for one in page.all("//item/encoded/text()")], strict=True))
    last = [post.paragraphs[1 if post.number == 3 else -1] for post in ghost.newest]
    assert all(one in unescape(whole[ghost.address(post)]) for post, one in zip(ghost.newest, last, strict=True))
    assert get(f"{ghost.url}/rss/4/").status == 404
    by_author = get(f"{ghost.url}/author/galih-prabowo/rss/")
    assert set(by_author.all("//creator/text()")) == {"Galih Prabowo"}


def test_ghosts_maps_lead_to_all(ghost: Ghost) -> None:
    sitemap = get(f"{ghost.url}/sitemap.xml").all("//loc/text()")
    assert f"Sitemap: {ghost.url}/sitemap.xml" in get(f"{ghost.url}/robots.txt").text
    urls = [url for one in sitemap for url in get(one).all("//loc/text()") if "/content/images/" not in url]
    assert set(map(ghost.address, ghost.posts)) < set(urls)
    assert {get(url).status for url in urls} == {200}


def test_ghost_knows_its_etags(ghost: Ghost) -> None:
    etag = get(f"{ghost.url}/rss/").headers["etag"]
    assert etag.startswith("W/")
    assert get(f"{ghost.url}/rss/", If_None_Match=etag).status == 304
    assert get(f"{ghost.url}/rss/", If_None_Match='W/"other"').status == 200


@pytest.mark.parametrize(("router", "dates"), [*product(("pages", "app"), ("iso", "epoch"))])
def test_next_js_keeps_the_articles_in_its_data(router: Any, dates: Any) -> None:
    site = NextJs(list(posts(12)), router=router, dates=dates)
    with served(site):
        for post in site.posts:
            got = get(site.address(post))
            article = article_of(got)
            assert Selector(text=article["content"]).xpath("//p[not(strong)]/text()").getall() == list(post.paragraphs)
            assert (article["title"], article["author"]["name"]) == (post.headline, post.author)
            exact = int(post.published.timestamp() * 1000)
            assert article["published_at"] == exact if dates == "epoch" else article["published_at"].endswith(".000Z")
            visible = " ".join(got.all("//body//*[not(self::script)]/text()"))
            assert not any(one in visible for one in post.paragraphs)


def article_of(got: Got) -> dict[str, Any]:
    """The article in a page's data, read as a browser would: scripts in order, references resolved."""
    documents = got.all("//script[@id='__NEXT_DATA__']/text()")
    if documents:
        read: dict[str, Any] = json.loads(documents[0])["props"]["pageProps"]["article"]
        return read
    stream = "".join(json.loads(one)[1] for one in re.findall(r"__next_f\.push\((\[1,.*?\])\)</script>", got.text))
    texts, rows, rest = {}, {}, stream.encode()
    while rest:
        name, _, rest = rest.partition(b":")
        if length := re.match(rb"T([0-9a-f]+),", rest):
            end = length.end() + int(length[1], 16)
            texts[f"${name.decode()}"], rest = rest[length.end() : end].decode(), rest[end:]
        else:
            rows[name.decode()], _, rest = rest.partition(b"\n")
    article: dict[str, Any] = json.loads(rows["6"])[3]["article"]
    return article | {"content": texts.get(article["content"], article["content"])}


def test_flight_escapes_what_looks_like_a_reference() -> None:
    written = flight((), {"price": "$5", "title": "</script>"})
    assert '\\"$$5\\"' in written
    assert written.count("</script>") == written.count("<script>")


def test_the_lists_of_next_js_end_in_an_empty_page() -> None:
    site = NextJs(list(posts(COUNT)), in_sitemap=10)
    with served(site):
        pages = followed(f"{site.url}/indeks", "//a[@rel='next']/@href")
        found = {one for page in pages for one in page.all("//a[@class='card']/@href")}
        assert (len(pages), found) == (PAGES, set(map(site.address, site.posts)))
        beyond = get(f"{site.url}/indeks?page={PAGES + 1}")
        assert (beyond.status, "Belum ada berita" in beyond.text) == (200, True)
        assert get(f"{site.url}/tidak-ada").status == 404
        assert get(f"{site.url}/daerah/").headers["location"] == "/daerah"
        assert "\nSitemap: /sitemap-news.xml\n" in get(f"{site.url}/robots.txt").text
        newest = list(map(site.address, site.newest[:10]))
        assert get(f"{site.url}/sitemap-news.xml").all("//loc/text()") == newest


@pytest.mark.parametrize("router", ["pages", "app"])
def test_next_js_may_keep_its_lists_in_data_too(router: Any) -> None:
    site = NextJs(list(posts(COUNT)), router=router, lists_are_data=True)
    with served(site):
        got = get(site.url)
        assert not any(site.address(post) in got.text for post in site.posts)
        assert all(post.slug in got.text for post in site.newest[:10])
