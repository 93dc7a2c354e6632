"""Whether the page of an article is still there, and each fetch of it."""

import sqlite3
from dataclasses import dataclass

MOST_CAPTURES = 30
VANISHED = "SELECT url, gone, status, last_fetched, days_there FROM vanished WHERE article_id = ? ORDER BY gone LIMIT 1"
RETURNED = "SELECT url, gone, returned, state, days_away FROM returned WHERE article_id = ? ORDER BY gone LIMIT 1"
# What was read as this article, and what its addresses answered at other times.
CAPTURES = """
SELECT id, url, at, status, content_type, length, digest, problem, file, "offset", revisit_of, part,
    count(*) OVER () AS all_of_them
FROM captures WHERE id IN (
    SELECT id FROM captures WHERE identity = :identity
    UNION
    SELECT captures.id FROM pages JOIN captures ON captures.url IN (pages.url, pages.canonical)
    WHERE pages.article_id = :article_id
) ORDER BY at DESC, id DESC LIMIT :most
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """`vanished` and `returned` are rows of these views, or None. `captures` are the latest first."""

    vanished: sqlite3.Row | None
    returned: sqlite3.Row | None
    captures: tuple[sqlite3.Row, ...]
    more: int


def life(connection: sqlite3.Connection, article_id: int, identity: str) -> Life:
    """What became of the page of an article."""
    wanted = {"identity": identity, "article_id": article_id, "most": MOST_CAPTURES}
    captures = connection.execute(CAPTURES, wanted).fetchall()
    return Life(
        vanished=connection.execute(VANISHED, [article_id]).fetchone(),
        returned=connection.execute(RETURNED, [article_id]).fetchone(),
        captures=tuple(captures),
        more=captures[0]["all_of_them"] - len(captures) if captures else 0,
    )
