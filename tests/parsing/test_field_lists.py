"""Who signed, in lists of fields under a heading beside the text, where the byline names only the desk."""

import pytest

from tests.parsing.test_bylines import OTHER, signed

DESK = "<p>Ditulis oleh <a rel=author href='/akun/4'>Redaksi</a></p>"
WRITER, EDITOR = ("Melki Tanesia", "reporter"), ("Ita Hariani", "editor")
FIELDS = [
    "<h3>Informasi tambahan</h3><ul><li><span class=itemExtraFieldsLabel>Wartawan:</span> <span>Melki Tanesia</span>"
    "</li><li><span class=itemExtraFieldsLabel>Penyunting:</span> <span>Ita Hariani</span></li></ul>",
    "<h4>Rincian</h4><dl><dt>Lokasi</dt><dd>Rimba Jaya</dd><dt>Wartawan</dt><dd>Melki Tanesia</dd><dt>Editor</dt>"
    "<dd>Ita Hariani</dd></dl>",
    "<h5>Di balik berita</h5><table><tr><td>Pewarta :</td><td><a href='/m'>Melki Tanesia</a></td></tr><tr>"
    "<td>Redaktur :</td><td>Ita Hariani</td></tr></table>",
]


@pytest.mark.parametrize("fields", FIELDS)
def test_people_in_fields_below_the_text_go_before_the_desk(fields: str) -> None:
    assert signed(below=DESK, behind=f"<div>{fields}</div>") == [WRITER, EDITOR]


@pytest.mark.parametrize("fields", FIELDS)
def test_people_in_fields_above_the_text_go_before_the_desk(fields: str) -> None:
    assert signed(below=f"{DESK}<div>{fields}</div>") == [WRITER, EDITOR]


@pytest.mark.parametrize(
    "behind",
    [
        f"<h3>Berita Lain</h3><ul><li>{OTHER}<br>Wartawan: Ucok Bima</li></ul>",
        "<h3><a href='/lain'>Pasar Dibuka</a></h3><ul><li>Wartawan: Ucok Bima</li></ul>",
        "<h3>Suara pembaca</h3><ul><li>Penulis: Ucok Bima</li><li>" + "Saya setuju sekali dengan camat. " * 12,
        "<h3>Berita Lain</h3><p>Wartawan: Ucok Bima</p>",
        "<h3>Informasi tambahan</h3><ul><li>Lokasi: Rimba Jaya</li><li>Foto: Ucok Bima</li></ul>",
    ],
)
def test_other_lists_under_a_heading_name_nobody(behind: str) -> None:
    assert signed(below=DESK, behind=f"<div>{behind}</div>") == [("Redaksi", "desk")]
