"""Archives as they come and as they should not: whatever the bytes, what can be read is, and the rest is told."""

import bz2
import gzip
import lzma
import os
import random
import tracemalloc
from collections.abc import Callable
from io import BytesIO

import pytest

from crawler.archive.reading import MOST_DAMAGES, Damage, Record, records
from crawler.archive.tape import LONGEST_HEAD, Position
from tests.archive.making import PACKINGS, joined, record

LARGEST = 1_000_000
PAGES = [record(f"https://kabar.example/berita/{n}/", f"<html>{n}{'x' * 50 * n}</html>".encode()) for n in range(6)]


def read(data: bytes, start: Position = Position(), largest: int = LARGEST) -> list[Record | Damage]:  # noqa: B008
    return list(records(BytesIO(data), start, largest=largest, wants=lambda _: True))


def urls(found: list[Record | Damage]) -> list[str]:
    return [one.payload.url for one in found if isinstance(one, Record)]


def damages(found: list[Record | Damage]) -> list[Damage]:
    return [one for one in found if isinstance(one, Damage)]


ALL = urls(read(joined(PAGES)))


@pytest.mark.parametrize("packing", PACKINGS)
def test_records_are_read_however_they_are_packed(packing: str) -> None:
    found = read(joined(PAGES, packing))
    assert urls(found) == [f"https://kabar.example/berita/{n}/" for n in range(6)]
    assert [one.payload.data for one in found if isinstance(one, Record)][2] == b"<html>2" + b"x" * 100 + b"</html>"


@pytest.mark.parametrize("packing", PACKINGS)
def test_reading_goes_on_from_the_place_of_any_record(packing: str) -> None:
    data = joined(PAGES, packing)
    for number, one in enumerate(read(data)):
        assert isinstance(one, Record)
        assert urls(read(data, one.position)) == ALL[number:]


def test_several_records_may_share_a_member() -> None:
    data = gzip.compress(b"".join(PAGES[:2])) + gzip.compress(b"".join(PAGES[2:5])) + gzip.compress(PAGES[5])
    assert urls(read(data)) == ALL


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_torn_end_is_told_and_what_stands_before_it_read(packing: str) -> None:
    data = joined(PAGES, packing)
    for length in range(1, len(data), 37):
        found = read(data[:length])
        whole = urls(found)
        assert whole == ALL[: len(whole)]
        assert len(whole) == len(ALL) or len(damages(found)) == 1 or read(data[:length])[-1] == found[-1]
    torn = read(data[:-40])
    assert urls(torn)[:5] == ALL[:5][: len(urls(torn))]
    assert [(one.end, one.detail) for one in damages(torn)] == [(None, "the file ends within a record")]


@pytest.mark.parametrize("packing", ["by record", "not at all"])
@pytest.mark.parametrize("garbage", [os.urandom(3_000), b"\x1f\x8b\x08" * 300, b"WARC/1.0 is what I am not\r\n" * 9])
def test_garbage_is_told_with_its_place_and_passed_over(packing: str, garbage: bytes) -> None:
    before, after = joined(PAGES[:3], packing), joined(PAGES[3:], packing)
    found = read(before + garbage + after)
    assert urls(found)[:2] == ALL[:2]
    assert urls(found)[-3:] == ALL[3:]
    (told,) = damages(found)
    assert told.start <= len(before)
    assert told.end == len(before) + len(garbage)


def test_garbage_in_a_file_that_is_packed_as_a_whole_is_passed_over() -> None:
    data = gzip.compress(b"".join(PAGES[:3]) + b"nothing of any kind\r\n" * 3 + b"".join(PAGES[3:]))
    found = read(data)
    assert urls(found) == ALL
    assert len(damages(found)) == 1


@pytest.mark.parametrize("rubbish", [b"no archive", b"\x1f\x8b\x08\0 broken"])
def test_what_cannot_be_read_is_told_where_it_stands(rubbish: bytes) -> None:
    before = joined(PAGES[:2])
    assert [(one.start, one.end) for one in damages(read(before + rubbish))] == [(len(before), None)]


@pytest.mark.parametrize("length", [1, 511, 200_000])
def test_zeros_behind_the_last_record_are_no_damage(length: int) -> None:
    found = read(joined(PAGES) + bytes(length))
    assert (urls(found), damages(found)) == (ALL, [])
    assert urls(read(joined(PAGES[:3]) + bytes(length) + joined(PAGES[3:]))) == ALL


def test_a_file_that_is_packed_twice_is_told_to_be() -> None:
    packed = gzip.compress(joined(PAGES), 9)
    assert "packed once more" in damages(read(packed))[0].detail
    assert urls(read(gzip.decompress(packed))) == ALL


@pytest.mark.parametrize("pack", [bz2.compress, lzma.compress])
def test_what_is_packed_otherwise_is_told_to_be(pack: Callable[[bytes], bytes]) -> None:
    (told,) = read(pack(joined(PAGES, "not at all")))
    assert isinstance(told, Damage)
    assert told.detail.startswith("this is packed with")


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("length", [b"7", b"-3", b"many", b"99999999999", b"100000"])
def test_a_wrong_length_costs_no_other_record(packing: str, length: bytes) -> None:
    lines = PAGES[2].split(b"\r\n")
    wrong = b"\r\n".join(b"Content-Length: " + length if one.startswith(b"Content-Length") else one for one in lines)
    found = read(joined([*PAGES[:2], wrong, *PAGES[3:]], packing))
    assert [one for one in urls(found) if one != ALL[2]] == [one for one in ALL if one != ALL[2]]


def test_a_record_that_is_shorter_than_it_states_is_known_to_be() -> None:
    lines = PAGES[2].split(b"\r\n")
    wrong = b"\r\n".join(b"Content-Length: 5000" if one.startswith(b"Content-Length") else one for one in lines)
    found = read(joined([wrong, PAGES[3]]))
    assert [one.payload.is_truncated for one in found if isinstance(one, Record)] == [True, False]


HEADS = {
    "a line without end": b"X-Long: " + b"a" * (2 * LONGEST_HEAD),
    "lines without end": b"X-Line: a\r\n" * (LONGEST_HEAD // 5),
    "no colon": b"this is no header",
    "no address": b"",
    "half a character": b"X-Odd: \xff\xfe\xc3",
    "nul": b"X-Nul: \0\0\0",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_hostile_heads_cost_no_other_record(head: bytes) -> None:
    first, rest = PAGES[2].split(b"\r\n", 1)
    hostile = first + b"\r\n" + head + b"\r\n" + rest
    if not head:
        hostile = b"\r\n".join(line for line in PAGES[2].split(b"\r\n") if not line.startswith(b"WARC-Target-URI"))
    found = read(joined([*PAGES[:2], hostile, *PAGES[3:]]))
    assert [one for one in urls(found) if one and one != ALL[2]] == [one for one in ALL if one != ALL[2]]


@pytest.mark.parametrize(
    ("line", "status"),
    [("HTTP/2", 200), ("HTTP/1.0", 200), ("HTTP/3", 200), ("ICY", 200)],
)
def test_any_version_of_http_is_understood(line: str, status: int) -> None:
    (found,) = read(record("https://kabar.example/", b"<html>", protocol=line))
    assert isinstance(found, Record)
    assert (found.payload.status, found.payload.data) == (status, b"<html>")


def test_times_are_read_in_every_form() -> None:
    for written in ("2024-10-01T02:30:00Z", "2024-10-01T02:30:00.123456789Z", "2024-10-01T09:30:00+07:00"):
        (found,) = read(record("https://kabar.example/", at=written, version="WARC/1.1"))
        assert isinstance(found, Record)
        assert found.at is not None
        assert found.at.isoformat()[:19].replace("09:30", "02:30") == "2024-10-01T02:30:00"
    (dated,) = read(record("https://kabar.example/", at="yesterday", http={"Date": "Tue, 01 Oct 2024 02:30:00 GMT"}))
    assert isinstance(dated, Record)
    assert dated.at is not None
    assert dated.at.isoformat() == "2024-10-01T02:30:00+00:00"


def test_arc_files_are_read() -> None:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>lama</html>"
    head = b"1 0 Lama\nURL IP-address Archive-date Content-type Archive-length\n"
    data = b"filedesc://lama.arc 0.0.0.0 20120301020304 text/plain %d\n%s\n" % (len(head), head)
    for n in range(3):
        data += b"http://kabar.example/%d 10.0.0.1 20120301020304 text/html %d\n%s\n" % (n, len(body), body)
    for packed in (data, gzip.compress(data)):
        found = [one for one in read(packed) if isinstance(one, Record) and one.payload.kind == "response"]
        assert [one.payload.url for one in found] == [f"http://kabar.example/{n}" for n in range(3)]
        assert {one.payload.data for one in found} == {b"<html>lama</html>"}
        assert {one.at and one.at.isoformat() for one in found} == {"2012-03-01T02:03:04+00:00"}


def peak_of(data: bytes, largest: int) -> tuple[int, list[Record | Damage]]:
    tracemalloc.start()
    try:
        found = read(data, largest=largest)
        return tracemalloc.get_traced_memory()[1], found
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("packing", PACKINGS)
def test_what_is_too_large_is_never_in_memory(packing: str) -> None:
    data = joined([record("https://kabar.example/film", bytes(60_000_000)), PAGES[0]], packing)
    peak, found = peak_of(data, LARGEST)
    large, small = found
    assert isinstance(large, Record)
    assert isinstance(small, Record)
    assert large.is_too_large
    assert large.payload.data == b""
    assert small.payload.data
    assert peak < 3_000_000


def test_whatever_is_changed_nothing_but_damage_is_told() -> None:
    chance = random.Random(5)
    for packing in PACKINGS:
        whole = joined(PAGES, packing)
        for _ in range(60):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 12)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            found = read(bytes(data))
            assert len(found) < 30


def test_nothing_is_no_fault() -> None:
    assert read(b"") == []
    assert read(b"\r\n\r\n") == []


def test_a_file_that_is_damaged_everywhere_is_given_up() -> None:
    found = read(gzip.compress(b"WARC/1.0\r\nWARC-Type: what\r\n\r\n" * 5_000))
    assert 1 < len(damages(found)) <= MOST_DAMAGES
    assert damages(found)[-1].end is None
