"""The newsroom behind the local sites: its name, its address, and the pages that every outlet has."""

NAME = "Kabar Lintas Nusa"
SLOGAN = "Mengabarkan dari daerah"
STREET = "Jalan Anggrek Barat Nomor 14, Kelurahan Sukamekar"
TELEPHONE = "(0299) 555-014"
EDITORS = ("Wahyuni Saragi", "Darmawan Lubis", "Ni Made Ariyanti")
VISITORS = ("Warga Kampung Tengah", "Pak Guru", "Ibu Rini", "Anak Pulau", "Bang Jago")
REMARKS = (
    "Semoga yang memimpin daerah ini amanah.",
    "Beritanya kurang lengkap, min. Kapan kejadiannya?",
    "Setuju, yang salah harus ditindak.",
    "Di tempat kami malah lebih parah lagi.",
    "Terima kasih infonya, sangat bermanfaat.",
)
# By the last part of their addresses.
PAGES = {
    "redaksi": (
        "Susunan Redaksi",
        (
            "Pemimpin Redaksi: Wahyuni Saragi. Redaktur Pelaksana: Darmawan Lubis. Redaktur: Ni Made Ariyanti.",
            f"Alamat redaksi: {STREET}. Telepon {TELEPHONE}.",
            "Wartawan kami dibekali kartu pers dan tidak diperkenankan menerima pemberian dari narasumber.",
        ),
    ),
    "pedoman-media-siber": (
        "Pedoman Media Siber",
        (
            "Setiap berita diperiksa kebenarannya sebelum tayang. Berita yang merugikan pihak lain memuat dua sisi.",
            "Ralat, koreksi, dan hak jawab ditautkan pada berita yang bersangkutan disertai waktu pemuatannya.",
            "Isi buatan pengguna menjadi tanggung jawab penulisnya dan dapat kami hapus.",
        ),
    ),
    "tentang-kami": (
        "Tentang Kami",
        (
            f"{NAME} terbit sejak 2009 dan meliput pemerintahan, politik, dan kehidupan warga di daerah.",
            "Kami dimiliki oleh karyawan dan tidak terikat pada partai atau calon mana pun.",
        ),
    ),
}


def editor(number: int) -> str:
    """Who edited the post of this number."""
    return EDITORS[number % len(EDITORS)]


def remarks(number: int, count: int) -> list[tuple[str, str]]:
    """Comments of readers below the post of this number: who, and what."""
    return [
        (VISITORS[(number + which) % len(VISITORS)], REMARKS[(number + 2 * which) % len(REMARKS)])
        for which in range(count)
    ]
