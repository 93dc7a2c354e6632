"""The table `findings`, and what a listing's links add to `pages`. Works inside the caller's transaction."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from crawler.discovery.keywords import promise
from crawler.discovery.links import Link
from crawler.memory import listings, pages
from crawler.memory.life import empty_claims, is_edited
from crawler.memory.records import Page, encodable, written
from crawler.memory.states import State

SELECT = (
    "SELECT pages.id, url, state, published, last_fetched, next_visit, first_stored, findings.page_id"
    " FROM pages LEFT JOIN findings ON findings.page_id = pages.id AND findings.listing_id = ?"
    " WHERE canonical = ?"
)
HELD = (State.STORED, State.GONE)
Keyed = dict[str, tuple[Link, str | None]]


@dataclass(frozen=True, slots=True)
class Known:
    """What has to be known of a page that is found: columns of its row, and whether the listing found it before."""

    page_id: int
    url: str
    state: str
    published: str | None
    last_fetched: str | None
    next_visit: str | None
    first_stored: str | None
    finding: int | None


def keyed(links: Iterable[Link]) -> Keyed:
    """The links by the names of their pages, the first of several; with what is wrong with a URL. Needs no database:
    the transaction that follows is the shorter for it.
    """
    found: Keyed = {}
    for link in links:
        canonical, wrong = pages.key_of(link.url)
        found.setdefault(canonical, (link, wrong))
    return found


def record(connection: sqlite3.Connection, listing_id: int, outlet: str, found: Keyed, at: datetime) -> list[Link]:
    """Note what a listing links to. Returns the links whose pages are to be fetched, each page once."""
    finder = _Finder(connection, listing_id, outlet, at, empty_claims([link for link, _ in found.values()]))
    to_fetch = [link for canonical, (link, wrong) in found.items() if finder.find(canonical, link, wrong)]
    listings.note_links(connection, listing_id, links=finder.links, new=finder.new, articles=finder.articles)
    if finder.articles:
        listings.note_gain(connection, [listing_id], at)
    return to_fetch


def unknown(connection: sqlite3.Connection, found: Keyed) -> int:
    """How many of the pages are not in the table."""
    known = "SELECT 1 FROM pages WHERE canonical = ?"
    return sum(connection.execute(known, [canonical]).fetchone() is None for canonical in found)


def note_article(connection: sqlite3.Connection, page_id: int, at: datetime) -> None:
    """Credit the listings that found a page with the article that it turned out to be."""
    rows = connection.execute("SELECT listing_id FROM findings WHERE page_id = ?", [page_id]).fetchall()
    for (listing_id,) in rows:
        listings.note_links(connection, listing_id, articles=1)
    listings.note_gain(connection, [row[0] for row in rows], at)


@dataclass(slots=True)
class _Finder:
    """Takes the links of a listing one by one. Counts those that it did not give before, those that no listing gave
    before, and those that lead to articles that are stored already.
    """

    connection: sqlite3.Connection
    listing_id: int
    outlet: str
    at: datetime
    empty: frozenset[datetime]
    now: str = field(init=False)
    links: int = 0
    new: int = 0
    articles: int = 0

    def __post_init__(self) -> None:
        self.now = written(self.at) or ""

    def find(self, canonical: str, link: Link, wrong: str | None) -> bool:
        """Note a link to the page of that name; `wrong` is what is wrong with its URL. True if it is to be fetched."""
        row = self.connection.execute(SELECT, [self.listing_id, canonical]).fetchone()
        if row is None:
            self._note_finding(self._add(canonical, link, wrong), new=True)
            return wrong is None
        known = Known(*row)
        if known.finding is None:
            self._note_finding(known.page_id, new=False)
            self.articles += bool(known.first_stored and known.state in HELD)
        else:
            self.connection.execute(
                "UPDATE findings SET last_found = max(last_found, ?) WHERE page_id = ? AND listing_id = ?",
                [self.now, known.page_id, self.listing_id],
            )
        return self._meet(known, link)

    def _add(self, canonical: str, link: Link, wrong: str | None) -> int:
        page = Page(
            canonical=canonical,
            url=link.url,
            outlet=self.outlet,
            state=State.MALFORMED if wrong else State.KNOWN,
            detail=wrong or "",
            published=link.published,
            promise=promise(link.title, link.url),
            first_seen=self.at,
            next_visit=None if wrong else self.at,
        )
        page_id, _ = pages.save(self.connection, page)
        return page_id

    def _note_finding(self, page_id: int, *, new: bool) -> None:
        self.connection.execute(
            "INSERT INTO findings (page_id, listing_id, new, first_found, last_found) VALUES (?, ?, ?, ?, ?)",
            [page_id, self.listing_id, new, self.now, self.now],
        )
        self.links, self.new = self.links + 1, self.new + new

    def _meet(self, known: Known, link: Link) -> bool:
        """Learn what the link tells of a page that is known."""
        if known.state == State.KNOWN and _tells_more(known, link):
            # The shorter of two addresses of a page is the plainer: no tracking, no AMP.
            self.connection.execute(
                "UPDATE pages SET url = ?, published = coalesce(published, ?) WHERE id = ?",
                [min(known.url, encodable(link.url), key=len), written(link.published), known.page_id],
            )
        if known.state in HELD and known.last_fetched and link.modified and self._is_edited(link, known.last_fetched):
            self.connection.execute("UPDATE pages SET next_visit = ? WHERE id = ?", [self.now, known.page_id])
            return True
        return known.next_visit is not None and known.next_visit <= self.now

    def _is_edited(self, link: Link, last_fetched: str) -> bool:
        return is_edited(link, datetime.fromisoformat(last_fetched), self.at, self.empty)


def _tells_more(known: Known, link: Link) -> bool:
    return len(link.url) < len(known.url) or (known.published is None and link.published is not None)
