"""Whether a site can be asked at all, and under which address."""

from scrapy.crawler import Crawler

from crawler.fetching.robots import FORBIDDEN, Robots
from crawler.middlewares.robots import RobotsMiddleware
from crawler.probing.addressing import candidates
from crawler.probing.judging import Verdict, not_had, without_robots
from crawler.refusals import Refused


async def reach(crawler: Crawler, asked: str) -> tuple[str, Robots, Verdict | None]:
    """The address under which the site answers, with its robots.txt; or the verdict that it cannot be had."""
    verdict = None
    url = ""
    for url in candidates(asked):
        try:
            robots = await robots_of(crawler, url)
        except Refused as error:
            verdict = not_had(error.reason, error.detail, url)
            continue
        if not robots.unreachable:
            return url.rstrip("/"), robots, None
        if robots.reason == FORBIDDEN:
            return url.rstrip("/"), robots, without_robots(robots.unreachable, url)
        verdict = not_had(robots.reason, robots.unreachable, url)
    return url.rstrip("/"), Robots(), verdict


async def robots_of(crawler: Crawler, url: str) -> Robots:
    """The robots.txt that holds for `url`. Raises Refused where the host may not be asked."""
    middleware = crawler.get_downloader_middleware(RobotsMiddleware)
    if not isinstance(middleware, RobotsMiddleware):
        raise TypeError("DOWNLOADER_MIDDLEWARES has to hold crawler.middlewares.robots.RobotsMiddleware")
    return await middleware.robots_of(url)
