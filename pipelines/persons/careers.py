"""Careers: to which one a post belongs, and at which levels of government there are offices of a title. Pure."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from pipelines import lexicon


@lru_cache(maxsize=4096)
def is_open(title: str, of: str) -> bool:
    """Whether it says little: a post in a body that is not named, as "Ketua" may be that of anything."""
    return not of and title.casefold() in _titles_of_bodies()


@cache
def _titles_of_bodies() -> frozenset[str]:
    rows = lexicon.rows("titles")
    return frozenset(row["title"].casefold() for row in rows if row["level"] == "body" and not row["body"])


@cache
def levels() -> dict[str, frozenset[str]]:
    """The levels of government at which there is an office of a title."""
    levels = defaultdict[str, set[str]](set)
    for row in lexicon.rows("titles"):
        if row["kind"] == "territory":
            levels[row["title"].casefold()].add(row["level"])
    return {title: frozenset(found) for title, found in levels.items()}


@dataclass(frozen=True, slots=True)
class Track:
    """A career, and whether nobody holds two posts of it in different places at once."""

    name: str
    is_single: bool


@lru_cache(maxsize=65536)
def track(title: str, of: str) -> Track | None:
    """The career that a post belongs to; None where nothing tells."""
    if title.casefold() in levels():
        return Track("government", is_single=True)
    for words, place in ((of, "body"), (title, "title")):
        for word in words.casefold().replace("-", " ").split():
            if found := _tracks().get((word, place)):
                return found
    return None


@cache
def _tracks() -> dict[tuple[str, str], Track]:
    rows = lexicon.rows("office_tracks")
    return {(row["word"], row["in"]): Track(row["track"], is_single=row["single"] == "yes") for row in rows}
