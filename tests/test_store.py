"""Saving: once or twice is the same, texts that change are kept, and what is not stored is recorded."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlite_utils import Database

from crawler.items import Article, Author, Dateline, Match, Related, Relevance, Skip, Span, Translation
from pipelines import rows
from pipelines.derived import TABLES
from pipelines.prepared import Prepared, Row, prepared
from pipelines.read import read
from pipelines.saving import NotStored, Store

ARTICLE = Article(
    identity="file:1",
    file="apel.txt",
    outlet="Kabar Uji",
    headline="Bupati Ingatkan PNS",
    body="TAKALAR – PNS dan tenaga honorer diminta netral.",
    dateline=Dateline(place="TAKALAR", span=Span(0, 9)),
    authors=(Author(name="Rin", role="reporter"), Author(name="Tam", role="editor")),
    date_published=datetime(2024, 9, 30, 8, tzinfo=timezone(timedelta(hours=8))),
    languages=("id",),
    translation=Translation(language="en", text="Civil servants told to stay neutral."),
    captions=("Apel pagi di halaman kantor",),
    tags=("netralitas ASN", "Pilkada 2024"),
    related=(Related(title="Jadwal Pilkada"),),
    relevance=Relevance(score=0.9, on_topic=True, matches=(Match(phrase="netral", weight=1, span=Span(3, 9)),)),
)


@pytest.fixture
def store(db: Database) -> Store:
    return Store(db)


def ready(article: Article) -> Prepared:
    return prepared(read(article))


def content(db: Database) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables, but for the times when something was seen last."""
    return {
        name: [{key: value for key, value in row.items() if key != "last_seen"} for row in db.table(name).rows]
        for name in db.table_names()
        if "_fts" not in name
    }


def count(db: Database, table: str) -> int:
    return db.table(table).count


def test_a_new_article_is_stored_with_all_that_belongs_to_it(db: Database, store: Store) -> None:
    saved = store.save(ready(ARTICLE))
    assert saved.outcome == "new"
    assert saved.record["headline"] == "Bupati Ingatkan PNS"
    (row,) = db.table("articles").rows
    assert (row["dateline_place"], row["date_published"]) == ("TAKALAR", "2024-09-30T08:00:00+08:00")
    assert [count(db, table) for table in ("authors", "captions", "related", "tags", "outlets")] == [2, 1, 1, 2, 1]
    assert {row["kind"] for row in db.table("asn_groups").rows} == {"PNS", "honorer"}


def test_saving_twice_changes_nothing_but_last_seen(
    db: Database, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(ready(ARTICLE))
    before = content(db)
    monkeypatch.setattr(rows, "now", lambda: "2031-01-01T00:00:00+00:00")
    assert store.save(ready(ARTICLE)).outcome == "unchanged"
    assert content(db) == before
    assert [row["last_seen"] for row in db.table("articles").rows] == ["2031-01-01T00:00:00+00:00"]


def test_a_changed_text_becomes_the_article_and_the_former_one_a_revision(db: Database, store: Store) -> None:
    store.save(ready(ARTICLE))
    edited = replace(ARTICLE, body="TAKALAR – PPPK diminta netral.")
    assert store.save(ready(edited)).outcome == "changed"
    assert [row["body"] for row in db.table("articles").rows] == [edited.body]
    assert [row["body"] for row in db.table("revisions").rows] == [ARTICLE.body]
    assert [row["kind"] for row in db.table("asn_groups").rows] == ["PPPK"]
    assert [row["headline"] for row in db.table("articles").search("PPPK")] == [ARTICLE.headline]
    assert list(db.table("articles").search("honorer")) == []


def test_new_page_facts_alone_make_no_revision(db: Database, store: Store) -> None:
    store.save(ready(ARTICLE))
    assert store.save(ready(replace(ARTICLE, section="Daerah"))).outcome == "reread"
    assert count(db, "revisions") == 0
    assert count(db, "authors") == 2


def test_the_same_file_in_another_folder_is_a_duplicate(db: Database, store: Store) -> None:
    store.save(ready(ARTICLE))
    with pytest.raises(NotStored) as outcome:
        store.save(ready(replace(ARTICLE, identity="file:2")))
    assert outcome.value.skip.reason == "duplicate"
    assert count(db, "articles") == 1
    assert [row["identity"] for row in db.table("skipped").rows] == ["file:2"]


def test_the_same_text_under_another_file_name_or_url_is_an_article(db: Database, store: Store) -> None:
    store.save(ready(ARTICLE))
    store.save(ready(replace(ARTICLE, identity="file:2", file="lain.txt")))
    store.save(ready(replace(ARTICLE, identity="https://b.example/1", url="https://b.example/1")))
    assert count(db, "articles") == 3


def test_a_skip_is_recorded_once_and_goes_when_the_article_comes(db: Database, store: Store) -> None:
    skip = Skip(identity=ARTICLE.identity, reason="empty", detail="there is nothing in it", file="apel.txt")
    store.skip(skip)
    store.skip(skip)
    assert [(row["reason"], row["file"]) for row in db.table("skipped").rows] == [("empty", "apel.txt")]
    store.save(ready(ARTICLE))
    assert count(db, "skipped") == 0


def test_a_stored_article_that_is_now_judged_off_topic_stays_and_says_so(db: Database, store: Store) -> None:
    store.save(ready(ARTICLE))
    off_topic = Relevance(score=0.1, on_topic=False)
    store.skip(Skip(identity=ARTICLE.identity, reason="off topic", relevance=off_topic))
    assert [(row["on_topic"], row["relevance_score"]) for row in db.table("articles").rows] == [(0, 0.1)]
    assert count(db, "skipped") == 0


def test_a_save_that_fails_half_way_leaves_no_trace(db: Database, store: Store) -> None:
    store.save(ready(ARTICLE))
    before = content(db)
    edited = ready(replace(ARTICLE, body="TAKALAR – PTT diminta netral."))
    unstorable = [Row(cells=[object()] * len(TABLES[-1].columns), below=[])]
    with pytest.raises(sqlite3.Error):
        store.save(replace(edited, rows=[*edited.rows[:-1], unstorable]))
    assert content(db) == before


@pytest.mark.parametrize(("digest", "outcome", "revisions"), [("SAME", "reread", 0), ("OTHER", "changed", 1)])
def test_another_text_of_the_same_bytes_is_no_edit(
    db: Database, store: Store, digest: str, outcome: str, revisions: int
) -> None:
    """A software that reads more of a page than the last one did makes no revision of it."""
    moments = [datetime(2024, 10, day, tzinfo=UTC) for day in (1, 2)]
    for moment, told in zip(moments, ("SAME", digest), strict=True):
        db.execute(
            "INSERT INTO captures (outlet, url, at, status, digest)"
            " VALUES ('kabar', 'https://kabar.example/1', ?, 200, ?)",
            [rows.written(moment), told],
        )
    store.save(ready(replace(ARTICLE, seen=moments[0], captures=(1,))))
    again = replace(ARTICLE, body=f"{ARTICLE.body}\nPPPK juga.", seen=moments[1], captures=(2,))
    assert store.save(ready(again)).outcome == outcome
    (row,) = db.table("articles").rows
    assert (row["body"], row["last_seen"]) == (again.body, "2024-10-02T00:00:00+00:00")
    assert row["text_seen"] == ("2024-10-01T00:00:00+00:00" if outcome == "reread" else "2024-10-02T00:00:00+00:00")
    assert count(db, "revisions") == revisions
