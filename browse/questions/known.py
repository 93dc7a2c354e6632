"""What questions need beside the database, as tables that SQL can name: phases of elections, and names of sides.

`narrow` is what is counted of articles on topic: a row of theirs is many times wider.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from browse.coverage.elections import elections
from pipelines import lexicon

NARROW = """SELECT articles.id, substr(articles.date_published, 1, 10) AS day,
    coalesce(article_region.code, '') AS code,
    articles.outlet_id, stories.id IS NOT NULL OR articles.story_id IS NULL AS is_first
FROM articles
LEFT JOIN article_region ON article_region.article_id = articles.id
LEFT JOIN stories ON stories.earliest_id = articles.id
WHERE articles.on_topic IS NOT 0"""


@cache
def known() -> Mapping[str, str]:
    """SELECTs by the names of the tables that they make."""
    phases = [
        (election.slug, election.name, phase.name, phase.start.isoformat(), phase.end.isoformat())
        for election in elections()
        for phase in election.phases
    ]
    sides = dict.fromkeys((row["side"],) for row in lexicon.rows("speaker_sides"))
    return {
        "phases": _values(("slug", "election", "phase", "first", "last"), phases),
        "sides": _values(("side",), sides),
        "narrow": NARROW,
    }


def _values(names: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    """Rows as a SELECT."""
    columns = ", ".join(f"column{number} AS {name}" for number, name in enumerate(names, start=1))
    values = ",\n    ".join(f"({', '.join(map(_quoted, row))})" for row in rows)
    return f"SELECT {columns} FROM (VALUES\n    {values})"  # noqa: S608 - of our own data files


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
