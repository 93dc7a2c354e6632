"""The lead that stands in a box of its own above the body, and boxes there that are none."""

import pytest

from crawler.parsing.html import parse_html

HEADLINE = "Penjabat Bupati Kumpulkan Lurah Sebelum Masa Tenang"
LEAD = "Muara Sungkai, KS – Penjabat bupati mengumpulkan semua lurah di aula dan membacakan aturan masa tenang."
FIRST = "Para lurah datang sejak pukul tujuh pagi dan menandatangani daftar hadir di meja depan aula."
REST = "".join(
    f"<p>Lurah nomor {number} bertanya apa yang boleh dipasang di pagar kantornya.</p>" for number in range(9)
)


def lines(box: str, text: str = f"<p>{FIRST}</p>{REST}", mark: str = "itemFullText") -> list[str]:
    """The lines of an article with a box between its headline and its body."""
    inside = f"<div class=tubuh>{box}<div class='{mark}'>{text}</div></div>"
    page = f"<title>{HEADLINE}</title><body><main><h1>{HEADLINE}</h1>{inside}</main>"
    return parse_html(page, identity="x").body.split("\n")


@pytest.mark.parametrize("mark", ["itemFullText", "isi-berita", "kolom-tengah"])
@pytest.mark.parametrize(
    "box",
    [
        f"<div class=itemIntroText><p>{LEAD}</p></div>",
        f"<div class='teras-berita tebal'>{LEAD}</div><img src=/a.jpg>",
        f"<div class=gambar><img src=/a.jpg></div><p class=sinopsis>{LEAD}</p>",
        f"<p id=lead><strong>{LEAD}</strong></p>",
    ],
)
def test_lead_above_the_body_opens_it(box: str, mark: str) -> None:
    found = lines(box, mark=mark)
    assert found[:2] == [LEAD, FIRST]
    assert len(found) == 11


@pytest.mark.parametrize(
    "box",
    [
        # What the body says itself: whole, without its dateline, cut.
        f"<div class=teaser>{FIRST}</div>",
        f"<div class=summary>Muara Sungkai – {FIRST}</div>",
        f"<div class=lead>{FIRST[:70]}...</div>",
        # A subtitle, a text cut elsewhere, points, and the box of another article.
        "<p class=lead>Lurah diminta menahan diri</p>",
        f"<div class=summary>{LEAD[:-1]} ...</div>",
        f"<ul class=ringkasan><li>{LEAD}</li></ul>",
        f"<div class=terkait><p class=teaser>{LEAD}</p></div>",
        f"<p class=teaser>{LEAD}</p><p class=teaser>{LEAD.replace('lurah', 'camat')}</p>",
    ],
)
def test_other_boxes_above_the_body_are_none_of_it(box: str) -> None:
    assert lines(box)[0] == FIRST


def test_lead_below_the_body_is_that_of_another_article() -> None:
    page = f"<h1>{HEADLINE}</h1><div><div class=isi-berita><p>{FIRST}</p>{REST}</div><p class=teaser>{LEAD}</p></div>"
    assert LEAD not in parse_html(f"<title>{HEADLINE}</title><body>{page}", identity="x").body
