"""The site of faults misbehaves as its methods say, and tells who trespassed."""

import gzip
import re
import socket
from collections.abc import Iterator
from http.client import HTTPException
from urllib.parse import urlsplit

import pytest

from tests.sites.faults import Faults, misbehaving
from tests.sites.faulty.bodies import Scale
from tests.sites.faulty.moves import SPELLINGS
from tests.sites.getting import get
from tests.sites.posts import posts

IS_PORT = re.compile(r":[0-9]+$")


@pytest.fixture(scope="module")
def site() -> Iterator[Faults]:
    with misbehaving(Faults(list(posts(24)), scale=Scale(huge=1_000_000, depth=100))) as site:
        yield site


def test_the_home_page_and_the_maps_name_posts_and_faults(site: Faults) -> None:
    home = get(site.url).all("//main//a/@href")
    healthy = [site.address(post) for post in site.newest]
    assert home == [*healthy[:10], *site.addresses(), *site.old_addresses()]
    assert len(site.faults()) > 40
    index = get(f"{site.url}/sitemap.xml").all("//loc/text()")
    assert [get(url).status for url in index] == [200, 200, 200, 404, 200]
    once = gzip.decompress(get(index[0]).content)
    assert (once[:2], get(index[1]).content[:5]) == (b"\x1f\x8b", b"<?xml")
    mapped = re.findall("<loc>(.*?)</loc>", gzip.decompress(once).decode()) + get(index[1]).all("//loc/text()")
    assert sorted(mapped) == sorted(healthy)
    assert get(index[2]).all("//loc/text()") == [*site.addresses(), *site.old_addresses()]


def test_healthy_posts_are_healthy(site: Faults) -> None:
    assert get(f"{site.url}/kanal/politik").all("//main//a/@href")[0] in map(site.address, site.posts)
    for post in site.posts:
        got = get(site.address(post))
        assert got.texts("//div[@class='isi-berita']/p") == list(post.paragraphs)


def test_a_selection_of_faults_is_listed() -> None:
    site = Faults(list(posts(3)), listed=("gone", "called_utf8"))
    assert site.addresses() == ["/berita/asn-disebut-utf-8", "/berita/asn-sudah-dihapus"]
    assert list(site.articles()) == ["/berita/asn-disebut-utf-8"]
    with pytest.raises(ValueError, match="no_fault"):
        Faults([], listed=("no_fault",))


def test_redirects_go_round(site: Faults) -> None:
    left, right = site.addresses("loop_of_two")
    for start, end in ((left, right), (right, left), (site.at("loop_of_one"),) * 2):
        assert f"{site.url}{get(start).headers['location']}" == end
    first = site.at("endless_moves")
    second = get(first).headers["location"]
    assert get(f"{site.url}{second}").headers["location"] == "/berita/asn-pindah-terus-2"
    assert "location" not in get(site.at("move_to_nowhere")).headers
    assert get(site.at("move_to_home")).headers["location"] == "/"


def test_renamed_posts_are_found_at_their_old_addresses() -> None:
    with misbehaving(Faults(list(posts(3)))) as site:
        old = site.address(site.posts[1])
        site.rename(2, "judul-baru")
        got = get(old)
        assert (got.status, got.headers["location"]) == (301, f"{site.url}/berita/judul-baru")
        assert get(got.headers["location"]).status == 200
        assert old in get(f"{site.url}/sitemap-tiga.xml").all("//loc/text()")
        assert get(site.old_addresses()[0]).headers["location"] == site.address(site.posts[0])


def test_trespasses_are_counted_for_every_spelling() -> None:
    with misbehaving(Faults(list(posts(2)))) as site:
        targets = [get(url).headers["location"] for url in site.addresses("move_to_private")]
        reached = [spelling for spelling, url in zip(SPELLINGS, targets, strict=True) if follows(url)]
        assert len(site.trespasses) == len(reached)
        assert {"127.0.0.2", "127.0.0.1", "2130706434", "0x7f000002", "127.2", "0.0.0.0", "localhost"} <= set(reached)
        refresh = get(site.at("refresh_to_private")).text
        assert follows(re.findall('url=(.*?)"', refresh)[0])
        assert site.trespasses[-1].path == "/berita/asn-titipan-segar"


def follows(url: str) -> bool:
    """Asks for a URL as a program would that leaves its host to the C library."""
    host = url.partition("//")[2].partition("/")[0].rpartition("@")[2]
    port = int(host.rpartition(":")[2])
    try:
        with socket.create_connection((IS_PORT.sub("", host).strip("[]"), port), timeout=2) as connection:
            path = urlsplit(f"//x/{url.split('/', 3)[3]}").path
            connection.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
            return connection.recv(8) == b"HTTP/1.1"
    except OSError:
        return False


def test_pages_are_refused(site: Faults) -> None:
    expected = {
        "asked_too_often": 429, "under_repair": 503, "broken": 500, "challenge": 403, "challenge_as_page": 200,
        "forbidden": 403, "login_page": 200, "moved_to_login": 302, "password_page": 200, "not_found": 404,
        "gone": 410, "soft_404": 200, "template_only": 200,
    }  # fmt: skip
    answers = {name: get(site.at(name)) for name in expected}
    assert {name: got.status for name, got in answers.items()} == expected
    assert [answers[name].headers["retry-after"] for name in ("asked_too_often", "under_repair")] == ["86400"] * 2
    assert answers["challenge"].headers["cf-mitigated"] == "challenge"
    assert answers["password_page"].all("//input/@name") == ["post_password"]
    assert answers["login_page"].all("//input/@type") == ["email", "password"]


def test_traps_lead_on_without_end(site: Faults) -> None:
    month = get(f"{site.url}/kalender/2024/12").all("//main//a/@href")
    assert month[-2:] == ["/kalender/2024/11", "/kalender/2025/1"]
    assert get(f"{site.url}{month[0]}").status == 200
    pages = [get(f"{site.url}/indeks?page={number}") for number in (1, 7, 900)]
    assert len({tuple(page.all("//li[@class='berita-item']/a/@href")) for page in pages}) == 1
    assert pages[-1].all("//a[@rel='next']/@href") == ["/indeks?page=901"]
    beyond = [get(f"{site.url}{path}?page=9") for path in ("/terbaru", "/terpopuler")]
    assert [got.status for got in beyond] == [400, 200]
    last = get(f"{site.url}/terpopuler?page=3").all("//main//li/a/@href")
    assert beyond[1].all("//main//li/a/@href") == last == list(map(site.address, site.newest[20:]))
    links = [one for number in (1, 2) for one in get(f"{site.url}/arsip/{number}").all("//main//li/a/@href")]
    assert len(set(links)) == 20
    made = [get(f"{site.url}{link}") for link in links[:2]]
    assert made[0].all("//h1/text()") != made[1].all("//h1/text()")
    assert made[0].texts("//article//p") == made[1].texts("//article//p")


def test_files_for_robots_are_odd(site: Faults) -> None:
    assert get(f"{site.url}/robots.txt").content.startswith(b"\xef\xbb\xbfUser-agent: *")
    assert get(site.at("forbidden_by_robots")).status == 200
    feed = get(f"{site.url}/feed").content
    assert (feed[:7], feed.count(b"<item>")) == (b"\n\n<?xml", 10)
    odd = Faults(list(posts(2)), rules="html")
    with misbehaving(odd):
        robots = get(f"{odd.url}/robots.txt")
        assert (robots.status, robots.content[:9]) == (200, b"<!DOCTYPE")


def test_every_fault_says_what_it_is(site: Faults) -> None:
    assert [name for name in site.faults() if not getattr(Faults, name).__doc__] == []


def test_every_listed_address_is_a_fault_of_its_own(site: Faults) -> None:
    addresses = site.addresses()
    assert len(set(addresses)) == len(addresses)
    for url in addresses:
        try:
            status = get(url, method="HEAD").status
        except (OSError, HTTPException):
            continue
        assert status != 404 or url == site.at("not_found")
