"""Unpacks gzip, and tells whether it is whole: decoders give what they have of one that breaks off, and do not tell."""

import zlib

MAGIC = b"\x1f\x8b"
CHUNK = 1 << 16


def is_gzip(data: bytes) -> bool:
    """Whether the data is gzip by its first bytes, whatever a header says."""
    return data.startswith(MAGIC)


def unpacked(data: bytes, most: int) -> bytes | None:
    """What is packed in `data`, if that is one whole gzip stream of less than `most` bytes (0: of any length)."""
    stream = zlib.decompressobj(wbits=31)
    try:
        content = stream.decompress(data, most)
    except zlib.error:
        return None
    return content if stream.eof and not stream.unused_data else None


def is_whole(data: bytes, length: int) -> bool:
    """Whether gzip `data`, which gave `length` bytes, has its end. Its last four bytes tell, where nothing follows;
    else it is unpacked again.
    """
    if int.from_bytes(data[-4:], "little") == length % 2**32:
        return True
    while is_gzip(data):
        stream = zlib.decompressobj(wbits=31)
        try:
            while data and not stream.eof:
                stream.decompress(data, CHUNK)
                data = stream.unconsumed_tail
        except zlib.error:
            return False
        if not stream.eof:
            return False
        data = stream.unused_data.lstrip(b"\0")
    return True
