"""Reads the page that was fetched, and hands its article on to be stored, unless it is there already."""

import logging
from collections import Counter
from dataclasses import replace
from datetime import time

from crawler.items import Article
from crawler.memory import Page, State
from crawler.parsing.encoding import UndecodableError
from crawler.parsing.report import PageReport
from crawler.parsing.urls import canonical_url
from crawler.pool import WorkError
from crawler.rounds.articles import BROKEN_OFF, ArticleReader
from crawler.rounds.client import CrawlEnds, Fetched
from crawler.rounds.context import Context
from crawler.rounds.outcomes import STATES, state_of_kind
from crawler.rounds.settling import End, settle
from crawler.rounds.traps import Traps

logger = logging.getLogger(__name__)
# A time of publication that is no more than a date.
MIDNIGHT = time()
# So many articles of a site have to be dated, and so many of all, for one without a date and a name to be none.
FEWEST_DATED, SHARE_DATED = 10, 0.95
# States of a page whose article need not be read again from another address.
READ = (State.STORED, State.OFF_TOPIC)


class Keeper:
    """Makes articles of the pages of one outlet, each article once."""

    def __init__(self, context: Context, traps: Traps) -> None:
        self._context = context
        self._traps = traps
        self._reader = ArticleReader(context)
        # The pages that articles were read from, by their identities: one article may have many addresses.
        self._taken: dict[str, str] = {}
        self._dated = Counter(one is not None for one in context.memory.times_of_articles(context.outlet.slug))

    async def end_of(self, page: Page, fetched: Fetched, feed_text: str | None) -> End:
        """Read a page that was answered, store its article if it is one, and tell what it came to."""
        try:
            read = await self._reader.read(fetched, feed_text)
        except CrawlEnds:
            raise
        except Exception as error:  # one page does not end the round, not even by a fault of ours
            return _unread(fetched, error)
        self._traps.saw(page.url, read.article.body)
        return self._left_out(page, fetched, read) or await self._store(page, fetched, read)

    def _left_out(self, page: Page, fetched: Fetched, read: PageReport) -> End | None:
        """The end of a page that holds no article, or none of the period."""
        if not read.kind.is_article:
            if fetched.is_truncated:
                return End(state=State.FAILED, detail=BROKEN_OFF)
            if read.is_deep and not read.article.body:
                return End(state=State.PARSE_FAILURE, detail="its elements are nested too deep")
            return End(state=state_of_kind(read.kind.kind), detail=f"{read.kind.kind}: {read.kind.detail}")
        published = read.article.date_published
        if page.article is None and self._is_lone(page, read.article):
            told = f"page: undated, unsigned, unlike {self._dated[True]} of {self._dated.total()} articles of its site"
            return End(state=State.NO_ARTICLE, detail=told)
        self._dated[published is not None] += 1
        if published and page.article is None and not self._context.period.holds(published):
            return End(state=State.OUTSIDE, detail=f"published {published:%Y-%m-%d}", published=published)
        return None

    def _is_lone(self, page: Page, article: Article) -> bool:
        """Whether a page lacks what nearly all articles of its site have: then it is one of those about the site."""
        is_told = article.date_published or article.authors or page.published
        dated, all_read = self._dated[True], self._dated.total()
        return not is_told and dated >= FEWEST_DATED and dated >= SHARE_DATED * all_read

    async def _store(self, page: Page, fetched: Fetched, read: PageReport) -> End:
        identity = await self._identity(page, fetched, read.article)
        own = read.article.url or page.url
        original = self._original(page, identity, own)
        if original is not None:
            return End(state=State.DUPLICATE, detail=f"of {original}", article=identity)
        was_stored = self._context.memory.holder(identity) is not None
        outlet = self._context.outlet
        name = outlet.name if outlet.is_registered else read.article.outlet
        outcome, detail = await self._context.store(replace(read.article, identity=identity, outlet=name))
        state = STATES.get(outcome, State.PARSE_FAILURE)
        if state == State.OFF_TOPIC and was_stored:
            state, detail = State.STORED, f"off topic as it reads now ({detail})"
        self._count(outcome)
        return End(
            state=state,
            detail=detail,
            own=own,
            article=identity if state == State.STORED else None,
            published=read.article.date_published,
            edited=outcome == "changed",
        )

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
        self._context.visited.add(twin.canonical)
        moved = await self._context.client.get(twin.url)
        if moved.refusal or not moved.is_moved or canonical_url(moved.url) != canonical_url(to.url):
            return False
        end = End(state=State.DUPLICATE, detail=f"moved to {to.url}", article=twin.article)
        settle(self._context, twin, end, moved.at)
        return True

    def _count(self, outcome: str) -> None:
        tally = self._context.tally
        tally.stored += outcome in ("new", "changed", "reread")
        tally.changed += outcome == "changed"
        tally.unchanged += outcome == "unchanged"


def _unread(fetched: Fetched, error: Exception) -> End:
    """The end of a page that could not be read."""
    if isinstance(error, WorkError):
        return End(state=State.PARSE_FAILURE, detail=str(error))
    if isinstance(error, UndecodableError):
        return End(state=State.NO_ARTICLE, detail=f"it is no text: {error}")
    logger.error("%s cannot be read", fetched.url, exc_info=error)
    return End(state=State.PARSE_FAILURE, detail=repr(error))
