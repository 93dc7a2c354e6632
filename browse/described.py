"""What every table and column means, in each language: what Datasette's pages and the document of the schema tell."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from pipelines.derived import SPAN_PARTS, TABLES, DerivedTable

FOLDER = Path(__file__).with_name("tables")
INDONESIAN = FOLDER / "indonesian"
SPAN_COLUMN = re.compile(r"(?:(?P<stem>\w+)_)?(?P<part>start|end|part)")
Told = dict[str, dict[str, Any]]


@cache
def in_language(language: str) -> Told:
    """By table: `title`, `description` and `columns`, which has a description by column."""
    return _indonesian() if language == "id" else _english()


@cache
def _english() -> Told:
    told: Told = {}
    for file in sorted(FOLDER.glob("*.toml"), key=lambda file: (file.stem != "source", file)):
        told |= {name: table for name, table in _read(file).items() if isinstance(table, dict)}
    for table in TABLES:
        told |= _derived(table)
    for name, described in told.items():
        described.setdefault("title", name.replace("_", " ").capitalize())
    return told


def front() -> dict[str, str]:
    """Title, description, licence and source of the whole database."""
    return {name: text for name, text in _read(FOLDER / "source.toml").items() if isinstance(text, str)}


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _derived(table: DerivedTable) -> Told:
    """A derived table with its columns, and the tables below it."""
    owners = {"article_id": "The article that says so"} | (
        {"parent_id": f"The row of {table.parent} it belongs to"} if table.parent else {}
    )
    owners["rules"] = "Number of the rules that made the row, see rules"
    columns = owners | {column.name: column.description for column in table.columns}
    told: Told = {table.name: {"description": table.description, "columns": columns}}
    for child in table.children.values():
        told |= _derived(child)
    return told


@cache
def _indonesian() -> Told:
    written: dict[str, Any] = {}
    for file in sorted(INDONESIAN.glob("*.toml")):
        written |= _read(file)
    every = written.pop("every")["columns"]
    return {
        name: table
        | written.get(name, {})
        | {"columns": {c: _meaning(c, written.get(name, {}).get("columns", {}), every) for c in table["columns"]}}
        for name, table in _english().items()
    }


def _meaning(column: str, own: dict[str, str], every: dict[str, str]) -> str:
    """What a column means; offsets are told by the column that they belong to. Empty if nobody has written it yet."""
    if column in own:
        return own[column]
    offset = SPAN_COLUMN.fullmatch(column)
    if offset and offset["part"] in {part for part, *_ in SPAN_PARTS}:
        return every[f"{offset['part']}_of"].format(column=offset["stem"]) if offset["stem"] else every[offset["part"]]
    return every.get(column, "")
