"""The regions that hosts, names of sites and titles name."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

from crawler.probing.addressing import RENDERING
from pipelines.lexicon.regions import RegionEntry, all_regions, named

# Glued to another word ("kabarpasuruan"), a shorter name may be part of it.
SHORTEST_GLUED = 5
LONGEST_NAME_WORDS, LONGEST_TITLE = 3, 300
WORD = re.compile(r"[^\W\d_](?:[\w'’.-]{0,30}\w)?")
# What a host of a government says of the type of its region: "pasuruankota", "kabsigi".
TYPES = {"kab": "kabupaten", "kabupaten": "kabupaten", "kota": "kota", "prov": "provinsi", "provinsi": "provinsi"}
Regions = tuple[RegionEntry, ...]


def host_names(url: str) -> Iterator[tuple[str, Regions]]:
    """The regions named in a host, each with the word that names it; what stands for its country says nothing."""
    host = RENDERING.sub("", (urlsplit(url).hostname or "").lower())
    for label in host.split(".")[:-1]:
        yield from glued_names(label.replace("-", " "))


def glued_names(text: str) -> Iterator[tuple[str, Regions]]:
    """The regions named in words that may be glued to others, each with the word: whole names ahead of parts."""
    words = [one.lower() for one in WORD.findall(text[:LONGEST_TITLE])]
    whole = " ".join(words).title()
    yield from ((one.lower(), regions) for one, regions in _mentions(whole))
    for word in words:
        for name, kind in _typed(word):
            yield name, named(name, kind)
        glued = (one for one in _names() if word.startswith(one) or word.endswith(one))
        yield from ((name, _meant(name)) for name in islice(glued, 1))


def names_in(title: str) -> Iterator[Regions]:
    """The regions that a title names with capitals; the longest name of several counts."""
    return (regions for _, regions in _mentions(title))


@cache
def capitals() -> frozenset[str]:
    """The codes of the seats of provinces."""
    return frozenset(_tables()["capitals"])


def _mentions(text: str) -> Iterator[tuple[str, Regions]]:
    words = WORD.findall(text[:LONGEST_TITLE])
    place = 0
    while place < len(words):
        length = min(LONGEST_NAME_WORDS, len(words) - place)
        while length and not (regions := _meant(" ".join(words[place : place + length]))):
            length -= 1
        if length and words[place][0].isupper():
            yield " ".join(words[place : place + length]), regions
        place += length or 1


def _meant(name: str) -> Regions:
    """The regions of a name: for one of a wide area, all provinces there; none for one that is another word."""
    name = name.lower()
    if name in _tables()["wide"]:
        return tuple(one for one in all_regions() if one.parent is None and one.name.lower().startswith(name))
    return () if name in _tables()["words"] else named(name)


def _typed(word: str) -> Iterator[tuple[str, str]]:
    """What may be the name in a word with the type of its region before or behind it."""
    for written, kind in TYPES.items():
        for name in (word.removesuffix(written), word.removeprefix(written)):
            if name != word and named(name, kind):
                yield name, kind


@cache
def _names() -> tuple[str, ...]:
    """The names that may be glued to others, without spaces, the longest first."""
    written = {name for one in all_regions() for name in (one.bare, *one.aliases)}
    plain = {re.sub(r"[^a-z]", "", name.lower()) for name in written}
    return tuple(sorted((one for one in plain if len(one) >= SHORTEST_GLUED and _meant(one)), key=len, reverse=True))


@cache
def _tables() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("regions.toml").read_text("utf-8"))
