"""Pieces of feeds from which the tests build theirs."""

from datetime import timedelta, timezone

from crawler.discovery.feeds import read_feed
from crawler.discovery.links import Link, Listing

WITA = timezone(timedelta(hours=8), "WITA")
URL = "https://kabarrawa.example/feed/"
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"'
)
ITEM = "<item><title>Camat netral</title><link>https://kabarrawa.example/camat-netral/</link></item>"
CAMAT = Link(url="https://kabarrawa.example/camat-netral/", title="Camat netral")
ENTRY = """<entry><title type="text">Lurah diperiksa</title><id>tag:lurah.example,2024:1</id>
<link rel="replies" href="https://kabarrawa.example/1#tanggapan"/><link rel="edit" href="https://kabarrawa.example/edit"/>
<link rel="alternate" type="application/json" href="/api/1"/><link rel="alternate" type="text/html" href="/lurah"/>
<published>2024-11-18T08:15:00+07:00</published><updated>2024-11-19T00:00:00Z</updated>
<summary>Ringkasan.</summary></entry>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:admin="http://webns.net/mvcb/">
<channel rdf:about="https://kabarrawa.example/"><title>Kabar</title><link>https://kabarrawa.example/</link></channel>
<item rdf:about="x"><title>Camat netral</title><link>https://kabarrawa.example/camat-netral/</link>
<dc:date>2024-11-18T08:15+07:00</dc:date></item></rdf:RDF>"""


def rss(*items: str, head: str = "", namespaces: str = NAMESPACES) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {namespaces}><channel><title>Kabar Rawa</title>'
        f"<link>https://kabarrawa.example</link>{head}{''.join(items)}</channel></rss>\n"
    )


def item(inner: str) -> str:
    return f"<item><title>Camat netral</title><link>https://kabarrawa.example/camat-netral/</link>{inner}</item>"


def read(text: str | bytes, url: str = URL, *, declared: str | None = None) -> Listing:
    return read_feed(text if isinstance(text, bytes) else text.encode(), url, declared=declared)


def only(text: str | bytes, url: str = URL) -> Link:
    listing = read(text, url)
    assert listing.wrong is None
    (link,) = listing.links
    return link
