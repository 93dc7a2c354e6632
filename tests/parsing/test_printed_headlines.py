"""Hand-made pages, which print the headline, its date and who wrote it in cells of tables, without a heading."""

import pytest

from crawler.items import Article
from crawler.parsing.html import parse_html

HEADLINE = "Tiga Camat di Morowali: Kami Tidak Ikut Rapat Pemenangan"
NAME = "Gema Tompotika"
TEXT = "<br><br>".join(
    f"Pengawas memanggil camat ke-{number} pada Rabu, 5/6/2024, dan bertanya siapa yang mengajaknya ke rapat itu."
    for number in range(5)
)
LATER = "<tr><td><b>Amir</b> <small>19-11-2024 09:31:02</small><br>Mantap.</td></tr>"
OTHER = "<tr><td><a href='/baca.php?no=77'>Jembatan Bungku Tengah Ditutup Sebulan</a> (20-11-2024)</td></tr>"


def page(printed: str, title: str, top: str = "") -> Article:
    line = "<tr><td class=k>15-11-2024 08:12:44 | Oleh : Ratmi Lasabuda | Dibaca : 31 kali</td></tr>"
    inner = f"{printed}{line}<tr><td class=isi>{TEXT}</td></tr>{OTHER}{LATER}"
    logo = f"<tr><td><a href='/'><img src=l.gif alt='{NAME}'></a>{top}</td></tr>"
    html = f"<title>{title}</title><body><table>{logo}<tr><td><table>{inner}</table></td></tr></table>"
    return parse_html(html, identity="x", url="https://gematompotika.example/baca.php?no=91")


@pytest.mark.parametrize("title", [HEADLINE, f"{HEADLINE} :: {NAME}", f"{HEADLINE} - {NAME}", f"{HEADLINE} | {NAME}"])
@pytest.mark.parametrize(
    "printed",
    [
        f"<tr><td class=judul><font size=4><b>{HEADLINE}</b></font></td></tr>",
        f"<tr><td class=besar>\n  {HEADLINE}\n</td></tr>",
        f"<tr><td><p align=center><strong>{HEADLINE}</strong></p><h3>&nbsp;</h3></td></tr>",
    ],
)
def test_headline_that_only_the_title_tells(title: str, printed: str) -> None:
    found = page(printed, title)
    assert found.headline == HEADLINE
    assert [one.name for one in found.authors] == ["Ratmi Lasabuda"]
    assert str(found.date_published) == "2024-11-15 08:12:44+07:00"


def test_beginning_of_a_headline_is_none() -> None:
    assert page("<tr><td><b>Tiga Camat di Morowali</b></td></tr>", HEADLINE.replace(":", " Berkata")).headline == (
        HEADLINE.replace(":", " Berkata")
    )


def test_name_of_the_site_is_no_printed_headline() -> None:
    name = "Kabar Warga Teluk Tolo"
    banner = f"<a href='/'>{name}</a><b>{name}</b>"
    assert page("", f"{name} :: {HEADLINE}", banner).headline != name
