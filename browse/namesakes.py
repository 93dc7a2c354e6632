"""People and regions whose name is what was typed: offered above the articles that are found."""

import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from browse.searching import Sought
from pipelines.persons.names import key

MOST = 6
# Of so few articles the people are looked at, one by one; a name that is in more is asked for by how it begins.
MOST_ARTICLES = 120
SHORTEST = 3
TYPE = re.compile(r"\A(?:kabupaten|kota)(?: administrasi)? ")
BEGINNING = (
    "SELECT id, name, articles FROM persons WHERE key = ?1 OR key > ?1 || ?2 AND key < ?1 || ?2 || char(0x10FFFF)"
    " ORDER BY articles DESC, id LIMIT ?3"
)
NAMED = """
SELECT DISTINCT persons.id, persons.name, persons.articles, persons.key FROM person_links
JOIN person_profiles ON person_profiles.id = person_links.profile_id
JOIN persons ON persons.id = person_profiles.person_id
WHERE person_links.article_id IN (SELECT value FROM json_each(?)) ORDER BY persons.articles DESC, persons.id
"""


@dataclass(frozen=True, slots=True)
class Person:
    """A person, and how many articles name the person."""

    id: int
    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Region:
    """A region."""

    code: str
    name: str


def people_named(connection: sqlite3.Connection, sought: Sought, found: Sequence[int]) -> tuple[Person, ...]:
    """People whose name begins so, and those whom the found articles name and whose name has all these words."""
    typed = key(sought.plain)
    if len(typed) < SHORTEST:
        return ()
    # Only after a star is the last word the beginning of one: "asn" is no Asnawi.
    end = "" if sought.there[-1].is_prefix else " "
    begun = connection.execute(BEGINNING, [typed, end, MOST])
    people = {row["id"]: Person(row["id"], row["name"], row["articles"]) for row in begun}
    words = set(typed.split())
    for row in connection.execute(NAMED, [json.dumps(found[:MOST_ARTICLES])]):
        if words <= set(row["key"].split()):
            people[row["id"]] = Person(row["id"], row["name"], row["articles"])
    return tuple(sorted(people.values(), key=lambda person: (-person.articles, person.id))[:MOST])


def regions_named(connection: sqlite3.Connection, sought: Sought) -> tuple[Region, ...]:
    """Regions whose name stands in what was typed, or begins with it."""
    typed = key(sought.plain)
    if len(typed) < SHORTEST:
        return ()
    found = list[tuple[bool, int, Region]]()
    for row in connection.execute("SELECT code, name FROM regions ORDER BY code"):
        name = TYPE.sub("", key(row["name"]))
        if f" {name} " in f" {typed} " or name.startswith(typed) or key(row["name"]) == typed:
            found.append((name not in typed, -len(name), Region(row["code"], row["name"])))
    return tuple(region for _, _, region in sorted(found, key=lambda one: one[:2])[:MOST])
