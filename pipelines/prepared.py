"""A reading made ready for the database and the exporters: worker processes do it, for all else waits for who stores.

Needs no database. What takes long here is to turn some hundred values into rows and JSON.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from crawler.items import Article, Skip
from pipelines.chain import run
from pipelines.copies.fingerprints import fingerprints
from pipelines.derived import TABLES, DerivedTable
from pipelines.fields import FIELDS
from pipelines.read import Reading
from pipelines.record import record


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a derived table: its cells, and the rows of the tables below it, in the order of `children`."""

    cells: list[object]
    below: list[list["Row"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An article with its exported record, and the rows of all derived tables, in the order of `TABLES`.

    `text_digest` tells whether its text has changed since it was stored, `record_digest` whether anything has;
    `fingerprints` find its copies.
    """

    article: Article
    record: dict[str, Any]
    text_digest: str
    record_digest: str
    fingerprints: tuple[int, ...]
    rows: list[list[Row]]


def prepared(reading: Reading) -> Prepared:
    """The reading, ready to be stored."""
    article, exported = reading.article, record(reading)
    return Prepared(
        article=article,
        record=exported,
        text_digest=_digest(f"{article.headline or ''}\n{article.body}"),
        record_digest=_digest(json.dumps([exported, article.image, article.tags], sort_keys=True)),
        fingerprints=fingerprints(article.body),
        rows=[_rows(table, reading.values[field.name]) for table, field in zip(TABLES, FIELDS, strict=True)],
    )


def prepare(article: Article, *, keep_off_topic: bool = False) -> tuple[Prepared | Skip, tuple[str, ...]]:
    """Bring an article through the whole chain and make it ready; with what has to be said of it in the log."""
    outcome = run(article, keep_off_topic=keep_off_topic)
    item = prepared(outcome.item) if isinstance(outcome.item, Reading) else outcome.item
    return item, outcome.warnings


def _rows(table: DerivedTable, values: Iterable[object]) -> list[Row]:
    return [
        Row(
            cells=table.values(value),
            below=[_rows(child, getattr(value, attribute)) for attribute, child in table.children.items()],
        )
        for value in values
    ]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
