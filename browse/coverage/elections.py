"""The elections of the calendar, as charts draw them: days of voting, and phases from the first to a month after."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from pipelines import lexicon

AFTER = timedelta(days=31)  # what comes of an election is still told for about a month
LONG_BEFORE = timedelta(days=120)  # where no phases are listed
GENERAL = {"pemilu", "pileg", "pilpres"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A phase of an election, both days among it."""

    name: str
    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """An election: "pilkada 2024". `voting` holds the days for all regions, `repeats` those of single ones."""

    kind: str
    year: int
    voting: tuple[date, ...]
    repeats: tuple[date, ...]
    phases: tuple[Phase, ...]

    @property
    def slug(self) -> str:
        """What names it in addresses."""
        return f"{self.kind}-{self.year}"

    @property
    def name(self) -> str:
        """What it is called."""
        return f"{self.kind.capitalize()} {self.year}"

    @property
    def start(self) -> date:
        """The first day of its first phase."""
        return min((phase.start for phase in self.phases), default=self.voting[0] - LONG_BEFORE)

    @property
    def end(self) -> date:
        """A month after its last common day of voting."""
        return max(self.voting) + AFTER


@cache
def elections() -> tuple[Election, ...]:
    """All whose days are known, by their days. Elections held on one day are one: that of parliament and president."""
    by_days: dict[tuple[date, ...], list[dict[str, Any]]] = {}
    for entry in lexicon.tables("elections")["elections"]:
        if entry["voting"]:
            by_days.setdefault(tuple(entry["voting"]), []).append(entry)
    return tuple(_joined(days, by_days[days]) for days in sorted(by_days))


@cache
def by_slug() -> dict[str, Election]:
    """Elections by what names them in addresses."""
    return {election.slug: election for election in elections()}


def _joined(voting: tuple[date, ...], entries: list[dict[str, Any]]) -> Election:
    phases = {(phase["name"], phase["start"], phase["end"]) for entry in entries for phase in entry.get("phases", ())}
    named = next((entry for entry in entries if entry["kind"] == "pemilu"), entries[0])
    return Election(
        kind=named["kind"],
        year=named["year"],
        voting=voting,
        repeats=tuple(sorted({day for entry in entries for day in entry.get("repeats", ())})),
        phases=tuple(
            Phase(name=name, start=start, end=end)
            for name, start, end in sorted(phases, key=lambda phase: (phase[1], phase[0]))
        ),
    )
