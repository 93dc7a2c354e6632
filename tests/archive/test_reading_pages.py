"""Pages in archives: packed, in chunks, in parts of their own, referred to by other records, or not there at all."""

import gzip
import tracemalloc
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from crawler.archive.choice import Choice, Hosts
from crawler.archive.index import Index
from crawler.archive.reading import Damage
from crawler.archive.shelf import ArchivedPage, Shelf
from crawler.archive.tape import Position
from crawler.outlets import Outlet
from crawler.rounds.period import Period
from tests.archive.making import PACKINGS, START, digest, later, record, written

HTML = "<!doctype html><html><body><p>Netralitas pegawai diawasi – Bawaslu.</p></body></html>".encode()
URL = "https://kabar.example/berita/netralitas/"
DIGEST = digest(HTML)
LARGEST = 200_000

Opened = tuple[list[ArchivedPage], Counter[str], list[Damage]]
Open = Callable[..., Opened]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens files of these records, and gives the pages of the last one, what was passed over, and what was told."""
    made: list[Index] = []

    def pages(*files: Sequence[bytes], packing: str = "by record", choice: Choice = Choice()) -> Opened:  # noqa: B008
        paths = [written(tmp_path / f"{n}.warc.gz", records, packing) for n, records in enumerate(files)]
        made.append(Index.made(tmp_path / f"index{len(made)}"))
        told: list[Damage] = []
        shelf = Shelf(paths, made[-1], largest=LARGEST, tell=lambda _, damage: told.append(damage))
        shelf.look_through([len(paths) - 1], later=range(len(paths) - 1))
        return list(shelf.pages(len(paths) - 1, Position(), choice)), shelf.passed, told

    yield pages
    for index in made:
        index.close()


def chunked(data: bytes, size: int = 7) -> bytes:
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x;name=value\r\n%s\r\n" % (len(one), one) for one in pieces) + b"0\r\n\r\n"


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


BODIES = {
    "plain": (HTML, {}),
    "gzip": (gzip.compress(HTML), {"Content-Encoding": "gzip"}),
    "x-gzip in capitals": (gzip.compress(HTML), {"content-encoding": "X-GZIP"}),
    "deflate": (zlib.compress(HTML), {"Content-Encoding": "deflate"}),
    "raw deflate": (raw_deflate(HTML), {"Content-Encoding": "deflate"}),
    "brotli": (brotli.compress(HTML), {"Content-Encoding": "br"}),
    "twice": (gzip.compress(zlib.compress(HTML)), {"Content-Encoding": "deflate, gzip"}),
    "twice, told once": (gzip.compress(gzip.compress(HTML)), {"Content-Encoding": "gzip"}),
    "gzip, not told": (gzip.compress(HTML), {}),
    "chunks": (chunked(HTML), {"Transfer-Encoding": "chunked"}),
    "chunks of gzip": (chunked(gzip.compress(HTML)), {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
    "chunks that were joined": (HTML, {"Transfer-Encoding": "chunked"}),
    "gzip that was unpacked": (HTML, {"Content-Encoding": "gzip"}),
    "brotli that was unpacked": (HTML, {"Content-Encoding": "br"}),
    "deflate that was unpacked": (HTML, {"Content-Encoding": "deflate"}),
    "unknown packing": (HTML, {"Content-Encoding": "utf-8"}),
    "headers by another name": (HTML, {"X-Crawler-Content-Encoding": "gzip", "X-Crawler-Transfer-Encoding": "chunked"}),
    "no type": (HTML, {"Content-Type": ""}),
    "unknown type": (HTML, {"Content-Type": "application/octet-stream"}),
}


@pytest.mark.parametrize(("body", "headers"), BODIES.values(), ids=BODIES)
def test_pages_are_unpacked_whatever_was_done_to_them(opened: Open, body: bytes, headers: dict[str, str]) -> None:
    (page,), passed, told = opened([record(URL, body, http=headers)])
    assert (page.data, page.is_truncated, passed, told) == (HTML, False, Counter(), [])
    assert page.at == START


LEFT_OUT = {
    "request records": record(URL, b"GET / HTTP/1.1\r\n\r\n", kind="request", status=""),
    "conversion records": record(URL, b"text", kind="conversion", warc={"Content-Type": "text/plain"}),
    "HTTP 404": record(URL, HTML, status="404 Not Found"),
    "HTTP 301": record(URL, HTML, status="301 Moved"),
    "not HTML": record(URL, b"\xff\xd8\xff", http={"Content-Type": "image/jpeg"}),
    "no web address": record("metadata://gnu.org/log", b"log", kind="resource", warc={"Content-Type": "text/plain"}),
    "no HTTP answer": record(URL, HTML, protocol="garbage", status="of any kind"),
    "cannot be unpacked": record(URL, b"\x1b\0\xf8" + bytes(90), http={"Content-Encoding": "br"}),
    "too large": record(URL, HTML + bytes(LARGEST)),
}


@pytest.mark.parametrize(("reason", "one"), LEFT_OUT.items(), ids=LEFT_OUT)
def test_what_is_no_page_is_counted_by_its_reason(opened: Open, reason: str, one: bytes) -> None:
    pages, passed, told = opened([one, record(URL + "lain/", HTML)])
    assert [page.payload.url for page in pages] == [URL + "lain/"]
    assert (passed, told) == (Counter({reason: 1}), [])


def test_feeds_and_plain_text_are_no_pages(opened: Open) -> None:
    feed = record(URL, b"<?xml version='1.0'?><rss><channel></channel></rss>", http={"Content-Type": "text/xml"})
    text = record(URL, b"User-agent: *", http={"Content-Type": "text/plain"})
    assert opened([feed, text])[:2] == ([], Counter({"not HTML": 2}))


def test_resources_are_pages_too(opened: Open) -> None:
    (page,), _, _ = opened([record(URL, HTML, kind="resource", warc={"Content-Type": "text/html; charset=utf-8"})])
    assert page.data == HTML
    assert (page.payload.status, page.payload.content_type, page.payload.declared) == (200, "text/html", "utf-8")


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate"])
def test_a_bomb_is_not_unpacked(opened: Open, encoding: str) -> None:
    pack = {"gzip": gzip.compress, "br": lambda data: brotli.compress(data, quality=1), "deflate": zlib.compress}
    bomb = pack[encoding](b"<html>" + bytes(50_000_000))
    tracemalloc.start()
    try:
        pages, passed, _ = opened([record(URL, bomb, http={"Content-Encoding": encoding}), record(URL, HTML)])
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    assert [page.data for page in pages] == [HTML]
    assert passed == Counter({"cannot be unpacked": 1})


def test_what_broke_off_is_known_to_have(opened: Open) -> None:
    long = HTML * 50
    cut = gzip.compress(long)[:-30]
    for one in (
        record(URL, cut, http={"Content-Encoding": "gzip"}),
        record(URL, HTML, warc={"WARC-Truncated": "length"}),
        record(URL, HTML, warc={"WARC-Segment-Number": "1"}),
    ):
        (page,), _, _ = opened([one])
        assert page.is_truncated
        assert page.data.startswith(HTML[:60])


REVISITS = {
    "by its id": {"WARC-Refers-To": "<urn:uuid:00000000-0000-4000-8000-000000000001>"},
    "by address and time": {"WARC-Refers-To-Target-URI": URL, "WARC-Refers-To-Date": "2024-10-01T02:30:00Z"},
    "by its digest": DIGEST,
    "not at all": {},
}
ORIGINAL = record(URL, HTML, warc=DIGEST | {"WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000001>"})


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("refers", REVISITS.values(), ids=REVISITS)
@pytest.mark.parametrize("status", ["200 OK", "304 Not Modified", ""])
def test_a_revisit_has_the_payload_of_what_it_refers_to(
    opened: Open, refers: dict[str, str], packing: str, status: str
) -> None:
    revisit = record(URL, kind="revisit", at=later(3), status=status, warc=refers, version="WARC/1.1")
    for files in ([[ORIGINAL, revisit]], [[revisit, ORIGINAL]], [[ORIGINAL], [revisit]]):
        pages, passed, _ = opened(*files, packing=packing)
        assert {page.data for page in pages} == {HTML}
        (again,) = [page for page in pages if page.at == later(3)]
        assert again.holder is not None
        assert passed == Counter()


def test_a_revisit_of_another_address_keeps_its_own(opened: Open) -> None:
    moved = record("https://m.kabar.example/1", kind="revisit", warc=DIGEST, at=later(1))
    pages, _, _ = opened([ORIGINAL, moved])
    assert [page.payload.url for page in pages] == [URL, "https://m.kabar.example/1"]


def test_a_revisit_of_what_is_not_there_is_counted(opened: Open) -> None:
    lost = {"WARC-Refers-To-Target-URI": "https://kabar.example/hilang", "WARC-Payload-Digest": "sha1:NONE"}
    revisit = record("https://kabar.example/hilang", kind="revisit", warc=lost)
    assert opened([ORIGINAL], [revisit])[:2] == ([], Counter({"revisits of what is not there": 1}))


def test_of_several_answers_the_nearest_in_time_is_found(tmp_path: Path) -> None:
    records = [record(URL, HTML + b"%d" % day, at=later(day)) for day in range(5)]
    index = Index.made(tmp_path / "index")
    shelf = Shelf([written(tmp_path / "a.warc.gz", records)], index, largest=LARGEST, tell=lambda *_: None)
    shelf.look_through([0])
    page = shelf.page(URL.replace("https", "http").rstrip("/"), later(2.8))
    assert page is not None
    assert page.data == HTML + b"3"
    assert shelf.page("https://kabar.example/tidak-ada", later(1)) is None
    index.close()


def test_only_what_is_chosen_is_read(opened: Open) -> None:
    of_outlet = record("https://www.kabar.example/1", HTML)
    below = record("https://kota.kabar.example/2", HTML, at=later(9))
    other = record("https://bukankabar.example/3", HTML)
    outlet = Outlet(slug="kabar", name="Kabar", url="https://kabar.example", region="73")
    chosen = Choice(hosts=Hosts([outlet]), period=Period(until=START + timedelta(days=5)))
    pages, passed, _ = opened([of_outlet, below, other], choice=chosen)
    assert [page.payload.url for page in pages] == ["https://www.kabar.example/1"]
    assert passed == Counter({"of other outlets": 1, "captured at another time": 1})


def test_damage_is_told_and_the_rest_read(opened: Open) -> None:
    pages, _, told = opened([record(URL, HTML), b"nothing that anybody could read", record(URL + "2/", HTML)])
    assert [page.payload.url for page in pages] == [URL, URL + "2/"]
    assert [(damage.start > 0, damage.end is not None) for damage in told] == [(True, True)]


@pytest.mark.parametrize(
    "told", ["", "never", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59Z", "9999-12-31T23:59-14:00"]
)
def test_a_page_without_a_time_that_can_be_is_as_old_as_its_file(opened: Open, tmp_path: Path, told: str) -> None:
    (page,), _, _ = opened([record(URL, HTML, at=told)])
    assert int(page.at.timestamp()) == int((tmp_path / "0.warc.gz").stat().st_mtime)


def test_looking_through_tells_how_far_it_is(tmp_path: Path) -> None:
    pages = [record(f"{URL}{n}", HTML * 20) for n in range(100)]
    paths = [written(tmp_path / f"{n}.warc", pages, "not at all") for n in (1, 2)]
    index, seen = Index.made(tmp_path / "index"), list[int]()
    Shelf(paths, index, largest=LARGEST, tell=lambda _, __: None).look_through([0, 1], seen=seen.append)
    index.close()
    assert len({*seen}) > 4
    assert seen == sorted(seen)
    assert seen[-1] == sum(path.stat().st_size for path in paths)
