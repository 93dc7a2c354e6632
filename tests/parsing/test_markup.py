"""What pages print of an article without marking it: the outlet, the exact time, views, rubric, captions, pointers."""

import time
from datetime import datetime

import pytest

from crawler.items import Article, Related
from crawler.parsing.html import parse_html

HEADLINE = "Camat Sukamaju Minta Perangkat Desa Jaga Jarak dari Tim Kampanye"
PARAGRAPHS = (
    "Camat Sukamaju meminta perangkat desa tidak hadir dalam kampanye siapa pun, lalu menutup pertemuan dengan doa.",
    "“Netral itu bukan diam, netral itu tahu tempat,” kata camat di hadapan dua belas kepala dusun pagi itu.",
    "Pengawas kecamatan mencatat tidak ada laporan baru sejak awal bulan, dan tetap membuka pos aduan di kantornya.",
)
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def article(  # noqa: PLR0913 (each names one place on the page)
    *,
    title: str = HEADLINE,
    head: str = "",
    top: str = "",
    above: str = "",
    below: str = "",
    inside: str = "",
    side: str = "",
    url: str | None = None,
) -> Article:
    """An article page with something put at the top of it, above and below the headline, in the body, at the side."""
    return parse_html(
        f"<html><head><title>{title}</title>{head}</head><body><div id=top>{top}</div><div id=wrap><div id=main>{above}"
        f"<h1>{HEADLINE}</h1>{below}<div class=entry-content>{inside}{BODY}</div></div><div class=sidebar>{side}</div>"
        "</div></body></html>",
        identity="x",
        url=url,
    )


@pytest.mark.parametrize(
    ("title", "top", "outlet"),
    [
        # Blogger's own themes.
        (f"Kabar Sukamaju: {HEADLINE}", "<h1 class=title><a href='/'>Kabar Sukamaju</a></h1>", "Kabar Sukamaju"),
        (f"Kabar Sukamaju | {HEADLINE}", "<a href='/'>Kabar Sukamaju</a>", "Kabar Sukamaju"),
        (f"KABAR SUKAMAJU » {HEADLINE}", "<a href='/'><img alt='Kabar Sukamaju'></a>", "KABAR SUKAMAJU"),
        (f"{HEADLINE} - Kabar Sukamaju", "", "Kabar Sukamaju"),
        # Portals with one title for all of their pages.
        (
            "Portal Resmi Kabupaten Sukamaju",
            "<div class=banner>Portal Resmi Kabupaten Sukamaju</div>",
            "Portal Resmi Kabupaten Sukamaju",
        ),
        ("Kecamatan Sukamaju", "<div id=logo><img src=a.png alt='Kecamatan Sukamaju'></div>", "Kecamatan Sukamaju"),
        # Neither an announcement nor a rubric is an outlet, nor is a name that the page shows nowhere.
        (f"Terkini: {HEADLINE}", "<h1 class=title><a href='/'>Kabar Sukamaju</a></h1>", None),
        (f"Politik | {HEADLINE}", "<a href='/politik'>Politik</a>", None),
        ("Halaman Berita", "<div class=banner>Pasang iklan di sini</div>", None),
        (HEADLINE, "<div class=banner>Pasang iklan di sini</div>", None),
        (HEADLINE, f"<a href='/'>{HEADLINE}</a>", None),
    ],
)
def test_outlet_in_the_title_is_one_that_the_masthead_prints(title: str, top: str, outlet: str | None) -> None:
    found = article(title=title, top=top)
    assert found.outlet == outlet
    assert found.headline == HEADLINE


@pytest.mark.parametrize(
    ("below", "published"),
    [
        ("<abbr class=published title='2020-12-03T16:05:00+07:00'>16.05</abbr>", "2020-12-03T16:05:00+07:00"),
        ("<span class=published title='2020-09-21T22:15:00+09:00'>22.15</span>", "2020-09-21T22:15:00+09:00"),
        # The day above all posts, and the minute below this one.
        (
            "<h2 class=date-header>Kamis, 03 Desember 2020</h2><abbr class=published title='2020-12-03T16:05:00+08:00'>"
            "16.05</abbr>",
            "2020-12-03T16:05:00+08:00",
        ),
        # A title that is no date leaves the text to speak.
        ("<span class=date title='Tanggal terbit'>3 Desember 2020 16.05 WITA</span>", "2020-12-03T16:05:00+08:00"),
        ("<abbr class=published title='permanent link'>16.05</abbr>", None),
    ],
)
def test_title_of_a_readable_time_is_its_exact_form(below: str, published: str | None) -> None:
    assert article(below=below).date_published == (published and datetime.fromisoformat(published))


@pytest.mark.parametrize(
    ("below", "views"),
    [
        ("<div class=info>Diposkan oleh: admin | Senin, 12 Maret 2018 | Dilihat 233 kali</div>", 233),
        ("<span class=view-single>Dibaca 662 kali</span>", 662),
        ("<div><i class=fa></i> 1.204 kali dibaca</div>", 1204),
        ("<small>Hits: 87</small>", 87),
        ("<p>12/03/2018 - 45 views</p>", 45),
        ("<p>Telah dibaca: 2.310</p>", 2310),
        ("<div>Senin, 12 Maret 2018</div>", None),
        ("<div>Dibaca 1,2 rb kali</div>", None),
        ("<div>Pembaca kami ada di 34 provinsi</div>", None),
        ("<div>Dilihat kembali pukul 10.30</div>", None),
    ],
)
def test_views_in_a_line_at_the_heading(below: str, views: int | None) -> None:
    assert article(below=below).view_count == views


def test_views_told_in_the_body_or_beside_it_are_not_the_articles() -> None:
    inside = "<p>Video itu sudah dilihat 5.000 kali.</p>"
    assert article(inside=inside, side="<li>Pasar dibuka lagi, dibaca 91 kali</li>").view_count is None


@pytest.mark.parametrize(
    ("above", "section"),
    [
        ("<a class=kanal href='/politik'>Politik</a>", "Politik"),
        ("<div class=kategori><a href='/k/daerah'>Daerah</a></div>", "Daerah"),
        ("<span class=rubrik>Pemilu</span>", "Pemilu"),
        (
            "<div class=breadcrumb><a href='/'>Home</a> <a href='/pilkada'>Pilkada</a></div><a class=kanal>Utama</a>",
            "Pilkada",
        ),
        ("<a class=kanal href='/'>Beranda</a>", None),
        ("<nav><a class=kanal href='/olahraga'>Olahraga</a></nav>", None),
        ("", None),
    ],
)
def test_rubric_printed_at_the_heading(above: str, section: str | None) -> None:
    assert article(above=above, side="<a class=kanal href='/hiburan'>Hiburan</a>").section == section


@pytest.mark.parametrize(
    ("below", "captions"),
    [
        (
            "<div class=imgfull_div><img src=a.jpg><div class=credit>KABAR/SITI</div><div class=f12>Camat berbicara di "
            "pendopo, Senin pagi.</div></div>",
            ("Camat berbicara di pendopo, Senin pagi.",),
        ),
        (
            "<div class=foto><a href=a.jpg><img src=a.jpg></a><p>Camat berbicara di pendopo.</p></div>",
            ("Camat berbicara di pendopo.",),
        ),
        (
            "<div class=foto><img src=a.jpg><div class=ket>Camat di pendopo</div></div>",
            ("Camat di pendopo",),
        ),
        ("<div class=foto><img src=a.jpg><div>Foto: Siti</div></div>", ()),
        ("<div class=foto><div>Camat berbicara di pendopo.</div></div>", ()),
        ("<div class=imgfull_div><img src=a.jpg></div>", ()),
    ],
)
def test_text_in_the_box_of_a_picture_is_its_caption(below: str, captions: tuple[str, ...]) -> None:
    found = article(below=below)
    assert found.captions == captions
    assert found.body.split("\n") == [*PARAGRAPHS]


POINTER = "<p class=baca>Baca juga: <a href='/2020/08/24/pasar'>Pasar Sukamaju Dibuka Kembali</a></p>"
CANONICAL = "<link rel=canonical href='https://kabar.example/2020/08/25/camat'>"


@pytest.mark.parametrize(
    ("head", "url", "address"),
    [
        (CANONICAL, None, "https://kabar.example/2020/08/24/pasar"),
        (CANONICAL, "https://www.kabar.example/camat", "https://www.kabar.example/2020/08/24/pasar"),
        ("", "https://kabar.example/camat", "https://kabar.example/2020/08/24/pasar"),
        ("", None, None),
        ("<link rel=canonical href='http://[x'>", None, None),
        ("<link rel=canonical href='/camat'>", None, None),
    ],
)
def test_pointer_of_a_saved_page_leads_to_its_site(head: str, url: str | None, address: str | None) -> None:
    found = article(head=head, inside=POINTER, url=url)
    assert found.related == (Related(title="Pasar Sukamaju Dibuka Kembali", url=address),)
    assert found.body.split("\n") == [*PARAGRAPHS]


@pytest.mark.parametrize("href", ["//cdn.example/iklan", "javascript:buka()", "#atas", "/unduh/naskah.pdf"])
def test_link_that_leads_to_no_article_is_no_pointer(href: str) -> None:
    assert article(inside=f"<p class=baca><a href='{href}'>Pasar Sukamaju Dibuka Kembali</a></p>").related == ()


@pytest.mark.parametrize(
    "hostile",
    [
        "<i>dibaca </i>" * 8_000,
        "<i>1.111.111.111 </i>" * 8_000,
        "<div class=foto><img>" * 200 + "<p>kata kata kata kata</p>" * 5_000,
        "<a class=kanal href='/'>Politik</a>" * 8_000,
        "<abbr class=published title='2020-12-03T16:05:00+07:00'></abbr>" * 8_000,
    ],
)
def test_many_such_elements_take_bounded_time(hostile: str) -> None:
    begun = time.process_time()
    assert article(below=hostile).headline == HEADLINE
    assert time.process_time() - begun < 5
