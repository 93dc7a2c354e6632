import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.parsing.page import Page
from crawler.parsing.page_parts import Parts, find_parts
from crawler.parsing.part_address import part_of
from tests.parsing.kind_pages import CARDS, SIDEBAR, TEXT, html, story
from tests.parsing.test_any_input import TOKENS
from tests.parsing.test_hostile_pages import HOSTILE

SITE = "https://kabarlemo.example"
ARTICLE = f"{SITE}/2024/10/dua-pegawai-diperiksa"
SECONDS = 2


def links(*addresses: str, kind: str = "", all_label: str = "Tampilkan Semua") -> str:
    labels = [all_label if "all" in one else one.rpartition("/")[2].rpartition("=")[2] for one in addresses]
    inner = "".join(f'<a href="{one}">{label}</a>' for one, label in zip(addresses, labels, strict=True))
    return f'<div class="{kind}">{inner}</div>'


def parts(body: str, url: str = ARTICLE, identity: str = ARTICLE, head: str = "") -> Parts:
    return find_parts(Page(html("Judul", body, head=head), url=url), url, identity=identity)


WORDPRESS = (
    '<div class="page-links">Halaman: <span class="post-page-numbers current">1</span>'
    f'<a href="{ARTICLE}/2/" class="post-page-numbers">2</a>'
    f'<a href="{ARTICLE}/3/" class="post-page-numbers">3</a></div>'
)
TRIBUN = (
    f'<div class="paging"><ul><li><a href="{ARTICLE}?page=2">2</a></li><li><a href="{ARTICLE}?page=2">Selanjutnya</a>'
    f'</li><li><a href="{ARTICLE}?page=all">Semua Halaman</a></li></ul></div>'
)

PAGERS = {
    "wordpress, inside the body": (story(text=TEXT + WORDPRESS), Parts(urls=(f"{ARTICLE}/2/", f"{ARTICLE}/3/"))),
    "tribun": (story(after=TRIBUN), Parts(urls=(f"{ARTICLE}?page=2",), whole=f"{ARTICLE}?page=all")),
    "kompas, relative": (
        story(after=links("?page=1", "?page=2", "?page=3", "?page=all#page2", kind="paging__wrap")),
        Parts(urls=(f"{ARTICLE}?page=2", f"{ARTICLE}?page=3"), whole=f"{ARTICLE}?page=all"),
    ),
    "only the next one": (
        story(after=f'<p><a href="{ARTICLE}?page=2">Halaman selanjutnya</a></p>'),
        Parts(urls=(f"{ARTICLE}?page=2",)),
    ),
    "with a gap": (
        story(after=links(f"{ARTICLE}/2", f"{ARTICLE}/3", f"{ARTICLE}/6")),
        Parts(urls=tuple(f"{ARTICLE}/{n}" for n in range(2, 7))),
    ),
    "numbers from zero": (
        story(after='<nav class="pager"><a href="?page=1">2</a><a href="?page=2">3</a></nav>'),
        Parts(urls=(f"{ARTICLE}?page=1", f"{ARTICLE}?page=2")),
    ),
    "joomla": (
        story(after='<div class="pager"><a href="?start=1">2</a><a href="?showall=1">Semua Halaman</a></div>'),
        Parts(urls=(f"{ARTICLE}?start=1",), whole=f"{ARTICLE}?showall=1"),
    ),
    "chosen from a list": (
        story(after=f'<select><option value="{ARTICLE}?page=2">2. Kronologi</option></select>'),
        Parts(urls=(f"{ARTICLE}?page=2",)),
    ),
    "all at once only": (
        story(after=f'<a href="{ARTICLE}?showpage=all">Tampilkan semua</a>'),
        Parts(whole=f"{ARTICLE}?showpage=all"),
    ),
    "other host name and scheme": (
        story(after='<a href="http://www.kabarlemo.example/2024/10/dua-pegawai-diperiksa?page=2">2</a>'),
        Parts(urls=("http://www.kabarlemo.example/2024/10/dua-pegawai-diperiksa?page=2",)),
    ),
}


@pytest.mark.parametrize("name", PAGERS)
def test_pager_of_the_article(name: str) -> None:
    body, expected = PAGERS[name]
    assert parts(body) == expected


STRANGE = {
    "none": story(),
    "comments": story(after=f'<div id="comments"><div class="pagination"><a href="{ARTICLE}?page=2">2</a></div></div>'),
    "comment pages": story(
        after=links(f"{ARTICLE}/comment-page-2/", f"{ARTICLE}?cpage=2", f"{ARTICLE}?page=2#comments")
    ),
    "side block": story() + f'<aside><a href="{ARTICLE}?page=2">2</a></aside>',
    "block of other news": story(after=f'<div class="berita-lain">{SIDEBAR}<a href="?page=2">2</a></div>'),
    "list below that nothing marks": story(after=f'<div>{CARDS}<a href="?page=2">2</a></div>'),
    "far pages": story(after=links("?page=13", "?page=84", "?page=109", kind="pagination")),
    "more parts than articles have": story(after=links("?page=2", "?page=3", "?page=87", kind="pagination")),
    "the next article": story(after=f'<a rel="next" href="{SITE}/2024/10/jembatan-dibuka/2">Berikutnya</a>'),
    "another site": story(after='<a href="https://lain.example/2024/10/dua-pegawai-diperiksa?page=2">2</a>'),
    "whole, not offered": story(after=f'<a href="{ARTICLE}?page=all">Dua Pegawai Diperiksa Polisi</a>'),
}


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_no_pager_of_the_article(name: str) -> None:
    assert parts(STRANGE[name]) == Parts()


def test_relation_in_the_head() -> None:
    head = f'<link rel="next" href="{ARTICLE}/2/">'
    assert parts(story(), head=head) == Parts(urls=(f"{ARTICLE}/2/",))
    assert parts(story(), head=f'<link rel="next" href="{SITE}/2024/10/jembatan-dibuka/">') == Parts()


def test_parts_behind_the_present_one() -> None:
    assert parts(story(text=TEXT + WORDPRESS), url=f"{ARTICLE}/2/") == Parts(urls=(f"{ARTICLE}/3/",))
    assert parts(story(text=TEXT + WORDPRESS), url=f"{ARTICLE}/3/") == Parts()


def test_parts_from_zero_behind_the_present_one() -> None:
    pager = '<nav class="pager"><a href="?">1</a><a href="?page=1">2</a><a href="?page=2">3</a></nav>'
    assert parts(story(after=pager), url=f"{ARTICLE}?page=1") == Parts(urls=(f"{ARTICLE}?page=2",))
    assert parts(story(after=pager), url=f"{ARTICLE}?page=2") == Parts()


def test_all_at_once_has_no_parts() -> None:
    assert parts(story(after=TRIBUN), url=f"{ARTICLE}?page=all") == Parts()


def test_number_of_the_article_is_no_part() -> None:
    url = f"{SITE}/berita-daerah/12"
    assert parts(story(after=f'<a href="{SITE}/berita-daerah/13">Berikutnya</a>'), url=url, identity=url) == Parts()
    assert parts(story(after=f'<a href="{url}?page=2">2</a>'), url=url, identity=url) == Parts(urls=(f"{url}?page=2",))


def test_plain_permalink() -> None:
    url = f"{SITE}/?p=12"
    assert parts(story(text=TEXT + '<a href="/?p=12&amp;page=2">2</a>'), url=url, identity=url) == Parts(
        urls=(f"{SITE}/?p=12&page=2",)
    )


@pytest.mark.parametrize(
    ("url", "article", "number"),
    [
        (f"{ARTICLE}/2/", ARTICLE, 2),
        (f"{ARTICLE}.html/2", f"{ARTICLE}.html", 2),
        (f"{ARTICLE}/halaman/3", ARTICLE, 3),
        (f"{ARTICLE}/page-3/", ARTICLE, 3),
        (f"{ARTICLE}?page=2&utm_source=wa", ARTICLE, 2),
        (f"{ARTICLE}?page=all", ARTICLE, 0),
        (f"{ARTICLE}?single=1", ARTICLE, 0),
        (f"{ARTICLE}?start=2", ARTICLE, 3),
        (f"{SITE}/?p=12&page=3", f"{SITE}/?p=12", 3),
        (f"{SITE}/2024/11/2", f"{SITE}/2024/11/2", 1),
        (f"{SITE}/berita/2", f"{SITE}/berita/2", 1),
        (ARTICLE, ARTICLE, 1),
    ],
)
def test_number_in_an_address(url: str, article: str, number: int) -> None:
    part = part_of(url)
    assert (part.article, part.number) == (article, number)


@pytest.mark.parametrize("url", ["", "/x/2", "javascript:2", "http://[x/2"])
def test_what_is_no_address_of_a_part(url: str) -> None:
    with pytest.raises(ValueError, match="URL"):
        part_of(url)
    assert parts(story(), url=url or "x") == Parts()


@pytest.mark.parametrize("name", [*HOSTILE, "pager"])
def test_hostile_page(name: str) -> None:
    hostile = {**HOSTILE, "pager": "<div class='entry-content'>" + "<a href='?page=2'>2 a b c d</a>" * 50_000}
    page = Page(hostile[name], url=ARTICLE)
    started = time.process_time()
    assert len(find_parts(page, ARTICLE, identity=ARTICLE).urls) <= 1
    assert time.process_time() - started < SECONDS


@given(
    data=st.lists(st.sampled_from([*TOKENS, b"<a href='?page=2'>2</a>", b"<a href=/x/2>"]), max_size=40).map(b"".join),
    url=st.text(max_size=20) | st.sampled_from([ARTICLE, f"{ARTICLE}?page=1", "http://[x"]),
)
@settings(max_examples=200, deadline=None)
def test_any_page(data: bytes, url: str) -> None:
    try:
        page = Page(data)
    except ValueError:
        return
    assert len(find_parts(page, url, identity=ARTICLE).urls) <= 30
