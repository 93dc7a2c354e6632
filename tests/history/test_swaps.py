"""What changes places in a sentence, what only stands in another order, and numbers told by a unit or another word."""

import pytest

from pipelines.history.differences import Difference, Wording, differences
from pipelines.history.places import LONGEST_CLAUSE, NOWHERE, places


def difference(former: str, newer: str) -> Difference:
    (found,) = differences(Wording(None, former), Wording(None, newer))
    return found


@pytest.mark.parametrize(
    ("former", "newer", "told"),
    [
        ("Ada 11 mobil pelat merah dan 6 motor.", "Ada 6 mobil pelat merah dan 11 motor.", ("11", "6")),
        ("Posko menerima 9 unggahan, 4 rekaman suara.", "Posko menerima 4 unggahan, 9 rekaman suara.", ("9", "4")),
        ("Angkanya turun dari 34 menjadi 21.", "Angkanya turun dari 21 menjadi 34.", ("34", "21")),
        ("Yang laki-laki ada 8 dan yang perempuan 13.", "Yang laki-laki ada 13 dan yang perempuan 8.", ("8", "13")),
        ("TPS 1 memberi 41 suara, TPS 2 59 suara.", "TPS 1 memberi 59 suara, TPS 2 41 suara.", ("41", "59")),
        ("Paslon 1 meraih 41, paslon 2 meraih 59.", "Paslon 1 meraih 59, paslon 2 meraih 41.", ("1", "41", "2", "59")),
        ("Terlapor adalah AR (31) dan MS (52).", "Terlapor adalah AR (52) dan MS (31).", ("31", "52")),
        ("Bima mengirim 5, Dompu 7, Sumbawa 9.", "Bima mengirim 7, Dompu 9, Sumbawa 5.", ("5", "7", "9")),
        (
            "Cuti berlaku dari 3 Oktober sampai 9 Oktober.",
            "Cuti berlaku dari 9 Oktober sampai 3 Oktober.",
            ("3 Oktober", "9 Oktober"),
        ),
    ],
)  # fmt: skip
def test_numbers_that_change_places(former: str, newer: str, told: tuple[str, ...]) -> None:
    flag = difference(former, newer).numbers
    assert tuple(one[: len(start)] for one, start in zip(flag.former, told, strict=True)) == told
    assert len(flag.newer) == len(told)


@pytest.mark.parametrize(
    ("former", "newer"),
    [
        ("Ada 11 mobil pelat merah dan 6 motor.", "Ada 6 motor dan 11 mobil pelat merah."),
        ("Yang laki-laki ada 8 dan yang perempuan 13.", "Yang perempuan 13 dan yang laki-laki ada 8."),
        ("Paslon 1 meraih 41, paslon 2 meraih 59.", "Paslon 2 meraih 59, paslon 1 meraih 41."),
        ("Terlapor adalah AR (31) dan MS (52).", "Terlapor adalah MS (52) dan AR (31)."),
        ("Posko itu buka pukul 8 dan 14.", "Posko itu buka pukul 14 dan 8."),
        ("Sebanyak 9 unggahan, 9 rekaman suara.", "Sebanyak 9 rekaman suara, 9 unggahan."),
    ],
)  # fmt: skip
def test_numbers_in_another_order(former: str, newer: str) -> None:
    assert not difference(former, newer).numbers


@pytest.mark.parametrize(
    ("former", "newer"),
    [
        ("Camat Rudi Hartanto melaporkan Lurah Siti Aminah.", "Camat Siti Aminah melaporkan Lurah Rudi Hartanto."),
        ("Bupati Yusak Wenda memuji Sekda Paulus Tabuni.", "Bupati Paulus Tabuni memuji Sekda Yusak Wenda."),
        ("Bupati Hasan Bakri dan Kapolres Dodi Saputra hadir.", "Bupati Dodi Saputra dan Kapolres Hasan Bakri hadir."),
    ],
)  # fmt: skip
def test_names_that_change_places(former: str, newer: str) -> None:
    flag = difference(former, newer).names
    assert len(flag.former) == 2
    assert flag.newer == flag.former[::-1]


@pytest.mark.parametrize(
    ("former", "newer"),
    [
        ("Bupati Hasan Bakri dan Kapolres Dodi Saputra hadir.", "Kapolres Dodi Saputra dan Bupati Hasan Bakri hadir."),
        ("Bupati Hasan Bakri bersama Sekda Dodi Saputra tiba.", "Sekda Dodi Saputra bersama Bupati Hasan Bakri tiba."),
    ],
)  # fmt: skip
def test_names_in_another_order(former: str, newer: str) -> None:
    assert not difference(former, newer).names


@pytest.mark.parametrize(
    ("former", "newer"),
    [
        ("Sekda Buton, La Ode Kaimudin, absen dari rapat itu.", "La Ode Kaimudin absen dari rapat itu."),
        ("Bendahara itu, Wayan Suparta, dipanggil lagi.", "Menyusul Wayan Suparta yang dipanggil lagi."),
    ],
)
def test_a_name_that_stands_there_without_its_office_is_not_gone(former: str, newer: str) -> None:
    assert not difference(former, newer).names
    assert not difference(newer, former).names


@pytest.mark.parametrize(
    ("former", "newer", "told"),
    [
        ("Pemeriksaan itu makan waktu 6 hari.", "Pemeriksaan itu makan waktu 6 jam.", ("6 hari", "6 jam")),
        ("Lahan seluas 4 hektare itu disegel.", "Lahan seluas 4 meter itu disegel.", ("4 hektare", "4 meter")),
        ("Apel digelar pukul 07.30 WIT.", "Apel digelar pukul 07.30 WITA.", ("07.30 WIT", "07.30 WITA")),
        ("Pemeriksaan itu makan waktu dua minggu.", "Pemeriksaan itu makan waktu 2 pekan.", None),
        ("Apel digelar pukul 07.30.", "Apel digelar pukul 07.30 WITA.", None),
        ("Lahan seluas 4 ha itu disegel.", "Lahan seluas empat hektare itu disegel.", None),
    ],
)
def test_units(former: str, newer: str, told: tuple[str, str] | None) -> None:
    flag = difference(former, newer).numbers
    assert (*flag.former, *flag.newer) == (told or ())


@pytest.mark.parametrize(
    ("former", "newer", "told"),
    [
        ("Ratusan pegawai dikumpulkan.", "Belasan pegawai dikumpulkan.", ("Ratusan", "Belasan")),
        ("Separuh anggaran itu dipotong.", "Sepertiga anggaran itu dipotong.", ("Separuh", "Sepertiga")),
        ("Gugatan kedua ditolak.", "Gugatan ketiga ditolak.", ("kedua", "ketiga")),
        ("Pangkat sang camat golongan III/d.", "Pangkat sang camat golongan IV/d.", ("III", "IV")),
        ("Sidang dibuka lagi bulan Maret.", "Sidang dibuka lagi bulan Mei.", ("Maret", "Mei")),
        ("Pangkatnya ditahan sebulan.", "Pangkatnya ditahan setahun.", ("sebulan", "setahun")),
        ("Pangkatnya ditahan setahun.", "Pangkatnya ditahan dua tahun.", ("dua tahun",)),
        ("Pangkatnya ditahan setahun.", "Pangkatnya ditahan 1 tahun.", ()),
        ("Setengah anggaran itu dipotong.", "Separuh anggaran itu dipotong.", ()),
        ("Gugatan itu ditolak.", "Gugatan kedua itu ditolak.", ()),
        ("Ratusan pegawai dikumpulkan.", "Pegawai dikumpulkan.", ()),
        ("Dananya Rp 2,4 M.", "Dananya Rp2,4 miliar.", ()),
        ("Dana untuk acara itu Rp 750 rb.", "Dana untuk acara itu Rp750.000.", ()),
        ("Dananya Rp 2,4 M.", "Dananya Rp 2,4 T.", ("2,4 M", "2,4 T")),
        ("Hadir pula 3 M. Rizal bersaudara.", "Hadir pula 3 T. Rizal bersaudara.", ()),
    ],
)
def test_numbers_that_are_spelt_otherwise(former: str, newer: str, told: tuple[str, ...]) -> None:
    flag = difference(former, newer).numbers
    assert (*flag.former, *flag.newer) == told


@pytest.mark.parametrize(("word", "is_told"), [("orang", False), ("laporan", True)])
def test_persons_are_those_that_were_counted_by_what_they_are(word: str, is_told: bool) -> None:
    former = "Bawaslu memanggil 14 camat."
    found = difference(former, f"{former}\nPemeriksaan terhadap 14 {word} itu selesai.")
    assert bool(found.numbers) is is_told


@pytest.mark.parametrize(
    ("former", "newer"),
    [
        ("“Kami netral,” kata Adi.", "'Kami netral', kata Adi."),
        ('Ia menyebutnya "pesta rakyat".', "Ia menyebutnya “pesta rakyat.”"),
        ("«Tunggu saja», katanya.", '"Tunggu saja," katanya.'),
    ],
)
def test_marks_and_the_side_of_a_comma_are_typography(former: str, newer: str) -> None:
    assert difference(former, newer).kind == "typography"


@pytest.mark.parametrize(
    ("former", "newer"),
    [
        ('"Kami netral," kata Adi.', "Kami netral, kata Adi."),
        ('"Kami netral?" kata Adi.', '"Kami netral!" kata Adi.'),
    ],
)
def test_other_marks_are_a_change(former: str, newer: str) -> None:
    assert difference(former, newer).kind == "changed"


def test_what_stands_in_no_words_has_no_place() -> None:
    string = "7, 9 dan " + "kata " * LONGEST_CLAUSE + "8"
    assert places(string, [(0, 1), (3, 4), (len(string) - 1, len(string))]) == [NOWHERE] * 3
