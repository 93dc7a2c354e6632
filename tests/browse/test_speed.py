"""What makes pages quick, without a clock: narrow indexes are read in order, and no texts of articles."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from browse.conditions import Conditions
from browse.hits import OLDEST, Search, hits
from browse.searching import sought


@pytest.fixture(scope="module")
def connection(collected: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{collected.as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def plans(connection: sqlite3.Connection, search: Search) -> list[str]:
    """How SQLite goes about each query over articles that the search asks."""
    asked = list[str]()
    connection.set_trace_callback(asked.append)
    hits(connection, search)
    connection.set_trace_callback(None)
    queries = [query for query in asked if " articles " in query and not query.startswith("--")]
    assert queries
    return [step[3] for query in queries for step in connection.execute(f"EXPLAIN QUERY PLAN {query}")]


@pytest.mark.parametrize(
    "conditions",
    [Conditions(), Conditions(since="2024-01-01", until="2024-12-31"), Conditions(on_topic=True), Conditions(outlet=1)],
)
@pytest.mark.parametrize("order", ["newest", OLDEST])
def test_articles_are_walked_by_a_narrow_index_and_never_sorted(
    connection: sqlite3.Connection, conditions: Conditions, order: str
) -> None:
    told = plans(connection, Search(sought=sought(""), conditions=conditions, order=order))
    walked = [step for step in told if " articles" in step]
    assert walked
    assert all("COVERING INDEX" in step for step in walked), told
    assert not [step for step in told if "TEMP B-TREE" in step], told


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("SELECT article_id FROM article_region WHERE code >= '33' AND code < '33/'", "article_region_articles"),
        ("SELECT article_id FROM stances WHERE kind = 'appeal'", "stances_kind"),
        ("SELECT kind, count(*) FROM stances GROUP BY kind", "stances_kind"),
        ("SELECT outlet_id, count(*) FROM articles GROUP BY outlet_id", "articles_"),
    ],
)
def test_conditions_and_facets_read_an_index_alone(connection: sqlite3.Connection, query: str, index: str) -> None:
    (step,) = [step[3] for step in connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert f"COVERING INDEX {index}" in step
