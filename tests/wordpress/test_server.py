"""The WordPress of the tests is one: it shows, lists and hides as real ones do."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from typing import Any

import pytest

from tests.sites.posts import posts
from tests.wordpress.entries import hidden, published
from tests.wordpress.packages import CLASSIC
from tests.wordpress.server import WordPress, wordpress

POSTS = posts(66)
SHOWN = published(POSTS[:24])
HIDDEN = hidden(tuple(one for one in POSTS[30:] if one.on_topic)[:6])
LOCKED = HIDDEN[4].post
IN_PARTS = next(one for one in SHOWN if one.parts > 1)


@pytest.fixture(scope="module")
def site() -> Iterator[WordPress]:
    with wordpress([*SHOWN, *HIDDEN]) as site:
        yield site
        assert site.faults == ""


class Unfollowed(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def ask(url: str) -> tuple[int, str, Message]:
    try:
        with urllib.request.build_opener(Unfollowed).open(url, timeout=30) as answer:
            return answer.status, answer.read().decode(), answer.headers
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode(), error.headers


def shows(site: WordPress, path: str, mark: str) -> set[str]:
    """The slugs of the posts whose addresses stand behind that mark."""
    _, text, _ = ask(site.url + path)
    return {one.post.slug for one in (*SHOWN, *HIDDEN) if mark + site.address(one.post.slug) in text}


def test_feed_goes_on_over_pages(site: WordPress) -> None:
    pages = [shows(site, f"/feed/?paged={number}", "<link>") for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [10, 10, 5]
    assert set.union(*pages) == {one.post.slug for one in SHOWN} | {LOCKED.slug}
    assert ask(f"{site.url}/feed/?paged=4")[0] == 404


def test_sitemap_is_announced_and_lists_what_is_public(site: WordPress) -> None:
    assert f"Sitemap: {site.url}/wp-sitemap.xml" in ask(f"{site.url}/robots.txt")[1]
    assert f"<loc>{site.url}/wp-sitemap-posts-post-1.xml</loc>" in ask(f"{site.url}/wp-sitemap.xml")[1]
    assert shows(site, "/wp-sitemap-posts-post-1.xml", "<loc>") == {one.post.slug for one in SHOWN} | {LOCKED.slug}


def test_api_searches_and_dates(site: WordPress) -> None:
    post = SHOWN[2].post
    status, text, headers = ask(f"{site.url}/wp-json/wp/v2/posts?search={post.slug.replace('-', '+')}")
    (found,) = json.loads(text)
    assert status == 200
    assert headers["X-WP-TotalPages"] == "1"
    assert found["link"] == site.address(post.slug)
    assert found["date"] == f"{post.published:%Y-%m-%dT%H:%M:%S}"
    offset = post.published.utcoffset()
    assert offset
    assert found["date_gmt"] == f"{post.published - offset:%Y-%m-%dT%H:%M:%S}"


def test_search_for_readers_finds_by_words(site: WordPress) -> None:
    post = SHOWN[2].post
    assert shows(site, f"/?s={post.slug.replace('-', '+')}", '<a href="') >= {post.slug}


def test_post_shows_its_text_byline_and_date(site: WordPress) -> None:
    post = SHOWN[0].post
    _, text, headers = ask(site.address(post.slug))
    assert f"<p>{post.paragraphs[1][:40]}" in text
    assert f'<time datetime="{post.published.isoformat()}">' in text
    assert f">{post.author}</p>" in text
    assert f'<{site.url}/wp-json/>; rel="https://api.w.org/"' in headers.get_all("Link", [])


def test_post_in_parts_shows_each_on_a_page_of_its_own(site: WordPress) -> None:
    address = site.address(IN_PARTS.post.slug)
    _, first, _ = ask(address)
    _, last, _ = ask(f"{address}3/")
    opening, end = IN_PARTS.post.paragraphs[0][:30], IN_PARTS.post.paragraphs[-1][:30]
    assert f'href="{address}2/"' in first
    assert (opening in first, end in first) == (True, False)
    assert (opening in last, end in last) == (False, True)


def test_classic_theme_signs_with_a_link() -> None:
    post = SHOWN[0].post
    with wordpress(SHOWN[:1], theme=CLASSIC) as site:
        assert f'rel="author">{post.author}</a>' in ask(site.address(post.slug))[1]
        assert site.faults == ""


def test_hidden_posts_are_hidden(site: WordPress) -> None:
    for entry in HIDDEN:
        status, text, _ = ask(site.address(entry.post.slug))
        assert status == (200 if entry.password else 404)
        assert entry.post.paragraphs[1][:40] not in text


def test_post_moves_goes_and_returns() -> None:
    moved, removed, deleted = (one.post.slug for one in SHOWN[:3])
    with wordpress(SHOWN[:3]) as site:
        before = {slug: site.address(slug) for slug in (moved, removed, deleted)}
        site.edit(moved, slug="alamat-baru", title="Judul Baru")
        site.trash(removed)
        site.delete(deleted)
        status, _, headers = ask(before[moved])
        assert (status, headers["Location"]) == (301, site.address(moved))
        assert "Judul Baru" in ask(site.address(moved))[1]
        assert [ask(before[slug])[0] for slug in (removed, deleted)] == [404, 404]
        site.untrash(removed)
        assert ask(before[removed])[0] == 200
        assert [(one.path, one.status) for one in site.log][-1] == (before[removed].removeprefix(site.url), 200)


def test_closed_site_in_the_far_east_with_plain_addresses() -> None:
    options = {"permalinks": "", "zone": "Asia/Jayapura", "tests_rest": "closed", "tests_sitemaps": "off"}
    post = SHOWN[0].post
    with wordpress(SHOWN[:1], **options) as site:
        assert ask(f"{site.url}/?rest_route=/wp/v2/posts")[0] == 401
        assert ask(f"{site.url}/?sitemap=index")[0] == 404
        assert "?p=" in site.address(post.slug)
        assert f'<time datetime="{post.published:%Y-%m-%dT%H:%M:%S}+09:00">' in ask(site.address(post.slug))[1]
        assert "<rss" in ask(f"{site.url}/?feed=rss2")[1]
        assert "<rss" not in ask(f"{site.url}/feed/")[1]
        site.set(tests_rest="", tests_sitemaps="")
        assert ask(f"{site.url}/?rest_route=/wp/v2/posts")[0] == 200
        assert ask(f"{site.url}/?sitemap=index")[0] == 200
