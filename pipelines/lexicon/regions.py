"""The gazetteer: every province, regency and city of Indonesia, by code and by all the names it goes by."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from pipelines import lexicon

# What stands before the bare name, and which type of region it makes it. "Kota Administrasi" before "Kota".
PREFIX = re.compile(
    r"(?P<kabupaten>kab(?:upaten(?: adm(?:inistrasi|\.)?)?|\.)? )"
    r"|(?P<kota>(?:kota(?:madya)?(?: adm(?:inistrasi|\.)?)?|kodya) )"
    r"|(?P<provinsi>pro[vp](?:insi|\.)? )"
)
SPACING = re.compile(r"[\s\-‑–/]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionEntry:
    """A province, regency or city. `name` is the full official one, `type` provinsi, kabupaten or kota.

    `parent` is the code of the province and `province` its name; a province has itself as `province` and no parent.
    """

    code: str
    name: str
    type: str
    parent: str | None
    province: str
    lat: float
    lng: float
    aliases: tuple[str, ...] = ()

    @property
    def bare(self) -> str:
        """The name without Kabupaten or Kota: "Pekalongan", "Jakarta Timur"."""
        return re.sub(r"\A(?:Kabupaten|Kota)(?: Administrasi)? ", "", self.name)


@cache
def all_regions() -> tuple[RegionEntry, ...]:
    """All regions in the order of their codes: each province before its regencies and cities."""
    table = lexicon.rows("regions")
    provinces = {row["code"]: row["name"] for row in table if row["type"] == "provinsi"}
    return tuple(
        RegionEntry(
            code=row["code"],
            name=row["name"],
            type=row["type"],
            parent=row["parent"] or None,
            province=provinces[row["parent"] or row["code"]],
            lat=float(row["lat"]),
            lng=float(row["lng"]),
            aliases=lexicon.split(row["aliases"]),
        )
        for row in table
    )


def by_code(code: str) -> RegionEntry:
    """The region with this Kemendagri code ("33.26"). Raises KeyError where there is none."""
    return _codes()[code]


def named(name: str, kind: str | None = None) -> tuple[RegionEntry, ...]:
    """Every region that `name` may mean, in the order of codes; () where it means none.

    `name` is a full name, a bare name or an alias: "Kab. Pekalongan", "Pekalongan", "Kukar". Letter case, spacing and
    hyphens do not matter. `kind` ("kabupaten", "kota", "provinsi") leaves only regions of that type; a prefix in `name`
    does the same, so that "Kota Bandung" is one region and "Bandung" two.
    """
    plain = " ".join(name.lower().split())
    found = _keys().get(_key(plain), ())
    prefix = None if found else PREFIX.match(plain)
    if prefix:
        rest = _keys().get(_key(plain[prefix.end() :]), ())
        found = tuple(region for region in rest if region.type == prefix.lastgroup)
    return tuple(region for region in found if kind in (None, region.type))


def _key(name: str) -> str:
    return SPACING.sub("", name.lower().replace("kep. ", "kepulauan ").replace("sumatra", "sumatera"))


@cache
def _codes() -> dict[str, RegionEntry]:
    return {region.code: region for region in all_regions()}


@cache
def _keys() -> dict[str, tuple[RegionEntry, ...]]:
    regions = defaultdict[str, dict[str, RegionEntry]](dict)
    for region in all_regions():
        for name in (region.name, region.bare, *region.aliases):
            regions[_key(name)][region.code] = region
    return {key: tuple(entries.values()) for key, entries in regions.items()}
