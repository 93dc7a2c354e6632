"""Every lexicon file says where it comes from, and is sorted, unique and in normal form."""

import re
import unicodedata
from pathlib import Path

import pytest

from pipelines import lexicon
from pipelines.lexicon.regions import all_regions, named

FILES = sorted(path for path in lexicon.FOLDER.iterdir() if path.suffix in {".csv", ".toml"})
TABLES = [path.stem for path in FILES if path.suffix == ".csv"]


def head(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return lines[: next(number for number, line in enumerate(lines) if not line.startswith("#"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_source_and_date_stand_at_the_head(path: Path) -> None:
    assert [line for line in head(path) if re.match(r"# source: \S", line)]
    assert [line for line in head(path) if re.fullmatch(r"# date: 20\d\d-\d\d-\d\d", line)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_text_is_in_normal_form(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert [line for line in text.splitlines() if line != line.rstrip()] == []


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_sorted_and_unique(name: str) -> None:
    rows = [tuple(row.values()) for row in lexicon.rows(name)]
    assert rows
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert len(set(rows)) == len(rows)


def test_every_region_has_its_parent_and_is_found_by_its_aliases() -> None:
    codes = {region.code for region in all_regions()}
    assert [region.name for region in all_regions() if region.parent and region.parent not in codes] == []
    assert [
        (region.name, alias) for region in all_regions() for alias in region.aliases if region not in named(alias)
    ] == []


@pytest.mark.parametrize(
    "law",
    ["UU 5/2014", "UU 20/2023", "UU 7/2017", "UU 10/2016", "PP 42/2004", "PP 53/2010", "PP 94/2021"],
)
def test_the_laws_that_the_coverage_cites_are_known_with_their_dates(law: str) -> None:
    kind, _, number = law.partition(" ")
    rows = [r for r in lexicon.rows("laws") if r["kind"] == kind and f"{r['number']}/{r['year']}" == number]
    assert len(rows) == 1
    assert rows[0]["in_force_from"]


def test_a_row_with_too_few_cells_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.csv").write_text("# source: x\na,b\n1\n", encoding="utf-8")
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match="1 cells where the header has 2"):
        lexicon.rows("broken")
