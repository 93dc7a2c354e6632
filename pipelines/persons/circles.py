"""Which blocks of names are linked as one: those that corrections, nicknames, forms of names in one office, or a person
of now hold together.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pipelines.persons import names
from pipelines.persons.forms import is_form
from pipelines.persons.wordings import many

AT_ONCE = 500
NICKNAMED = """
    SELECT DISTINCT block, nickname.value FROM person_profiles, json_each(json_extract(facts, '$[3]')) AS nickname
    WHERE json_extract(facts, '$[3]') != '[]'
"""
EXISTING = "SELECT DISTINCT block FROM person_profiles WHERE block IN ({marks})"
# Who has lost a nickname may still be one person with articles that give it alone.
SHARED = """
    SELECT DISTINCT mine.block, other.block FROM person_profiles AS mine
    JOIN person_profiles AS other ON other.person_id = mine.person_id AND other.block != mine.block
    WHERE mine.block IN ({marks})
"""

HOLDING = """
    SELECT DISTINCT told.title, told.of, told.region, block, json_extract(facts, '$[0]')
    FROM person_posts AS told JOIN person_profiles ON person_profiles.id = told.profile_id
    WHERE told.of != '' AND told.status != '' AND (told.title, told.of, told.region) IN (
        SELECT title, of, region FROM person_posts JOIN person_profiles ON person_profiles.id = profile_id
        WHERE block IN ({marks})
    )
"""
# Of offices with more names than that nothing is told by a form of a name.
MOST_NAMES = 200


@dataclass(frozen=True, slots=True)
class Circle:
    """Blocks that are linked as one, and those that are due with the times they were marked."""

    blocks: frozenset[str]
    marks: Sequence[tuple[str, int]]


def circles(
    connection: sqlite3.Connection, due: Iterable[tuple[str, int]], together: Mapping[str, frozenset[str]]
) -> list[Circle]:
    """The circles of all blocks that are due; `together` are those that corrections join."""
    marks = dict(due)
    joined = {block: set(circle) for block, circle in together.items()}
    for one, other in (*_nicknamed(connection), *_shared(connection, marks), *_forms(connection, marks)):
        circle = joined.get(one, {one}) | joined.get(other, {other})
        joined |= dict.fromkeys(circle, circle)
    found: dict[frozenset[str], list[tuple[str, int]]] = {}
    for block, times in marks.items():
        found.setdefault(frozenset(joined.get(block, {block})), []).append((block, times))
    return [Circle(circle, some) for circle, some in found.items()]


def _nicknamed(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """The blocks of those who bear a nickname, each with the block of who is called nothing else."""
    borne = [(block, names.block(nickname)) for block, nickname in connection.execute(NICKNAMED)]
    existing = {row[0] for row in _rows(connection, EXISTING, {alone for _, alone in borne})}
    return ((block, alone) for block, alone in borne if alone in existing and alone != block)


def _shared(connection: sqlite3.Connection, blocks: Collection[str]) -> Iterator[tuple[str, str]]:
    return ((one, other) for one, other in _rows(connection, SHARED, blocks))


def _forms(connection: sqlite3.Connection, blocks: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Blocks of names that may be forms of one, told in one office; and those in turn that are linked with these."""
    seen, frontier = set[str](), set(blocks)
    while frontier:
        seen |= frontier
        pairs = list(_forms_of(connection, frontier))
        yield from pairs
        frontier = {block for pair in pairs for block in pair} - seen


def _forms_of(connection: sqlite3.Connection, blocks: Collection[str]) -> Iterator[tuple[str, str]]:
    called = defaultdict[tuple[str, ...], dict[str, str]](dict)
    for title, of, region, block, name in _rows(connection, HOLDING, blocks):
        if not many(title):
            called[title.casefold(), of.casefold(), region][names.key(name)] = block
    for told in called.values():
        if len(told) > MOST_NAMES:
            continue
        for one, other in combinations(sorted(told), 2):
            if is_form(one, other):
                yield told[one], told[other]


def _rows(connection: sqlite3.Connection, query: str, blocks: Collection[str]) -> Iterator[tuple[str, ...]]:
    ordered = sorted(blocks)
    for start in range(0, len(ordered), AT_ONCE):
        some = ordered[start : start + AT_ONCE]
        yield from connection.execute(query.format(marks=", ".join("?" * len(some))), some).fetchall()
