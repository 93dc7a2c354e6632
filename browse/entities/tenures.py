"""Offices over time as bars of a drawing: where each begins and ends, and which years stand below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

WIDTH, NARROWEST = 1000.0, 6.0
MOST_TICKS, A_YEAR = 8, 450
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
    """Bars, and where the years begin, or the months of a short time: first day of each, and where it is drawn."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[str, float], ...]
    by_year: bool


def drawing(offices: Sequence[Any]) -> Drawing:
    """The offices, each from the first to the last day on which an article states it."""
    spans = [(date.fromisoformat(row["first"][:10]), date.fromisoformat(row["last"][:10])) for row in offices]
    if not spans:
        return Drawing((), (), by_year=True)
    start = min(first for first, _ in spans) - timedelta(days=20)
    days = max((max(last for _, last in spans) - start).days + 20, 60)

    def at(day: date) -> float:
        return round((day - start).days / days * WIDTH, 1)

    bars = tuple(
        Bar(row, min(at(first), WIDTH - NARROWEST), max(round(at(last) - at(first), 1), NARROWEST), look(row["status"]))
        for row, (first, last) in zip(offices, spans, strict=True)
    )
    by_year = days > A_YEAR
    firsts = [first for first in _months(start, days) if first.month == 1 or not by_year]
    shown = firsts[:: len(firsts) // MOST_TICKS + 1]
    return Drawing(bars, tuple((first.isoformat(), at(first)) for first in shown), by_year)


def _months(start: date, days: int) -> list[date]:
    """The first days of the months after a day."""
    every = (start + timedelta(days=number) for number in range(1, days))
    return [day for day in every if day.day == 1]


def look(status: str) -> str:
    """How an office of that status is drawn."""
    return "acting" if status in ACTING else "hollow" if status in HOLLOW else "held"
