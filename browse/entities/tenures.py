"""Offices over time as bars of a drawing: where each begins and ends, and which years stand below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

WIDTH, NARROWEST = 1000.0, 6.0
MOST_TICKS = 8
# How an office is held decides how its bar looks; what holds nothing is drawn hollow.
ACTING = frozenset({"penjabat", "penjabat sementara", "pelaksana tugas", "pelaksana harian"})
HOLLOW = frozenset({"mantan", "calon"})


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of `offices` from `x` on, `width` wide, of a drawing that is `WIDTH` wide; `look` is its class."""

    office: Any
    x: float
    width: float
    look: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Bars, and years with where they begin."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[int, float], ...]


def drawing(offices: Sequence[Any]) -> Drawing:
    """The offices, each from the first to the last day on which an article states it."""
    spans = [(date.fromisoformat(row["first"][:10]), date.fromisoformat(row["last"][:10])) for row in offices]
    if not spans:
        return Drawing((), ())
    start = min(first for first, _ in spans) - timedelta(days=20)
    days = max((max(last for _, last in spans) - start).days + 20, 60)

    def at(day: date) -> float:
        return round((day - start).days / days * WIDTH, 1)

    bars = tuple(
        Bar(row, min(at(first), WIDTH - NARROWEST), max(round(at(last) - at(first), 1), NARROWEST), look(row["status"]))
        for row, (first, last) in zip(offices, spans, strict=True)
    )
    years = range(start.year + 1, (start + timedelta(days=days)).year + 1)
    step = len(years) // MOST_TICKS + 1
    return Drawing(bars, tuple((year, at(date(year, 1, 1))) for year in years if year % step == 0))


def look(status: str) -> str:
    """How an office of that status is drawn."""
    return "acting" if status in ACTING else "hollow" if status in HOLLOW else "held"
