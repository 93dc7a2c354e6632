"""Answers that are too big, too slow, cut short, broken or endless end in a word, and never hold up the crawl."""

import gzip
import ssl
import subprocess
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from random import Random

import pytest
from scrapy.downloadermiddlewares import cookies

from crawler.fetching.gzipped import is_whole
from crawler.middlewares.cookies import CookiesMiddleware
from tests.fetching.asking import ask
from tests.fetching.servers import Answer, Page, Site

PAGE = b"<html><body>" + b"".join(b"<p>Kalimat ke-%d.</p>" % number for number in range(3000)) + b"</body></html>"
GZIPPED = {"Content-Encoding": "gzip"}


def test_a_gzip_stream_that_breaks_off_is_told() -> None:
    whole = gzip.compress(PAGE)
    assert is_whole(whole, len(PAGE))
    assert is_whole(whole + whole, 2 * len(PAGE))
    assert is_whole(whole + b"\0\0\0", len(PAGE))
    assert is_whole(whole + b"rubbish", len(PAGE))
    for cut in (1, 8, 9, 100, len(whole) // 2):
        assert not is_whole(whole[:-cut], len(PAGE))
    assert not is_whole(whole + whole[:50], len(PAGE))


def drips(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"a")
        handler.wfile.flush()
        time.sleep(0.1)


def chunked(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    for _ in range(500):
        handler.wfile.write(b"186A0\r\n" + b"a" * 100_000 + b"\r\n")


def closes(handler: BaseHTTPRequestHandler) -> None:
    handler.close_connection = True
    handler.connection.close()


def until_closed(handler: BaseHTTPRequestHandler) -> None:
    """As old servers do: no length; the body ends with the connection."""
    handler.send_response(200)
    handler.send_header("Connection", "close")
    handler.end_headers()
    handler.wfile.write(PAGE)
    handler.close_connection = True


def short(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(2 * len(PAGE)))
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    handler.wfile.write(PAGE)
    handler.close_connection = True


FAULTS: dict[str, Page] = {
    "/drip": drips,
    "/chunked": chunked,
    "/closes": closes,
    "/until-closed": until_closed,
    "/short": short,
    "/announced": Answer(headers={"Content-Length": "50000000"}),
    "/bomb": Answer(body=gzip.compress(b"0" * 200_000_000), headers=GZIPPED),
    "/loop": Answer(status=302, body=b"", headers={"Location": "/loop"}),
    "/growing": Answer(status=302, body=b"", headers={"Location": "/growing?" + "a" * 100}),
    "/half": Answer(body=gzip.compress(PAGE)[:-200], headers=GZIPPED),
    "/half-once": [
        Answer(body=gzip.compress(PAGE)[:-200], headers=GZIPPED),
        Answer(body=gzip.compress(PAGE), headers=GZIPPED),
    ],
    "/not-gzip": Answer(body=PAGE, headers=GZIPPED),
    "/broken": Answer(body=gzip.compress(PAGE)[:12] + Random(7).randbytes(500), headers=GZIPPED),
    "/stub": Answer(body=b"\x1f\x8b", headers=GZIPPED),
    "/nothing": Answer(body=b"", headers=GZIPPED),
    "/unknown": Answer(body=PAGE, headers={"Content-Encoding": "aes128gcm"}),
    "/whole": Answer(body=gzip.compress(PAGE), headers=GZIPPED),
    "/gone": Answer(status=410, body=b""),
    "/fault": Answer(status=500, body=b""),
    "/nowhere": Answer(status=302, body=b"", headers={"Location": "http://[::1"}),
}
EXPECTED = {
    "/drip": "timed out",
    "/chunked": "too large",
    "/closes": "unreachable",
    "/until-closed": (200, []),
    "/short": (200, ["truncated"]),
    "/announced": "too large",
    "/bomb": "too large",
    "/loop": "too many redirects",
    "/growing": "too many redirects",
    "/half": (200, ["truncated"]),
    "/half-once": (200, []),
    "/not-gzip": (200, []),
    "/broken": "malformed",
    "/stub": "malformed",
    "/nothing": (200, []),
    "/unknown": (200, []),
    "/whole": (200, []),
    "/gone": "gone",
    "/fault": "http error",
    "/nowhere": "malformed",
}


def test_every_fault_ends_in_a_word() -> None:
    with Site(FAULTS) as site:
        run = ask(
            *map(site.url, FAULTS),
            "http://127.0.88.1:9/",
            allowed="127.0.88.1",
            DOWNLOAD_TIMEOUT=3,
            DOWNLOAD_MAXSIZE=5_000_000,
        )
    told = {path: run[site.url(path)] for path in FAULTS}
    verdicts = {
        path: one.get("reason") or (one["status"], [f for f in one["flags"] if f == "truncated"])
        for path, one in told.items()
    }
    assert verdicts == EXPECTED
    assert run["http://127.0.88.1:9/"]["reason"] == "unreachable"
    asked = {path: sum(one.partition("?")[0] == path for one in site.paths) for path in FAULTS}
    assert (asked["/half"], asked["/half-once"], asked["/short"], asked["/drip"], asked["/bomb"]) == (2, 2, 2, 1, 1)
    assert asked["/loop"] == 9
    assert told["/whole"]["size"] == told["/half-once"]["size"] == told["/not-gzip"]["size"] == len(PAGE)
    assert 0 < told["/half"]["size"] < len(PAGE)
    assert "log_count/ERROR" not in run.stats, run.log
    assert run.peak is None or 20_000_000 < run.peak < 400_000_000
    assert run.seconds < 30


def test_an_outlet_has_a_budget_over_all_its_hosts() -> None:
    with (
        Site({f"/{number}": Answer() for number in range(6)}) as one,
        Site({"/0": Answer()}) as two,
        Site({"/0": Answer()}) as three,
    ):
        urls = [one.url(f"/{number}") for number in range(6)] + [two.url("/0")]
        asked = [(url, {"outlet": "suara-kota"}) for url in urls]
        run = ask(*asked, three.url("/0"), allowed="127.0.88.1", REQUESTS_PER_OUTLET=4, CONCURRENT_REQUESTS=1)
        sent = len(one.asked) + len(two.asked)
        pages = sum(path != "/robots.txt" for path in (*one.paths, *two.paths))
    assert 4 <= sent <= 5  # robots.txt is counted, and never refused
    assert run.stats["requests/suara-kota"] == str(sent)
    assert list(run.reasons()).count("over budget") == len(urls) - pages
    assert run[three.url("/0")]["status"] == 200


def test_cookies_are_kept_without_a_download() -> None:
    with Site({"/a": Answer(headers={"Set-Cookie": "sesi=1; Path=/"}), "/b": Answer()}) as site:
        site.pages["/a"] = Answer(status=302, body=b"", headers={"Set-Cookie": "sesi=1; Path=/", "Location": "/b"})
        ask(site.url("/a"), allowed=site.authority)
        assert site.asked[-1][0] == "/b"
        assert site.asked[-1][2]["Cookie"] == "sesi=1"


def test_public_suffixes_are_known_without_a_download(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def refuse(*arguments: object, **_: object) -> None:
        asked.append(arguments)
        raise OSError("no network")

    monkeypatch.setattr("requests.Session.send", refuse)
    assert cookies._is_public_domain("co.id")
    assert cookies._is_public_domain("go.id")
    assert not cookies._is_public_domain("suarakota.co.id")
    assert asked == []
    assert CookiesMiddleware.__mro__[1] is cookies.CookiesMiddleware


def test_what_is_sent() -> None:
    with Site({"/": Answer()}) as site:
        ask(site.url(), allowed=site.authority, USER_AGENT="Mozilla/5.0")
    for _, _, headers in site.asked:
        assert headers["User-Agent"] == "netralitas/0.1.0 (+mailto:tests@netralitas.example)"
        assert headers["Accept-Language"] == "id,en;q=0.5"
    assert site.asked[1][2]["Accept-Encoding"] == "gzip"


def test_a_certificate_that_cannot_be_verified_is_refused(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    make = f"openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.88.1 -keyout {key} -out {certificate}"
    try:
        subprocess.run(make.split(), check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl makes the certificate, and is not installed")
    with Site({"/": Answer()}) as site:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        site.wrap(context)
        url = f"https://{site.authority}/"
        assert ask(url, allowed=site.host)[url]["reason"] == "unreachable"
        assert site.asked == []
        assert ask(url, allowed=site.host, DOWNLOAD_VERIFY_CERTIFICATES=False)[url]["status"] == 200
