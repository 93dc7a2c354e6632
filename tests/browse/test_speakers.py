"""On which side somebody stands who holds an office."""

import sqlite3

import pytest

from browse import speakers


@pytest.mark.parametrize(
    ("title", "of", "side"),
    [
        ("Anggota", "Bawaslu Kota Tual", "Bawaslu"),
        ("BUPATI", "Kabupaten Tegal", "kepala daerah"),
        ("Sekretaris", "DPC Partai Contoh Bersatu", "partai atau calon"),
        ("dosen", "Universitas Pesisir Timah", "akademisi"),
        ("Camat", None, "pemerintah daerah"),
        ("penyair", None, None),
        (None, None, None),
    ],
)
def test_the_words_of_an_office_tell(title: str | None, of: str | None, side: str | None) -> None:
    assert speakers.speaker_side(title, of) == side


def test_what_oversees_comes_before_what_it_oversees() -> None:
    """The list is tried in its order: a member of Bawaslu who is named beside a regent is of Bawaslu."""
    assert speakers.speaker_side("Koordinator Bawaslu", "Pengawasan Bupati") == "Bawaslu"


def test_sql_can_ask() -> None:
    connection = sqlite3.connect(":memory:")
    speakers.prepare(connection)
    assert connection.execute("SELECT speaker_side('Wali Kota', 'Kota Tegal')").fetchone() == ("kepala daerah",)
