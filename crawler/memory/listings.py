"""The table `listings`. All functions here work inside the caller's transaction."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from crawler.memory.records import Answer, Route, Standing, Validators, encodable, read_moment, written
from crawler.memory.states import WORKING, Outcome

LONGEST_DETAIL = 500
TIMES = ("first_asked", "last_asked", "last_gain")
OTHERS = ("detail", "status", *TIMES, "asks", "failures", "vain", "links", "new", "articles")
SELECT = (
    "SELECT one.outlet, one.kind, one.url, whole.url, one.outcome,"  # noqa: S608 - our own names
    f" {', '.join(f'one.{name}' for name in OTHERS)}"
    " FROM listings AS one LEFT JOIN listings AS whole ON whole.id = one.part_of"
)


def remember(connection: sqlite3.Connection, route: Route) -> int:
    """Insert the route, unless it is known. Returns its id. A part of a part is a part of the whole."""
    found = connection.execute(
        "SELECT id FROM listings WHERE (outlet, kind, url) = (?, ?, ?)", [route.outlet, route.kind, route.url]
    ).fetchone()
    if found:
        return int(found[0])
    part_of = None
    if route.part_of is not None and route.part_of != route.url:
        parent = remember(connection, replace(route, url=route.part_of, part_of=None))
        (part_of,) = connection.execute("SELECT coalesce(part_of, id) FROM listings WHERE id = ?", [parent]).fetchone()
    done = connection.execute(
        "INSERT INTO listings (outlet, kind, url, part_of, outcome) VALUES (?, ?, ?, ?, ?)",
        [route.outlet, route.kind, route.url, part_of, Outcome.UNASKED],
    )
    return done.lastrowid or 0


def note_answer(connection: sqlite3.Connection, listing_id: int, answer: Answer, at: datetime) -> None:
    """Note how asking went. An answer of the same time, or an older one, is noted already.

    Until it shows otherwise, an answer counts as given in vain.
    """
    works = answer.outcome in WORKING
    validators = Validators() if answer.wrong else answer.validators
    connection.execute(
        "UPDATE listings SET outcome = :outcome, detail = :detail, status = :status,"
        " etag = CASE WHEN :anew THEN :etag ELSE coalesce(:etag, etag) END,"
        " last_modified = CASE WHEN :anew THEN :last_modified ELSE coalesce(:last_modified, last_modified) END,"
        " first_asked = coalesce(first_asked, :at), last_asked = :at, asks = asks + 1, vain = vain + :works,"
        " failures = CASE WHEN :works THEN 0 ELSE failures + 1 END"
        " WHERE id = :id AND coalesce(last_asked, '') < :at",
        {
            "outcome": answer.outcome,
            "detail": encodable(answer.wrong or "")[:LONGEST_DETAIL],
            "status": answer.status,
            "anew": answer.outcome == Outcome.ANSWERED,
            "etag": validators.etag,
            "last_modified": validators.last_modified,
            "at": written(at),
            "works": works,
            "id": listing_id,
        },
    )


def note_links(
    connection: sqlite3.Connection, listing_id: int, *, links: int = 0, new: int = 0, articles: int = 0
) -> None:
    """Add to the numbers of links that a listing gave, of those nobody gave before, and of articles they became."""
    connection.execute(
        "UPDATE listings SET links = links + ?, new = new + ?, articles = articles + ? WHERE id = ?",
        [links, new, articles, listing_id],
    )


def note_gain(connection: sqlite3.Connection, listing_ids: Iterable[int], at: datetime) -> None:
    """Note that listings, and those that they are parts of, led to an article that they had not led to before."""
    connection.executemany(
        "UPDATE listings SET vain = 0, last_gain = max(coalesce(last_gain, ''), :at)"
        " WHERE id = :id OR id = (SELECT part_of FROM listings WHERE id = :id)",
        [{"at": written(at), "id": listing_id} for listing_id in listing_ids],
    )


def validators_of(connection: sqlite3.Connection, route: Route) -> Validators:
    """What to ask it with; nothing for one that was never answered."""
    row = connection.execute(
        "SELECT etag, last_modified FROM listings WHERE (outlet, kind, url) = (?, ?, ?)",
        [route.outlet, route.kind, route.url],
    ).fetchone()
    return Validators(etag=row[0], last_modified=row[1]) if row else Validators()


def of_outlet(connection: sqlite3.Connection, outlet: str) -> list[Standing]:
    """The routes of an outlet, in the order in which they became known."""
    return [_standing(row) for row in connection.execute(f"{SELECT} WHERE one.outlet = ? ORDER BY one.id", [outlet])]


def _standing(row: tuple[Any, ...]) -> Standing:
    outlet, kind, url, part_of, outcome, *others = row
    values = dict(zip(OTHERS, others, strict=True))
    times = {name: read_moment(values[name]) for name in TIMES}
    return Standing(
        route=Route(outlet=outlet, kind=kind, url=url, part_of=part_of),
        outcome=Outcome(outcome),
        **{**values, **times},
    )
