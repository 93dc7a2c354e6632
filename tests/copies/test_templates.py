"""One template printed of several places is no copy; a copy in which names were corrected is."""

from pipelines.copies.overlap import overlap
from pipelines.copies.round_ups import is_round_up

TEMPLATE = (
    "Rombongan pengawas dari ibu kota provinsi mengunjungi {place} pada {day} untuk memeriksa kesiapan petugas "
    "lapangan. Di ruang rapat {hall} rombongan disambut Penjabat Bupati {head} dan jajarannya dengan tarian selamat "
    "datang. Menurut {head}, semua petugas di kecamatan sudah menerima pelatihan dua hari dan buku panduan yang "
    "mudah dibawa. Ketua rombongan berharap warga {place} tidak segan melapor apabila melihat pegawai yang memihak "
    "salah satu calon selama masa tenang. Kunjungan ditutup dengan penanaman pohon di halaman kantor bersama {guest} "
    "dan anak-anak sekolah dasar setempat."
)


def filled(place: str, day: str, hall: str, head: str, guest: str) -> str:
    return TEMPLATE.format(place=place, day=day, hall=hall, head=head, guest=guest)


FIRST = filled("Buol", "Senin", "Pogogul", "Rusdin Lamakampali", "Camat Biau")
SECOND = filled("Banggai Laut", "Kamis", "Montolutusan", "Sahril Dg. Malewa", "Lurah Lompio")


def test_one_template_of_two_places_is_no_copy() -> None:
    found = overlap(FIRST, SECOND)
    assert found.of_shorter > 0.5
    assert not found.are_copies
    assert overlap(SECOND, FIRST) == found


def test_nor_the_same_appeal_of_another_year_with_other_people() -> None:
    again = filled("Buol", "Rabu", "Kumaligon", "Yusnita Tolinggi", "Kepala Desa Modo")
    assert not overlap(FIRST, again).are_copies


def test_a_copy_may_spell_a_name_otherwise() -> None:
    assert overlap(FIRST, FIRST.replace("Rusdin Lamakampali", "Rusdy Lamakampali")).are_copies
    assert overlap(FIRST, FIRST.replace("Rusdin Lamakampali", "Burhan Wartabone")).are_copies
    assert overlap(FIRST, FIRST.replace("Penjabat Bupati", "Pj. Bupati").replace("Menurut", "Kata")).are_copies


REPORTS = [
    FIRST,
    "Tiga penyuluh di lereng gunung menolak amplop yang dititipkan lewat kepala dusun dan menyerahkannya kepada "
    "pengawas. Amplop itu tidak dibuka sampai ada saksi dari dua pihak, kata seorang penyuluh yang meminta namanya "
    "tidak ditulis. Pengawas memberi tanda terima dan berjanji memanggil pemberi amplop dalam waktu satu minggu "
    "sejak laporan diterima.",
]


def test_a_round_up_that_says_so_is_a_copy_of_none_of_its_reports() -> None:
    announced = "\n".join(["Redaksi merangkum sejumlah peristiwa dari beberapa daerah.", *REPORTS])
    assert [overlap(report, announced).are_copies for report in REPORTS] == [False, False]
    assert overlap(announced, f"PALU – {announced}").are_copies


def test_a_round_up_is_known_by_datelines_of_several_places() -> None:
    round_up = f"PALU – {REPORTS[0]}\nENREKANG – {REPORTS[1]}"
    assert is_round_up(round_up)
    assert not is_round_up(f"PALU – {REPORTS[0]}\n{REPORTS[1]}")
    assert not any(overlap(report, round_up).are_copies for report in REPORTS)
