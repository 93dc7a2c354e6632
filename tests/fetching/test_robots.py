"""robots.txt: what it says, and what its absence says."""

import gzip
import time
from http.server import BaseHTTPRequestHandler

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fetching.robots import LARGEST, answered, read_robots
from tests.fetching.asking import ask
from tests.fetching.servers import Answer, Site

SITE = "https://outlet.example"
NO_SEARCH = b"User-agent: *\nDisallow: /cari\n"


def allowed(body: bytes, path: str) -> bool:
    return read_robots(body, "netralitas").allows(SITE + path)


@pytest.mark.parametrize(
    ("body", "path", "verdict"),
    [
        (b"", "/a", True),
        (NO_SEARCH, "/cari?q=asn", False),
        (NO_SEARCH, "/berita", True),
        (b"\xef\xbb\xbf" + NO_SEARCH, "/cari", False),
        (NO_SEARCH.decode().encode("utf-16"), "/cari", False),
        (gzip.compress(NO_SEARCH, mtime=0), "/cari", False),
        (NO_SEARCH.replace(b"\n", b"\r"), "/cari", False),
        (NO_SEARCH.replace(b"\n", b"\r\n"), "/cari", False),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: netralitas\nDisallow: /x\n", "/a", True),
        (b"User-agent: NETRALITAS/2.0\nDisallow: /\n", "/a", False),
        (b"User-agent: Googlebot\nUser-agent: netralitas\nDisallow: /\n", "/a", False),
        (b"User-agent: netral\nDisallow: /\n", "/a", True),
        (b"User-agent: Googlebot\nDisallow: /\n", "/a", True),
        (
            b"User-agent: netralitas\nDisallow: /a\nUser-agent: *\nDisallow: /b\nUser-agent: netralitas\nDisallow: /c",
            "/c",
            False,
        ),
        (b"User-agent: *\nDisallow: /\nAllow: /berita/\n", "/berita/1", True),
        (b"User-agent: *\nDisallow: /*?s=\n", "/?s=asn", False),
        (b"User-agent: *\nDisallow: /*.pdf$\n", "/a.pdf", False),
        (b"User-agent: *\nDisallow: /*.pdf$\n", "/a.pdf?x", True),
        (b"User-agent: *\nDisallow: /b%C3%A9\n", "/b\u00e9", False),
        (b"User-agent: *\nDisallow:\n", "/a", True),
        (b"Disallow: /\n", "/a", True),
        (b"User-agent: *\nDisallow: /\n", "/robots.txt", True),
        (b"<!DOCTYPE html><html>\nUser-agent: *\nDisallow: /\n</html>", "/a", True),
        (b"\n\n  <html>User-agent: *\nDisallow: /", "/a", True),
        (b"\x00\xff" * 1000, "/a", True),
        (b"\x1f\x8bbroken", "/a", True),
    ],
)
def test_rules(body: bytes, path: str, verdict: bool) -> None:
    assert allowed(body, path) is verdict


@pytest.mark.parametrize("status", [300, 301, 400, 401, 403, 404, 410, 429])
def test_an_absent_file_allows_all(status: int) -> None:
    assert answered(status, b"User-agent: *\nDisallow: /", "netralitas").allows(SITE)


@pytest.mark.parametrize("status", [500, 502, 503, 520])
def test_a_fault_of_the_server_forbids_all(status: int) -> None:
    robots = answered(status, b"", "netralitas")
    assert not robots.allows(SITE)
    assert robots.unreachable == f"robots.txt answered HTTP {status}"


@pytest.mark.parametrize(
    ("value", "delay"), [("10", 10), ("0.5", 0.5), ("-1", None), ("nan", None), ("inf", None), ("x", None)]
)
def test_crawl_delay(value: str, delay: float | None) -> None:
    assert read_robots(f"User-agent: *\nCrawl-delay: {value}\n".encode(), "netralitas").crawl_delay == delay


def test_only_the_beginning_is_read() -> None:
    filler = b"# " + b"x" * (LARGEST - 20) + b"\n"
    assert allowed(filler + b"\n" * 30 + NO_SEARCH, "/cari")
    assert not allowed(NO_SEARCH + filler * 3, "/cari")
    assert len(read_robots(gzip.compress(b"#" * 50_000_000), "netralitas").text) == LARGEST


def test_hostile_files_cost_little() -> None:
    names = b"".join(b"User-agent: r%d\n" % number for number in range(15_000))
    rules = b"".join(b"Disallow: /%d\n" % number for number in range(15_000))
    stars = b"User-agent: *\nDisallow: /" + b"*a" * 200_000
    for body in (
        names + rules,
        b"User-agent: *\n" + rules,
        stars,
        b"User-agent:" * 40_000,
        b"user agent " * 40_000,
        b"\n" * LARGEST,
    ):
        start = time.perf_counter()
        read_robots(body, "netralitas").allows(SITE + "/" + "a" * 2000)
        assert time.perf_counter() - start < 2


@given(st.binary(max_size=400), st.text(max_size=40))
def test_no_bytes_break_it(body: bytes, path: str) -> None:
    read_robots(body, "netralitas").allows(f"{SITE}/{path}")


def moved(path: str) -> Answer:
    return Answer(status=302, body=b"", headers={"Location": path})


def test_what_is_forbidden_is_not_asked_and_each_port_has_its_rules() -> None:
    closed = Answer(body=b"User-agent: *\nDisallow: /")
    with Site({"/": Answer(), "/robots.txt": closed}) as one, Site({"/": Answer()}) as other:
        run = ask(one.url(), one.url("/b"), other.url(), allowed="127.0.88.1")
        assert (one.paths, other.paths) == (["/robots.txt"], ["/robots.txt", "/"])
    assert [run[one.url(path)]["reason"] for path in ("/", "/b")] == ["forbidden by robots"] * 2
    assert run[one.url()]["detail"] == "a rule of robots.txt"
    assert run[other.url()]["status"] == 200


def test_redirects_of_the_file_are_followed_up_to_five() -> None:
    closed = Answer(body=b"User-agent: *\nDisallow: /")
    chain = {f"/r{number}": moved(f"/r{number + 1}") for number in range(1, 7)}
    five = {**chain, "/robots.txt": moved("/r1"), "/r5": closed}
    six = {**chain, "/robots.txt": moved("/r1"), "/r6": closed, "/": Answer()}
    with Site(five) as first, Site(six) as second, Site({"/robots.txt": moved("/robots.txt"), "/": Answer()}) as loop:
        run = ask(first.url(), second.url(), loop.url(), allowed="127.0.88.1")
    assert run[first.url()]["reason"] == "forbidden by robots"
    assert run[second.url()]["status"] == 200
    assert run[loop.url()]["status"] == 200
    assert loop.paths == [*["/robots.txt"] * 6, "/"]


def test_a_redirect_to_another_host_asks_for_its_robots_txt() -> None:
    closed = {"/robots.txt": Answer(body=b"User-agent: *\nDisallow: /b")}
    with Site(closed) as other, Site({"/a": moved(other.url("/b"))}) as site:
        run = ask(site.url("/a"), allowed="127.0.88.1")
    assert run[site.url("/a")]["reason"] == "forbidden by robots"
    assert other.paths == ["/robots.txt"]


def test_a_file_that_cannot_be_had_forbids_all_and_is_asked_for_once_more() -> None:
    def hangs(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(5)

    faulty = Answer(status=500, body=b"")
    with (
        Site({"/robots.txt": faulty, "/": Answer()}) as broken,
        Site({"/robots.txt": hangs, "/": Answer()}) as hanging,
        Site({"/robots.txt": [faulty, Answer(status=404)], "/": Answer()}) as mended,
    ):
        settings = {"DOWNLOAD_TIMEOUT": 2, "RETRY_TIMES": 0}
        run = ask(*map(broken.url, ("/", "/b", "/c")), hanging.url(), allowed="127.0.88.1", **settings)
        assert (broken.paths, hanging.paths) == (["/robots.txt"], ["/robots.txt"])
        assert {run[broken.url(path)]["reason"] for path in ("/", "/b", "/c")} == {"forbidden by robots"}
        assert run[broken.url()]["detail"] == "robots.txt answered HTTP 500"
        assert run[hanging.url()]["reason"] == "timed out"
        again = ask(
            *map(broken.url, ("/", "/b", "/c")),
            allowed="127.0.88.1",
            ROBOTS_AGAIN_AFTER=0,
            CONCURRENT_REQUESTS=1,
            RETRY_TIMES=0,
        )
        assert broken.paths == ["/robots.txt"] * 3
        assert set(again.reasons()) == {"forbidden by robots"}
        later = ask(
            mended.url("/?1"),
            mended.url("/?2"),
            allowed="127.0.88.1",
            ROBOTS_AGAIN_AFTER=0,
            CONCURRENT_REQUESTS=1,
            RETRY_TIMES=0,
        )
        assert [later[mended.url(path)].get("status") for path in ("/?1", "/?2")] == [None, 200]


def test_a_long_file_is_not_read_to_its_end() -> None:
    sent = 0

    def long(handler: BaseHTTPRequestHandler) -> None:
        nonlocal sent
        handler.send_response(200)
        handler.send_header("Content-Length", "400000000")
        handler.end_headers()
        handler.wfile.write(b"User-agent: *\nDisallow: /x\n")
        for _ in range(4000):
            handler.wfile.write(b"#" * 99_999 + b"\n")
            sent += 100_000

    with Site({"/robots.txt": long, "/": Answer()}) as site:
        run = ask(site.url(), site.url("/x"), allowed=site.authority)
    assert run[site.url()]["status"] == 200
    assert run[site.url("/x")]["reason"] == "forbidden by robots"
    assert sent < 50_000_000


def test_crawl_delay_holds_up_to_its_limit() -> None:
    slow = Answer(body=b"User-agent: *\nCrawl-delay: 1")
    slower = Answer(body=b"User-agent: *\nCrawl-delay: 100")
    pages = {f"/{number}": Answer() for number in range(3)}
    with Site({"/robots.txt": slow, **pages}) as site, Site({"/robots.txt": slower, **pages}) as other:
        urls = [at.url(page) for at in (site, other) for page in pages]
        run = ask(*urls, allowed="127.0.88.1", CRAWL_DELAY_MAX=1.5)
        assert {result.get("status") for result in run.results.values()} == {200}
        assert len(site.gaps()) == len(other.gaps()) == 3
        assert all(0.9 < gap < 1.5 for gap in site.gaps())
        assert all(1.4 < gap < 2 for gap in other.gaps())


def test_a_spider_may_read_the_file_without_asking_for_it_again() -> None:
    text = "Sitemap: /peta.xml\n"
    with Site({"/robots.txt": Answer(body=text.encode()), "/": Answer()}) as site:
        assert ask(site.url(), allowed=site.authority)[site.url()]["robots"] == text
        assert site.paths == ["/robots.txt", "/"]
