"""The files of cues hang together: groups exist, phrases are unique once expanded, longer contexts keep the shorter."""

import re

import pytest

from crawler.items import Article
from pipelines import lexicon
from pipelines.lexicon import cues
from pipelines.text import Text

FILES = ["prohibited_acts", "sanctions", "stance"]
GROUPS = {row["phrase"]: set(lexicon.split(row["groups"])) for row in lexicon.rows("contexts")}


@pytest.mark.parametrize("name", FILES)
def test_groups_exist(name: str) -> None:
    known = set().union(*GROUPS.values())
    for row in lexicon.rows(name):
        needs = "|".join(row["needs"].split("/"))
        assert {*lexicon.split(needs), *lexicon.split(row["refuses"])} <= known, row["phrase"]


@pytest.mark.parametrize("name", FILES)
def test_no_phrase_has_two_meanings(name: str) -> None:
    meanings: dict[str, dict[str, str]] = {}
    for row in lexicon.rows(name):
        for phrase in cues.expand(row["phrase"]):
            assert phrase == " ".join(phrase.lower().split())
            said = {column: cell for column, cell in row.items() if column != "phrase"}
            assert meanings.setdefault(phrase, said) == said, phrase


@pytest.mark.parametrize("name", [*FILES, "contexts"])
def test_rows_are_sorted(name: str) -> None:
    phrases = [row["phrase"] for row in lexicon.rows(name)]
    assert phrases == sorted(set(phrases))


def test_a_longer_context_has_the_groups_of_the_shorter_inside_it() -> None:
    for phrase, groups in GROUPS.items():
        words = re.split(r"[\s/-]+", phrase)
        for inner in {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)} & set(
            GROUPS
        ):
            assert GROUPS[inner] <= groups, (phrase, inner)


def test_alternatives_expand() -> None:
    assert cues.expand("{ikut/hadir di} kampanye") == ["ikut kampanye", "hadir di kampanye"]
    assert cues.expand("politik praktis") == ["politik praktis"]


def test_a_cue_needs_its_company_and_refuses_a_guard_ahead() -> None:
    body = "Like dan share dilarang. ASN suka menyukai kopi. Ia menyukai unggahan di Facebook."
    found = cues.Cues("prohibited_acts").find(Text(Article(identity="test", body=body)))
    assert [body[cue.start - 1 : cue.end - 1] for cue in found] == ["Like dan share", "menyukai unggahan"]
