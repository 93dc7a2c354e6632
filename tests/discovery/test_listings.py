import time
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.discovery.links import Link, Listing
from crawler.discovery.listings import read_index_page

WITA = timezone(timedelta(hours=8))
HOME = "https://kabarbarito.example"


def page(body: str, *, head: str = "") -> str:
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>Indeks</title>{head}</head><body>{body}</body></html>"
    )


def read(body: str, url: str = HOME + "/", **known: str) -> Listing:
    return read_index_page(page(body, **known), url, zone=WITA)


def told(listing: Listing) -> list[tuple[str, str | None, str | None]]:
    """Path, title and date of all links."""
    return [
        (one.url.removeprefix(HOME), one.title, one.published and one.published.strftime("%Y-%m-%d %H:%M"))
        for one in listing.links
    ]


MENU = """
<header id="masthead"><a href="/"><img src="/logo.png" alt="Kabar Barito Hari Ini Terbaru"></a>
<nav class="main-navigation"><ul>
<li><a href="/category/politik/">Politik</a></li>
<li><a href="/category/hukum-dan-kriminal/">Hukum dan Kriminal</a></li>
<li><a href="/kabupaten-hulu-sungai-selatan/">Kabupaten Hulu Sungai Selatan</a></li>
<li><a href="/wp-login.php">Masuk</a></li></ul></nav></header>
"""
FOOTER = """
<footer id="colophon"><a href="/pedoman-media-siber/">Pedoman Media Siber</a>
<a href="/kode-etik-jurnalistik-wartawan/">Kode Etik Jurnalistik Wartawan Indonesia</a>
<a href="https://facebook.example/kabar">Facebook</a></footer>
"""

WORDPRESS = (
    MENU
    + """
<div id="content" class="site-content"><main id="main"><header class="page-header"><h1>Hasil pencarian: asn</h1></header>
<article class="post-12 post"><a href="/2024/10/05/camat-dipanggil/"><img alt="camat.jpg" src="/a.jpg"></a>
 <header><h2 class="entry-title"><a href="https://kabarbarito.example/2024/10/05/camat-dipanggil/">Camat Dipanggil Bawaslu</a></h2>
 <div class="entry-meta"><a href="/2024/10/05/"><time class="entry-date published" datetime="2024-10-05T08:15:00+08:00">Sabtu, 5 Oktober 2024</time>
 <time class="updated" datetime="2024-10-06T09:00:00+08:00">6 Oktober 2024</time></a> oleh <a rel="author" href="/author/rina/">Rina Wulandari dari Barito Kuala</a></div></header>
 <p>Bawaslu memanggil camat itu menjelang 27 November 2024. <a class="more-link" href="/2024/10/05/camat-dipanggil/">Baca Selengkapnya</a></p>
 <footer><a href="/category/politik/" rel="category tag">Politik</a> <a href="/tag/netralitas-asn-pilkada-2024/" rel="tag">netralitas asn pilkada 2024</a>
 <a href="/2024/10/05/camat-dipanggil/#respond">Tinggalkan komentar pada Camat Dipanggil Bawaslu</a></footer></article>
<article class="post-11 post"><h2 class="entry-title"><a href="/2024/10/04/lurah-minta-maaf-usai-foto-jari/">Lurah Minta Maaf Usai Foto Jari</a></h2>
 <time class="entry-date published updated" datetime="2024-10-04T20:00:00+08:00">4 Okt</time></article>
<nav class="navigation pagination"><a class="page-numbers" href="/?s=asn">1</a><span class="page-numbers current">2</span>
 <a class="page-numbers" href="/page/3/?s=asn">3</a><a class="page-numbers" href="/page/9/?s=asn">9</a>
 <a class="next page-numbers" href="/page/3/?s=asn">Berikutnya</a></nav>
</main></div>
<aside id="secondary" class="widget-area"><h3>Pos-pos Terbaru</h3><ul>
<li><a href="/2024/10/07/harga-cabai-naik-di-pasar-induk/">Harga Cabai Naik di Pasar Induk</a></li>
<li><a href="/2024/10/06/jembatan-baru-diresmikan-gubernur/">Jembatan Baru Diresmikan Gubernur</a></li></ul></aside>
"""
    + FOOTER
)


def test_a_search_page_of_wordpress() -> None:
    found = read(WORDPRESS, HOME + "/page/2/?s=asn")
    assert told(found) == [
        ("/2024/10/05/camat-dipanggil/", "Camat Dipanggil Bawaslu", "2024-10-05 08:15"),
        ("/2024/10/04/lurah-minta-maaf-usai-foto-jari/", "Lurah Minta Maaf Usai Foto Jari", "2024-10-04 20:00"),
    ]
    assert found.further == (HOME + "/page/3/?s=asn",)
    assert found.wrong is None


BLOGGER = """
<div id="header"><h1><a href="https://baritopos.example/">Barito Pos</a></h1></div>
<div id="main-wrapper"><div class="main section" id="main"><div class="widget Blog" id="Blog1">
<div class="date-outer"><h2 class="date-header"><span>Sabtu, 05 Oktober 2024</span></h2>
 <div class="post hentry"><h3 class="post-title entry-title"><a href="https://baritopos.example/2024/10/kades-dukung-calon.html">Kades Dukung Calon, Bawaslu Turun</a></h3>
 <div class="post-footer">Diposting oleh <a href="https://www.blogger.example/profile/1">Admin</a> di <a class="timestamp-link" href="https://baritopos.example/2024/10/kades-dukung-calon.html" title="permanent link"><abbr class="published" title="2024-10-05T10:20:00+08:00">10.20</abbr></a>
 <a class="comment-link" href="https://baritopos.example/2024/10/kades-dukung-calon.html#comment-form">Tidak ada komentar:</a>
 Label: <a href="https://baritopos.example/search/label/Netralitas%20ASN%20Barito%20Kuala" rel="tag">Netralitas ASN Barito Kuala</a></div></div></div>
<div class="date-outer"><div class="post hentry"><h3 class="post-title"><a href="https://baritopos.example/2024/09/asn_30.html">ASN Diminta Jaga Jarak dari Kampanye</a></h3>
 <abbr class="published" title="2024-09-30T07:00:00+08:00">07.00</abbr></div></div>
<div class="blog-pager" id="blog-pager"><a class="blog-pager-newer-link" href="https://baritopos.example/search?updated-max=2024-11-01T00:00:00%2B08:00&max-results=20&reverse-paginate=true">Postingan Lebih Baru</a>
<a class="blog-pager-older-link" href="https://baritopos.example/search?updated-max=2024-09-30T07:00:00%2B08:00&amp;max-results=20">Postingan Lama</a></div></div></div></div>
<div class="sidebar section"><div class="widget PopularPosts" id="PopularPosts1"><h2>Entri Populer</h2><ul>
<li><a href="https://baritopos.example/2019/01/wisata-pulau-kembang-yang-ramai.html">Wisata Pulau Kembang yang Ramai</a></li></ul></div>
<div class="widget BlogArchive"><a href="https://baritopos.example/2024/09/">September 2024</a></div></div>
"""


def test_a_blog_of_blogger() -> None:
    found = read_index_page(page(BLOGGER), "https://baritopos.example/", zone=WITA)
    assert [(one.url, one.title, one.published) for one in found.links] == [
        (
            "https://baritopos.example/2024/10/kades-dukung-calon.html",
            "Kades Dukung Calon, Bawaslu Turun",
            datetime(2024, 10, 5, 10, 20, tzinfo=WITA),
        ),
        (
            "https://baritopos.example/2024/09/asn_30.html",
            "ASN Diminta Jaga Jarak dari Kampanye",
            datetime(2024, 9, 30, 7, 0, tzinfo=WITA),
        ),
    ]
    assert found.further == ("https://baritopos.example/search?updated-max=2024-09-30T07:00:00%2B08:00&max-results=20",)


# A Laravel portal: nothing is named, cards are one link each, the sidebar is known by its headings alone.
PORTAL = """
<div class="navbar"><a href="/">Beranda</a><a href="/kanal/politik">Politik</a><a href="/kanal/ekonomi-bisnis">Ekonomi Bisnis</a></div>
<div class="container"><div class="row"><div class="col-md-8"><h1>Indeks Berita</h1>
<div class="card"><a href="/politik/48213/kepala-dinas-disanksi-usai-unggah-foto"><img data-src="/1.jpg"><div class="isi"><span>Politik</span><h5>Kepala Dinas Disanksi Usai Unggah Foto</h5><small>Admin - Senin, 7 Oktober 2024 | 09:30 WITA</small><p>Kepala dinas itu diberi sanksi ringan oleh bupati.</p></div></a></div>
<div class="card"><a href="/daerah/48212/pns-ikrar"><div>PNS Ikrar</div><div>Pegawai negeri di kantor bupati membaca ikrar.</div><small>Admin - Senin, 7 Oktober 2024 | 08:00 WITA</small></a></div>
<div class="card"><a href="/daerah/48211/asn-diingatkan-tak-hadiri-kampanye"><div>ASN Diingatkan Tak Hadiri Kampanye</div><small>6 Oktober 2024 19:45 WITA</small></a></div>
<ul><li class="active"><span>1</span></li><li><a href="/indeks?page=2">2</a></li><li><a href="/indeks?page=3">3</a></li><li><a href="/indeks?page=2" rel="next" aria-label="Next &raquo;">&rsaquo;</a></li></ul>
</div><div class="col-md-4"><h4 class="judul">Terpopuler</h4>
<div><a href="/ragam/41000/resep-ikan-bakar-khas-sungai">Resep Ikan Bakar Khas Sungai</a></div>
<div><a href="/ragam/41001/lima-pantai-yang-wajib-dikunjungi">Lima Pantai yang Wajib Dikunjungi</a></div></div></div></div>
<div><a href="/halaman/tentang-kami">Tentang Kami</a><a href="/halaman/pedoman-media-siber">Pedoman Media Siber</a></div>
"""


def test_a_portal_without_names() -> None:
    found = read(PORTAL, HOME + "/indeks")
    assert told(found) == [
        ("/politik/48213/kepala-dinas-disanksi-usai-unggah-foto", "Kepala Dinas Disanksi Usai Unggah Foto", "2024-10-07 09:30"),
        ("/daerah/48212/pns-ikrar", "Pegawai negeri di kantor bupati membaca ikrar.", "2024-10-07 08:00"),
        ("/daerah/48211/asn-diingatkan-tak-hadiri-kampanye", "ASN Diingatkan Tak Hadiri Kampanye", "2024-10-06 19:45"),
    ]  # fmt: skip
    assert found.further == (HOME + "/indeks?page=2",)


DRUPAL = """
<div class="region-header"><ul class="menu"><li><a href="/node/1">Profil Pimpinan Dinas Komunikasi</a></li></ul></div>
<main><div class="view-content">
<div class="views-row"><h2><a href="/node/311"><span>Wali Kota Ingatkan Pegawai Netral</span></a></h2><span>Submitted by humas on 10/05/2024 - 08:00</span><a href="/node/311">Read more</a></div>
<div class="views-row"><h2><a href="/node/310"><span>Sekda Buka Bimbingan Teknis Disiplin</span></a></h2></div>
<div class="views-row"><h2><a href="/node/309"><span>Dinas Gelar Apel Ikrar Netralitas</span></a></h2></div></div>
<nav class="pager"><ul><li><a href="?page=0" title="Current page">1</a></li><li><a href="?page=1" title="Go to page 2">2</a></li>
<li><a href="?page=1" title="Go to next page" rel="next"><span class="visually-hidden">Next page</span><span aria-hidden="true">Next ›</span></a></li>
<li><a href="?page=14" title="Go to last page"><span>Last »</span></a></li></ul></nav></main>
"""


def test_a_list_of_drupal() -> None:
    found = read(DRUPAL, HOME + "/berita")
    assert [one[0] for one in told(found)] == ["/node/311", "/node/310", "/node/309"]
    assert told(found)[0] == ("/node/311", "Wali Kota Ingatkan Pegawai Netral", "2024-05-10 08:00")
    assert found.further == (HOME + "/berita?page=1",)


GHOST = """
<main class="site-main"><div class="post-feed">
<article class="post-card"><a class="post-card-image-link" href="/guru-dilaporkan/"><img src="/a.jpg" alt="Guru Dilaporkan"></a>
<div class="post-card-content"><a class="post-card-content-link" href="/guru-dilaporkan/"><header><div class="post-card-tags"><span>Daerah</span></div><h2 class="post-card-title">Guru Dilaporkan karena Status Media Sosial</h2></header><div class="post-card-excerpt">Seorang guru dilaporkan ke Bawaslu karena menulis dukungan.</div></a><footer><time class="post-card-meta-date" datetime="2024-10-05">05 Oct 2024</time><span>2 min read</span></footer></div></article>
<article class="post-card"><a href="/sekda-klarifikasi/"><h2 class="post-card-title">Sekda Beri Klarifikasi kepada Panwaslih</h2></a></article>
<article class="post-card"><a href="/rsud/"><h2 class="post-card-title">RSUD Baru Mulai Melayani Warga</h2></a></article>
<a class="older-posts" href="/page/2/">Older Posts →</a></div></main>
"""


def test_a_blog_of_ghost_with_short_slugs() -> None:
    found = read(GHOST)
    assert told(found) == [
        ("/guru-dilaporkan/", "Guru Dilaporkan karena Status Media Sosial", "2024-10-05 00:00"),
        ("/sekda-klarifikasi/", "Sekda Beri Klarifikasi kepada Panwaslih", None),
        ("/rsud/", "RSUD Baru Mulai Melayani Warga", None),
    ]
    assert found.further == (HOME + "/page/2/",)


TABLE = """
<table><tr><td><a href="index.php">Home</a> | <a href="hubungi.php">Hubungi Kami</a></td></tr>
<tr><td><ul>
<li><a href="berita.php?id=77"><b>Panwaslu</b> Panggil Tiga Kepala Sekolah</a> (12/03/2014)
<li><a href="berita.php?id=76">Bupati Larang Mobil Dinas untuk Kampanye</a> (11/03/2014)
<li><a href="unduh/edaran-netralitas-pegawai-negeri.pdf">Edaran Netralitas Pegawai Negeri Sipil</a>
</ul> <a href="arsip.php?hal=1">1</a> <b>2</b> <a href="arsip.php?hal=3">3</a> <a href="arsip.php?hal=3">Selanjutnya &gt;&gt;</a></td></tr></table>
"""


def test_an_old_page_of_tables() -> None:
    found = read(TABLE, HOME + "/arsip.php?hal=2")
    assert told(found) == [
        ("/berita.php?id=77", "Panwaslu Panggil Tiga Kepala Sekolah", "2014-03-12 00:00"),
        ("/berita.php?id=76", "Bupati Larang Mobil Dinas untuk Kampanye", "2014-03-11 00:00"),
    ]
    assert found.further == (HOME + "/arsip.php?hal=3",)


def test_blocks_beside_the_list_are_read_where_there_is_no_list() -> None:
    aside = '<aside class="sidebar"><a href="/2024/10/07/harga-cabai-naik/">Harga Cabai Naik di Pasar Induk</a></aside>'
    assert [one[0] for one in told(read(f"<main><h1>Beranda</h1></main>{aside}"))] == ["/2024/10/07/harga-cabai-naik/"]


@pytest.mark.parametrize("said", ["Tidak ada hasil untuk kata itu.", "Nothing Found", "Maaf, berita tidak ditemukan"])
def test_a_search_that_finds_nothing(said: str) -> None:
    aside = '<aside class="sidebar"><a href="/2024/10/07/harga-cabai-naik/">Harga Cabai Naik di Pasar Induk</a></aside>'
    assert read(f"<main><h1>Pencarian</h1><p>{said}</p></main>{aside}", HOME + "/?s=asn") == Listing()


@pytest.mark.parametrize("body", ["", "<p>Halo</p>", MENU + FOOTER, '<a href="/politik/">Politik</a>' * 9])
def test_pages_without_a_list(body: str) -> None:
    assert read(body) == Listing(wrong="it lists no articles")


ARTICLE = '<div><a href="{}">Pegawai Diminta Tetap Netral di Kantor</a></div>'


@pytest.mark.parametrize(
    "address",
    [
        "https://tetangga.example/2024/10/05/pegawai-diminta-netral/", "/tag/pegawai-diminta-tetap-netral/", "/foto/pegawai-diminta-netral.jpg",
        "/author/pegawai-diminta-tetap-netral/", "javascript:buka('pegawai-diminta-tetap-netral')", "mailto:redaksi@kabarbarito.example",
        "/2024/10/05/?share=facebook", "/pegawai-diminta-tetap-netral/?replytocom=3", "/category/pegawai-diminta-tetap-netral/",
        "/login?redirect=/pegawai-diminta-tetap-netral", "#pegawai-diminta-tetap-netral", "/2024/10/", "/2024/10/05", "/", "?s=pegawai+diminta",
        "/index.php", "/pedoman-media-siber-kabar-barito/", "https://[::1/a-b-c-d-e", "/page/4/",
        "whatsapp://send?text=pegawai-diminta-tetap-netral", "/wp-content/uploads/2024/10/pegawai-diminta-netral/", "/search/label/Pegawai",
    ],
)  # fmt: skip
def test_addresses_of_no_article(address: str) -> None:
    assert read(ARTICLE.format(address)).links == ()


@pytest.mark.parametrize(
    "address",
    [
        "/2024/10/05/pegawai-netral/", "/2024/10/pegawai.html", "/pegawai-diminta-tetap-netral/", "/read/12345/pegawai-netral", "/?p=123",
        "/berita/detail/4121", "/archives/4121", "/05/10/2024/pegawai-netral/", "/read/20241005/77/1/pegawai-netral", "/detail/9f8e7d6c5b4a",
        "/kategori/berita/4121/pegawai-diminta-tetap-netral", "/index.php/2024/10/05/pegawai/", "/berita-4121-pegawai.html", "/pegawai-diminta-tetap-netral/amp/",
        "/berita.php?id=12&cat=3", "/pegawai-diminta-tetap-netral?utm_source=rss", "/amp/berita/4121/pegawai", "/redaksi-kota-terima-penghargaan-dari-gubernur/",
    ],
)  # fmt: skip
def test_addresses_of_articles(address: str) -> None:
    assert [one.url for one in read(ARTICLE.format(address)).links] == [HOME + address]


@pytest.mark.parametrize(
    ("card", "title"),
    [
        ('<a href="{}"><img alt="Pegawai Diminta Tetap Netral di Kantor"></a>', "Pegawai Diminta Tetap Netral di Kantor"),
        ('<a href="{}" title="Pegawai Diminta Tetap Netral di Kantor">Baca</a>', "Pegawai Diminta Tetap Netral di Kantor"),
        ('<h3>Pegawai Diminta Tetap Netral</h3><p>Isi</p><a href="{}">Selengkapnya</a>', "Pegawai Diminta Tetap Netral"),
        ('<a href="{}">Baca selengkapnya tentang hal ini di sini</a><a href="{}">Pegawai Tetap Netral di Kantor</a>', "Pegawai Tetap Netral di Kantor"),
        ('<a href="{}">Sabtu, 5 Oktober 2024 08:00 WITA</a><h2><a href="{}">Pegawai Tetap Netral</a></h2>', "Pegawai Tetap Netral"),
        ('<a href="{}"><div>Hukum dan Kriminal</div><div>Pegawai Diminta Tetap Netral di Kantor</div><div>Isi berita itu di sini.</div></a>', "Pegawai Diminta Tetap Netral di Kantor"),
    ],
)  # fmt: skip
def test_titles(card: str, title: str) -> None:
    address = "/2024/10/05/pegawai-diminta-tetap-netral/"
    assert [(one.url, one.title) for one in read(f"<div>{card.replace('{}', address)}</div>").links] == [
        (HOME + address, title)
    ]


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ('<time datetime="2024-10-05T08:15:00+08:00">kemarin</time>', datetime(2024, 10, 5, 8, 15, tzinfo=WITA)),
        ("<span>Sabtu, 5 Oktober 2024 08:15 WIB</span>", datetime(2024, 10, 5, 9, 15, tzinfo=WITA)),
        ("<small>Redaksi | 05/10/2024, 08.15</small>", datetime(2024, 10, 5, 8, 15, tzinfo=WITA)),
        ("<span>5 Okt 2024</span><span>5 Okt 2024</span>", datetime(2024, 10, 5, tzinfo=WITA)),
        ("<span>5 Okt 2024</span><span>6 Okt 2024</span>", None),
        ("<span>2 jam lalu</span>", None),
        ("<p>Pemungutan suara digelar 27 November 2024 di seluruh daerah itu.</p>", None),
        ('<time class="updated" datetime="2024-10-06T08:15:00+08:00"></time>', None),
        ("", None),
    ],
)
def test_dates(printed: str, published: datetime | None) -> None:
    card = '<div><a href="/2024/10/05/pegawai/">Pegawai Netral Menjelang 27 November 2024</a>{}</div>'
    other = '<div><a href="/2024/10/01/lain/">Harga Cabai Naik di Pasar Induk</a><i>1 Oktober 2024</i></div>'
    assert read(card.format(printed) + other).links[0].published == published


def test_relative_addresses_follow_the_base() -> None:
    found = read(ARTICLE.format("pegawai-diminta-tetap-netral"), HOME + "/a/b", head='<base href="/berita/">')
    assert [one.url for one in found.links] == [HOME + "/berita/pegawai-diminta-tetap-netral"]


def test_a_list_on_another_host_of_the_outlet() -> None:
    body = ARTICLE.format("https://kabarbarito.example/2024/10/05/pegawai/")
    found = read_index_page(page(body), "https://cari.kabarbarito.example/?q=asn", site=HOME)
    assert len(found.links) == 1
    found = read_index_page(page(body), "https://cari.mesin.example/?q=asn", site=HOME)
    assert len(found.links) == 1


def test_other_charsets() -> None:
    body = ARTICLE.format("/2024/10/05/pegawai/").replace("Diminta", "“Diminta”")
    found = read_index_page(page(body).replace("utf-8", "windows-1252").encode("cp1252"), HOME)
    assert found.links[0].title == "Pegawai “Diminta” Tetap Netral di Kantor"


@pytest.mark.parametrize("data", [b"", b"\x00\xff\xfe" * 99, b"%PDF-1.7\n" + bytes(range(256)) * 9])
def test_what_is_no_page(data: bytes) -> None:
    found = read_index_page(data, HOME)
    assert found.links == ()
    assert found.wrong


MARKUP = st.lists(
    st.sampled_from(
        ["<a href=", "'/2024/1/5/a-b-c/'", "'?page=2'", "//[", ">", "</a>", "<div class=sidebar>", "<h2>", "Terpopuler", "2", "»",
         "Pegawai Diminta Netral Lagi", "5 Oktober 2024", "<time datetime='", "<base href='//x:y'>", "&#xd800;", "\x00", "<main>"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@settings(deadline=None)
@given(st.binary(max_size=300) | MARKUP.map(lambda text: text.encode(errors="replace")))
def test_nothing_is_raised_for_any_page(data: bytes) -> None:
    assert isinstance(read_index_page(data, HOME), Listing)


@pytest.mark.parametrize(
    "piece",
    [
        "<div>", "<a href=/a-b-c-d-e>", "<a href='/2024/1/5/a-b-c-{}/'>Pegawai Diminta Tetap Netral Lagi</a>", "<a href=?page={}>{}</a>", "<h2>Terpopuler<a href=/x>",
        "<div><h3>Terpopuler</h3>", "<ul><li><a href=/p/{}/a-b-c>a b c d e", "5 Oktober 2024 ", "<time>", "<p class=sidebar><h1>", "-", "<span class='A1b'>", "&#1;", "<a href='/{}'><div><div>",
    ],
)  # fmt: skip
def test_nonsense_takes_little_time(piece: str) -> None:
    data = "".join(piece.replace("{}", str(number)) for number in range(5_000_000 // len(piece))).encode()
    start = time.perf_counter()
    read_index_page(data, HOME)
    assert time.perf_counter() - start < 5


def test_links_are_frozen() -> None:
    assert read(ARTICLE.format("/?p=1")).links == (
        Link(url=HOME + "/?p=1", title="Pegawai Diminta Tetap Netral di Kantor"),
    )
