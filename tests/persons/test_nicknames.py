"""Who is called by a nickname alone, and what becomes of that when an article no longer tells whose it is."""

from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from pipelines.persons.facts import nicknames
from pipelines.persons.links import link
from pipelines.schema import open_database
from tests.persons.gold import Planted
from tests.persons.storing import partition, persons, save

Office = tuple[str, str | None, str | None]
BUPATI: Office = ("Bupati", "Kabupaten Blora", "calon")
OTHER: Office = ("Bupati", "Kabupaten Bintan", "calon")
MEMBER: Office = ("Anggota", "DPRD Kabupaten Blora", "definitif")


def told(article: str, name: str, role: Office | None, *aliases: str) -> Planted:
    day = date(2024, 9, int(article[1:]))
    roles = (role,) if role else ()
    return Planted(article=article, person="", name=name, aliases=aliases, roles=roles, published=day, region="33.16")


@pytest.mark.parametrize(
    ("role", "other", "persons_found"),
    [
        (BUPATI, None, 1),
        (OTHER, None, 2),
        (MEMBER, None, 2),
        (None, None, 2),
        (BUPATI, told("n3", "Hartono Wibisana", ("Bupati", "Kabupaten Blora", "mantan"), "Gus Tono"), 3),
    ],
    ids=["one office", "another region", "another office", "no office", "two who bear it"],
)
def test_a_nickname_alone_is_the_one_who_bears_it_in_that_office(
    db: Database, role: Office | None, other: Planted | None, persons_found: int
) -> None:
    save(db, [told("n1", "Sulistiyanto Raharja", BUPATI, "Gus Tono"), told("n2", "Gus Tono", role)])
    save(db, [other] if other else [])
    link(db)
    assert db.table("persons").count == persons_found
    proposed = {row["why"] for row in db.query("SELECT why FROM person_proposals")}
    assert proposed <= {"one is called by the nickname of the other"}
    assert bool(proposed) == (persons_found > 1 and role != OTHER)


def test_the_person_keeps_the_name_and_tells_the_reason(db: Database) -> None:
    save(db, [told("n1", "Wibowo", BUPATI, "Gus Tono Blora"), told("n2", "Gus Tono Blora", BUPATI)])
    link(db)
    assert db.execute("SELECT name, articles FROM persons").fetchall() == [("Wibowo", 2)]
    assert (
        "the name 'Gus Tono Blora', also in article"
        in db.execute("SELECT reason FROM person_mentions WHERE named = 'Gus Tono Blora'").fetchone()[0]
    )


def test_order_and_second_readings_do_not_matter(tmp_path: Path) -> None:
    mentions = [
        told("n1", "Gus Tono", BUPATI),
        told("n2", "Sulistiyanto Raharja", BUPATI, "Gus Tono"),
        told("n3", "Gus Tono", None),
        told("n4", "Sulistiyanto Raharja", BUPATI),
    ]
    found = []
    for place, order in enumerate((mentions, mentions[::-1], [mentions[n] for n in (2, 0, 3, 1)])):
        db = open_database(tmp_path / f"{place}.sqlite3")
        for mention in order:
            save(db, [mention])
            link(db)
        found.append(partition(db))
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 1


def test_without_the_alias_the_link_goes(db: Database) -> None:
    save(db, [told("n1", "Sulistiyanto Raharja", BUPATI, "Gus Tono"), told("n2", "Gus Tono", BUPATI)])
    link(db)
    assert len(set(persons(db).values())) == 1
    save(db, [told("n1", "Sulistiyanto Raharja", BUPATI)], again="Diralat.")
    link(db)
    assert len(set(persons(db).values())) == 2
    assert db.table("person_proposals").count == 0


@pytest.mark.parametrize(
    ("name", "alias", "is_nickname"),
    [
        ("Sulistiyanto Raharja", "Gus Tono", True),
        ("Baiq Ratna", "Mamiq Ratna", True),
        ("Hendra Surya Wibawa", "Hendri Surya Wibawa", False),
        ("Hendra Surya Wibawa", "Surya Wibawa", False),
        ("Hendra Surya Wibawa", "Hendra", False),
    ],
)
def test_what_is_a_nickname(name: str, alias: str, is_nickname: bool) -> None:
    assert bool(nicknames(name, [alias])) is is_nickname
