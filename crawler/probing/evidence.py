"""What the parts of a round tell together."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from crawler.discovery.links import Link
from crawler.discovery.sitemaps import robots_sitemaps
from crawler.fetching.robots import Robots
from crawler.memory import Page
from crawler.probing.findings import FORBIDDEN, Probe, RobotsVerdict, Way
from crawler.probing.judging import Verdict

MOST_TITLES = 300


def robots_verdict(robots: Robots, home: str, pages: Iterable[Page], ways: Sequence[Way]) -> RobotsVerdict:
    """What robots.txt says of the home page, of pages that may be articles, and of the ways."""
    allowed = [robots.allows(one.url) for one in pages]
    return RobotsVerdict(
        exists=bool(robots.text.strip()),
        home_allowed=robots.allows(home),
        articles_allowed=sum(allowed),
        articles=len(allowed),
        crawl_delay=robots.crawl_delay,
        sitemaps=robots_sitemaps(robots.text, home),
        forbidden=tuple(one.url for one in ways if one.outcome == FORBIDDEN),
    )


def titles_of(given: Iterable[Sequence[Link]]) -> tuple[str, ...]:
    """The titles that listings give, each once."""
    titles = dict.fromkeys(link.title for links in given for link in links if link.title)
    return tuple(titles)[:MOST_TITLES]


def judged(found: Probe, verdict: Verdict) -> Probe:
    """The probe with its verdict."""
    return replace(found, code=verdict.code, verdict=verdict.text, advice=verdict.advice)
