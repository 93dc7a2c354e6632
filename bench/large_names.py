"""Other names for people and regions, of the same length: what is told of a text by offsets stays true."""

import random
import re
from datetime import date, timedelta
from functools import cache

from pipelines import lexicon
from pipelines.lexicon.regions import RegionEntry, all_regions

FORMS_OF_NAMES = 4  # words of one length that people of a region are called by
VOWELS, CONSONANTS = "aiueo", "bdghjklmnprstwy"
ISO_DAY = re.compile(r"\A\d{4}-\d\d-\d\d\Z")


@cache
def regions_like(kind: str, length: int) -> tuple[RegionEntry, ...]:
    """The regions of that kind whose name is so long."""
    return tuple(region for region in all_regions() if region.type == kind and len(region.bare) == length)


@cache
def names_of(region: str, length: int) -> tuple[str, ...]:
    """Words of that length that people of a region are called by: some that are common, the others invented."""
    chance = random.Random(f"{region} {length}")
    common = [name for row in lexicon.rows("common_given_names") if len(name := row["name"].title()) == length]
    invented = [
        "".join(chance.choice(VOWELS if place % 2 else CONSONANTS) for place in range(length)).title()
        for _ in range(FORMS_OF_NAMES)
    ]
    return (*chance.sample(common, min(2, len(common))), *invented)[:FORMS_OF_NAMES]


class Change:
    """Puts other words of the same length into a cell, other codes, and another day."""

    def __init__(self, words: dict[str, str], codes: dict[str, RegionEntry], days: int) -> None:
        self._words, self._codes, self._days = words, codes, days
        longest = sorted(words, key=len, reverse=True)
        self._pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b") if words else None

    def __call__(self, cell: object) -> object:
        """The cell with what has to be changed in it."""
        if not isinstance(cell, str):
            return cell
        if region := self._codes.get(cell):
            return region.code if cell[0].isdigit() else region.province
        if ISO_DAY.match(cell):
            return (date.fromisoformat(cell) + timedelta(days=self._days)).isoformat()
        return self._pattern.sub(lambda found: self._words[found[0]], cell) if self._pattern else cell
