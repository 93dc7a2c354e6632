"""Bytes to text, for files and pages whose stated encoding is often missing or wrong."""

import codecs
import re
from dataclasses import dataclass

from w3lib.encoding import read_bom, resolve_encoding

BINARY_MAGIC = (
    b"\x89PNG",
    b"%PDF-",
    b"PK\x03\x04",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"Rar!",
    b"7z\xbc\xaf",
    b"RIFF",
    b"\x00\x00\x01\x00",
)
SAMPLE = 65_536
CONTROLS = bytes(code for code in (*range(32), 127) if code not in b"\t\n\v\f\r\x1b")
LARGEST_CONTROL_SHARE = 0.02
# A character beyond ASCII in UTF-8, or two in windows-1252 that hardly ever stand side by side.
UTF_8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


class UndecodableError(ValueError):
    """The data is no text: a picture, an archive, a PDF or other binary."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with line feeds as its only line ends, and the encoding (Python's name) it was read with."""

    text: str
    encoding: str


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """The text of `data`; `declared` is the charset that its sender or its own head states.

    A byte order mark is believed first, then the declaration, read as browsers do (iso-8859-1 means windows-1252) and
    only if the bytes agree; then UTF-8; then UTF-16 without a mark. What is left is read as UTF-8 in which each broken
    byte is windows-1252: that is also plain windows-1252. No statistical guess is made, because guessers take
    Indonesian with curly quotation marks for Central European or Chinese. Raises UndecodableError for binary data.
    """
    marked, mark = read_bom(data)
    if marked is not None and mark is not None:
        return _decoded(data[len(mark) :], marked)
    bare = _unmarked_utf16(data)
    if bare is not None:
        return _decoded(data, bare)
    _refuse_binary(data)
    try:
        # UTF-8 passes as any single-byte charset but not the other way round, so it overrules such a declaration.
        return _in_lines(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _decoded(data, _agreeing(data, declared) or "utf-8")


def _agreeing(data: bytes, declared: str | None) -> str | None:
    """The declared encoding, if the bytes, which are no UTF-8, can be it."""
    encoding = resolve_encoding(declared.strip()) if declared else None
    if encoding is None:
        return None
    # No browser believes UTF-16 without a mark or NUL bytes, least of all a declaration inside ASCII text.
    return encoding if not encoding.startswith("utf") and _fits(data, encoding) else None


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 of Latin text has a NUL in every other byte."""
    sample = data[:SAMPLE]
    if 0 not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.05 * half else None


def _refuse_binary(data: bytes) -> None:
    sample = data[:SAMPLE]
    if sample.startswith(BINARY_MAGIC):
        raise UndecodableError(f"binary data, opening with {sample[:4]!r}, is no text")
    controls = len(sample) - len(sample.translate(None, delete=CONTROLS))
    if controls > LARGEST_CONTROL_SHARE * len(sample):
        raise UndecodableError(f"{controls} of the first {len(sample)} bytes are control characters: this is no text")


def _decoded(data: bytes, encoding: str) -> Decoded:
    if encoding == "utf-8" and not data.isascii() and not UTF_8_SEQUENCE.search(data):
        encoding = "cp1252"
    text = data.decode(encoding, errors="windows-1252" if encoding == "utf-8" else "replace")
    return _in_lines(text, encoding)


def _in_lines(text: str, encoding: str) -> Decoded:
    # The full stop keeps the end of the last line.
    return Decoded("\n".join(f"{text}.".splitlines())[:-1].replace("\x00", ""), encoding)


def _broken_byte(error: UnicodeError) -> tuple[str, int]:
    """Codec error handler: a byte that is no UTF-8 is windows-1252; a character cut off at the end is dropped."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.end == len(error.object) and error.end - error.start > 1:
        return "", error.end
    return error.object[error.start : error.start + 1].decode("cp1252", errors="replace"), error.start + 1


codecs.register_error("windows-1252", _broken_byte)
