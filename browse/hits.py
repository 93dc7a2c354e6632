"""The articles that a search finds, in order, without looking at more of them than it takes.

Full-text search tells which articles match, quicker than it tells for one article whether it does; so the ids that each
condition allows are gathered, and what all allow is walked in the order that was asked for.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from browse.conditions import Conditions, ids_of
from browse.searching import Sought

NEWEST, BEST, OLDEST = "newest", "best", "oldest"
ORDERS = (NEWEST, BEST, OLDEST)
PAGE = 20
# Of more articles than this that match, those stored last are ordered.
MOST_MATCHES = 200_000
# Of more than this, those stored last are ranked: bm25 reads every place where a word stands.
MOST_RANKED = 8_000
# So few are looked up one by one; more are met by walking all articles in order.
FEW = 2_000
# After a page is full, so many more are counted before the rest is told as "more than".
MOST_COUNTED = 1_000
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
        sets += [rows.ids()] if rows.are_limited else []
        found = rows.of([one for one in matching or () if all(one in allowed for allowed in sets)])
    else:
        found = rows.by_date(allowed, is_newest_first=search.order != OLDEST)
    is_all = not (sets or rows.are_limited or search.folds)
    total = _total(connection, sought, matching) if is_all else None
    return _page(_first_of_each_story(found) if search.folds else found, search.page, total, considered)


def _matching(connection: sqlite3.Connection, sought: Sought, *, is_ranked: bool) -> list[int] | None:
    """Ids whose text matches, in the order of rank if that is asked for; None for all."""
    if sought.expression is not None:
        if is_ranked:
            return [row[0] for row in connection.execute(RANKED, [sought.expression, MOST_RANKED])]
        return ids_of(connection, MATCHING, [sought.expression, MOST_MATCHES])
    if sought.absent:
        absent = set(ids_of(connection, MATCHING, [sought.without, -1]))
        return [one for one in ids_of(connection, "SELECT id FROM articles", []) if one not in absent]
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

    def ids(self) -> set[int]:
        """All of them."""
        return set(ids_of(self._connection, f"SELECT id FROM articles WHERE 1{self._and}", self._values))  # noqa: S608

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
            few, ids = "id IN (SELECT value FROM json_each(?)) AND +", json.dumps(list(allowed))
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
