"""Who held an office, and when."""

from datetime import date

import pytest
from sqlite_utils import Database

from pipelines.persons.links import link
from pipelines.persons.tenures import Statement, Tenure, tenures
from tests.persons.gold import Planted
from tests.persons.storing import save


def told(person: int, day: str, status: str = "definitif", *, is_published: bool = True) -> Statement:
    return Statement(person_id=person, status=status, first=day, last=day, articles=1, is_published=is_published)


def times(*statements: Statement) -> list[tuple[int, str, str]]:
    return [(tenure.person_id, tenure.first, tenure.last) for tenure in tenures(statements)]


def test_a_long_silence_with_others_in_office_parts_two_times() -> None:
    found = times(told(1, "2018-03-01"), told(1, "2018-09-01"), told(2, "2021-05-01"), told(1, "2024-02-01"))
    assert found == [
        (1, "2018-03-01", "2018-09-01"),
        (1, "2024-02-01", "2024-02-01"),
        (2, "2021-05-01", "2021-05-01"),
    ]


@pytest.mark.parametrize(
    "between",
    [[], [told(2, "2021-05-01", "calon")], [told(2, "2021-05-01", "mantan")], [told(2, "2017-01-01")]],
    ids=["nobody", "who seeks it", "who held it", "another time"],
)
def test_silence_alone_parts_nothing(between: list[Statement]) -> None:
    found = times(told(1, "2018-03-01"), told(1, "2024-02-01"), *between)
    assert (1, "2018-03-01", "2024-02-01") in found


def test_candidacies_for_two_elections_are_two() -> None:
    found = times(told(1, "2020-06-01", "calon"), told(1, "2020-11-01", "calon"), told(1, "2024-09-01", "calon"))
    assert found == [(1, "2020-06-01", "2020-11-01"), (1, "2024-09-01", "2024-09-01")]


def test_a_mix_up_within_a_year_parts_nothing() -> None:
    found = times(told(1, "2024-01-01"), told(2, "2024-01-02"), told(1, "2024-01-03"))
    assert (1, "2024-01-01", "2024-01-03") in found


@pytest.mark.parametrize(
    ("published", "dated_by"), [((True, True), "published"), ((False, False), "first seen"), ((True, False), "both")]
)
def test_what_dates_it_is_told(published: tuple[bool, bool], dated_by: str) -> None:
    found = tenures(
        [told(1, "2024-01-01", is_published=published[0]), told(1, "2024-01-02", is_published=published[1])]
    )
    assert [tenure.dated_by for tenure in found] == [dated_by]


def test_one_who_acts_and_then_holds_it_has_two_lines() -> None:
    found: list[Tenure] = [*tenures([told(1, "2023-01-01", "penjabat"), told(1, "2024-01-01")])]
    assert [(tenure.status, tenure.first) for tenure in found] == [
        ("definitif", "2024-01-01"),
        ("penjabat", "2023-01-01"),
    ]


def holder(article: str, name: str, day: date, status: str, title: str = "Sekretaris Daerah") -> Planted:
    of = "Kota Tegal" if title == "Sekretaris Daerah" else "Bawaslu Kota Tegal"
    return Planted(article=article, person=name, name=name, roles=((title, of, status),), published=day, region="33.76")


def test_holders_stand_by_time_and_who_held_or_seeks_it_is_none(db: Database) -> None:
    save(
        db,
        [
            holder("o1", "Wening Sasangka", date(2020, 1, 1), "definitif"),
            holder("o2", "Wening Sasangka", date(2020, 9, 1), "definitif"),
            holder("o3", "Danu Pramesthi", date(2023, 1, 1), "pelaksana tugas"),
            holder("o4", "Tirta Gandasari", date(2024, 1, 1), "definitif"),
            holder("o5", "Wening Sasangka", date(2024, 2, 1), "mantan"),
            holder("o6", "Danu Pramesthi", date(2024, 3, 1), "calon"),
            holder("o7", "Laras Kinanti", date(2024, 3, 1), "definitif", "Ketua"),
        ],
    )
    link(db)
    holders = 'SELECT holder, status, first, last FROM office_holders WHERE title = ? AND "of" = ?'
    assert db.execute(holders, ["Sekretaris Daerah", "Kota Tegal"]).fetchall() == [
        ("Wening Sasangka", "definitif", "2020-01-01", "2020-09-01"),
        ("Danu Pramesthi", "pelaksana tugas", "2023-01-01", "2023-01-01"),
        ("Tirta Gandasari", "definitif", "2024-01-01", "2024-01-01"),
    ]
    assert db.execute(holders, ["Ketua", "Bawaslu Kota Tegal"]).fetchall() == [
        ("Laras Kinanti", "definitif", "2024-03-01", "2024-03-01")
    ]
    assert db.execute("SELECT count(*) FROM offices WHERE status IN ('mantan', 'calon')").fetchone() == (2,)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Wening Sasangka", "Wening Sasongka", "one letter differs"),
        ("Wening Sasangka", "Wening", "one is a part of the other name"),
        ("Wening Sasangka", "W. Sasangka", "initials"),
        ("Wening Sasangka", "Danu Pramesthi", None),
        ("Adi", "Edi", None),
    ],
)
def test_holders_of_one_office_at_other_times_whose_names_are_alike_are_proposed(
    db: Database, one: str, other: str, why: str | None
) -> None:
    first, last = date(2024, 1, 1), date(2026, 1, 1)
    save(db, [holder("p1", one, first, "definitif"), holder("p2", other, last, "definitif")])
    link(db)
    assert db.table("persons").count == 2
    found = [(row["why"], row["evidence"]) for row in db.query("SELECT why, evidence FROM person_proposals")]
    assert found == ([(why, "Sekretaris Daerah / Kota Tegal")] if why else [])


@pytest.mark.parametrize(
    ("title", "persons"),
    [
        ("Ketua", 1),
        ("Anggota", 2),
        ("Komisioner", 2),
        ("Wakil Ketua", 2),
        ("Kepala Bagian", 2),
        ("Kepala Bagian Umum", 1),
    ],
)
def test_a_spelling_joins_only_in_an_office_of_one(db: Database, title: str, persons: int) -> None:
    role = (title, "DPRD Kota Tegal", "definitif")
    people = ["Achmad Sjahrir", "Akhmad Syahrir"]
    save(
        db,
        [
            Planted(article=f"r{n}", person="", name=name, roles=(role,), published=date(2024, 1, n + 1))
            for n, name in enumerate(people)
        ],
    )
    link(db)
    assert (db.table("persons").count, db.table("person_proposals").count) == (persons, persons - 1)


def test_other_spellings_in_one_region_are_proposed(db: Database) -> None:
    day = date(2024, 1, 1)
    people = ["Mochamad Sjahrir Palar", "Muhamad Syahrir Palar"]
    save(
        db,
        [
            Planted(article=f"q{n}", person="", name=name, published=day, region="33.76")
            for n, name in enumerate(people)
        ],
    )
    link(db)
    (row,) = db.query("SELECT why, evidence FROM person_proposals")
    assert row == {
        "why": "other spelling: mochamad sjahrir / muhamad syahrir",
        "evidence": "Kota Tegal",
    }


@pytest.mark.parametrize(
    ("name", "places", "evidence"),
    [
        ("Wening Sasangka", ("Dinas Sosial Kota Tegal", "Dinas Sosial Jawa Tengah"), "Jawa Tengah"),
        ("Wening Sasangka", ("Dinas Sosial Kota Tegal", None), "no other region"),
        ("Wening Sasangka", ("Dinas Sosial Kota Tegal", "Dinas Sosial Kota Salatiga"), None),
        ("Ahmad Fauzi", ("Dinas Sosial Kota Tegal", "Dinas Sosial Jawa Tengah"), None),
        ("Ahmad Fauzi", ("Dinas Sosial Kota Tegal", None), None),
    ],
)
def test_who_may_have_risen_to_the_province_is_proposed(
    db: Database, name: str, places: tuple[str, str | None], evidence: str | None
) -> None:
    save(
        db,
        [
            Planted(
                article=f"s{n}",
                person="",
                name=name,
                roles=(("Kepala", place, "definitif"),) if place else (),
                published=date(2020 + n, 1, 1),
            )
            for n, place in enumerate(places)
        ],
    )
    link(db)
    assert db.table("persons").count == 2
    assert [row["evidence"] for row in db.query("SELECT evidence FROM person_proposals")] == [evidence] * bool(evidence)
