"""Names as they are compared, and posts."""

import pytest

from pipelines.persons import names
from pipelines.persons.careers import track
from pipelines.persons.posts import may_be_one, post


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
        ("I Wayan Sukerta", "Wayan Sukerta"),
        ("Ni Kadek Suarsini", "Kadek Suarsini"),
        ("I Gst. Ngr. Wirata", "Gusti Ngurah Wirata"),
    ],
)
def test_spellings_of_one_name_fall_into_one_block(one: str, other: str) -> None:
    assert names.block(names.key(one)) == names.block(names.key(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hasan", "Hasim"), ("Budi Santoso", "Budi Santosa"), ("Rini", "Rina"), ("I. Sukerta", "Sukerta")],
)
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
        ("Camat", "Kuala Kampar", "14.05", "Camat / Kuala Kampar", True),
        ("Camat", "Gunung Toar, Kabupaten Kuantan Singingi", "14.05", "Camat / Gunung Toar", True),
        ("Lurah", "Panorama Kota Bengkulu", None, "Lurah / Panorama", True),
        ("Camat", "Air Gegas Bangka Selatan", "19.03", "Camat / Air Gegas", True),
        ("Camat", "Talang Empat, Bengkulu", None, "Camat / Talang Empat, Bengkulu", False),
        ("Camat", "Karangjati, Jawa Timur", "35.21", "Camat / Karangjati", True),
        ("Komisioner", "KASN", "33.73", "Anggota / Komisi Aparatur Sipil Negara", True),
        ("Kepala", "Satpol-PP Kota Tegal", None, "Kepala / Satuan Polisi Pamong Praja Kota Tegal", True),
        ("Kepala", "Inspektorat Daerah Majene", None, "Inspektur / Kabupaten Majene", True),
        ("Kepala", "Inspektorat Jenderal", None, "Kepala / Inspektorat Jenderal", False),
        ("Asisten Administrasi Umum", "Setda Majene", None, "Asisten III / Sekretariat Daerah Kabupaten Majene", True),
        ("Asisten III", "Kabupaten Majene", None, "Asisten III / Sekretariat Daerah Kabupaten Majene", True),
        ("Kepala Bagian Organisasi", None, "76.05", "Kepala Bagian Organisasi", False),
        ("pengamat hukum", "Fakultas Hukum Unsoed", "33.02", "akademisi / Universitas Jenderal Soedirman", True),
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


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (("Kepala", "BKD Majene"), ("Kepala", "Badan Kepegawaian Daerah dan Diklat Majene"), True),
        (("Kepala Bagian Hukum", "Setda Majene"), ("Kepala Bagian Hukum dan HAM", "Majene"), True),
        (("Kepala", "Dinas Sosial Majene"), ("Kepala", "Dinas Kesehatan Majene"), False),
        (("Kepala", "Dinas Sosial Majene"), ("Kepala", "Dinas Sosial Mamuju"), False),
        (("Bupati", "Majene"), ("Wakil Bupati", "Majene"), False),
        (("Lurah", "Labuang, Kabupaten Majene"), ("Lurah", "Labuang Utara, Kabupaten Majene"), False),
        (("Lurah", "Labuang, Kabupaten Majene"), ("Lurah", "Labuang Kecamatan Banggae, Kabupaten Majene"), True),
        (("Lurah", "Labuang, Kabupaten Majene"), ("Camat", "Labuang, Kabupaten Majene"), False),
    ],
)
def test_two_wordings_may_be_one_post(one: tuple[str, str], other: tuple[str, str], told: bool) -> None:
    assert may_be_one(post(*one, None), post(*other, None)) is told
