"""Former texts of articles, and what differs between each and the next. All functions here work inside the caller's
transaction.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from itertools import pairwise

from pipelines import rows
from pipelines.history.differences import Difference, Wording, differences
from pipelines.history.flags import Flag
from pipelines.history.timeline import Version, appended, placed
from pipelines.prepared import Prepared

PRESENT, FORMER, NEWER = "present", "former", "newer"
COLUMNS = tuple(field.name for field in fields(Difference))
INSERT = (
    f"INSERT INTO differences (article_id, revision_id, rules, position, {', '.join(COLUMNS)})"  # noqa: S608 - our own
    f" VALUES ({', '.join('?' * (len(COLUMNS) + 4))})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _History:
    """What is stored of an article: its texts in order of time, by digest, and with what each revision was compared."""

    versions: Sequence[Version]
    wordings: dict[str, Wording]
    compared: dict[int, str]


def place(connection: sqlite3.Connection, article_id: int, ready: Prepared, seen: str) -> str:
    """Note that a text of a stored article was there at that time, and keep its former texts.

    Returns whether it is the one that is stored as present, a former one, which is kept as a revision now, or a newer
    one, which the caller has to put in the place of the present.
    """
    history = _stored(connection, article_id, ready)
    versions, before = _versions(connection, history, ready, seen), history.versions[-1]
    kept = [_keep(connection, article_id, one, then, history.wordings) for one, then in pairwise(versions)]
    present = versions[-1]
    _compare(connection, article_id, replace(history, versions=[*kept, present]))
    if present.digest != before.digest:
        return NEWER
    connection.execute(
        "UPDATE articles SET text_seen = ?, first_seen = min(first_seen, ?), last_seen = ? WHERE id = ?",
        [present.first, seen, present.last, article_id],
    )
    return PRESENT if ready.text_digest == present.digest and present.first <= seen else FORMER


def foresee(connection: sqlite3.Connection, ready: Prepared) -> None:
    """Compare ahead what `place` will have to, so that no other writer waits for that. Changes nothing."""
    seen = rows.written(ready.article.seen)
    stored = connection.execute(
        "SELECT id FROM articles WHERE identity = ? AND (text_digest <> ? OR text_seen > ?)",
        [ready.article.identity, ready.text_digest, seen],
    ).fetchone()
    history = _stored(connection, stored[0], ready) if stored else None
    if history and history.versions:  # another writer may have taken it away by now
        for one, then in _due(_versions(connection, history, ready, seen), history.compared):
            _compared(history.wordings[one.digest], history.wordings[then.digest])


def compare_anew(connection: sqlite3.Connection, article_id: int) -> None:
    """Compare all texts of an article again, after the rules or its present text have changed by our doing."""
    history = _stored(connection, article_id)
    _compare(connection, article_id, replace(history, compared={}))


def _stored(connection: sqlite3.Connection, article_id: int, ready: Prepared | None = None) -> _History:
    """What is stored of an article; with the wording of `ready`."""
    found = connection.execute(
        "SELECT id, text_digest, first_seen, last_seen, followed_by, headline, body FROM revisions"
        " WHERE article_id = ?1 UNION ALL SELECT NULL, text_digest, text_seen, last_seen, NULL, headline, body"
        " FROM articles WHERE id = ?1",
        [article_id],
    ).fetchall()
    found.sort(key=lambda row: (row[0] is None, *row[2:4], row[0]))  # the present text has no number, and comes last
    wordings = {row[1]: Wording(row[5], row[6]) for row in found}
    if ready:
        wordings[ready.text_digest] = Wording(ready.article.headline, ready.article.body)
    return _History(
        versions=[Version(revision=row[0], digest=row[1], first=row[2], last=row[3]) for row in found],
        wordings=wordings,
        compared={row[0]: row[4] for row in found},
    )


def _versions(connection: sqlite3.Connection, history: _History, ready: Prepared, seen: str) -> list[Version]:
    """The versions with the text that is to be placed. A local file tells no time: its text is there now."""
    if ready.article.seen is None:
        return appended(history.versions, ready.text_digest, seen)

    def sightings(after: str, before: str) -> list[str]:
        found = connection.execute(
            "SELECT at FROM captures WHERE identity = ? AND part = 0 AND at > ? AND at < ?",
            [ready.article.identity, after, before],
        )
        return [at for (at,) in found]

    return placed(history.versions, ready.text_digest, seen, sightings)


def _keep(
    connection: sqlite3.Connection, article_id: int, version: Version, then: Version, wordings: dict[str, Wording]
) -> Version:
    """Insert or update the revision of a former text, which `then` replaced."""
    times = [version.first, version.last, then.first]
    if version.revision is not None:
        connection.execute(
            "UPDATE revisions SET first_seen = ?1, last_seen = ?2, replaced = ?3"
            " WHERE id = ?4 AND (first_seen, last_seen, replaced) <> (?1, ?2, ?3)",
            [*times, version.revision],
        )
        return version
    wording = wordings[version.digest]
    inserted = connection.execute(
        "INSERT INTO revisions (article_id, headline, body, text_digest, first_seen, last_seen, replaced)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [article_id, wording.headline, wording.body, version.digest, *times],
    )
    return replace(version, revision=inserted.lastrowid)


def _due(versions: Sequence[Version], compared: dict[int, str]) -> Iterator[tuple[Version, Version]]:
    """The neighbours that have not been compared."""
    for version, then in pairwise(versions):
        if version.revision is None or compared.get(version.revision) != then.digest:
            yield version, then


def _compare(connection: sqlite3.Connection, article_id: int, history: _History) -> None:
    """Write what differs between neighbours, where that is not known yet."""
    rules = None
    for version, then in _due(history.versions, history.compared):
        rules = rules or rows.rules_id(connection)
        found = _compared(history.wordings[version.digest], history.wordings[then.digest])
        connection.execute("DELETE FROM differences WHERE revision_id = ?", [version.revision])
        connection.executemany(
            INSERT,
            ([article_id, version.revision, rules, i, *_row(one)] for i, one in enumerate(found)),
        )
        connection.execute("UPDATE revisions SET followed_by = ? WHERE id = ?", [then.digest, version.revision])


@lru_cache(maxsize=8)  # what was foreseen is compared within moments
def _compared(former: Wording, newer: Wording) -> tuple[Difference, ...]:
    return differences(former, newer)


def _row(difference: Difference) -> list[object]:
    """The cells of a difference. Flags are JSON, null where there is nothing to flag."""
    cells = [getattr(difference, column) for column in COLUMNS]
    return [_json(cell) if isinstance(cell, Flag) else cell for cell in cells]


def _json(flag: Flag) -> str | None:
    return json.dumps({"former": flag.former, "newer": flag.newer}, ensure_ascii=False) if flag else None
