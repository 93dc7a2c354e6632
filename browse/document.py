"""`python -m browse.document`: the tables of the database in Markdown, in the same words that Datasette shows."""

from collections.abc import Iterator
from pathlib import Path

from browse.metadata import metadata
from crawler.settings import DATABASE

HEAD = """# Tables of the database

Made by `make schema` from the dataclasses of the fields and from `browse/tables/`; do not edit.

Source tables hold what was collected. Derived tables, from `article_region` on, hold what was read out of the texts:
`start` and `end` are character offsets into the `part` of the article (body, headline or a caption) beside them.
"""


def lines() -> Iterator[str]:
    """The document, line by line."""
    yield HEAD
    tables = metadata(Path(DATABASE))["databases"][Path(DATABASE).stem]["tables"]
    for name, table in tables.items():
        if table.get("hidden"):
            continue
        yield f"## {name}\n"
        yield " ".join(table["description"].split()) + "\n"
        yield "| column | meaning |\n|---|---|"
        yield from (f"| {column} | {meaning.replace('|', '&#124;')} |" for column, meaning in table["columns"].items())
        yield ""


if __name__ == "__main__":
    print("\n".join(lines()))
