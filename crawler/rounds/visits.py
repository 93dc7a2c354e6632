"""Fetches the pages of an outlet, hands their articles on, and has the memory note what became of each."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from hashlib import sha256
from urllib.parse import urlsplit

from crawler.discovery.links import Link
from crawler.items import Article
from crawler.memory import Page, State, Visit
from crawler.parsing.encoding import UndecodableError
from crawler.parsing.page_address import address_kind
from crawler.parsing.report import PageReport
from crawler.parsing.urls import canonical_url, same_site
from crawler.pool import WorkError
from crawler.rounds.articles import ArticleReader
from crawler.rounds.client import OVER_BUDGET, Fetched
from crawler.rounds.context import Context
from crawler.rounds.outcomes import LISTS, STATES, state_of_kind, state_of_refusal, state_of_status
from crawler.rounds.traps import Traps

# Pages that are taken from the memory at a time.
BATCH = 500
# A time of publication that is no more than a date.
MIDNIGHT = time()
# States of a page whose article need not be read again from another address.
READ = (State.STORED, State.OFF_TOPIC)
ARTICLES = (*READ, State.DUPLICATE, State.OUTSIDE)
MARKUP = (
    "",
    "text/html",
    "application/xhtml+xml",
    "application/xml",
    "text/xml",
    "text/plain",
    "application/octet-stream",
)


class BudgetSpent(Exception):  # noqa: N818 - no error
    """The outlet may not be asked any more in this run."""


class Visits:
    """The visits to the pages of one outlet in one round."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._reader = ArticleReader(context)
        self._traps = Traps()
        self._visited: set[str] = set()
        # The pages that articles were read from, by their identities: one article may have many addresses.
        self._taken: dict[str, str] = {}

    async def run(self) -> None:
        """Visit all pages that are due, several at a time, until none is left or the budget is spent."""
        try:
            while batch := self._batch():
                ahead = iter(batch)
                async with asyncio.TaskGroup() as group:
                    for _ in range(self._context.pages_at_once):
                        group.create_task(self._visit_each(ahead))
        except* BudgetSpent:
            self._context.tally.note("the budget of requests is spent: the next run goes on")

    async def is_article(self, url: str) -> bool:
        """Whether the outlet's own address is that of an article; if so, it has been visited."""
        if urlsplit(url).path.strip("/") == "" and not urlsplit(url).query:
            return False
        at = datetime.now(UTC)
        page = Page(canonical=canonical_url(url), url=url, outlet=self._context.outlet.slug, first_seen=at)
        known = self._context.memory.page(url)
        await self.visit(known or page)
        settled = self._context.memory.page(url)
        return settled is not None and settled.state in ARTICLES

    async def visit(self, page: Page) -> None:
        """Fetch one page and settle it."""
        context = self._context
        if (left := self._left_out(page)) is not None:
            self._settle(page, left[0], datetime.now(UTC), detail=left[1])
            return
        fetched = await context.client.get(page.url, validators=page.validators if page.article else None)
        if fetched.refusal and fetched.refusal[0] == OVER_BUDGET:
            raise BudgetSpent
        context.tally.fetched += 1
        failure = self._failure(page, fetched)
        if failure is not None:
            self._settle(page, failure[0], fetched.at, detail=failure[1], fetched=fetched)
        elif fetched.status == 304:
            context.tally.unchanged += 1
            self._settle(page, State.STORED, fetched.at, fetched=fetched, article=page.article)
        else:
            await self._read(page, fetched)

    def _batch(self) -> list[Page]:
        due = self._context.memory.due(self._context.outlet.slug, datetime.now(UTC), BATCH + len(self._visited))
        return [page for page in due if page.canonical not in self._visited][:BATCH]

    async def _visit_each(self, ahead: Iterator[Page]) -> None:
        for page in ahead:
            if page.canonical not in self._visited:
                self._visited.add(page.canonical)
                await self.visit(page)

    def _left_out(self, page: Page) -> tuple[State, str] | None:
        """The state of a page that need not be fetched, and why."""
        kind = address_kind(page.url)
        if kind is not None and kind[0] in LISTS:
            return State.NO_ARTICLE, f"{kind[0]}, by its address ({kind[1]})"
        if page.article is None and not self._context.period.may_hold(self._link(page)):
            told = f"published {page.published:%Y-%m-%d}" if page.published else "not changed since"
            return State.OUTSIDE, told
        trap = self._traps.holds(page.url)
        return (State.NO_ARTICLE, trap) if trap else None

    def _link(self, page: Page) -> Link:
        known = self._context.links.get(page.canonical)
        return known or Link(url=page.url, published=page.published)

    def _failure(self, page: Page, fetched: Fetched) -> tuple[State, str] | None:
        """What there is in the place of a page that can be read."""
        if fetched.refusal:
            return state_of_refusal(*fetched.refusal)
        if fetched.status == 304:
            return None
        if fetched.status >= 300:
            return state_of_status(fetched.status)
        if fetched.is_moved and not same_site(fetched.url, page.url):
            return State.NO_ARTICLE, f"it leads to another site: {fetched.url}"
        if fetched.is_moved and (address_kind(fetched.url) or ("",))[0] == "home":
            return State.GONE, "it leads to the home page"
        if fetched.content_type not in MARKUP:
            return State.NO_ARTICLE, f"it is {fetched.content_type}"
        return None if fetched.body.strip() else (State.FAILED, "the answer is empty")

    async def _read(self, page: Page, fetched: Fetched) -> None:
        """Read a page that was answered, and store its article if it is one."""
        try:
            read = await self._reader.read(fetched, self._link(page).text)
        except WorkError as error:
            self._settle(page, State.PARSE_FAILURE, fetched.at, detail=str(error), fetched=fetched)
            return
        except (UndecodableError, ValueError) as error:
            self._settle(page, State.NO_ARTICLE, fetched.at, detail=f"it is no text: {error}", fetched=fetched)
            return
        self._traps.saw(page.url, read.article.body)
        if not read.kind.is_article:
            state = state_of_kind(read.kind.kind)
            detail = f"{read.kind.kind}: {read.kind.detail}"
            self._settle(page, state, fetched.at, detail=detail, fetched=fetched)
        elif not self._context.period.holds(read.article.date_published) and page.article is None:
            detail = f"published {read.article.date_published:%Y-%m-%d}"
            published = read.article.date_published
            self._settle(page, State.OUTSIDE, fetched.at, detail=detail, fetched=fetched, published=published)
        else:
            await self._store(page, fetched, read)

    async def _store(self, page: Page, fetched: Fetched, read: PageReport) -> None:
        """Hand an article on, unless it is another page's; settle its page, and the one that led to it."""
        identity = await self._identity(page, fetched, read.article)
        own = read.article.url or page.url
        original = self._original(page, identity, own)
        if original is not None:
            self._settle(page, State.DUPLICATE, fetched.at, detail=f"of {original}", fetched=fetched, article=identity)
            return
        was_stored = self._context.memory.holder(identity) is not None
        outcome, detail = await self._context.store(replace(read.article, identity=identity))
        state = STATES.get(outcome, State.PARSE_FAILURE)
        if state == State.OFF_TOPIC and was_stored:
            state, detail = State.STORED, f"off topic as it reads now ({detail})"
        self._count(outcome)
        self._settle(
            page, state, fetched.at, own=own, detail=detail, fetched=fetched, edited=outcome == "changed",
            article=identity if state == State.STORED else None, published=read.article.date_published,
        )  # fmt: skip

    def _original(self, page: Page, identity: str, own: str) -> str | None:
        """The page that an article was read from already, in this round or an earlier one; None if it is this one."""
        taken_by = self._taken.setdefault(identity, page.canonical)
        if taken_by != page.canonical:
            return taken_by
        others = (self._context.memory.page(own), self._context.memory.holder(identity))
        here = (page.canonical, canonical_url(page.url))
        return next((one.url for one in others if one and one.state in READ and one.canonical not in here), None)

    async def _identity(self, page: Page, fetched: Fetched, article: Article) -> str:
        """The identity to store an article under: that of the page it was stored from, if it has moved since."""
        memory = self._context.memory
        if memory.holder(article.identity) is not None:
            return article.identity
        if page.article:
            return page.article
        published = article.date_published
        if published is None or published.time() == MIDNIGHT:
            return article.identity
        twins = [one for one in memory.published_at(page.outlet, published) if one.canonical != page.canonical]
        if len(twins) == 1 and twins[0].article and await self._has_moved(twins[0], fetched):
            return twins[0].article
        return article.identity

    async def _has_moved(self, twin: Page, to: Fetched) -> bool:
        """Whether a stored page leads to another one by now; if so, it is settled."""
        if twin.canonical in self._visited:
            return False
        self._visited.add(twin.canonical)
        moved = await self._context.client.get(twin.url)
        if moved.refusal or not moved.is_moved or canonical_url(moved.url) != canonical_url(to.url):
            return False
        self._settle(twin, State.DUPLICATE, moved.at, detail=f"moved to {to.url}", article=twin.article)
        return True

    def _count(self, outcome: str) -> None:
        tally = self._context.tally
        tally.stored += outcome in ("new", "changed", "reread")
        tally.changed += outcome == "changed"
        tally.unchanged += outcome == "unchanged"

    def _settle(
        self, page: Page, state: State, at: datetime, *, detail: str = "", fetched: Fetched | None = None,
        own: str | None = None, article: str | None = None, published: datetime | None = None, edited: bool = False,
    ) -> None:  # fmt: skip
        """Note what became of a page; where its article has an address of its own (`own`), of both."""
        context = self._context
        visit = Visit(
            outlet=context.outlet.slug,
            url=own or page.url,
            state=state,
            at=at,
            detail=detail,
            article=article,
            status=fetched.status if fetched else None,
            validators=fetched.validators if fetched else page.validators,
            digest=sha256(fetched.body).hexdigest()[:32] if fetched and fetched.body else None,
            published=published,
            edited=edited,
        )
        before = page.state
        settled = context.memory.settle(visit)
        if settled.canonical != page.canonical:
            moved = f"of {settled.url}"
            context.memory.settle(
                Visit(
                    outlet=context.outlet.slug,
                    url=page.url,
                    state=State.DUPLICATE,
                    at=at,
                    detail=moved,
                    article=article,
                )
            )
            self._visited.add(settled.canonical)
        context.tally.gone += settled.state == State.GONE and before == State.STORED
        context.tally.returned += settled.state == State.STORED and before == State.GONE
        if state != State.STORED:
            context.tally.skip(state)
