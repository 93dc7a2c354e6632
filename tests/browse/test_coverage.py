"""How much was written when and where: counted right, and held against the calendar of elections."""

import asyncio
import sqlite3
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TypeVar

import pytest

from browse.coverage import charts, counts, periods
from browse.coverage.counts import Counted, Tally, count
from browse.coverage.elections import by_slug, elections
from browse.coverage.places import places
from browse.coverage.spots import COVERED, NONE, TOLD, dots, spots
from browse.coverage.weeks import by_week
from tests.browse.counting import BANTUL, KUPANG, SLEMAN, make, opened

T = TypeVar("T")
ALLEGATION, APPEAL = "stance.allegation", "stance.appeal"


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    connection = opened(make(tmp_path_factory.mktemp("counting") / "berita.sqlite3"))
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def counted(connection: sqlite3.Connection) -> Counted:
    return count(connection)


def test_articles_are_counted_by_month(counted: Counted) -> None:
    assert counted.by_month("") == {
        None: Tally(1, 1),
        "1970-01": Tally(1, 1),
        "2020-12": Tally(1, 1),
        "2024-11": Tally(4, 4),
        "2024-12": Tally(1, 0),
        "2093-01": Tally(1, 1),
    }


def test_a_kind_is_counted_in_a_province_and_in_a_region(counted: Counted) -> None:
    assert counted.by_month(ALLEGATION) == {"2024-11": Tally(2, 2)}
    assert counted.by_month(ALLEGATION, SLEMAN) == {"2024-11": Tally(1, 1)}
    assert counted.by_month(APPEAL, "34") == {None: Tally(1, 1), "2024-11": Tally(2, 2), "2024-12": Tally(1, 0)}
    assert counted.by_month(APPEAL, "53") == {}
    assert counted.kinds("sanction") == ("sanction.pidana", "sanction.teguran")


def test_regions_are_counted_between_months(counted: Counted) -> None:
    assert counted.by_code("", "2020-01", "2024-11") == {
        SLEMAN: Tally(2, 2),
        BANTUL: Tally(1, 1),
        KUPANG: Tally(1, 1),
        "": Tally(1, 1),
    }
    assert counted.by_code("")[BANTUL] == Tally(2, 2)  # that without a date is among them


def test_what_is_off_topic_counts_nowhere(counted: Counted) -> None:
    assert counted.by_month(ALLEGATION, KUPANG) == {}
    assert sum(tally.articles for tally in counted.by_month("").values()) == 9


def test_weeks_begin_on_monday_and_keep_to_the_days_asked_for(connection: sqlite3.Connection) -> None:
    days = date(2024, 11, 24), date(2024, 12, 1)
    assert by_week(connection, *days, "", "") == {"": {"2024-11-18": Tally(1, 1), "2024-11-25": Tally(3, 3)}}
    assert by_week(connection, *days, "stance", "34") == {
        "allegation": {"2024-11-18": Tally(1, 1), "2024-11-25": Tally(1, 1)},
        "appeal": {"2024-11-18": Tally(1, 1), "2024-11-25": Tally(1, 1)},
    }
    assert by_week(connection, *days, ALLEGATION, "each") == {
        "34": {"2024-11-18": Tally(1, 1), "2024-11-25": Tally(1, 1)}
    }
    assert by_week(connection, date(2024, 12, 2), date(2024, 12, 31), "", "") == {"": {"2024-12-02": Tally(1, 0)}}


def test_months_have_no_gap_and_no_day_that_cannot_be(counted: Counted) -> None:
    by_month = {month: tally.articles for month, tally in counted.by_month("").items()}
    drawn = periods.drawn(by_month, "id")
    assert (drawn[0].start, drawn[-1].end) == (date(2020, 12, 1), date(2025, 1, 1))
    assert [one.end for one in drawn[:-1]] == [one.start for one in drawn[1:]]
    assert (drawn[0].label, sum(one.value for one in drawn)) == ("Des 2020", 6)
    assert periods.drawn({None: 3, "1970-01": 1}, "en") == []


def test_elections_on_one_day_are_one() -> None:
    assert len({election.slug for election in elections()}) == len(elections())
    general = by_slug()["pemilu-2024"]
    assert (general.name, general.voting) == ("Pemilu 2024", (date(2024, 2, 14),))
    assert "pilpres-2024" not in by_slug()
    assert general.start == date(2023, 10, 19)  # the registration of candidates for president
    assert general.end == date(2024, 3, 16)
    for election in elections():
        assert all(election.start <= phase.start <= phase.end <= election.end for phase in election.phases)


def test_election_days_and_phases_are_drawn_where_they_fall() -> None:
    shown = periods.months({"2024-09": 1}, "en", date(2024, 9, 1), date(2025, 4, 1))
    layers = charts.coverage(shown, counted="articles")["layer"]
    band, bar, again, rule, halo, label = layers
    assert [one["day"] for one in rule["data"]["values"]] == ["2024-11-27"]
    assert label["data"] == halo["data"] == rule["data"]
    assert [one["day"] for one in again["data"]["values"]] == ["2025-03-22", "2025-04-05", "2025-04-16", "2025-04-19"]
    assert [(one["phase"], one["from"], one["to"]) for one in band["data"]["values"]] == [
        ("kampanye", "2024-09-25", "2024-11-24"),
        ("masa tenang", "2024-11-24", "2024-11-27"),
    ]
    assert [one["n"] for one in bar["data"]["values"]] == [1] + [0] * 7


def test_a_phase_that_is_cut_ends_with_the_chart() -> None:
    shown = periods.months({}, "en", date(2024, 10, 1), date(2024, 10, 1))
    band = charts.coverage(shown, counted="articles", close=True)["layer"][0]
    assert [(one["from"], one["to"]) for one in band["data"]["values"]] == [("2024-10-01", "2024-11-01")]


def test_no_allegation_is_told_from_no_coverage(connection: sqlite3.Connection, counted: Counted) -> None:
    every = places(connection)
    found = {spot.place.code: spot for spot in spots(every, counted.by_code(""), counted.by_code(ALLEGATION))}
    assert len(found) == 514
    assert (found[SLEMAN].state, found[KUPANG].state, found["11.01"].state) == (TOLD, COVERED, NONE)
    assert found[SLEMAN].province == "Daerah Istimewa Yogyakarta"
    drawn = dots(found.values())
    assert {dot.state for dot in drawn} == {TOLD, COVERED, NONE}
    assert all(0 < dot.x < 1000 and 0 < dot.y < 380 for dot in drawn)


def test_a_province_has_what_its_regions_have(connection: sqlite3.Connection, counted: Counted) -> None:
    found = spots(places(connection), counted.by_code(""), counted.by_code(ALLEGATION), provinces=True)
    by_code = {spot.place.code: spot for spot in found}
    assert len(by_code) == 38
    assert (by_code["34"].counted, by_code["34"].told) == (Tally(7, 6), Tally(2, 2))


def run(coroutine: Coroutine[None, None, T]) -> T:
    """In a thread of its own: the browser of other tests has an event loop in this one."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(asyncio.run, coroutine).result()


def test_nobody_waits_for_the_first_count(monkeypatch: pytest.MonkeyPatch, counted: Counted) -> None:
    ended = asyncio.Event()

    class Slow:
        async def of(self, datasette: object) -> Counted:
            await ended.wait()
            return counted

    async def visits() -> tuple[Counted | None, Counted | None]:
        first = await counts.counted_soon(None)
        ended.set()
        return first, await counts.counted_soon(None)

    monkeypatch.setattr(counts, "KEPT", Slow())
    monkeypatch.setattr(counts, "PATIENCE", 0.05)
    assert run(visits()) == (None, counted)


def test_the_count_goes_on_when_a_visitor_leaves(monkeypatch: pytest.MonkeyPatch, counted: Counted) -> None:
    made = []

    class Slow:
        async def of(self, datasette: object) -> Counted:
            await asyncio.sleep(0.1)
            made.append(counted)
            return counted

    async def visit() -> None:
        assert await counts.counted_soon(None) is None
        await asyncio.sleep(0.15)

    monkeypatch.setattr(counts, "KEPT", Slow())
    monkeypatch.setattr(counts, "PATIENCE", 0.01)
    run(visit())
    assert made == [counted]
