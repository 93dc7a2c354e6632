"""Evidence packs: whoever gets one can check it without us, and what is not in it is named."""

import base64
import hashlib
import json
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZipFile

import pytest
from warcio.archiveiterator import ArchiveIterator

from browse.packs.gathering import MOST_ARTICLES, Story, gather
from browse.packs.records import raw_records
from browse.packs.writing import Pack
from browse.stored import stored_reading
from crawler.archive.payloads import Archive
from crawler.archive.places import folder_of
from pipelines.record import record
from tests.browse.collected import ADDED, COPIES
from tests.browse.serving import Served

LARGEST = 10_000_000
MADE = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture(scope="module")
def connection(collected: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"{collected.as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def edited(connection: sqlite3.Connection) -> int:
    (article_id,) = connection.execute("SELECT id FROM articles WHERE headline LIKE '%(Diperbarui)'").fetchone()
    return int(article_id)


@pytest.fixture(scope="module")
def archive(collected: Path) -> Archive:
    return Archive(folder_of(collected), LARGEST)


def files_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


def packed(
    connection: sqlite3.Connection, archive: Archive, article_id: int, made: datetime = MADE, **limits: int
) -> bytes:
    stream = BytesIO()
    pack = Pack(stream, archive, "en", **limits)
    pack.add(gather(connection, article_id))
    pack.end(f"article-{article_id}", made)
    return stream.getvalue()


def manifest(files: dict[str, bytes]) -> Any:
    return json.loads(files["MANIFEST.json"])


def test_the_sums_of_a_pack_can_be_checked_with_common_tools(served: Served, edited: int, tmp_path: Path) -> None:
    data = served.bytes(f"/article/{edited}/pack.zip")
    with ZipFile(BytesIO(data)) as pack:
        pack.extractall(tmp_path)
    check = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    assert subprocess.run(check, cwd=tmp_path, capture_output=True, check=True).stdout.count(b": OK") >= 12
    files = files_of(data)
    summed = {line.split("  ")[1] for line in files["SHA256SUMS"].decode().splitlines()}
    assert summed == set(files) - {"SHA256SUMS"}
    assert {file["path"] for file in manifest(files)["files"]} == summed - {"MANIFEST.json"}
    assert manifest(files)["missing"] == []


def test_it_holds_the_text_what_was_read_and_what_differs(
    connection: sqlite3.Connection, archive: Archive, edited: int
) -> None:
    files = files_of(packed(connection, archive, edited))
    folder = f"article-{edited}"
    reading = stored_reading(connection, edited).reading
    assert json.loads(files[f"{folder}/record.json"]) == record(reading)
    assert reading.article.body.replace("\n", "\n\n") in files[f"{folder}/text.txt"].decode()
    assert files[f"{folder}/marked.html"].startswith(b"<!doctype html>")
    (former,) = [data.decode() for path, data in files.items() if "/history/revision-" in path]
    assert "(Diperbarui)" not in former
    assert f"+ {ADDED}" in files[f"{folder}/history/differences.txt"].decode()
    assert [one["kind"] for one in json.loads(files[f"{folder}/history/differences.json"])] == ["changed", "added"]
    assert {"txt", "bib", "ris", "csl.json"} == {
        path.partition("citation.")[2] for path in files if "citation." in path
    }


def test_captures_are_there_as_they_were_received(
    connection: sqlite3.Connection, archive: Archive, edited: int
) -> None:
    files = files_of(packed(connection, archive, edited))
    folder = f"article-{edited}/captures"
    captures = json.loads(files[f"{folder}/captures.json"])["captures"]
    assert len(captures) == 2
    for capture in captures:
        payload = files[f"{folder}/capture-{capture['id']}.payload"]
        assert base64.b32encode(hashlib.sha1(payload).digest()).decode() == capture["digest"]
        records = {}
        for one in ArchiveIterator(BytesIO(files[f"{folder}/capture-{capture['id']}.warc.gz"])):
            records[one.rec_type] = (one.rec_headers.get_header("WARC-Target-URI"), one.raw_stream.read())
        assert records["response"] == (capture["url"], payload)
        assert records["request"][0] == capture["url"]
    assert ADDED.encode() in files[f"{folder}/capture-{captures[-1]['id']}.page.txt"]


def test_the_same_things_give_the_same_file(connection: sqlite3.Connection, archive: Archive, edited: int) -> None:
    one = packed(connection, archive, edited)
    assert packed(connection, archive, edited) == one
    other = files_of(packed(connection, archive, edited, made=datetime(2027, 1, 1, tzinfo=UTC)))
    assert {path for path, data in files_of(one).items() if other[path] != data} == {"MANIFEST.json", "SHA256SUMS"}


def test_a_missing_archive_is_told(connection: sqlite3.Connection, edited: int, tmp_path: Path) -> None:
    files = files_of(packed(connection, Archive(tmp_path / "none", LARGEST), edited))
    assert manifest(files)["missing"] == [
        {"what": f"article-{edited}/captures", "why": "there is no archive beside the database"}
    ]
    assert f"article-{edited}/captures/captures.json" in files
    assert "MANIFEST.json says what, and why" in files["README.txt"].decode()
    empty = files_of(packed(connection, Archive(tmp_path, LARGEST), edited))
    assert len(manifest(empty)["missing"]) == 2
    assert str(tmp_path) not in empty["MANIFEST.json"].decode()


def test_what_is_too_large_is_named(connection: sqlite3.Connection, archive: Archive, edited: int) -> None:
    whole = files_of(packed(connection, archive, edited))
    files = files_of(packed(connection, archive, edited, most=60_000))
    assert sum(file["bytes"] for file in manifest(files)["files"]) <= 60_000
    missing = {one["what"] for one in manifest(files)["missing"]}
    assert any(one.startswith(f"article-{edited}/captures/capture-") for one in missing)
    assert set(files) < set(whole)


def test_damaged_records_are_told(
    connection: sqlite3.Connection, archive: Archive, edited: int, tmp_path: Path
) -> None:
    for file in archive.folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes()[:2_000])
    files = files_of(packed(connection, Archive(tmp_path, LARGEST), edited))
    assert len(manifest(files)["missing"]) == 2
    assert not [path for path in files if path.endswith((".payload", ".warc.gz"))]


def test_only_whole_records_are_taken_raw(tmp_path: Path, archive: Archive, connection: sqlite3.Connection) -> None:
    row = connection.execute("SELECT file, offset FROM captures WHERE part = 0 LIMIT 1").fetchone()
    assert raw_records(archive.folder / row["file"], row["offset"], LARGEST) is not None
    assert raw_records(archive.folder / row["file"], row["offset"], 100) is None
    assert raw_records(archive.folder / row["file"], row["offset"] + 1, LARGEST) is None
    assert raw_records(tmp_path / "none.warc.gz", 0, LARGEST) is None
    plain = tmp_path / "plain.warc"
    plain.write_bytes(b"WARC/1.1\r\n\r\n")
    assert raw_records(plain, 0, LARGEST) is None


def test_a_story_is_packed_with_all_its_copies(connection: sqlite3.Connection, served: Served) -> None:
    rows = connection.execute("SELECT story_id, id FROM articles WHERE headline IN (?, ?, ?)", [c[2] for c in COPIES])
    stories: dict[int, list[int]] = {}
    for row in rows:
        stories.setdefault(row["story_id"], []).append(row["id"])
    ((story, articles),) = stories.items()
    files = files_of(served.bytes(f"/story/{story}/pack.zip?lang=id"))
    assert {path.split("/")[0] for path in files if "/" in path} == {f"article-{one}" for one in articles}
    assert {one["article_id"] for one in json.loads(files["story.json"])["copies"]} == set(articles)
    assert files["README.txt"].decode().startswith("Paket bukti story-")
    assert served.status("/story/99999999/pack.zip") == served.status("/article/99999999/pack.zip") == 404


def test_every_path_is_safe(connection: sqlite3.Connection, served: Served) -> None:
    (bad,) = connection.execute("SELECT id FROM articles WHERE identity LIKE 'https://jahat.example/%'").fetchone()
    for path in files_of(served.bytes(f"/article/{bad}/pack.zip")):
        assert not PurePosixPath(path).is_absolute()
        assert ".." not in path
        assert path.isascii()
        assert all(character.isalnum() or character in "-./" for character in path.replace("_", "-"))


def test_what_repeats_an_earlier_fetch_comes_with_it(
    connection: sqlite3.Connection, archive: Archive, edited: int
) -> None:
    gathered = gather(connection, edited)
    (first, _), (second, _) = gathered.captures
    repeated = replace(second, revisit_of=first.id)
    stream = BytesIO()
    pack = Pack(stream, archive, "en")
    pack.add(replace(gathered, captures=((first, first), (repeated, first))))
    pack.end("article", MADE)
    files = files_of(stream.getvalue())
    folder = f"article-{edited}/captures"
    captures = json.loads(files[f"{folder}/captures.json"])["captures"]
    assert [one["payload_in"] for one in captures] == [f"capture-{first.id}"] * 2
    assert f"{folder}/capture-{first.id}.payload" in files
    assert f"{folder}/capture-{second.id}.payload" not in files
    assert f"{folder}/capture-{second.id}.warc.gz" in files


def test_articles_that_are_too_many_or_too_long_are_named(archive: Archive) -> None:
    lengths = [4_000_000, 900_000, 200_000, *[10] * MOST_ARTICLES]
    copies = tuple({"article_id": number, "characters": length} for number, length in enumerate(lengths))
    story = Story(row={"id": 1}, copies=copies)
    assert story.chosen == (0, 1)
    short = Story(row={"id": 1}, copies=(*copies[3:], {"article_id": 99, "characters": 10}))
    assert short.chosen == tuple(range(3, 3 + MOST_ARTICLES))
    stream = BytesIO()
    pack = Pack(stream, archive, "en")
    pack.add_story(short)
    pack.end("story-1", MADE)
    assert [one["what"] for one in manifest(files_of(stream.getvalue()))["missing"]] == ["article-99"]
