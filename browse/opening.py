"""Is a database in the form that the pages read? An older one is brought up to date, if nothing is lost by that."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from pipelines.migrations import migrations
from pipelines.schema import (
    UnusableDatabaseError,
    check_database,
    open_database,
    outdated_tables,
    outdated_views,
)


def make_ready(path: Path) -> bool:
    """Bring the database into its present form. Returns whether it was of an older one.

    Raises UnusableDatabaseError for what is no database of ours, for an older one that may only be read, and for one
    whose articles have to be read anew: its tables would be empty until then.
    """
    check_database(path)
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        steps = migrations.pending(Database(connection))
        if outdated_tables(connection):
            raise UnusableDatabaseError(
                f"{path} was made by another version of this software: `scrapy crawl replay -s DATABASE={path}` reads "
                "its articles anew, then it can be browsed"
            )
        if not steps and not outdated_views(connection):
            return False
    open_database(path).close()
    return True
