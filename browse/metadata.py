"""Datasette's metadata: made from the dataclasses of the fields, and from tables/ for the others."""

from pathlib import Path
from typing import Any

from browse.described import front, in_language
from browse.questions.canned import canned

# Derived tables that people ask by kind; each such column has an index.
FACETS = {"stances": ["kind"]}
SHADOWS = ("articles_fts_config", "articles_fts_data", "articles_fts_docsize", "articles_fts_idx")
PAGE_SIZE = 50


def metadata(database: Path, language: str | None = None) -> dict[str, Any]:
    """The metadata for a database file, under the name that Datasette gives it; and the language of the interface."""
    told = front()
    told["description_html"] = f"<p>{told.pop('description')}</p><p>{_starting_points(database.stem)}</p>"
    tables = {name: {"size": PAGE_SIZE, **table} for name, table in in_language("en").items()}
    for name, facets in FACETS.items():
        tables[name]["facets"] = facets
    # Datasette overlooks a search table that is not named here when the schema quotes it in an unusual way.
    tables["articles"] |= {"fts_table": "articles_fts", "fts_pk": "id"}
    tables |= {name: {"hidden": True} for name in ("_sqlite_migrations", "articles_fts", *SHADOWS)}
    return told | {
        "extra_css_urls": ["/static/netralitas.css"],
        "plugins": {"netralitas": {"database": database.stem, "language": language}},
        "databases": {database.stem: {"tables": tables, "queries": canned()}},
    }


def _starting_points(name: str) -> str:
    """Links to the tables that most people come for."""
    tables = ("articles", "quotes", "people", "stances", "article_region", "skipped")
    return "Start with " + ", ".join(f'<a href="/{name}/{table}">{table}</a>' for table in tables) + "."
