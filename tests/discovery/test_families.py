"""Networks of desks: which site belongs to which, and where their lists are."""

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from crawler.discovery import families
from crawler.discovery.families import Family, addresses, family_of
from crawler.outlets import host_of, load

KINDS = ("feeds", "sitemaps", "indexes", "tags", "searches")
TABLES = tomllib.loads(Path(families.__file__).with_suffix(".toml").read_text("utf-8"))
HOSTS = [(name, host) for name, table in TABLES.items() for host in table["hosts"]]
DAYS = [date(2024, 9, 1) + timedelta(days=step) for step in range(3)]


def everything(family: Family, url: str) -> list[str]:
    patterns = [pattern for kind in KINDS for pattern in getattr(family, kind)]
    return list(addresses(patterns, url, keywords=["netralitas ASN"], days=DAYS))


@pytest.mark.parametrize(("name", "host"), HOSTS)
def test_every_desk_of_the_register_has_its_family(name: str, host: str) -> None:
    longer = tuple(other for _, other in HOSTS if other.endswith("." + host))
    desks = [outlet.url for outlet in load().values() if ("." + host_of(outlet.url)).endswith("." + host)]
    for url in [*desks, f"https://{host}", f"https://www.{host}/daerah"]:
        if not host_of(url).endswith(longer):
            found = family_of(url)
            assert found is not None, url
            assert found.name == name


@pytest.mark.parametrize(
    "url",
    [
        "https://notantaranews.com",
        "https://medianusantaranews.com",
        "https://90detik.com",
        "https://wawainews.id",
        "https://antaranews.com.contoh.example",
        "https://contoh.example/antaranews.com",
        "https://com",
        "mailto:redaksi@contoh.example",
    ],
)
def test_a_host_that_only_looks_alike_is_of_no_family(url: str) -> None:
    assert family_of(url) == Family(name="")


@pytest.mark.parametrize(("desk", "name"), [("radarx", "promedia"), ("prokalteng", "wordpress")])
def test_the_longest_host_decides(desk: str, name: str) -> None:
    family = family_of(f"https://{desk}.jawapos.com")
    assert family is not None
    assert family.name == name


def test_the_addresses_of_the_register_are_of_the_outlets_own_sites() -> None:
    found = {
        outlet.url: everything(family, outlet.url)
        for outlet in load().values()
        if (family := family_of(outlet.url)).name
    }
    assert len(found) >= 90
    for url, asked in found.items():
        assert asked, url
        for one in asked:
            parts = urlsplit(one)
            assert (parts.scheme, parts.netloc) == urlsplit(url)[:2]
            assert re.fullmatch(r"[\w./?&=%+-]+", one.partition("//")[2]), one


def test_no_host_stands_in_two_families() -> None:
    hosts = [host for _, host in HOSTS]
    assert len(set(hosts)) == len(hosts)
    assert all(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host) for host in hosts)


@pytest.mark.parametrize("name", TABLES)
def test_tables_hold_what_a_family_has(name: str) -> None:
    assert set(TABLES[name]) - {"hosts"} <= set(KINDS)
    for kind, patterns in TABLES[name].items():
        assert patterns, kind
        assert len(set(patterns)) == len(patterns)


def test_dated_lists_come_in_the_order_of_the_days() -> None:
    family = family_of("https://aceh.tribunnews.com")
    assert family is not None
    assert addresses(family.indexes, "https://aceh.tribunnews.com", days=DAYS) == (
        "https://aceh.tribunnews.com/index-news",
        *(f"https://aceh.tribunnews.com/index-news?date=2024-09-0{day}" for day in (1, 2, 3)),
    )
    assert addresses(["arsip/{day:%d-%m-%Y}"], "https://a.example", days=DAYS[::-1]) == (
        *(f"https://a.example/arsip/0{day}-09-2024" for day in (3, 2, 1)),
    )


def test_a_range_of_days_is_written_as_its_form_wants_it() -> None:
    family = family_of("https://radarx.jawapos.com")
    assert family is not None
    assert addresses(family.indexes, "https://radarx.jawapos.com", days=DAYS[:1])[1] == (
        "https://radarx.jawapos.com/indeks-berita?daterange=01%20September%202024%20-%2001%20September%202024"
    )


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("tag/{slug}", ["tag/netralitas-asn", "tag/dilarang-70-pilkada"]),
        ("cari?q={keyword}", ["cari?q=netralitas+ASN", "cari?q=dilarang+%2870%25%29+%26+pilkada"]),
        ("cari/{keyword}", ["cari/netralitas%20ASN", "cari/dilarang%20%2870%25%29%20%26%20pilkada"]),
        ("terkini", ["terkini"]),
    ],
)
def test_a_keyword_is_escaped_for_its_place(pattern: str, expected: list[str]) -> None:
    found = addresses([pattern], "https://a.example", keywords=["netralitas ASN", "dilarang (70%) & pilkada"])
    assert found == tuple(f"https://a.example/{one}" for one in expected)


def test_without_keywords_and_days_only_plain_lists_are_left() -> None:
    patterns = ["tag/{slug}", "cari?q={keyword}", "indeks/{day:%Y}", "terkini"]
    assert addresses(patterns, "https://a.example") == ("https://a.example/terkini",)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://jogja.suara.com", ["https://jogja.suara.com/static/news/jogja-sitemap.xml"]),
        ("https://www.jogja.suara.com/", ["https://www.jogja.suara.com/static/news/jogja-sitemap.xml"]),
        ("https://www.suara.com", []),
        ("https://suara.com", []),
    ],
)
def test_the_name_of_a_desk_is_what_its_host_begins_with(url: str, expected: list[str]) -> None:
    assert list(addresses(["static/news/{desk}-sitemap.xml"], url)) == expected


def test_a_desk_that_is_a_folder_is_asked_in_its_folder_or_at_the_root() -> None:
    assert addresses(["rss", "/tag/{slug}"], "https://www.detik.com/jatim/?a=1#b", keywords=["ASN"]) == (
        "https://www.detik.com/jatim/rss",
        "https://www.detik.com/tag/asn",
    )
