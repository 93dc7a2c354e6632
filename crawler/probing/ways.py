"""How each way to the articles did, by the listings that a round asked."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

from crawler.discovery.links import Link
from crawler.discovery.routes import Kind
from crawler.memory import Outcome, Standing
from crawler.memory.states import SHUT
from crawler.parsing.urls import canonical_url
from crawler.probing.findings import ABSENT, CLOSED, EMPTY, FAILED, FORBIDDEN, UNASKED, WORKS, Way

HOME, API, API_SEARCH = "home page", "API", "API search"
# The kinds in the order in which they are told.
KINDS = {
    Kind.WORDPRESS: API,
    Kind.SITEMAP: "sitemaps",
    Kind.FEED: "feeds",
    Kind.BLOGGER: "feed search",
    Kind.SEARCH: "search",
    Kind.TAG: "tags",
    Kind.INDEX: "sections",
}
WORDS = {
    Outcome.ANSWERED: WORKS,
    Outcome.UNCHANGED: WORKS,
    Outcome.CLOSED: CLOSED,
    Outcome.ROBOTS: FORBIDDEN,
    Outcome.FAILED: FAILED,
    Outcome.ABSENT: ABSENT,
    Outcome.UNASKED: UNASKED,
}
Given = Mapping[tuple[str, str], Sequence[Link]]


def ways_of(standings: Iterable[Standing], given: Given, home: str) -> tuple[Way, ...]:
    """The ways, each with its parts in one, in the order in which they were asked. `home` is the home page."""
    wholes: dict[tuple[str, str], list[Standing]] = {}
    for one in standings:
        wholes.setdefault((one.route.kind, one.route.part_of or one.route.url), []).append(one)
    return tuple(_way(parts, given, home) for parts in wholes.values())


def newest_of(links: Iterable[Link]) -> datetime | None:
    """The date of the newest link: of publication, or else of its last change."""
    return max(filter(None, (link.published or link.modified for link in links)), default=None)


def _way(parts: list[Standing], given: Given, home: str) -> Way:
    whole = next((one for one in parts if one.route.part_of is None), parts[0])
    links = [link for one in parts for link in given.get((one.route.kind, one.route.url), ())]
    outcome = WORDS[whole.outcome]
    status = f"HTTP {whole.status}" if whole.status and whole.status >= 400 else ""
    read = (one.detail for one in parts if one.outcome in (whole.outcome, Outcome.ANSWERED))
    wrong = next(filter(None, read), "") if outcome != FORBIDDEN else ""
    shut = next((f"what follows is {WORDS[one.outcome]}" for one in parts if one.outcome in SHUT), "")
    return Way(
        kind=_kind(whole, home),
        url=whole.route.url,
        outcome=EMPTY if outcome == WORKS and not links else outcome,
        links=len({link.url for link in links}),
        newest=newest_of(links),
        detail=", ".join(filter(None, (status, wrong, shut if outcome == WORKS else ""))),
    )


def _kind(standing: Standing, home: str) -> str:
    kind, url = Kind(standing.route.kind), standing.route.url
    if kind == Kind.WORDPRESS and parse_qs(urlsplit(url).query).get("search"):
        return API_SEARCH
    is_home = kind == Kind.INDEX and canonical_url(url) == canonical_url(home)
    return HOME if is_home else KINDS[kind]
