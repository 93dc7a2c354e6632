"""An outlet: what it published, first or copied, whom it names, and what crawling it yields."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from browse.entities.listed import Listed, listed
from browse.entities.outlets import registered
from browse.trouble import NothingThereError
from crawler.outlets import Outlet

MOST_ARTICLES, MOST_PEOPLE, MOST_RUNS, MOST_LISTINGS, MOST_VANISHED, MOST_FAULTS = 12, 12, 30, 40, 20, 10
LATEST = 500  # of so many articles the people are counted
TROUBLES = ("failed", "timed out", "parse failure", "blocked", "forbidden by robots", "needs a login", "too large")
ARTICLES = """SELECT id FROM articles WHERE outlet_id = :outlet AND date_published <= :now
ORDER BY date_published DESC LIMIT :most"""
UNDATED = "SELECT id FROM articles WHERE outlet_id = :outlet ORDER BY id DESC LIMIT :most"
MONTHS = """SELECT substr(date_published, 1, 7) AS month, count(*) AS articles FROM articles WHERE outlet_id = ?
GROUP BY 1"""
STORIES = """SELECT count(*) AS articles, total(articles.on_topic) AS on_topic,
    total(stories.articles > 1) AS in_copied,
    total(stories.articles > 1 AND stories.earliest_id = articles.id) AS first,
    total(stories.press_office IS NOT NULL) AS releases
FROM articles LEFT JOIN stories ON stories.id = articles.story_id WHERE articles.outlet_id = ?"""
PEOPLE = """SELECT persons.id, persons.name, count(DISTINCT person_links.article_id) AS articles
FROM json_each(:ids) AS wanted CROSS JOIN person_links ON person_links.article_id = wanted.value
JOIN person_profiles ON person_profiles.id = person_links.profile_id
JOIN persons ON persons.id = person_profiles.person_id GROUP BY persons.id ORDER BY 3 DESC, 1 LIMIT :most"""
SLUG = """SELECT pages.outlet FROM articles JOIN pages ON pages.article_id = articles.id
WHERE articles.outlet_id = ? LIMIT 1"""
RUNS = """SELECT latest.id, latest.started, told.value AS tally FROM (
    SELECT id, started, outlets FROM runs ORDER BY id DESC LIMIT :most
) AS latest JOIN json_each(latest.outlets) AS told
WHERE told.key IN (SELECT value FROM json_each(:slugs)) ORDER BY latest.id DESC"""
LISTINGS = """SELECT kind, url, outcome, detail, asks, failures, vain, links, new, articles, last_asked, last_gain
FROM listings WHERE outlet IN (SELECT value FROM json_each(:slugs))
ORDER BY articles DESC, links DESC, id LIMIT :most"""
STATES = """SELECT state, count(*) AS pages FROM pages WHERE outlet IN (SELECT value FROM json_each(:slugs))
GROUP BY state ORDER BY 2 DESC"""
FAULTS = """SELECT url, state, detail, status, last_fetched FROM pages
WHERE outlet IN (SELECT value FROM json_each(:slugs))
AND state IN (SELECT value FROM json_each(:troubles)) ORDER BY last_fetched DESC LIMIT :most"""
VANISHED = """SELECT article_id AS id, headline, gone, days_there FROM vanished
WHERE article_id IN (SELECT id FROM articles WHERE outlet_id = :outlet) ORDER BY gone DESC LIMIT :most"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Yield:
    """What one run did at the outlet: see crawler.rounds.tally."""

    run: int
    started: str
    routes: int
    found: int
    fetched: int
    stored: int
    requests: int
    answers: int
    skipped: dict[str, int]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawling:
    """What is known of its site. `slugs` name it in the tables of the crawl."""

    slugs: tuple[str, ...]
    runs: tuple[Yield, ...]
    listings: tuple[sqlite3.Row, ...]
    states: tuple[sqlite3.Row, ...]
    faults: tuple[sqlite3.Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What the database has of an outlet. `entries` are those of that name in the register."""

    name: str
    entries: tuple[Outlet, ...]
    months: dict[str | None, int]
    stories: sqlite3.Row
    latest: tuple[Listed, ...]
    people: tuple[sqlite3.Row, ...]
    vanished: tuple[sqlite3.Row, ...]
    crawling: Crawling | None


def load(connection: sqlite3.Connection, outlet_id: int, now: str) -> Loaded:
    """The outlet of that id; `now` is a day that articles do not lie behind. Raises NothingThereError."""
    row = connection.execute("SELECT name FROM outlets WHERE id = ?", [outlet_id]).fetchone()
    if row is None:
        raise NothingThereError("trouble.no_outlet")
    entries = registered().get(row["name"].casefold(), ())
    given = {"outlet": outlet_id, "now": now}
    newest = [one["id"] for one in connection.execute(ARTICLES, given | {"most": LATEST})]
    newest = newest or [one["id"] for one in connection.execute(UNDATED, given | {"most": LATEST})]
    return Loaded(
        name=row["name"],
        entries=entries,
        months=dict(connection.execute(MONTHS, [outlet_id]).fetchall()),
        stories=connection.execute(STORIES, [outlet_id]).fetchone(),
        latest=listed(connection, newest[:MOST_ARTICLES]),
        people=tuple(connection.execute(PEOPLE, {"ids": json.dumps(newest), "most": MOST_PEOPLE})),
        vanished=tuple(connection.execute(VANISHED, given | {"most": MOST_VANISHED})),
        crawling=_crawling(connection, outlet_id, entries),
    )


def _crawling(connection: sqlite3.Connection, outlet_id: int, entries: tuple[Outlet, ...]) -> Crawling | None:
    """What crawling its site gave; None where it was never crawled."""
    slugs = {entry.slug for entry in entries} | {row["outlet"] for row in connection.execute(SLUG, [outlet_id])}
    if not slugs:
        return None
    given = {"slugs": json.dumps(sorted(slugs)), "most": MOST_FAULTS, "troubles": json.dumps(TROUBLES)}
    runs = connection.execute(RUNS, given | {"most": MOST_RUNS})
    return Crawling(
        slugs=tuple(sorted(slugs)),
        runs=tuple(_yield(row, json.loads(row["tally"])) for row in runs),
        listings=tuple(connection.execute(LISTINGS, given | {"most": MOST_LISTINGS})),
        states=tuple(connection.execute(STATES, given)),
        faults=tuple(connection.execute(FAULTS, given)),
    )


def _yield(row: sqlite3.Row, tally: Mapping[str, Any]) -> Yield:
    counts = {name: int(tally.get(name, 0)) for name in ("found", "fetched", "stored", "requests", "answers")}
    return Yield(
        run=row["id"],
        started=row["started"],
        routes=sum(tally.get("routes", {}).values()),
        skipped=dict(tally.get("skipped", {})),
        notes=tuple(tally.get("notes", ())),
        **counts,
    )
