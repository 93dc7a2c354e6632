"""Datasette's own pages of tables: cells that lead to our pages, and descriptions in the language of the visit."""

import sqlite3
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request
from markupsafe import Markup

from browse.described import in_language
from browse.visit import Visit

# What a column holds, whatever the table; a few mean it only in their own.
PAGES = {
    "article_id": "article",
    "earliest_id": "article",
    "fullest_id": "article",
    "person_id": "person",
    "other_id": "person",
    "story_id": "story",
    "outlet_id": "outlet",
    "code": "region",
}
PAGES_BY_TABLE = {
    ("articles", "id"): "article",
    ("persons", "id"): "person",
    ("stories", "id"): "story",
    ("outlets", "id"): "outlet",
    ("offices", "region"): "region",
    ("regions", "parent"): "region",
}


@hookimpl
def render_cell(row: sqlite3.Row, value: Any, column: str, table: str | None, datasette: Datasette) -> Markup | None:
    """A cell that names an article, person, region, outlet or story leads to its page; others are Datasette's."""
    page = PAGES_BY_TABLE.get((table or "", column)) or PAGES.get(column)
    known, label = (value["value"], value["label"]) if isinstance(value, dict) else (value, value)
    if page is None or known is None or not str(known).replace(".", "").isdigit():
        return None
    address = datasette.urls.path(f"/{page}/{known}")
    return Markup('<a href="{}">{}</a>').format(address, label if str(label).strip() else known)


@hookimpl
def extra_template_vars(
    database: str | None, table: str | None, request: Request | None, datasette: Datasette
) -> dict[str, Any]:
    """What tables and columns mean, in the language of the visit; and the same of every table, for the list of them."""
    if request is None or database is None:
        return {}
    visit = Visit.of(datasette, request)
    if database != visit.database:
        return {}
    told = in_language(visit.language)
    whole = {"described": told, "title_of": lambda name: told[name]["title"] if name in told else name}
    if table in told:
        own = datasette.table_metadata(database, table)
        return whole | {"metadata": {**own, **told[table]}}
    return whole
