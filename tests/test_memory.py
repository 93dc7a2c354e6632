"""What the crawl remembers of pages: each goes its whole way through the states, and telling twice changes nothing."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from crawler.discovery.links import Link
from crawler.items import Article
from crawler.memory import Answer, Memory, Outcome, Page, Route, State, Validators, Visit
from crawler.memory.life import MOST_VISITS, RETRIES
from crawler.memory.pages import LONGEST_URL
from crawler.memory.states import UNFETCHED
from pipelines.migrations import until
from pipelines.read import read
from pipelines.saving import Store
from pipelines.schema import open_database

T0 = datetime(2024, 11, 20, 8, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SITE = "https://kabaruji.example"
FEED = Route(outlet="kabar_uji", kind="feed", url=f"{SITE}/feed/")
SITEMAP = Route(outlet="kabar_uji", kind="sitemap", url=f"{SITE}/sitemap.xml")
URL = f"{SITE}/2024/11/20/asn-netral/"
IDENTITY = URL.rstrip("/")
ANSWERED = Answer(outcome=Outcome.ANSWERED, status=200)


def visit(state: State, at: datetime, *, url: str = URL, status: int | None = None, edited: bool = False) -> Visit:
    article = IDENTITY if state == State.STORED else None
    return Visit(
        outlet="kabar_uji", url=url, state=state, at=at, status=status, article=article, digest="d", edited=edited
    )


def store(db: Database, identity: str = IDENTITY) -> None:
    Store(db).save(read(Article(identity=identity, url=identity, body="PNS diminta netral.")))


def urls(found: list[Link] | list[Page]) -> list[str]:
    return [one.url for one in found]


def dump(db: Database) -> list[str]:
    return list(db.iterdump())


def test_the_whole_life_of_a_page(db: Database, memory: Memory) -> None:
    published = datetime(2024, 11, 20, 14, 30, tzinfo=timezone(timedelta(hours=7)))  # 07:30 UTC
    link = Link(url=URL, published=published)
    assert memory.listing_asked(FEED, ANSWERED, T0, links=[link]) == [link]
    known = memory.page(URL)
    assert known
    assert (known.state, known.published, known.first_seen, known.next_visit) == (State.KNOWN, published, T0, T0)
    assert memory.due("kabar_uji", T0, 10) == [known]

    store(db)
    stored = memory.settle(visit(State.STORED, T0 + timedelta(minutes=5), status=200))
    assert (stored.state, stored.article, stored.visits) == (State.STORED, IDENTITY, 1)
    assert (stored.first_stored, stored.next_visit) == (T0 + timedelta(minutes=5), published + HOUR)
    assert memory.found(FEED, [link], T0 + timedelta(minutes=6)) == []
    assert memory.due("kabar_uji", T0 + timedelta(minutes=6), 10) == []

    unchanged = memory.settle(visit(State.STORED, T0 + 1 * HOUR, status=304))
    assert (unchanged.visits, unchanged.next_visit, unchanged.changed) == (2, published + DAY, None)

    edited = memory.settle(visit(State.STORED, T0 + DAY, status=200, edited=True))
    assert (edited.changed, edited.next_visit) == (T0 + DAY, T0 + DAY + HOUR)

    gone_at = T0 + DAY + 2 * HOUR
    gone = memory.settle(visit(State.GONE, gone_at, status=410))
    assert (gone.state, gone.gone, gone.article, gone.next_visit) == (State.GONE, gone_at, IDENTITY, gone_at + DAY)
    assert memory.holder(IDENTITY) == gone
    still = memory.settle(visit(State.GONE, gone_at + DAY, status=404))
    assert (still.gone, still.next_visit) == (gone_at, gone_at + 7 * DAY)

    returned_at = gone_at + 7 * DAY
    returned = memory.settle(visit(State.STORED, returned_at, status=200))
    assert (returned.state, returned.returned, returned.gone) == (State.STORED, returned_at, gone_at)
    assert returned.next_visit == T0 + DAY + 30 * DAY
    assert memory.settle(visit(State.STORED, T0 + 40 * DAY, status=304)).next_visit is None


@pytest.mark.parametrize(
    ("published", "next_visit"),
    [
        (None, T0 + HOUR),
        (T0 - 2 * HOUR, T0 - 2 * HOUR + DAY),
        (T0 - 3 * DAY, T0 + 4 * DAY),
        (T0 - 31 * DAY, None),
        (T0 + 5 * DAY, T0 + HOUR),
    ],
    ids=["unknown", "hours ago", "days ago", "long ago", "in the future"],
)
def test_revisits_fall_from_publication_or_first_sight(
    db: Database, memory: Memory, published: datetime | None, next_visit: datetime | None
) -> None:
    store(db)
    assert memory.settle(replace(visit(State.STORED, T0), published=published)).next_visit == next_visit


def test_a_page_that_seems_edited_for_ever_ends_its_revisits(db: Database, memory: Memory) -> None:
    store(db)
    at, visits = T0, 0
    while (page := memory.settle(visit(State.STORED, at, edited=visits > 0))).next_visit:
        at, visits = page.next_visit, visits + 1
        assert visits < 2 * MOST_VISITS
    assert visits >= MOST_VISITS


@pytest.mark.parametrize("state", [state for state in State if state not in (State.KNOWN, State.STORED)])
def test_what_was_not_stored_is_tried_again_a_few_times_and_then_no_more(memory: Memory, state: State) -> None:
    memory.found(FEED, [Link(url=URL)], T0)
    at = T0
    waits: list[timedelta] = []
    while len(waits) < 9 and (page := memory.settle(visit(state, at))).next_visit:
        waits.append(page.next_visit - at)
        at = page.next_visit
        assert urls(memory.due("kabar_uji", at, 10)) == [URL]
    expected = RETRIES.get(state, ())
    assert tuple(waits[: len(expected)]) == expected
    assert len(waits) == (9 if state == State.ROBOTS else len(expected))
    page = memory.settle(visit(state, at + DAY))
    assert (page.state, page.visits > 0) == (state, state not in UNFETCHED)


def test_passing_trouble_leaves_a_stored_page_stored(db: Database, memory: Memory) -> None:
    store(db)
    memory.settle(replace(visit(State.STORED, T0, status=200), validators=Validators(etag='"1"')))
    page = memory.settle(replace(visit(State.BLOCKED, T0 + HOUR, status=403), detail="a challenge"))
    assert (page.state, page.detail, page.status) == (State.STORED, "revisit: blocked a challenge", 403)
    assert (page.etag, page.digest, page.next_visit) == ('"1"', "d", T0 + DAY)


def test_an_article_comes_before_its_page(db: Database, memory: Memory) -> None:
    before = dump(db)
    with pytest.raises(ValueError, match="there is no article"):
        memory.settle(visit(State.STORED, T0))
    with pytest.raises(ValueError, match="known"):
        memory.settle(visit(State.KNOWN, T0))
    with pytest.raises(ValueError, match="no zone"):
        memory.found(FEED, [Link(url=URL, published=datetime(2024, 1, 1))], T0)
    assert dump(db) == before


def test_a_page_whose_article_was_deleted_is_met_anew(db: Database, memory: Memory) -> None:
    store(db)
    memory.found(FEED, [Link(url=URL)], T0)
    memory.settle(visit(State.STORED, T0))
    db.execute("DELETE FROM articles")
    assert urls(memory.found(FEED, [Link(url=URL)], T0 + HOUR)) == [URL]


def test_one_article_under_many_addresses_is_one_page(memory: Memory) -> None:
    amp, tracked, other = f"{URL}amp/", f"{URL}?utm_source=rss", f"{SITE}/lain"
    found = memory.found(FEED, [Link(url=amp), Link(url=tracked), Link(url=other)], T0)
    assert urls(found) == [amp, other]
    memory.found(SITEMAP, [Link(url=URL, published=T0)], T0)
    page = memory.page(tracked)
    assert page
    assert (page.canonical, page.url, page.published) == (IDENTITY, URL, T0)


def test_a_duplicate_names_the_article_and_is_not_fetched_again(db: Database, memory: Memory) -> None:
    store(db)
    memory.settle(visit(State.STORED, T0))
    other = f"{SITE}/kategori/asn-netral"
    page = memory.settle(replace(visit(State.DUPLICATE, T0, url=other), article=IDENTITY))
    assert (page.article, page.next_visit) == (IDENTITY, None)
    assert memory.found(FEED, [Link(url=other)], T0 + 99 * DAY) == []
    holder = memory.holder(IDENTITY)
    assert holder
    assert holder.url == URL


def test_a_listing_that_tells_of_a_change_brings_the_visit_forward(db: Database, memory: Memory) -> None:
    store(db)
    link = Link(url=URL, modified=T0 - DAY)
    memory.found(SITEMAP, [link], T0)
    memory.settle(visit(State.STORED, T0))
    later = T0 + 2 * DAY
    memory.settle(visit(State.STORED, later, status=304))
    assert memory.found(SITEMAP, [link], later + HOUR) == []
    assert memory.found(SITEMAP, [replace(link, modified=later + 9 * HOUR)], later + HOUR) == []
    changed = replace(link, modified=later + timedelta(minutes=10))
    assert memory.found(SITEMAP, [changed], later + HOUR) == [changed]
    assert urls(memory.due("kabar_uji", later + HOUR, 10)) == [URL]
    memory.settle(visit(State.STORED, later + HOUR, status=304))
    assert memory.found(SITEMAP, [changed], later + 2 * HOUR) == []


def test_a_sitemap_that_gives_every_page_the_time_of_asking_is_not_believed(db: Database, memory: Memory) -> None:
    pages = [f"{SITE}/{number}" for number in range(6)]
    for url in pages:
        store(db, url)
        memory.settle(replace(visit(State.STORED, T0, url=url), article=url))
    later = T0 + timedelta(minutes=20)
    stamped = [Link(url=url, modified=later) for url in pages]
    assert memory.found(SITEMAP, stamped, later) == []
    two = [replace(link, modified=T0 - number * DAY) for number, link in enumerate(stamped[2:])]
    assert urls(memory.found(SITEMAP, [*stamped[:2], *two], later)) == pages[:2]


def test_what_a_killed_run_did_not_come_to_is_due_newest_first(memory: Memory) -> None:
    links = [Link(url=f"{SITE}/{day}", published=T0 - day * DAY) for day in (3, 1, 2)] + [Link(url=f"{SITE}/x")]
    memory.found(FEED, links, T0)
    assert urls(memory.due("kabar_uji", T0 + DAY, 10)) == [f"{SITE}/{day}" for day in (1, 2, 3, "x")]
    assert urls(memory.due("kabar_uji", T0 + DAY, 2)) == [f"{SITE}/1", f"{SITE}/2"]
    assert memory.due("lain", T0 + DAY, 10) == []
    assert memory.due("kabar_uji", T0 - HOUR, 10) == []


def test_telling_twice_changes_nothing(db: Database, memory: Memory) -> None:
    store(db)
    links = [Link(url=URL, published=T0), Link(url=f"{SITE}/lain"), Link(url="mailto:redaksi")]
    visits = [visit(State.STORED, T0), visit(State.GONE, T0 + DAY), visit(State.STORED, T0 + 2 * DAY, edited=True)]
    told: list[Callable[[], object]] = [
        lambda: memory.listing_asked(FEED, ANSWERED, T0, links=links, further=[f"{SITE}/feed/?paged=2"]),
        lambda: memory.found(SITEMAP, links, T0),
        *(partial(memory.settle, one) for one in visits),
    ]
    for tell in told:
        first = tell()
        before = dump(db)
        assert tell() == first
        assert dump(db) == before
    memory.settle(visits[0])
    assert dump(db) == before, "an older visit told late"


def test_every_finding_is_remembered_with_its_times(db: Database, memory: Memory) -> None:
    memory.found(FEED, [Link(url=URL)], T0)
    memory.found(SITEMAP, [Link(url=URL)], T0 + HOUR)
    memory.found(FEED, [Link(url=URL)], T0 + DAY)
    memory.found(FEED, [Link(url=URL)], T0 + HOUR)
    rows = db.query(
        "SELECT kind, findings.new, first_found, last_found FROM findings JOIN listings ON listings.id = listing_id"
    )
    assert [tuple(row.values()) for row in rows] == [
        ("feed", 1, "2024-11-20T08:00:00+00:00", "2024-11-21T08:00:00+00:00"),
        ("sitemap", 0, "2024-11-20T09:00:00+00:00", "2024-11-20T09:00:00+00:00"),
    ]


def test_validators_are_those_of_the_last_payload(db: Database, memory: Memory) -> None:
    store(db)
    assert memory.validators(URL) == Validators()
    first, second = Validators(etag='"1"', last_modified="Wed, 20 Nov 2024 08:00:00 GMT"), Validators(etag='"2"')
    memory.settle(replace(visit(State.STORED, T0, status=200), validators=first))
    assert memory.validators(f"{URL}?utm_source=x") == first
    memory.settle(visit(State.STORED, T0 + HOUR, status=304))
    assert memory.validators(URL) == first
    memory.settle(replace(visit(State.STORED, T0 + DAY, status=200), validators=second))
    assert memory.validators(URL) == second
    assert Validators(etag="x" * 5_000, last_modified="a\r\nb") == Validators()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(st.characters(), max_size=30),
            st.text(st.characters(), max_size=30).map(lambda text: f"https://x.example/{text}"),
            st.text(st.characters(), max_size=30).map(lambda text: f"https://{text}/a?{text}={text}"),
        ),
        max_size=5,
    )
)
def test_no_address_is_too_strange(db: Database, memory: Memory, strange: list[str]) -> None:
    links = [Link(url=url) for url in strange]
    first = memory.found(FEED, links, T0)
    assert memory.found(FEED, links, T0) == first
    for url in strange:
        page = memory.page(url)
        assert page
        assert page.state in (State.KNOWN, State.MALFORMED, State.NO_ARTICLE)
        settled = memory.settle(visit(State.NO_ARTICLE, T0, url=url))
        assert settled.canonical == page.canonical


def test_half_a_surrogate_pair_is_no_reason_to_fail(memory: Memory) -> None:
    memory.found(FEED, [Link(url=f"{SITE}/asn?utm_source=umpan")], T0)
    memory.found(FEED, [Link(url=f"{SITE}/asn\ud800")], T0)
    page = memory.page(f"{SITE}/asn")
    assert page
    assert page.url == f"{SITE}/asn?"


def test_an_endless_address_is_malformed(memory: Memory) -> None:
    assert memory.found(FEED, [Link(url=f"{SITE}/{'a/' * LONGEST_URL}")], T0) == []
    (page,) = [memory.page(f"{SITE}/{'a/' * LONGEST_URL}")]
    assert page
    assert (page.state, page.detail) == (State.MALFORMED, "longer than 4,000 characters")


def test_ten_thousand_links_found_again_take_less_than_a_second(memory: Memory) -> None:
    links = [Link(url=f"{SITE}/daerah/2024/11/{number}/asn-netral-{number}/", modified=T0) for number in range(10_000)]
    assert len(memory.found(SITEMAP, links, T0)) == 10_000
    start = time.process_time()
    memory.found(SITEMAP, links, T0 + HOUR)
    assert time.process_time() - start < 1


def test_an_existing_database_is_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "news.sqlite3"
    with monkeypatch.context() as patch:
        patch.setattr("pipelines.schema.migrations", until("source_tables"))
        db = open_database(path)
        db.execute(
            "INSERT INTO articles (identity, body, languages, text_digest, first_seen, last_seen)"
            f" VALUES ('{IDENTITY}', 'PNS diminta netral.', '[]', '', '', '')"
        )
        assert "pages" not in db.table_names()
        db.close()
    migrated = open_database(path)
    assert migrated.table("articles").count == 1
    assert Memory(migrated).settle(visit(State.STORED, T0)).article == IDENTITY
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
