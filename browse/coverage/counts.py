"""Articles and stories by month, region and kind of what they tell: counted over the whole database, and kept.

A story counts once: on the day, and at the place, of its first article. Articles off topic do not count.
"""

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from datasette.app import Datasette

from browse.summaries import Summary

# Tables of what articles tell, by the word before the dot in "stance.allegation".
KINDS = {"stance": "stances", "sanction": "sanctions", "act": "prohibited_acts"}
ANY = ""  # the kind of every article
NOWHERE = ""  # the region of an article that is about no single one

MONTH = "substr(articles.date_published, 1, 7)"
FIRST = "articles.story_id IS NULL OR articles.id = (SELECT earliest_id FROM stories WHERE id = articles.story_id)"
ON_TOPIC = "articles.on_topic IS NOT 0"
# Each kind of an article once: it may tell of two sanctions of one kind.
KIND = """JOIN {table} AS told ON told.article_id = articles.id AND NOT EXISTS (
    SELECT 1 FROM {table} AS before WHERE before.article_id = told.article_id AND before.kind = told.kind
        AND before.id < told.id)"""
BY_MONTH = """SELECT {month} AS period, coalesce(article_region.code, '') AS code, {kind} AS kind,
    count(*) AS articles, total({first}) AS stories
FROM articles {join} LEFT JOIN article_region ON article_region.article_id = articles.id
WHERE {on_topic} GROUP BY 1, 2, 3"""


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

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that there are."""
        return tuple(sorted({kind for _, kind in self.series}))

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


def count(connection: sqlite3.Connection, of: str = ANY) -> Counted:
    """Count articles by the kinds of a table of `KINDS`, or all of them."""
    table = KINDS.get(of)
    query = BY_MONTH.format(
        month=MONTH,
        first=FIRST,
        on_topic=ON_TOPIC,
        kind="told.kind" if table else "''",
        join=KIND.format(table=table) if table else "",
    )
    return gathered(connection.execute(query).fetchall(), (lambda kind: f"{of}.{kind}") if table else str)


def gathered(rows: Iterable[sqlite3.Row], named: Callable[[str], str]) -> Counted:
    """Rows of (period, code, kind, articles, stories), held small."""
    rows = list(rows)
    months = tuple(sorted({row[0] for row in rows}, key=lambda month: month or ""))
    at = {month: position for position, month in enumerate(months)}
    series: dict[tuple[str, str], Series] = {}
    for month, code, kind, articles, stories in rows:
        key = code, named(kind)
        if key not in series:
            series[key] = Series(array("I", bytes(4 * len(months))), array("I", bytes(4 * len(months))))
        series[key].articles[at[month]] = articles
        series[key].stories[at[month]] = int(stories)
    return Counted(months, series)


ALL = Summary(count)
OF: Mapping[str, Summary[Counted]] = {ANY: ALL} | {name: Summary(partial(count, of=name)) for name in KINDS}


async def counted(datasette: Datasette, kind: str = ANY) -> Counted:
    """The counts among which a kind ("stance.allegation", "" for all) is."""
    return await OF[kind.partition(".")[0]].of(datasette)


def _is_in(code: str, place: str) -> bool:
    return not place or code == place or code.startswith(f"{place}.")


def _is_within(month: str | None, first: str, last: str) -> bool:
    if not first and not last:
        return True
    return month is not None and month >= first and (not last or month <= last)
