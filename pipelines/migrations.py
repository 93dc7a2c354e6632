"""The steps that brought the source tables to their present form. Append-only: databases have had the first of them."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database, Migrations

FOLDER = Path(__file__).with_name("tables")
# Name of the migration, as databases remember it, and the file of `tables/` that it runs.
STEPS = {
    "source_tables": "source",
    "crawl_tables": "crawl",
    "crawl_columns": "crawl_columns",
    "crawl_indexes": "crawl_indexes",
    "article_tags": "tags",
    "capture_tables": "captures",
    "rules_table": "rules",
    "history_tables": "history",
    "story_tables": "stories",
    "person_tables": "persons",
    "story_rules": "story_rules",
    "nickname_index": "nickname_index",
    "browse_indexes": "browse_indexes",
}


def statements(script: Path) -> Iterator[str]:
    """The statements of an SQL script, one by one: sqlite3's executescript() would end our transaction."""
    statement = ""
    for line in script.read_text(encoding="utf-8").splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def until(last: str | None = None) -> Migrations:
    """The migrations up to that step, or all: what a database of that time has had."""
    made = Migrations("netralitas")
    for name, file in STEPS.items():
        _add(made, name, FOLDER / f"{file}.sql")
        if name == last:
            break
    return made


def _add(made: Migrations, name: str, script: Path) -> None:
    @made(name=name)
    def run(db: Database) -> None:
        for statement in statements(script):
            db.execute(statement)


migrations = until()
