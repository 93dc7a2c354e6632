"""Sitemaps as the systems of many outlets write them, sound and broken."""

import gzip
from datetime import UTC, datetime

import pytest

from crawler.discovery.links import Link, Listing
from crawler.discovery.sitemaps import read_sitemap, robots_sitemaps, usual_sitemaps
from crawler.parsing.dates import WIB

URL = "https://kabarrawa.example/sitemap.xml"
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
CAMAT = Link(url="https://kabarrawa.example/camat")
ENTRY = "<url><loc>https://kabarrawa.example/camat</loc></url>"


def urlset(*entries: str, namespaces: str = f"{SPACE} {NEWS}") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {namespaces}>{"".join(entries)}</urlset>'


def index(*addresses: str) -> bytes:
    parts = "".join(f"<sitemap><loc>{one}</loc></sitemap>" for one in addresses)
    return f"<sitemapindex {SPACE}>{parts}</sitemapindex>".encode()


def packed(data: bytes) -> bytes:
    """Gzipped, the same at any time: tests are named by it."""
    return gzip.compress(data, mtime=0)


def read(text: str | bytes) -> Listing:
    return read_sitemap(text if isinstance(text, bytes) else text.encode(), URL)


def test_a_change_is_no_publication() -> None:
    text = urlset(
        "<url><loc>\n https://kabarrawa.example/camat </loc><lastmod>2024-11-18T01:15:00+00:00</lastmod>"
        "<changefreq>daily</changefreq><priority>0.8</priority></url>",
        "<url><loc>/lurah</loc><lastmod>2024-11-18</lastmod></url>",
        "<url><loc>/kades</loc><lastmod>0000-00-00</lastmod></url>",
    )
    assert read_sitemap(text.encode(), URL, zone=WIB) == Listing(
        links=(
            Link(url=CAMAT.url, modified=datetime(2024, 11, 18, 8, 15, tzinfo=WIB)),
            Link(url="https://kabarrawa.example/lurah", modified=datetime(2024, 11, 18, tzinfo=WIB)),
            Link(url="https://kabarrawa.example/kades"),
        )
    )


def test_a_news_sitemap_tells_title_and_publication() -> None:
    news = (
        "<url><loc>https://kabarrawa.example/camat</loc><news:news><news:publication><news:name>Rawa</news:name>"
        "</news:publication><news:publication_date>2024-11-18T01:15:00Z</news:publication_date>"
        "<news:title><![CDATA[Camat: &quot;Netral&quot;]]></news:title></news:news></url>"
    )
    camat = Link(url=CAMAT.url, title='Camat: "Netral"', published=datetime(2024, 11, 18, 1, 15, tzinfo=UTC))
    assert read(urlset(news)) == Listing(links=(camat,))
    assert read(urlset(news, namespaces=SPACE)) == Listing(links=(camat,))


def test_pictures_videos_and_translations_are_no_links() -> None:
    inner = (
        '<image:image><image:loc>https://kabarrawa.example/a.jpg</image:loc><image:title>A</image:title></image:image>'
        '<video:video><video:title>V</video:title><video:content_loc>https://kabarrawa.example/a.mp4</video:content_loc>'
        '<video:publication_date>2024-11-18</video:publication_date></video:video>'
        '<xhtml:link rel="alternate" hreflang="en" href="https://kabarrawa.example/en/camat"/>'
    )  # fmt: skip
    spaces = (
        f'{SPACE} xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" '
        'xmlns:video="http://www.google.com/schemas/sitemap-video/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    )
    before = ENTRY.replace("<url>", "<url>" + inner)
    after = ENTRY.replace("camat", "lurah").replace("</url>", inner + "</url>")
    found = Listing(links=(CAMAT, Link(url="https://kabarrawa.example/lurah")))
    assert read(urlset(before, after, namespaces=spaces)) == found
    assert read(urlset(before, after, namespaces=SPACE)) == found


@pytest.mark.parametrize(
    "data",
    [
        urlset(ENTRY),
        urlset(ENTRY, namespaces=""),
        urlset(ENTRY, namespaces='xmlns="http://www.google.com/schemas/sitemap/0.84"'),
        urlset(ENTRY, namespaces='xmlns="https://www.sitemaps.org/schemas/sitemap/0.9/"'),
        urlset(ENTRY).replace("<", "<s:").replace("<s:/", "</s:").replace("<s:?", "<?").replace("xmlns=", "xmlns:s="),
        urlset(ENTRY, ENTRY, ENTRY.replace("</loc>", "#isi</loc>")),
        "\n\n" + urlset(ENTRY),
        b"\xef\xbb\xbf" + urlset(ENTRY).encode(),
        urlset(ENTRY).replace("<urlset", '<?xml-stylesheet href="a.xsl"?><!-- <x> --><urlset'),
        urlset(ENTRY, "<url><loc></loc></url><url></url><url><loc>ftp://a.example/</loc></url>"),
        urlset(ENTRY, "<url><loc>https://lain.example/</loc></url>"),
        packed(urlset(ENTRY).encode()),
        packed(packed(urlset(ENTRY).encode())),
        packed(urlset(ENTRY).encode()[:99]) + packed(urlset(ENTRY).encode()[99:]) + bytes(512),
        "https://kabarrawa.example/camat\n",
        "\ufeffhttps://kabarrawa.example/camat\r\n\r\n# bukan alamat\r\nhttps://kabarrawa.example/camat\r\n",
        packed(b"https://kabarrawa.example/camat"),
        "<rss version='2.0'><channel><item><link>https://kabarrawa.example/camat</link></item></channel></rss>",
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="https://kabarrawa.example/camat"/></entry></feed>',
    ],
)
def test_one_page_in_many_forms(data: str | bytes) -> None:
    assert read(data) == Listing(links=(CAMAT,))


def test_a_name_in_gz_says_nothing_of_what_is_in_it() -> None:
    assert read_sitemap(urlset(ENTRY).encode(), URL + ".gz") == Listing(links=(CAMAT,))


def test_ampersands_need_not_be_escaped() -> None:
    loc = "<url><loc>https://kabarrawa.example/?id=7&judul=camat&amp;copy=2&section</loc></url>"
    assert read(urlset(loc)).links[0].url == "https://kabarrawa.example/?id=7&judul=camat&copy=2&section"


def test_the_feed_in_an_index_of_blogger_goes_on() -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:o="http://a9.com/-/spec/opensearchrss/1.0/">
    <generator>Blogger</generator><o:totalResults>9</o:totalResults><o:startIndex>1</o:startIndex>
    <o:itemsPerPage>1</o:itemsPerPage><entry><link href="https://kabarrawa.example/camat"/></entry></feed>"""
    url = "https://kabarrawa.example/atom.xml?redirect=false&start-index=1&max-results=1"
    assert read_sitemap(atom.encode(), url).further == (
        "https://kabarrawa.example/atom.xml?redirect=false&start-index=2&max-results=1",
    )


def test_an_index_names_its_parts_in_the_order_of_asking() -> None:
    parts = [
        "/post-sitemap.xml",
        "/post-sitemap2.xml",
        "/page-sitemap.xml",
        "/author-sitemap.xml",
        "/post-sitemap2.xml",
    ]
    further = ("https://kabarrawa.example/post-sitemap2.xml", "https://kabarrawa.example/post-sitemap.xml")
    listing = read(index(*parts, "https://lain.example/post-sitemap9.xml", "/sitemap.xml"))
    assert listing == Listing(further=(*further, URL.replace("sitemap.xml", "page-sitemap.xml")))


def test_parts_may_stand_among_pages() -> None:
    mixed = urlset(ENTRY, "<sitemap><loc>/sitemap-2.xml</loc><lastmod>2024-11-18</lastmod></sitemap>")
    assert read(mixed) == Listing(links=(CAMAT,), further=("https://kabarrawa.example/sitemap-2.xml",))


def test_what_is_older_than_since_is_not_asked_for() -> None:
    data = index("/sitemap-2024-06.xml", "/sitemap-2024-07.xml", "/sitemap-2024-08.xml")
    listing = read_sitemap(data, URL, since=datetime(2024, 7, 20, tzinfo=WIB))
    assert listing.further == (
        "https://kabarrawa.example/sitemap-2024-08.xml",
        "https://kabarrawa.example/sitemap-2024-07.xml",
    )


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ("<!DOCTYPE html><html><body>Halaman tidak ditemukan</body></html>", "it is an HTML page"),
        ("tidak ada", "it is neither a feed nor a sitemap"),
        ("", "there is nothing in it"),
        (packed(b""), "there is nothing in it"),
        (b"\x1f\x8b\x08nonsense", "it is cut short: its compression breaks off"),
        (urlset(ENTRY.replace("kabarrawa", "lain")), "all its links (1) lead to other sites"),
        ('{"version": "https://jsonfeed.org/version/1"}', "it is neither a feed nor a sitemap"),
    ],
)
def test_what_is_no_sitemap_says_what_it_is(data: str | bytes, wrong: str) -> None:
    assert read(data) == Listing(wrong=wrong)


def test_a_sitemap_that_breaks_off_gives_what_it_has_but_no_half_address() -> None:
    text = urlset(ENTRY, ENTRY.replace("camat", "lurah"))
    assert read(text[: text.index("lurah") + 2]) == Listing(links=(CAMAT,), wrong="it is cut short")
    lines = "".join(f"https://kabarrawa.example/{n * n}\n" for n in range(3000)).encode()
    listing = read(packed(lines)[:3000])
    assert listing.wrong == "it is cut short: its compression breaks off"
    assert [link.url for link in listing.links] == lines.decode().split()[: len(listing.links)]


def test_an_empty_sitemap_is_nothing_wrong() -> None:
    assert read(urlset()) == read("<urlset/>") == read(f"<sitemapindex {SPACE} />") == Listing()


def test_more_links_than_the_protocol_allows_are_told() -> None:
    listing = read("".join(f"https://kabarrawa.example/{n}\n" for n in range(50_002)))
    assert (len(listing.links), listing.wrong) == (50_000, "it has more than 50,000 links: only the first are read")
    listing = read(urlset(*(f"<url><loc>/{n}</loc></url>" for n in range(50_002))))
    assert (len(listing.links), listing.wrong) == (50_000, "it has more than 50,000 links: only the first are read")


ROBOTS = b"""\xef\xbb\xbfSitemap: https://kabarrawa.example/sitemap_index.xml
User-agent: *\r
Disallow: /cari?sitemap:
  SITEMAP : /sitemap-news.xml  # berita\r
sitemap:sitemap.txt
Sitemap: <https://www.kabarrawa.example/a.xml> https://kabarrawa.example/b.xml.gz
Sitemap: https://lain.example/sitemap.xml
Sitemap:
Sitemap: javascript:alert(1)
Site-map: https://kabarrawa.example/sitemap_index.xml
# Sitemap: https://kabarrawa.example/lama.xml
"""


def test_the_sitemaps_that_robots_txt_names() -> None:
    assert robots_sitemaps(ROBOTS, "https://kabarrawa.example/robots.txt") == (
        "https://kabarrawa.example/sitemap_index.xml",
        "https://kabarrawa.example/sitemap-news.xml",
        "https://kabarrawa.example/sitemap.txt",
        "https://www.kabarrawa.example/a.xml",
        "https://kabarrawa.example/b.xml.gz",
    )


@pytest.mark.parametrize(
    "data",
    [b"", b"\x89PNG\r\n", b"<html>\nSitemap: https://kabarrawa.example/a.xml\n</html>", b"User-agent: *\nDisallow: /"],
)
def test_a_robots_txt_that_names_none(data: bytes) -> None:
    assert robots_sitemaps(data, "https://kabarrawa.example/robots.txt") == ()


def test_the_usual_places() -> None:
    assert usual_sitemaps("https://a.example", "ghost") == (
        "https://a.example/sitemap.xml",
        "https://a.example/sitemap-posts.xml",
    )
    assert usual_sitemaps("https://a.example/")[:3] == (
        "https://a.example/sitemap.xml",
        "https://a.example/sitemap_index.xml",
        "https://a.example/sitemap-news.xml",
    )
