"""The rubric of an article: crumbs of any name, links to rubrics near the heading, labels."""

import pytest

from crawler.parsing.html import parse_html

SITE = "https://kabarpaser.example"
URL = f"{SITE}/2024/10/kades-di-paser-dipanggil-bawaslu"
HEADLINE = "Kades di Paser Dipanggil Bawaslu karena Antar Calon Mendaftar"
TEXT = "".join(
    f"<p>Kades itu menjawab {number} pertanyaan dari anggota Bawaslu di kantornya.</p>" for number in range(9)
)
TRAIL = "<a href='/'>Beranda</a> <a href='/r/hukum'>Hukum</a>"
ITEM = "itemprop=itemListElement itemscope itemtype='https://schema.org/ListItem'"
MENU = "".join(f"<li><a href='/kategori/{name}'>{name.title()}</a></li>" for name in ("desa", "hukum", "wisata"))
OTHER = (
    "<article><a href='/kanal/wisata'>Wisata</a><h3><a href='/2024/9/air-terjun'>Air Terjun Paser Ramai Lagi</a></h3>"
)


def section(above: str = "", below: str = "", after: str = "", url: str = URL) -> str | None:
    story = f"{above}<h1>{HEADLINE}</h1>{below}<div class=entry-content>{TEXT}</div>{after}"
    menu = f"<div class=kepala><ul>{MENU}</ul></div>"
    source = f"<title>{HEADLINE}</title><body class=has-breadcrumbs>{menu}<main><div class=baca>{story}</div>"
    return parse_html(f"{source}<div class=bawah>{OTHER}</article></div></main>", identity="x", url=url).section


@pytest.mark.parametrize(
    "trail",
    [
        f"<nav class=breadcrumb-nav>{TRAIL}</nav>",
        f"<div class='c-breadcrumb__wrap'>{TRAIL}</div>",
        f"<div id=news-crumbs>{TRAIL}</div>",
        f"<nav aria-label=Breadcrumb><ol><li class=x>{TRAIL}</li></ol></nav>",
        f"<ul class=my-breadcrumbs><li class=breadcrumb-item>{TRAIL}</li><li class=breadcrumb-item>Kades di</li></ul>",
        f"<ol itemtype='https://schema.org/BreadcrumbList' itemscope><li {ITEM}><a href='/'>Beranda</a></li>"
        f"<li {ITEM}><a href='/r/hukum'>Hukum</a></li></ol>",
    ],
)
def test_crumbs_however_they_are_marked(trail: str) -> None:
    assert section(above=trail) == "Hukum"


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("<a class=Kop_x1 href='/kanal/hukum'>Hukum</a>", "", "Hukum"),
        ("", "<div class=ket-kecil><b>Sari</b> · <a href='/categories/hukum/'>Hukum</a></div>", "Hukum"),
        ("", f"<p><a href='{SITE}/berita/kategori/hukum?page=1'>Hukum</a></p>", "Hukum"),
        # A rubric says more than crumbs that lead to all news.
        (
            "<div class=breadcrumb><a href='/'>Beranda</a><a href='/berita'>Berita</a></div>",
            "<a href='/kategori/hukum'>Hukum</a>",
            "Hukum",
        ),
        ("<div class=breadcrumb><a href='/'>Beranda</a><a href='/berita'>Berita</a></div>", "", "Berita"),
        # A menu, a profile, a label.
        (f"<ul>{MENU}</ul>", "", None),
        ("", "<a href='/penulis/hukum'>Hukum</a>", None),
        ("", "<a href='/search/label/Kades%20Paser'>Kades Paser</a>", None),
        ("", "<nav><a href='/kategori/hukum'>Hukum</a></nav>", None),
    ],
)
def test_link_to_a_rubric_near_the_heading(above: str, below: str, expected: str | None) -> None:
    assert section(above=above, below=below) == expected


@pytest.mark.parametrize("form", ["/search/label/{}", "/taxonomy/term/{}"])
def test_label_that_is_a_usual_rubric_of_the_menu(form: str) -> None:
    links = "".join(f"<a href='{form.format(name)}'>{name}</a> " for name in ("Bawaslu", "Politik", "Kades"))
    labels = f"<div class=label-label>{links}</div>"
    menu = "".join(f"<li><a href='{form.format(name)}'>{name}</a></li>" for name in ("Desa", "Politik", "Kades"))
    assert section(above=f"<ul>{menu}</ul>", after=labels) == "Politik"
    assert section(above=f"<ul>{menu}</ul>", after=labels.replace("Politik", "Hukum")) is None
    assert section(after=labels) is None


@pytest.mark.parametrize("path", ["/pilkada/kades-di-paser-dipanggil", "/read/881/kades-di-paser-dipanggil"])
def test_address_is_no_rubric(path: str) -> None:
    assert section(url=f"{SITE}{path}") is None
