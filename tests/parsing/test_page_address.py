"""What an address says of its page before it is fetched."""

import pytest

from crawler.parsing.page_address import address_kind


def kind(path: str) -> str | None:
    found = address_kind(f"https://kabarlemo.example{path}")
    return found and found[0]


@pytest.mark.parametrize(
    "path",
    [
        "/archives/2617",
        "/archives/17/",
        "/arsip/48211",
        "/archives/date/2024/11/asn-diingatkan",
        "/berita/48211",
        "/?p=12",
        "/index.php/2024/11/asn-diingatkan-soal-netralitas",
        "/read/31535/tonton-penjelasan-bawaslu",
    ],
)
def test_an_address_that_may_be_an_articles_promises_nothing(path: str) -> None:
    assert kind(path) is None


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/", "home"),
        ("/index.php", "home"),
        ("/archives", "index"),
        ("/indeks/page/3", "index"),
        ("/page/3", "index"),
        ("/archives/category/pilkada", "category"),
        ("/archives/category/pilkada/page/2", "category"),
        ("/kategori/politik/3", "category"),
        ("/tag/asn/2", "tag"),
        ("/search?q=asn", "search"),
        ("/?s=asn", "search"),
        ("/penulis/marni-sulastri", "author"),
        ("/wp-login.php", "login"),
    ],
)
def test_a_list_or_form_is_told_by_its_address(path: str, told: str) -> None:
    assert kind(path) == told
