"""The articles of a page of hits as they are shown: headline and passage, with what was sought marked in them."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from browse.searching import Sought

# SQLite puts these around what matches; templates put them as elements around escaped text, never as markup.
OPENED, CLOSED = "\x02", "\x03"
PASSAGE_WORDS, OPENING = 36, 260
MARKED = (
    "SELECT rowid, highlight(articles_fts, 0, ?1, ?2), snippet(articles_fts, 1, ?1, ?2, '…', ?3) FROM articles_fts"
    " WHERE articles_fts MATCH ?4 AND rowid IN (SELECT value FROM json_each(?5))"
)
# To look up one article puts together the places of all words that begin so: of twenty they are put together once.
MARKED_IN_ONE = MARKED.replace("AND rowid IN", "AND +rowid IN")
SHOWN = """
SELECT articles.id, articles.headline, substr(articles.body, 1, ?) AS opening, articles.date_published,
    articles.outlet_id, outlets.name AS outlet, articles.story_id, stories.articles AS copies,
    (SELECT name FROM article_region WHERE article_region.article_id = articles.id) AS region,
    (SELECT code FROM article_region WHERE article_region.article_id = articles.id) AS code,
    EXISTS (SELECT 1 FROM revisions WHERE revisions.article_id = articles.id) AS changed,
    EXISTS (SELECT 1 FROM vanished WHERE vanished.article_id = articles.id) AS vanished
FROM articles LEFT JOIN outlets ON outlets.id = articles.outlet_id LEFT JOIN stories ON stories.id = articles.story_id
WHERE articles.id IN (SELECT value FROM json_each(?))
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text; `is_hit` if it is what was sought."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A hit. `row` has the columns of `SHOWN`."""

    row: sqlite3.Row
    headline: tuple[Piece, ...]
    passage: tuple[Piece, ...]


def shown(connection: sqlite3.Connection, ids: Sequence[int], sought: Sought) -> tuple[Shown, ...]:
    """These articles, in this order."""
    asked = json.dumps(ids)
    rows = {row["id"]: row for row in connection.execute(SHOWN, [OPENING, asked])}
    marked = dict[int, tuple[str | None, str | None]]()
    if ids and sought.expression:
        has_prefix = any(term.is_prefix for term in sought.there)
        query = MARKED_IN_ONE if has_prefix else MARKED
        found = connection.execute(query, [OPENED, CLOSED, PASSAGE_WORDS, sought.expression, asked])
        marked = {rowid: (headline, passage) for rowid, headline, passage in found}
    return tuple(_shown(rows[one], *marked.get(one, (None, None))) for one in ids if one in rows)


def _shown(row: sqlite3.Row, headline: str | None, passage: str | None) -> Shown:
    opening = f"{row['opening']}…" if len(row["opening"]) == OPENING else row["opening"]
    return Shown(row=row, headline=pieces(headline or row["headline"] or ""), passage=pieces(passage or opening))


def pieces(marked: str) -> tuple[Piece, ...]:
    """A text with signs around what matches, in pieces. A text that has such signs of its own is not harmed by them."""
    found = list[Piece]()
    for part in marked.split(OPENED):
        hit, closed, rest = part.partition(CLOSED)
        found.append(Piece(hit, is_hit=bool(closed and found)))
        found.append(Piece(rest.replace(CLOSED, "")))
    return tuple(piece for piece in found if piece.text)
