"""Pages of pictures and of films, which are no articles, and articles with some of either."""

import pytest

from crawler.parsing.html import parse_html
from crawler.parsing.page import Page
from crawler.parsing.page_kind import kind_of
from tests.parsing.kind_pages import FILM, HEADLINE, NEWS, PARAGRAPHS, PICTURES, SIDEBAR, SITE, SLUG, html, story

CAPTION = (
    "<p>Sejumlah pegawai kelurahan mengucapkan ikrar di lapangan, lalu menandatangani kain putih bersama camat.</p>"
)
SENTENCES = f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"
SEVERAL = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
GALLERY = f"<div class='gallery galleryid-8'>{PICTURES}</div>"
EMBED = "<figure class='wp-block-embed is-type-video'><iframe src='https://film.example/9'></iframe></figure>"


def kind(title: str, text: str, *, before: str = "", url: str = SLUG) -> str:
    shown = html(title, story(before=before, text=text), head=NEWS, classes="single single-post postid-8")
    page = Page(shown, url=url)
    return kind_of(page, parse_html(shown, identity="x", url=url), url=url).kind


def marked(name: str) -> str:
    """What closes the article's box and opens one of a format in its place."""
    return f"</article><article class='post {name}'><h1 class=entry-title>Ikrar di Lapangan Kecamatan Lemo Tengah</h1>"


@pytest.mark.parametrize(
    ("title", "text", "before", "url"),
    [
        ("FOTO: Ikrar Pegawai Kelurahan di Lapangan", CAPTION, "", SLUG),
        ("Galeri: Ikrar Pegawai Kelurahan di Lapangan", CAPTION + GALLERY, "", SLUG),
        ("Ikrar Pegawai Kelurahan di Lapangan", CAPTION + GALLERY, "", SLUG),
        ("Ikrar Pegawai Kelurahan di Lapangan", CAPTION, PICTURES, SLUG),
        ("Ikrar Pegawai Kelurahan di Lapangan", SENTENCES, "", f"{SITE}/foto/881/ikrar-pegawai-kelurahan"),
        ("Infografis: Pegawai yang Diperiksa", SENTENCES, "", SLUG),
    ],
)
def test_pictures_with_a_caption_are_a_gallery(title: str, text: str, before: str, url: str) -> None:
    assert kind(title, text, before=before, url=url) == "gallery"


@pytest.mark.parametrize(
    ("title", "text", "before", "url"),
    [
        ("VIDEO: Ikrar Pegawai Kelurahan di Lapangan", CAPTION, "", SLUG),
        ("Ikrar Pegawai Kelurahan di Lapangan", CAPTION, FILM, SLUG),
        ("Ikrar Pegawai Kelurahan di Lapangan", EMBED + CAPTION, "", SLUG),
        ("Ikrar Pegawai Kelurahan di Lapangan", SENTENCES, FILM, f"{SITE}/video/881/ikrar-pegawai-kelurahan"),
        ("Ikrar Pegawai Kelurahan di Lapangan", CAPTION, "<video src='a.mp4'></video>", SLUG),
    ],
)
def test_film_with_a_sentence_is_a_video(title: str, text: str, before: str, url: str) -> None:
    assert kind(title, text, before=before, url=url) == "video"


@pytest.mark.parametrize(("name", "expected"), [("format-gallery", "gallery"), ("format-video", "video")])
def test_format_of_the_post(name: str, expected: str) -> None:
    assert kind("Ikrar di Lapangan Kecamatan Lemo Tengah", CAPTION, before=marked(name)) == expected
    assert kind("Ikrar di Lapangan Kecamatan Lemo Tengah", SEVERAL, before=marked(name)) == "article"


@pytest.mark.parametrize(("rubric", "expected"), [("Foto", "gallery"), ("Video", "video"), ("Politik", "article")])
def test_rubric(rubric: str, expected: str) -> None:
    crumbs = f"<div class=breadcrumb><a href='/'>Beranda</a><a href='/r'>{rubric}</a></div>"
    assert kind("Ikrar Pegawai Kelurahan di Lapangan", SENTENCES, before=crumbs) == expected


@pytest.mark.parametrize(
    ("title", "text", "before", "url"),
    [
        ("Foto Dua Jari Beredar, Lurah Diperiksa", SENTENCES, "", SLUG),
        ("Video Camat di Panggung Beredar, Panitia Turun", SENTENCES, "", SLUG),
        ("Ikrar Pegawai Kelurahan di Lapangan", SEVERAL, FILM, SLUG),
        ("Ikrar Pegawai Kelurahan di Lapangan", SEVERAL + GALLERY, "", SLUG),
        ("VIDEO: Ikrar Pegawai Kelurahan di Lapangan", SEVERAL, FILM, SLUG),
        ("Ikrar Pegawai Kelurahan di Lapangan", SEVERAL, FILM, f"{SITE}/video/881/ikrar-pegawai-kelurahan"),
        ("Ikrar Pegawai Kelurahan di Lapangan", SENTENCES, "<figure><img src=a.jpg></figure>", SLUG),
        ("Ikrar Pegawai Kelurahan di Lapangan", SENTENCES, "<iframe src='https://iklan.example/x'></iframe>", SLUG),
        ("Ikrar Pegawai Kelurahan di Lapangan", SENTENCES, f"<aside>{FILM}{SIDEBAR}</aside>", SLUG),
    ],
)
def test_article_with_a_film_or_pictures_beside_it(title: str, text: str, before: str, url: str) -> None:
    assert kind(title, text, before=before, url=url) == "article"


def test_film_in_a_column_far_below_is_not_the_articles() -> None:
    text = "<table><tr><td><h2>Ikrar Pegawai Kelurahan di Lapangan</h2><p>17 Oktober 2024</p>" + SENTENCES
    links = "".join(f"<li><a href='/{number}'>Lain</a></li>" for number in range(70))
    shown = html("Ikrar Pegawai Kelurahan di Lapangan", f"{text}</td></tr></table><ul>{links}</ul>{FILM}")
    page = Page(shown, url=SLUG)
    assert kind_of(page, parse_html(shown, identity="x", url=SLUG), url=SLUG).kind == "article"


@pytest.mark.parametrize(("before", "expected"), [(GALLERY, "gallery"), (EMBED, "video")])
def test_comments_and_teasers_below_a_caption_are_no_text(before: str, expected: str) -> None:
    replies = "".join(f"<li><b>Pembaca {n}</b><p>{one}</p></li>" for n, one in enumerate(PARAGRAPHS[:3]))
    below = f"<div class='balasan'><h2>Tanggapan</h2><ol>{replies}</ol></div>"
    content = f"<div class='entry-content'>{before}<p>Suasana ikrar pegawai kelurahan di lapangan kecamatan.</p></div>"
    title = "Ikrar Pegawai Kelurahan di Lapangan Lemo"
    source = html(title, f"<main><h1>{title}</h1>{content}{below}</main>", classes="single single-post postid-8")
    read = parse_html(source, identity="x", url=SLUG)
    assert PARAGRAPHS[0] in read.body, "the replies were not taken for the text"
    assert kind_of(Page(source, url=SLUG), read, url=SLUG).kind == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("[Tonton] Ikrar Pegawai Kelurahan di Lapangan", "video"),
        ("(Video) Ikrar Pegawai Kelurahan di Lapangan", "video"),
        ("Wawancara Video: Camat tentang Ikrar Pegawai", "video"),
        ("Rangkuman Video Pekan Ini | Ikrar Pegawai Kelurahan", "video"),
        ("Ikrar Pegawai Kelurahan di Lapangan [VIDEO]", "video"),
        ("Bingkai Pekan Ini: Ikrar Pegawai Kelurahan", "gallery"),
        ("Cerita dalam Gambar: Ikrar Pegawai Kelurahan", "gallery"),
        ("Ikrar Pegawai Kelurahan di Lapangan (Foto)", "gallery"),
        # What is told of a film or a photo is news.
        ("Video Viral: Ikrar Pegawai Kelurahan Ditertawakan", "article"),
        ("Foto Dua Jari: Pegawai Kelurahan Diperiksa", "article"),
        ("Pekan Ini: Ikrar Pegawai Kelurahan di Lapangan", "article"),
        ("Ikrar Pegawai Kelurahan di Lapangan (2)", "article"),
        ("[Cek Fakta] Foto Ikrar Pegawai Kelurahan", "article"),
    ],
)
def test_format_that_a_title_announces(title: str, expected: str) -> None:
    assert kind_titled(title, SENTENCES) == expected
    assert kind_titled(title, SEVERAL) == "article"


def kind_titled(title: str, text: str) -> str:
    """The kind of a page that states one and the same headline everywhere."""
    shown = html(title, story(text=text), head=NEWS, classes="single-post").replace(HEADLINE, title)
    page = Page(shown, url=SLUG)
    return kind_of(page, parse_html(shown, identity="x", url=SLUG), url=SLUG).kind


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.youtube.test/embed/a1", "video"),
        ("//players.vimeo.test/9", "video"),
        ("https://player.penyiar.test/9", "video"),
        ("https://www.youtube.test/subscribe_button?c=9", "article"),
        ("https://peta.test/embed?pb=1", "article"),
        ("https://iklan.test/x", "article"),
    ],
)
def test_player_is_known_by_a_part_of_its_address(address: str, expected: str) -> None:
    film = f"<iframe src='{address}'></iframe>"
    long = CAPTION.replace("</p>", " Sesudah itu mereka pulang.</p>")
    assert kind("Ikrar Pegawai Kelurahan di Lapangan", long, before=film) == expected
