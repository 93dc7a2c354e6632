"""Which heading is a page's headline where its titles name the site, and what the outlet is then."""

import pytest

from crawler.items import Article
from crawler.parsing.html import parse_html

SITE = "https://humas-sigi.example"
HEADLINE = "Empat Lurah di Sigi Dipanggil Pengawas Karena Ikut Rapat Pemenangan"
SLUG = f"{SITE}/berita/empat-lurah-di-sigi-dipanggil-pengawas-karena-ikut-rapat"
NUMBER = f"{SITE}/detail-berita/149"
NAME, MOTTO = "Humas Sigi", "Laman Resmi Pemerintah Kabupaten"
TEXT = "".join(
    f"<p>Pengawas memanggil lurah ke-{number} pada hari Rabu dan bertanya siapa yang mengajaknya ke rapat itu.</p>"
    for number in range(5)
)
CRUMBS = "<ol class=breadcrumb><li><a href='/'>Beranda</a></li><li><a href='/berita'>Berita</a></li><li>{}</li></ol>"
CUT = CRUMBS.format("Empat Lurah di Sigi Dipanggil Pen...")
OTHERS = (
    "<h4>Berita Lain</h4><ul class=lain><li><a href='/berita/pasar-sigi'>Pasar Sigi Buka Lagi Hari Ini</a></li></ul>"
)


def page(  # noqa: PLR0913 (each is a place in which a site may print its name)
    *,
    title: str = f"{NAME} | {MOTTO}",
    stated: str = NAME,
    top: str = "",
    crumbs: str = "",
    heading: str = f"<h2 class=judul-berita>{HEADLINE}</h2>",
    date: str = "<span class=tanggal>9 Oktober 2024</span>",
    url: str = NUMBER,
) -> Article:
    og = f"<meta property='og:title' content='{stated}'>" if stated else ""
    box = f"<div class=main>{crumbs}{heading}{date}<div class=isi-berita>{TEXT}</div>{OTHERS}</div>"
    return parse_html(f"<title>{title}</title>{og}<body><div class=top>{top}</div>{box}", identity="x", url=url)


@pytest.mark.parametrize("url", [SLUG, NUMBER])
@pytest.mark.parametrize("crumbs", ["", CUT])
@pytest.mark.parametrize(
    "heading",
    [
        f"<h2 class=judul-berita>{HEADLINE}</h2>",
        f"<h3>{HEADLINE}</h3>",
        f"<div class=title>{HEADLINE}</div>",
        f"<h1>{HEADLINE}</h1>",
    ],
)
def test_name_of_the_site_is_no_headline(url: str, crumbs: str, heading: str) -> None:
    found = page(url=url, crumbs=crumbs, heading=heading)
    assert (found.headline, found.outlet) == (HEADLINE, NAME)


@pytest.mark.parametrize("logo", [f"<h1>{NAME}</h1>", f"<h1><a href='/'>{NAME}</a></h1>"])
@pytest.mark.parametrize(("url", "crumbs"), [(SLUG, ""), (NUMBER, CUT)])
def test_name_of_the_site_in_the_first_heading(logo: str, url: str, crumbs: str) -> None:
    found = page(top=logo, url=url, crumbs=crumbs)
    assert (found.headline, found.outlet) == (HEADLINE, NAME)


def test_linked_name_where_neither_address_nor_crumbs_tell() -> None:
    found = page(top=f"<h1><a href='{SITE}'>{NAME}</a></h1>")
    assert (found.headline, found.outlet) == (HEADLINE, NAME)


@pytest.mark.parametrize("stated", ["Detail Berita", "BERITA"])
def test_name_of_a_form_is_neither_headline_nor_outlet(stated: str) -> None:
    found = page(title=f"{stated} | {NAME}", stated=stated)
    assert (found.headline, found.outlet) == (HEADLINE, NAME)


@pytest.mark.parametrize(
    ("stated", "heading", "url"),
    [
        # A short headline that a heading repeats, or the address.
        ("Lurah Sigi Mundur", f"<h1>Lurah Sigi Mundur</h1><h2>{HEADLINE}</h2>", NUMBER),
        ("Lurah Sigi Mundur", f"<h4>Lurah Sigi Mundur</h4><h2>{HEADLINE}</h2>", f"{SITE}/lurah-sigi-mundur"),
        # A headline in other words than the one on the page.
        ("Ikut Rapat Pemenangan, Empat Lurah di Kabupaten Sigi Dipanggil", f"<h1>{HEADLINE}</h1>", SLUG),
        ("Lurah Sigi Mundur", "<h1>Kabar Daerah</h1>", NUMBER),
    ],
)
def test_stated_headline_is_kept(stated: str, heading: str, url: str) -> None:
    assert page(title=f"{stated} - {NAME}", stated=stated, heading=heading, url=url).headline == stated


def test_heading_without_a_date_does_not_displace_a_short_headline() -> None:
    heading = "<h2>Jadwal Salat untuk Wilayah Sigi dan Sekitarnya</h2>"
    assert page(title="Sigi Siaga", stated="Sigi Siaga", heading=heading, date="").headline == "Sigi Siaga"


def test_headline_of_the_page_outlasts_a_heading_of_the_same_words_above() -> None:
    heading = f"<h3 class=title>{HEADLINE} (Video)</h3><h1>Empat Lurah Sigi Dipanggil</h1>"
    title = "Empat Lurah Sigi Dipanggil"
    assert page(title=f"{title} - {NAME}", stated="", heading=heading, url=SLUG).headline == title
