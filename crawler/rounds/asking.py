"""Which listings to ask, and how far to follow each: as far as it gives something new."""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from crawler.discovery.links import Listing
from crawler.discovery.routes import Kind
from crawler.discovery.wordpress import anytime
from crawler.memory import Outcome, Route, Standing, closed_kinds
from crawler.rounds.client import Fetched
from crawler.rounds.context import Context
from crawler.rounds.listing import Gain, Lister, key_of

# Of a list that goes on and on the first pages are asked at first, and the others when all kinds have been asked.
FIRST_PAGES, MOST_PAGES = 12, 500
# So many pages of a list that are wholly older than the period end it: items that are dated late stand further down.
OLD_PAGES = 2
# The newest parts of a sitemap are asked every time, the others once a day.
NEWEST_PARTS, PART_RESTS = 3, timedelta(days=1)
# A list that is met for the first time is followed past pages without anything new, for what nobody else lists may
# stand further down: so many in a row, as long as no more listings were asked than some for free and a share of the
# pages that were found.
PATIENCE = 4
FREE, FOR_EACH_PAGE = 20, 0.2
# After so many guesses that were answered with some other page, the site is taken to answer so whatever is guessed.
MOST_STRAY = 3
# Kinds of which all addresses are of one form: who closes one closes all.
ALIKE = (Kind.WORDPRESS, Kind.BLOGGER, Kind.SEARCH, Kind.TAG)


@dataclass(slots=True, kw_only=True)
class Following:
    """A list that is being followed: the pages ahead, what came of it so far, and of its latest pages in a row."""

    kind: Kind
    url: str
    patience: int
    ahead: deque[str] = field(default_factory=deque)
    gain: Gain = field(default_factory=Gain)
    pages: int = 0
    old_pages: int = 0
    in_vain: int = 0


class Asker:
    """Asks the listings of one outlet in one round, each once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._lister = Lister(context)
        standings = context.memory.routes(context.outlet.slug, datetime.now(UTC))
        self._known = {(one.route.kind, one.route.url): one for one in standings}
        self._left_over: dict[tuple[str, str], list[str]] = defaultdict(list)
        for one in standings:
            if one.route.part_of and one.outcome == Outcome.UNASKED:
                self._left_over[one.route.kind, one.route.part_of].append(one.route.url)
        self._closed = closed_kinds(standings)
        self._asked: set[tuple[str, str]] = set()
        self._followed: list[Following] = []
        self._home: Following | None = None

    def working(self, kind: Kind) -> list[str]:
        """The listings of a kind, no parts of others, that answered when they were asked last."""
        begins = [one for one in self._known.values() if one.route.kind == kind and one.route.part_of is None]
        return [one.route.url for one in begins if Gain(one.outcome).is_useful]

    def knows(self, kind: Kind, url: str) -> bool:
        """Whether a listing was asked in an earlier round."""
        return (kind, url) in self._known

    async def explore(
        self, kind: Kind, sure: Sequence[str], guesses: Sequence[str] = (), *, vain: int | None = None
    ) -> Gain:
        """Follow all of `sure`; if none of it is useful, of `guesses` the first that is.

        After `vain` in a row that led to nothing new the others are left for another time; after one that the site has
        closed, all of a kind whose addresses differ in their words only.
        """
        best, in_vain, stray = Gain(), 0, 0
        for number, url in enumerate(dict.fromkeys((*sure, *guesses))):
            is_guess = number >= len(set(sure))
            allowed = None if vain is None else vain if self._can_afford() else 1
            if is_guess and (best.is_useful or stray >= MOST_STRAY):
                break
            if allowed is not None and in_vain >= allowed:
                break
            asked = len(self._asked)
            gain = await self.follow(kind, url)
            if gain.is_shut and kind in ALIKE:
                return gain
            best = Gain(gain.outcome if gain.is_useful else best.outcome, best.new + gain.new)
            stray += gain.is_stray
            in_vain = 0 if gain.new else in_vain + (len(self._asked) > asked)
        return best

    async def follow(self, kind: Kind, url: str) -> Gain:
        """Ask a listing that does not rest, and its first further pages as long as they give something new."""
        if kind in self._closed or (kind, url) in self._asked:
            return Gain(Outcome.CLOSED if kind in self._closed else Outcome.UNCHANGED)
        standing = self._known.get((kind, url))
        if standing and standing.rests_until:
            return Gain(standing.outcome)
        following = self._begin(kind, url)
        following.ahead.extend([url, *self._left_over[kind, url]])
        await self._follow_on(following, FIRST_PAGES)
        return following.gain

    async def home(self, fetched: Fetched, listing: Listing) -> None:
        """Take the home page, which is there already, for the listing that it is; `follow_home` follows it."""
        self._lister.home = url = fetched.asked
        self._lister.shown = frozenset(map(key_of, listing.links))
        self._home = self._begin(Kind.INDEX, url)
        self._home.ahead.extend(self._left_over[Kind.INDEX, url])
        route = Route(outlet=self._context.outlet.slug, kind=Kind.INDEX, url=url)
        await self._take(self._home, route, fetched, listing)

    async def follow_home(self) -> None:
        """Follow the home page, when what lists more in one request has been asked."""
        if self._home is not None:
            await self._follow_on(self._home, FIRST_PAGES)

    async def finish(self) -> None:
        """Follow what goes on further than its first pages."""
        for following in self._followed:
            await self._follow_on(following, MOST_PAGES)
            if following.ahead:
                told = f"{following.kind} {following.url} goes on after {following.pages} pages"
                self._context.tally.note(f"{told}: the next run goes on with it")

    def _begin(self, kind: Kind, url: str) -> Following:
        patience = 0 if (kind, url) in self._known else PATIENCE
        following = Following(kind=kind, url=url, patience=patience)
        self._followed.append(following)
        return following

    async def _follow_on(self, following: Following, most: int) -> None:
        while following.ahead and self._context.listings_left > 0 and following.pages < most:
            url = following.ahead.popleft()
            part_of = None if url == following.url else following.url
            route = Route(outlet=self._context.outlet.slug, kind=following.kind, url=url, part_of=part_of)
            self._asked.add((following.kind, url))
            fetched, listing = await self._lister.ask(route, self._since(route))
            await self._take(following, route, fetched, listing)

    async def _take(self, following: Following, route: Route, fetched: Fetched, listing: Listing) -> None:
        """Have an answer noted, and decide whether the list is followed further."""
        following.pages += 1
        is_old = bool(listing.links) and all(map(self._context.period.is_before, listing.links))
        following.old_pages = following.old_pages + 1 if is_old else 0

        def onward(new: int) -> list[str]:
            following.in_vain = 0 if new else following.in_vain + 1
            further = list(self._onward(following.kind, listing)) if self._goes_on(following) else []
            further = further[: None if self._context.follows else int(not listing.links)]
            following.ahead.extend(further)
            return further

        gain = await self._lister.note(route, fetched, listing, onward)
        if route.part_of is None:
            following.gain.outcome, following.gain.is_stray = gain.outcome, gain.is_stray
        following.gain.new += gain.new

    def _goes_on(self, following: Following) -> bool:
        is_patient = following.in_vain <= following.patience * self._can_afford()
        return following.old_pages < OLD_PAGES and (is_patient or following.kind == Kind.SITEMAP)

    def _onward(self, kind: Kind, listing: Listing) -> Iterator[str]:
        """The further parts of a listing that are to be asked now."""
        now = datetime.now(UTC)
        for number, url in enumerate(listing.further):
            part = anytime(url) if kind == Kind.WORDPRESS else url
            standing = self._known.get((kind, part))
            if (kind, part) not in self._asked and _is_due(kind, number, standing, now):
                yield part

    def _since(self, route: Route) -> datetime | None:
        """From when on the parts of a sitemap are of interest: those of earlier have been asked."""
        standing = self._known.get((route.kind, route.url))
        told = (self._context.period.since, standing.last_asked if standing else None)
        return max((one for one in told if one is not None), default=None)

    def _can_afford(self) -> bool:
        tally = self._context.tally
        return tally.routes.total() < FREE + FOR_EACH_PAGE * tally.found


def _is_due(kind: Kind, number: int, standing: Standing | None, now: datetime) -> bool:
    if standing is None or standing.last_asked is None:
        return True
    if standing.rests_until:
        return False
    return kind != Kind.SITEMAP or number < NEWEST_PARTS or now - standing.last_asked >= PART_RESTS
