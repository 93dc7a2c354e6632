"""Probes a site: a round of discovery that follows nothing, and a few articles."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from itertools import chain
from time import monotonic
from urllib.parse import urlsplit

from scrapy.crawler import Crawler

from crawler.discovery.families import family_of
from crawler.discovery.keywords import search_phrases
from crawler.fetching.robots import Robots
from crawler.items import Article
from crawler.outlets import NATIONAL, Outlet, host_of
from crawler.parsing.page_address import address_kind
from crawler.parsing.urls import same_site
from crawler.probing.addressing import entry_for, registered, root_of, slug_for
from crawler.probing.evidence import judged, robots_verdict, titles_of
from crawler.probing.findings import WORKS, Entry, Probe, Reader, RobotsVerdict, Told, Way
from crawler.probing.judging import GOOD, UNREACHED, Verdict, judge, moved, not_had
from crawler.probing.noting import NotingMemory
from crawler.probing.reaching import reach, robots_of
from crawler.probing.regions import Evidence, guess
from crawler.probing.sampling import Sampler, best_of, promising
from crawler.probing.ways import HOME, ways_of
from crawler.probing.zones import conflict, stated_offset, zone_of
from crawler.rounds.discovering import Discovery
from crawler.rounds.period import Period
from crawler.rounds.round import context_of
from pipelines.lexicon.regions import by_code

# So many listings tell the ways of a site, and so many keywords how it is searched.
MOST_LISTINGS, KEYWORDS = 40, 2
MOST_PAGES = 2_000
ENOUGH_ASKED = f"not every listing was asked: {MOST_LISTINGS} of them tell enough"
# Kinds of a page that may be the home page of a site in a folder.
OF_SITES = ("home", "index")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be probed: the address as it was given, the register, and how articles are read."""

    asked: str
    register: Mapping[str, Outlet]
    reader: Reader


async def probe(crawler: Crawler, wish: Wish, memory: NotingMemory) -> Probe:
    """Find out all about a site."""
    started = monotonic()
    url, robots, verdict = await reach(crawler, wish.asked)
    found = Probe(asked=wish.asked, site=url)
    if verdict is not None:
        return replace(judged(found, verdict), seconds=monotonic() - started)
    examination = Examination(crawler, wish, memory, url)
    found = await examination.run(found, robots)
    sent = crawler.stats.get_value("downloader/request_count", 0) if crawler.stats else 0
    return replace(found, requests=sent, seconds=monotonic() - started)


class Examination:
    """The probe of a site that answers at `url`."""

    def __init__(self, crawler: Crawler, wish: Wish, memory: NotingMemory, url: str) -> None:
        self._crawler = crawler
        self._wish = wish
        self._memory = memory
        self._known = registered(url, wish.register)
        self._url = url
        self._notes: list[str] = []
        outlet = Outlet(slug=slug_for(url), name=host_of(url), url=url, region=None)
        self._context = context_of(
            crawler, self._known or outlet, memory=memory, store=_store, period=Period(),
            keywords=search_phrases()[:KEYWORDS],
        )  # fmt: skip
        self._context.follows, self._context.listings_left = False, MOST_LISTINGS
        self._sampler = Sampler(self._context, wish.reader)

    async def run(self, found: Probe, robots: Robots) -> Probe:
        """Ask everything, and tell what came of it."""
        context = self._context
        context.outlet = replace(context.outlet, url=await self._site())
        discovery = Discovery(context, robots)
        await discovery.run()
        front, api_zone = discovery.front, context.zone if self._known is None else None
        ways = ways_of(self._memory.routes(context.outlet.slug, datetime.now(UTC)), self._memory.given, front.url)
        pages = self._memory.due(context.outlet.slug, datetime.now(UTC), MOST_PAGES)
        await self._sampler.read_some(promising(pages, chain.from_iterable(self._memory.given.values())))
        name = front.name or self._publisher() or host_of(front.url)
        region = self._region(front.url, name)
        zone = await self._zone(api_zone, region)
        self._notes += [ENOUGH_ASKED] if context.listings_left <= 0 else []
        best = best_of(self._sampler.articles)
        told = robots_verdict(await robots_of(self._crawler, front.url), front.url, pages, ways)
        found = replace(
            found, site=self._address(front.url), name=name, system=front.system,
            family=family_of(front.url).name or None, robots=told, ways=ways, zone=zone,
            region=region, sample=best.sample if best else None, tried=tuple(self._sampler.tried),
            notes=tuple(self._notes),
        )  # fmt: skip
        found = judged(found, self._verdict(front.url, ways, told))
        return replace(found, entry=self._entry(found)) if found.code == GOOD or self._known else found

    async def _site(self) -> str:
        """The address of the site: the one given, or that of the site which a page given is of."""
        parts = urlsplit(self._url)
        if not (parts.path.strip("/") or parts.query):
            return root_of(self._url)
        if await self._sampler.read(self._url) is not None:
            return root_of(self._url)
        tried = self._sampler.tried.pop()
        if tried.kind in OF_SITES and address_kind(self._url) is None:
            return self._url.rstrip("/")
        self._notes.append(f"the page given is no article ({tried.kind}: {tried.detail}): its site was probed")
        return root_of(self._url)

    def _address(self, front: str) -> str:
        """The address to register: scheme and host as the home page answered, the folder as it was asked."""
        asked, answered = urlsplit(self._context.outlet.url), urlsplit(front)
        return answered._replace(path=asked.path.rstrip("/"), query="", fragment="").geturl()

    def _publisher(self) -> str | None:
        return next((one.sample.article.outlet for one in self._sampler.articles if one.sample.article.outlet), None)

    def _region(self, url: str, name: str) -> Told:
        if self._known is not None:
            code = self._known.region
            return Told(value=code or NATIONAL, by=f"{by_code(code).name if code else NATIONAL}: the register says so")
        articles = [one.stored.region for one in self._sampler.articles if one.stored.region]
        return guess(Evidence(url=url, name=name, titles=titles_of(self._memory.given.values()), articles=articles))

    async def _zone(self, api: tzinfo | None, region: Told) -> Told:
        """The zone of the dates. What was read without knowing it is read again."""
        code = region.value if region.value != NATIONAL else None
        offsets = [one.offset for one in self._sampler.articles]
        if self._known is None and api is None:
            offsets += [stated_offset(link.published) for link in chain.from_iterable(self._memory.given.values())]
        zone, told = zone_of(api, offsets, code)
        self._notes += filter(None, [conflict(zone, code)])
        self._context.zone = zone
        best = best_of(self._sampler.articles)
        if best is not None:
            await self._sampler.again(best)
        return told

    def _verdict(self, front: str, ways: tuple[Way, ...], robots: RobotsVerdict) -> Verdict:
        if not same_site(front, self._url):
            return moved(front)
        home = next((one for one in ways if one.kind == HOME), None)
        reason, _, detail = home.detail.partition(": ") if home else ("", "", "")
        if reason in UNREACHED and not any(one.outcome == WORKS for one in ways):
            return not_had(reason, detail, front)
        return judge(ways, self._sampler.tried, robots)

    def _entry(self, found: Probe) -> Entry:
        slug = slug_for(found.site, self._wish.register)
        region = found.region.value if found.region else None
        return entry_for(self._known, slug=slug, name=found.name or "", url=found.site, region=region)


async def _store(article: Article) -> tuple[str, str]:
    raise NotImplementedError(f"a probe stores nothing, not even {article.identity}")
