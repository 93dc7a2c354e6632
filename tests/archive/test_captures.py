"""Captures lead to what was received: in their own record, or in that of an earlier one."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from crawler.archive.payloads import Archive, UnreadableRecordError, digest_of
from crawler.memory import StorageError
from crawler.memory.captures import Capture, Captures, find, received
from tests.archive import records
from tests.archive.records import HTML, PAGE

URL = "https://kabar.example/camat"
FILE = "a.warc.gz"
AT = datetime(2026, 3, 1, 5, 30, tzinfo=UTC)


@pytest.fixture
def captures(db: Database) -> Captures:
    return Captures(db)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path, 1_000_000)


@pytest.fixture
def first(captures: Captures, archive: Archive) -> Capture:
    """A page, kept behind another one."""
    records.response(archive.folder / FILE, f"{URL}/lain")
    offset = records.response(archive.folder / FILE, URL)
    return captures.add(
        Capture(outlet="kabar", url=URL, at=AT, status=200, digest=digest_of(PAGE), file=FILE, offset=offset)
    )


def test_captures_are_found_as_they_were_noted(captures: Captures, db: Database, first: Capture) -> None:
    assert first.id
    assert find(db.conn, first.id) == first
    assert find(db.conn, first.id + 1) is None


def test_database_that_was_replaced_by_something_else(tmp_path: Path) -> None:
    (tmp_path / "n.sqlite3").write_text("no database " * 100, encoding="utf-8")
    with pytest.raises(StorageError, match="cannot be read as an SQLite database"):
        Captures.open(tmp_path / "n.sqlite3")


def test_half_a_surrogate_pair_is_noted(captures: Captures, db: Database) -> None:
    noted = captures.add(Capture(outlet="kabar", url=URL, at=AT, problem="\ud83d"))
    found = find(db.conn, noted.id)
    assert found is not None
    assert found.problem == "?"


def test_payload_of_a_record(db: Database, archive: Archive, first: Capture) -> None:
    payload = received(db.conn, archive, first)
    assert (payload.url, payload.status, payload.data) == (URL, 200, PAGE)


def test_same_payload_at_another_address(captures: Captures, db: Database, archive: Archive, first: Capture) -> None:
    offset = records.revisit(archive.folder / FILE, f"{URL}?m=1", {"Content-Type": "text/html; charset=latin-1"})
    found = captures.with_payload(digest_of(PAGE))
    assert found == first
    other = captures.add(replace(first, url=f"{URL}?m=1", offset=offset, revisit_of=first.id))
    payload = received(db.conn, archive, other)
    assert (payload.url, payload.data, payload.declared) == (f"{URL}?m=1", PAGE, "latin-1")
    assert captures.with_payload(digest_of(PAGE)) == first


def test_not_modified_is_what_it_was(captures: Captures, db: Database, archive: Archive, first: Capture) -> None:
    for _ in range(2):
        earlier = captures.unchanged(URL)
        assert earlier == first
        offset = records.revisit(archive.folder / FILE, URL, {}, status="304 Not Modified")
        again = captures.add(replace(first, status=304, digest=None, offset=offset, revisit_of=earlier.id))
        payload = received(db.conn, archive, again)
        assert (payload.status, payload.data, payload.declared) == (200, PAGE, "utf-8")


def test_capture_without_archive_of_a_payload_that_is_kept(
    captures: Captures, db: Database, archive: Archive, first: Capture
) -> None:
    other = captures.add(replace(first, file=None, offset=None, revisit_of=first.id))
    assert received(db.conn, archive, other).data == PAGE


def test_nothing_is_the_same_as_what_was_not_kept(captures: Captures) -> None:
    captures.add(Capture(outlet="kabar", url=URL, at=AT, status=200, digest=digest_of(PAGE)))
    assert captures.with_payload(digest_of(PAGE)) is None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"file": None, "offset": None}, "was not kept"),
        ({"file": "gone.warc.gz"}, "there is no file gone.warc.gz"),
        ({"offset": 0}, "is of https://kabar.example/camat/lain, not of"),
        ({"offset": 7}, "no whole record starts at byte 7"),
        ({"digest": digest_of(b"")}, "has another digest"),
    ],
)
def test_what_does_not_resolve_is_told(
    db: Database, archive: Archive, first: Capture, change: dict[str, Any], told: str
) -> None:
    with pytest.raises(UnreadableRecordError, match=told):
        received(db.conn, archive, replace(first, **change))


def test_revisit_that_refers_to_nothing_we_know(captures: Captures, db: Database, archive: Archive) -> None:
    offset = records.revisit(archive.folder / FILE, URL, HTML)
    lone = captures.add(Capture(outlet="kabar", url=URL, at=AT, status=200, file=FILE, offset=offset))
    with pytest.raises(UnreadableRecordError, match="refers to one that is not known"):
        received(db.conn, archive, lone)
