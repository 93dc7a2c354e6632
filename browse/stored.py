"""An article as it is stored, with what was read out of it: rows as the values that they were made of."""

import json
import sqlite3
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from browse.trouble import NothingThereError
from crawler.items import Article, Match, Relevance, Span
from crawler.memory.texts import SELECT, stored_article
from pipelines.derived import TABLES, DerivedTable
from pipelines.fields import FIELDS
from pipelines.read import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReading:
    """An article of the database. `row` has all columns of `articles`, and `ids` the rows of each field, in order."""

    row: sqlite3.Row
    reading: Reading
    ids: dict[str, tuple[int, ...]]


def stored_reading(connection: sqlite3.Connection, article_id: int) -> StoredReading:
    """The article of that id. Raises NothingThereError."""
    row = connection.execute(f"{SELECT} WHERE articles.id = ?", [article_id]).fetchone()
    if row is None:
        raise NothingThereError("trouble.no_article")
    article: Article = replace(stored_article(connection, row), relevance=_relevance(row))
    found = {field.name: _family(connection, table, article_id) for field, table in zip(FIELDS, TABLES, strict=True)}
    values = {name: tuple(value for _, value in rows) for name, rows in found.items()}
    ids = {name: tuple(row_id for row_id, _ in rows) for name, rows in found.items()}
    return StoredReading(row=row, reading=Reading(article=article, values=values), ids=ids)


def _family(connection: sqlite3.Connection, table: DerivedTable, article_id: int) -> list[tuple[int, Any]]:
    """The values of a table of that article, with all below them, and the ids of their rows."""
    return [(row_id, value) for row_id, _, value in _rows(connection, table, article_id)]


def _rows(connection: sqlite3.Connection, table: DerivedTable, article_id: int) -> list[tuple[int, int | None, Any]]:
    """Row id, id of the parent row, and value, in the order of the text."""
    below: dict[str, dict[int | None, list[Any]]] = {}
    for attribute, child in table.children.items():
        by_parent: dict[int | None, list[Any]] = defaultdict(list)
        for _, parent, value in _rows(connection, child, article_id):
            by_parent[parent].append(value)
        below[attribute] = by_parent
    query = f"SELECT * FROM {table.name} WHERE article_id = ? ORDER BY id"  # noqa: S608 - names of our dataclasses
    made = []
    for row in connection.execute(query, [article_id]):
        of_row = {attribute: tuple(values[row["id"]]) for attribute, values in below.items()}
        made.append((row["id"], row["parent_id"] if table.parent else None, table.value(row, of_row)))
    return made


def _relevance(row: sqlite3.Row) -> Relevance | None:
    if row["on_topic"] is None:
        return None
    matches = json.loads(row["relevance_matches"] or "[]")
    spans = (Span(match["span"][0], match["span"][1], match.get("in", "body")) for match in matches)
    told = tuple(
        Match(phrase=match["phrase"], weight=match["weight"], span=span)
        for match, span in zip(matches, spans, strict=True)
    )
    return Relevance(score=row["relevance_score"], on_topic=bool(row["on_topic"]), matches=told)
