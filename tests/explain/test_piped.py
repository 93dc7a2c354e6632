"""What comes in on standard input is known by its beginning."""

import gzip
import json
from collections.abc import Callable
from io import BytesIO

import pytest

from crawler.discovery.piped import piped_articles
from crawler.items import Article, Skip

TEXT = (
    "Bupati Ingatkan PNS\n\nKONAWE – Bupati meminta PNS netral dan tidak memihak kepada pasangan calon mana pun.\n\n"
    "Pengawas mencatat belum ada laporan pelanggaran selama dua pekan terakhir di seluruh kecamatan."
)
PAGE = f"<!DOCTYPE html>\n<html><body><article><p>{TEXT.replace(chr(10) * 2, '</p><p>')}</p></article></body></html>"
OBJECT = {"headline": "Bupati", "text": TEXT}
LINE = json.dumps(OBJECT, ensure_ascii=False)


def packed(text: str) -> bytes:
    return gzip.compress(text.encode())


def wide(text: str) -> bytes:
    return text.encode("utf-16")


def piped(data: bytes, limit: int = 10_000) -> list[Article | Skip]:
    return list(piped_articles(BytesIO(data), limit=limit))


@pytest.mark.parametrize(
    ("given", "count"),
    [
        (TEXT, 1),
        (f"[Opini] {TEXT}", 1),
        (PAGE, 1),
        (f"\n\n  {PAGE}", 1),
        (LINE, 1),
        (json.dumps(OBJECT, indent=2), 1),
        (json.dumps([OBJECT, OBJECT], indent=1), 2),
    ],
)
@pytest.mark.parametrize("encode", [str.encode, packed, wide])
def test_every_kind_of_file_can_be_piped(given: str, count: int, encode: Callable[[str], bytes]) -> None:
    found = piped(encode(given))
    assert [type(one) for one in found] == [Article] * count
    assert all("meminta PNS netral" in one.body for one in found if isinstance(one, Article))


@pytest.mark.parametrize("given", [f"{LINE}\n{LINE.replace('netral', 'diam')}\n", f"\n\n{LINE}\n\n{LINE}"])
def test_json_lines_can_be_piped(given: str) -> None:
    assert [type(one) for one in piped(given.encode())] == [Article] * 2


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\0", "binary"),
        (b"\x1f\x8bnonsense", "malformed"),
        (b'{"text": ', "malformed"),
        (b"x" * 20_000, "oversized"),
    ],
)
def test_what_cannot_be_read_is_told(given: bytes, reason: str) -> None:
    (skip,) = piped(given)
    assert isinstance(skip, Skip)
    assert (skip.reason, skip.identity) == (reason, "standard input")
