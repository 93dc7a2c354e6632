"""Phrases: whole words, leftmost and longest, with the offsets of the text as it stands."""

import itertools
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.lexicon.phrases import Found, Phrases


@Phrases
def phrases() -> dict[str, int]:
    return {"ASN": 1, "netralitas asn": 2, "kepala desa": 3, "desa": 4, "p3k": 5, "non-asn": 6}


@Phrases
def others() -> dict[str, str]:
    return {"asn di": "shared", "desa": "village"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ASN", [(0, 3, 1)]),
        ("Netralitas ASN di desa.", [(0, 14, 2), (18, 22, 4)]),
        ("kepala desa", [(0, 11, 3)]),
        ("asnaf, pasn dan desanya", []),
        ("(ASN) “ASN”", [(1, 4, 1), (7, 10, 1)]),
        ("P3K 3ASN", [(0, 3, 5)]),
        ("non-ASN", [(0, 7, 6)]),
        ("İ ASN", [(2, 5, 1)]),
        ("", []),
    ],
)
def test_phrases_are_found(text: str, found: list[tuple[int, int, int]]) -> None:
    assert [(one.start, one.end, one.value) for one in phrases.find(text)] == found


def test_only_a_part_may_be_searched_and_offsets_stay() -> None:
    assert phrases.find("ASN di desa ASN", 3, 11) == [Found(7, 11, 4)]


def test_phrases_of_one_lexicon_do_not_hide_those_of_another() -> None:
    text = "netralitas ASN di desa"
    assert [one.value for one in phrases.find(text)] == [2, 4]
    assert [one.value for one in others.find(text)] == ["shared", "village"]


@given(st.lists(st.sampled_from(["ASN", "desa", "kepala", "netralitas", "x", "."]), max_size=30))
def test_matches_never_overlap_and_stand_in_order(words: list[str]) -> None:
    found = phrases.find(" ".join(words))
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


def test_hostile_text_takes_linear_time() -> None:
    started = process_time()
    assert len(phrases.find("asn " * 100_000)) == 100_000
    assert process_time() - started < 3
