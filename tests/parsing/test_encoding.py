import time

import pytest

from crawler.parsing.encoding import UndecodableError, decode

TEXT = "“Netral itu wajib,” kata Bupati – tegas…"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "x-unknown"])
def test_text_survives_any_encoding_under_any_declaration(encoding: str, declared: str | None) -> None:
    assert decode(TEXT.encode(encoding), declared=declared).text == TEXT


@pytest.mark.parametrize(
    ("data", "declared", "encoding"),
    [
        (b"halo", None, "utf-8"),
        (TEXT.encode(), None, "utf-8"),
        (TEXT.encode("cp1252"), None, "cp1252"),
        (TEXT.encode("cp1252"), "iso-8859-1", "cp1252"),
        ("“café”".encode("cp1252"), "windows-1252", "cp1252"),
        ("нейтральность".encode("cp1251"), "windows-1251", "cp1251"),
        ("halo dunia".encode("utf-16-be"), None, "utf-16-be"),
        (TEXT.encode("utf-8-sig"), "iso-8859-1", "utf-8"),
    ],
)
def test_encoding_is_told(data: bytes, declared: str | None, encoding: str) -> None:
    assert decode(data, declared=declared).encoding == encoding


def test_declaration_decides_where_utf8_cannot_be() -> None:
    assert decode("нейтральность".encode("cp1251"), declared="windows-1251").text == "нейтральность"


def test_one_stray_byte_does_not_turn_utf8_into_mojibake() -> None:
    assert decode(TEXT.encode() + b" \x93iklan\x94", declared="utf-8").text == TEXT + " “iklan”"


def test_character_cut_off_at_the_end_is_dropped() -> None:
    assert decode("“netral”".encode()[:-1]).text == "“netral"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\u2028", "\u2029", "\x85"])
def test_line_ends_become_line_feeds(end: str) -> None:
    assert decode(f"satu{end}dua".encode()).text == "satu\ndua"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + b"x" * 99,
        b"%PDF-1.7\n%text",
        b"PK\x03\x04docx",
        b"\xff\xd8\xff\xe0jpeg",
        b"\x1f\x8b\x08gzip",
        b"\x00\x01\x02\x03" * 50,
        b"teks\x00\x00\x00biner",
        bytes(range(256)) * 4,
    ],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(data)


def test_empty_is_empty() -> None:
    assert decode(b"").text == ""


def test_single_nul_in_a_long_text_is_dropped() -> None:
    assert decode(b"netral " * 100 + b"\x00akhir").text.endswith("netral akhir")


@pytest.mark.parametrize("data", [b"\xff" * 10**6, b"\xe2 " * 10**6, b"\xc3\xa9\xff" * 10**5])
def test_broken_bytes_are_read_in_linear_time(data: bytes) -> None:
    started = time.perf_counter()
    decode(data)
    assert time.perf_counter() - started < 2
