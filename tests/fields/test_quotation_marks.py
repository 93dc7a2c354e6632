"""Pairing quotation marks: `[` and `]` below stand where a stretch must start and end."""

import re
import time
from itertools import pairwise

import pytest

from pipelines.grammar.quotation_marks import stretches


def lines_of(string: str) -> tuple[tuple[int, int], ...]:
    return tuple((line.start(), line.end()) for line in re.finditer(r"[^\n]+", string))


@pytest.mark.parametrize(
    "marked",
    [
        "“[Kami netral,]” kata Sari. “[Titik.]”",
        '"[Kami netral,]" kata Sari. "[Titik.]"',
        '“[Kami netral,]" kata Sari. "[Titik.]”',
        '" [Kami netral,] " kata Sari.',
        "''[Kami netral,]'' kata Sari, ,,[Titik]'' dan „[Koma]“ serta «[Seru]»",
        "‘[Kami tidak kampanye pada Jum’at ini,]’ kata Ma'ruf dari Su'ao.",
        "'[Kami netral,]' kata Sari. '[Titik.]'",
        "”[Kami netral,]” kata Sari. ”[Titik.]”",
        '"[Kata "netral" itu berat,]" kata Sari. "[Berat.]"',
        "“[Kata ‘netral’ itu berat,]” kata Sari.",
        "“[Kami netral. Kami diam.]\n“[Kami bekerja,]” kata Sari.",
        "“[Kami netral.]\nMenurut Sari, cukup. “[Cukup,]” katanya.",
        "“[Kami netral dan\ntetap bekerja,]” kata Sari. “[Cukup.]”",
        '"[Kami netral,] kata Sari. "[Cukup,]" katanya.',
        '[Kami netral,]" katanya. "[Cukup.]"',
        '"[Kami netral, ]"kata Sari. "[Cukup,]" katanya.',
        'Sari berkata,"[Kami netral,]"lalu pergi."[Cukup.]"',
        '\\"[Kami netral,]\\" kata Sari.',
        '""[Kami netral,]"" kata Sari.',
        'Ia menolak ("[titip nama]") dan pergi.',
        "Tanpa satu tanda pun, Jum'at dan Ma'ruf utuh.",
        "Sumur sedalam 12' digali warga 'Aisyiyah.",
    ],
)
def test_stretches_are_the_words_between_marks(marked: str) -> None:
    expected = [re.sub(r"[\[\]]", "", found).strip() for found in re.findall(r"\[[^\]]*\]", marked)]
    string = re.sub(r"[\[\]]", "", marked)
    assert [string[s.start : s.end] for s in stretches(string, lines_of(string))] == expected


def test_a_stretch_without_its_partner_is_not_complete() -> None:
    string = "“Kami netral.\nTitik. “Cukup,” katanya."
    assert [stretch.complete for stretch in stretches(string, lines_of(string))] == [False, True]


def test_stretches_are_in_order_and_apart() -> None:
    string = '"a "b" c," kata "d\n“e ”f, ujarnya. “g” \'h\' "'
    found = stretches(string, lines_of(string))
    assert found
    assert all(s.opened <= s.start < s.end <= s.closed for s in found)
    assert all(left.closed <= right.opened for left, right in pairwise(found))


@pytest.mark.parametrize("mark", ['"', "“", "” ", "'", "'a ", "‘’", "\\", '\\"', ",,", ", ", "`", '"a\n', '"a, kata '])
def test_a_megabyte_of_marks_is_paired_in_linear_time(mark: str) -> None:
    string = mark * (1_000_000 // len(mark))
    lines = lines_of(string)
    start = time.process_time()
    stretches(string, lines)
    assert time.process_time() - start < 2
