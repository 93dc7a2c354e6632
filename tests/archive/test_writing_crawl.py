"""What a run of Scrapy fetches is kept as it came: pages, redirects, errors, what broke off, what was said again."""

import gzip
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from scrapy.settings import Settings

from crawler.archive.payloads import UnreadableRecordError, digest_of
from crawler.archive.unpacking import opened
from crawler.middlewares.archive import check_settings
from tests.archive.crawling import Kept
from tests.fetching.servers import Answer, Page, Site

PAGE = b"<html><body><p>Pegawai kecamatan diminta menjaga netralitas.</p></body></html>" * 30
PACKED = gzip.compress(PAGE)
CLOSED = "http://127.0.88.1:9/tutup"  # nobody listens at this port
RULES = Answer(body=b"User-agent: *\nDisallow: /rahasia\n", headers={"Content-Type": "text/plain"})


def chunked(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    for name, value in (("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip"), ("Content-Type", "text/html")):
        handler.send_header(name, value)
    handler.end_headers()
    for piece in (PACKED[:50], PACKED[50:]):
        handler.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
    handler.wfile.write(b"0\r\n\r\n")


def broken_off(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(PAGE)
    handler.close_connection = True


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    pages: dict[str, Page] = {
        "/robots.txt": RULES,
        "/polos": Answer(body=PAGE),
        "/potongan": chunked,
        "/salinan": Answer(body=PAGE, headers={"Content-Type": "text/html; charset=windows-1252"}),
        "/pindah": Answer(status=301, body=b"", headers={"Location": "/polos"}),
        "/rusak": Answer(status=503, body=b"sebentar"),
        "/putus": broken_off,
        "/tetap": Answer(status=304, body=b""),
        "/rahasia": Answer(),
    }
    with Site(pages) as site:
        yield site


@pytest.fixture(scope="module")
def kept(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    kept = Kept(tmp_path_factory.mktemp("kept"))
    paths = ("/polos", "/potongan", "/salinan", "/pindah", "/tidak-ada", "/rusak", "/putus", "/tetap", "/rahasia")
    allowed = {"PRIVATE_HOSTS_ALLOWED": f"{site.authority},127.0.88.1:9"}
    kept.ask(*(site.url(path) for path in paths), CLOSED, "http://127.0.88.2/pribadi", **allowed)
    return kept


def test_page_is_kept_as_it_came(kept: Kept, site: Site) -> None:
    capture = kept.captures("/polos")[0]
    assert (capture.url, capture.status, capture.outlet) == (site.url("/polos"), 200, site.authority)
    assert (capture.length, capture.digest, capture.content_type) == (len(PAGE), digest_of(PAGE), "text/html")
    assert (capture.run_id, capture.problem, capture.revisit_of) == (1, None, None)
    assert kept.received(capture).data == PAGE


def test_packed_and_chunked_page(kept: Kept) -> None:
    (capture,) = kept.captures("/potongan")
    payload = kept.received(capture)
    assert payload.data == PACKED
    assert opened(payload, 1_000_000).data == PAGE
    answer, request = kept.records("/potongan")
    assert answer.http_headers["Transfer-Encoding"] is None
    assert answer.http_headers["Content-Encoding"] == "gzip"
    assert request.http_headers["User-Agent"].startswith("netralitas/")
    assert request.http_headers["Host"].startswith("127.0.88.1:")


def test_same_payload_elsewhere(kept: Kept) -> None:
    (capture,) = kept.captures("/salinan")
    assert capture.revisit_of == kept.captures("/polos")[0].id
    payload = kept.received(capture)
    assert (payload.data, payload.declared) == (PAGE, "windows-1252")
    answer, _ = kept.records("/salinan")
    assert (answer.rec_type, answer.rec_headers["WARC-IP-Address"]) == ("revisit", "127.0.88.1")


def test_redirect_and_where_it_leads(kept: Kept) -> None:
    (moved,) = kept.captures("/pindah")
    assert (moved.status, moved.length, moved.revisit_of) == (301, 0, None)
    first, second = kept.captures("/polos")
    assert second.revisit_of == first.id


def test_errors_and_each_try(kept: Kept) -> None:
    assert [one.status for one in kept.captures("/tidak-ada")] == [404]
    first, again = kept.captures("/rusak")
    assert (first.status, again.status, again.revisit_of) == (503, 503, first.id)


def test_answer_that_broke_off(kept: Kept) -> None:
    first, again = kept.captures("/putus")
    assert (first.problem, again.problem) == ("truncated: disconnect", "truncated: disconnect")
    answer = kept.records("/putus")[0]
    assert answer.rec_headers["WARC-Truncated"] == "disconnect"
    assert answer.http_headers["X-Archive-Orig-Content-Length"] == "100000"
    assert answer.http_headers["Content-Length"] == str(len(PAGE))


def test_not_modified_without_anything_before(kept: Kept) -> None:
    (capture,) = kept.captures("/tetap")
    assert (capture.status, capture.digest, capture.revisit_of) == (304, None, None)
    assert kept.records("/tetap")[0].rec_type == "revisit"
    with pytest.raises(UnreadableRecordError, match="not known"):
        kept.received(capture)


def test_robots_are_kept_too(kept: Kept, site: Site) -> None:
    robots = [one for one in kept.captures("/robots.txt") if one.outlet == site.authority]
    assert [one.status for one in robots] == [200]
    assert kept.received(robots[0]).data == RULES.body


def test_connection_that_was_refused(kept: Kept) -> None:
    # Its robots.txt cannot be had, so that the page itself is not asked for.
    failed = [one for one in kept.captures("/robots.txt") if one.outlet == "127.0.88.1:9"]
    assert len(failed) == 2
    for capture in failed:
        assert (capture.status, capture.file, capture.length) == (None, None, None)
        assert (capture.problem or "").startswith("unreachable: ")


@pytest.mark.parametrize("path", ["/rahasia", "/pribadi", "/tutup"])
def test_what_was_never_asked_for_is_no_capture(kept: Kept, path: str) -> None:
    assert kept.captures(path) == []


def test_every_capture_leads_to_its_record(kept: Kept) -> None:
    captures = [one for one in kept.captures() if one.file]
    assert len(captures) >= 11
    assert len(kept.records()) == 2 * len(captures) + 1
    assert {one.record_id for one in captures} == {
        record.rec_headers["WARC-Record-ID"].strip("<>")
        for record in kept.records()
        if record.rec_type in ("response", "revisit")
    }


def test_second_run_refers_to_the_first(kept: Kept, site: Site) -> None:
    before = kept.captures("/polos")
    kept.ask(site.url("/polos"), PRIVATE_HOSTS_ALLOWED=site.authority)
    again = kept.captures("/polos")[-1]
    assert (again.run_id, again.revisit_of) == (2, before[0].id)
    assert again.file not in {one.file for one in before}
    assert kept.received(again).data == PAGE


@pytest.mark.e2e
def test_without_an_archive_captures_are_noted_all_the_same(site: Site, tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.ask(site.url("/polos"), PRIVATE_HOSTS_ALLOWED=site.authority, ARCHIVE=0)
    _, capture = kept.captures()
    assert (capture.status, capture.digest, capture.file, capture.offset) == (200, digest_of(PAGE), None, None)
    assert not (tmp_path / "n.warc").exists()


@pytest.mark.e2e
def test_archive_elsewhere_in_small_files(site: Site, tmp_path: Path) -> None:
    kept, folder = Kept(tmp_path), tmp_path / "arsip"
    urls = [site.url(path) for path in ("/polos", "/tidak-ada", "/potongan")]
    kept.ask(*urls, PRIVATE_HOSTS_ALLOWED=site.authority, ARCHIVE_FOLDER=folder, ARCHIVE_MAX_BYTES=1_800)
    files = {one.file for one in kept.captures()}
    assert len(files) > 1
    assert files == {one.name for one in folder.iterdir()}


def test_archive_that_cannot_be_written_ends_the_run(site: Site, tmp_path: Path) -> None:
    (tmp_path / "n.warc").write_text("in the way", encoding="utf-8")
    told = Kept(tmp_path).ask(site.url("/polos"), PRIVATE_HOSTS_ALLOWED=site.authority)
    assert told.count("The run is stopped: the archive in ") == 1
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"ARCHIVE": "maybe"}, "ARCHIVE is 'maybe'"),
        ({"ARCHIVE_MAX_BYTES": "1 GB"}, "ARCHIVE_MAX_BYTES is '1 GB'"),
        ({"ARCHIVE_MAX_BYTES": 0}, "ARCHIVE_MAX_BYTES is 0"),
        ({"ARCHIVE_FOLDER": __file__}, "is no folder"),
        ({"ARCHIVE_FOLDER": f"{__file__}/below"}, "cannot be made in"),
    ],
)
def test_wrong_settings_are_told_ahead(tmp_path: Path, settings: dict[str, object], told: str) -> None:
    usual = {"ARCHIVE": True, "ARCHIVE_FOLDER": None, "ARCHIVE_MAX_BYTES": 10**9, "DATABASE": tmp_path / "n.sqlite3"}
    check_settings(Settings(usual))
    with pytest.raises(ValueError, match=told):
        check_settings(Settings(usual | settings))
