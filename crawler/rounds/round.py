"""One outlet's turn in a run: what is listed, then what is due."""

from time import monotonic

from scrapy.crawler import Crawler

from crawler.fetching.robots import Robots
from crawler.memory import Memory
from crawler.middlewares.robots import RobotsMiddleware
from crawler.outlets import Outlet
from crawler.pool import pool_of
from crawler.refusals import Refused
from crawler.rounds.client import Client
from crawler.rounds.context import Context, Store
from crawler.rounds.discovering import Discovery
from crawler.rounds.period import Period
from crawler.rounds.visits import Visits
from crawler.rounds.zones import zone_told

# Of the budget of requests of an outlet, so many may go to listings; what they list has to be fetched too.
SHARE_OF_LISTINGS = 1 / 3
LISTINGS_WITHOUT_BUDGET = 1_000


def context_of(  # noqa: PLR0913 (what a run is asked for)
    crawler: Crawler, outlet: Outlet, *, memory: Memory, store: Store, period: Period, keywords: tuple[str, ...]
) -> Context:
    """The context of a round, by the settings of a run."""
    settings = crawler.settings
    budget = settings.getint("REQUESTS_PER_OUTLET")
    at_once = settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN") + settings.getint("WORKERS") + 1
    return Context(
        outlet=outlet,
        client=Client(crawler, outlet.slug),
        memory=memory,
        pool=pool_of(crawler),
        store=store,
        period=period,
        keywords=keywords,
        listings_left=int(budget * SHARE_OF_LISTINGS) if budget else LISTINGS_WITHOUT_BUDGET,
        pages_at_once=at_once,
        zone=outlet.zone or zone_told(memory.times_of_articles(outlet.slug)),
    )


async def make_round(crawler: Crawler, context: Context) -> None:
    """Discover and visit the pages of an outlet. What was done is in the context's tally."""
    started = monotonic()
    try:
        robots = await _robots(crawler, context.outlet)
        if robots.unreachable:
            context.tally.note(f"nothing may be asked for: {robots.unreachable}")
            return
        context.memory.reopen(context.outlet.slug, context.period.since, context.period.until)
        visits = Visits(context)
        if not await visits.is_article(context.outlet.url):
            await Discovery(context, robots).run()
            await visits.run()
    except Refused as error:
        context.tally.note(str(error))
    finally:
        context.tally.requests, context.tally.answers = context.client.requests, context.client.answers
        context.tally.seconds = monotonic() - started


async def _robots(crawler: Crawler, outlet: Outlet) -> Robots:
    middleware = crawler.get_downloader_middleware(RobotsMiddleware)
    if not isinstance(middleware, RobotsMiddleware):
        raise TypeError("DOWNLOADER_MIDDLEWARES has to hold crawler.middlewares.robots.RobotsMiddleware")
    return await middleware.robots_of(outlet.url, outlet.slug)
