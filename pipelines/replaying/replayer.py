"""Writes articles that were read again, and finds out what that changes."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress

from sqlite_utils import Database

from crawler.items import Skip
from pipelines import rows
from pipelines.chain import off_topic
from pipelines.copies import stories
from pipelines.derived import TABLES
from pipelines.history import revisions
from pipelines.prepared import Prepared
from pipelines.replaying.changes import Change, changes
from pipelines.replaying.snapshot import snapshot
from pipelines.saving import CHANGED, REREAD, UNCHANGED, NotStored, Saved, Store, save, write
from pipelines.schema import transaction

# What became of an article that was changed by a crawl while it was read again.
MEANWHILE = "changed meanwhile"


class _DryRunOver(Exception):  # noqa: N818 - no error
    """Everything was seen, and nothing is to be kept."""


class Replayer(Store):
    """A store for articles that are read again: their text may differ by our rules only, and makes no revision.

    `tell` is called with an article's id, headline and changes. A dry run writes nothing.
    """

    def __init__(self, db: Database, tell: Callable[[int, str, tuple[Change, ...]], None], *, dry_run: bool) -> None:
        super().__init__(db)
        self._tell = tell
        self._dry_run = dry_run

    def save(self, ready: Prepared) -> Saved:  # type: ignore[override]  # what is read again comes prepared
        """Write the article anew if anything of it reads otherwise. Outcomes: new, changed (another text), reread,
        unchanged, or that a crawl has changed it meanwhile, which leaves it as it is.

        Raises NotStored for what was skipped as off topic and still is, or doubles an article.
        """
        outcome: str | Skip = UNCHANGED
        with suppress(_DryRunOver), transaction(self._db) as connection:
            outcome = self._rewrite(connection, ready)
            if self._dry_run:
                raise _DryRunOver
        if isinstance(outcome, Skip):
            raise self.skip(outcome)
        return Saved(outcome=outcome, record=ready.record)

    def skip(self, skip: Skip) -> NotStored:
        """Record a skip; what is stored already stays as it is, whatever it reads as now."""
        with suppress(_DryRunOver), transaction(self._db) as connection:
            if _stored(connection, skip.identity) is None:
                rows.upsert_skip(connection, skip)
            if self._dry_run:
                raise _DryRunOver
        return NotStored(skip)

    def _rewrite(self, connection: sqlite3.Connection, ready: Prepared) -> str | Skip:
        stored = _stored(connection, ready.article.identity)
        if stored is None:
            return self._add(connection, ready)
        article_id, text_digest, text_seen, rules = stored
        if rows.written(ready.article.seen) < text_seen:
            return MEANWHILE
        outcome = REREAD if text_digest == ready.text_digest else CHANGED
        is_outdated = rules != rows.rules_id(connection)
        before = snapshot(connection, article_id)
        connection.execute("SAVEPOINT replay")
        write(connection, ready, text_seen, outcome)
        if outcome == CHANGED or is_outdated:
            revisions.compare_anew(connection, article_id)
        found = changes(before, snapshot(connection, article_id))
        if not found:  # the rows keep their numbers, which links point to
            connection.execute("ROLLBACK TO replay")
            _mark(connection, article_id)
        if outcome == REREAD and is_outdated:
            stories.place(connection, article_id, ready)
        self._tell(article_id, ready.article.headline or ready.article.identity, found)
        return outcome if found else UNCHANGED

    def _add(self, connection: sqlite3.Connection, ready: Prepared) -> str | Skip:
        """Store what was skipped as off topic before, if it is on topic now."""
        relevance = ready.article.relevance
        if relevance and not relevance.on_topic:
            return off_topic(ready.article)
        outcome = save(connection, ready)
        stored = _stored(connection, ready.article.identity)
        if stored:
            found = changes({}, snapshot(connection, stored[0]))
            self._tell(stored[0], ready.article.headline or ready.article.identity, found)
        return outcome


def _stored(connection: sqlite3.Connection, identity: str) -> tuple[int, str, str, int | None] | None:
    """The id of a stored article, the digest of its text, since when that is there, and the rules that read it."""
    row: tuple[int, str, str, int | None] | None = connection.execute(
        "SELECT id, text_digest, text_seen, rules FROM articles WHERE identity = ?", [identity]
    ).fetchone()
    return row


def _mark(connection: sqlite3.Connection, article_id: int) -> None:
    """Note that the present rules make the same rows of an article."""
    rules = rows.rules_id(connection)
    connection.execute("UPDATE articles SET rules = ? WHERE id = ?", [rules, article_id])
    for name in ("differences", *(name for table in TABLES for name in table.family)):
        connection.execute(f"UPDATE {name} SET rules = ? WHERE article_id = ?", [rules, article_id])  # noqa: S608 - our own names
