"""A region: the people of its offices, its latest articles, and the stories about it."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from browse.coverage.spots import Spot
from browse.entities.listed import Listed, listed
from browse.trouble import NothingThereError

MOST_PEOPLE, MOST_ARTICLES, MOST_STORIES, MOST_OFFICES = 15, 12, 6, 3
MANY = 4_000  # of so many articles about a region, the latest are soon met among the latest of all
WITHIN = "BETWEEN :code AND :code || '/'"  # its own code, and those that go on with a full stop
REGION = """SELECT regions.*, provinces.name AS province FROM regions
LEFT JOIN regions AS provinces ON provinces.code = regions.parent WHERE regions.code = ?"""
PEOPLE = f"""SELECT persons.id, persons.name, found.articles FROM (
    SELECT person_id, sum(articles) AS articles FROM offices WHERE region {WITHIN}
    GROUP BY person_id ORDER BY 2 DESC, 1 LIMIT :most
) AS found JOIN persons ON persons.id = found.person_id ORDER BY found.articles DESC, persons.id"""  # noqa: S608 - words of this file
HELD = f"""SELECT title, of, status, first, last FROM offices
WHERE person_id = :person AND region {WITHIN} ORDER BY articles DESC, last DESC LIMIT :most"""  # noqa: S608
BY_CODE = f"""SELECT articles.id FROM article_region JOIN articles ON articles.id = article_region.article_id
WHERE article_region.code {WITHIN} AND articles.date_published <= :now
ORDER BY articles.date_published DESC LIMIT :most"""  # noqa: S608
BY_DATE = f"""SELECT articles.id FROM articles
CROSS JOIN article_region ON article_region.article_id = articles.id
WHERE article_region.code {WITHIN} AND articles.date_published <= :now
ORDER BY articles.date_published DESC LIMIT :most"""  # noqa: S608
UNDATED = f"""SELECT article_id AS id FROM article_region WHERE code {WITHIN}
ORDER BY article_id DESC LIMIT :most"""  # noqa: S608
STORIES = f"""SELECT stories.id, stories.earliest_id, stories.articles, stories.outlets, stories.press_office
FROM article_region CROSS JOIN stories ON stories.earliest_id = article_region.article_id
WHERE article_region.code {WITHIN} AND stories.articles > 1
ORDER BY stories.articles DESC, stories.id LIMIT :most"""  # noqa: S608
NAMED = f"SELECT count(DISTINCT article_id) FROM places WHERE code {WITHIN}"  # noqa: S608
STAGES = f"""SELECT sanctions.kind, sanctions.stage, count(DISTINCT sanctions.article_id) AS articles
FROM article_region CROSS JOIN sanctions ON sanctions.article_id = article_region.article_id
WHERE article_region.code {WITHIN} GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT :most"""  # noqa: S608


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """Somebody who is said to hold an office there; `articles` counts the statements of it."""

    id: int
    name: str
    articles: int
    offices: tuple[sqlite3.Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """What the database has of a region; `row` has its name, and that of its province if it lies in one. `named` counts
    the articles that name a place there, whatever they are about.
    """

    row: sqlite3.Row
    named: int
    people: tuple[Official, ...]
    latest: tuple[Listed, ...]
    stories: tuple[sqlite3.Row, ...]
    told: dict[int, Listed]  # the earliest article of each of the stories
    sanctions: tuple[sqlite3.Row, ...]


def load(connection: sqlite3.Connection, code: str, now: str, articles: int) -> Region:
    """The region of that code; `now` is a day that articles do not lie behind, and `articles` how many are
    about the region, as far as is known. Raises NothingThereError.
    """
    row = connection.execute(REGION, [code]).fetchone()
    if row is None:
        raise NothingThereError("trouble.no_region")
    given = {"code": code, "now": now}
    newest = BY_DATE if articles > MANY else BY_CODE
    latest = _ids(connection, newest, given) or _ids(connection, UNDATED, given)
    stories = tuple(connection.execute(STORIES, given | {"most": MOST_STORIES}))
    earliest = listed(connection, [story["earliest_id"] for story in stories])
    return Region(
        row=row,
        named=int(connection.execute(NAMED, given).fetchone()[0]),
        people=tuple(_people(connection, given)),
        latest=listed(connection, latest),
        stories=stories,
        told={article.id: article for article in earliest},
        sanctions=tuple(connection.execute(STAGES, given | {"most": 40})),
    )


def _ids(connection: sqlite3.Connection, query: str, given: Mapping[str, str]) -> list[int]:
    return [row["id"] for row in connection.execute(query, {**given, "most": MOST_ARTICLES})]


def _people(connection: sqlite3.Connection, given: Mapping[str, str]) -> Iterable[Official]:
    for row in connection.execute(PEOPLE, {**given, "most": MOST_PEOPLE}).fetchall():
        held = connection.execute(HELD, {**given, "person": row["id"], "most": MOST_OFFICES})
        yield Official(**dict(row), offices=tuple(held))


def by_province(spots: Iterable[Spot]) -> dict[str, list[Spot]]:
    """Regions by the code of their province, those of most articles first."""
    found = defaultdict[str, list[Spot]](list)
    for spot in spots:
        found[spot.place.province].append(spot)
    return {code: sorted(within, key=lambda spot: -spot.counted.articles) for code, within in found.items()}
