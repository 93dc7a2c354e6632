"""Who signed, in the ways in which pages mark and print it; and names on a page that are not its author's."""

import pytest

from crawler.parsing.html import parse_html
from pipelines.normalise import normalise

HEADLINE = "Camat Rimba Jaya Ingatkan Perangkat Desa Soal Masa Tenang"
PARAGRAPHS = (
    "Camat Rimba Jaya mengumpulkan kepala desa di balai pertemuan dan meminta mereka menahan diri selama masa tenang.",
    "Ia menyebut dua laporan warga yang masuk pekan lalu, keduanya tentang baliho yang dipasang di pagar kantor desa.",
    "Pengawas kecamatan membenarkan laporan itu dan berjanji memanggil para saksi sebelum akhir bulan.",
)
BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
OTHER = "<a href='/2024/11/pasar'>Pasar Rimba Jaya Kembali Dibuka Pekan Depan</a>"
URL = "https://kabar.example/2024/11/camat"
Signed = list[tuple[str, str]]


def signed(*, above: str = "", below: str = "", behind: str = "", body: str = "class=entry-content") -> Signed:
    """The authors of a page with something put above and below its headline, and behind its body."""
    page = f"<div id=wrap><div id=main>{above}<h1>{HEADLINE}</h1>{below}<div {body}>{BODY}</div>{behind}</div></div>"
    found = parse_html(f"<title>{HEADLINE}</title><body>{page}", identity="x", url=URL)
    return [(one.name, one.role) for one in found.authors]


@pytest.mark.parametrize(
    "below",
    [
        # Drupal, of its versions 10 and 7, with RDFa and without.
        "<span class=author>Dikirim oleh <span rel='schema:author'><span property='schema:name'>Melki Tanesia</span>"
        "</span> pada <span>Sen, 18/11/2024 - 10:15</span></span>",
        "<div class=submitted><span property='dc:date dc:created' content='2024-11-18T10:15:00+07:00' "
        "rel='sioc:has_creator'>Dikirim oleh <a class=username property='foaf:name'>Melki Tanesia</a> pada 18/11/2024"
        "</span></div>",
        "<div class=node__submitted>Oleh <span class='field field--name-uid'>Melki Tanesia</span>, 18 Nov 2024</div>",
        "<div class='field field--name-field-jurnalis'><div class=field__label>Wartawan</div>"
        "<div class=field__item>Melki Tanesia</div></div>",
        "<div class='field field--name-field-penulis'><div class=field__label>Penulis</div>"
        "<div class=field__item>Melki Tanesia</div></div>",
        # Joomla, hAtom, microdata.
        "<dl><dd class=createdby itemprop=author>Ditulis oleh <span itemprop=name>Melki Tanesia</span></dd></dl>",
        "<p class=byline><span class='vcard'><a class='url fn n' href='/m'>Melki Tanesia</a></span></p>",
        "<span itemscope itemprop=creator><meta itemprop=name content='Melki Tanesia'></span>",
        # Lines of sites made by hand.
        "<font>Senin, 18 November 2024 - 10:15:09 WIB | Oleh: Melki Tanesia | Dibaca: 233 kali</font>",
        "<small>18/11/2024 | Melki di lapangan</small><div>Penulis : <b>Melki Tanesia</b></div>",
        "<p>Ditulis oleh Melki Tanesia pada 18 November 2024</p>",
        "<p>Diposting oleh: <em>Melki Tanesia</em>, 18 November 2024</p>",
        "<div><span>Senin, 18 November 2024</span> <span>&bull;</span> <span>Reporter: Melki Tanesia</span></div>",
        "<ul><li><i class='fa fa-user'></i> Melki Tanesia</li><li><i class='fa fa-calendar'></i> 18 Nov 2024</li></ul>",
        "<p><i class='bi bi-person'></i> Melki Tanesia <i class='bi bi-clock'></i> 10.15</p>",
        "<table><tr><td>Jurnalis</td><td>Melki Tanesia</td></tr></table>",
        "<p>Oleh<br>Melki Tanesia</p>",
        "<div>Ratna Dewi Anggraini</div><div>18 November 2024 10:15 WIB, Oleh Melki Tanesia</div>",
        # A card: the name above what its bearer does.
        "<div><div>Melki Tanesia</div><div>Wartawan</div><div>Politik Daerah</div></div>",
    ],
)
def test_writer(below: str) -> None:
    assert signed(below=below) == [("Melki Tanesia", "reporter")]


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        (
            "<div>Reporter : Melki Tanesia | Editor : Ita Hariani | 18 Nov 2024</div>",
            [("Melki Tanesia", "reporter"), ("Ita Hariani", "editor")],
        ),
        (
            "<div>Penulis Melki Tanesia | Editor Ita Hariani</div>",
            [("Melki Tanesia", "reporter"), ("Ita Hariani", "editor")],
        ),
        ("<div>Penulis: Melki Tanesia/Ita Hariani</div>", [("Melki Tanesia", "reporter"), ("Ita Hariani", "reporter")]),
        ("<div>Diposting oleh Redaksi pada 18 November 2024</div>", [("Redaksi", "desk")]),
        ("<p><i class='fa fa-user'></i> Diskominfo Rimba Jaya | 18/11/2024</p>", [("Diskominfo Rimba Jaya", "agency")]),
        (
            "<div>Oleh: H. Melki bin Tanesia, S.Sos., Senin, 18 November</div>",
            [("H. Melki bin Tanesia, S.Sos.", "reporter")],
        ),
    ],
)
def test_roles_in_a_line(below: str, expected: Signed) -> None:
    assert signed(below=below) == expected


@pytest.mark.parametrize(
    "below",
    [
        # "Oleh" in the midst of a sentence, and before what is no name.
        "<p>Baliho itu dipasang oleh Melki Tanesia pada 18 November 2024</p>",
        "<p>Oleh karena itu, Camat meminta semua pihak menahan diri</p>",
        "<p>Oleh Bupati, Camat Diminta Menahan Diri</p>",
        "<h3>Diterbitkan 18 November 2024 oleh panitia</h3>",
        # Accounts and buttons.
        "<div>Diposkan oleh: admin | 18 November 2024</div>",
        "<p><i class='fa fa-user'></i> Admin Prokopim</p>",
        "<div>Dikirim oleh humas_rimba pada 18 November 2024</div>",
        "<a href='/login'><i class='fa fa-user'></i> Masuk</a>",
        "<div>Penulis</div><div>Bagikan ke Facebook</div>",
        "<div>Foto: Melki Tanesia</div>",
        "<div>Kategori: Politik | Komentar: Nihil</div>",
    ],
)
def test_lines_that_name_nobody(below: str) -> None:
    assert signed(below=below) == []


@pytest.mark.parametrize(
    "behind",
    [
        "<section class=comment-wrapper><h2>Komentar</h2><article class=comment>Oleh <span class=username>Ucok Bima"
        "</span> pada Sel, 19/11/2024</article></section>",
        "<div class=komentar><b class=fn>Ucok Bima</b> menulis: bagus</div>",
        f"<div class=col><h4>{OTHER}</h4><p>Oleh: Ucok Bima</p></div>",
        f"<ul><li>{OTHER}<span class=author>Ucok Bima</span></li></ul>",
        f"<div class=card>{OTHER}<div class=meta><span class=author>Oleh Ucok Bima</span></div></div>",
        f"<div class='author-box'><div>{OTHER}</div><span itemprop=author>Ucok Bima</span></div>",
        "<p>Laporan ini disusun bersama oleh Ucok Bima</p>",
    ],
)
def test_commenters_and_writers_of_other_articles_did_not_sign(behind: str) -> None:
    assert signed(behind=behind) == []
    assert signed(below="<p>Oleh: Melki Tanesia</p>", behind=behind) == [("Melki Tanesia", "reporter")]


def test_name_behind_the_body_is_read_where_none_stands_before_it() -> None:
    behind = "<div class=tags>Tag: desa</div><div>Editor: Ita Hariani</div><h3>Berita Lain</h3><p>Oleh: Ucok Bima</p>"
    assert signed(behind=behind) == [("Ita Hariani", "editor")]
    assert signed(below="<p>Oleh: Melki Tanesia</p>", behind=behind) == [("Melki Tanesia", "reporter")]


def test_line_above_the_headline() -> None:
    above = "<h3><a href='/b'>Sorotan</a></h3><p>Oleh: Ucok Bima</p><h2>Rubrik</h2><div>Penulis: Melki Tanesia</div>"
    assert signed(above=above) == [("Melki Tanesia", "reporter")]


def test_line_that_a_guessed_body_holds_is_left_to_the_layout_of_the_text() -> None:
    line = "18 November 2024 | Oleh: Melki Tanesia"
    page = f"<title>{HEADLINE}</title><body><div><h1>{HEADLINE}</h1><p>{line}</p><div>{BODY}</div></div>"
    found = parse_html(page, identity="x", url=URL)
    assert (found.body.split("\n")[0], found.authors) == (line, ())
    whole = normalise(found)
    assert (whole.body.split("\n"), [one.name for one in whole.authors]) == ([*PARAGRAPHS], ["Melki Tanesia"])
