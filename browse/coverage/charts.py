"""Vega-Lite specifications of coverage over time and place, with election days and phases drawn in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from browse.coverage.calendar_layers import END, bands, days, named, time

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"  # its name: nothing is fetched from there
LINE = 22  # pixels a name
ABOVE = (" ", "  ", "   ")  # lines without a name: the names of elections stand there


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
    axis = {"tickMinStep": 1, "format": ",d"}
    scale = {"zero": True, "nice": True, "domainMin": 0}
    bar = {
        "data": {"values": [_values(one) for one in periods]},
        "mark": {"type": "rect", "color": "var(--chart-1)"},
        "encoding": {
            "x": time("start", first, last),
            "x2": END | {"field": "end"},
            "y": _number(counted) | {"axis": axis, "scale": scale},
            "y2": {"datum": 0},
            "tooltip": [named("label"), _told(counted)],
        },
    }
    return _framed([*bands(first, last, phase_name, close=close), bar, *days(first, last)], height)


def strips(rows: Iterable[tuple[str, Sequence[Period]]], *, counted: str) -> dict[str, Any]:
    """One line a kind or province, its periods the darker the more: which of them was told of when."""
    lines = list(rows)
    first, last = lines[0][1][0].start, lines[0][1][-1].end
    cells = [{"name": name} | _values(one) for name, periods in lines for one in periods if one.value]
    darker = {"scale": {"type": "sqrt", "range": [0.12, 1], "zero": True}, "legend": None}
    cell = {
        "data": {"values": cells},
        "mark": {"type": "rect"},
        "encoding": {
            "x": time("start", first, last),
            "x2": END | {"field": "end"},
            "y": _names() | {"scale": {"domain": [*ABOVE, *(name for name, _ in lines)], "paddingInner": 0.12}},
            "opacity": _number(counted) | darker,
            "tooltip": [named("name"), named("label", "  "), _told(counted)],
        },
    }
    return _framed([cell, *days(first, last)], LINE * (len(ABOVE) + len(lines)))


def bars(rows: Sequence[tuple[str, int]], *, counted: str) -> dict[str, Any]:
    """A bar a name, in the order given, with its number behind it."""
    length = _number(None) | {"axis": None}
    number = {"field": "n", "type": "quantitative", "format": ",d"}
    bar = {"mark": {"type": "bar", "height": {"band": 0.7}}, "encoding": {"x": length}}
    text = {"mark": {"type": "text", "align": "left", "dx": 4}, "encoding": {"x": length, "text": number}}
    return _framed([bar, text], LINE * len(rows)) | {
        "data": {"values": [{"name": name, "n": value} for name, value in rows]},
        "encoding": {"y": _names() | {"sort": None}, "tooltip": [named("name"), _told(counted)]},
    }


def _framed(layer: list[dict[str, Any]], height: int) -> dict[str, Any]:
    return {
        "$schema": SCHEMA,
        "width": "container",
        "height": height,
        "padding": {"left": 2, "right": 12, "top": 4, "bottom": 2},
        "autosize": {"type": "fit-x", "contains": "padding"},
        "layer": layer,
    }


def _values(one: Period) -> dict[str, Any]:
    return {"start": one.start.isoformat(), "end": one.end.isoformat(), "label": one.label, "n": one.value}


def _number(title: str | None) -> dict[str, Any]:
    return {"field": "n", "type": "quantitative", "title": title}


def _told(counted: str) -> dict[str, Any]:
    return _number(counted) | {"format": ",d"}


def _names() -> dict[str, Any]:
    axis = {"labelLimit": 170, "ticks": False, "domain": False}
    return {"field": "name", "type": "nominal", "title": None, "axis": axis}
