"""Normalising: what the five real articles and our own layouts come to, and that doing it twice changes nothing."""

import json
import re
import time
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.items import Article, Author
from pipelines import lexicon
from pipelines.chain import run
from pipelines.layout import MOST_LINES
from pipelines.layout.boilerplate import is_boilerplate
from pipelines.layout.cleaning import lines_of
from pipelines.layout.lines import is_date, is_ornament, is_section
from pipelines.normalise import normalise
from pipelines.read import Reading

SHARED = Path(__file__).parents[1] / "../shared"
REAL = sorted((SHARED / "seeds").glob("*.txt"))
real = pytest.mark.skipif(not REAL, reason="the real articles are not in this checkout")


@real
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_real_articles_agree_with_their_gold(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    gold = json.loads((SHARED / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
    article = normalise(Article(identity=path.name, body=text))

    assert article.headline == gold["headline"]
    assert article.section == gold["section"]
    assert article.outlet == gold["outlet"]
    assert (article.dateline and article.dateline.place) == (gold["dateline"] and gold["dateline"]["place"])
    assert {(one.name, one.role) for one in article.authors} == {(one["name"], one["role"]) for one in gold["authors"]}
    assert article.view_count == gold["view_count"]
    assert list(article.captions) == [text[start:end] for start, end in gold["captions"]]
    assert [item.title for item in article.related] == [
        text[start:end].split("\n")[-1] for start, end in gold["related"]
    ]
    assert list(article.languages) == gold["languages"]
    assert (article.translation is not None) == ("translation_span" in gold)
    assert normalise(article) == article


LINES = [
    "Berita",
    "JATENG",
    "Redaksi",
    "81",
    "×",
    "Baca Juga:",
    "Baca Juga: Panen Raya di Desa Sukamaju",
    "Artikel Terkait",
    "Tags: asn, netral",
    "Camat Diperiksa Bawaslu",
    "Camat Diperiksa Bawaslu Karena Hadiri Kampanye Calon Bupati",
    "Camat saat diperiksa di kantor Bawaslu kabupaten",
    "PASURUAN –",
    "Kota Pasuruan, Bhirawa.",
    "MALANG, KABAR – Camat diperiksa oleh Bawaslu selama dua jam pada Senin (4/11/2024).",
    "Camat itu mengaku hanya lewat.",
    "“Saya hanya lewat,” katanya kepada wartawan di gedung Graha",
    "Bhakti, Senin siang. (eko)",
    "dan tidak ikut bersorak bersama warga yang hadir di lapangan.",
    "Ia pulang.Setelah itu ia diam. _budi",
    "(ali/red)",
    "[hil.iib]",
    "***",
    "Editor :",
    "Budi Santoso",
    "Penulis: Budi | Editor: Ani",
    "Senin, 4 November 2024 | 10:00 WIB",
    "Dibaca : 120 kali",
    "Diperbarui: 5 November 2024 07:00",
    "Kabar Bromo, Selasa 5 November 2024",
    "Malang, Kabar Bromo",
    "[BLITAR] Camat diperiksa lagi karena laporan baru dari warga.",
    "SUARA BROMO, LUMAJANG - Camat tidak hadir pada pemeriksaan kedua.",
    "© Diskominfo Kota Malang 2024 — naskah: Sari; foto: Dedi",
    "2 menit baca",
    "Sebarkan artikel ini",
    "The district head said that he only passed by the place on his way home from work.",
    "He was questioned for two hours by the supervisors of the election in their office.",
    "",
    "Foto: Warga mengantre di depan kantor bupati",
    "•",
    "- Advertisement -",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=14), st.sampled_from([None, "Camat Diperiksa Bawaslu - Kabar"]))
def test_twice_is_once_for_any_order_of_lines(lines: list[str], headline: str | None) -> None:
    article = normalise(Article(identity="x", body="\n".join(lines), headline=headline, outlet=headline and "Kabar"))
    assert normalise(article) == article


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_twice_is_once_for_any_text(text: str) -> None:
    article = normalise(Article(identity="x", body=text, headline=text[:40]))
    assert normalise(article) == article


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=14))
def test_no_line_is_lost(lines: list[str]) -> None:
    _assert_kept("\n".join(lines))


@real
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_no_line_of_a_real_article_is_lost(path: Path) -> None:
    _assert_kept(path.read_text(encoding="utf-8"))


WORD = re.compile(r"[^\W_]+")
DATES = {"senin", "selasa", "4", "5", "november", "2024", "07", "00", "10", "wib", "diperbarui"}
LABELS = set(
    WORD.findall(
        " ".join(row["label"] for name in ("byline_labels", "related_labels") for row in lexicon.rows(name))
        + " "
        + " ".join([*lexicon.tables("layout")["counters"], *lexicon.tables("layout")["counter_units"], "asn netral"])
    )
)


def _assert_kept(text: str) -> None:
    """Every word is in the body or a field, but for what the lexicon knows as furniture of a page."""
    article = normalise(Article(identity="x", body=text))
    translation = article.translation.text if article.translation else ""
    fields = [article.headline or "", article.section or "", article.outlet or "", translation]
    fields.append(str(article.view_count or ""))
    fields += [*article.captions, *(item.title for item in article.related), *(one.name for one in article.authors)]
    kept = set(WORD.findall(" ".join([article.body, *fields]).lower()))
    if article.date_published or article.date_modified:
        kept |= DATES
    for line in lines_of(text):
        furniture = is_boilerplate(line) or is_ornament(line) or is_date(line) or is_section(line)
        if not (furniture or line.isdigit()):
            assert set(WORD.findall(line.lower())) - kept - LABELS == set(), line


@pytest.mark.parametrize("text", ["", " ", "\n\n", "netral", "\ufeff", "×", "***", "Baca Juga:", "81", "(eko)", "“"])
def test_scraps_do_no_harm(text: str) -> None:
    article = normalise(Article(identity="x", body=text))
    assert article.headline is None
    assert normalise(article) == article


def test_a_lone_word_stays_in_the_body() -> None:
    assert normalise(Article(identity="x", body="netral")).body == "netral"


def test_characters_are_cleaned() -> None:
    dirty = "\ufeffAparatur\u00a0sipil\u200b negara\u00ad  tetap\tnetral\x00 di Kabupaten Bima,\r\n"
    dirty += "kata Bupati kepada semua pegawai\x85\x94\u2028E\u0301tape."
    assert normalise(Article(identity="x", body=dirty)).body.split("\n") == [
        "Aparatur sipil negara tetap netral di Kabupaten Bima, kata Bupati kepada semua pegawai…”",
        "Étape.",
    ]


def test_quotation_marks_stay_as_written() -> None:
    body = "“Kami netral,\" kata 'Budi' dan ‘Ani’ di «kantor» itu."
    assert normalise(Article(identity="x", body=body)).body == body


def test_page_authors_give_way_only_to_persons() -> None:
    admin = Author(name="admin", role="reporter")
    body = "Camat diperiksa oleh Bawaslu.\nIa pulang sore itu juga."
    assert normalise(Article(identity="x", body=body, authors=(admin,))).authors == (admin,)
    signed = normalise(Article(identity="x", body=f"{body} (Tono)", authors=(admin,)))
    assert signed.authors == (Author(name="Tono", role="reporter"),)


DATED = "Camat Diperiksa Bawaslu\n{}\nCamat diperiksa oleh Bawaslu di kantornya.\nIa pulang sore itu juga."


def _dated(line: str, published: datetime | None = None, modified: datetime | None = None) -> Article:
    body = DATED.format(line)
    return normalise(Article(identity="x", body=body, date_published=published, date_modified=modified))


def test_dates_that_the_page_states_stay() -> None:
    known = datetime(2024, 11, 4, 9, tzinfo=timezone(timedelta(hours=8)))
    article = _dated("Senin, 2 Desember 2024 10:00 WIB", published=known)
    assert article.date_published == known
    assert article.body.startswith("Camat diperiksa oleh")


def test_a_date_takes_its_zone_from_the_other_unless_that_is_utc() -> None:
    wita = datetime(2024, 11, 5, 9, tzinfo=timezone(timedelta(hours=8)))
    printed = "Senin, 4 November 2024 10:00"
    assert _dated(printed, modified=wita).date_published == datetime(2024, 11, 4, 10, tzinfo=wita.tzinfo)
    wib = timezone(timedelta(hours=7))
    assert _dated(printed, modified=wita.astimezone(UTC)).date_published == datetime(2024, 11, 4, 10, tzinfo=wib)


@pytest.mark.parametrize(
    "line", ["30 Februari 2024", "4 November 1024", "2 jam lalu", "10:15 WIB", "Selasa (5/11)", "November"]
)
def test_what_is_no_day_states_no_date(line: str) -> None:
    assert _dated(line).date_published is None


def test_a_counter_with_words_goes_before_a_number_alone() -> None:
    assert _dated("81\nDibaca : 120 kali").view_count == 120
    assert _dated("81").view_count == 81


def test_an_outlet_before_the_date_gives_way_to_the_one_the_page_states() -> None:
    body = DATED.format("kabarbromo.example, 4 November 2024")
    assert normalise(Article(identity="x", body=body)).outlet == "kabarbromo.example"
    assert normalise(Article(identity="x", body=body, outlet="Kabar Bromo")).outlet == "Kabar Bromo"


def test_authors_are_named_once() -> None:
    tono = Author(name="Tono", role="reporter")
    article = Article(identity="x", body="Camat diperiksa oleh Bawaslu.\nIa pulang sore itu. (tono)", authors=(tono,))
    assert normalise(article).authors == (tono,)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "A" * 200_000,
        "1" * 200_000,
        "." * 200_000,
        "“" * 200_000,
        '"' * 200_000,
        "(" * 200_000,
        "a." * 100_000,
        "abc.Abc" * 30_000,
        "A - " * 50_000,
        "a b " * 50_000,
        "(a) " * 50_000,
        "* " * 100_000,
        "abcd. A" * 30_000,
        "Baca Juga: " * 20_000,
        "Penulis: " * 20_000,
        "Senin, " * 30_000,
        "12/9/2024 " * 20_000,
        "[A] " * 50_000,
        "A, (B) " * 30_000,
        "baca (" * 30_000,
        "\\n" * 100_000,
    ],
    ids=lambda text: text[:8],
)
def test_one_long_line_takes_linear_time(text: str) -> None:
    started = time.perf_counter()
    normalise(Article(identity="x", body=text))
    assert time.perf_counter() - started < 1.5


@pytest.mark.parametrize(
    "line",
    [
        *[
            "Kota Bima",
            "Baca Juga:",
            "(eko)",
            "Budi Santoso",
            "81",
            "netral.",
            "PASURUAN –",
            "Editor :",
            "Berita Terkait",
        ],
        *["21 Oktober 2024 | 10:15 WIB", "Kabar Kota, 12/9/2024", "Pasuruan, Kabar", "[BANDUNG] a", "2 menit baca"],
        "camat itu pergi ke kantor bupati dan kembali lagi",
    ],
)
def test_many_short_lines_take_linear_time(line: str) -> None:
    started = time.perf_counter()
    normalise(Article(identity="x", body="\n".join([line] * 20_000)))
    assert time.perf_counter() - started < 3


def test_a_body_that_is_cut_off_is_told() -> None:
    lines = [f"Baris nomor {number} tentang netralitas pegawai negeri." for number in range(MOST_LINES + 1)]
    outcome = run(Article(identity="panjang", body="\n".join(lines)), keep_off_topic=True)
    assert isinstance(outcome.item, Reading)
    assert lines[0] in outcome.item.article.body
    assert lines[-1] not in outcome.item.article.body
    assert f"what stands behind {MOST_LINES} lines is cut off" in outcome.warnings
