"""The facts in laws.csv hang together: kinds are known, numbers and years and dates are what they claim to be."""

from datetime import date

import pytest

from pipelines import lexicon
from pipelines.grammar.legal_citations_grammar import citations

LAWS = lexicon.rows("laws")
KINDS = {row["kind"] for row in lexicon.rows("laws_kinds")}


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law["citation"])
def test_a_law_is_whole(law: dict[str, str]) -> None:
    first, *_ = lexicon.split(law["number"])
    assert law["kind"] in KINDS
    assert law["citation"] == f"{law['kind']} {first}/{law['year']}"
    assert 1945 <= int(law["year"]) <= 2026
    assert law["title"]
    assert law["topic"]
    assert not first.startswith("0")


@pytest.mark.parametrize("law", [law for law in LAWS if law["in_force_from"]], ids=lambda law: law["citation"])
def test_a_law_ends_after_it_began(law: dict[str, str]) -> None:
    begun = date.fromisoformat(law["in_force_from"])
    assert begun.year == int(law["year"])
    assert not law["in_force_to"] or date.fromisoformat(law["in_force_to"]) > begun


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law["citation"])
def test_a_law_is_found_by_its_own_citation(law: dict[str, str]) -> None:
    first, *_ = lexicon.split(law["number"])
    (cited,) = citations(f"Menurut {law['kind']} Nomor {first} Tahun {law['year']} hal itu dilarang.")
    assert (cited.kind, cited.numbers[0], cited.year) == (law["kind"], first, int(law["year"]))


def test_no_two_laws_share_a_number() -> None:
    numbers = [(law["kind"], number, law["year"]) for law in LAWS for number in lexicon.split(law["number"])]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("name", ["laws", "laws_kinds"])
def test_rows_are_sorted_and_unique(name: str) -> None:
    keys = [next(iter(row.values())) for row in lexicon.rows(name)]
    assert keys == sorted(set(keys))
