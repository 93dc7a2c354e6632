"""Names as they are compared, and posts."""

import pytest

from pipelines.persons import names
from pipelines.persons.posts import post, track


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mokhamad Nasir", "Moh. Nasir"),
        ("Mochammad Nasir", "M. Nasir"),
        ("Achmad Dzulfikar", "Ahmad Zulfikar"),
        ("Soetjipto", "Sucipto"),
        ("Djunaedi", "Junaidi"),
        ("Sjafruddin", "Syafrudin"),
        ("Nur Aisyah", "Nur Aisya"),
        ("Siti Ru'aini", "Siti Ruaini"),
    ],
)
def test_spellings_of_one_name_fall_into_one_block(one: str, other: str) -> None:
    assert names.block(names.key(one)) == names.block(names.key(other))


@pytest.mark.parametrize(("one", "other"), [("Hasan", "Hasim"), ("Budi Santoso", "Budi Santosa"), ("Rini", "Rina")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert names.block(names.key(one)) != names.block(names.key(other))


@pytest.mark.parametrize(
    ("name", "is_common"),
    [
        ("Sutarno", True),
        ("Ahmad Fauzi", True),
        ("Achmad Fauzi", True),
        ("M. Nasir", True),
        ("A. Monoarfa", True),
        ("Rifai Monoarfa", False),
        ("Siti Nur Aminah", False),
    ],
)
def test_very_common_names_are_known(name: str, is_common: bool) -> None:
    assert names.is_common(names.key(name)) is is_common


@pytest.mark.parametrize(
    ("title", "of", "article", "told", "is_full"),
    [
        ("Ketua", "Bawaslu Kotim", None, "Ketua / Bawaslu Kabupaten Kotawaringin Timur", True),
        ("Ketua", "Bawaslu", "62.02", "Ketua / Bawaslu Kabupaten Kotawaringin Timur", True),
        ("Ketua", "Bawaslu", None, "Ketua / Bawaslu", False),
        ("Wakil Ketua", "II DPRD Majene", None, "Wakil Ketua / DPRD Kabupaten Majene", True),
        ("Sekretaris Daerah", None, "33.73", "Sekretaris Daerah / Kota Salatiga", True),
        ("Bupati", None, "33.73", "Bupati", False),
        ("Bupati", "Muna", "74", "Bupati / Kabupaten Muna", True),
        ("Camat", "Kecamatan Banjar", "33.01", "Camat / Banjar", True),
        ("Camat", "Banjar", None, "Camat / Banjar", False),
        ("Komisioner", "KASN", "33.73", "Komisioner / Komisi Aparatur Sipil Negara", True),
        ("Kepala", "Dinas", "33.73", "Kepala / Dinas Kota Salatiga", False),
        ("guru", None, "33.73", "guru", False),
        ("Kapolres", "Polres Gorontalo Kota", "75.71", "Kapolres / Polres Gorontalo Kota", True),
    ],
)
def test_a_post_is_one_however_it_is_put(
    title: str, of: str | None, article: str | None, told: str, is_full: bool
) -> None:
    found = post(title, of, article)
    assert (str(found), found.is_full) == (told, is_full)


@pytest.mark.parametrize(
    ("title", "of", "career"),
    [
        ("Camat", "Tallo", "government"),
        ("Kepala", "Dinas Sosial Kota Tegal", "government"),
        ("Ketua", "Bawaslu Kota Tegal", "election"),
        ("Ketua", "DPRD Kota Tegal", "politics"),
        ("guru", "SDN 2 Tegal", "education"),
        ("aktivis", "", None),
    ],
)
def test_careers_are_known(title: str, of: str, career: str | None) -> None:
    found = track(title, of)
    assert (found.name if found else None) == career
