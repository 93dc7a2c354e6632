"""Articles that may be copies of one: found by their fingerprints, before any text is read.

Whether two articles are candidates depends on these two alone, so that it does not matter which of them came first.
"""

import sqlite3
from collections import Counter
from collections.abc import Collection

# Copies have half of the shorter text in common; of its fingerprints, changed words spoil some.
FEWEST_SHARED, SHARE_OF_FEWER = 3, 0.3
# A fingerprint of an outlet's own lines or of a law stands in any number of articles: only the first of them are seen,
# and it is not asked of others. They are enough to find a story of hundreds of copies by.
ARTICLES_A_FINGERPRINT = 32


def index(connection: sqlite3.Connection, article_id: int, fingerprints: Collection[int]) -> None:
    """Let an article be found by these fingerprints, and by no others."""
    stored = _fingerprints(connection, article_id)
    if stored == set(fingerprints):
        return
    connection.executemany(
        "DELETE FROM fingerprints WHERE fingerprint = ? AND article_id = ?", [(one, article_id) for one in stored]
    )
    connection.executemany(
        "INSERT INTO fingerprints (fingerprint, article_id, of) VALUES (?, ?, ?)",
        [(one, article_id, len(fingerprints)) for one in sorted(fingerprints)],
    )


def candidates(connection: sqlite3.Connection, article_id: int) -> list[int]:
    """Articles that have enough fingerprints in common with one, the likeliest first."""
    fingerprints = _fingerprints(connection, article_id)
    shared, rare = Counter[tuple[int, int]](), 0
    for one in fingerprints:
        holders = connection.execute(
            "SELECT article_id, of FROM fingerprints WHERE fingerprint = ? LIMIT ?", [one, ARTICLES_A_FINGERPRINT]
        ).fetchall()
        shared.update(holders)
        rare += len(holders) < ARTICLES_A_FINGERPRINT
    several = [(other, of, count) for (other, of), count in shared.items() if count >= FEWEST_SHARED]
    asked = SHARE_OF_FEWER * rare / max(1, len(fingerprints))
    found = [
        (-count / min(of, len(fingerprints)), other)
        for other, of, count in several
        if count >= asked * min(of, len(fingerprints)) and other != article_id
    ]
    return [other for _, other in sorted(found)]


def _fingerprints(connection: sqlite3.Connection, article_id: int) -> set[int]:
    rows = connection.execute("SELECT fingerprint FROM fingerprints WHERE article_id = ?", [article_id])
    return {one for (one,) in rows}
