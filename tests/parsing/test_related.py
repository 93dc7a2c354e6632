"""Tests of pointers to other articles that are told by their own words."""

import pytest

from crawler.items import Related
from crawler.parsing.lines import Line
from crawler.parsing.related import without_related

URL = "https://kabarlembah.example/2024/10/asn-diingatkan"
OTHER = "https://kabarlembah.example/2024/10/pasar-dibuka"
TITLE = "Simak Jadwal Pasar Malam: Dibuka Tiap Sabtu"


@pytest.mark.parametrize(
    "label",
    [
        "Baca Juga: ",
        "Baca kabar sebelumnya: ",
        "• Simak laporan kami lainnya : ",
        "[Ikuti liputan kami: ",
        "LIHAT FOTO: ",
    ],
)
def test_a_label_with_a_link_behind_it_is_a_pointer(label: str) -> None:
    related: list[Related] = []
    line = Line(pieces=[label, TITLE, "]" if "[" in label else ""], links=[(TITLE, OTHER)])
    assert list(without_related([line], related, URL)) == []
    assert related == [Related(title=TITLE, url=OTHER)]


@pytest.mark.parametrize(
    ("text", "link", "address"),
    [
        ("Baca pengumuman panitia di kantor camat: berkasnya ditempel sejak Senin.", "berkasnya", OTHER),
        ("Pesan camat kepada warga: Simak Jadwal Pasar Malam Tiap Sabtu", "Simak Jadwal Pasar Malam Tiap Sabtu", OTHER),
        ("Penulis: Rahmat Hidayat Putra Sanjaya", "Rahmat Hidayat Putra Sanjaya", OTHER),
        (
            "Simak siarannya di sini: Radio Suara Lembah Timur",
            "Radio Suara Lembah Timur",
            "https://radio.example/langsung",
        ),
        ("Baca surat yang dikirim warga lereng timur pekan lalu: Pasar Dibuka", "Pasar Dibuka", OTHER),
    ],
)
def test_other_lines_stay(text: str, link: str, address: str) -> None:
    related: list[Related] = []
    assert list(without_related([Line(pieces=[text], links=[(link, address)])], related, URL)) == [text]
    assert related == []
