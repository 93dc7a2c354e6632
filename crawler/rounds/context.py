"""What all parts of a round work with."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import tzinfo

from crawler.discovery.links import Link
from crawler.items import Article
from crawler.memory import Memory
from crawler.outlets import Outlet
from crawler.pool import Pool
from crawler.rounds.client import Client
from crawler.rounds.period import Period
from crawler.rounds.tally import Tally

# Hands an article to the item pipelines. Returns what became of it (see `signals.item_settled`), and the detail.
Store = Callable[[Article], Awaitable[tuple[str, str]]]


@dataclass(slots=True, kw_only=True)
class Context:
    """One round: its outlet, what it may use, and what it has learnt so far.

    `keywords` are those to search for, `listings_left` the listings that may still be asked; `follows` tells to follow
    them. `zone` is that of dates without one; the site may tell it. By canonical URL: `links` are what was said of
    pages in this round, `visited` the pages that need no visit any more, `settled` those that were by way of another.
    """

    outlet: Outlet
    client: Client
    memory: Memory
    pool: Pool
    store: Store
    period: Period
    keywords: tuple[str, ...]
    listings_left: int
    pages_at_once: int
    follows: bool = True
    zone: tzinfo | None = None
    tally: Tally = field(default_factory=Tally)
    links: dict[str, Link] = field(default_factory=dict)
    visited: set[str] = field(default_factory=set)
    settled: set[str] = field(default_factory=set)
