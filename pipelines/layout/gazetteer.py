"""Whether a name in a layout is a region or another place that the gazetteer knows."""

import re
from functools import cache, lru_cache

from pipelines import lexicon
from pipelines.lexicon import regions

PREFIX = re.compile(r"(?i)\A(?:kab(?:upaten)?|kota(?:madya)?|kec(?:amatan)?|provinsi|prov)\.? ")


@lru_cache(4096)
def is_region(name: str) -> bool:
    """Whether the gazetteer knows `name`, with or without "Kota", "Kab." before it."""
    plain = name.strip()
    if len(plain) < 3 or not plain[0].isupper():
        return False
    bare = PREFIX.sub("", plain)
    return bool(regions.named(plain) or regions.named(bare)) or bare.lower() in _places()


@cache
def _places() -> frozenset[str]:
    return frozenset(row["name"].lower() for row in lexicon.rows("places"))
