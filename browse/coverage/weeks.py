"""Articles and stories by week about one election: asked of the database, since it is a small part of it."""

import sqlite3
from datetime import date

from browse.coverage.counts import FIRST, JOINS, KINDS, MONTH, ON_TOPIC, Tally

MONDAY = "date(substr(articles.date_published, 1, 10), 'weekday 0', '-6 days')"
PROVINCE = "substr(article_region.code, 1, 2)"

ByWeek = dict[str, dict[str, Tally]]


def by_week(connection: sqlite3.Connection, first: date, last: date, kind: str, province: str) -> ByWeek:
    """Articles of the days between, by Monday, of each series: one named "", or one a kind, or one a province.

    `kind` is "stance.allegation", or "stance" for each of its kinds; `province` a code, or "each".
    """
    of, _, chosen = kind.partition(".")
    table = KINDS.get(of)
    series = "told.kind" if table and not chosen else PROVINCE if province == "each" else "''"
    join = f"JOIN {table} AS told ON told.article_id = articles.id" if table else ""
    where = [
        ON_TOPIC,
        f"{MONTH} BETWEEN :first_month AND :last_month",
        "substr(articles.date_published, 1, 10) BETWEEN :first AND :last",
    ]
    where += ["told.kind = :kind"] if chosen else []
    where += [f"{PROVINCE} = :province"] if province and province != "each" else []
    where += [f"{PROVINCE} IS NOT NULL"] if province == "each" else []
    query = (
        f"SELECT {series}, {MONDAY}, count(*), sum({FIRST}) FROM articles {join} {JOINS} "  # noqa: S608 - our words
        f"WHERE {' AND '.join(where)} GROUP BY 1, 2"
    )
    given = {
        "first_month": first.isoformat()[:7],
        "last_month": last.isoformat()[:7],
        "first": first.isoformat(),
        "last": last.isoformat(),
        "kind": chosen,
        "province": province,
    }
    found: ByWeek = {}
    for name, monday, articles, stories in connection.execute(query, given):
        if monday is not None:
            found.setdefault(name, {})[monday] = Tally(articles, stories)
    return found
