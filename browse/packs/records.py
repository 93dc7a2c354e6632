"""Records of the archive as they stand there, byte for byte."""

import zlib
from pathlib import Path

CHUNK = 1 << 16
GZIPPED = 31  # of zlib: with the head and the sum of gzip
BEGINS = b"WARC/"


def raw_records(file: Path, offset: int, most: int) -> bytes | None:
    """The record at an offset, with that of its request if it follows; together they are a WARC file.

    None where no record that is packed by itself starts there, or where it takes more than `most` bytes.
    """
    answer = _member(file, offset, most)
    if answer is None or not answer[1].startswith(BEGINS):
        return None
    request = _member(file, offset + len(answer[0]), most - len(answer[0]))
    belongs = request is not None and b"\r\nWARC-Type: request\r\n" in request[1]
    return answer[0] + (request[0] if belongs and request else b"")


def _member(file: Path, offset: int, most: int) -> tuple[bytes, bytes] | None:
    """The gzip member at an offset as it stands there, and its beginning unpacked."""
    unpacking, packed, beginning = zlib.decompressobj(GZIPPED), bytearray(), b""
    try:
        with file.open("rb") as stream:
            stream.seek(offset)
            while not unpacking.eof:
                chunk = stream.read(CHUNK)
                if not chunk or len(packed) > most:
                    return None
                packed += chunk
                beginning = (beginning + _unpacked(unpacking, chunk))[:CHUNK]
    except (OSError, zlib.error):
        return None
    whole = bytes(packed[: len(packed) - len(unpacking.unused_data)])
    return (whole, beginning) if len(whole) <= most else None


def _unpacked(unpacking: "zlib._Decompress", chunk: bytes) -> bytes:
    """What a chunk holds, a piece at a time: little can unpack to very much."""
    first = piece = unpacking.decompress(chunk, CHUNK)
    while piece and unpacking.unconsumed_tail:
        piece = unpacking.decompress(unpacking.unconsumed_tail, CHUNK)
    return first
