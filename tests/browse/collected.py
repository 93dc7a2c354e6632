"""A database as real crawls make it: articles of files, a site that was visited twice, copies, and hostile pages."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from tests.e2e.crawling import ROOT, Crawl
from tests.sites.laravel import Laravel
from tests.sites.posts import posts
from tests.sites.server import served

POSTS = 15
ADDED = "Sebanyak 17 pegawai sudah dimintai keterangan, kata Rudi Hartanto, Jumat (4/10/2024)."
HOSTILE_HEADLINE = "<script>document.title='taken'</script> ASN \"netral\" & 'aman' <img src=x onerror=alert(1)>"
HOSTILE_NAME = "Budi <b onmouseover=alert(2)>Santoso</b>"
HOSTILE_OUTLET = "Kabar <svg onload=alert(3)>"
RELEASE = (
    "KONAWE – Pemerintah Kabupaten Konawe mengingatkan seluruh aparatur sipil negara (ASN) untuk menjaga netralitas "
    "pada Pilkada 2024. Imbauan itu disampaikan Penjabat Bupati Konawe, Rahmat Lasandara, saat apel gabungan di "
    "halaman kantor bupati, {day}.\n"
    '"ASN dilarang ikut kampanye dalam bentuk apa pun. Yang melanggar akan kami proses sesuai aturan," kata Rahmat.\n'
    "Ia merujuk Undang-Undang Nomor 20 Tahun 2023 tentang ASN dan Peraturan Pemerintah Nomor 94 Tahun 2021 tentang "
    "Disiplin Pegawai Negeri Sipil. Pemkab, lanjut dia, juga membentuk tim pengawas yang beranggotakan inspektorat "
    "dan badan kepegawaian.\n"
    "Sejauh ini Bawaslu Konawe menangani {cases} kasus dugaan pelanggaran netralitas ASN. Beberapa di antaranya "
    "berupa unggahan di media sosial yang mendukung salah satu pasangan calon.\n"
    "Apel itu diikuti kepala dinas, camat, dan lurah se-Kabupaten Konawe. Mereka menandatangani pakta integritas di "
    "hadapan wakil ketua DPRD dan perwakilan Bawaslu."
)
COPIES = (
    ("Suara Konawe Uji", "2024-10-07T09:00:00+08:00", "Pj Bupati Konawe Minta ASN Netral", "Senin (7/10/2024)", "lima"),
    (
        "Kendari Kabar Uji",
        "2024-10-07T13:30:00+08:00",
        "ASN Konawe Diingatkan soal Netralitas",
        "Senin (7/10/2024)",
        "lima",
    ),
    (
        "Sultra Harian Uji",
        "2024-10-08T08:10:00+08:00",
        "Rahmat Lasandara: ASN Dilarang Kampanye",
        "Selasa (8/10/2024)",
        "tujuh",
    ),
)


def collect(folder: Path) -> Path:
    """Make the database in an empty folder. Returns its path."""
    crawl = Crawl(folder)
    site = Laravel([*posts(POSTS)])
    with served(site):
        crawl.of(site)
        edited, removed = [post for post in site.posts if post.on_topic][:2]
        site.posts[site.posts.index(edited)] = replace(
            edited, headline=f"{edited.headline} (Diperbarui)", paragraphs=(*edited.paragraphs, ADDED)
        )
        site.posts.remove(removed)
        crawl.make_due(site.address(edited), site.address(removed))
        crawl.of(site)
    articles = folder / "articles"
    articles.mkdir()
    (articles / "copies.jsonl").write_text("\n".join(json.dumps(one) for one in [*copies(), hostile()]), "utf-8")
    for path in (ROOT / "seeds", articles):
        command = [
            sys.executable,
            "-m",
            "scrapy",
            "crawl",
            "seeds",
            "-a",
            f"path={path}",
            "-s",
            f"DATABASE={crawl.database}",
        ]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=300)
    return crawl.database


def copies() -> list[dict[str, str]]:
    """One release that three outlets print; the last has another day and another number."""
    return [
        {
            "url": f"https://{outlet.split()[0].lower()}.example/2024/10/netralitas-asn-konawe",
            "outlet": outlet,
            "headline": headline,
            "date_published": published,
            "text": RELEASE.format(day=day, cases=cases),
        }
        for outlet, published, headline, day, cases in COPIES
    ]


def hostile() -> dict[str, object]:
    """An article whose every text tries to become markup."""
    return {
        "url": "https://jahat.example/berita?a=1&b=%22%3E%3Cscript%3Ealert(4)%3C/script%3E",
        "outlet": HOSTILE_OUTLET,
        "headline": HOSTILE_HEADLINE,
        "authors": [HOSTILE_NAME],
        "section": "\"><a href='javascript:alert(5)'>Politik</a>",
        "date_published": "2024-10-09T08:00:00+07:00",
        "text": (
            "Bupati Takalar <script>alert(6)</script> Ahmad Daeng meminta ASN menjaga netralitas pada Pilkada 2024.\n"
            '"ASN harus netral </p></main><script>alert(7)</script>, dan jangan ikut kampanye," kata Ahmad Daeng.\n'
            'Selengkapnya di javascript:alert(8) atau {{ 7 * 7 }} dan <a href="javascript:alert(9)">di sini</a>.'
        ),
    }
