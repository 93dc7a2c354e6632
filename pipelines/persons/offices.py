"""Writes who holds an office and when, and who may be one holder. Works inside the caller's transaction."""

import sqlite3

from pipelines.persons.proposals import by_post, sources
from pipelines.persons.tenures import Statement, tenures

Due = tuple[str, str, str, int]
STATED = """
    SELECT person_id, status, first, last, articles, json_extract(facts, '$[7]')
    FROM person_posts JOIN person_profiles ON person_profiles.id = profile_id
    WHERE title = ? AND of = ? AND region = ? AND person_id IS NOT NULL AND articles
"""
HOLDERS = """
    SELECT id, name, key FROM persons WHERE id IN (
        SELECT person_id FROM person_posts JOIN person_profiles ON person_profiles.id = profile_id
        WHERE title = ? AND of = ? AND region = ?
    ) ORDER BY key, id LIMIT 1000
"""


def due(connection: sqlite3.Connection, most: int) -> list[Due]:
    """Posts whose holders are to be told anew, not more than so many, with the times they were marked."""
    return connection.execute("SELECT title, of, region, marks FROM person_posts_due LIMIT ?", [most]).fetchall()


def count_due(connection: sqlite3.Connection) -> int:
    """How many posts there are whose holders are to be told anew."""
    (count,) = connection.execute("SELECT count(*) FROM person_posts_due").fetchone()
    return int(count)


def write(connection: sqlite3.Connection, post: Due) -> None:
    """Tell the holders of a post anew, and propose who may be one."""
    title, of, region, _ = post
    connection.execute(
        "DELETE FROM offices WHERE title = ? AND of = ? AND coalesce(region, '') = ?", [title, of, region]
    )
    stated = [
        Statement(
            person_id=row[0], status=row[1], first=row[2], last=row[3], articles=row[4], is_published=bool(row[5])
        )
        for row in connection.execute(STATED, [title, of, region])
    ]
    connection.executemany(
        "INSERT INTO offices (person_id, title, of, region, status, first, last, articles, dated_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (one.person_id, title, of, region or None, one.status, one.first, one.last, one.articles, one.dated_by)
            for one in tenures(stated)
        ],
    )
    _propose(connection, title, of, region)
    connection.execute(
        "DELETE FROM person_posts_due WHERE title = ? AND of = ? AND region = ? AND marks = ?",
        [title, of, region, post[3]],
    )


def _propose(connection: sqlite3.Connection, title: str, of: str, region: str) -> None:
    """Propose holders of one post whose names may be one; a post without place tells nothing of that."""
    source = f"post: {title} / {of} / {region}"
    connection.execute("DELETE FROM person_proposals WHERE source = ?", [source])
    if not of:
        return
    holders = connection.execute(HOLDERS, [title, of, region]).fetchall()
    found = by_post([name for _, name, _ in holders], f"{title} / {of}")
    connection.executemany(
        "INSERT INTO person_proposals (person_id, other_id, why, evidence, source) VALUES (?, ?, ?, ?, ?)",
        [(*proposal, source) for proposal in sources(found, [number for number, _, _ in holders])],
    )
