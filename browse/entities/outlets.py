"""The outlets, their names, and their entries in the register."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from browse.summaries import Summary
from crawler import outlets as register
from crawler.outlets import Outlet

NAMES = "SELECT outlets.id, outlets.name FROM json_each(?) AS wanted JOIN outlets ON outlets.id = wanted.value"
COUNTS = """SELECT counted.*, outlets.name FROM (
    SELECT outlet_id AS id, count(*) AS articles, total(on_topic) AS on_topic, count(DISTINCT story_id) AS stories
    FROM articles WHERE outlet_id IS NOT NULL GROUP BY outlet_id
) AS counted JOIN outlets ON outlets.id = counted.id ORDER BY counted.articles DESC, outlets.name"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """An outlet, and how much of it there is."""

    id: int
    name: str
    articles: int
    on_topic: int
    stories: int


def names(connection: sqlite3.Connection, ids: Sequence[int]) -> dict[int, str]:
    """The names of these outlets."""
    return {row["id"]: row["name"] for row in connection.execute(NAMES, [json.dumps(list(ids))])}


def counts(connection: sqlite3.Connection) -> tuple[Counts, ...]:
    """All outlets that have articles, those of most first."""
    return tuple(
        Counts(
            id=row["id"],
            name=row["name"],
            articles=row["articles"],
            on_topic=int(row["on_topic"] or 0),
            stories=row["stories"],
        )
        for row in connection.execute(COUNTS)
    )


COUNTED = Summary(counts)


@cache
def registered() -> dict[str, tuple[Outlet, ...]]:
    """The register by name, in small letters: some sites have one name."""
    found = defaultdict[str, list[Outlet]](list)
    for outlet in register.load().values():
        found[outlet.name.casefold()].append(outlet)
    return {name: tuple(outlets) for name, outlets in found.items()}
