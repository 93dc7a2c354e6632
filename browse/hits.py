"""The articles that a search finds, in order, without looking at more of them than it takes.

Full-text search tells which articles match, quicker than it tells for one article whether it does; so the ids that each
condition allows are gathered, and what all allow is walked in the order that was asked for.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from browse.searching import Sought

NEWEST, BEST, OLDEST = "newest", "best", "oldest"
ORDERS = (NEWEST, BEST, OLDEST)
PAGE = 20
# Of more articles than this that match, those stored last are ordered.
MOST_MATCHES = 200_000
# Of more than this, those stored last are ranked: bm25 reads every place where a word stands.
MOST_RANKED = 20_000
# So few are looked up one by one; more are met by walking all articles in order.
FEW = 2_000
# After a page is full, so many more are counted before the rest is told as "more than".
MOST_COUNTED = 5_000
HEADLINE_WEIGHT = 4.0

MATCHING = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? ORDER BY rowid DESC LIMIT ?"
RANKED = (
    f"SELECT rowid FROM (SELECT rowid, bm25(articles_fts, {HEADLINE_WEIGHT}, 1.0) AS rank FROM articles_fts"  # noqa: S608
    " WHERE articles_fts MATCH ? ORDER BY rowid DESC LIMIT ?) ORDER BY rank"
)
COUNTED = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?"
AT_ONCE = 200
Hit = tuple[int, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What articles have to be, beside what their texts say. Days are ISO, both inclusive; empty for any."""

    region: str = ""
    since: str = ""
    until: str = ""
    outlet: int | None = None
    stance: str = ""
    on_topic: bool = False
    vanished: bool = False
    changed: bool = False

    def sets(self, connection: sqlite3.Connection) -> list[set[int]]:
        """The ids that each condition allows that is told by another table."""
        asked: list[tuple[object, str, list[object]]] = [
            (
                self.region,
                "SELECT article_id FROM article_region WHERE code >= ? AND code < ?",
                [self.region, f"{self.region}/"],
            ),
            (self.stance, "SELECT article_id FROM stances WHERE kind = ?", [self.stance]),
            (self.vanished, "SELECT article_id FROM vanished", []),
            (self.changed, "SELECT article_id FROM revisions", []),
        ]
        return [{row[0] for row in connection.execute(query, values)} for given, query, values in asked if given]

    def where(self) -> tuple[str, list[object]]:
        """The conditions on the article itself, and their values."""
        asked: list[tuple[object, str, list[object]]] = [
            (self.since, "date_published >= ?", [self.since]),
            (self.until, "date_published < ?", [f"{self.until}U"]),  # after any time of the day: T comes before U
            (self.outlet is not None, "outlet_id = ?", [self.outlet]),
            (self.on_topic, "on_topic = 1", []),
        ]
        given = [(clause, values) for is_given, clause, values in asked if is_given]
        return " AND ".join(clause for clause, _ in given), [value for _, values in given for value in values]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is asked for. `folds` shows of each story only the article that comes first; pages count from 1."""

    sought: Sought
    conditions: Conditions
    order: str = NEWEST
    page: int = 1
    folds: bool = False

    @property
    def is_ranked(self) -> bool:
        """Whether the best match comes first; without words nothing matches better than another."""
        return self.order == BEST and self.sought.expression is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """A page of ids. `total` counts the articles, or with copies folded the stories; `is_more` if there are still more.

    `considered` is how many articles were put in order, where more match than can be; None where all were.
    """

    ids: tuple[int, ...]
    total: int
    is_more: bool = False
    considered: int | None = None


def hits(connection: sqlite3.Connection, search: Search) -> Hits:
    """The ids of that page of what is found."""
    sought, is_ranked = search.sought, search.is_ranked
    matching = _matching(connection, sought, is_ranked=is_ranked)
    if matching is not None and not matching:
        return Hits(ids=(), total=0)
    most = MOST_RANKED if is_ranked else MOST_MATCHES
    considered = most if matching is not None and len(matching) == most else None
    sets = search.conditions.sets(connection)
    allowed = set.intersection(*sets, *([set(matching)] if matching else [])) if sets or matching else None
    rows = _Rows(connection, *search.conditions.where())
    if is_ranked:
        found = rows.of([one for one in matching or () if allowed is None or one in allowed])
    else:
        found = rows.by_date(allowed, is_newest_first=search.order != OLDEST)
    is_all = not (sets or rows.are_limited or search.folds)
    total = _total(connection, sought, matching) if is_all else None
    return _page(_first_of_each_story(found) if search.folds else found, search.page, total, considered)


def _matching(connection: sqlite3.Connection, sought: Sought, *, is_ranked: bool) -> list[int] | None:
    """Ids whose text matches, in the order of rank if that is asked for; None for all."""
    if sought.expression is not None:
        query, most = (RANKED, MOST_RANKED) if is_ranked else (MATCHING, MOST_MATCHES)
        return [row[0] for row in connection.execute(query, [sought.expression, most])]
    if sought.absent:
        absent = {row[0] for row in connection.execute(MATCHING, [sought.without, -1])}
        return [row[0] for row in connection.execute("SELECT id FROM articles") if row[0] not in absent]
    return None


def _total(connection: sqlite3.Connection, sought: Sought, matching: Sequence[int] | None) -> int:
    """How many articles match, where nothing else is asked for."""
    if matching is None:
        (total,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    elif len(matching) in (MOST_RANKED, MOST_MATCHES) and sought.expression:
        (total,) = connection.execute(COUNTED, [sought.expression]).fetchone()
    else:
        total = len(matching)
    return int(total)


class _Rows:
    """Articles that fulfil conditions of their own, with their stories."""

    def __init__(self, connection: sqlite3.Connection, where: str, values: list[object]) -> None:
        self._connection, self._values = connection, values
        self.are_limited = bool(where)
        self._and = f" AND {where}" if where else ""

    def of(self, ids: Sequence[int]) -> Iterator[Hit]:
        """Those of these ids, in their order."""
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            stories = dict(self._asked("id IN (SELECT value FROM json_each(?))", json.dumps(some)))
            yield from ((one, stories[one]) for one in some if one in stories)

    def by_date(self, allowed: set[int] | None, *, is_newest_first: bool) -> Iterator[Hit]:
        """Those of these ids, or all, by the day of publication; those without one come last."""
        direction = "DESC" if is_newest_first else "ASC"
        order = f"ORDER BY date_published {direction}, id {direction}"
        dated, undated = f"date_published > '' {order}", f"date_published IS NULL {order}"
        if allowed is not None and len(allowed) <= FEW:
            few, ids = "+id IN (SELECT value FROM json_each(?)) AND +", json.dumps(list(allowed))
            return chain(self._asked(few + dated, ids), self._asked(few + undated, ids))
        walked = chain(self._asked(dated), self._asked(undated))
        return walked if allowed is None else (hit for hit in walked if hit[0] in allowed)

    def _asked(self, clause: str, *values: object) -> Iterator[Hit]:
        before_order, order, by = clause.partition(" ORDER BY ")
        query = f"SELECT id, story_id FROM articles WHERE {before_order}{self._and}{order}{by}"  # noqa: S608 - ours
        for row in self._connection.execute(query, [*values, *self._values]):
            yield row[0], row[1]


def _first_of_each_story(found: Iterable[Hit]) -> Iterator[Hit]:
    """Of each story the article that comes first."""
    told = set[int]()
    for article, story in found:
        if story is None or story not in told:
            told.add(-1 if story is None else story)
            yield article, story


def _page(found: Iterable[Hit], page: int, total: int | None, considered: int | None) -> Hits:
    """The ids of the page, and how many there are in all, as far as is known or can be counted quickly."""
    first, ids, count = (page - 1) * PAGE, list[int](), 0
    most = first + PAGE + (MOST_COUNTED if total is None else 0)
    is_more = False
    for article, _ in found:
        if count >= most:
            is_more = total is None
            break
        if first <= count < first + PAGE:
            ids.append(article)
        count += 1
    return Hits(ids=tuple(ids), total=count if total is None else total, is_more=is_more, considered=considered)
