"""Regions as spots of a map: how many articles, and in which of three states each is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from browse.coverage.counts import Tally
from browse.coverage.places import Place

TOLD, COVERED, NONE = "told", "covered", "none"
NOTHING = Tally(0, 0)
WIDTH, HEIGHT = 1000, 380
WEST, EAST, NORTH, SOUTH = 94.6, 141.4, 6.4, -11.4
SMALLEST, LARGEST = 3.0, 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A region: its articles and stories, and those of them that tell of what is asked for."""

    place: Place
    province: str
    counted: Tally
    told: Tally

    @property
    def state(self) -> str:
        """Whether articles tell of it, there are only others, or there are none."""
        return TOLD if self.told.articles else COVERED if self.counted.articles else NONE


@dataclass(frozen=True, slots=True)
class Dot:
    """A spot as a drawing without script has it: where, how large, in which state."""

    x: float
    y: float
    r: float
    state: str


def spots(
    places: Iterable[Place], counted: Mapping[str, Tally], told: Mapping[str, Tally], *, provinces: bool = False
) -> list[Spot]:
    """A spot a regency and city, with the articles about it; or a spot a province, with those of all regions in it."""
    every = list(places)
    names = {place.code: place.name for place in every}
    if provinces:
        counted, told = _joined(counted), _joined(told)
    return [
        Spot(
            place=place,
            province=names.get(place.province, ""),
            counted=counted.get(place.code, NOTHING),
            told=told.get(place.code, NOTHING),
        )
        for place in every
        if place.is_province == provinces
    ]


def dots(found: Iterable[Spot]) -> list[Dot]:
    """The spots on a plain drawing of the archipelago, the fullest below the others."""
    every = sorted(found, key=lambda spot: -spot.counted.articles)
    most = max((spot.counted.articles for spot in every), default=0) or 1
    return [
        Dot(
            round((spot.place.lng - WEST) / (EAST - WEST) * WIDTH, 1),
            round((NORTH - spot.place.lat) / (NORTH - SOUTH) * HEIGHT, 1),
            round(SMALLEST + (LARGEST - SMALLEST) * sqrt(spot.counted.articles / most), 1)
            if spot.counted.articles
            else SMALLEST,
            spot.state,
        )
        for spot in every
    ]


def _joined(by_code: Mapping[str, Tally]) -> dict[str, Tally]:
    joined: dict[str, Tally] = {}
    for code, tally in by_code.items():
        before = joined.get(code[:2], NOTHING)
        joined[code[:2]] = Tally(before.articles + tally.articles, before.stories + tally.stories)
    return joined
