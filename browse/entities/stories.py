"""The stories that more than one article tells, those of most copies first."""

import sqlite3
from dataclasses import dataclass

from browse.entities.listed import Listed, listed
from browse.entities.paging import Page
from browse.summaries import Summary

COUNTS = """SELECT count(*) AS stories, total(articles > 1) AS copied,
    total(articles > 1 AND press_office IS NOT NULL) AS releases,
    total(iif(articles > 1, articles, 0)) AS articles, max(articles) AS most FROM stories"""
PAGE = """SELECT id, earliest_id, articles, outlets, share, press_office FROM stories WHERE articles > 1 {only}
ORDER BY articles DESC, id LIMIT :size OFFSET :offset"""
RELEASES = "AND press_office IS NOT NULL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many stories there are, how many have copies, how many of these are releases, and how many articles tell
    them.
    """

    stories: int
    copied: int
    releases: int
    articles: int
    most: int


@dataclass(frozen=True, slots=True)
class Stories:
    """A page of stories, and the earliest article of each."""

    rows: tuple[sqlite3.Row, ...]
    earliest: dict[int, Listed]


def counts(connection: sqlite3.Connection) -> Counts:
    """Count the stories."""
    row = connection.execute(COUNTS).fetchone()
    return Counts(**{name: int(row[name] or 0) for name in row.keys()})  # noqa: SIM118 - a row iterates its values


COUNTED = Summary(counts)


def stories(connection: sqlite3.Connection, page: Page, *, only_releases: bool = False) -> Stories:
    """A page of the stories with copies."""
    query = PAGE.format(only=RELEASES if only_releases else "")
    rows = tuple(connection.execute(query, {"size": page.size, "offset": page.offset}))
    earliest = listed(connection, [row["earliest_id"] for row in rows])
    return Stories(rows, {article.id: article for article in earliest})
