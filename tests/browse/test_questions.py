"""The answers to stored questions, out of a database whose rows are known."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from browse.languages import LANGUAGES, words
from browse.questions import by_slug, canned, questions
from browse.questions.counting import found, part, table
from browse.questions.given import read
from browse.questions.question import Question
from tests.browse.counting import make, opened

ROOT = Path(__file__).parents[2]
AT = "1, 0, 1, 'body'"
SPOT = "rules, start, end, part"
ROWS = f"""
INSERT INTO people (id, article_id, name, aliases, honorifics, degrees, {SPOT}) VALUES
    (1, 1, 'Siti Uji', '[]', '[]', '[]', {AT}), (2, 4, 'Siti Uji', '[]', '[]', '[]', {AT}),
    (3, 2, 'Made Uji', '[]', '[]', '[]', {AT}), (4, 3, 'Made Uji', '[]', '[]', '[]', {AT});
INSERT INTO people_roles (article_id, parent_id, title, of, {SPOT}) VALUES
    (1, 1, 'Ketua', 'Bawaslu Sleman', {AT}), (4, 2, 'Bupati', 'Kabupaten Bantul', {AT}), (2, 3, 'Camat', NULL, {AT}),
    (3, 4, 'Lurah', NULL, {AT});
INSERT INTO quotes (article_id, text, speaker, {SPOT}) VALUES
    (1, 'Kami proses', 'Siti Uji', {AT}), (4, 'Jangan kampanye', 'Siti Uji', {AT}), (7, 'Di luar', 'Siti Uji', {AT});
INSERT INTO persons (id, name, key, articles, quotes) VALUES
    (1, 'Siti Uji', 'siti uji', 2, 2), (2, 'Siti Uji', 'siti uji', 1, 0);
INSERT INTO person_profiles (id, block, facts, person_id) VALUES (1, 'siti', '[]', 1);
INSERT INTO person_links (people_id, article_id, profile_id, day, quotes) VALUES
    (1, 1, 1, '2024-11-24', 1), (2, 4, 1, '2024-11-26', 1);
INSERT INTO legal_citations (article_id, kind, number, year, mentions, other_numbers, {SPOT}) VALUES
    (1, 'UU', '5', '2014', 1, '[]', {AT}), (1, 'UU', '5', '2014', 1, '[]', {AT}),
    (5, 'PP', '94', '2021', 1, '[]', {AT});
INSERT INTO prohibited_acts (article_id, kind, surface, {SPOT}) VALUES
    (4, 'kampanye', '', {AT}), (4, 'kampanye', '', {AT}), (2, 'kampanye', '', {AT}), (3, 'kampanye', '', {AT});
INSERT INTO sanctions (article_id, kind, stage, surface, {SPOT}) VALUES (4, 'teguran', 'imposed', 'ditegur', {AT});
INSERT INTO counts (article_id, value, of, {SPOT}) VALUES (2, 5, 'kasus', {AT}), (3, 7, 'kasus', {AT}),
    (3, 9, 'ASN', {AT});
INSERT INTO revisions (id, article_id, headline, body, text_digest, replaced) VALUES
    (1, 1, 'Lama', 'Isi', '', '2024-12-30');
INSERT INTO pages (canonical, url, outlet, state, detail, article_id, first_seen, visits, first_stored, gone) VALUES
    ('a', 'https://a.example/', 'a', 'gone', '', 4, '2024-11-26', 2, '2024-11-26', '2024-12-01');
INSERT INTO stances (article_id, kind, score, evidence, {SPOT}) VALUES (4, 'recommendation', 1, '[]', {AT});
INSERT INTO outlets (id, name) VALUES (1, 'Kabar Uji'), (2, 'Warta Uji');
"""
MONTHLY = """INSERT INTO articles (identity, body, languages, text_digest, first_seen, last_seen,
    date_published, outlet_id, on_topic)
VALUES (?, '', 'id', '', '2024', '2024', date('now', 'start of month', ? || ' months', '+3 days'), ?, 0)"""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = make(tmp_path_factory.mktemp("known") / "known.sqlite3")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(ROWS)
        for outlet, latest in ((1, 1), (2, 4)):
            for month, count in ((-4, 4), (-3, 4), (-2, 4), (-1, latest)):
                connection.executemany(MONTHLY, [(f"{outlet}{month}{n}", month, outlet) for n in range(count)])
    with closing(opened(path)) as connection:
        yield connection


def answer(connection: sqlite3.Connection, slug: str, **given: str) -> list[tuple[Any, ...]]:
    """The rows, without what is hidden."""
    question = by_slug()[slug]
    values = {one.name: given.get(one.name, one.default) for one in question.parameters}
    if question.counted:
        rows = table(connection, question).rows(part(question.sql), {**values, "most": 1000, "offset": 0})
    else:
        rows = found(connection, question, values, 1000)
    shown = [column.name for column in question.columns if not column.hidden]
    return [tuple(row[name] for name in shown) for row in rows]


EXPECTED: list[tuple[str, dict[str, str], list[tuple[Any, ...]]]] = [
    (
        "allegations-by-phase",
        {},
        [
            ("Kabupaten Bantul", "Pilkada 2024", "masa tenang", 1, 1),
            ("Kabupaten Sleman", "Pilkada 2024", "masa tenang", 1, 1),
        ],
    ),
    ("allegations-by-phase", {"phase": "kampanye"}, []),
    ("allegations-without-outcome", {"province": "34"}, [("Kabupaten Sleman", 1, 0, "2024-11-24", "2024-11-24")]),
    (
        "reported-acts",
        {},
        [("kampanye", "Daerah Istimewa Yogyakarta", 3, 2, "2024-11-25", "2024-12-02")],
    ),
    (
        "reported-acts",
        {"until": "2024-11-25"},
        [("kampanye", "Daerah Istimewa Yogyakarta", 1, 1, "2024-11-25", "2024-11-25")],
    ),
    ("sanctions", {"stage": "imposed"}, [("teguran", "imposed", 1, 1)]),
    ("sanctions", {}, [("pidana", None, 1, 1), ("teguran", None, 1, 1), ("teguran", "imposed", 1, 1)]),
    ("appeals-and-cases", {}, [("2024-12", 1, 0, 0), ("2024-11", 2, 2, 0), ("2020-12", 1, 0, 0)]),
    ("appeals-and-cases", {"province": "53"}, [("2020-12", 1, 0, 0)]),
    ("imposed-sanctions", {}, [("Judul 4", "teguran", "ditegur", "Kabupaten Bantul", "2024-11-26")]),
    (
        "who-said-what",
        {},
        [
            ("Siti Uji", "Bupati Kabupaten Bantul", "kepala daerah", "Jangan kampanye", "Judul 4", "2024-11-26"),
            ("Siti Uji", "Ketua Bawaslu Sleman", "Bawaslu", "Kami proses", "Judul 1", "2024-11-24"),
        ],
    ),
    (
        "who-said-what",
        {"side": "Bawaslu"},
        [("Siti Uji", "Ketua Bawaslu Sleman", "Bawaslu", "Kami proses", "Judul 1", "2024-11-24")],
    ),
    ("who-said-what", {"word": "%"}, []),
    ("quotes-by-side", {}, [("Bawaslu", 1, 1), ("kepala daerah", 1, 1)]),
    ("repeat-names", {}, [("Siti Uji", 2, 2, "2024-11-24", "2024-11-26")]),
    ("repeat-names", {"least": "3"}, []),
    ("same-names", {}, [("Siti Uji", 2, 3, None, None)]),
    ("offices", {}, [("Bupati", 1, 1), ("Camat", 1, 1), ("Ketua", 1, 1), ("Lurah", 1, 0)]),
    ("changed", {}, [("Judul 1", None, "2024-11-24", "2024-12-30", 0, 0)]),
    ("vanished", {}, [("Judul 4", None, "2024-11-26", "2024-12-01", 4.9)]),
    ("copied-stories", {}, [("Judul 2", 2, 1, None, None)]),
    (
        "contradicting-copies",
        {},
        [("Judul 2", "number", "kasus", "5 / 7", 2), ("Judul 2", "office", "Made Uji", "Camat / Lurah", 2)],
    ),
    ("laws-by-year", {}, [("2024", "UU 5/2014", 1, 1), ("2020", "PP 94/2021", 1, 1)]),
    ("laws-by-year", {"law": "PP"}, [("2020", "PP 94/2021", 1, 1)]),
    ("falling-outlets", {"least": "100"}, []),
]


@pytest.mark.parametrize(("slug", "given", "expected"), EXPECTED, ids=lambda one: str(one)[:40])
def test_answers(known: sqlite3.Connection, slug: str, given: dict[str, str], expected: list[tuple[Any, ...]]) -> None:
    assert answer(known, slug, **given) == expected


def test_silence_is_told_from_no_allegation(known: sqlite3.Connection) -> None:
    told = {row[0]: row[1:] for row in answer(known, "silent-regions")}
    assert len(told) == 514
    assert told["Kabupaten Sleman"] == ("allegation", 5, 1)
    assert told["Kota Kupang"] == ("no_allegation", 1, 0)
    assert told["Kota Solok"] == ("silent", 0, 0)
    about_one = {row[0]: row[1:] for row in answer(known, "silent-regions", election="pilkada-2024")}
    assert about_one["Kabupaten Sleman"] == ("allegation", 2, 1)
    assert about_one["Kota Kupang"] == ("silent", 0, 0)


def test_outlets_that_fell_are_told_from_others(known: sqlite3.Connection) -> None:
    ((outlet, _, articles, usual, fall),) = answer(known, "falling-outlets")
    assert (outlet, articles, usual, fall) == ("Kabar Uji", 1, 4.0, 75)


def test_doubts_about_dates(known: sqlite3.Connection) -> None:
    doubts = {row[0]: row[1] for row in answer(known, "doubtful-dates")}
    assert doubts == {"Judul 10": "undated", "Judul 9": "future", "Judul 8": "early"}


@pytest.mark.parametrize("question", questions(), ids=lambda one: one.slug)
def test_columns_are_those_of_the_query(known: sqlite3.Connection, question: Question) -> None:
    names = {one.name for one in question.parameters}
    cursor = known.execute(question.whole, dict.fromkeys(names, ""))
    assert [column[0] for column in cursor.description] == [column.name for column in question.columns]
    assert {column.by for column in question.columns} - {""} <= {column.name for column in question.columns}
    assert set(question.chart.values()) <= {column.name for column in question.columns}
    assert all(f":{name}" in question.sql for name in names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_its_words(language: str) -> None:
    for question in questions():
        assert question.title[language]
        assert question.explanation[language]
        assert words(language).knows(f"questions.group_{question.group}")
        assert all(one.label[language] for one in question.parameters)
        assert all(one.label[language] for one in question.columns)
    assert len(questions()) >= 18


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("stage", "imposed", None),
        ("stage", "' OR 1=1 --", "no_choice"),
        ("since", "2024-02-30", "no_day"),
        ("since", "20240227", "no_day"),
        ("since", "2024-02-27", None),
        ("least", "-1", "no_number"),
        ("least", "٣", "no_number"),
        ("person", "a" * 101, "too_long"),
    ],
)
def test_what_cannot_be_asked_is_told(name: str, value: str, fault: str | None) -> None:
    parameter = next(one for question in questions() for one in question.parameters if one.name == name)
    given = read([parameter], lambda _: value, {"stage": [("imposed", "imposed")]})
    assert given.faults.get(name) == fault
    assert given.values[name] == value


def test_defaults_hold_only_where_nothing_is_given() -> None:
    parameters = by_slug()["repeat-names"].parameters
    assert read(parameters, lambda _: None, {}).values == {"person": "", "least": "2"}
    assert read(parameters, lambda _: "", {}).values["least"] == ""


def test_canned_queries_run_as_they_are(known: sqlite3.Connection) -> None:
    query = canned()["question-sanctions"]
    assert len(known.execute(query["sql"], dict.fromkeys(query["params"], "")).fetchall()) == 3


def test_the_document_is_up_to_date() -> None:
    made = subprocess.run([sys.executable, "-m", "browse.questions"], cwd=ROOT, check=True, capture_output=True)
    assert made.stdout.decode() == (ROOT / "docs" / "questions.md").read_text("utf-8"), "make it anew"
