"""A person across articles: names, offices, quotations, what the articles tell, and why they are linked."""

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass

from browse.entities.listed import Listed, listed
from browse.entities.paging import Page
from browse.trouble import NothingThereError

MOST_MENTIONS, MOST_FORMS, MOST_OFFICES, MOST_PROPOSALS, MOST_REASONS = 1_000, 20, 60, 20, 12
MENTIONS = """FROM person_profiles
JOIN person_links ON person_links.profile_id = person_profiles.id
WHERE person_profiles.person_id = :person"""
ARTICLES = f"SELECT DISTINCT person_links.article_id, person_links.day {MENTIONS}"
TOLD = """ AND EXISTS (SELECT 1 FROM stances WHERE stances.article_id = person_links.article_id
    AND stances.kind = :stance)"""
NEWEST = " ORDER BY person_links.day DESC, person_links.article_id DESC LIMIT :size OFFSET :offset"
NAMED = f"""SELECT people.name, people.aliases, count(*) AS articles FROM (
    SELECT person_links.people_id {MENTIONS} LIMIT {MOST_MENTIONS}
) JOIN people ON people.id = people_id GROUP BY people.name, people.aliases ORDER BY articles DESC, people.name"""  # noqa: S608
STANCES = f"""SELECT stances.kind, count(DISTINCT stances.article_id) AS articles FROM (
    SELECT DISTINCT person_links.article_id {MENTIONS}
) AS found CROSS JOIN stances ON stances.article_id = found.article_id GROUP BY 1 ORDER BY 2 DESC, 1"""  # noqa: S608
SANCTIONS = f"""SELECT sanctions.kind, sanctions.stage, count(DISTINCT sanctions.article_id) AS articles FROM (
    SELECT DISTINCT person_links.article_id {MENTIONS}
) AS found CROSS JOIN sanctions ON sanctions.article_id = found.article_id GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"""  # noqa: S608
QUOTES = f"""SELECT quotes.text, quotes.verb, found.day, articles.id, articles.headline, outlets.name AS outlet FROM (
    SELECT quotes.id, mentions.day FROM (
        SELECT person_links.people_id, person_links.day {MENTIONS} AND person_links.quotes > 0
    ) AS mentions
    CROSS JOIN people ON people.id = mentions.people_id
    CROSS JOIN quotes ON quotes.article_id = people.article_id AND quotes.speaker = people.name
    ORDER BY mentions.day DESC, quotes.id LIMIT :size OFFSET :offset
) AS found
JOIN quotes ON quotes.id = found.id JOIN articles ON articles.id = quotes.article_id
LEFT JOIN outlets ON outlets.id = articles.outlet_id ORDER BY found.day DESC, quotes.id"""  # noqa: S608
OFFICES = """SELECT offices.*, regions.name AS region_name
FROM offices LEFT JOIN regions ON regions.code = offices.region
WHERE person_id = ? ORDER BY first, last, title LIMIT ?"""
REASONS = """SELECT reason, sum(articles) AS articles FROM person_profiles WHERE person_id = ?
GROUP BY reason ORDER BY articles DESC, reason LIMIT ?"""
PROPOSALS = """SELECT persons.id, persons.name, persons.articles, group_concat(DISTINCT found.why) AS why,
    group_concat(DISTINCT found.evidence) AS evidence FROM (
    SELECT other_id AS id, why, evidence FROM person_proposals WHERE person_id = :person
    UNION SELECT person_id, why, evidence FROM person_proposals WHERE other_id = :person
) AS found JOIN persons ON persons.id = found.id
GROUP BY persons.id ORDER BY persons.articles DESC, persons.id LIMIT :most"""
NAMESAKES = "SELECT id, name, articles FROM persons WHERE key = ? AND id <> ? ORDER BY articles DESC, id LIMIT ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What the database has of a person. `forms` are names with how many articles have them.

    `found` counts the articles that tell what is asked for. `articles` is a page of these, `quotes` one of quotations.
    """

    person: sqlite3.Row
    forms: tuple[tuple[str, int], ...]
    offices: tuple[sqlite3.Row, ...]
    stances: tuple[sqlite3.Row, ...]
    sanctions: tuple[sqlite3.Row, ...]
    found: int
    articles: tuple[Listed, ...]
    quotes: tuple[sqlite3.Row, ...]
    reasons: tuple[sqlite3.Row, ...]
    proposals: tuple[sqlite3.Row, ...]
    namesakes: tuple[sqlite3.Row, ...]


def load(connection: sqlite3.Connection, person_id: int, page: Page, quotes: Page, stance: str = "") -> Loaded:
    """The person of that id; only articles of a stance, if one is given. Raises NothingThereError."""
    person = connection.execute("SELECT * FROM persons WHERE id = ?", [person_id]).fetchone()
    if person is None:
        raise NothingThereError("trouble.no_person")
    given = {"person": person_id, "stance": stance, "most": MOST_PROPOSALS}
    stances = tuple(connection.execute(STANCES, given))
    counted = {row["kind"]: row["articles"] for row in stances}
    narrowed = ARTICLES + (TOLD if stance else "") + NEWEST
    ids = connection.execute(narrowed, given | {"size": page.size, "offset": page.offset})
    return Loaded(
        person=person,
        forms=forms(connection, person_id),
        offices=tuple(connection.execute(OFFICES, [person_id, MOST_OFFICES])),
        stances=stances,
        sanctions=tuple(connection.execute(SANCTIONS, given)),
        found=counted.get(stance, 0) if stance else person["articles"],
        articles=listed(connection, [row["article_id"] for row in ids]),
        quotes=tuple(connection.execute(QUOTES, given | {"size": quotes.size, "offset": quotes.offset})),
        reasons=tuple(connection.execute(REASONS, [person_id, MOST_REASONS])),
        proposals=tuple(connection.execute(PROPOSALS, given)),
        namesakes=tuple(connection.execute(NAMESAKES, [person["key"], person_id, MOST_PROPOSALS])),
    )


def forms(connection: sqlite3.Connection, person_id: int) -> tuple[tuple[str, int], ...]:
    """The names under which articles have the person, the most frequent first, each with how many have it."""
    counted = Counter[str]()
    for name, aliases, articles in connection.execute(NAMED, {"person": person_id}):
        for form in dict.fromkeys([name, *json.loads(aliases)]):
            counted[form] += articles
    return tuple(counted.most_common(MOST_FORMS))
