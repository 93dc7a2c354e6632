"""What the crawl remembers of routes: those that lead to nothing rest by data, and are tried again."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from browse.metadata import metadata
from crawler.discovery.links import Link
from crawler.items import Article
from crawler.memory import (
    Answer,
    Memory,
    Outcome,
    Route,
    Standing,
    State,
    Validators,
    Visit,
    closed_kinds,
    outcome_of,
)
from crawler.memory.verdicts import BARREN_ASKS, LONGEST_REST
from pipelines.read import read
from pipelines.saving import Store

T0 = datetime(2024, 11, 20, 8, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SITE = "https://kabaruji.example"
FEED = Route(outlet="kabar_uji", kind="feed", url=f"{SITE}/feed/")
SECOND_PAGE = Route(outlet="kabar_uji", kind="feed", url=f"{SITE}/feed/?paged=2", part_of=FEED.url)
SITEMAP = Route(outlet="kabar_uji", kind="sitemap", url=f"{SITE}/sitemap.xml")
SEARCH = Route(outlet="kabar_uji", kind="search", url=f"{SITE}/?s=asn")
REST = Route(outlet="kabar_uji", kind="rest", url=f"{SITE}/wp-json/wp/v2/posts?search=asn")
ANSWERED = Answer(outcome=Outcome.ANSWERED, status=200)
UNCHANGED = Answer(outcome=Outcome.UNCHANGED, status=304)
CLOSED = Answer(outcome=Outcome.CLOSED, status=401)
ABSENT = Answer(outcome=Outcome.ABSENT, status=404)
FAILED = Answer(outcome=Outcome.FAILED, status=503)


def standing(memory: Memory, route: Route, at: datetime) -> Standing:
    (found,) = [one for one in memory.routes("kabar_uji", at) if one.route == route]
    return found


def link(number: int) -> Link:
    return Link(url=f"{SITE}/{number}")


def settle(memory: Memory, number: int, state: State, at: datetime) -> None:
    identity = link(number).url
    memory.settle(Visit(outlet="kabar_uji", url=identity, state=state, at=at, article=identity, status=200))


def store(db: Database, memory: Memory, number: int, at: datetime) -> None:
    url = link(number).url
    Store(db).save(read(Article(identity=url, url=url, body="PNS diminta netral.")))
    settle(memory, number, State.STORED, at)


def keep_open(memory: Memory, at: datetime) -> None:
    """Another route of the outlet that is asked and open, so that none is asked for want of others."""
    memory.listing_asked(SITEMAP, ANSWERED, at, links=[Link(url=f"{SITE}/peta/{at:%d%H%M}")])


def ask_daily(memory: Memory, days: range, *, first_link: int) -> datetime:
    for day in days:
        at = T0 + day * DAY
        memory.listing_asked(FEED, ANSWERED, at, links=[link(first_link + day)])
        settle(memory, first_link + day, State.OFF_TOPIC, at)
        keep_open(memory, at)
    return T0 + days[-1] * DAY


def test_the_whole_life_of_a_route(db: Database, memory: Memory) -> None:
    memory.listing_asked(FEED, ANSWERED, T0, links=[link(1), link(2)])
    store(db, memory, 1, T0)
    settle(memory, 2, State.OFF_TOPIC, T0)
    yields = standing(memory, FEED, T0)
    assert (yields.links, yields.new, yields.articles, yields.vain, yields.last_gain) == (2, 2, 1, 0, T0)

    last = ask_daily(memory, range(1, 14), first_link=10)
    assert standing(memory, FEED, last).rests_until is None
    last = ask_daily(memory, range(14, 15), first_link=10)
    dropped = standing(memory, FEED, last)
    assert (dropped.vain, dropped.rests_until) == (14, last + 7 * DAY)
    assert dropped.why == "no new article on topic since 2024-11-20"

    again = last + 7 * DAY
    assert standing(memory, FEED, again).rests_until is None
    memory.listing_asked(FEED, ANSWERED, again, links=[link(40)])
    assert standing(memory, FEED, again).rests_until == again + 10.5 * DAY, "in vain again: a longer rest"
    store(db, memory, 40, again)
    back = standing(memory, FEED, again)
    assert (back.rests_until, back.vain, back.articles, back.last_gain) == (None, 0, 2, again)


def test_an_hourly_crawl_does_not_drop_a_route_before_noon(memory: Memory) -> None:
    for hour in range(3 * BARREN_ASKS):
        memory.listing_asked(FEED, UNCHANGED if hour else ANSWERED, T0 + hour * HOUR, links=[link(1)])
    unjudged = standing(memory, FEED, T0 + DAY)
    assert (unjudged.rests_until, unjudged.why) == (None, "")


def test_a_rare_crawl_does_not_drop_a_route_for_few_asks(memory: Memory) -> None:
    for month in range(BARREN_ASKS - 1):
        memory.listing_asked(FEED, ANSWERED, T0 + month * 30 * DAY, links=[link(1)])
    unjudged = standing(memory, FEED, T0 + 3 * 30 * DAY)
    assert (unjudged.rests_until, unjudged.why) == (None, "")


def test_a_route_that_confirms_what_others_found_is_worth_asking(db: Database, memory: Memory) -> None:
    memory.listing_asked(FEED, ANSWERED, T0, links=[link(1)])
    store(db, memory, 1, T0)
    memory.listing_asked(SITEMAP, ANSWERED, T0 + HOUR, links=[link(1)])
    confirms = standing(memory, SITEMAP, T0 + HOUR)
    assert (confirms.links, confirms.new, confirms.articles, confirms.vain) == (1, 0, 1, 0)
    memory.listing_asked(SITEMAP, ANSWERED, T0 + DAY, links=[link(1)])
    assert (standing(memory, SITEMAP, T0).articles, standing(memory, SITEMAP, T0).vain) == (1, 1)


def test_a_search_that_never_has_a_hit_rests_from_the_second_time_on(memory: Memory) -> None:
    at, rests = T0, []
    for _ in range(5):
        keep_open(memory, at)
        memory.listing_asked(SEARCH, ANSWERED, at)
        one = standing(memory, SEARCH, at)
        rests.append((one.rests_until - at).days if one.rests_until else 0)
        at = one.rests_until or at + DAY
    assert rests == [0, 7, 14, 28, 30]
    assert standing(memory, SEARCH, at - DAY).why == "no link in 5 asks"


@pytest.mark.parametrize(
    ("answer", "days"),
    [(CLOSED, [1, 2, 4, 8]), (ABSENT, [7, 14, 28, 30]), (FAILED, [0, 0, 1, 2])],
    ids=["closed", "absent", "failed"],
)
def test_a_route_that_does_not_answer_is_asked_more_and_more_seldom(
    memory: Memory, answer: Answer, days: list[int]
) -> None:
    at, rests = T0, []
    for _ in days:
        memory.listing_asked(REST, answer, at)
        one = standing(memory, REST, at)
        rests.append((one.rests_until - at).days if one.rests_until else 0)
        at = one.rests_until or at + HOUR
    assert rests == days
    memory.listing_asked(REST, ANSWERED, at, links=[link(1)])
    assert standing(memory, REST, at).failures == 0
    assert standing(memory, REST, at).rests_until is None


def test_robots_are_asked_again_every_day(memory: Memory) -> None:
    for day in range(5):
        memory.listing_asked(SEARCH, Answer(outcome=Outcome.ROBOTS), T0 + day * DAY)
    resting = standing(memory, SEARCH, T0 + 4 * DAY)
    assert (resting.rests_until, resting.why) == (T0 + 5 * DAY, "forbidden by robots")


def test_a_feed_that_worked_may_be_absent_for_an_hour(memory: Memory) -> None:
    memory.listing_asked(FEED, ANSWERED, T0, links=[link(1)])
    for hour, rests in ((1, None), (2, None), (3, T0 + 3 * HOUR + 7 * DAY)):
        memory.listing_asked(FEED, ABSENT, T0 + hour * HOUR)
        assert standing(memory, FEED, T0 + hour * HOUR).rests_until == rests


def test_a_closed_kind_is_not_tried_by_other_addresses_and_others_take_over(memory: Memory) -> None:
    memory.listing_asked(REST, CLOSED, T0)
    memory.listing_asked(FEED, ANSWERED, T0, links=[link(1)])
    routes = memory.routes("kabar_uji", T0 + HOUR)
    assert [one.route for one in routes if one.rests_until is None] == [FEED]
    assert closed_kinds(routes) == {"rest"}
    assert closed_kinds(memory.routes("kabar_uji", T0 + 2 * DAY)) == frozenset()
    one_of_two = Route(outlet="kabar_uji", kind="feed", url=f"{SITE}/rss")
    memory.listing_asked(one_of_two, CLOSED, T0)
    assert closed_kinds(memory.routes("kabar_uji", T0 + HOUR)) == {"rest"}


def test_an_outlet_is_never_given_up(memory: Memory) -> None:
    at = T0
    memory.listing_asked(REST, CLOSED, T0 + 20 * DAY)
    for day in range(21):
        at = T0 + day * DAY
        memory.listing_asked(FEED, ANSWERED, at, links=[link(1)])
        memory.listing_asked(SITEMAP, ANSWERED, at, links=[link(1), link(2)])
    best = standing(memory, SITEMAP, at)
    assert (best.rests_until, best.why) == (None, "nothing else is open")
    assert standing(memory, FEED, at).rests_until == at + 10 * DAY
    assert standing(memory, REST, at).rests_until == at + DAY


def test_what_parts_yield_counts_for_the_whole(db: Database, memory: Memory) -> None:
    index = Route(outlet="kabar_uji", kind="sitemap", url=f"{SITE}/sitemap_index.xml")
    part = Route(outlet="kabar_uji", kind="sitemap", url=f"{SITE}/post-sitemap.xml", part_of=index.url)
    deeper = Route(outlet="kabar_uji", kind="sitemap", url=f"{SITE}/post-sitemap-2.xml", part_of=part.url)
    for day in range(3):
        memory.listing_asked(index, ANSWERED, T0 + day * DAY, further=[part.url])
        memory.listing_asked(part, ANSWERED, T0 + day * DAY, further=[deeper.url])
        memory.listing_asked(deeper, ANSWERED, T0 + day * DAY, links=[link(day)])
    whole, first, second = memory.routes("kabar_uji", T0 + 3 * DAY)
    assert [one.route.part_of for one in (whole, first, second)] == [None, index.url, index.url]
    assert [one.rests_until for one in (whole, first, second)] == [None, T0 + 2 * DAY + 14 * DAY, None]
    assert (whole.vain, whole.why) == (3, "")
    store(db, memory, 1, T0 + 3 * DAY)
    whole, first, second = memory.routes("kabar_uji", T0 + 3 * DAY)
    assert [(one.vain, one.articles) for one in (whole, first, second)] == [(0, 0), (3, 0), (0, 1)]


def test_parts_that_a_killed_run_did_not_come_to_are_routes_of_the_next(memory: Memory) -> None:
    memory.listing_asked(FEED, ANSWERED, T0, links=[link(1)], further=[SECOND_PAGE.url])
    waiting = standing(memory, SECOND_PAGE, T0 + DAY)
    assert (waiting.outcome, waiting.rests_until, waiting.last_asked) == (Outcome.UNASKED, None, None)
    memory.listing_asked(SECOND_PAGE, ANSWERED, T0 + DAY, links=[link(2)])
    assert standing(memory, SECOND_PAGE, T0 + DAY).outcome == Outcome.ANSWERED


def test_validators_are_of_the_last_whole_answer_and_of_one_outlet(memory: Memory) -> None:
    one, two = Validators(etag='"1"'), Validators(etag='"2"')
    assert memory.validators(FEED) == Validators()
    memory.listing_asked(FEED, Answer(outcome=Outcome.ANSWERED, status=200, validators=one), T0)
    memory.listing_asked(FEED, UNCHANGED, T0 + HOUR)
    memory.listing_asked(FEED, FAILED, T0 + 2 * HOUR)
    assert memory.validators(FEED) == one
    assert memory.validators(Route(outlet="lain", kind="feed", url=FEED.url)) == Validators()
    cut = Answer(outcome=Outcome.ANSWERED, status=200, validators=two, wrong="it is cut short")
    memory.listing_asked(FEED, cut, T0 + 3 * HOUR)
    assert memory.validators(FEED) == Validators(), "it is asked in full again"
    assert standing(memory, FEED, T0).detail == "it is cut short"


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, "answered"),
        (204, "answered"),
        (304, "unchanged"),
        (301, "failed"),
        (400, "absent"),
        (401, "closed"),
        (403, "closed"),
        (404, "absent"),
        (410, "absent"),
        (429, "failed"),
        (500, "failed"),
        (503, "failed"),
    ],
)
def test_a_status_tells_the_outcome(status: int, outcome: str) -> None:
    assert outcome_of(status) == outcome


def test_every_state_and_outcome_is_named_where_the_columns_are_described() -> None:
    tables = metadata(Path("x.sqlite3"))["databases"]["x"]["tables"]
    assert [state for state in State if state not in tables["pages"]["columns"]["state"]] == []
    assert [one for one in Outcome if one not in tables["listings"]["columns"]["outcome"]] == []


def test_no_rest_is_longer_than_the_longest(memory: Memory) -> None:
    for year in range(30):
        at = T0 + year * 365 * DAY
        memory.listing_asked(REST, CLOSED, at)
        memory.listing_asked(FEED, ANSWERED, at, links=[link(1)])
        keep_open(memory, at)
    rests = [standing(memory, route, at).rests_until for route in (REST, FEED)]
    assert rests == [at + LONGEST_REST] * 2
