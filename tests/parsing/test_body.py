"""Which element of a page is read as the body of its article."""

import pytest

from crawler.parsing.body import body_of_html
from crawler.parsing.html import parse_html
from crawler.parsing.page import Page

SENTENCE = "Bupati melantik tiga camat di pendopo, Senin pagi, dan menitipkan pesan netral."
FURNITURE = (
    "<dl><dt>Rincian</dt><dd>Ditulis oleh Super User</dd><dd>Kategori: Daerah</dd><dd>Dilihat: 318</dd></dl>"
    "<ul><li><a href='/surel'>Surel</a></li><li><a href='/cetak'>Cetak</a></li></ul>"
)
TURNS = "<ul class=pagenav><li><a href='/a'>Sebelumnya</a></li><li><a href='/b'>Berikutnya</a></li></ul>"
LONG = "".join(f"<p>{SENTENCE} Urusan nomor {number} dibahas sesudahnya.</p>" for number in range(9))


def body(inside: str, before: str = "", after: str = "", mark: str = "itemprop=articleBody") -> str:
    box = f"<div class=item-page><h2 itemprop=headline>Tiga Camat Dilantik</h2>{FURNITURE}{before}"
    page = f"<title>Tiga Camat Dilantik</title><body>{box}<div {mark}>{inside}</div>{after}{TURNS}</div>"
    return parse_html(page, identity="x").body


@pytest.mark.parametrize("times", [1, 2, 4])
@pytest.mark.parametrize("mark", ["itemprop=articleBody", "property='schema:articleBody'"])
def test_stated_body_is_it_however_short(times: int, mark: str) -> None:
    assert body(f"<p>{SENTENCE}</p>" * times, mark=mark) == "\n".join([SENTENCE] * times)


def test_stated_teaser_above_a_longer_text_is_not_the_body() -> None:
    assert len(body(f"<p>{SENTENCE}</p>", after=f"<div>{LONG}</div>")) > len(LONG) / 2


def test_empty_stated_body_is_passed_over() -> None:
    assert SENTENCE in body("", after=f"<div>{LONG}</div>")


def test_characters_that_no_page_may_hold_do_not_stop_the_reading_of_data() -> None:
    assert body_of_html("<p>Camat\x1f datang\ufffe.</p>", Page("<p>")).lines == ("Camat datang .",)


@pytest.mark.parametrize("card", ["kg-signup-card", "kg-cta-card", "post-nav-links", "article-index"])
def test_boxes_that_systems_put_into_a_body_are_none_of_it(card: str) -> None:
    lines = body(f"{LONG}<div class='{card}'><p>Temani kami lewat surel</p></div>").split("\n")
    assert len(lines) == 9
    assert len(body(f"{LONG}<div class=kg-toggle-card><p>Isi edaran itu</p></div>").split("\n")) == 10


TITLE = "Pegawai Kantor Camat Ikut Ikrar Netralitas di Halaman Pendopo Kabupaten"
BYLINE = "<div class=penulis-kecil>Sarce Lapiyong</div><div class=jam>4 Okt 2024, 08.10 WITA</div>"


def guarded(mark: str, text: str, below: str = "<p>Penyunting: Ruben Kaunang</p>") -> list[str]:
    """The lines of a page whose body is marked, with a byline above and an editor below."""
    source = (
        f"<title>{TITLE} - Kabar Buton</title><body><article><h1>{TITLE}</h1>{BYLINE}<div class={mark}>{text}</div>"
    )
    return parse_html(f"{source}{below}</article></body>", identity="x").body.split("\n")


@pytest.mark.parametrize(
    "mark", ["post-body", "isi-berita", "Isi_Berita__x9K", "Article_body__aZ3f", "Post_content__1"]
)
@pytest.mark.parametrize("times", [1, 2])
def test_short_marked_body_is_kept_from_the_lines_around_it(mark: str, times: int) -> None:
    assert guarded(mark, f"<p>{SENTENCE}</p>" * times) == [SENTENCE] * times


@pytest.mark.parametrize("mark", ["post-body", "Article_body__aZ3f"])
def test_marked_teaser_above_a_longer_text_is_not_the_body(mark: str) -> None:
    assert len("".join(guarded(mark, f"<p>{SENTENCE}</p>", below=LONG))) >= len(SENTENCE) * 9


@pytest.mark.parametrize("mark", ["Kartu_content__aZ3f", "Artikel_kaki__aZ3f"])
def test_other_names_of_build_tools_mark_no_body(mark: str) -> None:
    assert guarded(mark, f"<p>{SENTENCE}</p>") != [SENTENCE]
