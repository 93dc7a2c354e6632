"""Who signed, where marked elements enclose each other, stand in the article's foot, or name accounts."""

import pytest

from crawler.parsing.authors import author
from crawler.parsing.html import parse_html
from tests.parsing.test_bylines import BODY, HEADLINE, OTHER, URL, signed

WRITER = [("Melki Tanesia", "reporter")]
FOOT = (
    "<footer class=entry-footer><span class=posted-on><a href='{url}'><time class='entry-date published' "
    "datetime='2024-11-18T10:15:00+08:00'>18 November 2024</time><time class=updated "
    "datetime='2024-11-19T08:00:00+08:00'>19 November 2024</time></a></span><span class=byline><span class='author "
    "vcard'><a class='url fn n' href='/author/m'>Melki Tanesia</a></span></span></footer>"
)


@pytest.mark.parametrize(
    "below",
    [
        # The outer element holds the date, too.
        "<div class=posted-by><span>Published November 18, 2024</span><span>By <a class='fn n'>Melki Tanesia</a></span>"
        "</div>",
        "<div class=post-author><span>2 menit membaca</span> <b class=author-name>Melki Tanesia</b></div>",
        # WordPress' blocks.
        "<div class=wp-block-post-author><p class=wp-block-post-author__byline>warta dari</p>"
        "<p class=wp-block-post-author__name>Melki Tanesia</p></div>",
        "<div class='tim penulis'>Diskusi: <span class=reporter>Melki Tanesia</span></div>",
    ],
)
def test_innermost_of_marked_elements_names_the_writer(below: str) -> None:
    assert signed(below=below) == WRITER


def test_outer_element_is_believed_where_it_adds_a_label_or_another_name() -> None:
    assert signed(below="<p class=byline>Editor: <a class=fn>Ita Hariani</a></p>") == [("Ita Hariani", "editor")]
    both = "<p class=byline><a class=fn>Melki Tanesia</a> dan <a class=fn>Ita Hariani</a></p>"
    assert signed(below=both) == [*WRITER, ("Ita Hariani", "reporter")]


def test_foot_of_the_article_is_its_own() -> None:
    page = f"<article><header><h1>{HEADLINE}</h1></header><div class=entry-content>{BODY}</div>{FOOT}</article>"
    found = parse_html(f"<title>{HEADLINE}</title><body><main>{page.format(url=URL)}</main>", identity="x", url=URL)
    assert [(one.name, one.role) for one in found.authors] == WRITER
    assert found.date_published
    assert found.date_modified
    assert found.date_published.isoformat() == "2024-11-18T10:15:00+08:00"
    assert found.date_modified.isoformat() == "2024-11-19T08:00:00+08:00"


@pytest.mark.parametrize(
    "foot",
    [
        FOOT.format(url=URL),  # that of the page
        f"<article><h2>{OTHER}</h2>{FOOT.format(url='/2024/11/pasar')}</article>",
        f"<ol><li><article class=comment-body>{FOOT.format(url=URL)}</article></li></ol>",
    ],
)
def test_foot_of_the_page_of_a_teaser_or_of_a_comment_is_not(foot: str) -> None:
    assert signed(behind=foot) == []


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("<div><p>Ditulis oleh</p><a href='/p/7'>Melki Tanesia</a><p>Wartawan di pesisir</p></div>", WRITER),
        ("<div>2</div><div><p>Penulis:</p><p>Melki Tanesia</p></div>", WRITER),
        ("<div><img><div><a href='/penulis/melki-tanesia'>Melki Tanesia</a></div></div>", WRITER),
        ("<p><a href='/author/tim-kabar/'>Tim Kabar</a></p>", [("Tim Kabar", "desk")]),
        # Below a label there is no name; links that lead to no writer of that name.
        ("<div><p>Bagikan</p><p>Melki Tanesia</p></div>", []),
        ("<p><a href='/topik/melki-tanesia'>Melki Tanesia</a></p>", []),
        ("<p><a href='/penulis/7'>Semua penulis</a> <a href='/penulis/'>Penulis</a></p>", []),
        (f"<div class=card>{OTHER}<a href='/penulis/ucok-bima'>Ucok Bima</a></div>", []),
    ],
)
def test_box_of_the_writer_behind_the_body(behind: str, expected: list[tuple[str, str]]) -> None:
    assert signed(behind=behind) == expected


def test_link_to_a_writer_counts_only_where_nobody_is_named() -> None:
    link = "<p><a href='/penulis/ucok-bima'>Ucok Bima</a></p>"
    assert signed(below="<p>Oleh: Melki Tanesia</p>", behind=link) == WRITER


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Tim Suluh Pesisir", "desk"),
        ("admin_2", "desk"),
        ("Redaksi1", "desk"),
        ("adminkabar", "desk"),
        ("Super User", "desk"),
        ("Timotius Rasyid", "reporter"),
        ("Krukrut Hidayat", "reporter"),
        ("Siti Timbul", "reporter"),
    ],
)
def test_accounts_and_teams_are_no_reporters(name: str, role: str) -> None:
    found = author(name)
    assert found
    assert found.role == role


@pytest.mark.parametrize(
    ("line", "expected"), [("", [("Tim Suluh", "desk")]), ("<p class=author>Melki Tanesia</p>", WRITER)]
)
def test_account_yields_to_the_person_that_is_named(line: str, expected: list[tuple[str, str]]) -> None:
    data = '{"@type": "Article", "author": {"name": "Tim Suluh"}}'
    head = f"<title>{HEADLINE}</title><script type='application/ld+json'>{data}</script>"
    found = parse_html(f"{head}<body><h1>{HEADLINE}</h1>{line}<div class=entry-content>{BODY}</div>", identity="x")
    assert [(one.name, one.role) for one in found.authors] == expected
