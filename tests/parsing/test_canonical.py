import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.parsing.canonical import Addresses, addresses_of
from crawler.parsing.page import Page
from tests.parsing.test_any_input import TOKENS
from tests.parsing.test_hostile_pages import HOSTILE

SITE = "https://kabarlemo.example"
HEADLINE = "Dua Pegawai Kelurahan Diperiksa Soal Kaus"
ARTICLE = f"{SITE}/2024/10/dua-pegawai-kelurahan-diperiksa"
OTHER = f"{SITE}/2024/10/jembatan-gantung-lemo-dibuka"
SECONDS = 2
LD = '<script type="application/ld+json">{"@type": "NewsArticle", "mainEntityOfPage": {"@id": "URL"}}</script>'


def canonical(address: str) -> str:
    return f'<link rel="canonical" href="{address}">'


def read(head: str, url: str = ARTICLE, headline: str | None = HEADLINE) -> Addresses:
    return addresses_of(Page(f"<html><head>{head}</head><body>x", url=url), url, headline=headline)


# The fetched address, what the page states, and what the article is known by.
BELIEVED = [
    (f"{SITE}/?p=88", canonical(ARTICLE), ARTICLE),
    (f"{SITE}/node/12", canonical("/2024/10/dua-pegawai-kelurahan-diperiksa"), ARTICLE),
    (f"{SITE}/lain/2024/10/dua-pegawai-kelurahan-diperiksa?utm_source=wa", canonical(ARTICLE), ARTICLE),
    (f"{SITE}/read/8812/judul-lama-sekali", canonical(f"{SITE}/read/8812/kaus"), f"{SITE}/read/8812/kaus"),
    (f"{SITE}/read/8812/x/twitter.com", canonical(f"{SITE}/read/8812/x"), f"{SITE}/read/8812/x"),
    ("https://m.kabarlemo.example/a/88123", canonical(f"{SITE}/a/88123"), f"{SITE}/a/88123"),
    (f"{ARTICLE}/amp/", canonical(ARTICLE + "/"), ARTICLE),
    (f"{ARTICLE}.html?m=1", canonical(f"{ARTICLE}.html"), f"{ARTICLE}.html"),
    (f"{ARTICLE}/2/", canonical(f"{ARTICLE}/2/"), ARTICLE),
    (f"{ARTICLE}?page=3", canonical(f"{ARTICLE}?page=3"), ARTICLE),
    (f"{ARTICLE}?page=all", "", ARTICLE),
    (f"{SITE}/x/1234", canonical("kabarlemo.example/x/5/1234"), f"{SITE}/x/5/1234"),
    (f"{SITE}/?p=88", f'<meta property="og:url" content="{ARTICLE}">', ARTICLE),
    (
        f"{SITE}/?p=88",
        LD.replace("URL", ARTICLE),
        ARTICLE,
    ),
    (f"{SITE}/berita-daerah/12", "", f"{SITE}/berita-daerah/12"),
    (f"{SITE}/kaus", canonical(f"{SITE}/kaus/"), f"{SITE}/kaus"),
]


@pytest.mark.parametrize(("url", "head", "identity"), BELIEVED)
def test_one_address_for_one_article(url: str, head: str, identity: str) -> None:
    found = read(head, url)
    assert (found.identity, found.doubts, found.original) == (identity, (), None)


DOUBTED = [
    (ARTICLE, f"{SITE}/", "the home page"),
    (ARTICLE, f"{SITE}/index.php", "the home page"),
    (ARTICLE, OTHER, "another article"),
    (f"{SITE}/read/8812/dua-pegawai", f"{SITE}/read/7701/jembatan-dibuka", "another article"),
    (f"{SITE}/node/12", f"{SITE}/node/13", "another article"),
    (f"{SITE}/index.php?mod=berita&id=5", f"{SITE}/index.php?id=9&mod=berita", "another article"),
    (ARTICLE, f"{SITE}/daerah", "a list"),
    (ARTICLE, f"{SITE}/category/daerah", "a list"),
    (f"{SITE}/a/88123", f"{SITE}/indeks", "a list"),
]


@pytest.mark.parametrize(("url", "stated", "reason"), DOUBTED)
def test_statement_that_is_not_believed(url: str, stated: str, reason: str) -> None:
    found = read(canonical(stated), url)
    assert found.doubts == (f"rel=canonical {stated}: {reason}",)
    assert found.identity == read("", url).identity


def test_the_next_statement_is_asked() -> None:
    head = canonical(SITE) + canonical(OTHER) + f'<meta property="og:url" content="{ARTICLE}">'
    assert read(head, f"{SITE}/kanal/2024/10/dua-pegawai-kelurahan-diperiksa").identity == ARTICLE


def test_a_copy_names_its_original() -> None:
    found = read(canonical("https://asal.example/berita/9/dua-pegawai-diperiksa"))
    assert (found.identity, found.original) == (ARTICLE, "https://asal.example/berita/9/dua-pegawai-diperiksa")


@pytest.mark.parametrize(
    "address",
    ["https://lain.example/", "https://lain.example/2024/10/dua-pegawai-kelurahan-diperiksa", "http://localhost/"],
)
def test_another_name_of_the_site_is_no_original(address: str) -> None:
    found = read(canonical(address))
    assert (found.identity, found.original) == (ARTICLE, None)
    assert found.doubts[0].endswith(": another site")


def test_a_site_without_a_name_is_known_by_its_number() -> None:
    own = "http://127.0.88.1:8801"
    found = read(canonical(ARTICLE), f"{own}/node/12")
    assert (found.identity, found.original) == (f"{own}/2024/10/dua-pegawai-kelurahan-diperiksa", None)
    assert read(canonical(OTHER), f"{own}/2024/10/dua-pegawai-kelurahan-diperiksa").identity.endswith("diperiksa")


@pytest.mark.parametrize("address", ["", "#", "javascript:void(0)", "http://[x", "x" * 3_000])
def test_what_is_no_address_says_nothing(address: str) -> None:
    assert read(canonical(address)) == Addresses(identity=ARTICLE)


def test_other_renderings_are_ways_out() -> None:
    blogger = '<meta name="generator" content="blogger">'
    amp = '<link rel="amphtml" href="/amp/2024/10/dua-pegawai-kelurahan-diperiksa">'
    assert read(amp).ways_out == (f"{SITE}/amp/2024/10/dua-pegawai-kelurahan-diperiksa",)
    assert read(blogger, f"{ARTICLE}.html").ways_out == (f"{ARTICLE}.html?m=1",)
    assert read(blogger, f"{ARTICLE}.html?m=1").ways_out == ()
    assert read('<link rel="amphtml" href="https://lain.example/amp">').ways_out == ()


def test_no_web_address_is_an_error() -> None:
    with pytest.raises(ValueError, match="URL"):
        addresses_of(Page("<p>x"), "javascript:1")


@pytest.mark.parametrize("name", [*HOSTILE, "canonicals", "long path"])
def test_hostile_page(name: str) -> None:
    hostile = {
        **HOSTILE,
        "canonicals": canonical("/a-b/c-d/2024") * 30_000,
        "long path": canonical("/" + "a-" * 900 + "/1" * 90) * 100,
    }
    page = Page(hostile[name], url=ARTICLE)
    started = time.process_time()
    assert addresses_of(page, ARTICLE, headline=HEADLINE).identity
    assert time.process_time() - started < SECONDS


@given(
    data=st.lists(st.sampled_from([*TOKENS, b"<link rel=canonical href='", b"<meta property=og:url content='//x'>"]))
)
@settings(max_examples=200, deadline=None)
def test_any_page(data: list[bytes]) -> None:
    try:
        page = Page(b"".join(data))
    except ValueError:
        return
    assert addresses_of(page, ARTICLE).identity.startswith("http")


@given(address=st.text(max_size=60), headline=st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_address(address: str, headline: str) -> None:
    page = Page("<link rel=canonical><p>x", url=ARTICLE)
    next(page.tree.iter("link")).set("href", "".join(filter(str.isprintable, address)))
    assert addresses_of(page, ARTICLE, headline=headline).identity.startswith("http")
