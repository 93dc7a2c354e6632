"""The names that toponyms are looked up by, and the words around them that matter."""

import re
from dataclasses import dataclass
from functools import cache

from pipelines import lexicon
from pipelines.lexicon.patterns import any_of
from pipelines.lexicon.phrases import Phrases
from pipelines.lexicon.regions import RegionEntry, all_regions, by_code


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the lexicon. `exact` is the only spelling that counts (PALI); `word`: it is also a common word."""

    bare: str
    regions: tuple[RegionEntry, ...]
    town: str | None = None
    exact: str | None = None
    word: bool = False


@Phrases
def heads() -> dict[str, tuple[str, str]]:
    """The words before a name that matter, with the type of region and the class of evidence they stand for."""
    return {row["phrase"]: (row["kind"], row["evidence"]) for row in lexicon.rows("region_heads")}


@cache
def followers() -> re.Pattern[str]:
    """What follows a name that is part of an outlet's or a club's: " Post"."""
    words = [row["phrase"] for row in lexicon.rows("region_words") if row["effect"] == "after"]
    return re.compile(rf" (?:{any_of(words)})\b")


@cache
def department_words() -> frozenset[str]:
    """The words in names of departments, behind which a region may follow: "Dinas Tanaman Pangan Sigi"."""
    return frozenset(row["word"] for row in lexicon.rows("organisation_words"))


@Phrases
def names() -> dict[str, Name | None]:
    """All names of regions and towns; None stands for phrases in which a region's name means something else."""
    effects = {row["phrase"].lower(): row["effect"] for row in lexicon.rows("region_words")}
    regions = dict[str, dict[str, RegionEntry]]()
    spellings = dict[str, str]()
    for region in all_regions():
        for name in (region.name, region.bare, *region.aliases):
            if name != region.name or region.type == "provinsi":
                for variant in _variants(name):
                    regions.setdefault(variant.lower(), {})[region.code] = region
                    spellings.setdefault(variant.lower(), variant)
    names: dict[str, Name | None] = {
        key: Name(
            bare=_bare(tuple(found.values()), spellings[key]),
            regions=tuple(found.values()),
            exact=spellings[key] if spellings[key].isupper() else None,
            word=effects.get(key) == "word",
        )
        for key, found in regions.items()
    }
    for row in lexicon.rows("places"):
        names[row["name"].lower()] = Name(row["name"], (by_code(row["region"]),), town=row["kind"])
    return names | {phrase: None for phrase, effect in effects.items() if effect == "mask"}


def _bare(regions: tuple[RegionEntry, ...], spelling: str) -> str:
    """The name that the regions share; the alias itself where they do not share one."""
    shared = {region.bare for region in regions}
    return shared.pop() if len(shared) == 1 else spelling


def _variants(name: str) -> tuple[str, ...]:
    """The name as it stands, and as it is shortened or run together: "Kep. Meranti", "Tulangbawang"."""
    first, _, rest = name.partition(" ")
    if first == "Kepulauan" and rest:
        return (name, f"Kep. {rest}", f"Kep {rest}")
    if first == "Sumatera":
        return (name, f"Sumatra {rest}")
    return (name, first + rest.lower(), name.replace(" ", "-")) if rest and " " not in rest else (name,)
