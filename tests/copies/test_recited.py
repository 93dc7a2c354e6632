"""What any number of articles has word for word makes none of them a copy: laws, pledges, what was reported before."""

import pytest

from pipelines.copies.overlap import overlap
from pipelines.copies.recited import reported
from pipelines.copies.words import words_of

LAW = (
    "Pasal 12 Peraturan Bupati tentang Kode Etik berbunyi: setiap pegawai menjaga jarak yang sama dari semua calon, "
    "tidak meminjamkan ruang, kendaraan ataupun alat kantor kepada tim pemenangan, dan melapor kepada atasan apabila "
    "diajak ikut serta dalam kegiatan yang menguntungkan seseorang.\n"
    "a. Teguran lisan diberikan kepada pegawai yang baru sekali melanggar dan mengakui perbuatannya di hadapan "
    "atasan.\n"
    "b. Teguran tertulis diberikan kepada pegawai yang mengulangi perbuatan itu dalam waktu dua belas bulan."
)
PLEDGE = (
    "Naskah ikrar itu berbunyi: “Kami bertekad melayani siapa saja tanpa bertanya apa pilihannya. Kedua, kami "
    "menolak pemberian dalam rupa apa pun dari peserta pemilihan. Ketiga, kami menutup telinga terhadap ajakan yang "
    "memihak, dari atasan sekalipun. Keempat, kami siap dihukum apabila di kemudian hari mengingkari janji ini di "
    "hadapan rakyat.”"
)
BACKGROUND = (
    "Diberitakan sebelumnya, seorang juru parkir pasar merekam mobil dinas yang mengangkut tumpukan spanduk calon "
    "pada malam hari. Rekaman itu menyebar dari satu telepon ke telepon lain sebelum sampai ke meja pengawas.\n"
    "Pemilik mobil sempat menyangkal, lalu meminta maaf ketika nomor polisinya terbaca jelas pada menit kedua."
)
NEWS = [
    "Hujan turun sejak pagi ketika para pegawai kelurahan berkumpul di gedung serbaguna yang atapnya baru diganti. "
    "Tidak seorang pun membawa telepon ke dalam ruangan, sebab panitia menitipkan semuanya di meja depan.",
    "Sidang yang dijadwalkan pukul sembilan baru dibuka menjelang siang karena saksi terjebak jembatan putus. "
    "Hakim menunda pembacaan putusan sampai pekan depan, dan hadirin pulang dengan kecewa.",
]


def both_ways(one: str, other: str) -> bool:
    told = overlap(one, other).are_copies
    assert overlap(other, one).are_copies == told
    return told


@pytest.mark.parametrize("common", [LAW, PLEDGE, BACKGROUND], ids=["law", "pledge", "background"])
def test_reports_that_recite_the_same_are_no_copies(common: str) -> None:
    first, second = (f"{news}\n{common}" for news in NEWS)
    # It would be the larger part of both.
    assert len(words_of(common)) > len(words_of(NEWS[0]))
    assert not both_ways(first, second)


@pytest.mark.parametrize("common", [LAW, PLEDGE, BACKGROUND], ids=["law", "pledge", "background"])
def test_a_copy_is_known_beside_what_it_recites(common: str) -> None:
    report = f"{NEWS[0]} {NEWS[1]}\n{common}"
    assert both_ways(report, f"Kabar ini dikutip dari rilis panitia.\n{NEWS[0]} {NEWS[1]}")
    assert both_ways(f"{NEWS[0]}\n{common}", f"LANGSA – {NEWS[0]}\n{common}")


def test_what_is_reported_stays() -> None:
    assert reported(NEWS[0]) == NEWS[0]
    said = "“Kami berjanji hadir tepat waktu,” kata camat. Ia menyebut ikrar itu dibacakan dua kali."
    assert reported(said) == said
    assert reported(f"{BACKGROUND}\n{NEWS[0]} {NEWS[1]} {NEWS[0]}").startswith("Pemilik mobil")


def test_background_without_a_word_that_announces_it_makes_no_copies() -> None:
    background = BACKGROUND.removeprefix("Diberitakan sebelumnya, s")
    first, second = (f"{news} {news[:40]}\n{background}" for news in NEWS)
    assert not both_ways(first, second)
