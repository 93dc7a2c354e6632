"""The site in the manner of Hugo serves what it says, and its server knows its files again."""

import gzip
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.sites.getting import followed, get
from tests.sites.posts import posts
from tests.sites.server import served
from tests.sites.static import Static

COUNT = 34
PAGES = 4


@pytest.fixture(scope="module")
def static() -> Iterator[Static]:
    site = Static(list(posts(COUNT)))
    with served(site):
        yield site


def test_static_shows_every_post_with_its_facts(static: Static) -> None:
    for post in static.posts:
        got = get(static.address(post))
        assert got.texts("//div[contains(@class, 'lh-copy')]/p") == list(post.paragraphs)
        assert got.all("//meta[@itemprop='datePublished']/@content") == [post.published.isoformat()]
        assert got.all("//h1/text()") == [post.headline]
        assert got.all("//p[@class='tracked']/strong/text()") == [post.author]


def test_the_lists_of_static_end_and_hold_everything(static: Static) -> None:
    pages = followed(f"{static.url}/", "//a[@aria-label='Next']/@href[. != '#']")
    found = [one for page in pages for one in page.all("//div[contains(@class, 'mb3')]/h1/a/@href")]
    assert (len(pages), sorted(found)) == (PAGES, sorted(map(static.address, static.posts)))
    assert get(f"{static.url}/page/{PAGES + 1}/").status == 404
    assert 'http-equiv="refresh"' in get(f"{static.url}/page/1/").text
    tags = get(f"{static.url}/tags/").all("//article//a/@href")
    assert {get(one).status for one in tags} == {200}


def test_the_feed_and_the_maps_of_static_hold_everything(static: Static) -> None:
    addresses = set(map(static.address, static.posts))
    assert set(get(f"{static.url}/index.xml").all("//item/link/text()")) == addresses
    plain, packed = get(f"{static.url}/sitemap.xml"), get(f"{static.url}/sitemap.xml.gz")
    assert gzip.decompress(packed.content) == plain.content
    assert "content-encoding" not in packed.headers
    assert addresses < set(plain.all("//loc/text()"))
    assert {get(url).status for url in plain.all("//loc/text()")} == {200}


def test_static_answers_304_as_it_ought_to(static: Static) -> None:
    url = static.address(static.posts[0])
    got, packed = get(url), get(url, Accept_Encoding="gzip")
    assert gzip.decompress(packed.content) == got.content
    assert packed.headers["etag"] == f"W/{got.headers['etag']}"
    for condition in (
        {"If_None_Match": got.headers["etag"]},
        {"If_None_Match": packed.headers["etag"], "Accept_Encoding": "gzip"},
        {"If_Modified_Since": got.headers["last-modified"]},
    ):
        again = get(url, **condition)
        assert (again.status, again.content) == (304, b"")
    past = "Mon, 01 Jan 2024 00:00:00 GMT"
    assert get(url, If_Modified_Since=past).status == 200
    assert get(url, If_None_Match='"other"', If_Modified_Since=got.headers["last-modified"]).status == 200


def test_static_may_forget_the_etags_that_its_filter_made() -> None:
    site = Static(list(posts(5)), never_matches=True)
    with served(site):
        packed = get(site.url, Accept_Encoding="gzip")
        etag = packed.headers["etag"]
        assert get(site.url, Accept_Encoding="gzip", If_None_Match=etag).status == 200
        assert get(site.url, Accept_Encoding="gzip", If_None_Match=etag.removeprefix("W/")).status == 304
        since = packed.headers["last-modified"]
        assert get(site.url, Accept_Encoding="gzip", If_Modified_Since=since).status == 304


def test_an_edited_post_of_static_is_sent_anew() -> None:
    site = Static(list(posts(5)))
    with served(site):
        url = site.address(site.posts[0])
        before = get(url)
        site.posts[0] = replace(site.posts[0], paragraphs=("Isi berita ini diperbarui.",))
        after = get(url, If_Modified_Since=before.headers["last-modified"])
        assert (after.status, "diperbarui" in after.text) == (200, True)
        assert get(url, If_Modified_Since=after.headers["last-modified"]).status == 304
        assert [asked.path for asked in site.log] == [f"/berita/{site.posts[0].slug}/"] * 3
