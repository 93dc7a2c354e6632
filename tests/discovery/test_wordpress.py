from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discovery.wordpress import anytime, find_root, index_url, posts_url, usual_roots, within

HOME = "https://kabarbarito.example/"


@pytest.mark.parametrize(
    ("page", "header", "root"),
    [
        ('<link rel="https://api.w.org/" href="https://kabarbarito.example/wp-json/">', None, HOME + "wp-json/"),
        ("<link rel='https://api.w.org/' href='/api/' />", None, HOME + "api/"),
        ('<link href="//www.kabarbarito.example/wp-json/" rel="https://api.w.org/">', None, "https://www.kabarbarito.example/wp-json/"),
        ("<p>Berita</p>", '<https://kabarbarito.example/wp-json/>; rel="https://api.w.org/"', HOME + "wp-json/"),
        (
            "",
            f'<{HOME}?p=7>; rel=shortlink, <{HOME}index.php?rest_route=/>; rel="https://api.w.org/"; title="a, b"',
            HOME + "index.php?rest_route=/",
        ),
        # A theme took the link to the root out of the head, but not that of the post.
        (
            '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/12">',
            None,
            HOME + "wp-json/",
        ),
        (
            '<link rel="alternate" type="application/json" href="/index.php?rest_route=/wp/v2/posts/12">',
            None,
            HOME + "index.php?rest_route=/",
        ),
        ('<link rel="https://api.w.org/" href="https://tempat-lain.example/wp-json/">', None, None),
        ('<link rel="https://api.w.org/" href="javascript:void(0)">', "<<>>;;rel", None),
        ('<a rel="https://api.w.org/" href="/wp-json/">API</a>', None, None),
        ('<link rel="alternate" type="application/json" href="/feed.json">', None, None),
        ("", "", None),
    ],
)  # fmt: skip
def test_the_root_is_found(page: str, header: str | None, root: str | None) -> None:
    assert find_root(page, HOME + "2024/10/judul/", header) == root


def test_the_header_goes_ahead_of_the_page() -> None:
    page = '<link rel="https://api.w.org/" href="/lama/">'
    assert find_root(page, HOME, "</baru/>; rel='https://api.w.org/'") == HOME + "lama/"
    assert find_root(page, HOME, '</baru/>; rel="https://api.w.org/"') == HOME + "baru/"


@given(st.binary(max_size=400), st.text(max_size=200))
def test_nothing_is_raised_for_any_page_and_header(page: bytes, header: str) -> None:
    assert find_root(page, HOME, header) is None or "https://api.w.org/" in header or b"api.w.org" in page


def test_the_usual_roots_are_in_the_folder_of_the_site_and_above() -> None:
    assert usual_roots("https://kota.example") == (
        "https://kota.example/wp-json/",
        "https://kota.example/?rest_route=/",
    )
    assert usual_roots("https://kota.example/berita?x=1#y") == (
        "https://kota.example/berita/wp-json/",
        "https://kota.example/berita/?rest_route=/",
        "https://kota.example/wp-json/",
        "https://kota.example/?rest_route=/",
    )


def query(url: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(url).query)


@pytest.mark.parametrize(
    ("root", "path", "route"),
    [
        (HOME + "wp-json/", "/wp-json/wp/v2/posts", None),
        (HOME + "wp-json", "/wp-json/wp/v2/posts", None),
        (HOME + "?rest_route=/", "/", ["/wp/v2/posts"]),
        (HOME + "berita/index.php?rest_route=/&lang=id", "/berita/index.php", ["/wp/v2/posts"]),
    ],
)
def test_posts_are_asked_for_under_any_permalinks(root: str, path: str, route: list[str] | None) -> None:
    url = posts_url(root)
    assert urlsplit(url).path == path
    assert query(url).get("rest_route") == route
    assert query(url)["per_page"] == ["100"]
    assert query(url)["page"] == ["1"]
    assert set(query(url)) & {"search", "after", "before"} == set()


def test_posts_are_asked_for_by_keyword_and_time() -> None:
    noon = datetime(2024, 10, 5, 12, tzinfo=UTC)
    anytime_url = posts_url(HOME + "wp-json/", keyword="netralitas ASN & PPPK")
    assert query(anytime_url) == {
        "search": ["netralitas ASN & PPPK"],
        "page": ["1"],
        "per_page": ["100"],
        "_fields": ["id,link,status,date,date_gmt,modified,modified_gmt,title.rendered,content.protected"],
    }
    url = within(anytime_url, noon, noon)
    assert query(url)["after"] == ["2024-10-04T12:00:00Z"]
    assert query(url)["before"] == ["2024-10-06T12:00:00Z"]
    assert query(anytime(url)) == query(anytime_url)
    assert within(anytime_url, None, None) == anytime_url


def test_the_index_is_asked_for_without_its_routes() -> None:
    assert query(index_url(HOME + "?rest_route=/")) == {
        "rest_route": ["/"],
        "_fields": ["name,home,namespaces,timezone_string,gmt_offset"],
    }
