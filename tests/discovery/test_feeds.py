"""Feeds as the systems of many outlets write them, sound and broken."""

import gzip
import json
from datetime import UTC, datetime

import pytest

from crawler.discovery.feeds import read_feed
from crawler.discovery.links import Link, Listing
from crawler.parsing.dates import WIB
from tests.discovery.feed_samples import CAMAT, ENTRY, ITEM, RDF, URL, WITA, item, only, read, rss

WORDPRESS = rss(
    """<item>
    <title>Sekda: &#8220;ASN jangan ikut kampanye&#8221;</title>
    <link>https://kabarrawa.example/2024/11/18/sekda-asn/</link>
    <comments>https://kabarrawa.example/2024/11/18/sekda-asn/#respond</comments>
    <dc:creator><![CDATA[Redaksi]]></dc:creator>
    <pubDate>Mon, 18 Nov 2024 01:15:00 +0000</pubDate>
    <category><![CDATA[Politik]]></category>
    <guid isPermaLink="false">https://kabarrawa.example/?p=4711</guid>
    <description><![CDATA[<p>Sekda meminta [&#8230;]</p>]]></description>
    <content:encoded><![CDATA[<p><strong>RAWA</strong> &#8211; Sekda meminta ASN netral.</p>
<p>Ia bicara di aula.<br />
Seratus pegawai hadir.</p>
<figure><img src="a.jpg"/><figcaption>Sekda di aula</figcaption></figure>
<p>The post <a href="https://kabarrawa.example/2024/11/18/sekda-asn/">Sekda</a> appeared first on
<a href="https://kabarrawa.example">Kabar Rawa</a>.</p>
]]></content:encoded>
    <media:content url="https://kabarrawa.example/a.jpg"><media:title type="html">a.jpg</media:title></media:content>
    </item>""",
    head='<atom:link href="https://kabarrawa.example/feed/" rel="self" type="application/rss+xml" />'
    "<generator>https://wordpress.org/?v=6.6.2</generator>",
)


def test_a_wordpress_feed_gives_the_whole_text_and_its_next_page() -> None:
    assert read_feed(WORDPRESS.encode(), URL, zone=WIB) == Listing(
        links=(
            Link(
                url="https://kabarrawa.example/2024/11/18/sekda-asn/",
                title="Sekda: “ASN jangan ikut kampanye”",
                published=datetime(2024, 11, 18, 8, 15, tzinfo=WIB),
                text="RAWA – Sekda meminta ASN netral.\nIa bicara di aula.\nSeratus pegawai hadir.",
            ),
        ),
        further=("https://kabarrawa.example/feed/?paged=2",),
    )


LURAH = Link(
    url="https://kabarrawa.example/lurah",
    title="Lurah diperiksa",
    published=datetime(2024, 11, 18, 1, 15, tzinfo=UTC),
    modified=datetime(2024, 11, 19, tzinfo=UTC),
)


def test_atom_rdf_and_old_rss() -> None:
    assert only(f'<feed xmlns="http://www.w3.org/2005/Atom">{ENTRY}</feed>') == LURAH
    assert only(RDF).published == datetime(2024, 11, 18, 8, 15, tzinfo=WIB)
    netscape = (
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">'
    )
    assert only(f'<?xml version="1.0"?>{netscape}<rss version="0.91"><channel>{ITEM}</channel></rss>') == CAMAT
    assert only(f'<rss version="0.92"><channel></channel>{ITEM}</rss>') == CAMAT
    old_atom = """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title mode="escaped">Camat</title>
    <link rel="alternate" href="/a"/><issued>2005-06-01T10:00:00+07:00</issued></entry></feed>"""
    assert only(old_atom) == Link(
        url="https://kabarrawa.example/a", title="Camat", published=datetime(2005, 6, 1, 10, tzinfo=WIB)
    )


def test_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "home_page_url": "https://kabarrawa.example/",
        "next_url": "/feed.json?page=2",
        "items": [
            {"id": "1", "url": "/a", "title": "A &amp; B", "content_html": "<p>Satu.</p><p>Dua.</p>",
             "date_published": "2024-11-18T08:15:00+08:00", "date_modified": "2024-11-19T08:15:00Z"},
            {"id": "https://kabarrawa.example/b", "content_text": "Satu < dua.\nTiga.", "title": None},
            {"id": "3", "external_url": "https://lain.example/c"}, "nonsense", {"url": 5},
        ],
    }  # fmt: skip
    assert read(json.dumps(feed), "https://kabarrawa.example/feed.json") == Listing(
        links=(
            Link(
                url="https://kabarrawa.example/a",
                title="A & B",
                published=datetime(2024, 11, 18, 8, 15, tzinfo=WITA),
                modified=datetime(2024, 11, 19, 8, 15, tzinfo=UTC),
                text="Satu.\nDua.",
            ),
            Link(url="https://kabarrawa.example/b", text="Satu < dua.\nTiga."),
        ),
        further=("https://kabarrawa.example/feed.json?page=2",),
    )


@pytest.mark.parametrize(
    "data",
    [
        "\n\n  " + rss(ITEM),
        b"\xef\xbb\xbf" + rss(ITEM).encode(),
        b"\xef\xbb\xbf\n\xef\xbb\xbf" + rss(ITEM).encode(),
        "<br />\n<b>Warning</b>: Undefined index in <b>/rss.php</b><br />\n" + rss(ITEM),
        rss(ITEM).encode("utf-16"),
        gzip.compress(rss(ITEM).encode(), mtime=0),
        rss(ITEM) + "<!-- cached 2024 -->",
        rss(ITEM, namespaces=""),
        rss(ITEM).replace("<item>", "<ITEM>").replace("</item>", "</ITEM>"),
        rss(ITEM, ITEM),
        rss(ITEM.replace("Camat netral", "Camat\x08 \n netral")),
        rss(ITEM.replace("Camat netral", "<![CDATA[ Camat <b>netral</b> ]]>")),
        rss(ITEM.replace("Camat netral", "Camat&nbsp;&#8;netral")),
        rss(ITEM.replace("https://kabarrawa.example/camat-netral/", "\n <![CDATA[ /camat-netral/ ]]> ")),
        rss(ITEM.replace("<link>https://kabarrawa.example/camat-netral/</link>", "<guid>https://kabarrawa.example/camat-netral/</guid>")),
        rss(item("<description><p>tanpa <br> tutup</description>")),
        rss(item("<description>salah </p> tutup</description>")),
        rss(item("<description>3 < 5 & 7 ]]> x</description>")),
    ],
)  # fmt: skip
def test_sloppy_feeds_are_read(data: str | bytes) -> None:
    assert only(data) == CAMAT


def test_tags_that_do_not_match_swallow_no_other_entry() -> None:
    broken = item("<description>salah </p></div> tutup</description>")
    second = "<item><title>Dua</title><link>/dua</link><category><![CDATA[<item>]]></category></item>"
    links = read(rss(broken, second, broken.replace("camat-netral", "tiga"))).links
    assert [link.url for link in links] == [
        CAMAT.url,
        "https://kabarrawa.example/dua",
        "https://kabarrawa.example/tiga/",
    ]
    assert [link.title for link in links] == ["Camat netral", "Dua", "Camat netral"]


@pytest.mark.parametrize("declared", ["iso-8859-1", "us-ascii", "windows-1252", "no-such-charset"])
def test_a_wrong_charset_does_not_damage_utf_8(declared: str) -> None:
    text = rss(ITEM.replace("Camat netral", "“Netral”"))
    assert read(text, declared=declared).links[0].title == "“Netral”"
    assert read(text.replace("UTF-8", declared)).links[0].title == "“Netral”"


def test_windows_1252_is_read_under_the_name_of_utf_8() -> None:
    assert only(rss(ITEM.replace("Camat netral", "“Netral”")).encode("cp1252")).title == "“Netral”"


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ("<!DOCTYPE html><html><head><title>Beranda</title></head></html>", "it is an HTML page"),
        ("<html><body><p>Contoh: <rss></p></body></html>", "it is an HTML page"),
        ("<urlset></urlset>", "it is a sitemap"),
        ("Halaman tidak ditemukan", "it is neither a feed nor a sitemap"),
        ("", "there is nothing in it"),
        ("\ufeff \n", "there is nothing in it"),
        ('{"code": "rest_no_route"}', "it is JSON, but no JSON Feed"),
        (b"\x89PNG\r\n\x1a\n", "binary data, opening with b'\\x89PNG', is no text"),
    ],
)
def test_what_is_no_feed_says_what_it_is(data: str | bytes, wrong: str) -> None:
    assert read(data) == Listing(wrong=wrong)


def test_a_feed_that_breaks_off_gives_what_it_has() -> None:
    whole = rss(ITEM, ITEM.replace("camat", "lurah"), ITEM.replace("camat", "kades"))
    assert read(whole[: whole.rindex("<link>") + 9]) == Listing(
        links=(CAMAT, Link(url="https://kabarrawa.example/lurah-netral/", title="Camat netral")),
        wrong="it is cut short",
    )
    assert read(whole[: whole.index("<item>") + 20]) == Listing(wrong="it is cut short")


def test_compression_that_breaks_off_gives_what_it_has() -> None:
    packed = gzip.compress(rss(*(ITEM.replace("camat", f"camat-{n * n}") for n in range(500))).encode())
    listing = read(packed[: len(packed) // 2])
    assert listing.wrong == "it is cut short: its compression breaks off"
    assert [link.url for link in listing.links[:2]] == [
        "https://kabarrawa.example/camat-0-netral/",
        "https://kabarrawa.example/camat-1-netral/",
    ]
    assert 100 < len(listing.links) < 400
    assert all(link.url.endswith("-netral/") for link in listing.links)


def test_no_entity_is_expanded() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "Bupati"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    text = rss(ITEM.replace("Camat netral", "x &b; &f; y")).replace("\n<rss", f"\n{bomb}<rss")
    assert only(text).title == "x &b; &f; y"
