"""The other copies of the story that an article tells."""

import sqlite3
from dataclasses import dataclass

MOST_COPIES = 15
STORY = "SELECT id, articles, outlets, share, press_office, earliest_id, fullest_id FROM stories WHERE id = ?"
COPIES = """
SELECT articles.id, articles.headline, outlets.name AS outlet, articles.outlet_id, articles.date_published AS published,
    articles.first_seen, coalesce(copies.share, 1.0) AS share, press_signs.sign
FROM articles
LEFT JOIN outlets ON outlets.id = articles.outlet_id
LEFT JOIN copies ON copies.article_id = articles.id
LEFT JOIN press_signs ON press_signs.article_id = articles.id
WHERE articles.story_id = :story AND articles.id <> :article
ORDER BY coalesce(articles.date_published, articles.first_seen), articles.id LIMIT :most
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """A story with more than one article: its row, the other articles by time, and how many are not listed."""

    story: sqlite3.Row
    others: tuple[sqlite3.Row, ...]
    more: int


def copies(connection: sqlite3.Connection, article_id: int, story_id: int | None) -> Copies | None:
    """The other copies; None where there is none."""
    story = connection.execute(STORY, [story_id]).fetchone()
    if story is None or story["articles"] < 2:
        return None
    wanted = {"story": story_id, "article": article_id, "most": MOST_COPIES}
    others = tuple(connection.execute(COPIES, wanted))
    return Copies(story=story, others=others, more=max(0, story["articles"] - 1 - len(others)))
