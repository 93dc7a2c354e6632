"""Who signed, in boxes that no class tells: the article's foot, profile links, a blog's byline with its buttons."""

import pytest

from crawler.parsing.authors import author
from crawler.parsing.html import parse_html
from tests.parsing.test_bylines import BODY, HEADLINE, OTHER, URL, signed

WRITER, EDITOR = ("Melki Tanesia", "reporter"), ("Ita Hariani", "editor")
DESK = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Redaksi"}}</script>'


def with_foot(foot: str) -> list[tuple[str, str]]:
    """The authors of a page whose data name the desk, with a box in the body's own, below the text."""
    page = f"<article><h1>{HEADLINE}</h1><div class=entry-content>{BODY}{foot}</div></article>"
    found = parse_html(f"<title>{HEADLINE}</title>{DESK}<body><main>{page}</main>", identity="x", url=URL)
    return [(one.name, one.role) for one in found.authors]


@pytest.mark.parametrize(
    "foot",
    [
        "<footer><i>desa</i><div class=kotak><span>Penulis: Melki Tanesia</span><span>Editor: Ita Hariani</span></div>"
        "</footer>",
        "<aside class=tags><a href=/t>desa</a></aside><div class=share>Bagikan</div><footer><p>Reporter: Melki Tanesia"
        "</p><p>Editor: Ita Hariani</p></footer>",
        "<footer class=kaki>Laporan: Melki Tanesia<br>Penyunting: Ita Hariani</footer>",
    ],
)
def test_people_labelled_in_the_foot_of_the_body_go_before_the_desk(foot: str) -> None:
    assert with_foot(foot) == [WRITER, EDITOR]


@pytest.mark.parametrize(
    "foot",
    [
        f"<footer><h4>Berita Lain</h4><div>{OTHER}</div><span>Penulis: Melki Tanesia</span></footer>",
        "<div class=comments><p>Penulis: Melki Tanesia</p></div>",
        "<aside><p>Penulis: Melki Tanesia</p></aside>",
        "<footer><p>Foto: Melki Tanesia</p></footer>",
        "<footer><p>Topik: Melki Tanesia</p></footer>",
    ],
)
def test_foot_of_others_in_the_body_names_nobody(foot: str) -> None:
    assert with_foot(foot) == [("Redaksi", "desk")]


@pytest.mark.parametrize(
    "below",
    [
        "<div><a href='/author/melki-tanesia'>Melki Tanesia</a><span>, <a>Editor: Ita Hariani</a></span></div>",
        "<p><a href='/penulis/melki'>Melki Tanesia</a> | Penyunting: Ita Hariani</p>",
    ],
)
def test_profile_link_beside_a_labelled_editor_is_the_writers(below: str) -> None:
    assert signed(below=below) == [WRITER, EDITOR]


def test_profile_of_a_number_is_that_of_a_name_that_is_known() -> None:
    assert signed(below="<p><a href='/jurnalis/34'>Ratna Tanesia</a></p>") == [("Ratna Tanesia", "reporter")]
    assert signed(below="<p><a href='/jurnalis/34'>Tulisan Lain</a></p>") == []


@pytest.mark.parametrize(
    "link",
    [
        "<a href='/penulis/ucok-bima'>Lihat Profil</a>",
        "<a href='/penulis/'>Ucok Bima</a>",
        "<a href='/penulis/ucok-bima'>tulisan ucok yang lain</a>",
    ],
)
def test_other_links_to_a_profile_name_nobody(link: str) -> None:
    assert signed(below=f"<p>{link}</p>") == []


def test_drupal_of_an_english_interface() -> None:
    line = (
        "<div class='meta submitted'>Submitted by <a class=username href=/user/9>Melki Tanesia</a> on Fri, {date}</div>"
    )
    assert signed(below=line.format(date="11/15/2024 - 05:27")) == [WRITER]


BLOG = (
    "<div class='byline post-share-buttons'><button>Bagikan</button></div><span class='byline post-author vcard'>Oleh"
    " <span class=fn><a rel=author class=g-profile href='https://blogger.example/profile/9'><span>{name}</span></a>"
    "</span></span><span class='byline post-labels'><span>Label:</span> <a href=/l/a>Desa</a>"
    " <a href=/l/b>Camat</a></span>"
)


@pytest.mark.parametrize("name", ["Unknown", "Anonymous", "Anonim", "tanpa nama", "Noname"])
def test_blog_of_an_account_without_a_name(name: str) -> None:
    assert signed(below=BLOG.format(name=name)) == []
    assert author(name) is None


def test_blog_of_a_named_account() -> None:
    assert signed(below=BLOG.format(name="Melki Tanesia")) == [WRITER]
    assert signed(below=BLOG.format(name="Admin Rimba Jaya")) == [("Admin Rimba Jaya", "desk")]


@pytest.mark.parametrize("name", ["Anonima Sari", "Nama Tanpa Koma", "Bagikan Hariono"])
def test_names_like_those_of_nobody_are_kept(name: str) -> None:
    assert signed(below=f"<p class=byline>Oleh {name}</p>") == [(name, "reporter")]


@pytest.mark.parametrize("name", ["Melki Tanesia", "Melki Sab"])
def test_short_weekday_before_a_date_is_no_part_of_the_name(name: str) -> None:
    assert signed(below=f"<div>Oleh {name}, Rab, 13/11/2024 - 19:05</div>") == [(name, "reporter")]
    assert signed(below=f"<div>Oleh: {name}, Wed., 13/11/2024</div>") == [(name, "reporter")]
    assert signed(below=f"<div>Oleh {name} 13/11/2024</div>") == [(name, "reporter")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Kontributor Rimba Jaya: Melki Tanesia", WRITER),
        ("Kontributor: Melki Tanesia", WRITER),
        ("Topik: Melki Tanesia", None),
        ("Label: Desa Camat", None),
        ("Foto Bersama: Melki Tanesia", None),
    ],
)
def test_what_a_field_says_is_a_name_only_behind_a_label(written: str, expected: tuple[str, str] | None) -> None:
    found = author(written)
    assert (found and (found.name, found.role)) == expected
