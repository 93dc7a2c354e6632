"""The front page: what is in here, how well the last run went, and where to begin."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from datasette.utils.asgi import Response

from browse.coverage import charts
from browse.coverage.counts import Counted, Tally, counted_soon
from browse.coverage.naming import phase_name
from browse.coverage.newest import Newest, newest
from browse.coverage.periods import EARLIEST, drawn
from browse.coverage.places import Place, places
from browse.coverage.runs import Run, last_runs
from browse.coverage.spots import Spot, dots, spots
from browse.questions import grouped
from browse.summaries import Summary
from browse.visit import Visit

ALLEGATION = "stance.allegation"
BARS = 12
# A date before the first election of the calendar, or in the future, says nothing of the period.
CONTENTS = """
SELECT (SELECT count(*) FROM articles) AS articles,
    (SELECT count(*) FROM stories) AS stories,
    (SELECT count(DISTINCT outlet_id) FROM articles) AS outlets,
    (SELECT min(date_published) FROM articles WHERE date_published >= :earliest) AS first,
    (SELECT max(date_published) FROM articles WHERE date_published < :tomorrow) AS last
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """How much there is, from when to when (ISO dates; None where no article has a date)."""

    articles: int
    stories: int
    outlets: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Now:
    """What is asked of the database at each visit."""

    places: list[Place]
    runs: list[Run]
    newest: Newest


def contents(connection: sqlite3.Connection) -> Contents:
    """How much there is."""
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    days = {"earliest": EARLIEST.isoformat(), "tomorrow": tomorrow}
    return Contents(**dict(connection.execute(CONTENTS, days).fetchone()))


CONTENTS_NOW = Summary(contents)


def now(connection: sqlite3.Connection) -> Now:
    """What changes from visit to visit."""
    return Now(places(connection), last_runs(connection), newest(connection))


async def view(visit: Visit) -> Response:
    """The page; where there is no article yet, what to run."""
    held = await CONTENTS_NOW.of(visit.datasette)
    if not held.articles:
        held = await visit.ask(contents)  # whoever waits for the first article need not wait for the next count
    there = await visit.ask(now)
    if not held.articles:
        return await visit.page("front_empty.html", runs=there.runs, file=_file(visit))
    every = await counted_soon(visit.datasette)
    return await visit.page(
        "front.html",
        contents=held,
        runs=there.runs,
        newest=there.newest,
        groups=grouped(),
        **(_drawn(visit, there.places, every) if every else {"is_counting": True}),
    )


def _drawn(visit: Visit, every_place: list[Place], every: Counted) -> dict[str, object]:
    """What is drawn of all articles: dots, bars, and the chart of the months."""
    by_code, told = every.by_code(""), every.by_code(ALLEGATION)
    regions, provinces = spots(every_place, by_code, told), spots(every_place, by_code, told, provinces=True)
    return {
        "dots": dots(regions),
        "regions": (_covered(regions), len(regions)),
        "provinces": (_covered(provinces), len(provinces)),
        "months": _months(visit, every.by_month("")),
        "bars": _bars(visit, provinces),
        "nowhere": _nowhere(every),
    }


def _months(visit: Visit, by_month: dict[str | None, Tally]) -> tuple[dict[str, object], list[list[object]]] | None:
    """The chart of coverage by month, and its table."""
    periods = drawn({month: tally.articles for month, tally in by_month.items()}, visit.language)
    if not periods:
        return None
    unit = visit.words("front.articles")
    spec = charts.coverage(periods, counted=unit, phase_name=lambda name: phase_name(visit.words, name))
    rows: list[list[object]] = [[visit.words("front.month"), unit], *([one.label, one.value] for one in periods)]
    return spec, rows


def _bars(visit: Visit, provinces: list[Spot]) -> tuple[dict[str, object], list[list[object]]]:
    """The provinces most written about as bars, and all of them as a table."""
    fullest = sorted(provinces, key=lambda spot: -spot.counted.articles)
    unit = visit.words("front.articles")
    drawn_ones = [(spot.place.name, spot.counted.articles) for spot in fullest[:BARS] if spot.counted.articles]
    heading: list[object] = [visit.words("front.province"), unit, visit.words("front.with_allegation")]
    rows = [[spot.place.name, spot.counted.articles, spot.told.articles] for spot in fullest]
    return charts.bars(drawn_ones, counted=unit), [heading, *rows]


def _covered(found: list[Spot]) -> int:
    return sum(spot.counted.articles > 0 for spot in found)


def _nowhere(every: Counted) -> int:
    """Articles that are about no single region."""
    tally = every.by_code("").get("")
    return tally.articles if tally else 0


def _file(visit: Visit) -> str:
    return str(visit.datasette.get_database(visit.database).path)
