"""Puts each row of `people` under the profile of what its article tells. Works inside the caller's transaction."""

import json
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipelines.persons import facts, names
from pipelines.persons.facts import Facts

PEOPLE = """
    SELECT people.id, people.article_id, people.name, people.aliases, people.honorifics, people.degrees,
        substr(coalesce(articles.date_published, articles.first_seen), 1, 10),
        articles.date_published IS NOT NULL,
        (SELECT code FROM article_region WHERE article_region.article_id = articles.id),
        (SELECT count(*) FROM quotes WHERE quotes.article_id = articles.id AND quotes.speaker = people.name)
    FROM people JOIN articles ON articles.id = people.article_id WHERE people.id IN ({marks})
"""
# Of rows that came and went while they were looked at, none is linked: another article's may have got the number.
ADD_LINK = """
    INSERT INTO person_links (people_id, article_id, profile_id, day, quotes)
    SELECT ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM people WHERE id = ?1 AND article_id = ?2 AND name = ?6)
    ON CONFLICT (people_id) DO NOTHING
"""
MARK_BLOCK = "INSERT INTO person_blocks_due (block) VALUES (?) ON CONFLICT (block) DO UPDATE SET marks = marks + 1"
# What was linked and is gone; of articles that are still to be read again the links stay, for the sake of the ids.
GONE = """
    SELECT person_links.id FROM person_links JOIN articles ON articles.id = person_links.article_id
    WHERE people_id IS NULL AND articles.record_digest IS NOT NULL LIMIT ?
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A row of `people`, and what it tells."""

    people_id: int
    article_id: int
    name: str
    facts: Facts
    day: str
    quotes: int

    @property
    def block(self) -> str:
        """The block of names that it belongs to."""
        return names.block(self.facts.key)


def linked_by(connection: sqlite3.Connection) -> str:
    """The rules by which everything was linked."""
    (rules,) = connection.execute("SELECT rules FROM person_linking").fetchone()
    return str(rules)


def loosen(connection: sqlite3.Connection, start: int, end: int) -> None:
    """Have links of this range of ids looked at anew; who comes anew takes the person along."""
    connection.execute("UPDATE person_links SET people_id = NULL WHERE id >= ? AND id < ?", [start, end])


def unlinked(connection: sqlite3.Connection) -> Sequence[int]:
    """The ids of rows of `people` that are not linked."""
    rows = connection.execute(
        "SELECT id FROM people WHERE NOT EXISTS (SELECT 1 FROM person_links WHERE people_id = people.id)"
    )
    return array("q", (row[0] for row in rows))


def mentions(
    connection: sqlite3.Connection, ids: Sequence[int], pinned: Mapping[int, Collection[str]]
) -> list[Mention]:
    """These rows of `people`; those that corrections speak of stand alone: `pinned` has their blocks by article."""
    marks = ", ".join("?" * len(ids))
    stated: dict[int, list[tuple[str, str | None, str | None]]] = {}
    for parent, title, of, status in connection.execute(
        f'SELECT parent_id, title, "of", status FROM people_roles WHERE parent_id IN ({marks})',  # noqa: S608 - marks
        ids,
    ):
        stated.setdefault(parent, []).append((title, of, status))
    rows = connection.execute(PEOPLE.format(marks=marks), ids)
    return [_mention(row, stated.get(row[0], ()), pinned) for row in rows]


def _mention(
    row: Sequence[object], stated: Iterable[Sequence[str | None]], pinned: Mapping[int, Collection[str]]
) -> Mention:
    people_id, article_id, name, aliases, honorifics, degrees, day, is_published, region, quotes = row
    read = {"aliases": aliases, "honorifics": honorifics, "degrees": degrees}
    told = {what: json.loads(str(text)) for what, text in read.items()}
    roles = facts.roles(stated, str(region or ""))
    found = Facts(
        name=str(name),
        roles=roles,
        region="" if any(role.post.is_full for role in roles) else str(region or ""),
        nicknames=facts.nicknames(str(name), told["aliases"]),
        sex=facts.sex(told["honorifics"]),
        degrees=facts.degrees(told["degrees"]),
        month=str(day)[:7],
        is_published=bool(is_published),
    )
    number = int(str(article_id))
    alone = not found.is_telling or names.block(found.key) in pinned.get(number, ())
    return Mention(
        people_id=int(str(people_id)),
        article_id=number,
        name=str(name),
        facts=found.of_article(number) if alone else found,
        day=str(day),
        quotes=int(str(quotes)),
    )


def register(connection: sqlite3.Connection, found: Iterable[Mention]) -> None:
    """Link the rows to their profiles. A row that was written anew comes with the person whom its article had."""
    for mention in found:
        former = _former(connection, mention)
        profile = _profile(connection, mention, former)
        link = (mention.people_id, mention.article_id, profile, mention.day, mention.quotes, mention.name)
        connection.execute(ADD_LINK, link)
        connection.execute(MARK_BLOCK, [mention.block])


def forget(connection: sqlite3.Connection, most: int) -> bool:
    """Remove links of rows that are gone, not more than so many. Returns whether there may be more."""
    gone = connection.execute(GONE, [most]).fetchall()
    connection.executemany("DELETE FROM person_links WHERE id = ?", gone)
    return len(gone) == most


def _former(connection: sqlite3.Connection, mention: Mention) -> int | None:
    """The person whom the article named so before it was read again."""
    links = connection.execute(
        "SELECT person_links.id, person_id FROM person_links JOIN person_profiles ON person_profiles.id = profile_id"
        " WHERE article_id = ? AND people_id IS NULL AND block = ? ORDER BY person_links.id",
        [mention.article_id, mention.block],
    ).fetchall()
    if not links:
        return None
    connection.execute("DELETE FROM person_links WHERE id = ?", [links[0][0]])
    return None if links[0][1] is None else int(links[0][1])


def _profile(connection: sqlite3.Connection, mention: Mention, person: int | None) -> int:
    """The id of the profile, which is made if need be."""
    key = (mention.block, mention.facts.written())
    made = connection.execute(
        "INSERT INTO person_profiles (block, facts, person_id) VALUES (?, ?, ?)"
        " ON CONFLICT (block, facts) DO NOTHING RETURNING id",
        [*key, person],
    ).fetchone()
    if made:
        connection.executemany(
            "INSERT OR IGNORE INTO person_posts (profile_id, title, of, region, status) VALUES (?, ?, ?, ?, ?)",
            [
                (made[0], role.post.title, role.post.of, role.post.region, role.status)
                for role in mention.facts.roles
                if role.status
            ],
        )
        return int(made[0])
    (profile,) = connection.execute("SELECT id FROM person_profiles WHERE block = ? AND facts = ?", key).fetchone()
    connection.execute(
        "UPDATE person_profiles SET person_id = ? WHERE id = ? AND person_id IS NULL AND ?1 IS NOT NULL",
        [person, profile],
    )
    return int(profile)
