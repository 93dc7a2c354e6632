"""Former texts of articles. All functions here work inside the caller's transaction."""

import sqlite3

from pipelines.prepared import Prepared


def keep_former(connection: sqlite3.Connection, article_id: int, ready: Prepared, seen: str) -> None:
    """Keep the stored text, which `ready` is about to replace; it was there until `seen`."""
    connection.execute(
        "INSERT INTO revisions (article_id, headline, body, text_digest, first_seen, last_seen, replaced)"
        " SELECT id, headline, body, text_digest, text_seen, last_seen, ? FROM articles WHERE id = ?",
        [seen, article_id],
    )


def keep_older(connection: sqlite3.Connection, article_id: int, ready: Prepared, seen: str) -> None:
    """Keep a text that was there before all that is stored: an archive may be read after the page itself."""
    article = ready.article
    connection.execute(
        "INSERT INTO revisions (article_id, headline, body, text_digest, first_seen, last_seen, replaced)"
        " SELECT id, ?, ?, ?, ?, ?, text_seen FROM articles WHERE id = ?",
        [article.headline, article.body, ready.text_digest, seen, seen, article_id],
    )
