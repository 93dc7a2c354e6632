"""A story: its copies in the order of their appearance, and the texts of two of them."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from browse.trouble import NothingThereError

MOST_COPIES, LONGEST_TEXT = 500, 24_000
STORY = "SELECT * FROM stories WHERE id = ?"
COPIES = """
SELECT articles.id, articles.headline, articles.outlet_id, outlets.name AS outlet, articles.date_published AS published,
    articles.first_seen, coalesce(copies.share, 1.0) AS share, press_signs.sign,
    round((julianday(coalesce(articles.date_published, articles.first_seen))
        - julianday(coalesce(earliest.date_published, earliest.first_seen))) * 24, 1) AS hours_later
FROM articles
JOIN articles AS earliest ON earliest.id = :earliest
LEFT JOIN outlets ON outlets.id = articles.outlet_id
LEFT JOIN copies ON copies.article_id = articles.id
LEFT JOIN press_signs ON press_signs.article_id = articles.id
WHERE articles.story_id = :story
ORDER BY articles.id <> :earliest, hours_later, articles.id LIMIT :most
"""
TEXT = "SELECT id, headline, substr(body, 1, :longest) AS body, length(body) AS length FROM articles WHERE id = :id"
BINS = 60
WIDTH, HIGHEST = 1000.0, 70.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A row of `stories` and its copies, the earliest first; `more` counts those that are not listed."""

    row: sqlite3.Row
    copies: tuple[sqlite3.Row, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The text of a copy, so far as it is compared; `length` counts the characters of all of it."""

    id: int
    headline: str
    body: str
    length: int

    @property
    def is_cut(self) -> bool:
        """Whether its end is not compared."""
        return self.length > len(self.body)


@dataclass(frozen=True, slots=True)
class Bin:
    """So many copies appeared in this stretch of time; where its bar stands in a drawing `WIDTH` wide."""

    x: float
    width: float
    height: float
    copies: int
    since: str


def load(connection: sqlite3.Connection, story_id: int) -> Story:
    """The story of that id. Raises NothingThereError."""
    row = connection.execute(STORY, [story_id]).fetchone()
    if row is None:
        raise NothingThereError("trouble.no_story")
    given = {"story": story_id, "earliest": row["earliest_id"], "most": MOST_COPIES}
    copies = tuple(connection.execute(COPIES, given))
    return Story(row=row, copies=copies, more=max(0, row["articles"] - len(copies)))


def wording(connection: sqlite3.Connection, article_id: int) -> Wording:
    """The text of a copy; of a very long one, its beginning."""
    row = connection.execute(TEXT, {"id": article_id, "longest": LONGEST_TEXT}).fetchone()
    return Wording(id=row["id"], headline=row["headline"] or "", body=row["body"], length=row["length"])


def appearance(story: Story) -> tuple[Bin, ...]:
    """How many copies appeared when, from the earliest to the latest; none where all came at once."""
    times = [copy["published"] or copy["first_seen"] for copy in story.copies]
    hours = [copy["hours_later"] for copy in story.copies]
    known = sorted((hour, time) for hour, time in zip(hours, times, strict=True) if hour is not None)
    if not known or known[-1][0] <= known[0][0]:
        return ()
    start, span = known[0][0], known[-1][0] - known[0][0]
    bins: dict[int, list[str]] = {}
    for hour, time in known:
        bins.setdefault(min(int((hour - start) / span * BINS), BINS - 1), []).append(time)
    most = max(map(len, bins.values()))
    width = WIDTH / BINS
    return tuple(
        Bin(round(at * width, 1), round(width - 2, 1), round(HIGHEST * len(there) / most, 1), len(there), there[0])
        for at, there in sorted(bins.items())
    )


def moment_of(copy: sqlite3.Row) -> datetime:
    """When a copy appeared, as far as is known."""
    return datetime.fromisoformat(copy["published"] or copy["first_seen"])
