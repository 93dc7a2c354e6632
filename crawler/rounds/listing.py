"""Asks one listing, reads the answer in a worker process, and has the memory note it with its links."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from crawler.discovery.links import Link, Listing
from crawler.discovery.routes import Kind, ListingAnswer, read_listing
from crawler.discovery.wordpress import within
from crawler.fetching.robots import FORBIDDEN
from crawler.memory import Answer, Outcome, Route, outcome_of
from crawler.parsing.encoding import UndecodableError
from crawler.parsing.page_address import address_kind
from crawler.parsing.urls import canonical_url
from crawler.pool import WorkError
from crawler.rounds.client import Fetched
from crawler.rounds.context import Context
from crawler.rounds.zones import zone_told

logger = logging.getLogger(__name__)
# Links that are written in one transaction: more of them would hold up the crawl.
LINKS_AT_ONCE = 50
# So many links are no accident.
FEWEST_ALIKE = 3
REFUSALS = {FORBIDDEN: Outcome.ROBOTS, "blocked": Outcome.CLOSED, "private address": Outcome.CLOSED}
# Kinds that have validators worth sending, and kinds that are pages for readers.
CONDITIONAL = (Kind.FEED, Kind.BLOGGER, Kind.SITEMAP)
PAGES = (Kind.SEARCH, Kind.TAG, Kind.INDEX)


@dataclass(slots=True)
class Gain:
    """What asking a listing gave: how it went, and how many pages it led to that were not known.

    `is_stray` tells that it was answered with a page that is no such listing: some sites answer so whatever is asked.
    """

    outcome: Outcome = Outcome.UNASKED
    new: int = 0
    is_stray: bool = False

    @property
    def is_useful(self) -> bool:
        """Whether it is a listing, for all that it listed."""
        return self.outcome in (Outcome.ANSWERED, Outcome.UNCHANGED)

    @property
    def is_shut(self) -> bool:
        """Whether the site does not want it asked."""
        return self.outcome in (Outcome.CLOSED, Outcome.ROBOTS)


class Lister:
    """Asks the listings of one outlet. `home` is the address of its home page, `shown` what that lists."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.home = context.outlet.url
        self.shown: frozenset[str] = frozenset()

    async def ask(self, route: Route, since: datetime | None) -> tuple[Fetched, Listing]:
        """Ask a listing, conditionally where that may save the answer; of the parts of a sitemap those `since`."""
        context, kind = self._context, Kind(route.kind)
        context.listings_left -= 1
        period = context.period
        fetched = await context.client.get(
            within(route.url, period.since, period.until) if kind == Kind.WORDPRESS else route.url,
            validators=context.memory.validators(route) if kind in CONDITIONAL else None,
            any_answer=kind == Kind.WORDPRESS,
            first=True,
        )
        if fetched.ending:
            context.listings_left = 0
        listing = Listing()
        if 200 <= fetched.status < 300:
            answer = ListingAnswer(
                data=fetched.body, url=fetched.url, declared=fetched.declared, total_pages=fetched.total_pages
            )
            try:
                site = context.outlet.url
                listing = await context.pool.run(read_listing, kind, answer, zone=context.zone, site=site, since=since)
            except (WorkError, UndecodableError, ValueError) as error:
                listing = Listing(wrong=str(error))
            except Exception as error:  # a fault of ours in one listing does not end the round
                logger.exception("%s cannot be read", fetched.url)
                listing = Listing(wrong=repr(error))
        return fetched, listing

    async def note(
        self, route: Route, fetched: Fetched, listing: Listing, onward: Callable[[int], Sequence[str]]
    ) -> Gain:
        """Have the memory note an answer with its links; the validators last, for they count only with all links.

        `onward` tells, by the number of pages that were not known, which further parts are to be asked.
        """
        if fetched.ending:
            return Gain()
        context = self._context
        outcome, wrong = self._outcome(route, fetched, listing)
        links = listing.links if outcome == Outcome.ANSWERED else ()
        chunks = [links[start : start + LINKS_AT_ONCE] for start in range(0, len(links), LINKS_AT_ONCE)] or [()]
        new = 0
        for number, chunk in enumerate(chunks, start=1):
            new += context.memory.unknown(chunk)
            if number < len(chunks):
                context.memory.found(route, chunk, fetched.at)
                await asyncio.sleep(0)
        answer = Answer(outcome=outcome, status=fetched.status or None, validators=fetched.validators, wrong=wrong)
        context.memory.listing_asked(route, answer, fetched.at, links=chunks[-1], further=onward(new))
        if context.zone is None:
            context.zone = zone_told(link.published for link in links)
        context.links.update({key_of(link): link for link in links if link.text or link.title})
        context.tally.routes[route.kind] += 1
        context.tally.found += new
        return Gain(outcome, new, is_stray=outcome == Outcome.ABSENT and 200 <= fetched.status < 300)

    def _outcome(self, route: Route, fetched: Fetched, listing: Listing) -> tuple[Outcome, str | None]:
        """How the asking went, and what was wrong."""
        if fetched.refusal:
            reason, detail = fetched.refusal
            return REFUSALS.get(reason, Outcome.FAILED), f"{reason}: {detail}"
        outcome = outcome_of(fetched.status)
        if outcome != Outcome.ANSWERED:
            return outcome, None
        if not listing.links and not listing.further and listing.wrong:
            return Outcome.ABSENT, listing.wrong
        keys = frozenset(map(key_of, listing.links))
        is_like_home = route.kind == Kind.SEARCH and keys == self.shown and len(keys) >= FEWEST_ALIKE
        leads_home = fetched.is_moved and (address_kind(fetched.url) or ("",))[0] == "home"
        if route.kind in PAGES and route.url != self.home and (leads_home or is_like_home):
            return Outcome.ABSENT, "it answers with the home page"
        return outcome, listing.wrong


def key_of(link: Link) -> str:
    """What names the page of a link."""
    try:
        return canonical_url(link.url)
    except ValueError:
        return link.url
