from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.items import Article, Author, Related
from crawler.parsing.joining import join, leads_on
from tests.parsing.kind_pages import PARAGRAPHS

A, B, C, D, E = PARAGRAPHS
FIRST = Article(
    identity="https://kabarlemo.example/kaus",
    url="https://kabarlemo.example/kaus",
    body=f"{A}\n{B}",
    headline="Dua Pegawai Diperiksa",
    date_published=datetime(2024, 10, 17, 4, tzinfo=UTC),
    captions=("Kantor kelurahan.",),
    related=(Related(title="Jembatan Dibuka", url="https://kabarlemo.example/jembatan"),),
)


def part(*lines: str) -> Article:
    return replace(FIRST, identity="x", url="x", body="\n".join(lines))


@pytest.mark.parametrize(
    ("bodies", "joined"),
    [
        ([[A, B], [C, D], [E]], [A, B, C, D, E]),
        ([[A, B], [A, C]], [A, B, C]),  # the lead again
        ([[A, B], [A, B]], [A, B]),  # the pager of something else
        ([["Judul di Atas", A], ["Judul di Atas", B]], ["Judul di Atas", A, B]),
        ([[A, B, "(mar/red)"], [C, D, "(mar/red)"]], [A, B, C, D, "(mar/red)"]),
        ([[A, "Ya.", B], [C, D, E, "Ya.", A + B, C + D, D + E]], [A, "Ya.", B, C, D, E, "Ya.", A + B, C + D, D + E]),
        ([[A, "Halaman selanjutnya »"], ["Halaman 2 dari 2", B, "1 2"]], [A, B]),
        ([[A, A, B], [C]], [A, A, B, C]),  # what one page repeats is its own
        ([[A.upper(), B], [A, C]], [A.upper(), B, C]),
        ([[A], []], [A]),
        ([[], [A]], [A]),
    ],
)
def test_paragraphs_in_order_and_once(bodies: list[list[str]], joined: list[str]) -> None:
    assert join([part(*lines) for lines in bodies]).body.split("\n") == joined


def test_facts_of_the_first_and_what_it_lacks_from_others() -> None:
    other = Related(title="Pasar Pindah", url="https://kabarlemo.example/pasar")
    second = replace(
        part(C),
        headline="Dua Pegawai Diperiksa - Halaman 2",
        authors=(Author(name="Marni", role="reporter"),),
        date_published=datetime(2024, 10, 18, tzinfo=UTC),
        view_count=7,
        captions=("Kantor kelurahan.", "Suasana rapat."),
        related=(*FIRST.related, other),
    )
    assert join([FIRST, second]) == replace(
        FIRST,
        body=f"{A}\n{B}\n{C}",
        authors=(Author(name="Marni", role="reporter"),),
        view_count=7,
        captions=("Kantor kelurahan.", "Suasana rapat."),
        related=(*FIRST.related, other),
    )


def test_one_part_is_the_article() -> None:
    one = part(A, "Halaman selanjutnya")
    assert join([one]) == one


def test_no_parts_are_an_error() -> None:
    with pytest.raises(ValueError, match="got none"):
        join([])


@pytest.mark.parametrize(
    "line",
    [
        "1 2 3",
        "Halaman: 1 2 3",
        "SELANJUTNYA »",
        "Halaman 2 dari 3",
        "Tampilkan Semua",
        "1 | 2",
        "Halaman: 1 2 3 Tampilkan Semua Selanjutnya",
        "« Sebelumnya 1 2 3 Berikutnya »",
        "Laman: [1] [2]",
        "Page 2/3",
    ],
)
def test_line_of_a_pager(line: str) -> None:
    assert leads_on(line)


@pytest.mark.parametrize(
    "line",
    ["", "Halaman kantor itu luas.", "Selanjutnya ia dipanggil.", "Semua pertama", "Halaman 2 dokumen", "Dari 2024", A],
)
def test_line_of_the_text(line: str) -> None:
    assert not leads_on(line)


@given(st.lists(st.lists(st.sampled_from([A, B, C, "Ya.", "1 2", "(red)", "…"]), max_size=8), min_size=1, max_size=4))
def test_no_long_paragraph_is_lost(bodies: list[list[str]]) -> None:
    joined = join([part(*lines) for lines in bodies]).body.split("\n")
    assert set(joined) - {""} <= {line for lines in bodies for line in lines}
    assert {A, B, C} & {line for lines in bodies for line in lines} <= set(joined)
