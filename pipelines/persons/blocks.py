"""Reads and writes blocks of names: profiles in, persons out. Works inside the caller's transaction."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from pipelines.persons import names
from pipelines.persons.facts import Facts
from pipelines.persons.groups import Profile
from pipelines.persons.planning import Plan, Planned, Stored
from pipelines.persons.proposals import sources

BLOCKS_AT_ONCE = 500
# A person who is there no more leaves the number free, and nobody else gets it.
NEXT_NUMBER = "UPDATE person_linking SET last_number = last_number + 1 RETURNING last_number"
MARK_POSTS = """
    INSERT INTO person_posts_due (title, of, region)
    SELECT DISTINCT title, of, region FROM person_posts WHERE profile_id = ?
    ON CONFLICT (title, of, region) DO UPDATE SET marks = marks + 1
"""
WRITE_PERSON = """
    INSERT INTO persons (id, name, key, articles, quotes, first, last) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, key = excluded.key, articles = excluded.articles,
        quotes = excluded.quotes, first = excluded.first, last = excluded.last
"""
REMOVE_PERSON = "DELETE FROM persons WHERE id = ? AND NOT EXISTS (SELECT 1 FROM person_profiles WHERE person_id = ?)"
FORMER_PROPOSALS = "DELETE FROM person_proposals WHERE (person_id = ?1 OR other_id = ?1) AND source GLOB 'name: *'"
TOLD = """
    SELECT person_profiles.id, block, facts, person_id, count(DISTINCT article_id), min(day), max(day),
        min(article_id), total(person_links.quotes), persons.key, person_profiles.reason, person_profiles.articles,
        person_profiles.first, person_profiles.last
    FROM person_profiles LEFT JOIN person_links ON profile_id = person_profiles.id
    LEFT JOIN persons ON persons.id = person_id
    WHERE block IN ({marks}) GROUP BY person_profiles.id
"""
Shape = list[tuple[int, int | None]]


def due(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """The blocks to link anew, with the number of times they were marked."""
    return connection.execute("SELECT block, marks FROM person_blocks_due ORDER BY block").fetchall()


def settle(connection: sqlite3.Connection, blocks: Iterable[tuple[str, int]]) -> None:
    """Note that the blocks are linked, unless they were marked again since."""
    connection.executemany("DELETE FROM person_blocks_due WHERE block = ? AND marks = ?", blocks)


def shapes(connection: sqlite3.Connection, blocks: Collection[str]) -> dict[str, Shape]:
    """The profiles of each block with their persons: whoever links a block too changes it."""
    found: dict[str, Shape] = {block: [] for block in blocks}
    for part in _parts(blocks):
        for block, number, person in connection.execute(
            f"SELECT block, id, person_id FROM person_profiles WHERE block IN ({_marks(part)})",  # noqa: S608 - marks
            part,
        ):
            found[block].append((number, person))
    return found


def stored(connection: sqlite3.Connection, blocks: Collection[str]) -> dict[str, list[Stored]]:
    """The profiles of each block; those that no article tells any more have 0 articles."""
    found: dict[str, list[Stored]] = {block: [] for block in blocks}
    for part in _parts(blocks):
        for row in connection.execute(TOLD.format(marks=_marks(part)), part):
            found[row[1]].append(_stored(row))
    return found


def _stored(row: Sequence[Any]) -> Stored:
    number, block, facts, person, articles, first, last, example, quotes, key, *was = row
    return Stored(
        id=number,
        block=block,
        person_id=person,
        home=None if key is None else names.block(key),
        profile=Profile(
            facts=Facts.read(facts),
            text=facts,
            articles=articles,
            first=first or "",
            last=last or "",
            example=example or 0,
        ),
        quotes=int(quotes),
        row=(person, *was),
    )


def write(connection: sqlite3.Connection, plan: Plan, before: Sequence[Stored]) -> None:
    """Write what blocks that are linked as one became. Persons who have no profile any more are removed."""
    empty = [(row.id,) for row in before if not row.profile.articles]
    connection.executemany(MARK_POSTS, empty)
    connection.executemany("DELETE FROM person_profiles WHERE id = ?", empty)
    ids = [_write_person(connection, person) for person in plan.persons]
    _write_profiles(connection, plan, ids)
    gone = {row.person_id for row in before if row.person_id is not None}.difference(ids)
    connection.executemany(REMOVE_PERSON, [(person, person) for person in sorted(gone)])
    _write_proposals(connection, sorted({row.block for row in before}), ids, list(sources(plan.proposals, ids)))


def _write_person(connection: sqlite3.Connection, person: Planned) -> int:
    profiles = [stored.profile for stored in person.profiles]
    told = (
        person.name,
        names.key(person.name),
        sum(profile.articles for profile in profiles),
        sum(stored.quotes for stored in person.profiles),
        min(profile.first for profile in profiles),
        max(profile.last for profile in profiles),
    )
    number = person.person_id
    if number is None:
        (number,) = connection.execute(NEXT_NUMBER).fetchone()
    connection.execute(WRITE_PERSON, [number, *told])
    return number


def _write_profiles(connection: sqlite3.Connection, plan: Plan, ids: Sequence[int]) -> None:
    """Write the profiles that differ; the offices that they speak of are then due."""
    differing = [
        (*told, row.id)
        for person, number in zip(plan.persons, ids, strict=True)
        for row, reason in zip(person.profiles, person.reasons, strict=True)
        if (told := (number, reason, row.profile.articles, row.profile.first, row.profile.last)) != row.row
    ]
    connection.executemany(
        "UPDATE person_profiles SET person_id = ?, reason = ?, articles = ?, first = ?, last = ? WHERE id = ?",
        differing,
    )
    connection.executemany(MARK_POSTS, [(row[-1],) for row in differing])


def _write_proposals(
    connection: sqlite3.Connection,
    blocks: Sequence[str],
    ids: Iterable[int],
    found: Sequence[tuple[int, int, str, str]],
) -> None:
    """Write the proposals in place of those that were made of the same persons in whatever company."""
    connection.executemany(FORMER_PROPOSALS, [(number,) for number in ids])
    connection.executemany(
        "INSERT OR REPLACE INTO person_proposals (person_id, other_id, why, evidence, source) VALUES (?, ?, ?, ?, ?)",
        [(*proposal, f"name: {blocks[0]}") for proposal in found],
    )


def _parts(blocks: Collection[str]) -> Iterator[list[str]]:
    """The blocks, as many at a time as a query takes."""
    ordered = sorted(blocks)
    return (ordered[start : start + BLOCKS_AT_ONCE] for start in range(0, len(ordered), BLOCKS_AT_ONCE))


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))
