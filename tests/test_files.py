"""Local files: what is found at a path, and what each kind of file gives."""

import gzip
import json
from pathlib import Path

import pytest

from crawler.discovery.files import NoSuchPathError, articles, find_files
from crawler.items import Article, Skip

TEXT = "Bupati meminta PNS netral.\n\nSekda setuju.\n"
PAGE = "<html><head><title>Netral</title></head><body><article><h1>Netral</h1><p>{}</p></article></body></html>"


def only(file: Path, limit: int = 100_000) -> Article | Skip:
    (item,) = articles(file, limit=limit)
    return item


def article(file: Path) -> Article:
    item = only(file)
    assert isinstance(item, Article), item
    return item


def skip(file: Path, limit: int = 100_000) -> Skip:
    item = only(file, limit)
    assert isinstance(item, Skip), item
    return item


def write(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_a_folder_is_read_with_all_below_it_but_no_hidden_files_or_gold(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c/d/e.jsonl", ".git/x.txt", ".hidden.txt", "a.gold.json"):
        write(tmp_path / name, "x")
    assert [file.relative_to(tmp_path).as_posix() for file in find_files(str(tmp_path))] == [
        "a.txt",
        "b.txt",
        "c/d/e.jsonl",
    ]


def test_a_file_and_a_glob_are_found(tmp_path: Path) -> None:
    files = [write(tmp_path / name, "x") for name in ("a.txt", "b.txt", "c.html")]
    assert find_files(str(files[2])) == [files[2]]
    assert find_files(str(tmp_path / "*.txt")) == files[:2]
    assert find_files(str(tmp_path / "**" / "*.html")) == [files[2]]


@pytest.mark.parametrize("path", ["missing", "missing/*.txt", "empty"])
def test_a_path_with_nothing_there_is_an_error(tmp_path: Path, path: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoSuchPathError, match=r"there is no file"):
        find_files(str(tmp_path / path))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_text_is_read_in_any_encoding(tmp_path: Path, encoding: str, line_end: str) -> None:
    text = "“Jangan memihak,” kata Bupati.\nSekda – begitu ia disapa – setuju.\n"
    file = write(tmp_path / "a.txt", text.replace("\n", line_end).encode(encoding))
    assert article(file).body.strip() == text.strip()
    assert article(file).file == "a.txt"


@pytest.mark.parametrize("name", ["a.txt.gz", "A.TXT.GZ"])
def test_gzipped_files_are_read(tmp_path: Path, name: str) -> None:
    assert article(write(tmp_path / name, gzip.compress(TEXT.encode()))).body.strip() == TEXT.strip()


def test_header_lines_state_the_facts(tmp_path: Path) -> None:
    headers = "url: https://kabar.example/a\noutlet: Kabar\ndate_published: 2024-09-30T10:15:00+08:00\n\n"
    read = article(write(tmp_path / "a.txt", headers + TEXT))
    assert (read.url, read.identity, read.outlet) == ("https://kabar.example/a", "https://kabar.example/a", "Kabar")
    assert read.date_published is not None
    assert read.date_published.isoformat() == "2024-09-30T10:15:00+08:00"
    assert read.body.strip() == TEXT.strip()


@pytest.mark.parametrize("name", ["a.html", "a.htm"])
def test_a_page_is_parsed(tmp_path: Path, name: str) -> None:
    body = "Bupati meminta seluruh pegawai negeri sipil bersikap netral selama masa pemilihan kepala daerah. " * 5
    read = article(write(tmp_path / name, PAGE.format(body)))
    assert "pegawai negeri sipil" in read.body
    assert read.headline == "Netral"


def test_objects_are_articles(tmp_path: Path) -> None:
    one, other = {"text": TEXT, "headline": "Satu"}, {"text": TEXT + "x", "url": "https://kabar.example/b"}
    single = article(write(tmp_path / "a.json", json.dumps(one)))
    listed = list(articles(write(tmp_path / "b.json", json.dumps([one, other])), limit=9999))
    lined = list(articles(write(tmp_path / "c.jsonl", f"{json.dumps(one)}\n\n{json.dumps(other)}"), limit=9999))
    assert single.headline == "Satu"
    for items in (listed, lined):
        assert [item.headline for item in items] == ["Satu", None]
        assert items[1].identity == "https://kabar.example/b"


def test_objects_without_url_keep_their_identity_when_lines_move(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"Artikel {number}"}) for number in range(3)]
    before = {item.identity for item in articles(write(tmp_path / "a.jsonl", "\n".join(lines)), limit=9999)}
    after = {item.identity for item in articles(write(tmp_path / "a.jsonl", "\n".join(reversed(lines))), limit=9999)}
    assert len(before) == 3
    assert after == before


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n ", "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.html", b"<html><body></body></html>", "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        ("a.txt", bytes(range(256)) * 20, "binary"),
        ("a.txt.gz", b"no gzip at all", "malformed"),
        ("a.txt.gz", gzip.compress(b"x" * 5000, mtime=0)[:-20], "malformed"),
        ("a.json", b"{'text': 1", "malformed"),
        ("a.json", b'{"headline": "tanpa teks"}', "malformed"),
        ("a.json", b'"teks"', "malformed"),
        ("a.json", b"[" * 100_000, "malformed"),
        ("a.jsonl", b'{"text": "x", "date_published": "besok"}', "malformed"),
        ("a.txt", b"date_published: entah\n\nIsi berita.", "malformed"),
        ("a.docx", b"PK", "unsupported"),
        ("README", b"teks", "unsupported"),
    ],
)
def test_what_gives_no_article_is_skipped_with_its_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    skipped = skip(write(tmp_path / name, data))
    assert (skipped.reason, skipped.file) == (reason, name)
    assert skipped.detail


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "a.jsonl", "a.html"])
def test_an_oversized_file_is_skipped(tmp_path: Path, name: str) -> None:
    data = b"x" * 5000
    assert (
        skip(write(tmp_path / name, gzip.compress(data) if name.endswith("gz") else data), limit=4999).reason
        == "oversized"
    )


def test_a_file_that_may_not_be_read_is_skipped(tmp_path: Path) -> None:
    broken = tmp_path / "a.txt"
    broken.symlink_to(tmp_path / "gone.txt")
    assert skip(broken).reason == "unreadable"


def test_bad_lines_do_not_stop_the_good_ones(tmp_path: Path) -> None:
    lines = ['{"text": "satu"}', "bukan json", '{"text": "' + "x" * 300 + '"}', '{"text": "dua"}']
    items = list(articles(write(tmp_path / "a.jsonl", "\n".join(lines)), limit=200))
    assert [item.body if isinstance(item, Article) else item.reason for item in items] == [
        "satu",
        "malformed",
        "oversized",
        "dua",
    ]
    assert [item.detail.partition(":")[0] for item in items if isinstance(item, Skip)] == ["line 2", "line 3"]


def test_a_file_is_the_same_however_its_path_is_written(tmp_path: Path) -> None:
    file = write(tmp_path / "a" / "a.txt", TEXT)
    assert article(tmp_path / "a" / ".." / "a" / "a.txt").identity == article(file).identity


def test_the_identity_of_a_file_does_not_tell_its_folder(tmp_path: Path) -> None:
    identity = article(write(tmp_path / "a.txt", TEXT)).identity
    assert identity.startswith("file:")
    assert tmp_path.name not in identity
