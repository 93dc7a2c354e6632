"""The page of a province, regency or city, and the tree of all."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from datasette.utils.asgi import Response

from browse.coverage import charts
from browse.coverage.counts import ANY, Counted, Tally, counted
from browse.coverage.naming import kind_name, phase_name
from browse.coverage.periods import drawn
from browse.coverage.places import Place, places
from browse.coverage.spots import NOTHING, Spot, spots
from browse.entities.outlets import names
from browse.entities.pairs import PAIRS_NOW
from browse.entities.region import Region, by_province, load
from browse.visit import Visit

STANCE, ALLEGATION = "stance.", "stance.allegation"
MOST_OUTLETS = 15


async def view(visit: Visit) -> Response:
    """The page."""
    code = visit.request.url_vars["code"]
    held = await counted(visit.datasette)
    kinds = by_kind(held, code)
    of_it = kinds.get(ANY, NOTHING)
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    found: Region = await visit.ask(lambda connection: load(connection, code, tomorrow, of_it.articles))
    outlets = (await PAIRS_NOW.of(visit.datasette)).outlets(code)
    fullest = outlets.most_common(MOST_OUTLETS)
    by_month = held.by_month(ANY, code)
    return await visit.page(
        "region.html",
        found=found,
        region=found.row,
        counted=of_it,
        told=kinds.get(ALLEGATION, NOTHING),
        stances=_stances(visit, kinds),
        outlets=fullest,
        outlets_in_all=len(outlets),
        names=await visit.ask(lambda connection: names(connection, [outlet for outlet, _ in fullest])),
        chart=chart(visit, by_month),
        undated=by_month.get(None, NOTHING).articles,
        regencies=await _within(visit, found.row["parent"] or code, held),
    )


async def list_view(visit: Visit) -> Response:
    """The tree: every province with what lies in it."""
    held = await counted(visit.datasette)
    known: list[Place] = await visit.ask(places)
    regions = spots(known, held.by_code(ANY), held.by_code(ALLEGATION))
    provinces = spots(known, held.by_code(ANY), held.by_code(ALLEGATION), provinces=True)
    within = by_province(regions)
    return await visit.page(
        "regions.html",
        provinces=sorted(provinces, key=lambda spot: spot.place.name),
        within={code: sorted(spots_of, key=lambda spot: spot.place.name) for code, spots_of in within.items()},
        covered=sum(spot.state != "none" for spot in regions),
        told=sum(spot.state == "told" for spot in regions),
        all_regions=len(regions),
    )


def by_kind(held: Counted, place: str) -> dict[str, Tally]:
    """Articles and stories of every kind about a region, or a province and all in it."""
    found: dict[str, Tally] = {}
    for (code, kind), one in held.series.items():
        if code == place or code.startswith(f"{place}."):
            before = found.get(kind, NOTHING)
            found[kind] = Tally(before.articles + sum(one.articles), before.stories + sum(one.stories))
    return found


def chart(visit: Visit, by_month: Mapping[str | None, Tally]) -> tuple[dict[str, Any], list[list[object]]] | None:
    """Coverage by month with the elections drawn in, and the same as a table; None where no article has a date."""
    periods = drawn({month: tally.articles for month, tally in by_month.items()}, visit.language)
    if not periods:
        return None
    unit = visit.words("entities.articles")
    spec = charts.coverage(periods, counted=unit, phase_name=lambda name: phase_name(visit.words, name))
    heading: list[object] = [visit.words("entities.month"), visit.words("entities.column_articles")]
    return spec, [heading, *([period.label, period.value] for period in periods if period.value)]


def _stances(visit: Visit, kinds: Mapping[str, Tally]) -> list[tuple[str, int]]:
    """What articles do: by the name of the kind, most first."""
    found = [(kind_name(visit.words, kind), tally.articles) for kind, tally in kinds.items() if kind.startswith(STANCE)]
    return sorted(found, key=lambda one: -one[1])


async def _within(visit: Visit, province: str, held: Counted) -> list[Spot]:
    """The regencies and cities of a province, those of most articles first."""
    known: list[Place] = await visit.ask(places)
    there = [place for place in known if place.province == province]
    counts = {kind: {place.code: _tally(held, place.code, kind) for place in there} for kind in (ANY, ALLEGATION)}
    return by_province(spots(there, counts[ANY], counts[ALLEGATION])).get(province, [])


def _tally(held: Counted, code: str, kind: str) -> Tally:
    series = held.series.get((code, kind))
    return Tally(sum(series.articles), sum(series.stories)) if series else NOTHING
