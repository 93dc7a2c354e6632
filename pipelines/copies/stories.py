"""Clusters of copies of one text. All functions here work inside the caller's transaction."""

import sqlite3

from pipelines.prepared import Prepared


def place(connection: sqlite3.Connection, article_id: int, ready: Prepared) -> None:
    """Find the copies of an article that was stored or has another text now, and put it in its story."""
