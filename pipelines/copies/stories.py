"""Clusters of copies of one text. All functions here work inside the caller's transaction.

Two articles are linked if they are candidates and their texts say so; a story is what is connected by links. Both
depend on the two articles alone: in whichever order articles arrive, the same stories come out.
"""

import sqlite3

from pipelines.copies.candidates import candidates, index
from pipelines.copies.fingerprints import fingerprints
from pipelines.copies.overlap import overlap
from pipelines.copies.telling import body_of, note_sign, story_of, tell
from pipelines.copies.version import version
from pipelines.prepared import Prepared

# Texts that were read in vain before the search ends: more than so many are no copies, but quote the same at length.
MOST_IN_VAIN = 20
# Articles without a story that are placed along with one: a transaction stays some tens of milliseconds long.
PLACED_ALONG = 20
WAITING = "SELECT id, body FROM articles WHERE story_id IS NULL LIMIT ?"


def place(connection: sqlite3.Connection, article_id: int, ready: Prepared) -> None:
    """Find the copies of an article that was stored or has another text now, and put it in its story."""
    _leave(connection, article_id)
    index(connection, article_id, ready.fingerprints)
    note_sign(connection, article_id)
    _join(connection, article_id)
    settle(connection, PLACED_ALONG)


def retell(connection: sqlite3.Connection, article_id: int) -> None:
    """Tell the story of an article anew: its text is the same, but its time, outlet or authors may not be."""
    note_sign(connection, article_id)
    story = story_of(connection, article_id)
    if story is not None:
        tell(connection, story)


def settle(connection: sqlite3.Connection, limit: int) -> int:
    """Place articles that have no story, or one that was found by other rules, at most so many.

    Returns how many there were.
    """
    waiting = connection.execute(WAITING, [limit]).fetchall()
    if len(waiting) < limit:
        _dissolve(connection, limit - len(waiting))
        waiting = connection.execute(WAITING, [limit]).fetchall()
    for article_id, body in waiting:
        index(connection, article_id, fingerprints(body))
        note_sign(connection, article_id)
        _join(connection, article_id)
    return len(waiting)


def _dissolve(connection: sqlite3.Connection, limit: int) -> None:
    """Dissolve stories that were found by other rules, at most so many."""
    rules, start, last = connection.execute("SELECT rules, next, last FROM story_linking").fetchone()
    if rules != version():
        (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM stories").fetchone()
        start = 1
        connection.execute("UPDATE story_linking SET rules = ?, next = 1, last = ?", [version(), last])
    if start > last:
        return
    ids = connection.execute(
        "SELECT id FROM stories WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?", [start, last, limit]
    ).fetchall()
    connection.executemany("DELETE FROM stories WHERE id = ?", ids)
    # Numbers of stories that are gone are given again: those behind `next` are looked at once, whatever they are.
    connection.execute("UPDATE story_linking SET next = ?", [ids[-1][0] + 1 if ids else last + 1])


def _leave(connection: sqlite3.Connection, article_id: int) -> None:
    """Take an article out of its story, which is dissolved if other articles may have been in it through this one."""
    story = story_of(connection, article_id)
    if story is None:
        return
    connection.execute("UPDATE articles SET story_id = NULL WHERE id = ?", [article_id])
    (fullest,) = connection.execute("SELECT fullest_id FROM stories WHERE id = ?", [story]).fetchone()
    (indirect,) = connection.execute(
        "SELECT count(*) FROM copies WHERE fullest_id = ? AND NOT direct AND article_id <> ?", [fullest, article_id]
    ).fetchone()
    if fullest == article_id or indirect:
        connection.execute("DELETE FROM stories WHERE id = ?", [story])
    else:
        connection.execute("DELETE FROM copies WHERE article_id = ?", [article_id])
        tell(connection, story)


def _join(connection: sqlite3.Connection, article_id: int) -> None:
    """Put an article in the story of its copies, or in one of its own; stories that it connects become one."""
    linked = _linked(connection, article_id)
    story = _largest(connection, linked) if linked else _new_story(connection, article_id)
    for other in linked - {story}:
        connection.execute("UPDATE articles SET story_id = ? WHERE story_id = ?", [story, other])
        connection.execute("DELETE FROM stories WHERE id = ?", [other])
    connection.execute("UPDATE articles SET story_id = ? WHERE id = ?", [story, article_id])
    tell(connection, story)


def _new_story(connection: sqlite3.Connection, article_id: int) -> int:
    (story,) = connection.execute(
        "INSERT INTO stories (earliest_id, fullest_id, articles, outlets) VALUES (?, ?, 1, 0) RETURNING id",
        [article_id, article_id],
    ).fetchone()
    return int(story)


def _largest(connection: sqlite3.Connection, stories: set[int]) -> int:
    """The story with the most articles: the fewest have to move."""

    def size(story: int) -> int:
        (count,) = connection.execute("SELECT articles FROM stories WHERE id = ?", [story]).fetchone()
        return int(count)

    return max(sorted(stories), key=size)


def _linked(connection: sqlite3.Connection, article_id: int) -> set[int]:
    """The stories that have an article whose text is a copy of this one's."""
    body, linked, in_vain = body_of(connection, article_id), set[int](), 0
    for other in candidates(connection, article_id):
        story = story_of(connection, other)
        if story is None or story in linked:
            continue
        if overlap(body, body_of(connection, other)).are_copies:
            linked.add(story)
        elif in_vain == MOST_IN_VAIN:
            break
        else:
            in_vain += 1
    return linked
