"""Opens payloads as the crawl opens answers: what is read again from an archive is read from the same bytes."""

from dataclasses import dataclass
from io import BytesIO

from warcio.bufferedreaders import ChunkedDataReader

from crawler.archive.choice import looks_like_html
from crawler.archive.payloads import CHUNK, Payload, UnreadableRecordError
from crawler.fetching.gzipped import is_gzip, is_whole, unpacked
from crawler.middlewares.compression import GZIP, CompressionMiddleware


@dataclass(frozen=True, slots=True)
class Opened:
    """A page as it is read: unpacked. `is_truncated` tells that it is not whole."""

    data: bytes
    is_truncated: bool


def opened(payload: Payload, largest: int) -> Opened:
    """The page in a payload; as it is where only its headers say that it is packed.

    Raises UnreadableRecordError if it cannot be unpacked, or exceeds `largest` bytes.
    """
    try:
        return _unpacked(payload, largest)
    except Exception as error:  # each of the decoders has errors of its own
        if looks_like_html("", payload.data):
            return Opened(payload.data, payload.is_truncated)
        raise UnreadableRecordError(f"{payload.url} cannot be unpacked: {error}") from error


def _unpacked(payload: Payload, largest: int) -> Opened:
    data = _joined(payload.data) if payload.is_chunked else payload.data
    packed = [encoding.encode("ascii", "replace") for encoding in payload.encodings]
    gzipped = len(packed) == 1 and packed[0] in GZIP and bool(data)
    if gzipped and not is_gzip(data):  # the header is wrong
        return Opened(data, payload.is_truncated)
    content, known = data, CompressionMiddleware._split_encodings(packed)[0] if data else []
    for encoding in known:
        content = CompressionMiddleware._decode(content, encoding, largest)
    if is_gzip(content):  # packed once more than the headers say
        return Opened(unpacked(content, largest) or content, payload.is_truncated)
    return Opened(content, payload.is_truncated or (gzipped and not is_whole(data, len(content))))


def _joined(data: bytes) -> bytes:
    """The payload without the sizes of its chunks, as far as it goes."""
    reader = ChunkedDataReader(BytesIO(data))
    return b"".join(iter(lambda: reader.read(CHUNK), b""))
