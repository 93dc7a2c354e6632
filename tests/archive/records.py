"""WARC files of a few records, as warcio writes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PAGE = b"<html><body><h1>Camat Diperiksa</h1><p>Pegawai kecamatan diminta netral.</p></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Record:
    kind: str
    url: str
    http: StatusAndHeaders
    data: bytes
    warc: Mapping[str, str]


def response(
    path: Path, url: str, data: bytes = PAGE, headers: Mapping[str, str] = HTML, *, status: str = "200 OK", **warc: str
) -> int:
    """Appends a response record to a file. Returns its offset."""
    http = StatusAndHeaders(status, [*headers.items()], protocol="HTTP/1.1")
    return _append(path, Record("response", url, http, data, warc))


def revisit(path: Path, url: str, headers: Mapping[str, str] = HTML, *, status: str = "200 OK", **warc: str) -> int:
    """Appends a revisit record to a file. Returns its offset."""
    http = StatusAndHeaders(status, [*headers.items()], protocol="HTTP/1.1")
    return _append(path, Record("revisit", url, http, b"", warc))


def request(path: Path, url: str) -> int:
    """Appends a request record to a file. Returns its offset."""
    return _append(path, Record("request", url, StatusAndHeaders("GET / HTTP/1.1", [], is_http_request=True), b"", {}))


def _append(path: Path, record: Record) -> int:
    offset = path.stat().st_size if path.exists() else 0
    named = {f"WARC-{name.replace('_', '-')}": value for name, value in record.warc.items()}
    with path.open("ab") as stream:
        writer = WARCWriter(stream, gzip=path.suffix == ".gz", warc_version="WARC/1.1")
        writer.write_record(
            writer.create_warc_record(
                record.url,
                record.kind,
                BytesIO(record.data),
                len(record.data),
                http_headers=record.http,
                warc_headers_dict=named,
            )
        )
    return offset
