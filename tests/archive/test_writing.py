"""What is written to an archive is what went over the network, for any reader of WARC files."""

import errno
import gzip
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from socket import gethostname

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from crawler.archive.payloads import digest_of
from crawler.archive.places import folder_of
from crawler.archive.records import Earlier, Exchange, Packed, exchanged
from crawler.archive.writing import ArchiveError, Writer

URL = "http://kabar.example/berita/camat?page=2"
AT = datetime(2026, 3, 1, 12, 30, 15, tzinfo=UTC)
BODY = gzip.compress(b"<p>Lurah dimintai klarifikasi.</p>" * 20)
EXCHANGE = Exchange(
    url=URL,
    at=AT,
    status=200,
    body=BODY,
    headers=(
        (b"Content-Type", b"text/html; charset=utf-8"),
        (b"Content-Encoding", b"gzip"),
        (b"Content-Length", str(len(BODY)).encode()),
        (b"X-Penulis", "Déwi".encode("latin-1")),
    ),
    asked_with=((b"User-Agent", b"netralitas/1"), (b"Cookie", b"sesi=rahasia"), (b"Authorization", b"Basic x")),
    address="192.0.2.7",
)
EARLIER = Earlier(url="http://kabar.example/lain", at=datetime(2026, 2, 1, tzinfo=UTC), record_id="urn:uuid:1")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "n.warc"


@pytest.fixture
def writer(folder: Path) -> Iterator[Writer]:
    writer = Writer(folder, 1_000_000, {"software": "netralitas", "operator": "redaksi@example.org"})
    yield writer
    writer.close()


def packed(exchange: Exchange = EXCHANGE, earlier: Earlier | None = None) -> Packed:
    return exchanged(exchange, None if exchange.status == 304 else digest_of(exchange.body), earlier)


def read(path: Path) -> list[tuple[ArcWarcRecord, bytes]]:
    """All records of a file, with their payloads as they are stored; their digests are right."""
    with path.open("rb") as stream:
        return [(record, record.raw_stream.read()) for record in ArchiveIterator(stream, check_digests="raise")]


def answer_and_request(writer: Writer, folder: Path, exchange: Exchange) -> tuple[ArcWarcRecord, ArcWarcRecord]:
    place = writer.write(packed(exchange))
    (_, _), (answer, _), (request, _) = read(folder / place.file)
    return answer, request


def test_answer_and_its_request(writer: Writer, folder: Path) -> None:
    place = writer.write(packed())
    (info, told), (answer, body), (request, nothing) = read(folder / place.file)
    assert info.rec_type == "warcinfo"
    assert b"operator: redaksi@example.org\r\n" in told
    assert (answer.rec_type, answer.rec_headers["WARC-Target-URI"], body) == ("response", URL, BODY)
    assert answer.rec_headers["WARC-Date"] == request.rec_headers["WARC-Date"] == "2026-03-01T12:30:15Z"
    assert answer.rec_headers["WARC-Payload-Digest"] == f"sha1:{digest_of(BODY)}"
    assert answer.rec_headers["WARC-IP-Address"] == "192.0.2.7"
    assert answer.rec_headers.protocol == "WARC/1.1"
    assert (answer.http_headers.protocol, answer.http_headers.statusline) == ("HTTP/1.1", "200 OK")
    assert (request.rec_type, nothing) == ("request", b"")
    assert request.rec_headers["WARC-Concurrent-To"] == answer.rec_headers["WARC-Record-ID"]
    assert (request.http_headers.protocol, request.http_headers.statusline) == ("GET", "/berita/camat?page=2 HTTP/1.1")


def test_request_is_without_secrets(writer: Writer, folder: Path) -> None:
    _, request = answer_and_request(writer, folder, EXCHANGE)
    assert request.http_headers.headers == [("Host", "kabar.example"), ("User-Agent", "netralitas/1")]


def test_headers_are_kept_byte_by_byte(writer: Writer, folder: Path) -> None:
    place = writer.write(packed())
    with gzip.open(folder / place.file) as stream:
        content = stream.read()
    head = b"".join(name + b": " + value + b"\r\n" for name, value in EXCHANGE.headers)
    assert b"HTTP/1.1 200 OK\r\n" + head + b"\r\n" + BODY in content


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (
            ((b"Transfer-Encoding", b"chunked"),),
            [("X-Archive-Orig-Transfer-Encoding", "chunked"), ("Content-Length", str(len(BODY)))],
        ),
        (
            ((b"content-length", b"99999"),),
            [("X-Archive-Orig-content-length", "99999"), ("Content-Length", str(len(BODY)))],
        ),
        (((b"Content-Length", str(len(BODY)).encode()),), [("Content-Length", str(len(BODY)))]),
        (((b"Server", b"nginx"),), [("Server", "nginx")]),
    ],
)
def test_headers_are_true_of_what_is_stored(
    writer: Writer, folder: Path, sent: tuple[tuple[bytes, bytes], ...], kept: list[tuple[str, str]]
) -> None:
    answer, _ = answer_and_request(writer, folder, replace(EXCHANGE, headers=sent))
    assert answer.http_headers.headers == kept


def test_answer_that_broke_off(writer: Writer, folder: Path) -> None:
    answer, _ = answer_and_request(writer, folder, replace(EXCHANGE, truncated="disconnect"))
    assert answer.rec_headers["WARC-Truncated"] == "disconnect"


@pytest.mark.parametrize(("status", "line"), [(404, "404 Not Found"), (599, "599")])
def test_status_line(writer: Writer, folder: Path, status: int, line: str) -> None:
    answer, _ = answer_and_request(writer, folder, replace(EXCHANGE, status=status, body=b""))
    assert answer.http_headers.statusline == line


def test_payload_that_is_there_already_is_referred_to(writer: Writer, folder: Path) -> None:
    place = writer.write(packed(EXCHANGE, EARLIER))
    _, (answer, body), _ = read(folder / place.file)
    assert (answer.rec_type, body) == ("revisit", b"")
    assert answer.rec_headers["WARC-Profile"].endswith("/warc/1.1/revisit/identical-payload-digest")
    assert answer.rec_headers["WARC-Payload-Digest"] == f"sha1:{digest_of(BODY)}"
    assert answer.rec_headers["WARC-Refers-To"] == "<urn:uuid:1>"
    assert answer.rec_headers["WARC-Refers-To-Target-URI"] == EARLIER.url
    assert answer.rec_headers["WARC-Refers-To-Date"] == "2026-02-01T00:00:00Z"
    assert answer.http_headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("earlier", [EARLIER, None])
def test_not_modified(writer: Writer, folder: Path, earlier: Earlier | None) -> None:
    place = writer.write(packed(replace(EXCHANGE, status=304, body=b""), earlier))
    _, (answer, _), _ = read(folder / place.file)
    assert answer.rec_type == "revisit"
    assert answer.rec_headers["WARC-Profile"].endswith("/warc/1.1/revisit/server-not-modified")
    assert answer.rec_headers["WARC-Payload-Digest"] is None
    assert answer.rec_headers["WARC-Refers-To-Target-URI"] == (earlier.url if earlier else None)
    assert answer.http_headers.statusline == "304 Not Modified"


def test_records_stand_where_they_are_said_to(writer: Writer, folder: Path) -> None:
    for number in range(5):
        place = writer.write(packed(replace(EXCHANGE, url=f"{URL}&n={number}")))
        with (folder / place.file).open("rb") as stream:
            stream.seek(place.offset)
            assert next(iter(ArchiveIterator(stream))).rec_headers["WARC-Target-URI"] == f"{URL}&n={number}"


def test_files_that_are_full_are_followed_by_others(folder: Path) -> None:
    writer = Writer(folder, 5_000, {"software": "netralitas"})
    places = [writer.write(packed(replace(EXCHANGE, body=os.urandom(1_500)))) for _ in range(9)]
    writer.close()
    files = sorted(folder.iterdir())
    assert [one.name for one in files] == sorted({one.file for one in places})
    assert len(files) > 2
    for file in files:
        assert file.stat().st_size <= 5_000
        assert [record.rec_type for record, _ in read(file)][:3] == ["warcinfo", "response", "request"]


def test_record_that_is_larger_than_a_file_may_be(folder: Path) -> None:
    writer = Writer(folder, 1_000, {"software": "netralitas"})
    places = [writer.write(packed(replace(EXCHANGE, body=os.urandom(3_000)))) for _ in range(2)]
    writer.close()
    assert [len(read(folder / one.file)) for one in places] == [3, 3]


def test_each_crawl_has_files_of_its_own(folder: Path, writer: Writer) -> None:
    other = Writer(folder, 1_000_000, {"software": "netralitas"})
    places = [one.write(packed()) for _ in range(3) for one in (writer, other)]
    other.close()
    assert len({one.file for one in places}) == 2
    assert [len(read(file)) for file in folder.iterdir()] == [7, 7]


def test_names_tell_nothing_of_the_machine(folder: Path, writer: Writer) -> None:
    place = writer.write(packed())
    content = gzip.decompress((folder / place.file).read_bytes())
    assert place.file.endswith(".warc.gz")
    assert gethostname() not in place.file
    assert gethostname().encode() not in content
    assert str(folder).encode() not in content


def test_nothing_is_written_before_there_is_something(folder: Path, writer: Writer) -> None:
    writer.close()
    assert not folder.exists()


def test_torn_record_leaves_all_before_it_readable(folder: Path, writer: Writer) -> None:
    places = [writer.write(packed(replace(EXCHANGE, url=f"{URL}&n={number}"))) for number in range(3)]
    whole = (folder / places[0].file).read_bytes()
    torn = folder / "torn.warc.gz"
    for end in range(places[2].offset, len(whole), 7):
        torn.write_bytes(whole[:end])
        urls: list[str] = []
        with torn.open("rb") as stream, suppress(ArchiveLoadFailed, AttributeError):  # as warcio tells of torn heads
            urls.extend(record.rec_headers["WARC-Target-URI"] for record in ArchiveIterator(stream))
        assert urls[1:5] == [f"{URL}&n=0"] * 2 + [f"{URL}&n=1"] * 2


def test_full_disk(folder: Path, writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    place = writer.write(packed())
    before, written = (folder / place.file).read_bytes(), os.write

    def fill_up(file: int, data: bytes) -> int:
        if len(data) < 200:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return written(file, data[:150])

    monkeypatch.setattr(os, "write", fill_up)
    with pytest.raises(ArchiveError, match=f"{folder} cannot be written: No space left on device"):
        writer.write(packed())
    assert (folder / place.file).read_bytes() == before
    monkeypatch.undo()
    assert writer.write(packed()).offset == len(before)


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "n.warc").write_text("no folder")
    with pytest.raises(ArchiveError, match="cannot be written"):
        Writer(tmp_path / "n.warc", 1_000, {}).write(packed())


def test_archive_lies_beside_its_database() -> None:
    assert folder_of(Path("data/netralitas.sqlite3")) == Path("data/netralitas.warc")
    assert folder_of(Path("data/netralitas.sqlite3"), "/mnt/arsip") == Path("/mnt/arsip")
