"""Planted people are told apart and known again: on the sentences we tuned on, and on others."""

import random
from pathlib import Path

import pytest
from sqlite_utils import Database

from pipelines.persons.links import link
from pipelines.schema import open_database
from tests.persons.gold import Agreement, Planted, agreement, planted
from tests.persons.storing import partition, persons, save

FILES = ("development.csv", "held_out.csv")


def linked(db: Database, mentions: list[Planted]) -> Agreement:
    save(db, mentions)
    link(db)
    return agreement(mentions, persons(db))


@pytest.mark.parametrize(("file", "precision", "recall"), [("development.csv", 1.0, 0.95), ("held_out.csv", 0.98, 0.9)])
def test_planted_people_are_known_again(db: Database, file: str, precision: float, recall: float) -> None:
    found = linked(db, planted(file))
    assert found.precision >= precision, found.wrong
    assert found.recall >= recall, found.missed


def test_the_sets_are_large_enough_to_tell() -> None:
    mentions = [mention for file in FILES for mention in planted(file)]
    assert len(mentions) >= 60
    assert len({mention.article for mention in mentions}) >= 40
    names = {mention.name for mention in mentions}
    shared = [name for name in names if len({one.person for one in mentions if one.name == name}) > 1]
    assert len(shared) >= 10


def test_agreement_can_fail() -> None:
    mentions = planted("development.csv")
    together = agreement(mentions, {(one.article, one.name): 1 for one in mentions})
    alone = agreement(mentions, {(one.article, one.name): place for place, one in enumerate(mentions)})
    assert (together.precision < 0.2, together.recall) == (True, 1.0)
    assert alone.recall == 0.0


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_arrival_does_not_matter(tmp_path: Path, seed: int) -> None:
    mentions = [mention for file in FILES for mention in planted(file)]
    mixed = random.Random(seed).sample(mentions, len(mentions))
    mixed.sort(key=lambda one: random.Random(f"{seed} {one.article}").random())
    found = []
    for name, order in (("sorted", mentions), ("mixed", mixed)):
        db = open_database(tmp_path / f"{name}.sqlite3")
        for start in range(0, len(order), 40 if name == "mixed" else len(order)):
            save(db, order[start : start + 40] if name == "mixed" else order)
            link(db)
        found.append(partition(db))
    assert found[0] == found[1]
