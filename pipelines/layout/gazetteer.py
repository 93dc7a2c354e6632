"""Whether a name in a layout is a region or another place that the gazetteer knows, and where it lies."""

import re
from functools import cache, lru_cache

from pipelines import lexicon
from pipelines.lexicon import regions

# No name is longer, be it spaced out.
LONGEST = 60
PREFIX = re.compile(r"(?i)\A(?:kab(?:upaten)?|kota(?:madya)?|kec(?:amatan)?|provinsi|prov)\.? ")


def is_region(name: str) -> bool:
    """Whether the gazetteer knows `name`, with or without "Kota", "Kab." before it."""
    return bool(codes(name))


def is_place(name: str) -> bool:
    """Whether `name` is a region, or a town whose name tells only where a dateline can stand: "Negara", "Tanjung"."""
    return bool(place_codes(name))


def place_codes(name: str) -> tuple[str, ...]:
    """The codes of the regions that `name` may be in a dateline; () where it is not known."""
    known = codes(name)
    plain = name.strip()
    return known or (_of_datelines().get(plain.lower(), ()) if plain[:1].isupper() else ())


@lru_cache(4096)
def codes(name: str) -> tuple[str, ...]:
    """The codes of the regions that `name` may be, or may lie in; () where the gazetteer does not know it."""
    plain = name.strip()
    if not 3 <= len(plain) <= LONGEST or not plain[0].isupper():
        return ()
    bare = PREFIX.sub("", plain)
    found = tuple(one.code for one in (regions.named(plain) or regions.named(bare)))
    return found or _places().get(bare.lower(), ())


@cache
def _places() -> dict[str, tuple[str, ...]]:
    return {row["name"].lower(): tuple(lexicon.split(row["region"])) for row in lexicon.rows("places")}


@cache
def _of_datelines() -> dict[str, tuple[str, ...]]:
    return {row["name"].lower(): tuple(lexicon.split(row["region"])) for row in lexicon.rows("dateline_places")}
