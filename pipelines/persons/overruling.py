"""Brings corrections to the database: which articles they speak of, and what became of each line."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipelines.persons import names
from pipelines.persons.corrections import Correction, Fault, Place
from pipelines.persons.planning import Demand

IN_FORCE = "in force"
FIND_ARTICLE = (
    "SELECT id FROM articles WHERE identity = ?",
    "SELECT id FROM articles WHERE url = ?",
)
# What rows of an article were put under, as far as these blocks go, is looked at anew.
LOOSEN = """
    UPDATE person_links SET people_id = NULL WHERE article_id = ? AND profile_id IN (
        SELECT profile_id FROM person_links JOIN person_profiles ON person_profiles.id = profile_id
        WHERE article_id = ?1 AND block = ?
    )
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overruling:
    """Corrections with the articles that they speak of: what they demand, and what became of each line."""

    demands: tuple[Demand, ...]
    outcomes: tuple[tuple[Correction | Fault, str], ...]

    @property
    def pinned(self) -> Mapping[int, frozenset[str]]:
        """The blocks, by article, of those who stand alone until a correction says where they belong."""
        blocks = defaultdict[int, set[str]](set)
        for article, block in self.places:
            blocks[article].add(block)
        return {article: frozenset(found) for article, found in blocks.items()}

    @property
    def places(self) -> set[tuple[int, str]]:
        """The articles and blocks that are spoken of."""
        return {place for demand in self.demands for place in (demand.one, demand.other)}

    def together(self) -> Mapping[str, frozenset[str]]:
        """The blocks that are linked as one, because a correction joins persons of them."""
        circles: dict[str, set[str]] = {}
        for demand in self.demands:
            if demand.why is not None:
                circle = circles.get(demand.one[1], {demand.one[1]}) | circles.get(demand.other[1], {demand.other[1]})
                circles |= dict.fromkeys(circle, circle)
        return {block: frozenset(circle) for block, circle in circles.items()}


def overruling(connection: sqlite3.Connection, lines: Iterable[Correction | Fault]) -> Overruling:
    """Find the articles and people that the corrections speak of."""
    demands, outcomes = list[Demand](), list[tuple[Correction | Fault, str]]()
    for line in lines:
        if isinstance(line, Fault):
            outcomes.append((line, f"not used: {line.what}"))
            continue
        one, other = _place(connection, line.one), _place(connection, line.other)
        missing = [found for found in (one, other) if isinstance(found, str)]
        outcomes.append((line, f"nothing yet: {'; '.join(missing)}" if missing else IN_FORCE))
        if not isinstance(one, str) and not isinstance(other, str):
            demands.append(Demand(one, other, line.why if line.is_same else None))
    return Overruling(demands=tuple(demands), outcomes=tuple(outcomes))


def changed(connection: sqlite3.Connection, now: Overruling) -> tuple[list[tuple[int, str]], bool]:
    """The places that were not pinned and now are, or no longer are; and whether any line tells something else."""
    pins = connection.execute("SELECT article_id, block FROM person_pins").fetchall()
    told = set(connection.execute("SELECT line, number, outcome FROM person_corrections").fetchall())
    wanted = {(line.line, line.number, outcome) for line, outcome in now.outcomes}
    return sorted(set(pins) ^ now.places), told != wanted


def write(connection: sqlite3.Connection, now: Overruling, places: Sequence[tuple[int, str]]) -> None:
    """Note the corrections, and have the places they speak of, now or until now, linked anew."""
    connection.executemany(LOOSEN, places)
    blocks = {block for _, block in (*now.places, *places)}
    blocks |= {block for (block,) in connection.execute("SELECT block FROM person_pins")}
    connection.executemany(
        "INSERT INTO person_blocks_due (block) VALUES (?) ON CONFLICT (block) DO UPDATE SET marks = marks + 1",
        [(block,) for block in sorted(blocks)],
    )
    connection.execute("DELETE FROM person_pins")
    connection.executemany("INSERT INTO person_pins (article_id, block) VALUES (?, ?)", sorted(now.places))
    connection.execute("DELETE FROM person_corrections")
    connection.executemany(
        "INSERT INTO person_corrections (line, number, outcome) VALUES (?, ?, ?)",
        [(line.line, line.number, outcome) for line, outcome in now.outcomes],
    )


def _place(connection: sqlite3.Connection, place: Place) -> tuple[int, str] | str:
    """The article and the block of the one it names so, or what is missing."""
    for query in FIND_ARTICLE:
        if found := connection.execute(query, [place.article]).fetchone():
            break
    else:
        return f"no article {place.article}"
    wanted = names.key(place.name)
    people = connection.execute("SELECT name FROM people WHERE article_id = ? ORDER BY id", [found[0]])
    keys = [names.key(name) for (name,) in people]
    same = [key for key in keys if key == wanted] or [key for key in keys if names.block(key) == names.block(wanted)]
    return (int(found[0]), names.block(same[0])) if same else f"nobody is called {place.name} in {place.article}"
