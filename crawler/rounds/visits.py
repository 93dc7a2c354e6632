"""Visits the pages of an outlet that are due, and has noted what became of each."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from crawler.discovery.links import Link
from crawler.discovery.routes import Kind
from crawler.memory import Page, Route, State
from crawler.parsing.page_address import address_kind
from crawler.rounds.aliases import Aliases
from crawler.rounds.client import CrawlEnds, Fetched
from crawler.rounds.context import Context
from crawler.rounds.keeping import READ, Keeper
from crawler.rounds.outcomes import LISTS, failure_of
from crawler.rounds.settling import End, settle
from crawler.rounds.traps import Traps

# Pages that are taken from the memory at a time.
BATCH = 500
ARTICLES = (*READ, State.DUPLICATE, State.OUTSIDE)


class NoMore(Exception):  # noqa: N818 - no error
    """The outlet may not be asked any more in this run; the message says why."""


class Visits:
    """The visits to the pages of one outlet in one round."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._traps = Traps()
        self._aliases = Aliases()
        self._keeper = Keeper(context, self._traps)
        self._stopped: NoMore | CrawlEnds | None = None

    async def run(self) -> None:
        """Visit all pages that are due, several at a time, until none is left or no more may be asked.

        Raises CrawlEnds when the crawl is being stopped; what was fetched by then is brought to its end.
        """
        while self._stopped is None and (batch := self._batch()):
            ahead = iter(batch)
            async with asyncio.TaskGroup() as group:
                for _ in range(self._context.pages_at_once):
                    group.create_task(self._visit_each(ahead))
        if isinstance(self._stopped, CrawlEnds):
            raise self._stopped
        if self._stopped:
            self._context.tally.note(f"{self._stopped}: the next run goes on")

    async def is_article(self, url: str) -> bool:
        """Whether the outlet's own address is that of an article; if so, it has been visited."""
        if urlsplit(url).path.strip("/") == "" and not urlsplit(url).query:
            return False
        memory, route = self._context.memory, Route(outlet=self._context.outlet.slug, kind=Kind.GIVEN, url=url)
        memory.found(route, [Link(url=url)], datetime.now(UTC))
        page = memory.page(url)
        if page is None:
            return False
        await self.visit(page)
        settled = memory.page(url)
        return settled is not None and settled.state in ARTICLES

    async def visit(self, page: Page) -> None:
        """Fetch one page and settle it. Raises NoMore."""
        context = self._context
        if (end := self._left_out(page) or await self._twin(page)) is not None:
            settle(context, page, end, datetime.now(UTC))
            return
        end = None
        try:
            fetched = await context.client.get(page.url, validators=page.validators if page.article else None)
            if fetched.ending:
                raise NoMore(fetched.ending)
            context.tally.fetched += 1
            end = await self._end_of(page, fetched)
            settle(context, page, end, fetched.at, fetched)
        finally:
            self._aliases.end(page.url, end is not None and end.state in READ)

    async def _end_of(self, page: Page, fetched: Fetched) -> End:
        if (failure := failure_of(fetched)) is not None:
            return End(state=failure[0], detail=failure[1])
        if fetched.status == 304:
            self._context.tally.unchanged += 1
            return End(state=State.STORED, article=page.article)
        return await self._keeper.end_of(page, fetched, self._link(page).text)

    async def _twin(self, page: Page) -> End | None:
        """The end of a page whose address has the id and title of an article that was read from another address."""
        other = None if page.article else await self._aliases.article(page.url)
        if other is None:
            return None
        known = self._context.memory.page(other)
        return End(state=State.DUPLICATE, detail=f"of {other}", article=known.article if known else None)

    def _batch(self) -> list[Page]:
        """The next pages that are due; one that was visited is settled, and due no more."""
        due = self._context.memory.due(self._context.outlet.slug, datetime.now(UTC), BATCH)
        return [page for page in due if page.canonical not in self._context.visited]

    async def _visit_each(self, ahead: Iterator[Page]) -> None:
        for page in ahead:
            if self._stopped:
                return
            if page.canonical in self._context.visited:
                continue
            self._context.visited.add(page.canonical)
            try:
                await self.visit(page)
            except (NoMore, CrawlEnds) as stopped:
                self._stopped = stopped

    def _left_out(self, page: Page) -> End | None:
        """The end of a page that need not be fetched."""
        kind = address_kind(page.url)
        if kind is not None and kind[0] in LISTS:
            return End(state=State.NO_ARTICLE, detail=f"{kind[0]}, by its address ({kind[1]})")
        if page.article is None and not self._context.period.may_hold(self._link(page)):
            told = f"published {page.published:%Y-%m-%d}" if page.published else "not changed since"
            return End(state=State.OUTSIDE, detail=told)
        trap = self._traps.holds(page.url)
        return End(state=State.NO_ARTICLE, detail=trap) if trap else None

    def _link(self, page: Page) -> Link:
        return self._context.links.get(page.canonical) or Link(url=page.url, published=page.published)
