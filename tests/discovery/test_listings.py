import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.discovery.links import Link, Listing
from crawler.discovery.listings import read_index_page

WITA = timezone(timedelta(hours=8))
PAGES = Path(__file__).parent / "pages"
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
        (one.url.removeprefix(HOME), one.title, f"{one.published:%Y-%m-%d %H:%M}" if one.published else None)
        for one in listing.links
    ]


def saved(name: str, url: str = HOME + "/") -> Listing:
    return read_index_page(PAGES.joinpath(f"{name}.html").read_bytes(), url, zone=WITA)


def test_a_search_page_of_wordpress() -> None:
    found = saved("wordpress-search", HOME + "/page/2/?s=asn")
    assert told(found) == [
        ("/2024/10/05/camat-dipanggil/", "Camat Dipanggil Bawaslu", "2024-10-05 08:15"),
        ("/2024/10/04/lurah-minta-maaf-usai-foto-jari/", "Lurah Minta Maaf Usai Foto Jari", "2024-10-04 20:00"),
    ]
    assert found.further == (HOME + "/page/3/?s=asn",)
    assert found.wrong is None


def test_a_blog_of_blogger() -> None:
    found = saved("blogger-home", "https://baritopos.example/")
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


def test_a_portal_without_names() -> None:
    found = saved("portal-index", HOME + "/indeks")
    assert told(found) == [
        (
            "/politik/48213/kepala-dinas-disanksi-usai-unggah-foto",
            "Kepala Dinas Disanksi Usai Unggah Foto",
            "2024-10-07 09:30",
        ),
        ("/daerah/48212/pns-ikrar", "Pegawai negeri di kantor bupati membaca ikrar.", "2024-10-07 08:00"),
        ("/daerah/48211/asn-diingatkan-tak-hadiri-kampanye", "ASN Diingatkan Tak Hadiri Kampanye", "2024-10-06 19:45"),
    ]
    assert found.further == (HOME + "/indeks?page=2",)


def test_a_list_of_drupal() -> None:
    found = saved("drupal-list", HOME + "/berita")
    assert [one[0] for one in told(found)] == ["/node/311", "/node/310", "/node/309"]
    assert told(found)[0] == ("/node/311", "Wali Kota Ingatkan Pegawai Netral", "2024-05-10 08:00")
    assert found.further == (HOME + "/berita?page=1",)


def test_a_blog_of_ghost_with_short_slugs() -> None:
    found = saved("ghost-home")
    assert told(found) == [
        ("/guru-dilaporkan/", "Guru Dilaporkan karena Status Media Sosial", "2024-10-05 00:00"),
        ("/sekda-klarifikasi/", "Sekda Beri Klarifikasi kepada Panwaslih", None),
        ("/rsud/", "RSUD Baru Mulai Melayani Warga", None),
    ]
    assert found.further == (HOME + "/page/2/",)


def test_an_old_page_of_tables() -> None:
    found = saved("tables-archive", HOME + "/arsip.php?hal=2")
    assert told(found) == [
        ("/berita.php?id=77", "Panwaslu Panggil Tiga Kepala Sekolah", "2014-03-12 00:00"),
        ("/berita.php?id=76", "Bupati Larang Mobil Dinas untuk Kampanye", "2014-03-11 00:00"),
    ]
    assert found.further == (HOME + "/arsip.php?hal=3",)


@pytest.mark.parametrize(
    ("name", "path", "links", "following"),
    [
        (
            "jnews-tag",
            "/tag/asn/",
            [
                ("/asn-netral/", "Bupati Ingatkan ASN Netral", "2024-10-05 00:00"),
                ("/kades/", "Kades Ikut Kampanye, Bawaslu Bergerak", "2024-10-04 00:00"),
            ],
            "/tag/asn/page/2/",
        ),
        (
            "newspaper-search",
            "/?s=asn",
            [("/2024/10/asn-kota/", "ASN Kota Diminta Netral", "2024-10-05 09:00")],
            "/page/2/?s=asn",
        ),
        (
            "wpberita-index",
            "/indeks/",
            [("/pns-kota/", "PNS di Kota Banjar Dilaporkan", "2024-10-05 08:00")],
            "/indeks/page/2/",
        ),
        (
            "desk-index",
            "/index-news?date=2024-10-5",
            [
                ("/2024/10/05/camat-hulu", "Camat Hulu Dipanggil", "2024-10-05 10:15"),
                ("/2024/10/05/lurah-timur", "Lurah Timur Minta Maaf Soal Foto", None),
            ],
            "/index-news?date=2024-10-5&page=2",
        ),
        (
            "cards-search",
            "/search/searchall?query=asn",
            [
                (
                    "https://news.kabarbarito.example/berita/d-7345678/bawaslu-proses-camat?utm=x",
                    "Bawaslu Proses Camat yang Ikut Kampanye",
                    "2024-10-05 11:15",
                ),
                (
                    "https://news.kabarbarito.example/berita/d-7345679/kades-hilir",
                    "Kades Hilir Jadi Tersangka",
                    "2024-10-05 10:00",
                ),
            ],
            "/search/searchall?query=asn&page=2",
        ),
        (
            "agency-search",
            "/search?q=asn",
            [("https://bali.kabarbarito.example/berita/361234/asn", "ASN diminta netral", "2024-10-06 16:15")],
            "/search?q=asn&page=2",
        ),
    ],
)
def test_other_systems(name: str, path: str, links: list[tuple[str, str, str | None]], following: str) -> None:
    found = saved(name, HOME + path)
    assert told(found) == links
    assert found.further == (HOME + following,)


def test_blocks_beside_the_list_are_read_where_there_is_no_list() -> None:
    aside = '<aside class="sidebar"><a href="/2024/10/07/harga-cabai-naik/">Harga Cabai Naik di Pasar Induk</a></aside>'
    assert [one[0] for one in told(read(f"<main><h1>Beranda</h1></main>{aside}"))] == ["/2024/10/07/harga-cabai-naik/"]


@pytest.mark.parametrize("said", ["Tidak ada hasil untuk kata itu.", "Nothing Found", "Maaf, berita tidak ditemukan"])
def test_a_search_that_finds_nothing(said: str) -> None:
    aside = '<aside class="sidebar"><a href="/2024/10/07/harga-cabai-naik/">Harga Cabai Naik di Pasar Induk</a></aside>'
    assert read(f"<main><h1>Pencarian</h1><p>{said}</p></main>{aside}", HOME + "/?s=asn") == Listing()


@pytest.mark.parametrize(
    "body", ["", "<p>Halo</p>", (PAGES / "no-list.html").read_text("utf-8"), '<a href="/politik/">Politik</a>' * 9]
)
def test_pages_without_a_list(body: str) -> None:
    assert read(body) == Listing(wrong="it lists no articles")


ARTICLE = '<div><a href="{}">Pegawai Diminta Tetap Netral di Kantor</a></div>'


@pytest.mark.parametrize(
    "address",
    [
        "https://tetangga.example/2024/10/05/pegawai-diminta-netral/",
        "/tag/pegawai-diminta-tetap-netral/",
        "/foto/pegawai-diminta-netral.jpg",
        "/author/pegawai-diminta-tetap-netral/",
        "javascript:buka('pegawai-diminta-tetap-netral')",
        "mailto:redaksi@kabarbarito.example",
        "/2024/10/05/?share=facebook",
        "/pegawai-diminta-tetap-netral/?replytocom=3",
        "/category/pegawai-diminta-tetap-netral/",
        "/login?redirect=/pegawai-diminta-tetap-netral",
        "#pegawai-diminta-tetap-netral",
        "/2024/10/",
        "/2024/10/05",
        "/",
        "?s=pegawai+diminta",
        "/index.php",
        "/pedoman-media-siber-kabar-barito/",
        "https://[::1/a-b-c-d-e",
        "/page/4/",
        "whatsapp://send?text=pegawai-diminta-tetap-netral",
        "/wp-content/uploads/2024/10/pegawai-diminta-netral/",
        "/search/label/Pegawai",
    ],
)
def test_addresses_of_no_article(address: str) -> None:
    assert read(ARTICLE.format(address)).links == ()


@pytest.mark.parametrize(
    "address",
    [
        "/2024/10/05/pegawai-netral/",
        "/2024/10/pegawai.html",
        "/pegawai-diminta-tetap-netral/",
        "/read/12345/pegawai-netral",
        "/?p=123",
        "/berita/detail/4121",
        "/archives/4121",
        "/05/10/2024/pegawai-netral/",
        "/read/20241005/77/1/pegawai-netral",
        "/detail/9f8e7d6c5b4a",
        "/kategori/berita/4121/pegawai-diminta-tetap-netral",
        "/index.php/2024/10/05/pegawai/",
        "/berita-4121-pegawai.html",
        "/pegawai-diminta-tetap-netral/amp/",
        "/berita.php?id=12&cat=3",
        "/pegawai-diminta-tetap-netral?utm_source=rss",
        "/amp/berita/4121/pegawai",
        "/redaksi-kota-terima-penghargaan-dari-gubernur/",
    ],
)
def test_addresses_of_articles(address: str) -> None:
    assert [one.url for one in read(ARTICLE.format(address)).links] == [HOME + address]


@pytest.mark.parametrize(
    ("card", "title"),
    [
        ('<a href="{}"><img alt="Pegawai Diminta Netral di Kantor"></a>', "Pegawai Diminta Netral di Kantor"),
        ('<a href="{}" title="Pegawai Diminta Netral di Kantor">Baca</a>', "Pegawai Diminta Netral di Kantor"),
        (
            '<h3>Pegawai Diminta Tetap Netral</h3><p>Isi</p><a href="{}">Selengkapnya</a>',
            "Pegawai Diminta Tetap Netral",
        ),
        (
            '<a href="{}">Baca selengkapnya tentang hal ini</a><a href="{}">Pegawai Tetap Netral di Kantor</a>',
            "Pegawai Tetap Netral di Kantor",
        ),
        (
            '<a href="{}">Sabtu, 5 Oktober 2024 08:00 WITA</a><h2><a href="{}">Pegawai Tetap Netral</a></h2>',
            "Pegawai Tetap Netral",
        ),
        (
            '<a href="{}"><div>Hukum dan Kriminal</div><div>Pegawai Tetap Netral di Kantor</div><div>Isi.</div></a>',
            "Pegawai Tetap Netral di Kantor",
        ),
    ],
)
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


SCRAPS = [
    "\n<a href=",
    "'/2024/1/5/a-b-c/'",
    "'?page=2'",
    "//[",
    ">",
    "</a>",
    "<div class=sidebar>",
    "<h2>",
    "Terpopuler",
    "2",
    "»",
    "Pegawai Diminta Netral Lagi",
    "\n5 Oktober 2024",
    "<time datetime='",
    "<base href='//x:y'>",
    "&#xd800;",
    "\x00",
    "<main>\n",
]
MARKUP = st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join)


@settings(deadline=None)
@given(st.binary(max_size=300) | MARKUP.map(lambda text: text.encode(errors="replace")))
def test_nothing_is_raised_for_any_page(data: bytes) -> None:
    assert isinstance(read_index_page(data, HOME), Listing)


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<a href=/a-b-c-d-e>",
        "<a href='/2024/1/5/a-b-c-{}/'>Pegawai Diminta Tetap Netral Lagi</a>",
        "<a href=?page={}>{}</a>",
        "<h2>Terpopuler<a href=/x>",
        "<div><h3>Terpopuler</h3>",
        "<ul><li><a href=/p/{}/a-b-c>a b c d e",
        "5 Oktober 2024 ",
        "<time>",
        "<p class=sidebar><h1>",
        "-",
        "<span class='A1b'>",
        "&#1;",
        "<a href='/{}'><div><div>",
        "<a href='/{}-a-b-c-d'><p><span>",
    ],
)
def test_nonsense_takes_little_time(piece: str) -> None:
    data = "".join(piece.replace("{}", str(number)) for number in range(5_000_000 // len(piece))).encode()
    start = time.perf_counter()
    read_index_page(data, HOME)
    assert time.perf_counter() - start < 5


def test_a_lone_link() -> None:
    assert read(ARTICLE.format("/?p=1")).links == (
        Link(url=HOME + "/?p=1", title="Pegawai Diminta Tetap Netral di Kantor"),
    )


CARDS = "".join(
    ARTICLE.format(f"/2024/10/0{number}/pegawai/").replace("Pegawai", f"Camat {number}") for number in (1, 2, 3)
)


@pytest.mark.parametrize(
    "around",
    [
        '<form id="form1" action="./">{}</form>',
        '<div class="page menu-open has-footer">{}</div>',
        '<div class="content-sidebar"><div id="content">{}</div></div>',
        '<div class="trending"><h1>Sedang Tren</h1>{}</div>',
        '<section><h2 class="title">Berita Lainnya</h2>{}</section>',
    ],
)
def test_what_holds_the_list_is_no_menu_whatever_its_name(around: str) -> None:
    beside = '<aside><a href="/2024/09/01/harga-cabai/">Harga Cabai Naik di Pasar Induk</a></aside>'
    assert len(read(around.format(CARDS) + beside).links) == 3


@pytest.mark.parametrize(
    "block",
    [
        '<div><h3>Terpopuler</h3><ul><li><a href="{}">Harga Cabai Naik di Pasar Induk</a></ul></div>',
        '<h3 class="judul"><span>Berita Terkait</span></h3><p><a href="{}">Harga Cabai Naik di Pasar Induk</a></p>',
        '<p class="section-title"><b>BACA JUGA:</b></p><div><a href="{}">Harga Cabai Naik di Pasar</a></div>',
        '<div id="PopularPosts1"><a href="{}">Harga Cabai Naik di Pasar Induk</a></div>',
        '<div class="jeg_sidebar"><a href="{}">Harga Cabai Naik di Pasar Induk</a></div>',
        '<nav><a href="{}">Harga Cabai Naik di Pasar Induk</a></nav>',
        '<footer><h4>Arsip</h4><a href="{}">Harga Cabai Naik di Pasar Induk</a></footer>',
        '<div class="main-menu"><a href="{}">Harga Cabai Naik di Pasar Induk</a></div>',
    ],
)
def test_blocks_beside_the_list_are_left_out(block: str) -> None:
    found = read(f"<div><h1>Tag: camat</h1>{CARDS}</div>{block.format('/2024/09/01/harga-cabai/')}")
    assert [one.url.removeprefix(HOME) for one in found.links] == [f"/2024/10/0{n}/pegawai/" for n in (1, 2, 3)]


def test_the_date_of_the_page_is_none_of_its_only_article() -> None:
    menu = "".join(f"<li><a href=/kanal/{number}>Kanal</a></li>" for number in range(60))
    body = f"<div><b>Minggu, 22 November 2026</b><ul>{menu}</ul>{ARTICLE.format('/2024/10/05/pegawai/')}</div>"
    assert read(body).links[0].published is None
