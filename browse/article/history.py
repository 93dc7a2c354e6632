"""The former texts of an article, and what differs between each and the one that followed."""

import json
import sqlite3
from dataclasses import dataclass

from browse.article.wording import Piece, pieces

MOST_REVISIONS, MOST_DIFFERENCES, LONGEST_SENTENCE = 20, 80, 2_000
FLAGS = ("names", "numbers", "quotes")
REVISIONS = """
SELECT id, headline, first_seen, last_seen, replaced, count(*) OVER () AS all_of_them
FROM revisions WHERE article_id = ? ORDER BY replaced DESC, id DESC LIMIT ?
"""
DIFFERENCES = """
SELECT part, kind, former, newer, names, numbers, quotes, count(*) OVER () AS all_of_them
FROM differences WHERE revision_id = ? ORDER BY position LIMIT ?
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """Names, numbers or quotations that only one of the two texts has."""

    kind: str
    former: tuple[str, ...]
    newer: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A sentence that is not as it was; `former` or `newer` is empty where there was or is none."""

    part: str
    kind: str
    former: tuple[Piece, ...]
    newer: tuple[Piece, ...]
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A former text: when it was there, as far as was seen, and what the next one has otherwise."""

    id: int
    headline: str | None
    first_seen: str | None
    last_seen: str | None
    replaced: str
    differences: tuple[Difference, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The latest revisions first; `more` counts those that are not listed."""

    revisions: tuple[Revision, ...]
    more: int


def history(connection: sqlite3.Connection, article_id: int) -> History:
    """The former texts of an article."""
    rows = connection.execute(REVISIONS, [article_id, MOST_REVISIONS]).fetchall()
    return History(
        revisions=tuple(_revision(connection, row) for row in rows),
        more=rows[0]["all_of_them"] - len(rows) if rows else 0,
    )


def _revision(connection: sqlite3.Connection, row: sqlite3.Row) -> Revision:
    rows = connection.execute(DIFFERENCES, [row["id"], MOST_DIFFERENCES]).fetchall()
    return Revision(
        id=row["id"],
        headline=row["headline"],
        first_seen=row["first_seen"],
        last_seen=row["last_seen"],
        replaced=row["replaced"],
        differences=tuple(map(_difference, rows)),
        more=rows[0]["all_of_them"] - len(rows) if rows else 0,
    )


def _difference(row: sqlite3.Row) -> Difference:
    former, newer = (_cut(row[name]) for name in ("former", "newer"))
    if former and newer:
        before, after = pieces(former, newer)
    else:
        before, after = ((Piece(text, False),) if text else () for text in (former, newer))
    flags = tuple(_flag(kind, row[kind]) for kind in FLAGS if row[kind])
    return Difference(part=row["part"], kind=row["kind"], former=before, newer=after, flags=flags)


def _flag(kind: str, cell: str) -> Flag:
    sides = json.loads(cell)
    return Flag(kind=kind, former=tuple(sides["former"]), newer=tuple(sides["newer"]))


def _cut(text: str | None) -> str:
    return (text or "") if len(text or "") <= LONGEST_SENTENCE else f"{(text or '')[:LONGEST_SENTENCE]}…"
