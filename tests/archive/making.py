"""Archives for the tests: as our crawl, wget and Common Crawl lay them out, and as nobody should."""

import base64
import gzip
import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from tests.sites.posts import Post

START = datetime(2024, 10, 1, 2, 30, tzinfo=UTC)
PACKINGS = ("by record", "as a whole", "not at all")


def record(  # noqa: PLR0913 - what a record has
    url: str,
    body: bytes = b"",
    *,
    kind: str = "response",
    at: datetime | str = START,
    status: str = "200 OK",
    protocol: str = "HTTP/1.1",
    http: Mapping[str, str] | None = None,
    warc: Mapping[str, str] | None = None,
    version: str = "WARC/1.0",
) -> bytes:
    """One record as it stands in a plain file. `http` and `warc` are headers beside the usual ones."""
    date = at if isinstance(at, str) else at.strftime("%Y-%m-%dT%H:%M:%SZ")
    block, content_type = body, "application/octet-stream"
    if kind in ("response", "revisit", "request"):
        content_type = f"application/http; msgtype={'request' if kind == 'request' else 'response'}"
    if kind in ("response", "revisit") and status:
        headers = {"Content-Type": "text/html; charset=utf-8"} | dict(http or {})
        block = _headed(f"{protocol} {status}", headers) + body
    name = f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{kind} {url} {date}')}>"
    head = {"WARC-Type": kind, "WARC-Target-URI": url, "WARC-Date": date, "WARC-Record-ID": name}
    head |= {"Content-Type": content_type} | dict(warc or {}) | {"Content-Length": str(len(block))}
    return _headed(version, head) + block + b"\r\n\r\n"


def digest(data: bytes) -> dict[str, str]:
    """The header that states a digest of the payload."""
    sha1 = hashlib.sha1(data, usedforsecurity=False).digest()
    return {"WARC-Payload-Digest": f"sha1:{base64.b32encode(sha1).decode()}"}


def _headed(first: str, headers: Mapping[str, str]) -> bytes:
    return "\r\n".join([first, *(f"{name}: {value}" for name, value in headers.items()), "", ""]).encode()


def joined(records: Iterable[bytes], packing: str = "by record") -> bytes:
    """The bytes of a file of these records."""
    if packing == "by record":
        return b"".join(gzip.compress(one, 6, mtime=0) for one in records)
    data = b"".join(records)
    return gzip.compress(data, 6, mtime=0) if packing == "as a whole" else data


def written(path: Path, records: Iterable[bytes], packing: str = "by record") -> Path:
    """The same as a file."""
    path.write_bytes(joined(records, packing))
    return path


def page(post: Post, url: str) -> str:
    """The page of an article, at its address."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in post.paragraphs)
    return (
        f'<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{post.headline} - Kabar</title>'
        f'<link rel="canonical" href="{url}"><meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="{post.published.isoformat()}"></head>'
        f"<body><article><h1>{post.headline}</h1><p class='byline'>Penulis: {post.author}</p>"
        f"<div class='entry-content'>{text}</div></article></body></html>"
    )


def in_parts(post: Post, url: str, number: int, count: int) -> str:
    """One of the pages of an article that is cut into `count` parts."""
    size = -(-len(post.paragraphs) // count)
    text = "".join(f"<p>{one}</p>" for one in post.paragraphs[(number - 1) * size : number * size])
    pager = "".join(
        f'<a class="post-page-numbers" href="{url}{n}/">{n}</a>' if n != number else f"<span>{n}</span>"
        for n in range(1, count + 1)
    ).replace(f"{url}1/", url)
    return (
        f'<!doctype html><html lang="id"><head><meta charset="utf-8"><title>{post.headline} - Kabar</title>'
        f'<link rel="canonical" href="{url}"><meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="{post.published.isoformat()}"></head>'
        f"<body><article><h1>{post.headline}</h1><div class='entry-content'>{text}"
        f"<div class='page-links'>Halaman: {pager}</div></div></article></body></html>"
    )


def later(days: float) -> datetime:
    """So many days after the first capture."""
    return START + timedelta(days=days)
