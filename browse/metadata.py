"""Datasette's metadata: made from the dataclasses of the fields, and from tables/ for the others."""

import tomllib
from pathlib import Path
from typing import Any

from pipelines.derived import TABLES, DerivedTable


def metadata(database: Path, language: str | None = None) -> dict[str, Any]:
    """The metadata for a database file, under the name that Datasette gives it; and the language of the interface."""
    words: dict[str, Any] = {}
    for file in sorted(
        Path(__file__).with_name("tables").glob("*.toml"), key=lambda file: (file.stem != "source", file)
    ):
        words |= tomllib.loads(file.read_text(encoding="utf-8"))
    front = {key: words.pop(key) for key in ("title", "description", "about")}
    front["description_html"] = f"<p>{front.pop('description')}</p><p>{_starting_points(database.stem)}</p>"
    tables: dict[str, Any] = dict(words)
    for table in TABLES:
        tables |= _described(table)
    # Datasette overlooks a search table that is not named here when the schema quotes it in an unusual way.
    tables["articles"] |= {"fts_table": "articles_fts", "fts_pk": "id"}
    tables["_sqlite_migrations"] = {"hidden": True}
    return front | {
        "extra_css_urls": ["/static/netralitas.css"],
        "plugins": {"netralitas": {"database": database.stem, "language": language}},
        "databases": {database.stem: {"tables": tables}},
    }


def _starting_points(name: str) -> str:
    """Links to the tables that most people come for."""
    tables = ("articles", "quotes", "people", "stances", "article_region", "skipped")
    return "Start with " + ", ".join(f'<a href="/{name}/{table}">{table}</a>' for table in tables) + "."


def _described(table: DerivedTable) -> dict[str, Any]:
    """A derived table with its columns, and the tables below it."""
    owners = {"article_id": "The article that says so"} | (
        {"parent_id": f"The row of {table.parent} it belongs to"} if table.parent else {}
    )
    owners["rules"] = "Number of the rules that made the row, see rules"
    columns = owners | {column.name: column.description for column in table.columns}
    below = [_described(child) for child in table.children.values()]
    described: dict[str, Any] = {table.name: {"description": table.description, "columns": columns}}
    for child in below:
        described |= child
    return described
