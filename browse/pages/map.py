"""The map of regencies and cities: where something was told of, where only other things were, and where nothing was."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from browse.coverage.counts import KINDS, counted
from browse.coverage.elections import Election, by_slug, elections
from browse.coverage.naming import kind_name
from browse.coverage.places import Place, places
from browse.coverage.spots import COVERED, NONE, TOLD, Spot, spots
from browse.visit import Visit

ALLEGATION = "stance.allegation"
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
STATES = (TOLD, COVERED, NONE)
# How the table is sorted, by what the address says; each ends in the name, so that the order is always the same.
ORDERS: dict[str, Callable[[Spot], Any]] = {
    "told": lambda spot: (-spot.told.articles, -spot.counted.articles, spot.place.name),
    "articles": lambda spot: (-spot.counted.articles, spot.place.name),
    "stories": lambda spot: (-spot.counted.stories, spot.place.name),
    "name": lambda spot: spot.place.name,
    "province": lambda spot: (spot.province, spot.place.name),
    "state": lambda spot: (STATES.index(spot.state), spot.province, spot.place.name),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form asks for. What is not among its choices is as if it were not given."""

    election: Election | None
    first: str  # months, "2024-11"; "" for no bound
    last: str
    province: str
    kind: str
    is_by_province: bool
    order: str

    @property
    def months(self) -> tuple[str, str]:
        """From which month to which: those given, else those of the election."""
        if self.election is None or self.first or self.last:
            return self.first, self.last
        return self.election.start.isoformat()[:7], self.election.end.isoformat()[:7]

    def address(self, order: str) -> str:
        """The query of the same choice in another order."""
        chosen = {
            "election": self.election.slug if self.election else "",
            "from": self.first,
            "to": self.last,
            "province": self.province,
            "kind": self.kind if self.kind != ALLEGATION else "",
            "level": "province" if self.is_by_province else "",
            "sort": order,
        }
        return urlencode({name: value for name, value in chosen.items() if value})


async def view(visit: Visit) -> Response:
    """The page."""
    every = await visit.ask(places)
    held = await counted(visit.datasette)
    tables = {name: held.kinds(name) for name in KINDS}
    choice = asked(visit, {kind for kinds in tables.values() for kind in kinds}, every)
    found = [
        spot
        for spot in spots(
            every,
            held.by_code("", *choice.months),
            held.by_code(choice.kind, *choice.months),
            provinces=choice.is_by_province,
        )
        if choice.province in ("", spot.place.province)
    ]
    undated = held.by_month("").get(None)
    return await visit.page(
        "map.html",
        asked=choice,
        spots=sorted(found, key=ORDERS[choice.order]),
        shown=shown(visit, found, kind_name(visit.words, choice.kind)),
        state_names=_state_names(visit, kind_name(visit.words, choice.kind)),
        states={state: sum(spot.state == state for spot in found) for state in STATES},
        orders=("name", "province", "articles", "stories", "told"),
        kinds=tables,
        kind_name=lambda kind: kind_name(visit.words, kind),
        provinces=sorted((place for place in every if place.is_province), key=lambda place: place.name),
        elections=tuple(reversed(elections())),
        undated=undated.articles if undated and any(choice.months) else 0,
    )


def asked(visit: Visit, kinds: set[str], every: list[Place]) -> Asked:
    """What the address asks for."""
    order, kind, province = (visit.argument(name) for name in ("sort", "kind", "province"))
    first, last = (
        written if MONTH.fullmatch(written) else "" for written in (visit.argument("from"), visit.argument("to"))
    )
    return Asked(
        by_slug().get(visit.argument("election")),
        first,
        last,
        province if province in {place.code for place in every if place.is_province} else "",
        kind if kind in kinds else ALLEGATION,
        visit.argument("level") == "province",
        order if order in ORDERS else "told",
    )


def shown(visit: Visit, found: list[Spot], kind: str) -> dict[str, Any]:
    """What the script draws: a row a spot, and what its popups say."""
    return {
        "spots": [
            [
                spot.place.code,
                spot.place.name,
                "" if spot.place.is_province else spot.province,
                spot.place.lat,
                spot.place.lng,
                spot.counted.articles,
                spot.counted.stories,
                spot.told.articles,
                spot.state,
            ]
            for spot in found
        ],
        "words": {
            name: visit.words(f"map.{name}")
            for name in ("articles", "stories", "open", "credit", "zoom_in", "zoom_out", "close")
        }
        | {"told": visit.words("map.told", kind=kind)}
        | {f"state_{state}": name for state, name in _state_names(visit, kind).items()},
        "tiles": visit.datasette.urls.path("/map/{z}/{x}/{y}.png"),
        "region": visit.datasette.urls.path("/region/"),
    }


def _state_names(visit: Visit, kind: str) -> dict[str, str]:
    return {TOLD: kind, COVERED: visit.words("map.state_covered"), NONE: visit.words("map.state_none")}
