"""The pages of stored questions, and their answers as files, over the server and in the browser."""

import csv
import json
import sqlite3
import urllib.error
import urllib.request
from contextlib import closing
from io import StringIO

import pytest
from parsel import Selector

from browse.downloads import as_csv, as_json
from browse.questions import questions
from browse.questions.question import Question
from tests.browse.collected import HOSTILE_HEADLINE
from tests.browse.serving import Served
from tests.browse.watching import Watched, needs_chromium

STORY = "/questions/contradicting-copies"


def row_texts(page: str) -> list[list[str]]:
    rows = Selector(page).css("table.answer tbody tr")
    return [[cell.xpath("normalize-space()").get("") for cell in row.xpath("td")] for row in rows]


def told(served: Served, path: str) -> tuple[int, str]:
    """The status and text of what is refused."""
    with pytest.raises(urllib.error.HTTPError) as refused:
        served.get(path)
    with refused.value as error:
        return error.code, error.read().decode()


@pytest.mark.parametrize("question", questions(), ids=lambda one: one.slug)
def test_page_and_files_give_the_same_rows(served: Served, question: Question) -> None:
    slug = question.slug
    rows = row_texts(served.get(f"/questions/{slug}"))
    records = json.loads(served.get(f"/questions/{slug}.json"))
    lines = list(csv.reader(StringIO(served.get(f"/questions/{slug}.csv"))))
    assert len(rows) == min(len(records), 100)
    assert len(lines) == len(records) + 1
    assert lines[0] == [column.name for column in question.columns]


def test_contradictions_of_the_copies_are_told(served: Served) -> None:
    told = {(row[1], row[3]) for row in row_texts(served.get(STORY))}
    assert {("day of the event", "2024-10-07 / 2024-10-08"), ("number", "5 / 7")} <= told


def test_changed_and_vanished_articles_are_those_of_the_visit(served: Served) -> None:
    with closing(sqlite3.connect(served.database)) as connection:
        (changed,) = connection.execute("SELECT article_id FROM revisions").fetchall()
        (vanished,) = connection.execute("SELECT article_id FROM vanished").fetchall()
    for slug, (article_id,) in (("changed", changed), ("vanished", vanished)):
        page = Selector(served.get(f"/questions/{slug}"))
        assert page.css("table.answer td a::attr(href)").get() == f"/article/{article_id}"


def test_parameters_are_kept_in_the_form_and_the_files(served: Served) -> None:
    page = Selector(served.get("/questions/sanctions?stage=imposed&since=2020-01-01"))
    assert page.css("select[name=stage] option[selected]::attr(value)").get() == "imposed"
    assert page.css("input[name=since]::attr(value)").get() == "2020-01-01"
    (file,) = page.xpath("//a[normalize-space()='CSV']/@href").getall()
    lines = list(csv.DictReader(StringIO(served.get(file))))
    assert lines
    assert {line["stage"] for line in lines} == {"imposed"}


def test_long_answers_have_pages(served: Served) -> None:
    first = Selector(served.get("/questions/silent-regions"))
    second = Selector(served.get(first.css("a[rel=next]::attr(href)").get("")))
    assert second.css("a[rel=prev]::attr(href)").get() == "/questions/silent-regions?page=1"
    regions = [set(page.css("table.answer td a::attr(href)").getall()) for page in (first, second)]
    assert [len(one) for one in regions] == [100, 100]
    assert not regions[0] & regions[1]


@pytest.mark.parametrize("ending", ["", ".csv", ".json", ".atom"])
def test_wrong_parameters_are_told(served: Served, ending: str) -> None:
    status, text = told(served, f"/questions/sanctions{ending}?since=yesterday&stage=x'--")
    assert status == 400
    assert "a day is needed" in text
    assert "there is no such choice" in text


def test_what_is_no_question_is_told(served: Served) -> None:
    assert served.status("/questions/nothing") == 404
    assert served.status("/questions/nothing.csv") == 404
    assert served.status("/questions/silent-regions.atom") == 404


def test_files_say_what_they_are(served: Served) -> None:
    with urllib.request.urlopen(f"{served.address}/questions/sanctions.csv", timeout=20) as answered:
        assert answered.headers["content-type"] == "text/csv; charset=utf-8"
        assert answered.headers["content-disposition"] == 'attachment; filename="sanctions.csv"'


def rows_of(*values: object) -> list[sqlite3.Row]:
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    return [connection.execute("SELECT ? AS value", [value]).fetchone() for value in values]


def test_spreadsheets_run_nothing() -> None:
    rows = rows_of("=1+1", "+62", "-1", "@a", " =1", "\tx", "a=b", -1, None, 'x,"\ny')
    written = list(csv.reader(StringIO("".join(as_csv(["value"], [rows])))))
    assert [row[0] if row else "" for row in written] == [
        "value", "'=1+1", "'+62", "'-1", "'@a", "' =1", "'\tx", "a=b", "-1", "", 'x,"\ny',
    ]  # fmt: skip


def test_json_is_whole_in_parts() -> None:
    assert json.loads("".join(as_json([rows_of(1, 2), [], rows_of("é")]))) == [
        {"value": 1},
        {"value": 2},
        {"value": "é"},
    ]
    assert json.loads("".join(as_json([]))) == []


def test_the_sql_runs_among_the_tables(served: Served) -> None:
    page = Selector(served.get("/questions/sanctions?stage=imposed"))
    address = page.css("details a::attr(href)").get("")
    shown = Selector(served.get(address)).css("table.rows-and-columns tbody tr")
    assert len(shown) == len(row_texts(page.get()))


def test_indonesian(served: Served) -> None:
    page = served.get("/questions/sanctions?lang=id")
    assert "Sanksi menurut jenis dan tahap" in page
    assert "dijatuhkan" in page


@needs_chromium
def test_questions_are_found_and_asked(watch: Watched) -> None:
    page = watch.open("/questions")
    page.get_by_label("Find a question").fill("copies contradict")
    assert page.locator(".cards li:visible b").all_inner_texts() == ["Stories whose copies contradict each other"]
    page.get_by_label("Find a question").fill("xyzzy")
    assert page.get_by_role("status").inner_text() == "No question has these words."
    page.get_by_label("Find a question").fill("sanctions by kind")
    page.get_by_role("link", name="Sanctions by kind and stage").click()
    page.locator("figure.drawn svg").wait_for()
    page.get_by_label("Stage").select_option("imposed")
    page.get_by_role("button", name="Ask").click()
    assert {row[1] for row in row_texts(page.content())} == {"imposed"}


@needs_chromium
def test_hostile_texts_stay_texts(watch: Watched) -> None:
    page = watch.open("/questions/who-said-what?person=Ahmad")
    assert HOSTILE_HEADLINE in page.locator("table.answer").inner_text()
    assert page.locator("table.answer").locator("script, img, b").count() == 0
