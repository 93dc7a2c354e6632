"""Articles and stories by month, region and kind of what they tell: counted over the whole database, and kept.

A story counts once: on the day, and at the place, of its first article. Articles off topic do not count.
"""

import asyncio
import sqlite3
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from datasette.app import Datasette

from browse.summaries import Summary

# Tables of what articles tell, each kind once an article, by the word before the dot in "stance.allegation".
KINDS = {"stance": "stances", "sanction": "sanctions", "act": "prohibited_acts"}
ANY = ""  # the kind of every article
PATIENCE = 1.0  # seconds

MONTH = "substr(articles.date_published, 1, 7)"
JOINS = """LEFT JOIN article_region ON article_region.article_id = articles.id
LEFT JOIN stories ON stories.earliest_id = articles.id"""
FIRST = "stories.id IS NOT NULL OR articles.story_id IS NULL"
ON_TOPIC = "articles.on_topic IS NOT 0"
# Articles are gathered first, out of narrow indexes: a row of theirs is many times wider than what is counted here.
COUNT = f"""WITH narrow AS MATERIALIZED (
    SELECT articles.id AS id, {MONTH} AS month, coalesce(article_region.code, '') AS code, {FIRST} AS is_first
    FROM articles {JOINS} WHERE {ON_TOPIC}
),
told (article_id, kind) AS (
    SELECT id, '' FROM articles
    UNION ALL {" UNION ALL ".join(f"SELECT article_id, '{of}.' || kind FROM {table}" for of, table in KINDS.items())}
)
SELECT month, code, kind, count(*), sum(is_first)
FROM told CROSS JOIN narrow ON narrow.id = told.article_id GROUP BY 1, 2, 3"""  # noqa: S608 - words of this file


class Tally(NamedTuple):
    """So many articles, of so many stories."""

    articles: int
    stories: int


@dataclass(slots=True)
class Series:
    """Articles and stories by month, for one region and kind. Positions are those of `Counted.months`."""

    articles: "array[int]"
    stories: "array[int]"


@dataclass(frozen=True, slots=True)
class Counted:
    """How many articles and stories. `months` are those that any article has, "2024-11", in order; None for no date."""

    months: tuple[str | None, ...]
    series: dict[tuple[str, str], Series] = field(default_factory=dict)  # by code of the region, and kind

    def kinds(self, of: str) -> tuple[str, ...]:
        """The kinds of a table of `KINDS` that there are."""
        return tuple(sorted({kind for _, kind in self.series if kind.startswith(f"{of}.")}))

    def by_month(self, kind: str, place: str = "") -> dict[str | None, Tally]:
        """Of a kind, in a province or region, or anywhere."""
        chosen = [series for (code, of), series in self.series.items() if of == kind and _is_in(code, place)]
        sums = [
            Tally(sum(one.articles[at] for one in chosen), sum(one.stories[at] for one in chosen))
            for at in range(len(self.months))
        ]
        return {month: tally for month, tally in zip(self.months, sums, strict=True) if tally.articles}

    def by_code(self, kind: str, first: str = "", last: str = "") -> dict[str, Tally]:
        """Of a kind, by code of the region; between two months, if they are given."""
        wanted = [at for at, month in enumerate(self.months) if _is_within(month, first, last)]
        found = {
            code: Tally(sum(one.articles[at] for at in wanted), sum(one.stories[at] for at in wanted))
            for (code, of), one in self.series.items()
            if of == kind
        }
        return {code: tally for code, tally in found.items() if tally.articles}


def count(connection: sqlite3.Connection) -> Counted:
    """Count all articles, and those of each kind."""
    return _gathered(connection.execute(COUNT).fetchall())


def _gathered(rows: Iterable[tuple[str | None, str, str, int, int]]) -> Counted:
    """Rows of month, code, kind, articles and stories, held small."""
    rows = list(rows)
    months = tuple(sorted({row[0] for row in rows}, key=lambda month: month or ""))
    at = {month: position for position, month in enumerate(months)}
    counted = Counted(months)
    for month, code, kind, articles, stories in rows:
        if (code, kind) not in counted.series:
            counted.series[code, kind] = Series(array("I", [0]) * len(months), array("I", [0]) * len(months))
        counted.series[code, kind].articles[at[month]] = articles
        counted.series[code, kind].stories[at[month]] = stories
    return counted


KEPT = Summary(count, turn=1)


async def counted(datasette: Datasette) -> Counted:
    """The counts, at most some time old."""
    return await KEPT.of(datasette)


async def counted_soon(datasette: Datasette) -> Counted | None:
    """The counts; None while they are made for the first time, which at a million articles takes half a minute."""
    counting = asyncio.ensure_future(KEPT.of(datasette))
    try:
        return await asyncio.wait_for(asyncio.shield(counting), PATIENCE)
    except TimeoutError:
        return None


def _is_in(code: str, place: str) -> bool:
    return not place or code == place or code.startswith(f"{place}.")


def _is_within(month: str | None, first: str, last: str) -> bool:
    if not first and not last:
        return True
    return month is not None and month >= first and (not last or month <= last)
