"""People are known again from the text of articles to the link: floors for pairs of mentions, by set."""

import json
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.persons.reading import files, score

# Precision, recall, and the share of mentions that have to be read at all.
FLOORS = {"development": (1.0, 0.9, 0.98), "held_out": (0.99, 0.8, 0.98)}
LEAST_ARTICLES = 60


@pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
def test_people_of_articles_are_known_again(db: Database, file: Path) -> None:
    found = score(db, file)
    precision, recall, read = FLOORS[file.stem]
    assert found.pairs.precision >= precision, found.pairs.wrong
    assert found.pairs.recall >= recall, found.pairs.missed
    mentions = sum(len(line["people"]) for line in lines(file))
    assert len(found.unread) <= (1 - read) * mentions, found.unread


@pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
def test_a_set_is_sound(file: Path) -> None:
    told = lines(file)
    assert len({line["url"] for line in told}) == len(told) >= LEAST_ARTICLES
    for line in told:
        assert len(set(line["people"].values())) == len(line["people"])
        assert all(name in line["text"] for name in line["people"].values()), line["url"]


def lines(file: Path) -> list[dict[str, dict[str, str]]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
