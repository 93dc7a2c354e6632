"""Where the data comes from, what is licensed how, how well it is read, and what the words of the interface mean."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import datasette
from datasette.utils.asgi import Response

from browse.summaries import Summary
from browse.visit import Visit
from crawler.fetching.contact import VERSION

QUALITY = Path(__file__).parents[2] / "docs" / "quality.md"
HELD_OUT = "held_out"
# Of the table in QUALITY, what people ask about most.
FIELDS = (
    "on_topic",
    "people",
    "roles",
    "quotes: text",
    "quotes: speaker",
    "region",
    "elections",
    "event: date",
    "organisations",
    "legal_citations",
    "sanctions",
    "prohibited_acts",
    "stance",
    "counts",
)
TERMS = (
    "asn",
    "article",
    "on_topic",
    "story",
    "press_release",
    "stance",
    "allegation",
    "appeal",
    "ruling",
    "sanction",
    "person",
    "office",
    "status",
    "quote",
    "region",
    "no_coverage",
    "phase",
    "revision",
    "vanished",
    "returned",
    "capture",
    "skipped",
    "doubtful",
    "rules",
)
STATE = """
SELECT (SELECT count(*) FROM articles) AS articles,
    (SELECT min(date_published) FROM articles) AS first,
    (SELECT max(date_published) FROM articles) AS last,
    (SELECT first_seen FROM articles ORDER BY id DESC LIMIT 1) AS newest,
    (SELECT spider FROM runs ORDER BY id DESC LIMIT 1) AS spider,
    (SELECT started FROM runs ORDER BY id DESC LIMIT 1) AS started,
    (SELECT finished FROM runs ORDER BY id DESC LIMIT 1) AS finished
"""
RULES = """
SELECT version, first_used, (SELECT count(*) FROM articles WHERE articles.rules = rules.id) AS articles
FROM rules WHERE EXISTS (SELECT 1 FROM articles WHERE articles.rules = rules.id) ORDER BY first_used DESC
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How much there is, when it was written last, and by which rules it was read (the latest first)."""

    articles: int
    first: str | None
    last: str | None
    newest: str | None
    spider: str | None
    started: str | None
    finished: str | None
    rules: tuple[sqlite3.Row, ...]


def state(connection: sqlite3.Connection) -> State:
    """The state of the database."""
    rules = tuple(connection.execute(RULES))
    return State(**dict(connection.execute(STATE).fetchone()), rules=rules)


STATE_NOW = Summary(state)


@cache
def scores() -> dict[str, float]:
    """F1 of each field of FIELDS, of articles that no rule was made for, as it stands in the document of quality."""
    lines = (line for line in QUALITY.read_text(encoding="utf-8").splitlines() if line.startswith("| "))
    table = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    column = next(at for at, name in enumerate(table[0]) if name.startswith(HELD_OUT))
    told: dict[str, float] = {}
    for row in table[1:]:
        if row[0] in FIELDS and row[0] not in told:  # the tables further down have other figures of these fields
            told[row[0]] = float(row[column])
    return {name: told[name] for name in FIELDS}


async def view(visit: Visit) -> Response:
    """The page."""
    return await visit.page(
        "about.html",
        state=await STATE_NOW.of(visit.datasette),
        scores=scores(),
        terms=TERMS,
        versions={"netralitas": VERSION, "Datasette": datasette.__version__, "SQLite": sqlite3.sqlite_version},
        today=datetime.now(UTC).isoformat(),
    )
