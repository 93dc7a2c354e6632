"""Reads a few of a site's articles: the newest that promise most."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from crawler.discovery.links import Link
from crawler.memory import Page
from crawler.parsing.encoding import UndecodableError
from crawler.parsing.page_address import address_kind, has_slug
from crawler.parsing.report import PageReport
from crawler.pool import WorkError
from crawler.probing.findings import Reader, Sample, Stored, Tried
from crawler.probing.page_look import look
from crawler.probing.zones import stated_offset
from crawler.rounds.articles import ArticleReader
from crawler.rounds.client import Fetched
from crawler.rounds.context import Context
from crawler.rounds.outcomes import LISTS, failure_of

ENOUGH, MOST_TRIED = 3, 6
# Of so many of the newest pages the most promising are taken.
NEWEST = 30
ARTICLE = "article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article that was read, from what was fetched. `offset` is that of the dates which its page states."""

    fetched: Fetched
    stored: Stored
    sample: Sample
    offset: timedelta | None


def promising(pages: Iterable[Page], links: Iterable[Link]) -> list[Page]:
    """Pages that may be articles, in the order in which they are worth reading. `links` are what was said of them."""
    times = {link.url: link.published or link.modified for link in links}
    may_be = [one for one in pages if (address_kind(one.url) or ("",))[0] not in LISTS]
    dated = [(moment, one) for one in may_be if (moment := one.published or times.get(one.url))]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    newest = [one for _, one in dated] + [one for one in may_be if not (one.published or times.get(one.url))]
    return sorted(newest[:NEWEST], key=lambda one: (-one.promise, not has_slug(one.url)))


class Sampler:
    """Reads pages of one site. `tried` tells what became of each."""

    def __init__(self, context: Context, reader: Reader) -> None:
        self._context = context
        self._reader = reader
        self.tried: list[Tried] = []
        self.articles: list[Article] = []

    async def read_some(self, pages: Sequence[Page]) -> None:
        """Read pages until there are enough articles."""
        for page in pages[:MOST_TRIED]:
            if len(self.articles) >= ENOUGH:
                return
            if page.url not in {one.url for one in self.tried}:
                await self.read(page.url)

    async def read(self, url: str) -> Article | None:
        """Read one page; None if it is no article that could be stored."""
        fetched = await self._context.client.get(url)
        failure = failure_of(fetched)
        if failure is not None:
            self._tell(url, *failure)
            return None
        article = await self._read(fetched)
        self.articles += [article] if article else []
        return article

    async def again(self, article: Article) -> Article:
        """Read an article once more, in its place: by now the zone of its dates is known."""
        tried = tuple(self.tried)
        read = await self._read(article.fetched) or article
        self.tried[:] = tried
        self.articles[self.articles.index(article)] = read
        return read

    async def _read(self, fetched: Fetched) -> Article | None:
        try:
            found = await ArticleReader(self._context).read(fetched)
            read = await self._article(fetched, found) if found.kind.is_article else None
        except (WorkError, UndecodableError, ValueError) as error:
            self._tell(fetched.asked, "unreadable", str(error))
            return None
        if found.kind.is_article and read is None:
            self._tell(fetched.asked, "empty", "nothing is left of it but boilerplate")
        else:
            self._tell(fetched.asked, found.kind.kind, found.kind.detail)
        return read

    async def _article(self, fetched: Fetched, found: PageReport) -> Article | None:
        pool = self._context.pool
        stored = await pool.run(self._reader, found.article)
        if stored is None:
            return None
        seen = await pool.run(look, fetched.body, fetched.url, found.article.body, declared=fetched.declared)
        sample = Sample(article=stored.article, kind_detail=found.kind.detail, shown=seen.shown)
        offset = seen.offset or (stated_offset(found.article.date_published) if self._context.zone is None else None)
        return Article(fetched=fetched, stored=stored, sample=sample, offset=offset)

    def _tell(self, url: str, kind: str, detail: str) -> None:
        self.tried.append(Tried(url=url, kind=str(kind), detail=detail))


def best_of(articles: Sequence[Article]) -> Article | None:
    """The article to show: the first that is whole."""
    return min(articles, key=lambda one: one.sample.article.partial is not None, default=None)
