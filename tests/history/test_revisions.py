"""Former texts in the database: kept once, in order, with what differs between each and the next."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import permutations
from typing import Any

import pytest
from sqlite_utils import Database

from crawler.items import Article, Relevance, Skip
from pipelines import rows
from pipelines.history import revisions
from pipelines.history.differences import Difference, Wording, differences
from pipelines.prepared import Prepared, prepared
from pipelines.read import read
from pipelines.saving import Store

IDENTITY = "https://kabar.example/1"
START = datetime(2024, 9, 1, tzinfo=UTC)
TEXTS = {
    "A": "Bawaslu memeriksa 37 ASN.\nCamat Adi Wibowo hadir.",
    "B": "Bawaslu memeriksa 39 ASN.\nCamat Adi Wibowo hadir.",
    "C": "Bawaslu memeriksa 39 ASN.\nCamat Adi Wibawa hadir.",
}


def day(number: int) -> str:
    return rows.written(START + timedelta(days=number))


@cache
def article(text: str, on: int | None) -> Prepared:
    seen = None if on is None else START + timedelta(days=on)
    return prepared(read(Article(identity=IDENTITY, headline="Apel", body=TEXTS[text], seen=seen)))


def kept(db: Database) -> list[tuple[Any, ...]]:
    """All texts in order of time, with their times, the present one last."""
    letters = {body: letter for letter, body in TEXTS.items()}
    former = db.execute("SELECT body, first_seen, last_seen, replaced FROM revisions ORDER BY first_seen").fetchall()
    (present,) = db.execute("SELECT body, text_seen, last_seen, NULL FROM articles").fetchall()
    return [(letters[body], *times) for body, *times in [*former, present]]


def told(db: Database) -> list[tuple[Any, ...]]:
    return db.execute(
        "SELECT revisions.first_seen, position, kind, former, newer, names, numbers, quotes FROM differences"
        " JOIN revisions ON revisions.id = revision_id ORDER BY 1, 2"
    ).fetchall()


def outcomes(store: Store, arrivals: Sequence[tuple[str, int | None]]) -> list[str]:
    return [store.save(article(text, on)).outcome for text, on in arrivals]


@pytest.fixture
def store(db: Database) -> Store:
    return Store(db)


def test_texts_that_arrive_in_any_order_are_kept_in_order_of_time(db: Database, store: Store) -> None:
    assert outcomes(store, [("A", 3), ("B", 1), ("C", 2)]) == ["new", "older", "older"]
    assert kept(db) == [
        ("B", day(1), day(1), day(2)),
        ("C", day(2), day(2), day(3)),
        ("A", day(3), day(3), None),
    ]
    assert [(first, kind, newer) for first, _, kind, _, newer, *_ in told(db)] == [
        (day(1), "changed", "Camat Adi Wibawa hadir."),
        (day(2), "changed", "Bawaslu memeriksa 37 ASN."),
        (day(2), "changed", "Camat Adi Wibowo hadir."),
    ]


HISTORY = (("A", 1), ("A", 2), ("B", 3), ("A", 5), ("C", 6))


def test_every_order_of_arrival_gives_the_same_revisions_and_differences(db: Database) -> None:
    found = set()
    for order in permutations(HISTORY):
        db.execute("DELETE FROM articles")
        db.execute("DELETE FROM captures")
        for text, on in order:
            ready = article(text, on)
            captured = [day(on), ready.article.identity]
            db.execute("INSERT INTO captures (outlet, url, at, identity, part) VALUES ('', '', ?, ?, 0)", captured)
            Store(db).save(ready)
        found.add(json.dumps([kept(db), told(db)]))
    assert len(found) == 1
    assert [text for text, *_ in json.loads(found.pop())[0]] == ["A", "B", "A", "C"]


def test_a_former_text_that_is_brought_again_makes_no_second_revision(db: Database, store: Store) -> None:
    assert outcomes(store, [("A", 1), ("B", 5), ("A", 1), ("A", 3), ("A", 2)]) == [
        "new", "changed", "older", "older", "older",
    ]  # fmt: skip
    assert kept(db) == [("A", day(1), day(3), day(5)), ("B", day(5), day(5), None)]


def test_a_text_that_comes_back_is_two_versions(db: Database, store: Store) -> None:
    assert outcomes(store, [("A", 1), ("B", 2), ("A", 3), ("A", 1)]) == ["new", "changed", "changed", "older"]
    assert kept(db) == [("A", day(1), day(1), day(2)), ("B", day(2), day(2), day(3)), ("A", day(3), day(3), None)]


def test_an_older_capture_of_the_present_text_moves_its_times_back(db: Database, store: Store) -> None:
    assert outcomes(store, [("A", 5), ("A", 2), ("B", 1), ("A", 9)]) == ["new", "unchanged", "older", "unchanged"]
    assert kept(db) == [("B", day(1), day(1), day(2)), ("A", day(2), day(9), None)]
    assert db.execute("SELECT first_seen, last_seen FROM articles").fetchall() == [(day(1), day(9))]


def test_an_older_capture_of_the_same_text_takes_no_newer_fact_away(db: Database, store: Store) -> None:
    store.save(article("A", 5))
    older, newer = article("A", 2).article, article("A", 6).article
    assert store.save(prepared(read(replace(older, section="Arsip")))).outcome == "unchanged"
    assert store.save(prepared(read(replace(newer, section="Daerah")))).outcome == "reread"
    assert db.execute("SELECT section, text_seen FROM articles").fetchall() == [("Daerah", day(2))]


def test_local_files_are_there_now(db: Database, store: Store) -> None:
    assert outcomes(store, [("A", None), ("B", None), ("A", None), ("A", None)]) == [
        "new", "changed", "changed", "unchanged",
    ]  # fmt: skip
    assert [text for text, *_ in kept(db)] == ["A", "B", "A"]


def test_a_revision_between_two_takes_over_the_differences(db: Database, store: Store) -> None:
    outcomes(store, [("A", 1), ("C", 3)])
    assert len(told(db)) == 2
    outcomes(store, [("B", 2)])
    assert [(first, former, names, numbers) for first, _, _, former, _, names, numbers, _ in told(db)] == [
        (day(1), "Bawaslu memeriksa 37 ASN.", None, '{"former": ["37 ASN"], "newer": ["39 ASN"]}'),
        (day(2), "Camat Adi Wibowo hadir.", '{"former": ["Adi Wibowo"], "newer": ["Adi Wibawa"]}', None),
    ]


def test_comparing_anew_gives_the_same(db: Database, store: Store) -> None:
    outcomes(store, [("A", 1), ("B", 2), ("C", 3)])
    before = told(db)
    db.execute("UPDATE differences SET newer = 'lain'")
    revisions.compare_anew(db.conn, 1)
    assert told(db) == before


def test_what_was_foreseen_is_not_compared_while_the_database_is_locked(
    db: Database, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked: list[bool] = []

    def compared(former: Wording, newer: Wording) -> tuple[Difference, ...]:
        locked.append(db.conn.in_transaction)
        return differences(former, newer)

    monkeypatch.setattr("pipelines.history.revisions.differences", compared)
    revisions._compared.cache_clear()
    outcomes(store, [("A", 1), ("C", 3), ("B", 2)])
    assert locked == [False] * 3


def test_an_older_text_that_was_off_topic_says_nothing_of_the_present_one(db: Database, store: Store) -> None:
    store.save(article("A", 5))
    for on, judged in ((2, None), (7, 0)):
        off_topic = Relevance(score=0.1, on_topic=False)
        seen = START + timedelta(days=on)
        store.skip(Skip(identity=IDENTITY, reason="off topic", relevance=off_topic, seen=seen))
        assert db.execute("SELECT on_topic FROM articles").fetchall() == [(judged,)]
    assert db.execute("SELECT first_seen, last_seen FROM articles").fetchall() == [(day(5), day(7))]
