"""The texts of articles in feeds: whole or none."""

import pytest

from crawler.discovery.links import Link
from tests.discovery.feed_samples import CAMAT, ENTRY, ITEM, item, only, rss


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (
            '<content type="html">&lt;p&gt;Satu.&lt;/p&gt;&lt;p&gt;Dua &amp;amp; tiga.&lt;/p&gt;</content>',
            "Satu.\nDua & tiga.",
        ),
        (
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Satu.</p><p>Dua.</p></div></content>',
            "Satu.\nDua.",
        ),
        ('<content type="text">Satu.\n\nDua.</content>', "Satu.\nDua."),
        ('<content src="https://kabarrawa.example/lurah.html" type="text/html"/>', None),
        ('<content type="image/png">iVBORw0KGgo=</content>', None),
        ("<content/>", None),
    ],
)
def test_the_content_of_an_atom_entry(content: str, text: str | None) -> None:
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom">{ENTRY.replace("</entry>", content + "</entry>")}</feed>'
    assert only(atom).text == text


def test_a_description_is_the_text_in_a_feed_of_blogger_only() -> None:
    whole = item("<description>&lt;p&gt;Teks.&lt;/p&gt;</description>")
    assert only(rss(whole, head="<generator>Blogger</generator>")).text == "Teks."
    assert only(rss(whole)).text is None
    short = item("<description>Teks yang dipotong</description>")
    assert only(rss(short, head="<generator>Blogger</generator>")).text is None


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>Camat meminta netral.</p>", "Camat meminta netral."),
        ("<p>Camat meminta [&hellip;]</p>", None),
        ("<p>Camat meminta&#8230;</p>", None),
        ('<p>Camat meminta.</p><p><a href="https://kabarrawa.example/camat-netral">Selengkapnya</a></p>', None),
        ('<p>Lihat <a href="https://kabarrawa.example/lain">ini</a>.</p>', "Lihat ini."),
        ("<!-- kosong -->", None),
        ("<p>a<!-- x -->b</p>", "ab"),
        (
            '<form action="https://kabarrawa.example/wp-login.php?action=postpass" class="post-password-form">'
            '<p>Konten ini dilindungi sandi.</p><input name="post_password"/></form>',
            None,
        ),
    ],
)
def test_text_is_whole_or_none(content: str, text: str | None) -> None:
    assert only(rss(item(f"<content:encoded><![CDATA[{content}]]></content:encoded>"))).text == text


@pytest.mark.parametrize("title", ["Protected: Camat netral", "Terproteksi: Camat netral"])
def test_a_protected_post_is_a_link_like_others_without_text(title: str) -> None:
    form = '<form action="/wp-login.php?action=postpass" method="post"><p>Sandi:</p></form>'
    protected = ITEM.replace("Camat netral", title).replace(
        "</item>", f"<content:encoded><![CDATA[{form}]]></content:encoded></item>"
    )
    assert only(rss(protected)) == Link(url=CAMAT.url, title=title)
