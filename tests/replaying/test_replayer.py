"""Writing what was read again: only what differs, no revisions, nothing of a dry run, and crawls come first."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlite_utils import Database

from crawler.items import Article, Relevance, Skip
from pipelines.prepared import Prepared, prepared
from pipelines.read import read
from pipelines.replaying.changes import Change
from pipelines.replaying.replayer import MEANWHILE, Replayer
from pipelines.saving import NotStored, Store

SEEN = datetime(2024, 10, 1, 8, tzinfo=UTC)
ARTICLE = Article(
    identity="https://kabar.example/1",
    url="https://kabar.example/1",
    headline="Bupati Ingatkan PNS",
    body="TAKALAR – PNS dan tenaga honorer diminta netral.",
    relevance=Relevance(score=0.9, on_topic=True),
    seen=SEEN,
)


class Told:
    """What a replay told of the articles."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.articles = 0

    def __call__(self, article_id: int, headline: str, found: tuple[Change, ...]) -> None:
        self.articles += 1
        self.changes += found

    @property
    def kinds(self) -> set[tuple[str, str]]:
        return {(change.table, change.kind) for change in self.changes}


@pytest.fixture
def told() -> Told:
    return Told()


def ready(article: Article) -> Prepared:
    return prepared(read(article))


def dump(db: Database) -> list[str]:
    return list(db.iterdump())


def test_what_reads_the_same_keeps_its_rows(db: Database, told: Told) -> None:
    Store(db).save(ready(ARTICLE))
    before = dump(db)
    assert Replayer(db, told, dry_run=False).save(ready(ARTICLE)).outcome == "unchanged"
    assert dump(db) == before
    assert (told.articles, told.changes) == (1, [])


def test_what_reads_otherwise_is_written_anew_and_told(db: Database, told: Told) -> None:
    Store(db).save(ready(ARTICLE))
    db.execute("DELETE FROM asn_groups WHERE kind = 'PNS'")
    db.execute("UPDATE articles SET rules = NULL")
    assert Replayer(db, told, dry_run=False).save(ready(ARTICLE)).outcome == "reread"
    assert told.kinds == {("asn_groups", "added")}
    assert {row["kind"] for row in db.table("asn_groups").rows} == {"PNS", "honorer"}
    assert [row["rules"] for row in db.table("articles").rows] == [1]


def test_another_text_of_the_same_page_is_our_doing_and_no_revision(db: Database, told: Told) -> None:
    Store(db).save(ready(ARTICLE))
    (before,) = db.table("articles").rows
    longer = replace(ARTICLE, body=f"{ARTICLE.body}\nPPPK juga.")
    assert Replayer(db, told, dry_run=False).save(ready(longer)).outcome == "changed"
    (after,) = db.table("articles").rows
    assert after["body"] == longer.body
    assert [after[name] for name in ("first_seen", "text_seen", "last_seen")] == [
        before[name] for name in ("first_seen", "text_seen", "last_seen")
    ]
    assert db.table("revisions").count == 0
    assert ("articles", "altered") in told.kinds


def test_a_dry_run_tells_and_writes_nothing(db: Database, told: Told) -> None:
    Store(db).save(ready(ARTICLE))
    db.execute("DELETE FROM asn_groups")
    before = dump(db)
    Replayer(db, told, dry_run=True).save(ready(ARTICLE))
    assert dump(db) == before
    assert told.kinds == {("asn_groups", "added")}


def test_what_a_crawl_has_changed_meanwhile_is_left(db: Database, told: Told) -> None:
    Store(db).save(ready(ARTICLE))
    Store(db).save(ready(replace(ARTICLE, body="Teks baru tentang PNS.", seen=SEEN.replace(hour=9))))
    assert Replayer(db, told, dry_run=False).save(ready(ARTICLE)).outcome == MEANWHILE
    assert [row["body"] for row in db.table("articles").rows] == ["Teks baru tentang PNS."]
    assert told.articles == 0


def test_rows_that_the_present_rules_make_too_carry_their_number(db: Database, told: Told) -> None:
    Store(db).save(ready(ARTICLE))
    db.execute("UPDATE rules SET version = 'former'")
    ids = [row["id"] for row in db.table("asn_groups").rows]
    Replayer(db, told, dry_run=False).save(ready(ARTICLE))
    assert [(row["id"], row["rules"]) for row in db.table("asn_groups").rows] == [(one, 2) for one in ids]
    assert [row["rules"] for row in db.table("articles").rows] == [2]


@pytest.mark.parametrize("on_topic", [True, False])
def test_what_was_skipped_as_off_topic_is_stored_once_it_is_on_topic(db: Database, told: Told, on_topic: bool) -> None:
    Store(db).skip(Skip(identity=ARTICLE.identity, reason="off topic"))
    judged = replace(ARTICLE, relevance=Relevance(score=0.7, on_topic=on_topic))
    replayer = Replayer(db, told, dry_run=False)
    if on_topic:
        assert replayer.save(ready(judged)).outcome == "new"
        assert ("articles", "added") in told.kinds
    else:
        with pytest.raises(NotStored):
            replayer.save(ready(judged))
    assert (db.table("articles").count, db.table("skipped").count) == (int(on_topic), int(not on_topic))


def test_a_stored_article_of_which_nothing_is_read_any_more_stays(db: Database, told: Told) -> None:
    Store(db).save(ready(ARTICLE))
    before = dump(db)
    Replayer(db, told, dry_run=False).skip(Skip(identity=ARTICLE.identity, reason="empty"))
    assert dump(db) == before


def test_differences_between_texts_are_found_anew_by_other_rules(db: Database, told: Told) -> None:
    Store(db).save(ready(ARTICLE))
    edited = replace(ARTICLE, body=f"{ARTICLE.body}\nSebanyak 12 orang hadir.", seen=SEEN.replace(hour=9))
    Store(db).save(ready(edited))
    (kind,) = (row["kind"] for row in db.table("differences").rows)
    db.execute("DELETE FROM differences")
    db.execute("UPDATE rules SET version = 'former'")
    Replayer(db, told, dry_run=False).save(ready(edited))
    assert [(row["kind"], row["rules"]) for row in db.table("differences").rows] == [(kind, 2)]
    assert told.kinds == {("differences", "added")}
