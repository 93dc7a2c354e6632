"""An archive in the layout of Common Crawl's news: many outlets, most of what they write of off topic or foreign."""

from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.archive.making import START, digest, page
from tests.archive.taking_in import Run
from tests.sites.posts import Post, posts

pytestmark = pytest.mark.e2e
FOREIGN = {
    "en": "The river rose through the night and three villages lost their only bridge. Farmers now walk two hours to "
    "sell their vegetables. The district promised a ferry before the week ends, and nobody there believes it.",
    "ms": "Penduduk kampung itu menunggu bekalan air bersih sejak Isnin lalu kerana paip utama pecah. Jurutera daerah "
    "berkata kerja membaiki akan siap esok petang, dan lori air dihantar ke lima buah sekolah.",
    "de": "Im Hafen lagen am Morgen nur zwei Boote, weil der Sturm die übrigen in die Bucht getrieben hatte. Die "
    "Fischer suchten bis zum Abend nach ihren Netzen und fanden die Hälfte davon am Strand.",
    "jv": "Pasar ing tengah desa wis rame wiwit isuk amarga dina iki dina pasaran. Bakul sayur crita yen udan sing ora "
    "leren nggawe lombok larang, nanging wong sing tuku isih akeh lan kabeh padha ngguyu bareng.",
}
INFO = {"software": "a crawler", "format": "WARC File Format 1.0", "robots": "checked"}
# Every fiftieth page was longer than the crawler takes.
CUT_EVERY, CUT = 50, 7


def pages() -> dict[str, Post]:
    return {f"https://www.kabar{n % 12}.example/berita/{post.slug}/": post for n, post in enumerate(posts(200))}


def test_an_archive_in_the_layout_of_common_crawl_is_read_completely(tmp_path: Path) -> None:
    run, archive = Run(tmp_path), tmp_path / "CC-NEWS-20241001023000-00001.warc.gz"
    with archive.open("wb") as file:
        writer = WARCWriter(file, gzip=True, warc_version="1.0")
        writer.write_record(writer.create_warcinfo_record(archive.name, INFO))
        for number, (url, post) in enumerate(pages().items()):
            _add(writer, url, page(post, url), number)
        for number, language in enumerate(FOREIGN):
            _add(writer, f"https://news-{language}.example/2024/10/01/story.html", _foreign(language), number)
    run(archive, "-s", "WORKERS=2")
    stored = {url for (url,) in run.rows("SELECT url FROM articles")}
    skipped = {url for (url,) in run.rows("SELECT url FROM skipped WHERE reason = 'off topic'")}
    assert len(stored) + len(skipped) == len(pages()) + len(FOREIGN)
    on_topic = {url for url, post in pages().items() if post.on_topic}
    assert len(stored & on_topic) >= 0.95 * len(on_topic)
    assert not [url for url in stored if "news-" in url]
    assert run.rows("SELECT count(*) FROM articles WHERE first_seen LIKE '2024-10-01T02:%'") == [(len(stored),)]
    cut = {url for number, url in enumerate(pages()) if number % CUT_EVERY == CUT}
    assert {url for (url,) in run.rows("SELECT url FROM articles WHERE partial IS NOT NULL")} == cut & stored
    assert cut & stored


def _foreign(language: str) -> str:
    text = FOREIGN[language]
    paragraphs = "".join(f"<p>{text} ({number})</p>" for number in range(6))
    title = text[:40]
    return f"<html lang='{language}'><head><title>{title}</title></head><article><h1>{title}</h1>{paragraphs}</article>"


def _add(writer: WARCWriter, url: str, html: str, number: int) -> None:
    """A page as Common Crawl's crawler keeps it: unpacked, and what was packed told by other names."""
    body = html.encode()
    headers = [
        ("Date", "Tue, 01 Oct 2024 02:30:00 GMT"),
        ("content-type", "text/html; charset=UTF-8"),
        ("X-Crawler-content-encoding", "gzip"),
        ("X-Crawler-transfer-encoding", "chunked"),
        ("Content-Length", str(len(body))),
    ]
    status, protocol = ("200", "HTTP/2") if number % 2 else ("200 OK", "HTTP/1.1")
    stated = {"WARC-Date": f"{START:%Y-%m-%dT%H}:{number % 60:02}:00Z", "WARC-IP-Address": "192.0.2.7"} | digest(body)
    stated |= {"WARC-Truncated": "length"} if number % CUT_EVERY == CUT else {}
    http = StatusAndHeaders(status, headers, protocol=protocol)
    made = writer.create_warc_record(url, "response", BytesIO(body), http_headers=http, warc_headers_dict=stated)
    with closing(made.raw_stream):
        writer.write_record(made)
