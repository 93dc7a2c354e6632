"""The lexicon of verbs of saying: in order, and with the forms that news cannot do without."""

import pytest

from pipelines import lexicon

ROWS = lexicon.rows("verbs_of_saying")
BASES = {row["form"]: row["base"] for row in ROWS}


def test_forms_are_sorted_and_unique() -> None:
    forms = [row["form"] for row in ROWS]
    assert forms == sorted(set(forms))


def test_forms_and_bases_are_lower_case() -> None:
    assert all(row[column] == row[column].lower().strip() for row in ROWS for column in ("form", "base"))


def test_positions_are_known() -> None:
    assert {row["position"] for row in ROWS} == {"tag", "clause", "passive"}


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("ujar", "ujar"),
        ("ujarnya", "ujar"),
        ("pungkasnya", "pungkas"),
        ("pinta", "pinta"),
        ("mengatakan", "kata"),
        ("menegaskan", "tegas"),
        ("menyampaikan", "sampai"),
        ("mengimbau", "imbau"),
        ("menghimbau", "himbau"),
        ("dijelaskannya", "jelas"),
        ("dikatakan", "kata"),
        ("menginstruksikan", "instruksi"),
        ("mengemukakan", "kemuka"),
    ],
)
def test_base_of(form: str, base: str) -> None:
    assert BASES[form] == base
