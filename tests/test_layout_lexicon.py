"""The lexicon of layouts: in order, in lower case, and without entries that contradict each other."""

import unicodedata

import pytest

from pipelines import lexicon

FILES = ["boilerplate", "byline_labels", "byline_words", "outlet_names", "related_labels", "sections"]
LISTS = lexicon.tables("layout")


@pytest.mark.parametrize("name", FILES)
def test_rows_are_sorted_and_unique(name: str) -> None:
    first = [next(iter(row.values())) for row in lexicon.rows(name)]
    assert first == sorted(set(first))


@pytest.mark.parametrize("name", FILES)
def test_rows_are_lower_case_and_nfc(name: str) -> None:
    for row in lexicon.rows(name):
        key = next(iter(row.values()))
        assert key == key.lower().strip()
        assert all(cell == unicodedata.normalize("NFC", cell) for cell in row.values())


@pytest.mark.parametrize("name", FILES)
def test_files_say_source_and_date(name: str) -> None:
    head = (lexicon.FOLDER / f"{name}.csv").read_text(encoding="utf-8").split("\n")[:8]
    assert any(line.startswith("# source: ") for line in head)
    assert any(line.startswith("# date: ") for line in head)


@pytest.mark.parametrize(
    ("name", "column", "allowed"),
    [
        ("boilerplate", "match", {"exact", "prefix"}),
        ("byline_labels", "role", {"reporter", "editor", "agency", "desk", "credit"}),
        ("byline_labels", "open", {"yes", "beside", ""}),
        ("byline_words", "role", {"agency", "desk", "none"}),
        ("related_labels", "form", {"inline", "list", "colon", "tags"}),
    ],
)
def test_cells_hold_known_values(name: str, column: str, allowed: set[str]) -> None:
    assert {row[column] for row in lexicon.rows(name)} <= allowed


@pytest.mark.parametrize("name", LISTS)
def test_word_lists_are_unique_and_lower_case(name: str) -> None:
    words = LISTS[name]
    assert len(words) == len(set(words))
    assert all(word == word.lower() for word in words)


def test_no_boilerplate_is_a_section() -> None:
    boilerplate = {row["phrase"] for row in lexicon.rows("boilerplate") if row["match"] == "exact"}
    assert boilerplate & {row["name"] for row in lexicon.rows("sections")} <= {"advertorial"}


def test_outlets_are_written_as_their_names() -> None:
    assert all(row["written"].lower() == row["name"] for row in lexicon.rows("outlet_names"))
