"""Feeds as the systems of many outlets write them, sound and broken."""

import gzip
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from crawler.discovery.feeds import announced, is_of_comments, read_feed, usual_feeds
from crawler.discovery.links import Link, Listing
from crawler.parsing.dates import WIB

WITA = timezone(timedelta(hours=8), "WITA")
URL = "https://kabarrawa.example/feed/"
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"'
)
ITEM = "<item><title>Camat netral</title><link>https://kabarrawa.example/camat-netral/</link></item>"
CAMAT = Link(url="https://kabarrawa.example/camat-netral/", title="Camat netral")


def rss(*items: str, head: str = "", namespaces: str = NAMESPACES) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {namespaces}><channel><title>Kabar Rawa</title>'
        f"<link>https://kabarrawa.example</link>{head}{''.join(items)}</channel></rss>\n"
    )


def item(inner: str) -> str:
    return f"<item><title>Camat netral</title><link>https://kabarrawa.example/camat-netral/</link>{inner}</item>"


def read(text: str | bytes, url: str = URL, **known: str) -> Listing:
    return read_feed(text if isinstance(text, bytes) else text.encode(), url, declared=known.get("declared"))


def only(text: str | bytes, url: str = URL) -> Link:
    listing = read(text, url)
    assert listing.wrong is None
    (link,) = listing.links
    return link


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


@pytest.mark.parametrize(
    ("generator", "url", "further"),
    [
        ("https://wordpress.org/?v=6.6", URL + "?paged=2", (URL + "?paged=3",)),
        (
            "https://wordpress.org/?v=6.6",
            "https://a.example/?feed=rss2&paged=9",
            ("https://a.example/?feed=rss2&paged=10",),
        ),
        (
            "http://wordpress.com/",
            "https://a.example/category/asn/feed/",
            ("https://a.example/category/asn/feed/?paged=2",),
        ),
        ("https://wordpress.org/?v=6.6", URL + "?paged=x", (URL + "?paged=2",)),
        ("Laravel Feed", URL, ()),
        ("", URL, ()),
    ],
)
def test_only_wordpress_is_asked_for_further_pages_that_it_does_not_name(
    generator: str, url: str, further: tuple[str, ...]
) -> None:
    text = rss(ITEM, head=f"<generator>{generator}</generator>")
    assert read_feed(text.encode(), url, site=url).further == further


def test_a_wordpress_page_without_entries_is_the_last() -> None:
    assert read(rss(head="<generator>https://wordpress.org/?v=6.6</generator>")) == Listing()


def test_wordpress_in_atom_and_rdf_says_what_it_is_in_attributes() -> None:
    generator = '<generator uri="https://wordpress.org/" version="6.6">WP</generator>'
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom">{generator}{ENTRY}</feed>'
    assert read(atom).further == (URL + "?paged=2",)
    rdf = RDF.replace("</channel>", '<admin:generatorAgent rdf:resource="https://wordpress.org/?v=6.6" /></channel>')
    assert read(rdf).further == (URL + "?paged=2",)


ENTRY = """<entry><title type="text">Lurah diperiksa</title><id>tag:lurah.example,2024:1</id>
<link rel="replies" href="https://kabarrawa.example/1#tanggapan"/><link rel="edit" href="https://kabarrawa.example/edit"/>
<link rel="alternate" type="application/json" href="/api/1"/><link rel="alternate" type="text/html" href="/lurah"/>
<published>2024-11-18T08:15:00+07:00</published><updated>2024-11-19T00:00:00Z</updated>
<summary>Ringkasan.</summary></entry>"""
LURAH = Link(
    url="https://kabarrawa.example/lurah",
    title="Lurah diperiksa",
    published=datetime(2024, 11, 18, 1, 15, tzinfo=UTC),
    modified=datetime(2024, 11, 19, tzinfo=UTC),
)
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:admin="http://webns.net/mvcb/">
<channel rdf:about="https://kabarrawa.example/"><title>Kabar</title><link>https://kabarrawa.example/</link></channel>
<item rdf:about="x"><title>Camat netral</title><link>https://kabarrawa.example/camat-netral/</link>
<dc:date>2024-11-18T08:15+07:00</dc:date></item></rdf:RDF>"""


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


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (
            '<content type="html">&lt;p&gt;Satu.&lt;/p&gt;&lt;p&gt;Dua &amp;amp; tiga.&lt;/p&gt;</content>',
            "Satu.\nDua & tiga.",
        ),
        (
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Satu.</p><p>Dua.</p></div></content>',
            "Satu.\nDua.",
        ),
        ('<content type="text">Satu.\n\nDua.</content>', "Satu.\nDua."),
        ('<content src="https://kabarrawa.example/lurah.html" type="text/html"/>', None),
        ('<content type="image/png">iVBORw0KGgo=</content>', None),
        ("<content/>", None),
    ],
)
def test_the_content_of_an_atom_entry(content: str, text: str | None) -> None:
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom">{ENTRY.replace("</entry>", content + "</entry>")}</feed>'
    assert only(atom).text == text


BLOGGER = """<?xml version='1.0' encoding='UTF-8'?><?xml-stylesheet href="http://www.blogger.com/styles/atom.css"?>
<feed xmlns='http://www.w3.org/2005/Atom' xmlns:openSearch='http://a9.com/-/spec/opensearchrss/1.0/'>
<link rel='http://schemas.google.com/g/2005#feed' href='http://desakabar.example/feeds/posts/default'/>
<link rel='alternate' type='text/html' href='http://desakabar.example/'/>
<link rel='next' href='http://www.blogger.com/feeds/99/posts/default?start-index=26&amp;max-results=25'/>
<generator version='7.00' uri='http://www.blogger.com'>Blogger</generator>
<openSearch:totalResults>{total}</openSearch:totalResults><openSearch:startIndex>{start}</openSearch:startIndex>
<openSearch:itemsPerPage>25</openSearch:itemsPerPage>{entries}</feed>"""
POST = """<entry><id>tag:blogger.com,1999:blog-99.post-{n}</id><published>2024-11-18T08:15:00.003+07:00</published>
<title type='text'>Kabar {n}</title><content type='html'>&lt;div&gt;Teks {n}.&lt;br /&gt;
&lt;br /&gt;Akhir.&lt;/div&gt;</content>
<link rel='replies' href='http://desakabar.example/feeds/{n}/comments/default'/>
<link rel='alternate' type='text/html' href='http://desakabar.example/2024/11/kabar-{n}.html'/></entry>"""


@pytest.mark.parametrize(
    ("total", "start", "count", "further"),
    [
        (60, 1, 25, ("?start-index=26&max-results=25",)),
        (60, 26, 19, ("?start-index=45&max-results=25",)),
        (60, 51, 10, ()),
        (25, 1, 25, ()),
        (60, 51, 0, ()),
    ],
)
def test_blogger_is_counted_out_on_its_own_host(total: int, start: int, count: int, further: tuple[str, ...]) -> None:
    url = "https://desakabar.example/feeds/posts/default"
    entries = "".join(POST.format(n=n) for n in range(count))
    listing = read(BLOGGER.format(total=total, start=start, entries=entries), f"{url}?start-index={start}")
    assert listing.further == tuple(url + one for one in further)
    assert listing.links[:1] == (
        Link(
            url="http://desakabar.example/2024/11/kabar-0.html",
            title="Kabar 0",
            published=datetime(2024, 11, 18, 8, 15, tzinfo=WIB),
            text="Teks 0.\nAkhir.",
        ),
    )[:count]  # fmt: skip


def test_a_description_is_the_text_in_a_feed_of_blogger_only() -> None:
    whole = item("<description>&lt;p&gt;Teks.&lt;/p&gt;</description>")
    assert only(rss(whole, head="<generator>Blogger</generator>")).text == "Teks."
    assert only(rss(whole)).text is None
    short = item("<description>Teks yang dipotong</description>")
    assert only(rss(short, head="<generator>Blogger</generator>")).text is None


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
    ("content", "text"),
    [
        ("<p>Camat meminta netral.</p>", "Camat meminta netral."),
        ("<p>Camat meminta [&hellip;]</p>", None),
        ("<p>Camat meminta&#8230;</p>", None),
        ('<p>Camat meminta.</p><p><a href="https://kabarrawa.example/camat-netral">Selengkapnya</a></p>', None),
        ('<p>Lihat <a href="https://kabarrawa.example/lain">ini</a>.</p>', "Lihat ini."),
        ("<!-- kosong -->", None),
        ("<p>a<!-- x -->b</p>", "ab"),
        (
            '<form action="https://kabarrawa.example/wp-login.php?action=postpass" class="post-password-form">'
            '<p>Konten ini dilindungi sandi.</p><input name="post_password"/></form>',
            None,
        ),
    ],
)
def test_text_is_whole_or_none(content: str, text: str | None) -> None:
    assert only(rss(item(f"<content:encoded><![CDATA[{content}]]></content:encoded>"))).text == text


@pytest.mark.parametrize("title", ["Protected: Camat netral", "Terproteksi: Camat netral"])
def test_a_protected_post_is_a_link_like_others_without_text(title: str) -> None:
    form = '<form action="/wp-login.php?action=postpass" method="post"><p>Sandi:</p></form>'
    protected = ITEM.replace("Camat netral", title).replace(
        "</item>", f"<content:encoded><![CDATA[{form}]]></content:encoded></item>"
    )
    assert only(rss(protected)) == Link(url=CAMAT.url, title=title)


COMMENTS = (
    "<item><title>By: Warga</title><link>https://kabarrawa.example/camat/#comment-12</link>"
    '<guid isPermaLink="false">https://kabarrawa.example/?p=1#comment-12</guid></item>'
)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (rss(COMMENTS, COMMENTS.replace("12", "13")), "https://kabarrawa.example/camat/feed/"),
        (rss(), "https://kabarrawa.example/comments/feed/"),
        (rss(ITEM), "https://kabarrawa.example/?feed=comments-rss2"),
        (
            '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0">'
            + ENTRY.replace("</entry>", '<thr:in-reply-to ref="x"/></entry></feed>'),
            "https://kabarrawa.example/feeds/99/x",
        ),
        ('<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "https://a.example/feeds/99/comments/default"),
    ],
)  # fmt: skip
def test_feeds_of_comments_are_refused(text: str, url: str) -> None:
    assert read(text, url) == Listing(wrong="it is a feed of comments")


def test_comments_among_articles_are_left_out() -> None:
    assert read(rss(ITEM, COMMENTS)).links == (CAMAT,)


@pytest.mark.parametrize(
    ("links", "further"),
    [
        ('<atom:link rel="next" href="/feed/?page=2"/>', ("https://kabarrawa.example/feed/?page=2",)),
        ('<atom:link rel="prev-archive" href="2024-10.xml"/>', ("https://kabarrawa.example/feed/2024-10.xml",)),
        (
            '<atom:link rel="prev-archive" href="/a"/><atom:link rel="next" href="/b"/>',
            ("https://kabarrawa.example/b", "https://kabarrawa.example/a"),
        ),
        ('<atom:link rel="next-archive" href="/a"/><atom:link rel="previous" href="/b"/>', ()),
        ('<atom:link rel="next" href="/feed/"/>', ()),
        ('<atom:link rel="next" href="https://lain.example/feed/"/>', ()),
        ('<atom:link rel="next" href="javascript:alert(1)"/>', ()),
    ],
)
def test_a_feed_names_its_older_pages(links: str, further: tuple[str, ...]) -> None:
    assert read(rss(ITEM, head=links)).further == further


@pytest.mark.parametrize(
    "data",
    [
        "\n\n  " + rss(ITEM),
        b"\xef\xbb\xbf" + rss(ITEM).encode(),
        b"\xef\xbb\xbf\n\xef\xbb\xbf" + rss(ITEM).encode(),
        "<br />\n<b>Warning</b>: Undefined index in <b>/rss.php</b><br />\n" + rss(ITEM),
        rss(ITEM).encode("utf-16"),
        gzip.compress(rss(ITEM).encode()),
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
    ("stated", "moment"),
    [
        ("<pubDate>Mon, 18 Nov 2024 08:15:00 +0700</pubDate>", datetime(2024, 11, 18, 9, 15, tzinfo=WITA)),
        ("<pubDate>Mon, 18 Nov 2024 08:15:00</pubDate>", datetime(2024, 11, 18, 8, 15, tzinfo=WITA)),
        ("<pubDate>2024-11-18 08:15:00</pubDate>", datetime(2024, 11, 18, 8, 15, tzinfo=WITA)),
        ("<pubDate>Mon, 18 Nov 2024 00:15:00 GMT</pubDate>", datetime(2024, 11, 18, 8, 15, tzinfo=WITA)),
        ("<pubDate>Mon, 18 Nov 2024 07:15:00 GMT+0700</pubDate>", datetime(2024, 11, 18, 8, 15, tzinfo=WITA)),
        ("<pubDate>Senin, 18 November 2024 08:15 WITA</pubDate>", datetime(2024, 11, 18, 8, 15, tzinfo=WITA)),
        ("<pubDate>Wed, 18 Nov 2093 08:15:00 +0800</pubDate>", datetime(2093, 11, 18, 8, 15, tzinfo=WITA)),
        ("<pubDate></pubDate><dc:date>2024-11-18T08:15:00+08:00</dc:date>", datetime(2024, 11, 18, 8, 15, tzinfo=WITA)),
        ("<pubDate>kemarin</pubDate>", None),
        ("<pubDate>Mon, 31 Feb 2024 08:15:00 +0700</pubDate>", None),
        ("", None),
    ],
)
def test_dates(stated: str, moment: datetime | None) -> None:
    (link,) = read_feed(rss(item(stated)).encode(), URL, zone=WITA).links
    assert (link.published, link.modified) == (moment, None)


def test_an_update_is_no_publication() -> None:
    (link,) = read_feed(rss(item("<atom:updated>2024-11-18T08:15:00Z</atom:updated>")).encode(), URL).links
    assert (link.published, link.modified) == (None, datetime(2024, 11, 18, 8, 15, tzinfo=UTC))


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("<link>berita/1</link>", "https://kabarrawa.example/feed/berita/1"),
        ("<link>//www.kabarrawa.example/1?a=1&amp;amp;b=2</link>", "https://www.kabarrawa.example/1?a=1&b=2"),
        ("<link>https://kabarrawa.example/?a=1&copy=2&b</link>", "https://kabarrawa.example/?a=1&copy=2&b"),
        ('<link xml:base="https://kabarrawa.example/x/">1</link>', "https://kabarrawa.example/x/1"),
        ("<link>https://kabarrawa.example/berita satu</link>", "https://kabarrawa.example/berita%20satu"),
        (
            '<link>https://feedproxy.google.com/~r/1</link><f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">'
            "https://kabarrawa.example/1</f:origLink>",
            "https://kabarrawa.example/1",
        ),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>http://[</link>", None),
        ("<link>https://kabarrawa.example:99999/</link>", None),
        ('<guid isPermaLink="false">https://kabarrawa.example/?p=1</guid>', None),
        ("<guid>4711</guid>", None),
        ("", None),
    ],
)
def test_addresses(link: str, url: str | None) -> None:
    listing = read(rss(f"<item><title>A</title>{link}</item>"))
    assert [one.url for one in listing.links] == ([url] if url else [])


def test_other_sites_are_left_out_and_told_where_nothing_is_left() -> None:
    other = ITEM.replace("kabarrawa.example", "lain.example")
    assert read(rss(ITEM, other)) == Listing(links=(CAMAT,))
    assert read(rss(other)) == Listing(wrong="all its links (1) lead to other sites")
    burner = read_feed(rss(ITEM).encode(), "https://feeds.feedburner.com/rawa", site="https://www.kabarrawa.example/")
    assert burner == Listing(links=(CAMAT,))


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


PAGE = """<html><head><base href="https://kabarrawa.example/berita/">
<link rel="alternate" type="application/rss+xml" title="Kabar Rawa &raquo; Feed" href="/feed/">
<link rel="alternate" type="application/rss+xml" title="Kabar Rawa &raquo; Umpan Komentar" href="/balasan/feed/">
<link rel="alternate" type="application/rss+xml" title="" href="https://kabarrawa.example/comments/feed/">
<link rel="ALTERNATE feed" type="Application/Atom+XML; charset=utf-8" href="atom.xml">
<link rel="alternate" type="application/rss+xml" href="/feed/">
<link rel="alternate" type="application/rss+xml" href="https://feeds.feedburner.com/rawa">
<link rel="alternate" type="application/rss+xml" href="https://lain.example/feed/">
<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/1">
<link rel="alternate" type="application/json+oembed" href="/oembed">
<link rel="alternate" hreflang="en" href="/en/"><link rel="stylesheet" type="text/css" href="/a.css">
<link rel="alternate" type="application/rss+xml"></head><body>
<link rel="alternate" type="application/feed+json" href="feed.json"></body></html>"""


def test_the_feeds_that_a_page_announces() -> None:
    feeds = (
        "https://kabarrawa.example/feed/",
        "https://kabarrawa.example/berita/atom.xml",
        "https://feeds.feedburner.com/rawa",
        "https://kabarrawa.example/berita/feed.json",
    )
    assert announced(PAGE, "https://kabarrawa.example/") == feeds
    assert announced(PAGE.encode(), "https://kabarrawa.example/") == feeds
    assert announced(b"\x89PNG\r\n", "https://kabarrawa.example/") == ()
    assert announced(b"", "https://kabarrawa.example/") == ()


def test_a_feed_of_comments_is_known_by_its_name() -> None:
    assert is_of_comments("https://a.example/x/feed/", "A » Komentar untuk Camat")
    assert not is_of_comments("https://a.example/x/feed/", "A » Kategori Komentator")


def test_the_usual_places() -> None:
    assert usual_feeds("https://a.example", "wordpress") == ("https://a.example/feed/", "https://a.example/?feed=rss2")
    assert usual_feeds("https://a.example/kabar/", "ghost") == (
        "https://a.example/kabar/rss/",
        "https://a.example/rss/",
    )
    assert usual_feeds("https://a.example/kabar?x=1", "hugo")[0] == "https://a.example/kabar/index.xml"
    assert usual_feeds("https://a.example/", "unheard-of") == usual_feeds("https://a.example/")
    assert usual_feeds("https://a.example/")[:2] == ("https://a.example/feed/", "https://a.example/rss")
