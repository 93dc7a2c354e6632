"""Which of our pages the facts of an article lead to."""

import sqlite3

from browse.article.lines import Known
from browse.stored import StoredReading

PERSONS = """
SELECT person_links.people_id, person_profiles.person_id
FROM person_links JOIN person_profiles ON person_profiles.id = person_links.profile_id
WHERE person_links.article_id = ? AND person_links.people_id IS NOT NULL AND person_profiles.person_id IS NOT NULL
"""


def known(connection: sqlite3.Connection, stored: StoredReading) -> Known:
    """The persons and regions of an article."""
    persons = {row["people_id"]: row["person_id"] for row in connection.execute(PERSONS, [stored.row["id"]])}
    values = stored.reading.values
    named = [
        (person, persons[row_id])
        for row_id, person in zip(stored.ids["people"], values["people"], strict=True)
        if row_id in persons
    ]
    regions = {place.name: place.code for place in (*values["places"], *values["region"]) if place.code}
    return Known(
        persons={person.span: person_id for person, person_id in named},
        speakers={person.name: person_id for person, person_id in named},
        regions=regions,
    )
