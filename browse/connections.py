"""Connections that only read, with all that pages and stored questions expect of one."""

import sqlite3
from pathlib import Path

from browse import speakers


def opened(file: str) -> sqlite3.Connection:
    """A connection beside those of Datasette: for what would keep visitors waiting. Any thread may use it."""
    uri = f"{Path(file).resolve().as_uri()}?mode=ro"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    speakers.prepare(connection)
    return connection
