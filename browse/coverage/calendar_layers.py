"""What every chart over time has in common: the axis, days of voting as rules, phases of elections as bands."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from browse.coverage.elections import elections

# How strong the bands are, from the weakest to the strongest; between these two the steps are even.
PHASES = {"kampanye": 0.14, "masa tenang": 0.45}  # drawn over years
ALL_PHASES = {"kampanye": 0.14, "pendaftaran calon": 0.24, "penetapan calon": 0.35, "masa tenang": 0.45}
CLOSE = 400  # so many days and fewer show days of the month
WIDEST_LABELLED = 12  # so many election days can be told side by side
UTC = {"type": "utc"}
HALO = {"color": "var(--paper)", "stroke": "var(--paper)", "strokeWidth": 4}  # names can be read before bars, too
END = {"type": "temporal"}  # without it Vega-Lite takes the domain for one of words, and warns


def time(field: str, first: date, last: date) -> dict[str, Any]:
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


def bands(first: date, last: date, phase_name: Callable[[str], str], *, close: bool) -> list[dict[str, Any]]:
    """Phases of elections as bands behind; `close` shows all of them, not the longest and the last alone."""
    strengths = ALL_PHASES if close else PHASES
    found = [
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
    there = {band["phase"] for band in found}
    named = {phase_name(name): strength for name, strength in strengths.items() if phase_name(name) in there}
    return [_band(found, named, first, last)] if found else []


def _band(found: list[dict[str, str]], strengths: dict[str, float], first: date, last: date) -> dict[str, Any]:
    opacity = {
        "field": "phase",
        "type": "ordinal",
        "title": None,
        "scale": {"domain": list(strengths), "range": [min(strengths.values()), max(strengths.values())]},
        "legend": {"symbolType": "square", "symbolFillColor": "var(--band)", "symbolStrokeWidth": 0},
    }
    return {
        "data": {"values": found},
        "mark": {"type": "rect", "color": "var(--band)", "clip": True},
        "encoding": {
            "x": time("from", first, last),
            "x2": END | {"field": "to"},
            "opacity": opacity,
            "tooltip": [named("election"), named("phase", "  ")],
        },
    }


def named(field: str, title: str = " ") -> dict[str, Any]:
    """A name in a tooltip: it needs no heading, but Vega-Lite wants one, and each its own."""
    return {"field": field, "type": "nominal", "title": title}


def days(first: date, last: date) -> list[dict[str, Any]]:
    """Days of voting as rules with their names; days on which single regions voted again are dotted."""
    voting = [(day, one.name) for one in elections() for day in one.voting if first <= day < last]
    common = [{"day": day.isoformat(), "election": name} for day, name in voting]
    again = [{"day": day.isoformat()} for one in elections() for day in one.repeats if first <= day < last]
    x = time("day", first, last)
    rule = {"type": "rule", "color": "var(--election)", "strokeWidth": 1.5}
    dotted = rule | {"strokeDash": [2, 3], "strokeWidth": 1}
    text = {"x": x, "text": {"field": "election", "type": "nominal"}}
    label = _label(len(common))
    repeated: list[dict[str, Any]] = [{"data": {"values": again}, "mark": dotted, "encoding": {"x": x}}]
    voted: list[dict[str, Any]] = [
        {"data": {"values": common}, "mark": rule, "encoding": {"x": x}},
        {"data": {"values": common}, "mark": label | HALO, "encoding": text},
        {"data": {"values": common}, "mark": label, "encoding": text},
    ]
    return [*(repeated if again else []), *(voted if common else [])]


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
