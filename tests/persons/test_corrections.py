"""Corrections: links undone and forced by lines of a file, whatever is written anew."""

import logging
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from pipelines.persons.corrections import Correction, Fault, read
from pipelines.persons.links import link
from pipelines.schema import transaction
from tests.persons.gold import Planted
from tests.persons.storing import address, persons, save

SEKDA = (("Sekretaris Daerah", "Kota Tegal", "definitif"),)
NAMESAKES = [
    Planted(article="n1", person="a", name="Wening Sasangka", roles=SEKDA, published=date(2021, 2, 1), region="33.76"),
    Planted(article="n2", person="a", name="Wening Sasangka", roles=SEKDA, published=date(2021, 2, 9), region="33.76"),
    Planted(article="n3", person="b", name="Wening Sasangka", roles=SEKDA, published=date(2021, 2, 10), region="33.76"),
    Planted(article="n4", person="a", name="Ki Sasangka", published=date(2021, 3, 1), region="33.01"),
]
APART = f"apart,Wening Sasangka,{address('n1')},{address('n3')},ayah dan anak"
SAME = f"same,Wening Sasangka,{address('n1')},Ki Sasangka,{address('n4')},nama panggung"


def correct(tmp_path: Path, *lines: str) -> None:
    (tmp_path / "corrections.csv").write_text("\n".join(lines), encoding="utf-8")


def outcomes(db: Database) -> list[str]:
    return [row["outcome"] for row in db.query("SELECT outcome FROM person_corrections ORDER BY number")]


def who(db: Database) -> list[int]:
    found = persons(db)
    return [found[one.article, one.name] for one in NAMESAKES]


def test_without_corrections_the_office_links(db: Database) -> None:
    save(db, NAMESAKES)
    link(db)
    first, second, third, fourth = who(db)
    assert first == second == third != fourth


def test_a_link_is_undone_and_forced_and_that_is_undone_again(db: Database, tmp_path: Path) -> None:
    save(db, NAMESAKES)
    link(db)
    (number, *_) = who(db)
    correct(tmp_path, "# Tegal", APART, "", SAME)
    link(db)
    first, second, third, fourth = who(db)
    assert first == second == fourth == number
    assert third != first
    assert outcomes(db) == ["in force", "in force"]
    reasons = [row["reason"] for row in db.query("SELECT reason FROM person_mentions WHERE named LIKE 'Ki %'")]
    assert reasons == ["Corrected: nama panggung also in article 1"]
    correct(tmp_path)
    link(db)
    first, second, third, fourth = who(db)
    assert first == second == third == number != fourth


def test_corrections_survive_rows_that_are_written_anew(db: Database, tmp_path: Path) -> None:
    correct(tmp_path, APART, SAME)
    save(db, NAMESAKES)
    link(db)
    before = who(db)
    with transaction(db) as connection:
        connection.execute("DELETE FROM people")
        for table in ("persons", "person_profiles", "person_links", "offices", "person_corrections", "person_pins"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("UPDATE articles SET record_digest = NULL")
    save(db, NAMESAKES)
    link(db)
    first, second, third, fourth = who(db)
    assert first == second == fourth != third
    assert [before.index(one) for one in before] == [who(db).index(one) for one in who(db)]


def test_the_one_named_second_goes_alone_whoever_came_first(db: Database, tmp_path: Path) -> None:
    correct(tmp_path, f"apart,Wening Sasangka,{address('n3')},{address('n1')},")
    save(db, NAMESAKES)
    link(db)
    first, second, third, _ = who(db)
    assert second == third != first


def test_a_line_for_what_comes_later_waits(db: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    correct(tmp_path, APART, f"same,Orang Lain,{address('n1')},Ki Sasangka,{address('n4')},")
    save(db, NAMESAKES[:2])
    with caplog.at_level(logging.WARNING):
        link(db)
    assert outcomes(db)[0] == f"nothing yet: no article {address('n3')}"
    assert "nobody is called Orang Lain" in outcomes(db)[1]
    assert "corrections.csv, line 1: nothing yet" in caplog.text
    save(db, NAMESAKES[2:])
    link(db)
    first, second, third, _ = who(db)
    assert first == second != third
    assert outcomes(db)[0] == "in force"


def test_wrong_lines_are_told_and_the_rest_holds(db: Database, tmp_path: Path) -> None:
    correct(tmp_path, "lain,x", APART, "apart,Wening Sasangka,n1")
    save(db, NAMESAKES)
    link(db)
    first, _, third, _ = who(db)
    assert first != third
    assert outcomes(db)[0].startswith("not used: a line begins with apart or same, not with 'lain'")
    assert outcomes(db)[2].startswith("not used: 3 cells where apart,NAME,ARTICLE,ARTICLE,WHY has 5")


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        (["apart,,u1,u2,"], "a name or an article is missing"),
        (["same,A B,u1,A B,u1,"], "both are the same place"),
        (["apart,A B,u1,u2,", "same,A B,u2,A B,u1,"], "line 1 says the opposite"),
        (['apart,A B,"u1,u2,'], "3 cells"),
    ],
)
def test_what_is_wrong_is_said(lines: list[str], what: str) -> None:
    (fault,) = [found for found in read(lines) if isinstance(found, Fault)]
    assert what in fault.what
    assert fault.number == len(lines)


def test_lines_of_a_spreadsheet_are_read() -> None:
    (found,) = read(["\ufeffApart;A B;https://a.example/1,2;u2;ayah, dan anak"])
    assert isinstance(found, Correction)
    assert (found.one.article, found.why) == ("https://a.example/1,2", "ayah, dan anak")


def test_a_file_that_cannot_be_read_undoes_nothing(
    db: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    correct(tmp_path, APART)
    save(db, NAMESAKES)
    link(db)
    before = who(db)
    (tmp_path / "corrections.csv").unlink()
    (tmp_path / "corrections.csv").mkdir()
    link(db)
    assert who(db) == before
    assert "the corrections cannot be read" in caplog.text


def test_a_line_twice_is_one_and_cells_may_be_quoted() -> None:
    line = 'apart,A B,u1,u2,"ayah, dan anak"'
    (found,) = read([line, line])
    assert isinstance(found, Correction)
    assert found.why == "ayah, dan anak"


def test_a_link_of_two_forms_of_a_name_is_undone(db: Database, tmp_path: Path) -> None:
    short = Planted(
        article="n5", person="b", name="W. Sasangka", roles=SEKDA, published=date(2021, 3, 1), region="33.76"
    )
    save(db, [NAMESAKES[0], short])
    link(db)
    assert len(set(persons(db).values())) == 1
    correct(tmp_path, f"apart,Wening Sasangka,{address('n1')},W. Sasangka,{address('n5')},penerus")
    link(db)
    assert len(set(persons(db).values())) == 2
    assert outcomes(db) == ["in force"]
    correct(tmp_path)
    link(db)
    assert len(set(persons(db).values())) == 1
