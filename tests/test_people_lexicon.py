"""The lexicons of names and offices: sorted, unique, NFC, with source and date, and consistent with each other."""

import unicodedata

import pytest

from pipelines import lexicon

FILES = {
    "address_words": "word",
    "body_heads": "word",
    "degrees": "degree",
    "famous_nicknames": "nickname",
    "given_names": "name",
    "honorifics": "word",
    "name_context": "word",
    "name_cues": "word",
    "name_particles": "word",
    "nicknames": "cue",
    "race_words": "phrase",
    "region_types": "word",
    "role_links": "phrase",
    "not_names": "word",
    "statuses": "phrase",
    "titles": "phrase",
    "unheld_offices": "word",
    "unit_acronyms": "acronym",
    "universities": "name",
}
KINDS = {
    "body_heads": {"civic", "public"},
    "honorifics": {"address", "corps", "rank", "title"},
    "name_cues": {"abbreviated", "adverb", "called", "credit", "hiding", "locating", "masking", "naming", "team"},
    "not_names": {"calendar", "common", "container", "institution", "verb"},
    "role_links": {"again", "appointed", "break", "former", "link", "several"},
    "titles": {
        "case",
        "customary",
        "deputy",
        "event",
        "field",
        "none",
        "post",
        "resident",
        "served",
        "territory",
        "unit",
    },
}
CONTEXTS = {
    "aside",
    "ballot",
    "called",
    "cause",
    "commission",
    "country",
    "entrusting",
    "chapter",
    "demonstrative",
    "department",
    "direction",
    "grade",
    "joiner",
    "local",
    "muhammad",
    "nicknaming",
    "numbered",
    "opener",
    "patronymic",
    "place",
    "pronoun",
    "republic",
    "shortened",
    "then",
    "topographic",
    "unit",
    "whole",
}
LEVELS = {"body", "city", "district", "national", "none", "province", "regency", "region", "village"}
STATUSES = {
    "calon",
    "definitif",
    "mantan",
    "pelaksana harian",
    "pelaksana tugas",
    "penjabat",
    "penjabat sementara",
}


@pytest.mark.parametrize(("name", "column"), FILES.items())
def test_file_is_in_order(name: str, column: str) -> None:
    keys = [row[column] for row in lexicon.rows(name)]
    assert keys
    assert all(keys)
    assert keys == sorted(set(keys))
    text = (lexicon.FOLDER / f"{name}.csv").read_text("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    head = [line for line in text.splitlines() if line.startswith("#")]
    assert any(line.startswith("# source: ") for line in head)
    assert any(line.startswith("# date: ") for line in head)


@pytest.mark.parametrize("name", [name for name in FILES if name != "degrees"])
def test_phrases_are_in_lower_case(name: str) -> None:
    assert all(row[FILES[name]] == row[FILES[name]].lower() for row in lexicon.rows(name))


@pytest.mark.parametrize(("name", "kinds"), KINDS.items())
def test_kinds_are_known(name: str, kinds: set[str]) -> None:
    assert {row["kind"] for row in lexicon.rows(name)} <= kinds


def test_contexts_are_known() -> None:
    assert {kind for row in lexicon.rows("name_context") for kind in lexicon.split(row["kinds"])} == CONTEXTS


def test_titles_have_known_levels_and_statuses() -> None:
    rows = lexicon.rows("titles")
    assert {row["level"] for row in rows} <= LEVELS
    assert {row["status"] for row in rows} <= STATUSES | {""}
    assert all(row["title"] for row in rows)


def test_a_role_that_is_no_office_is_of_no_level() -> None:
    assert {
        row["level"] for row in lexicon.rows("titles") if row["kind"] in {"case", "event", "field", "none", "served"}
    } == {"none"}


def test_statuses_are_those_of_the_record() -> None:
    assert {row["status"] for row in lexicon.rows("statuses")} == STATUSES


def test_no_word_is_an_honorific_and_a_given_name() -> None:
    assert not {row["word"] for row in lexicon.rows("honorifics")} & {
        row["name"] for row in lexicon.rows("given_names")
    }
