"""Coverage over time: by month, or by week about one election, of one kind or place or of each beside the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from datasette.utils.asgi import Response

from browse.coverage import charts, periods
from browse.coverage.charts import Period
from browse.coverage.counts import KINDS, Counted, Tally, counted
from browse.coverage.elections import Election, by_slug, elections
from browse.coverage.naming import kind_name, phase_name
from browse.coverage.places import Place, places
from browse.coverage.weeks import ByWeek, by_week
from browse.visit import Visit

EACH = "each"
COUNTED = ("articles", "stories")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form asks for. What is not among its choices is as if it were not given."""

    election: Election | None
    province: str  # a code, EACH, or "" for everywhere
    kind: str  # "stance.allegation", "stance" for each of its kinds, or "" for all articles
    counted: str  # articles or stories

    @property
    def is_split(self) -> bool:
        """Whether several lines are asked for."""
        return self.kind in KINDS or self.province == EACH


def asked(visit: Visit, kinds: Sequence[str], provinces: Sequence[Place]) -> Asked:
    """What the address asks for."""
    kind, province = visit.argument("kind"), visit.argument("province")
    kind = kind if kind in KINDS or kind in kinds else ""
    codes = {place.code for place in provinces} | ({EACH} if kind not in KINDS else set())
    unit = visit.argument("count")
    return Asked(
        by_slug().get(visit.argument("election")),
        province if province in codes else "",
        kind,
        unit if unit in COUNTED else "articles",
    )


async def view(visit: Visit) -> Response:
    """The page."""
    provinces = [place for place in await visit.ask(places) if place.is_province]
    held = await counted(visit.datasette)
    kinds = {name: held.kinds(name) for name in KINDS}
    choice = asked(visit, [kind for members in kinds.values() for kind in members], provinces)
    names = {place.code: place.name for place in provinces}
    if choice.election:
        lines = await _by_week(visit, choice, choice.election)
    else:
        lines = _by_month(held, choice, visit.language)
    named = _named(visit, choice, lines, names)
    return await visit.page(
        "timeline.html",
        asked=choice,
        kinds=kinds,
        provinces=sorted(provinces, key=lambda place: place.name),
        elections=tuple(reversed(elections())),
        kind_name=lambda kind: kind_name(visit.words, kind),
        spec=_spec(visit, choice, named),
        rows=rows(visit, choice, named),
        total=sum(period.value for periods_of in named.values() for period in periods_of),
        undated=_undated(held, choice),
    )


async def _by_week(visit: Visit, choice: Asked, election: Election) -> dict[str, list[Period]]:
    first, last = election.start, min(election.end, max(date.today(), election.start))

    found: ByWeek = await visit.ask(lambda connection: by_week(connection, first, last, choice.kind, choice.province))
    return {
        name: periods.weeks(_values(tallies, choice.counted), visit.language, first, last)
        for name, tallies in found.items()
    }


def _by_month(held: Counted, choice: Asked, language: str) -> dict[str, list[Period]]:
    """A line of months for each series, all of the same months."""
    if choice.kind in KINDS:
        found = {kind: held.by_month(kind, choice.province) for kind in held.kinds(choice.kind)}
    elif choice.province == EACH:
        codes = sorted({code[:2] for code, _ in held.series if code})
        found = {code: held.by_month(choice.kind, code) for code in codes}
    else:
        found = {"": held.by_month(choice.kind, choice.province)}
    first, last = periods.span({month for tallies in found.values() for month in tallies})
    if first is None or last is None:
        return {}
    return {
        name: periods.months(_values(tallies, choice.counted), language, first, last)
        for name, tallies in found.items()
        if tallies
    }


def _values(tallies: Mapping[Any, Tally], unit: str) -> dict[Any, int]:
    return {period: getattr(tally, unit) for period, tally in tallies.items()}


def _named(
    visit: Visit, choice: Asked, lines: dict[str, list[Period]], provinces: Mapping[str, str]
) -> dict[str, list[Period]]:
    """The lines by their names, the fullest first."""
    fullest = sorted(lines.items(), key=lambda line: -sum(period.value for period in line[1]))
    if choice.kind in KINDS:
        prefix = "" if choice.election is None else f"{choice.kind}."
        return {kind_name(visit.words, f"{prefix}{kind}"): line for kind, line in fullest}
    return {provinces.get(code, code): line for code, line in fullest}


def _spec(visit: Visit, choice: Asked, named: Mapping[str, list[Period]]) -> dict[str, Any] | None:
    unit = visit.words(f"timeline.{choice.counted}")
    if not named:
        return None
    if choice.is_split:
        return charts.strips(list(named.items()), counted=unit)
    (line,) = named.values()
    return charts.coverage(
        line,
        counted=unit,
        phase_name=lambda name: phase_name(visit.words, name),
        close=choice.election is not None,
        height=320,
    )


def rows(visit: Visit, choice: Asked, named: Mapping[str, list[Period]]) -> list[list[object]]:
    """The same as a table: a period a row; where there are many columns, only those that have an article."""
    if not named:
        return []
    names = list(named) if choice.is_split else [visit.words(f"timeline.{choice.counted}")]
    heading = visit.words("timeline.week" if choice.election else "timeline.month")
    lines = list(named.values())
    found: list[list[object]] = [[heading, *names]]
    for at, period in enumerate(lines[0]):
        values = [line[at].value for line in lines]
        if any(values) or not choice.is_split:
            found.append([period.label, *values])
    return found


def _undated(held: Counted, choice: Asked) -> int:
    tally = held.by_month("").get(None)
    return getattr(tally, choice.counted) if tally else 0
