"""The table `pages`. All functions here work inside the caller's transaction."""

import sqlite3
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from crawler.memory.records import Page, encodable, read_moment, written
from crawler.memory.states import State
from crawler.parsing.urls import canonical_url

LONGEST_URL = 4_000
LONGEST_DETAIL = 500
MOST_TIMES = 100
TIMES = frozenset(field.name for field in fields(Page) if "datetime" in str(field.type))
COLUMNS = tuple(field.name for field in fields(Page) if field.name != "article")
SELECT = (
    f"SELECT {', '.join(f'pages.{name}' for name in COLUMNS)}, articles.identity"  # noqa: S608 - our own names
    " FROM pages LEFT JOIN articles ON articles.id = pages.article_id"
)
UPSERT = (
    f"INSERT INTO pages ({', '.join(COLUMNS)}, article_id)"  # noqa: S608 - our own names
    f" VALUES ({', '.join('?' * len(COLUMNS))}, (SELECT id FROM articles WHERE identity = ?))"
    f" ON CONFLICT (canonical) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in COLUMNS)},"
    " article_id = excluded.article_id"
    f" RETURNING id, {', '.join(COLUMNS)}, (SELECT identity FROM articles WHERE id = article_id)"
)


@lru_cache(10_000)  # a page is looked up several times in a visit
def key_of(url: str) -> tuple[str, str | None]:
    """What names the page of a URL, and what is wrong with the URL, if it is none that can be fetched."""
    url = encodable(url)
    if len(url) > LONGEST_URL:
        return url[:LONGEST_URL], f"longer than {LONGEST_URL:,} characters"
    try:
        return canonical_url(url), None
    except ValueError as error:
        return url, str(error)


def load(connection: sqlite3.Connection, canonical: str) -> Page | None:
    """The page of that name."""
    row = connection.execute(f"{SELECT} WHERE canonical = ?", [canonical]).fetchone()
    return row and _page(row)


def save(connection: sqlite3.Connection, page: Page) -> tuple[int, Page]:
    """Insert the page, or update its row. Returns its id, and the page as it is stored."""
    page = replace(page, url=encodable(page.url)[:LONGEST_URL], detail=encodable(page.detail)[:LONGEST_DETAIL])
    values = [written(getattr(page, name)) if name in TIMES else getattr(page, name) for name in COLUMNS]
    page_id, *row = connection.execute(UPSERT, [*values, page.article]).fetchone()
    return int(page_id), _page(row)


def holder(connection: sqlite3.Connection, article: str) -> Page | None:
    """The page that an article was stored from; the first of several."""
    row = connection.execute(
        f"{SELECT} WHERE articles.identity = ? AND pages.state IN (?, ?) ORDER BY pages.id LIMIT 1",
        [article, State.STORED, State.GONE],
    ).fetchone()
    return row and _page(row)


def due(connection: sqlite3.Connection, outlet: str, at: datetime, limit: int) -> list[Page]:
    """The pages to fetch: revisits, then what promises most, the newest first."""
    rows = connection.execute(
        f"{SELECT} WHERE outlet = ? AND next_visit <= ?"
        " ORDER BY state = ?, promise DESC, published IS NULL, published DESC, pages.id LIMIT ?",
        [outlet, written(at), State.KNOWN, limit],
    )
    return [_page(row) for row in rows]


def published_at(connection: sqlite3.Connection, outlet: str, published: datetime) -> list[Page]:
    """The stored pages of an outlet that were published at that time, to the second."""
    rows = connection.execute(
        f"{SELECT} WHERE outlet = ? AND published = ? AND state = ? ORDER BY pages.id",
        [outlet, written(published), State.STORED],
    )
    return [_page(row) for row in rows]


def times_of_articles(connection: sqlite3.Connection, outlet: str) -> list[str | None]:
    """When the stored articles of an outlet were published, as they state it, with their zones; None for each without a
    date. The latest `MOST_TIMES` of them.
    """
    rows = connection.execute(
        "SELECT articles.date_published FROM pages JOIN articles ON articles.id = pages.article_id"
        " WHERE pages.outlet = ? ORDER BY pages.id DESC LIMIT ?",
        [outlet, MOST_TIMES],
    )
    return [told for (told,) in rows]


def reopen(connection: sqlite3.Connection, outlet: str, since: datetime | None, until: datetime | None) -> None:
    """Have pages visited that an earlier crawl left for being outside its period, if they are inside of this one."""
    connection.execute(
        "UPDATE pages SET state = ?, next_visit = first_seen WHERE outlet = ? AND state = ?"
        " AND published >= coalesce(?, '') AND published <= coalesce(?, '9999')",
        [State.KNOWN, outlet, State.OUTSIDE, written(since), written(until)],
    )


def _page(row: Sequence[Any]) -> Page:
    values = dict(zip((*COLUMNS, "article"), row, strict=True))
    times = {name: read_moment(values[name]) for name in TIMES}
    return Page(**{**values, **times, "state": State(values["state"])})
