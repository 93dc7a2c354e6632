"""Linking again: what is unchanged keeps its number, and what was linked bit by bit equals what was linked at once."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from crawler.items import Article
from pipelines.persons import links, names, planning, registering
from pipelines.persons.links import link
from pipelines.persons.planning import Demand, Plan, Stored
from pipelines.read import read
from pipelines.saving import Store
from pipelines.schema import StorageError, open_database, transaction
from tests.persons.gold import Planted, planted
from tests.persons.storing import partition, persons, save

REGIONS = ("33.16", "21.01", None)
ROLES: tuple[tuple[str, str | None, str | None], ...] = (
    ("Sekretaris Daerah", "Kabupaten Blora", "definitif"),
    ("Bupati", "Kabupaten Blora", "calon"),
    ("Sekretaris Daerah", "Kabupaten Bintan", "definitif"),
    ("Ketua", "Bawaslu", "definitif"),
    ("Camat", "Kunduran", "definitif"),
    ("guru", None, None),
)
NAMES = ("Hesti Puspawardani", "Hesty Puspawardani", "Siti Aminah", "Sutarno", "Mbak Kunduran")
MENTIONS = st.lists(
    st.builds(
        Planted,
        article=st.integers(0, 12).map("a{}".format),
        person=st.just(""),
        name=st.sampled_from(NAMES),
        aliases=st.sampled_from(((), ("Mbak Kunduran",))),
        honorifics=st.sampled_from(((), ("H.",), ("Hj.",))),
        roles=st.lists(st.sampled_from(ROLES), max_size=2, unique=True).map(tuple),
        published=st.dates(date(2018, 1, 1), date(2024, 12, 31)),
        region=st.sampled_from(REGIONS),
    ),
    max_size=14,
    unique_by=lambda one: one.article,
)


@given(mentions=MENTIONS, parts=st.integers(1, 5), read_again=st.integers(0, 14))
@settings(max_examples=15, deadline=None)
def test_bit_by_bit_equals_at_once(mentions: list[Planted], parts: int, read_again: int) -> None:
    with TemporaryDirectory() as folder:
        by_bits = open_database(Path(folder) / "bits.sqlite3")
        for part in range(parts):
            save(by_bits, mentions[part::parts])
            link(by_bits)
        save(by_bits, mentions[:read_again], again="Dibaca ulang.")
        link(by_bits)
        at_once = open_database(Path(folder) / "once.sqlite3")
        save(at_once, mentions)
        link(at_once)
        assert partition(by_bits) == partition(at_once)
        told = "SELECT name, articles, first, last FROM persons ORDER BY 1, 2, 3, 4"
        assert by_bits.execute(told).fetchall() == at_once.execute(told).fetchall()
        held = 'SELECT title, "of", region, status, first, last, articles FROM offices ORDER BY 1, 2, 3, 4, 5, 6'
        assert by_bits.execute(held).fetchall() == at_once.execute(held).fetchall()


def test_numbers_stay_when_articles_are_read_again(db: Database) -> None:
    mentions = planted("development.csv")
    save(db, mentions)
    link(db)
    before = persons(db)
    save(db, mentions, again="Dibaca ulang.")
    assert set(persons(db).values()) == {None}
    link(db)
    assert persons(db) == before


def test_numbers_stay_when_all_rows_are_made_anew(db: Database) -> None:
    mentions = planted("development.csv")
    save(db, mentions)
    link(db)
    before = persons(db)
    with transaction(db) as connection:
        connection.execute("DELETE FROM people")
        connection.execute("UPDATE articles SET record_digest = NULL")
    link(db)  # a run that was stopped before it came to read them
    save(db, mentions)
    link(db)
    assert persons(db) == before


def test_other_rules_link_all_anew(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    mentions = planted("development.csv")
    save(db, mentions)
    link(db)
    before = persons(db)
    with monkeypatch.context() as without:
        without.setattr(names, "is_common", lambda _: True)
        without.setattr(links, "version", lambda: "others")
        link(db)
        changed = persons(db)
    assert changed["d03", "Hesti Puspawardani"] != changed["d01", "Hesti Puspawardani"]
    link(db)
    assert persons(db)["d01", "Hesti Puspawardani"] == persons(db)["d03", "Hesti Puspawardani"]
    assert [len(set(numbers.values())) for numbers in (before, persons(db))] == [len(set(before.values()))] * 2


def test_who_is_named_no_more_is_gone_and_the_number_is_not_given_again(db: Database) -> None:
    mentions = planted("development.csv")
    save(db, mentions[:1])
    link(db)
    (number,) = persons(db).values()
    store_without_people = [Planted(article="d01", person="", name="X Y", published=date(2022, 1, 4))]
    save(db, store_without_people, again="Lain.")
    link(db)
    assert db.execute("SELECT name FROM persons").fetchall() == [("X Y",)]
    assert number not in persons(db).values()
    assert db.execute("SELECT count(*) FROM offices").fetchone() == (0,)


def test_it_goes_on_where_it_was_stopped(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    mentions = planted("development.csv")
    save(db, mentions)
    with monkeypatch.context() as stopped:
        stopped.setattr(links, "_link_blocks", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            link(db)
    assert set(persons(db).values()) == {None}
    link(db)
    assert None not in persons(db).values()
    assert db.table("person_blocks_due").count == 0


def test_of_two_that_link_at_once_one_plans_anew(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    mentions = planted("development.csv")
    save(db, mentions)
    other = open_database(Path(db.execute("PRAGMA database_list").fetchone()[2]))
    calls = list[int]()

    def interrupted(stored: Iterable[Stored], demands: Iterable[Demand]) -> Plan:
        made = planning.plan(stored, demands)
        calls.append(1)
        if len(calls) == 1:
            link(other)
        return made

    monkeypatch.setattr(links, "plan", interrupted)
    link(db)
    people = persons(db)
    assert None not in people.values()
    assert {*db.execute("SELECT id FROM persons").fetchall()} == {(number,) for number in people.values()}


def test_a_row_that_went_while_it_was_looked_at_is_not_linked(db: Database) -> None:
    save(db, planted("development.csv")[:1])
    found = registering.mentions(db.conn, list(registering.unlinked(db.conn)), {})
    with transaction(db) as connection:
        connection.execute("UPDATE people SET name = 'Orang Lain'")
        registering.register(connection, found)
    assert db.table("person_links").count == 0


def test_what_ends_a_run_is_told_as_such(db: Database) -> None:
    save(db, planted("development.csv")[:1])
    link(db)
    db.execute("UPDATE person_links SET people_id = NULL")
    db.execute("PRAGMA query_only = ON")
    with pytest.raises(StorageError):
        link(db)


def test_articles_that_are_read_are_linked(db: Database) -> None:
    texts = (
        "BLORA - Sekretaris Daerah Kabupaten Blora, Hesti Puspawardani, meminta ASN netral pada Pilkada 2024.",
        "Sekretaris Daerah Kabupaten Blora Hesti Puspawardani mengingatkan PNS. “ASN jangan berpihak,” kata Hesti.",
    )
    for number, text in enumerate(texts):
        Store(db).save(read(Article(identity=f"a{number}", body=text)))
    link(db)
    (row,) = db.query("SELECT name, offices, articles, quotes FROM persons_summary")
    assert row == {
        "name": "Hesti Puspawardani",
        "offices": "Sekretaris Daerah / Kabupaten Blora",
        "articles": 2,
        "quotes": 1,
    }
    assert [row["reason"] for row in db.query("SELECT reason FROM person_mentions")] == [
        "Sekretaris Daerah / Kabupaten Blora in each of 2 articles"
    ] * 2
