"""What is told of a story: its earliest copy, its outlets, what is common, and who may have given out the text.

All functions here work inside the caller's transaction.
"""

import sqlite3
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from pipelines.copies.overlap import overlap
from pipelines.copies.press_offices import sign

MEMBERS = (
    "SELECT id, identity, coalesce(date_published, first_seen), length(body), outlet_id, url, sign"
    " FROM articles LEFT JOIN press_signs ON press_signs.article_id = articles.id WHERE story_id = ?"
)
SIGNS_TOLD = 3


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story."""

    id: int
    identity: str
    time: str
    length: int
    outlet_id: int | None
    url: str | None
    sign: str | None

    @property
    def rank(self) -> tuple[datetime, str]:
        """What puts the earliest first; of two of one time, the same one whichever was stored first."""
        moment = datetime.fromisoformat(self.time)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC), self.identity)

    @property
    def outlet(self) -> int | str | None:
        """What tells its outlet from others, as far as is known."""
        host = urlsplit(self.url).hostname if self.url else None
        return self.outlet_id or (host and host.removeprefix("www."))


def tell(connection: sqlite3.Connection, story_id: int) -> None:
    """Write anew what is told of a story."""
    members = [Member(*row) for row in connection.execute(MEMBERS, [story_id])]
    earliest = min(members, key=lambda member: member.rank)
    # The earliest would be another one with every copy where articles come in from the newest to the oldest.
    fullest = min(members, key=lambda member: (-member.length, member.identity))
    shares = _shares(connection, members, fullest)
    told = [len(members), len(_outlets(members)), min(shares, default=None), _press_office(members)]
    connection.execute(
        "UPDATE stories SET earliest_id = ?, fullest_id = ?, articles = ?, outlets = ?, share = ?, press_office = ?"
        " WHERE id = ?",
        [earliest.id, fullest.id, *told, story_id],
    )


def note_sign(connection: sqlite3.Connection, article_id: int) -> None:
    """Note what tells that a press office wrote an article; where nothing does, no row."""
    url, body = connection.execute("SELECT url, body FROM articles WHERE id = ?", [article_id]).fetchone()
    authors = connection.execute(
        "SELECT name FROM authors WHERE article_id = ? AND role = 'agency' ORDER BY id", [article_id]
    )
    told = sign([name for (name,) in authors], url, body)
    connection.execute("DELETE FROM press_signs WHERE article_id = ?", [article_id])
    if told:
        connection.execute("INSERT INTO press_signs (article_id, sign) VALUES (?, ?)", [article_id, told])


def _shares(connection: sqlite3.Connection, members: list[Member], fullest: Member) -> list[float]:
    """What each other article has in common with the fullest one; compared where that was not done before."""
    known = dict(
        connection.execute("SELECT article_id, share FROM copies WHERE fullest_id = ?", [fullest.id]).fetchall()
    )
    connection.execute("DELETE FROM copies WHERE article_id = ?", [fullest.id])
    others = [member.id for member in members if member is not fullest]
    for other in others:
        if other not in known:
            common = overlap(body_of(connection, other), body_of(connection, fullest.id))
            known[other] = round(common.of_shorter, 3)
            connection.execute(
                "INSERT OR REPLACE INTO copies (article_id, fullest_id, share, direct) VALUES (?, ?, ?, ?)",
                [other, fullest.id, known[other], int(common.are_copies)],
            )
    return [known[other] for other in others]


def _outlets(members: list[Member]) -> set[int | str]:
    return {member.outlet for member in members if member.outlet is not None}


def _press_office(members: list[Member]) -> str | None:
    """The signs of a press office, the most frequent first: of how many articles in how many outlets."""
    signs = Counter(member.sign for member in members if member.sign)
    told = []
    for one, count in sorted(signs.items(), key=lambda item: (-item[1], item[0]))[:SIGNS_TOLD]:
        outlets = len(_outlets([member for member in members if member.sign == one]))
        where = f" in {outlets} outlets" if outlets > 1 else ""
        told.append(f"{one} ({count} of {len(members)} articles{where})")
    return "; ".join(told) or None


def story_of(connection: sqlite3.Connection, article_id: int) -> int | None:
    """The story of an article; None if it has yet to be placed."""
    (story,) = connection.execute("SELECT story_id FROM articles WHERE id = ?", [article_id]).fetchone()
    return None if story is None else int(story)


def body_of(connection: sqlite3.Connection, article_id: int) -> str:
    """The stored body of an article."""
    (body,) = connection.execute("SELECT body FROM articles WHERE id = ?", [article_id]).fetchone()
    return str(body)
