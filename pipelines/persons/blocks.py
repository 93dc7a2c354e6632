"""Reads and writes blocks of names: profiles in, persons out. Works inside the caller's transaction."""

import sqlite3
from collections.abc import Collection, Iterable, Sequence

from pipelines.persons import names
from pipelines.persons.facts import Facts
from pipelines.persons.groups import Profile
from pipelines.persons.planning import Plan, Planned, Stored
from pipelines.persons.proposals import sources

# A person who is there no more leaves the number free, and nobody else gets it.
NEXT_NUMBER = "UPDATE person_numbers SET last = last + 1 RETURNING last"
MARK_POSTS = """
    INSERT INTO person_posts_due (title, of, region)
    SELECT DISTINCT title, of, region FROM person_posts WHERE profile_id = ?
    ON CONFLICT (title, of, region) DO UPDATE SET marks = marks + 1
"""
TOLD = """
    SELECT person_profiles.id, block, facts, person_id, count(DISTINCT article_id), min(day), max(day),
        min(article_id), total(person_links.quotes), persons.key
    FROM person_profiles LEFT JOIN person_links ON profile_id = person_profiles.id
    LEFT JOIN persons ON persons.id = person_id
    WHERE block IN ({marks}) GROUP BY person_profiles.id
"""


def due(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """The blocks to link anew, with the number of times they were marked."""
    return connection.execute("SELECT block, marks FROM person_blocks_due ORDER BY block").fetchall()


def settle(connection: sqlite3.Connection, blocks: Iterable[tuple[str, int]]) -> None:
    """Note that the blocks are linked, unless they were marked again since."""
    connection.executemany("DELETE FROM person_blocks_due WHERE block = ? AND marks = ?", blocks)


def shape(connection: sqlite3.Connection, blocks: Collection[str]) -> list[tuple[int, int | None]]:
    """The profiles of the blocks with their persons: whoever links these blocks too changes it."""
    return connection.execute(
        f"SELECT id, person_id FROM person_profiles WHERE block IN ({_marks(blocks)}) ORDER BY id",  # noqa: S608 - marks
        [*blocks],
    ).fetchall()


def stored(connection: sqlite3.Connection, blocks: Collection[str]) -> list[Stored]:
    """The profiles of the blocks; those that no article tells any more have 0 articles."""
    rows = connection.execute(TOLD.format(marks=_marks(blocks)), [*blocks])
    return [
        Stored(
            id=row[0],
            block=row[1],
            person_id=row[3],
            home=None if row[9] is None else names.block(row[9]),
            profile=Profile(
                facts=Facts.read(row[2]), articles=row[4], first=row[5] or "", last=row[6] or "", example=row[7] or 0
            ),
            quotes=int(row[8]),
        )
        for row in rows
    ]


def write(connection: sqlite3.Connection, plan: Plan, before: Iterable[Stored]) -> None:
    """Write what a block became. Persons who have no profile any more are removed."""
    rows = list(before)
    for empty in (row for row in rows if not row.profile.articles):
        connection.execute(MARK_POSTS, [empty.id])
        connection.execute("DELETE FROM person_profiles WHERE id = ?", [empty.id])
    ids = [_write_person(connection, person) for person in plan.persons]
    gone = {row.person_id for row in rows if row.person_id is not None}.difference(ids)
    for person in sorted(gone):
        if not connection.execute("SELECT 1 FROM person_profiles WHERE person_id = ?", [person]).fetchone():
            connection.execute("DELETE FROM persons WHERE id = ?", [person])
    _write_proposals(connection, sorted({row.block for row in rows}), list(sources(plan.proposals, ids)))


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
    connection.execute(
        "INSERT INTO persons (id, name, key, articles, quotes, first, last) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET name = excluded.name, key = excluded.key, articles = excluded.articles,"
        " quotes = excluded.quotes, first = excluded.first, last = excluded.last",
        [number, *told],
    )
    for row, reason in zip(person.profiles, person.reasons, strict=True):
        _write_profile(connection, row, number, reason)
    return number


def _write_profile(connection: sqlite3.Connection, row: Stored, person: int, reason: str) -> None:
    """Write the profile where it differs; the offices that it speaks of are then due."""
    told = (person, reason, row.profile.articles, row.profile.first, row.profile.last)
    done = connection.execute(
        "UPDATE person_profiles SET person_id = ?, reason = ?, articles = ?, first = ?, last = ?"
        " WHERE id = ? AND (person_id, reason, articles, first, last) IS NOT (?, ?, ?, ?, ?)",
        [*told, row.id, *told],
    )
    if done.rowcount:
        connection.execute(MARK_POSTS, [row.id])


def _write_proposals(
    connection: sqlite3.Connection, blocks: Sequence[str], found: Sequence[tuple[int, int, str, str]]
) -> None:
    for block in blocks:
        connection.execute("DELETE FROM person_proposals WHERE source = ?", [f"name: {block}"])
    connection.executemany(
        "INSERT OR REPLACE INTO person_proposals (person_id, other_id, why, evidence, source) VALUES (?, ?, ?, ?, ?)",
        [(*proposal, f"name: {blocks[0]}") for proposal in found],
    )


def _marks(values: Collection[object]) -> str:
    return ", ".join("?" * len(values))
