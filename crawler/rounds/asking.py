"""Asks listings, follows each as far as it gives something new, and has the memory note what came of it."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from crawler.discovery.links import Link, Listing
from crawler.discovery.routes import Kind, ListingAnswer, read_listing
from crawler.discovery.wordpress import anytime, within
from crawler.fetching.robots import FORBIDDEN
from crawler.memory import Answer, Outcome, Route, Standing, closed_kinds, outcome_of
from crawler.parsing.encoding import UndecodableError
from crawler.parsing.page_address import address_kind
from crawler.parsing.urls import canonical_url
from crawler.pool import WorkError
from crawler.rounds.client import OVER_BUDGET, Fetched
from crawler.rounds.context import Context

# Links that are written in one transaction: more of them would hold up the crawl.
LINKS_AT_ONCE = 200
# A list that goes on and on is one that makes itself up, or an archive that the next runs go on with.
MOST_PAGES = 500
# So many pages of a list that are wholly older than the period end it: items that are dated late stand further down.
OLD_PAGES = 2
# The newest parts of a sitemap are asked every time, the others once a day.
NEWEST_PARTS, PART_RESTS = 3, timedelta(days=1)
FEWEST_ALIKE = 3
# A list that is met for the first time is followed past pages without anything new, for what nobody else lists may
# stand further down: so many in a row, as long as no more listings were asked than some for free and a share of the
# pages that were found.
PATIENCE = 4
FREE, FOR_EACH_PAGE = 20, 0.3
SHUT = (Outcome.CLOSED, Outcome.ROBOTS)
USEFUL = (Outcome.ANSWERED, Outcome.UNCHANGED)
PAGES = (Kind.SEARCH, Kind.TAG, Kind.INDEX)
CONDITIONAL = (Kind.FEED, Kind.BLOGGER, Kind.SITEMAP)


@dataclass(slots=True)
class Gain:
    """What following a listing gave: the last outcome of the listing itself, and how many pages nobody knew."""

    outcome: Outcome = Outcome.UNASKED
    new: int = 0

    @property
    def is_useful(self) -> bool:
        """Whether it is a listing, for all that it listed."""
        return self.outcome in USEFUL

    @property
    def is_shut(self) -> bool:
        """Whether the site does not want it asked."""
        return self.outcome in SHUT


class Asker:
    """Asks the listings of one outlet in one round, each once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        at = datetime.now(UTC)
        standings = context.memory.routes(context.outlet.slug, at)
        self._known = {(one.route.kind, one.route.url): one for one in standings}
        self._left_over: dict[tuple[str, str], list[str]] = defaultdict(list)
        for one in standings:
            if one.route.part_of and one.outcome == Outcome.UNASKED:
                self._left_over[one.route.kind, one.route.part_of].append(one.route.url)
        self._closed = closed_kinds(standings)
        self._asked: set[tuple[str, str]] = set()
        self._home: frozenset[str] = frozenset()
        self._home_url = context.outlet.url

    def working(self, kind: Kind) -> list[str]:
        """The listings of a kind, no parts of others, that answered when they were asked last."""
        return [
            one.route.url
            for one in self._known.values()
            if one.route.kind == kind and one.route.part_of is None and one.outcome in USEFUL
        ]

    async def explore(
        self, kind: Kind, sure: Sequence[str], guesses: Sequence[str] = (), *, vain: int | None = None
    ) -> Gain:
        """Follow all of `sure`; if none of it is useful, of `guesses` the first that is.

        After `vain` in a row that led to nothing new the others are left for another time, and after one that the site
        has closed, all.
        """
        best, in_vain = Gain(), 0
        for number, url in enumerate(dict.fromkeys((*sure, *guesses))):
            is_guess = number >= len(set(sure))
            if (is_guess and best.is_useful) or (vain is not None and in_vain >= vain):
                break
            asked = len(self._asked)
            gain = await self.follow(kind, url)
            if gain.is_shut:
                return gain
            best = Gain(gain.outcome if gain.is_useful else best.outcome, best.new + gain.new)
            in_vain = 0 if gain.new else in_vain + (len(self._asked) > asked)
        return best

    async def follow(self, kind: Kind, url: str) -> Gain:
        """Ask a listing that does not rest, and its further parts as long as they give something new."""
        standing = self._known.get((kind, url))
        if kind in self._closed or (kind, url) in self._asked:
            return Gain(Outcome.CLOSED if kind in self._closed else Outcome.UNCHANGED)
        if standing and standing.rests_until:
            return Gain(standing.outcome)
        gain, pages, old_pages, in_vain = Gain(), 0, 0, 0
        patience = PATIENCE if standing is None else 0
        ahead = deque([url, *self._left_over[kind, url]])
        while ahead and self._context.listings_left > 0 and pages < MOST_PAGES:
            one, pages = ahead.popleft(), pages + 1
            route = Route(outlet=self._context.outlet.slug, kind=kind, url=one, part_of=None if one == url else url)
            fetched, listing = await self._ask(kind, route)
            is_old = bool(listing.links) and all(map(self._context.period.is_before, listing.links))
            old_pages = old_pages + 1 if is_old else 0
            further = list(self._onward(kind, listing)) if old_pages < OLD_PAGES else []
            new = self._context.memory.unknown(listing.links)
            in_vain = 0 if new else in_vain + 1
            if kind != Kind.SITEMAP and in_vain > patience * self._can_afford():
                further = []
            further = further[: None if self._context.follows else int(not listing.links)]
            ahead.extend(further)
            told = await self._note(route, fetched, listing, further)
            gain = Gain(told.outcome if one == url else gain.outcome, gain.new + told.new)
        if ahead:
            self._context.tally.note(f"{kind} {url} goes on after {pages} pages: the next run goes on with it")
        return gain

    async def home(self, fetched: Fetched, listing: Listing) -> Gain:
        """Take the home page, which is there already, for the listing that it is, and follow it."""
        self._home_url = url = fetched.asked
        self._home = frozenset(map(_key, listing.links))
        further = list(self._onward(Kind.INDEX, listing))
        route = Route(outlet=self._context.outlet.slug, kind=Kind.INDEX, url=url)
        gain = await self._note(route, fetched, listing, further)
        onwards = further if gain.new and self._context.follows else self._left_over[Kind.INDEX, url]
        for onward in onwards:
            gain.new += (await self.follow(Kind.INDEX, onward)).new
        return gain

    async def _ask(self, kind: Kind, route: Route) -> tuple[Fetched, Listing]:
        context = self._context
        self._asked.add((kind, route.url))
        context.listings_left -= 1
        validators = context.memory.validators(route) if kind in CONDITIONAL else None
        period = context.period
        asked = within(route.url, period.since, period.until) if kind == Kind.WORDPRESS else route.url
        fetched = await context.client.get(asked, validators=validators, first=True, any_answer=kind == Kind.WORDPRESS)
        if fetched.refusal and fetched.refusal[0] == OVER_BUDGET:
            context.listings_left = 0
        return fetched, await self._read(kind, fetched) if 200 <= fetched.status < 300 else Listing()

    async def _read(self, kind: Kind, fetched: Fetched) -> Listing:
        context = self._context
        answer = ListingAnswer(
            data=fetched.body, url=fetched.url, declared=fetched.declared, total_pages=fetched.total_pages
        )
        standing = self._known.get((kind, fetched.asked))
        told = (context.period.since, standing.last_asked if standing else None)
        since = max((one for one in told if one is not None), default=None)
        try:
            return await context.pool.run(
                read_listing, kind, answer, zone=context.zone, site=context.outlet.url, since=since
            )
        except (WorkError, UndecodableError, ValueError) as error:
            return Listing(wrong=str(error))

    async def _note(self, route: Route, fetched: Fetched, listing: Listing, further: list[str]) -> Gain:
        """Have the memory note an answer with its links; the validators last, for they count only with all links."""
        if fetched.refusal and fetched.refusal[0] == OVER_BUDGET:
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
        context.memory.listing_asked(route, answer, fetched.at, links=chunks[-1], further=further)
        context.links.update({_key(link): link for link in links if link.text or link.title})
        context.tally.routes[route.kind] += 1
        context.tally.found += new
        return Gain(outcome, new)

    def _outcome(self, route: Route, fetched: Fetched, listing: Listing) -> tuple[Outcome, str | None]:
        """How the asking went, and what was wrong."""
        if fetched.refusal:
            reason, detail = fetched.refusal
            shut = {FORBIDDEN: Outcome.ROBOTS, "blocked": Outcome.CLOSED, "private address": Outcome.CLOSED}
            return shut.get(reason, Outcome.FAILED), f"{reason}: {detail}"
        outcome = outcome_of(fetched.status)
        if outcome != Outcome.ANSWERED:
            return outcome, None
        if not listing.links and not listing.further and listing.wrong:
            return Outcome.ABSENT, listing.wrong
        keys = frozenset(map(_key, listing.links))
        is_like_home = route.kind == Kind.SEARCH and keys == self._home and len(keys) >= FEWEST_ALIKE
        leads_home = fetched.is_moved and (address_kind(fetched.url) or ("",))[0] == "home"
        if route.kind in PAGES and route.url != self._home_url and (leads_home or is_like_home):
            return Outcome.ABSENT, "it answers with the home page"
        return outcome, listing.wrong

    def _onward(self, kind: Kind, listing: Listing) -> Iterator[str]:
        """The further parts of a listing that are to be asked now."""
        now = datetime.now(UTC)
        for number, url in enumerate(listing.further):
            part = anytime(url) if kind == Kind.WORDPRESS else url
            standing = self._known.get((kind, part))
            if (kind, part) not in self._asked and self._is_due(kind, number, standing, now):
                yield part

    def _can_afford(self) -> bool:
        tally = self._context.tally
        return tally.routes.total() < FREE + FOR_EACH_PAGE * tally.found

    def _is_due(self, kind: Kind, number: int, standing: Standing | None, now: datetime) -> bool:
        if standing is None or standing.last_asked is None:
            return True
        if standing.rests_until:
            return False
        return kind != Kind.SITEMAP or number < NEWEST_PARTS or now - standing.last_asked >= PART_RESTS


def _key(link: Link) -> str:
    try:
        return canonical_url(link.url)
    except ValueError:
        return link.url
