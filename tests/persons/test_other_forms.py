"""One office under several forms of a name: who is one, who stays apart, and that the order does not matter."""

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from sqlite_utils import Database

from pipelines.persons.forms import alike, is_form_of
from pipelines.persons.links import link
from pipelines.schema import open_database
from tests.persons.gold import Planted
from tests.persons.storing import partition, persons, save

Office = tuple[str, str | None, str | None]
SEKDA: Office = ("Sekretaris Daerah", "Kota Tegal", "definitif")
SEEKS: Office = ("Wali Kota", "Kota Tegal", "calon")
DAY, LATER, YEARS_LATER = date(2024, 1, 1), date(2024, 11, 1), date(2026, 1, 1)


def told(article: str, name: str, day: date = DAY, office: Office | None = SEKDA) -> Planted:
    roles = (office,) if office else ()
    return Planted(article=article, person="", name=name, roles=roles, published=day, region="33.76")


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ("Wening Sasongka Aji", "one letter differs"),
        ("W. Sasangka Aji", "initials"),
        ("W. Aji", "initials"),
        ("Wening Aji", "one is a part of the other name"),
        ("Wening", "one is a part of the other name"),
        ("Aji Wening S", None),
        ("Wening Sasangka Putra", None),
        ("W S", None),
    ],
)
def test_how_names_are_alike(other: str, why: str | None) -> None:
    assert alike("wening sasangka aji", other.replace(".", "").casefold()) == why


def test_the_shorter_is_a_form_of_the_fuller() -> None:
    assert is_form_of("w aji", "wening sasangka aji", may_be_mistyped=False)
    assert not is_form_of("wening sasangka aji", "w aji", may_be_mistyped=True)
    assert not is_form_of("wening", "wening sasangka aji", may_be_mistyped=True)
    assert not is_form_of("wening sasongka", "wening sasangka", may_be_mistyped=False)


@pytest.mark.parametrize("name", ["Wening Sasongka Aji", "W. Sasangka Aji", "Wening Sasangka"])
def test_one_office_within_a_year_makes_one_person(db: Database, name: str) -> None:
    save(db, [told("p1", "Wening Sasangka Aji"), told("p2", name, LATER)])
    link(db)
    assert db.execute("SELECT name, articles FROM persons").fetchall() == [("Wening Sasangka Aji", 2)] or (
        "Sasongka" in name and db.table("persons").count == 1
    )
    reasons = {row["reason"] for row in db.query("SELECT reason FROM person_mentions")}
    assert all(reason.startswith("Sekretaris Daerah / Kota Tegal, as Wening Sas") for reason in reasons)


@pytest.mark.parametrize(
    "other",
    [
        told("p2", "Wening Sasangka", YEARS_LATER),
        told("p2", "Wening Sasangka", office=("Sekretaris Daerah", "Kota Pekalongan", "definitif")),
        told("p2", "Wening Sasangka", office=("Anggota", "DPRD Kota Tegal", "definitif")),
        told("p2", "Wening Sasangka", office=None),
        told("p2", "Wening", LATER),
    ],
    ids=["years later", "another region", "another office", "no office", "a single word"],
)
def test_without_that_they_stay_apart(db: Database, other: Planted) -> None:
    save(db, [told("p1", "Wening Sasangka Aji"), other])
    link(db)
    assert db.table("persons").count == 2


def test_a_letter_joins_who_holds_an_office_and_not_who_seeks_it(db: Database) -> None:
    save(db, [told("p1", "Wening Sasangka", office=SEEKS), told("p2", "Wening Sasongka", office=SEEKS)])
    link(db)
    assert db.table("persons").count == 2
    save(db, [told("p3", "Wening Sasangka"), told("p4", "Wening Sasongka")])
    link(db)
    assert db.table("persons").count == 1


def test_of_two_who_may_be_meant_neither_is(db: Database) -> None:
    save(db, [told("p1", "Wening Sasangka Aji"), told("p2", "Wening Sasangka")])
    link(db)
    save(db, [told("p3", "Wening Sasangka Putra", LATER)])
    link(db)
    found = persons(db)
    assert len(set(found.values())) == 3


def test_the_order_does_not_matter(tmp_path: Path) -> None:
    mentions = [
        told("p1", "W. S. Aji"),
        told("p2", "Wening Sasangka Aji", LATER),
        told("p3", "Wening Aji"),
        told("p4", "Wening Aji", office=None),
    ]
    found = []
    for place, order in enumerate(permutations(mentions)):
        if place % 5 == 0:
            db = open_database(tmp_path / f"{place}.sqlite3")
            for mention in order:
                save(db, [mention])
                link(db)
            found.append(partition(db))
    assert all(one == found[0] for one in found)
    assert len(found[0]) == 1


def test_without_the_office_the_link_goes(db: Database) -> None:
    save(db, [told("p1", "Wening Sasangka Aji"), told("p2", "Wening Sasangka")])
    link(db)
    assert len(set(persons(db).values())) == 1
    save(db, [told("p1", "Wening Sasangka Aji", office=None)], again="Diralat.")
    link(db)
    assert len(set(persons(db).values())) == 2
