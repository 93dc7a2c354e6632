"""The page of an article: what is marked, what is listed, where it leads, and what is told of its history."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import lxml.html
import pytest

from browse.article.doubts import doubts
from browse.article.lines import Known, Line, Teller
from browse.article.marked import MOST_MARKS, marked
from browse.article.meanings import Meanings
from browse.article.wording import pieces
from browse.languages import messages, words
from browse.pages.article import Loaded, load, tell
from browse.stored import StoredReading, stored_reading
from crawler.items import Article
from explain.explanation import reread
from explain.facts import KINDS, sections
from explain.marking import marks
from pipelines.record import record
from tests.browse.collected import ADDED, COPIES
from tests.browse.serving import Served

ENGLISH = Meanings(words("en"))


@pytest.fixture(scope="module")
def connection(collected: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"{collected.as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def ids(connection: sqlite3.Connection, condition: str = "1", *values: object) -> list[int]:
    query = f"SELECT id FROM articles WHERE {condition} ORDER BY id"
    return [row["id"] for row in connection.execute(query, values)]


def loaded(connection: sqlite3.Connection, condition: str, *values: object) -> Loaded:
    return load(connection, ids(connection, condition, *values)[0])


def every_line(lines: tuple[Line, ...]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from every_line(line.below)


def test_the_marked_text_is_the_text(connection: sqlite3.Connection) -> None:
    kinds = set[str]()
    for article_id in ids(connection):
        reading = stored_reading(connection, article_id).reading
        text = marked(reading.article, sections(reading), ENGLISH)
        shown = ["".join(map(str, lxml.html.fromstring(f"<p>{one}</p>").itertext())) for one in text.paragraphs]
        assert "\n".join(shown) == reading.article.body
        assert (text.shown, text.length, text.marks_left_out) == (len(reading.article.body),) * 2 + (0,)
        kinds |= set(text.kinds)
    assert kinds == set(KINDS)


def test_every_place_of_a_fact_is_a_mark_of_the_page(connection: sqlite3.Connection, served: Served) -> None:
    places = 0
    for article_id in ids(connection):
        page = lxml.html.fromstring(served.get(f"/article/{article_id}"))
        there = [element.get("id") for element in page.iter() if element.get("id")]
        assert len(there) == len(set(there))
        (read,) = page.iter("aside")
        to_marks = {str(link.get("href")).removeprefix("#") for link in read.iter("a") if "#" in str(link.get("href"))}
        assert to_marks <= set(there)
        places += len(to_marks)
    assert places > 1_000


def test_people_lead_to_the_persons_that_they_are(connection: sqlite3.Connection) -> None:
    led = 0
    for article_id in ids(connection):
        told = tell(load(connection, article_id), ENGLISH, "en")
        for line in (line for facts in told.facts if facts.kind == "people" for line in facts.lines):
            assert line.path is not None
            query = "SELECT person FROM person_mentions WHERE article_id = ? AND named = ? AND person_id = ?"
            assert connection.execute(query, [article_id, line.title, line.path.removeprefix("/person/")]).fetchone()
            led += 1
    assert led > 100


def test_regions_and_speakers_lead_to_their_pages(connection: sqlite3.Connection) -> None:
    told = tell(loaded(connection, "headline = 'Pj Bupati Konawe Minta ASN Netral'"), ENGLISH, "en")
    facts = {lines.kind: lines.lines for lines in told.facts}
    code = connection.execute("SELECT code FROM regions WHERE name = 'Kabupaten Konawe'").fetchone()["code"]
    assert [line.path for line in facts["region"]] == [f"/region/{code}"]
    (quote,) = facts["quotes"]
    assert quote.is_said
    assert quote.notes[0].value == "Rahmat Lasandara"
    assert quote.notes[0].path == next(line.path for line in facts["people"] if line.title == "Rahmat Lasandara")
    assert [line.title for line in facts["legal_citations"]] == ["UU 20/2023", "PP 94/2021"]
    assert next((line.title, line.words) for line in facts["prohibited_acts"]) == ("kampanye", "ikut kampanye")


def test_an_edit_is_told_with_what_differs(connection: sqlite3.Connection) -> None:
    (revision,) = loaded(connection, "headline LIKE '%(Diperbarui)'").history.revisions
    headline, added = revision.differences
    assert [(piece.text, piece.differs) for piece in headline.newer][-1] == (" (Diperbarui)", True)
    assert not any(piece.differs for piece in headline.former)
    assert (added.kind, added.former, "".join(piece.text for piece in added.newer)) == ("added", (), ADDED)
    assert {flag.kind: flag.newer for flag in added.flags} == {
        "names": ("Rudi Hartanto",),
        "numbers": ("17 pegawai", "Jumat (4/10/2024)"),
    }


def test_captures_and_a_page_that_is_gone_are_told(connection: sqlite3.Connection, served: Served) -> None:
    (gone,) = connection.execute("SELECT article_id, gone FROM vanished").fetchall()
    life = load(connection, gone["article_id"]).life
    assert life.vanished is not None
    assert [capture["status"] for capture in life.captures][-1] == 200
    assert len(life.captures) >= 2  # that with the text, and the one that found it gone
    assert "This page is gone" in served.get(f"/article/{gone['article_id']}")
    still_there = load(connection, ids(connection, "headline LIKE '%(Diperbarui)'")[0]).life
    assert still_there.vanished is None
    assert len(still_there.captures) == 2


def test_the_other_copies_are_listed(connection: sqlite3.Connection) -> None:
    found = loaded(connection, "headline = ?", COPIES[0][2]).copies
    assert found is not None
    assert [row["headline"] for row in found.others] == [COPIES[1][2], COPIES[2][2]]
    assert found.more == 0
    assert loaded(connection, "headline LIKE 'LSM Laporkan%'").copies is None


def test_the_record_is_that_of_the_export(connection: sqlite3.Connection, served: Served) -> None:
    (article_id,) = ids(connection, "headline = ?", COPIES[0][2])
    assert json.loads(served.get(f"/article/{article_id}.json")) == record(
        stored_reading(connection, article_id).reading
    )


def test_what_is_not_there_is_told(served: Served) -> None:
    for path in ("/article/99999999", "/article/0", f"/article/{'9' * 40}", "/article/99999999/cite"):
        assert served.status(path) == 404, path


def test_doubts_are_told(connection: sqlite3.Connection) -> None:
    stored = stored_reading(connection, ids(connection, "date_published IS NOT NULL")[0])
    assert [doubt.key for doubt in doubts(stored, ())] == []
    later, earlier = datetime(2100, 1, 1, tzinfo=UTC), datetime(2000, 1, 1, tzinfo=UTC)

    def told(**changed: object) -> list[str]:
        article = replace(stored.reading.article, **changed)  # type: ignore[arg-type]
        changed_one = StoredReading(row=stored.row, reading=replace(stored.reading, article=article), ids=stored.ids)
        return [doubt.key for doubt in doubts(changed_one, ())]

    assert told(date_published=None) == ["article.doubt_no_date"]
    assert told(date_published=later) == ["article.doubt_future"]
    assert told(date_modified=earlier) == ["article.doubt_modified_before"]
    assert told(partial="its last line breaks off") == ["article.doubt_partial"]
    wrong = "Rabu (5/7/2024) Bupati Takalar meminta ASN netral pada Pilkada 2024."
    reading = reread(Article(identity="a", body=wrong, languages=("id",)))
    keys = [(doubt.key, doubt.kind) for doubt in doubts(replace(stored, reading=reading), sections(reading))]
    assert ("article.doubt_read", "event") in keys


def test_what_differs_between_two_sentences() -> None:
    before, after = pieces("Lima kasus, kata Rudi.", "Tujuh kasus, kata Rudi Hartanto.")
    assert [piece.text for piece in before if piece.differs] == ["Lima"]
    assert [piece.text for piece in after if piece.differs] == ["Tujuh", " Hartanto"]
    assert "".join(piece.text for piece in after) == "Tujuh kasus, kata Rudi Hartanto."
    long = "kata " * 1_000
    assert [piece.differs for piece in pieces(long, f"{long}lain")[1]] == [False]


def test_a_hostile_length_is_cut_and_told() -> None:
    article = Article(identity="a", body="Takalar Makassar " * 60_000, captions=("Takalar",) * 90, languages=("id",))
    reading = reread(article)
    started = monotonic()
    text = marked(article, sections(reading), ENGLISH)
    lines = Teller(Known(), text.ids, ENGLISH).lines(next(s for s in sections(reading) if s.kind == "places"))
    assert monotonic() - started < 10
    assert text.shown == 50_000 < text.length
    assert sum(text.kinds.values()) <= MOST_MARKS
    assert text.marks_left_out > 0
    assert len(text.captions) == 50
    assert all(line.more + len(line.places) > 12 for line in lines.lines)


def test_everything_that_is_read_has_words(connection: sqlite3.Connection) -> None:
    needed = {f"kinds.kind_{kind}" for kind in KINDS}
    for article_id in ids(connection):
        found = sections(stored_reading(connection, article_id).reading)
        needed |= {f"kinds.label_{mark.label}" for mark in marks(found)}
        details = {detail.name for section in found for fact in section.facts for detail in fact.details}
        needed |= {f"kinds.detail_{name.replace(' ', '_')}" for name in details}
        needed |= {
            f"kinds.value_{fact.title}" for section in found if section.kind == "stance" for fact in section.facts
        }
    assert not needed - set(messages())
    assert Meanings(words("id")).label("person") == "orang"
    assert Meanings(words("id")).value("Kota Pasuruan") == "Kota Pasuruan"
