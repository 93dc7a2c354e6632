"""Which listings of an outlet to ask, and in which order: what lists most with fewest requests comes first."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from crawler.discovery import families
from crawler.discovery.families import family_of
from crawler.discovery.feeds import usual_feeds
from crawler.discovery.front_page import FrontPage, read_front_page
from crawler.discovery.keywords import tag_phrases
from crawler.discovery.places import usual_places
from crawler.discovery.routes import Kind
from crawler.discovery.search_forms import search_url, usual_searches
from crawler.discovery.sitemaps import robots_sitemaps, usual_sitemaps
from crawler.discovery.wordpress import index_url, posts_url, usual_roots
from crawler.discovery.wordpress_posts import read_index
from crawler.fetching.robots import Robots
from crawler.rounds.asking import Asker
from crawler.rounds.context import Context

# After so many searches, sections or tags in a row without a page that nobody knew, the others would show none either.
VAIN, VAIN_SECTIONS = 3, 5
MOST_FEEDS, MOST_SECTIONS, MOST_TAGS, MOST_GUESSED_SEARCHES, MOST_DAYS = 3, 25, 8, 4, 31
# Lists by day: of these days nothing may be missing yet.
RECENT_DAYS = 2
LABEL = "/search/label/"


class Discovery:
    """Finds the pages of an outlet, and leaves them to the memory. `front` is what its home page told."""

    def __init__(self, context: Context, robots: Robots) -> None:
        self._context = context
        self._asker = Asker(context)
        self._robots = robots
        self.front = FrontPage(url=context.outlet.url)
        self._family = family_of(context.outlet.url)

    async def run(self) -> None:
        """Ask all kinds of route."""
        await self._read_front()
        kinds: tuple[Callable[[], Awaitable[None]], ...] = (
            self._wordpress, self._sitemaps, self._feeds, self._asker.follow_home, self._archives, self._blogger,
            self._searches, self._tags, self._sections, self._asker.finish,
        )  # fmt: skip
        for ask in kinds:
            if self._context.listings_left > 0:
                await ask()

    async def _read_front(self) -> None:
        """Learn the ways from the home page, which is a listing itself."""
        context = self._context
        home = context.outlet.url.rstrip("/") + "/"
        fetched = await context.client.get(home, first=True)
        if fetched.refusal or fetched.status != 200:
            reason = ": ".join(fetched.refusal) if fetched.refusal else f"HTTP {fetched.status}"
            context.tally.note(f"the home page cannot be had: {reason}")
            await self._asker.home(fetched, self.front.listing)
            return
        try:
            self.front = await context.pool.run(
                read_front_page, fetched.body, fetched.url,
                link_header=fetched.link_header, zone=context.zone, declared=fetched.declared,
            )  # fmt: skip
        except Exception as error:  # whatever is wrong with it, the other ways are open
            context.tally.note(f"the home page cannot be read: {error!r}")
        await self._asker.home(fetched, self.front.listing)

    async def _wordpress(self) -> None:
        context, front = self._context, self.front
        roots = (front.root,) if front.root else usual_roots(front.url)[:1] if front.system == "wordpress" else ()
        for root in roots:
            if context.zone is None:
                told = await context.client.get(index_url(root), first=True, any_answer=True)
                index = read_index(told.body, told.url) if told.status == 200 else None
                context.zone = index.zone if index else None
                if index and not index.has_posts:
                    return
            gain = await self._asker.explore(Kind.WORDPRESS, [posts_url(root)])
            if gain.is_useful:
                searches = [posts_url(root, keyword=one) for one in context.keywords]
                await self._asker.explore(Kind.WORDPRESS, searches, vain=VAIN)

    async def _sitemaps(self) -> None:
        named = robots_sitemaps(self._robots.text, self.front.url)
        family = families.addresses(self._family.sitemaps, self._context.outlet.url)
        guesses = usual_sitemaps(self.front.url, self.front.system)
        await self._asker.explore(Kind.SITEMAP, [*named, *self._asker.working(Kind.SITEMAP)], [*family, *guesses])

    async def _feeds(self) -> None:
        is_blogger = self.front.system == "blogger"
        announced = () if is_blogger else sorted(self.front.feeds, key=len)[:MOST_FEEDS]
        family = families.addresses(self._family.feeds, self._context.outlet.url)
        guesses = usual_feeds(self.front.url, self.front.system)
        await self._asker.explore(Kind.FEED, [*announced, *self._asker.working(Kind.FEED)], [*family, *guesses])

    async def _archives(self) -> None:
        await self._asker.explore(Kind.INDEX, self.front.archives)

    async def _blogger(self) -> None:
        """Its feed answers to labels and keywords; the pages of both are mostly forbidden to robots."""
        if self.front.system == "blogger":
            feed = usual_places("feeds", self.front.url, "blogger")[0]
            labelled = (one.partition(LABEL)[2] for one in self.front.topics)
            labels = [feed.replace("/default", f"/default/-/{label.partition('?')[0]}") for label in labelled if label]
            searches = [search_url(f"{feed}&q={{keyword}}", one) for one in self._context.keywords]
            await self._asker.explore(Kind.BLOGGER, [*labels[:MOST_TAGS], *searches], vain=VAIN)

    async def _searches(self) -> None:
        first, *others = self._context.keywords
        family = families.addresses(self._family.searches, self._context.outlet.url, keywords=["{keyword}"])
        guesses = usual_searches(self.front.url, self.front.system)[:MOST_GUESSED_SEARCHES]
        for pattern in dict.fromkeys((*self.front.searches, *family, *guesses)):
            gain = await self._asker.explore(Kind.SEARCH, [search_url(pattern, first)])
            if gain.is_shut:
                return
            if gain.is_useful:
                searches = [search_url(pattern, one) for one in others]
                await self._asker.explore(Kind.SEARCH, searches, vain=VAIN - (not gain.new))
                return

    async def _tags(self) -> None:
        family = families.addresses(self._family.tags, self._context.outlet.url, keywords=tag_phrases())
        tags = [*self.front.topics, *family][:MOST_TAGS]
        await self._asker.explore(Kind.TAG, [*tags, *self._asker.working(Kind.TAG)], vain=VAIN)

    async def _sections(self) -> None:
        home, days = self._context.outlet.url, self._days()
        recent = families.addresses(self._family.indexes, home, days=days[:RECENT_DAYS])
        dated = families.addresses(self._family.indexes, home, days=days)
        asked = [one for one in dated if one in recent or not self._asker.knows(Kind.INDEX, one)]
        await self._asker.explore(Kind.INDEX, asked)
        await self._asker.explore(Kind.INDEX, self.front.sections[:MOST_SECTIONS], vain=VAIN_SECTIONS)

    def _days(self) -> list[datetime]:
        """The days of the period, the newest first, where it has a beginning: some families list by day."""
        period = self._context.period
        if period.since is None:
            return []
        last = min(period.until or datetime.now(UTC), datetime.now(UTC))
        count = min((last - period.since).days + 1, MOST_DAYS)
        return [last - timedelta(days=number) for number in range(count)]
