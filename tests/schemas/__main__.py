"""`python -m tests.schemas DATABASE > tests/schemas/STEP.sql`: a small database as SQL, for tests of later software."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

# Tables come first, then what refers to them; rows in between, for triggers must not see them.
KINDS = ("table", "index", "trigger", "view")


def dump(path: Path) -> Iterator[str]:
    """The statements that make the database at `path` anew; of the regions only those that something refers to."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        made = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        tables = [(name, sql) for kind, name, sql in made if kind == "table" and not name.startswith("articles_fts_")]
        yield from (f"{sql};" for _, sql in tables)
        for name, _ in tables:
            if name != "articles_fts":
                yield from _rows(connection, name)
        yield "INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');"
        for kind in KINDS[1:]:
            yield from (f"{sql};" for type_, _, sql in made if type_ == kind)
        (number,) = connection.execute("PRAGMA application_id").fetchone()
        yield f"PRAGMA application_id = {number};"


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    where = " WHERE code IN ('31', '73', '73.05')" if table == "regions" else ""
    cursor = connection.execute(f"SELECT * FROM {table}{where}")
    names = ", ".join(f'"{column[0]}"' for column in cursor.description)
    for row in cursor:
        cells = ", ".join(connection.execute("SELECT quote(?)", [cell]).fetchone()[0] for cell in row)
        yield f"INSERT INTO {table} ({names}) VALUES ({cells});"


if __name__ == "__main__":
    print("\n".join(dump(Path(sys.argv[1]))))
