"""What is new in the database: articles, changes, articles that vanished, and the stories that went round."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

SHOWN = 6
# Newest first by the index; what says that it is from the future has a doubtful date, and would stand on top for ever.
ARTICLES = """SELECT articles.id, articles.headline, outlets.name AS outlet, articles.date_published AS at
FROM articles LEFT JOIN outlets ON outlets.id = articles.outlet_id
WHERE articles.date_published < ? AND articles.on_topic IS NOT 0 ORDER BY articles.date_published DESC LIMIT ?"""
UNDATED = """SELECT articles.id, articles.headline, outlets.name AS outlet, NULL AS at
FROM articles LEFT JOIN outlets ON outlets.id = articles.outlet_id ORDER BY articles.id DESC LIMIT ?"""
CHANGES = """SELECT articles.id, articles.headline, outlets.name AS outlet, revisions.replaced AS at,
    (SELECT count(*) FROM differences WHERE differences.revision_id = revisions.id) AS sentences
FROM revisions JOIN articles ON articles.id = revisions.article_id
LEFT JOIN outlets ON outlets.id = articles.outlet_id ORDER BY revisions.id DESC LIMIT ?"""
VANISHED = "SELECT article_id AS id, headline, outlet, gone AS at FROM vanished ORDER BY gone DESC LIMIT ?"
STORIES = """SELECT stories.id, articles.headline, stories.articles, stories.outlets, stories.press_office,
    articles.date_published AS at
FROM stories JOIN articles ON articles.id = stories.earliest_id
WHERE stories.articles > 1 ORDER BY stories.articles DESC LIMIT ?"""


@dataclass(frozen=True, slots=True)
class Newest:
    """Rows to list, each kind in its order."""

    articles: list[sqlite3.Row]
    changes: list[sqlite3.Row]
    vanished: list[sqlite3.Row]
    stories: list[sqlite3.Row]


def newest(connection: sqlite3.Connection, now: datetime | None = None) -> Newest:
    """What is new. Where no article has a date, those that were stored last stand for the latest."""
    tomorrow = ((now or datetime.now(UTC)) + timedelta(days=1)).date().isoformat()

    def found(query: str, *values: object) -> list[sqlite3.Row]:
        return connection.execute(query, [*values, SHOWN]).fetchall()

    return Newest(found(ARTICLES, tomorrow) or found(UNDATED), found(CHANGES), found(VANISHED), found(STORIES))
