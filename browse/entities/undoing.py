"""Lines for the file of corrections, which undo a link between articles or force one: see docs/people.md."""

import csv
import io
import json
import sqlite3
from collections.abc import Sequence

from pipelines.persons.corrections import Place

# Articles are named by their address; where they have none, by what names them across runs.
PLACE = "people.name, coalesce(articles.url, articles.identity) AS article, person_links.article_id"
FIRST = f"""SELECT {PLACE} FROM (
    SELECT person_links.id FROM person_profiles JOIN person_links ON person_links.profile_id = person_profiles.id
    WHERE person_profiles.person_id = :person ORDER BY person_links.day, person_links.article_id LIMIT 1
) AS found JOIN person_links ON person_links.id = found.id
JOIN people ON people.id = person_links.people_id JOIN articles ON articles.id = person_links.article_id"""  # noqa: S608 - words of this file
IN_ARTICLES = f"""SELECT {PLACE}, person_profiles.reason FROM json_each(:ids) AS wanted
CROSS JOIN person_links ON person_links.article_id = wanted.value
JOIN person_profiles ON person_profiles.id = person_links.profile_id AND person_profiles.person_id = :person
JOIN people ON people.id = person_links.people_id JOIN articles ON articles.id = person_links.article_id"""  # noqa: S608


def anchor(connection: sqlite3.Connection, person_id: int) -> Place | None:
    """Where a person is named first; None where the articles are being read anew."""
    row = connection.execute(FIRST, {"person": person_id}).fetchone()
    return Place(row["name"], row["article"]) if row else None


def mentions(
    connection: sqlite3.Connection, person_id: int, article_ids: Sequence[int]
) -> dict[int, tuple[Place, str | None]]:
    """How these articles name the person, and why it is thought to be this person."""
    given = {"person": person_id, "ids": json.dumps(list(article_ids))}
    return {
        row["article_id"]: (Place(row["name"], row["article"]), row["reason"])
        for row in connection.execute(IN_ARTICLES, given)
    }


def line(word: str, one: Place, other: Place) -> str:
    """A line of the file: `word` is apart or same. Why is left for whoever writes it there."""
    if word == "apart" and one.name == other.name:
        cells = [word, one.name, one.article, other.article, ""]
    else:
        cells = [word, one.name, one.article, other.name, other.article, ""]
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow(cells)
    return written.getvalue()
