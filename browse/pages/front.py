"""The front page: what is in here, and where to begin."""

import sqlite3
from dataclasses import dataclass

from datasette.utils.asgi import Response

from browse.summaries import Summary
from browse.visit import Visit

CONTENTS = """
SELECT (SELECT count(*) FROM articles) AS articles,
    (SELECT count(*) FROM stories) AS stories,
    (SELECT count(DISTINCT outlet_id) FROM articles) AS outlets,
    (SELECT count(DISTINCT province) FROM article_region) AS provinces,
    (SELECT min(date_published) FROM articles) AS first,
    (SELECT max(date_published) FROM articles) AS last
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """How much there is, from when to when (ISO dates; None where no article has a date)."""

    articles: int
    stories: int
    outlets: int
    provinces: int
    first: str | None
    last: str | None


def contents(connection: sqlite3.Connection) -> Contents:
    """How much there is."""
    return Contents(**dict(connection.execute(CONTENTS).fetchone()))


CONTENTS_NOW = Summary(contents)


async def view(visit: Visit) -> Response:
    """The page."""
    return await visit.page("front.html", contents=await CONTENTS_NOW.of(visit.datasette))
