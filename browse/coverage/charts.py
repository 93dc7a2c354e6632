"""Vega-Lite specifications of coverage over time and place, with election days and phases drawn in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from browse.coverage.elections import elections

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"  # its name: nothing is fetched from there
PHASES = {"kampanye": 0.14, "masa tenang": 0.45}  # drawn over years; how strong, from the weakest to the strongest
ALL_PHASES = {"kampanye": 0.14, "pendaftaran calon": 0.24, "penetapan calon": 0.35, "masa tenang": 0.45}
CLOSE = 400  # so many days and fewer show days of the month
WIDEST_LABELLED = 12  # so many election days can be told side by side
UTC = {"type": "utc"}
_END = {"type": "temporal"}  # without it Vega-Lite takes the domain for one of words, and warns


@dataclass(frozen=True, slots=True)
class Period:
    """A month or a week, as charts and tables show it: its first day, the first day after it, and how much."""

    start: date
    end: date
    label: str
    value: int


def coverage(
    periods: Sequence[Period],
    *,
    counted: str,
    phase_name: Callable[[str], str] = str,
    close: bool = False,
    height: int = 220,
) -> dict[str, Any]:
    """Bars over time. `counted` says what is counted; `close`, that one election fills the chart."""
    first, last = periods[0].start, periods[-1].end
    bars = [
        {"start": one.start.isoformat(), "end": one.end.isoformat(), "label": one.label, "n": one.value}
        for one in periods
    ]
    bar = {
        "data": {"values": bars},
        "mark": {"type": "rect", "color": "var(--chart-1)"},
        "encoding": {
            "x": _time("start", first, last),
            "x2": _END | {"field": "end"},
            "y": {
                "field": "n",
                "type": "quantitative",
                "title": counted,
                "scale": {"zero": True, "nice": True, "domainMin": 0},
                "axis": {"tickMinStep": 1, "format": ",d"},
            },
            "y2": {"datum": 0},
            "tooltip": [
                {"field": "label", "type": "nominal", "title": " "},
                {"field": "n", "type": "quantitative", "title": counted, "format": ",d"},
            ],
        },
    }
    return _framed([*_bands(first, last, phase_name, close=close), bar, *_days(first, last)], height)


def strips(
    rows: Iterable[tuple[str, Sequence[Period]]], *, counted: str, phase_name: Callable[[str], str] = str
) -> dict[str, Any]:
    """One line a kind or province, the months of much darker: which of them was told of when."""
    lines = [(name, list(periods)) for name, periods in rows]
    first, last = lines[0][1][0].start, lines[0][1][-1].end
    cells = [
        {"name": name, "start": one.start.isoformat(), "end": one.end.isoformat(), "label": one.label, "n": one.value}
        for name, periods in lines
        for one in periods
        if one.value
    ]
    cell = {
        "data": {"values": cells},
        "mark": {"type": "rect"},
        "encoding": {
            "x": _time("start", first, last),
            "x2": _END | {"field": "end"},
            "y": {
                "field": "name",
                "type": "nominal",
                "title": None,
                "scale": {"domain": [name for name, _ in lines], "paddingInner": 0.12},
                "axis": {"labelLimit": 170, "ticks": False, "domain": False},
            },
            "opacity": {
                "field": "n",
                "type": "quantitative",
                "title": counted,
                "scale": {"type": "sqrt", "range": [0.12, 1], "zero": True},
                "legend": None,
            },
            "tooltip": [
                {"field": "name", "type": "nominal", "title": " "},
                {"field": "label", "type": "nominal", "title": "  "},
                {"field": "n", "type": "quantitative", "title": counted, "format": ",d"},
            ],
        },
    }
    return _framed([cell, *_days(first, last)], 22 * len(lines))


def _framed(layer: list[dict[str, Any]], height: int) -> dict[str, Any]:
    return {
        "$schema": SCHEMA,
        "width": "container",
        "height": height,
        "padding": {"left": 2, "right": 12, "top": 4, "bottom": 2},
        "autosize": {"type": "fit-x", "contains": "padding"},
        "layer": layer,
    }


def _time(field: str, first: date, last: date) -> dict[str, Any]:
    """Time from left to right, in days without a zone: those of the outlets."""
    return {
        "field": field,
        "type": "temporal",
        "title": None,
        "scale": UTC | {"domain": [first.isoformat(), last.isoformat()]},
        "axis": {
            "grid": False,
            "labelOverlap": True,
            "tickCount": {"expr": "max(3, floor(width / 90))"},
            **({"format": "%-d %b"} if (last - first).days <= CLOSE else {}),
        },
    }


def _bands(first: date, last: date, phase_name: Callable[[str], str], *, close: bool) -> list[dict[str, Any]]:
    """Phases of elections as bands behind."""
    strengths = ALL_PHASES if close else PHASES
    bands = [
        {
            "from": max(phase.start, first).isoformat(),
            "to": min(phase.end + timedelta(days=1), last).isoformat(),
            "phase": phase_name(phase.name),
            "election": election.name,
        }
        for election in elections()
        for phase in election.phases
        if phase.name in strengths and phase.start < last and phase.end >= first
    ]
    there = [name for name in strengths if phase_name(name) in {band["phase"] for band in bands}]
    if not bands:
        return []
    return [
        {
            "data": {"values": bands},
            "mark": {"type": "rect", "color": "var(--band)", "clip": True},
            "encoding": {
                "x": _time("from", first, last),
                "x2": _END | {"field": "to"},
                "opacity": {
                    "field": "phase",
                    "type": "ordinal",
                    "title": None,
                    "scale": {
                        "domain": [phase_name(name) for name in there],
                        "range": [strengths[name] for name in there],
                    },
                    "legend": {"symbolType": "square", "symbolFillColor": "var(--band)", "symbolStrokeWidth": 0},
                },
                "tooltip": [
                    {"field": "election", "type": "nominal", "title": " "},
                    {"field": "phase", "type": "nominal", "title": "  "},
                ],
            },
        }
    ]


def _days(first: date, last: date) -> list[dict[str, Any]]:
    """Days of voting as rules with their names; days on which single regions voted again are dotted."""
    days = [
        {"day": day.isoformat(), "election": election.name}
        for election in elections()
        for day in election.voting
        if first <= day < last
    ]
    again = [
        {"day": day.isoformat(), "election": election.name}
        for election in elections()
        for day in election.repeats
        if first <= day < last
    ]
    x = _time("day", first, last)
    rule = {"type": "rule", "color": "var(--election)", "strokeWidth": 1.5}
    layers: list[dict[str, Any]] = []
    if again:
        dotted = rule | {"strokeDash": [2, 3], "strokeWidth": 1}
        layers.append({"data": {"values": again}, "mark": dotted, "encoding": {"x": x}})
    if days:
        layers.append({"data": {"values": days}, "mark": rule, "encoding": {"x": x}})
        layers.append({"data": {"values": days}, "mark": _label(len(days)), "encoding": {"x": x, "text": _ELECTION}})
    return layers


_ELECTION = {"field": "election", "type": "nominal"}


def _label(days: int) -> dict[str, Any]:
    return {
        "type": "text",
        "color": "var(--election)",
        "angle": 270,
        "align": "right",
        "baseline": "bottom",
        "dx": -3,
        "dy": -2,
        "y": 0,
        "fontSize": 11 if days <= WIDEST_LABELLED else 9,
    }


def bars(rows: Sequence[tuple[str, int]], *, counted: str) -> dict[str, Any]:
    """A bar a name, in the order given."""
    name = {
        "field": "name",
        "type": "nominal",
        "sort": None,
        "title": None,
        "axis": {"ticks": False, "domain": False, "labelLimit": 170},
    }
    n = {"field": "n", "type": "quantitative", "title": None, "axis": None}
    return _framed(
        [
            {"mark": {"type": "bar", "height": {"band": 0.7}}, "encoding": {"x": n}},
            {
                "mark": {"type": "text", "align": "left", "dx": 4},
                "encoding": {"x": n, "text": {"field": "n", "type": "quantitative", "format": ",d"}},
            },
        ],
        22 * len(rows),
    ) | {
        "data": {"values": [{"name": name, "n": value} for name, value in rows]},
        "encoding": {
            "y": name,
            "tooltip": [_NAME, {"field": "n", "type": "quantitative", "title": counted, "format": ",d"}],
        },
    }


_NAME = {"field": "name", "type": "nominal", "title": " "}
