import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discovery.search_forms import find_searches, search_url, usual_searches

HOME = "https://kabarbarito.example/"


@pytest.mark.parametrize(
    ("form", "search"),
    [
        (
            '<form role="search" method="get" action="/"><input type="search" name="s" value=""></form>',
            "?s={keyword}",
        ),
        (
            '<form action="/cari"><input name="q" placeholder="Cari berita"><button>Cari</button></form>',
            "cari?q={keyword}",
        ),
        ("<FORM ACTION=/search METHOD=GET><INPUT TYPE=TEXT NAME=keyword></FORM>", "search?keyword={keyword}"),
        ('<form><input type="text" name="q"></form>', "politik/?q={keyword}"),
        ('<form action=""><input type="text" name="q"></form>', "politik/?q={keyword}"),
        (
            '<form action="/?s=lama#hasil"><input name="s"><input type="hidden" name="post_type" value="post"></form>',
            "?s={keyword}&post_type=post",
        ),
        (
            '<form action="/search"><input type="hidden" name="_token" value="abc"><input name="q"></form>',
            "search?q={keyword}",
        ),
        (
            '<form class="form-search" action="/index.php"><input name="berita_dicari"></form>',
            "index.php?berita_dicari={keyword}",
        ),
        ('<form action="/pencarian/berita"><input name="x y[]"></form>', "pencarian/berita?x+y%5B%5D={keyword}"),
        (
            '<form action="/search"><input name="t" type="date"><input name="q"><select name="u"></select></form>',
            "search?q={keyword}",
        ),
        ('<form method="post" action="/search"><input name="q"></form>', None),
        ('<form action="/login"><input name="q"><input type="password" name="p"></form>', None),
        ('<form action="/search"><input type="email" name="q"></form>', None),
        ('<form action="https://mesin.example/search"><input name="q"></form>', None),
        ('<form action="javascript:cari()"><input name="q"></form>', None),
        ('<form action="/kirim"><input name="nama"></form>', None),
        ('<form action="/search"><input name="nama"><input name="kota"></form>', None),
        ('<form action="/komentar"><input name="s"><textarea name="isi"></textarea></form>', None),
        ('<form action="/search"><input type="search"></form>', None),
        ('<form action="https://[::1/"><input name="q"></form>', None),
    ],
)
def test_forms(form: str, search: str | None) -> None:
    found = find_searches(f"<body>{form}</body>", HOME + "politik/")
    assert found == ((HOME + search,) if search else ())


ACTION = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","potentialAction":'
    '[{"@type":"SearchAction","target":%s,"query-input":"required name=search_term_string"}]}]}</script>'
)


@pytest.mark.parametrize(
    ("markup", "search"),
    [
        (ACTION % '"https://kabarbarito.example/?s={search_term_string}"', "?s={keyword}"),
        (
            ACTION % '{"@type":"EntryPoint","urlTemplate":"https:\\/\\/kabarbarito.example\\/cari?q={q}"}',
            "cari?q={keyword}",
        ),
        (ACTION % '"/search/{search_term_string}/"', "search/{keyword}/"),
        (ACTION % '["https://kabarbarito.example/s?k={search_term_string}&t=1",]', "s?k={keyword}&t=1"),
        (ACTION % '"https://mesin.example/?s={search_term_string}"', None),
        (ACTION % '"https://kabarbarito.example/?s={a}&b={c}"', None),
        (ACTION % '"https://{search_term_string}.kabarbarito.example/"', None),
        (ACTION % '"android-app://kabarbarito/?s={search_term_string}"', None),
        ((ACTION % '"/?s={search_term_string}"').replace("SearchAction", "ReadAction"), None),
        ((ACTION % '"/?s={search_term_string}"').replace("application/ld+json", "text/x-template"), None),
        (
            '<div itemprop="potentialAction" itemscope itemtype="https://schema.org/SearchAction">'
            '<meta itemprop="target" content="https://kabarbarito.example/?s={s}"></div>',
            "?s={keyword}",
        ),
    ],
)
def test_search_actions(markup: str, search: str | None) -> None:
    assert find_searches(f"<html><head>{markup}</head><body>", HOME) == ((HOME + search,) if search else ())


def test_each_way_is_told_once_and_forms_come_first() -> None:
    form = '<form action="/"><input name="s"></form>'
    action = ACTION % '"https://kabarbarito.example/?s={search_term_string}"'
    other = ACTION % '"https://kabarbarito.example/cari/{search_term_string}"'
    page = f"<head>{other}{action}</head><body>{form}{form}</body>"
    assert find_searches(page, HOME) == (HOME + "?s={keyword}", HOME + "cari/{keyword}")


def test_the_action_follows_the_base() -> None:
    page = '<head><base href="/berita/"></head><body><form action="cari"><input name="q"></form>'
    assert find_searches(page, HOME + "a/b/c") == (HOME + "berita/cari?q={keyword}",)


@pytest.mark.parametrize(
    ("search", "url"),
    [
        ("?s={keyword}&orderby=date", "?s=netralitas+ASN+%26+PPPK&orderby=date"),
        ("search/{keyword}?page=1", "search/netralitas%20ASN%20%26%20PPPK?page=1"),
    ],
)
def test_the_keyword_is_put_in(search: str, url: str) -> None:
    assert search_url(HOME + search, "netralitas ASN & PPPK") == HOME + url


def test_an_address_without_a_place_for_the_keyword_is_refused() -> None:
    with pytest.raises(ValueError, match=r"has no \{keyword\}"):
        search_url(HOME + "?s=asn", "asn")


def test_usual_searches() -> None:
    assert usual_searches("https://kota.example/berita", "wordpress") == (
        "https://kota.example/berita/?s={keyword}&orderby=date&order=desc",
    )
    assert usual_searches("https://kota.example", "blogger") == (
        "https://kota.example/search?q={keyword}&by-date=true&max-results=20",
    )
    unknown = usual_searches("https://kota.example", "ditulis sendiri")
    assert unknown[:3] == (
        "https://kota.example/?s={keyword}",
        "https://kota.example/search?q={keyword}",
        "https://kota.example/cari?q={keyword}",
    )
    assert unknown == usual_searches("https://kota.example")
    assert all(search_url(one, "a") for one in unknown)


@given(
    st.binary(max_size=300) | st.text(max_size=100).map(lambda text: f"<form action='{text}'><input name='{text}q'>")
)
def test_nothing_is_raised_for_any_page(page: bytes | str) -> None:
    assert all("{keyword}" in one for one in find_searches(page, HOME))


@pytest.mark.parametrize(
    "piece",
    [
        "<form>",
        "<form action=/search><input name=q>",
        "<form role=search><input name=q{}><div>",
        '"/{a',
        '"http:{x}',
        "<script type=ld+json>SearchAction",
    ],
)
def test_nonsense_takes_little_time(piece: str) -> None:
    nonsense = "".join(piece.replace("{}", str(number)) for number in range(5_000_000 // len(piece)))
    for data in (nonsense, f'<script type="application/ld+json">SearchAction{nonsense}'):
        start = time.perf_counter()
        find_searches(data, HOME)
        assert time.perf_counter() - start < 4
