"""What the database has for the pack of an article."""

import json
import sqlite3
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from browse.article.life import life
from browse.citation import Source, source
from browse.stored import StoredReading, stored_reading
from browse.trouble import NothingThereError
from crawler.memory.captures import Capture, find, original
from crawler.memory.texts import parts_of

MOST_REVISIONS, MOST_DIFFERENCES = 50, 2_000
# Of a story. A text of a million characters takes a second to be marked.
MOST_ARTICLES, MOST_CHARACTERS = 50, 5_000_000
REVISIONS = """
SELECT id, headline, body, text_digest, first_seen, last_seen, replaced FROM revisions WHERE article_id = ?
ORDER BY id DESC LIMIT ?
"""
DIFFERENCES = """
SELECT revision_id, position, part, kind, former, newer, names, numbers, quotes FROM differences WHERE article_id = ?
ORDER BY revision_id, position LIMIT ?
"""
PAGES = """
SELECT url, canonical, state, detail, status, first_seen, last_fetched, changed, gone, returned FROM pages
WHERE article_id = ? ORDER BY id
"""
STORY = "SELECT id, earliest_id, fullest_id, articles, outlets, share, press_office FROM stories WHERE id = ?"
COPIES = """
SELECT articles.id AS article_id, articles.headline, articles.url, outlets.name AS outlet, articles.date_published,
    articles.first_seen, copies.share, press_signs.sign AS press_office, length(articles.body) AS characters
FROM articles LEFT JOIN outlets ON outlets.id = articles.outlet_id LEFT JOIN copies ON copies.article_id = articles.id
LEFT JOIN press_signs ON press_signs.article_id = articles.id
WHERE articles.story_id = :story ORDER BY articles.id IN (:earliest, :fullest) DESC, articles.id LIMIT 2000
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """An article with its former texts, its pages and its captures; `rules` is the version that read it.

    Each capture stands beside the one whose record holds its payload: mostly itself.
    """

    stored: StoredReading
    source: Source
    rules: str | None
    revisions: tuple[sqlite3.Row, ...]
    differences: tuple[dict[str, Any], ...]
    pages: tuple[dict[str, Any], ...]
    captures: tuple[tuple[Capture, Capture], ...]
    captures_left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story and its articles, the earliest and the fullest first."""

    row: dict[str, Any]
    copies: tuple[dict[str, Any], ...]

    @property
    def chosen(self) -> tuple[int, ...]:
        """The articles that one pack has room for: as far as their texts together are not too long."""
        first = self.copies[:MOST_ARTICLES]
        ends = accumulate(one["characters"] for one in first)
        return tuple(one["article_id"] for one, end in zip(first, ends, strict=True) if end <= MOST_CHARACTERS)


def gather(connection: sqlite3.Connection, article_id: int) -> Gathered:
    """What there is of an article. Raises NothingThereError."""
    stored = stored_reading(connection, article_id)
    row = stored.row
    rules = connection.execute("SELECT version FROM rules WHERE id = ?", [row["rules"]]).fetchone()
    captures, left_out = _captures(connection, row)
    return Gathered(
        stored=stored,
        source=source(connection, stored),
        rules=rules["version"] if rules else None,
        revisions=tuple(connection.execute(REVISIONS, [article_id, MOST_REVISIONS]))[::-1],
        differences=tuple(map(_difference, connection.execute(DIFFERENCES, [article_id, MOST_DIFFERENCES]))),
        pages=tuple(dict(one) for one in connection.execute(PAGES, [article_id])),
        captures=captures,
        captures_left_out=left_out,
    )


def gather_story(connection: sqlite3.Connection, story_id: int) -> Story:
    """The story of that id. Raises NothingThereError."""
    row = connection.execute(STORY, [story_id]).fetchone()
    if row is None:
        raise NothingThereError("pack.no_story")
    wanted = {"story": story_id, "earliest": row["earliest_id"], "fullest": row["fullest_id"]}
    return Story(row=dict(row), copies=tuple(dict(one) for one in connection.execute(COPIES, wanted)))


def _captures(connection: sqlite3.Connection, row: sqlite3.Row) -> tuple[tuple[tuple[Capture, Capture], ...], int]:
    """The captures of an article with those that hold their payloads, by id, and how many are left out."""
    known = life(connection, row["id"], row["identity"])
    read_from = parts_of(connection, row["identity"], row["capture_id"]) if row["capture_id"] else ()
    ids = {one["id"] for one in known.captures} | {one.id for one in read_from}
    found = {one: capture for one in ids if (capture := find(connection, one))}
    holders = {one: original(connection, capture) for one, capture in found.items()}
    found |= {holder.id: holder for holder in holders.values()}
    return tuple((found[one], holders.get(one, found[one])) for one in sorted(found)), known.more


def _difference(row: sqlite3.Row) -> dict[str, Any]:
    flags = {name: json.loads(row[name]) for name in ("names", "numbers", "quotes") if row[name]}
    return dict(row) | {"names": None, "numbers": None, "quotes": None} | flags
