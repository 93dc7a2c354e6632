"""Articles as a list shows them: headline, outlet, day, region, and what they do."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

# The list is short, so each of its rows is looked up; the order is that of the ids.
ARTICLES = """
SELECT articles.id, articles.headline, articles.outlet_id, outlets.name AS outlet, articles.date_published AS published,
    articles.first_seen, articles.story_id, stories.articles AS copies,
    article_region.code, article_region.name AS region
FROM json_each(:ids) AS wanted
JOIN articles ON articles.id = wanted.value
LEFT JOIN outlets ON outlets.id = articles.outlet_id
LEFT JOIN stories ON stories.id = articles.story_id
LEFT JOIN article_region ON article_region.article_id = articles.id
ORDER BY wanted.key
"""
STANCES = """
SELECT article_id, kind FROM json_each(:ids) AS wanted JOIN stances ON stances.article_id = wanted.value
ORDER BY stances.score DESC
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An article of a list. `stances` are codes, the strongest first; `copies` counts the articles of its story."""

    id: int
    headline: str | None
    outlet_id: int | None
    outlet: str | None
    published: str | None
    first_seen: str
    story_id: int | None
    copies: int | None
    code: str | None
    region: str | None
    stances: tuple[str, ...]


def listed(connection: sqlite3.Connection, ids: Sequence[int]) -> tuple[Listed, ...]:
    """The articles of these ids, in their order; an id that is not there is left out."""
    wanted = {"ids": json.dumps(list(ids))}
    stances: dict[int, dict[str, None]] = defaultdict(dict)
    for article_id, kind in connection.execute(STANCES, wanted):
        stances[article_id][kind] = None
    return tuple(Listed(**dict(row), stances=tuple(stances[row["id"]])) for row in connection.execute(ARTICLES, wanted))
