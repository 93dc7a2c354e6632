import pytest

from crawler.parsing.urls import canonical_url, same_site

ARTICLE = "https://kabarcontoh.id/2024/11/18/asn-netral"


@pytest.mark.parametrize(
    "url",
    [
        ARTICLE,
        ARTICLE + "/",
        ARTICLE + "/amp/",
        ARTICLE + "/amp",
        ARTICLE + "?amp=1",
        ARTICLE + "?m=1",
        ARTICLE + "?page=all",
        ARTICLE + "/?showpage=all&utm_source=wa&utm_medium=x#komentar",
        ARTICLE + "?fbclid=abc&gclid=1",
        "HTTPS://KabarContoh.ID:443/2024/11/18/asn-netral",
        "https://kabarcontoh.id//2024//11/18/asn-netral",
        "https://kabarcontoh.id/amp/2024/11/18/asn-netral",
        f"  {ARTICLE}\n",
    ],
)
def test_one_article_has_one_address(url: str) -> None:
    assert canonical_url(url) == ARTICLE


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("http://a.id", "http://a.id/"),
        ("http://a.id:8080/x", "http://a.id:8080/x"),
        ("https://a.id/?p=12&lang=id", "https://a.id/?lang=id&p=12"),
        ("https://a.id/x?page=2", "https://a.id/x?page=2"),
        ("https://a.id/ampas-kopi", "https://a.id/ampas-kopi"),
        ("https://a.id/amp/12345/ampas", "https://a.id/amp/12345/ampas"),
        ("https://a.id/read/é%c3%a9", "https://a.id/read/%C3%A9%C3%A9"),
        ("https://user:pw@a.id./x", "https://a.id/x"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
    ],
)
def test_what_tells_articles_apart_is_kept(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical
    assert canonical_url(canonical) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "",
        "berita/1",
        "/berita/1",
        "//a.id/x",
        "ftp://a.id/x",
        "javascript:void(0)",
        "http://",
        "http://a.id:x/",
        "http://[::1",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="URL"):
        canonical_url(url)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.a.id/x", "http://a.id/y", True),
        ("https://m.a.id/x", "https://a.id", True),
        ("https://jatim.a.id/x", "https://www.a.id", True),
        ("https://a.id/x", "https://ba.id/x", False),
        ("https://a.id/x", "https://a.id.evil.com/x", False),
    ],
)
def test_same_site(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://127.0.88.1:8801/a", "http://127.0.88.1:8801/b", True),
        ("http://127.0.88.1:8801/a", "http://127.0.88.1:8802/a", False),
        ("http://localhost:8000/", "http://localhost:8001/", False),
        ("http://[::1]:8000/", "http://[::1]:8001/", False),
        ("http://kabar.id/", "http://kabar.id:8080/", True),
    ],
)
def test_ports_tell_sites_apart_where_the_host_has_no_name(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) == same
