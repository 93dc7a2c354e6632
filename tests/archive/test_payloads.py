"""Payloads come out of WARC files as they went in, and what is damaged is told."""

import gzip
import zlib
from pathlib import Path

import pytest

from crawler.archive.payloads import Archive, UnreadableRecordError, digest_of
from crawler.archive.unpacking import opened
from tests.archive import records
from tests.archive.making import record, written
from tests.archive.records import HTML, PAGE

URL = "https://kabar.example/camat"
FILE = "a.warc.gz"
LARGEST = 1_000_000


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path, LARGEST)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / FILE


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
def test_each_record_is_found_by_its_offset(archive: Archive, tmp_path: Path, name: str) -> None:
    offsets = [records.response(tmp_path / name, f"{URL}/{number}", PAGE * number) for number in range(4)]
    for number in (2, 0, 3, 1):
        payload = archive.payload(name, offsets[number])
        assert (payload.url, payload.data) == (f"{URL}/{number}", PAGE * number)
        assert payload.digest == digest_of(PAGE * number)


def test_headers_are_told(archive: Archive, file: Path) -> None:
    headers = {"content-type": "Text/HTML; Charset=windows-1252", "Content-Encoding": "GZIP"}
    payload = archive.payload(FILE, records.response(file, URL, PAGE, headers, status="404 Not Found"))
    assert (payload.status, payload.content_type, payload.declared) == (404, "text/html", "windows-1252")
    assert (payload.kind, payload.encodings, payload.is_truncated) == ("response", ("gzip",), False)


def test_record_without_any_headers(archive: Archive, file: Path) -> None:
    payload = archive.payload(FILE, records.response(file, URL, PAGE, {}))
    assert (payload.status, payload.content_type, payload.declared, payload.encodings) == (200, "", None, ())


def test_a_resource_is_described_by_its_record(archive: Archive, tmp_path: Path) -> None:
    warc = {"Content-Type": "text/html; charset=windows-1252"}
    written(tmp_path / FILE, [record(URL, PAGE, kind="resource", warc=warc)])
    payload = archive.payload(FILE, 0)
    assert (payload.status, payload.content_type, payload.declared) == (200, "text/html", "windows-1252")
    assert opened(payload, LARGEST).data == PAGE


def test_revisit_has_headers_and_no_payload(archive: Archive, file: Path) -> None:
    payload = archive.payload(FILE, records.revisit(file, URL))
    assert (payload.kind, payload.data, payload.declared) == ("revisit", b"", "utf-8")


def test_what_broke_off_when_it_was_received_is_told(archive: Archive, file: Path) -> None:
    payload = archive.payload(FILE, records.response(file, URL, PAGE, Truncated="disconnect"))
    assert payload.is_truncated
    assert opened(payload, LARGEST).is_truncated


def test_record_of_another_kind_is_refused(archive: Archive, file: Path) -> None:
    with pytest.raises(UnreadableRecordError, match="request record"):
        archive.payload(FILE, records.request(file, URL))


@pytest.mark.parametrize("name", ["missing.warc.gz", "../a.warc.gz", "", "."])
def test_file_that_is_not_in_the_folder(archive: Archive, file: Path, name: str) -> None:
    records.response(file, URL)
    with pytest.raises(UnreadableRecordError, match="there is no file"):
        Archive(file.parent, LARGEST).payload(name, 0)


@pytest.mark.parametrize("lost", [40, 200, 400])
def test_torn_record_is_refused(archive: Archive, file: Path, lost: int) -> None:
    data = bytes(range(256)) * 4  # does not pack well: the record is long
    first, second = records.response(file, URL, data), records.response(file, URL, data)
    file.write_bytes(file.read_bytes()[:-lost])
    assert archive.payload(FILE, first).data == data
    with pytest.raises(UnreadableRecordError, match=f"byte {second} of"):
        archive.payload(FILE, second)


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
def test_record_that_is_torn_anywhere(archive: Archive, tmp_path: Path, name: str) -> None:
    offset = records.response(tmp_path / name, URL, bytes(range(256)))
    whole = (tmp_path / name).read_bytes()
    for end in range(1, len(whole) - 24, 5):
        (tmp_path / name).write_bytes(whole[:end])
        with pytest.raises(UnreadableRecordError):
            archive.payload(name, offset)


@pytest.mark.parametrize("offset", [3, 10_000])
def test_offset_at_which_nothing_starts(archive: Archive, file: Path, offset: int) -> None:
    records.response(file, URL)
    with pytest.raises(UnreadableRecordError, match=f"byte {offset} of"):
        archive.payload(FILE, offset)


def test_payload_that_is_too_large(file: Path) -> None:
    offset = records.response(file, URL, b"0" * 5_001)
    assert len(Archive(file.parent, 5_001).payload(FILE, offset).data) == 5_001
    with pytest.raises(UnreadableRecordError, match="longer than 5,000"):
        Archive(file.parent, 5_000).payload(FILE, offset)


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(PAGE, mtime=0)),
        ("x-gzip", gzip.compress(PAGE, mtime=0)),
        ("deflate", zlib.compress(PAGE)),
        ("gzip, gzip", gzip.compress(gzip.compress(PAGE, mtime=0), mtime=0)),
        ("deflate, gzip", gzip.compress(zlib.compress(PAGE), mtime=0)),
        ("gzip", PAGE),  # which it is not
        ("identity", PAGE),
        ("rot13", PAGE),
    ],
)
def test_packed_pages_are_opened(archive: Archive, file: Path, encoding: str, packed: bytes) -> None:
    payload = archive.payload(FILE, records.response(file, URL, packed, HTML | {"Content-Encoding": encoding}))
    assert payload.data == packed
    assert opened(payload, LARGEST).data == PAGE


def test_chunks_are_joined(archive: Archive, file: Path) -> None:
    packed = gzip.compress(PAGE)
    chunked = b"5\r\n" + packed[:5] + b"\r\n" + b"%x\r\n" % len(packed[5:]) + packed[5:] + b"\r\n0\r\n\r\n"
    headers = HTML | {"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}
    payload = archive.payload(FILE, records.response(file, URL, chunked, headers))
    assert payload.digest == digest_of(chunked)
    assert opened(payload, LARGEST).data == PAGE


def test_gzip_that_breaks_off_is_opened_as_far_as_it_goes(archive: Archive, file: Path) -> None:
    packed = gzip.compress(PAGE * 50)[:-12]
    page = opened(archive.payload(FILE, records.response(file, URL, packed, {"Content-Encoding": "gzip"})), LARGEST)
    assert page.is_truncated
    assert (PAGE * 50).startswith(page.data)


@pytest.mark.parametrize("encoding", ["deflate", "gzip, deflate"])
def test_what_cannot_be_unpacked(archive: Archive, file: Path, encoding: str) -> None:
    payload = archive.payload(FILE, records.response(file, URL, b"\x00rubbish", {"Content-Encoding": encoding}))
    with pytest.raises(UnreadableRecordError, match=f"{URL} cannot be unpacked"):
        opened(payload, LARGEST)


def test_bomb_is_not_unpacked(archive: Archive, file: Path) -> None:
    bomb = gzip.compress(b"0" * (LARGEST + 1))
    payload = archive.payload(FILE, records.response(file, URL, bomb, {"Content-Encoding": "gzip"}))
    with pytest.raises(UnreadableRecordError, match="cannot be unpacked"):
        opened(payload, LARGEST)
