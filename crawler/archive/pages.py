"""Reads the pages of archives in worker processes, as the crawl reads those of sites, and tells what they are."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from scrapy.crawler import Crawler

from crawler.archive.choice import Hosts
from crawler.archive.index import address_of
from crawler.archive.shelf import ArchivedPage, Shelf
from crawler.items import Article
from crawler.memory import Memory, Validators
from crawler.memory.archives import ArchivesRead
from crawler.outlets import Outlet
from crawler.parsing.part_address import part_beyond, part_of
from crawler.parsing.report import PageReport
from crawler.pool import pool_of
from crawler.rounds.articles import ArticleReader
from crawler.rounds.client import Client, Fetched
from crawler.rounds.context import Context, Store
from crawler.rounds.period import Period

T = TypeVar("T")
NOT_THERE = ("not in the archive", "")
NAMES = {"page": "pages about the site", "not_found": "pages not found"}
OTHERS = "parts and other addresses of articles"


@dataclass(frozen=True, slots=True)
class Left:
    """A page that gives no article, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Read:
    """An article, the pages that it was read from, and the slug of their outlet."""

    article: Article
    pages: tuple[ArchivedPage, ...]
    outlet: str


class Librarian:
    """Does what takes long on a shelf, one thing at a time, while the event loop goes on."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._alone = asyncio.Lock()

    async def do(self, task: Callable[[Shelf], T]) -> T:
        """What the task returns or raises."""
        async with self._alone:
            return await asyncio.to_thread(task, self.shelf)


class ArchiveClient(Client):
    """Answers with what an archive holds, of several answers with the one nearest in time; asks nobody else."""

    def __init__(self, crawler: Crawler, outlet: str, librarian: Librarian, near: datetime) -> None:
        super().__init__(crawler, outlet)
        self._librarian = librarian
        self._near = near
        self.asked: list[ArchivedPage] = []

    async def get(
        self, url: str, *, validators: Validators | None = None, any_answer: bool = False, first: bool = False
    ) -> Fetched:
        """The page at `url`, refused if the archive does not hold it."""
        self.requests += 1
        page = await self._librarian.do(lambda shelf: shelf.page(url, self._near))
        if page is None:
            return Fetched(asked=url, url=url, at=self._near, refusal=NOT_THERE)
        self.answers += 1
        self.asked.append(page)
        return fetched(page, len(self.asked))


class PageReader:
    """Makes articles of pages."""

    def __init__(  # noqa: PLR0913 (what a round is made of)
        self, crawler: Crawler, librarian: Librarian, hosts: Hosts, *, memory: Memory, read: ArchivesRead, store: Store
    ) -> None:
        self._crawler = crawler
        self._librarian = librarian
        self._hosts = hosts
        self._memory = memory
        self._read = read
        self._store = store

    async def read(self, page: ArchivedPage) -> Read | Left:
        """The article that begins on a page.

        Raises UndecodableError or ValueError for what is no page, WorkError where reading it took too long.
        """
        outlet = self._hosts.outlet(page.payload.url)
        client = ArchiveClient(self._crawler, outlet.slug, self._librarian, page.at)
        client.asked.append(page)
        found = await ArticleReader(self._context(outlet, client)).read(fetched(page, 1))
        if not found.kind.is_article:
            return Left(NAMES.get(found.kind.kind, f"{found.kind.kind} pages"))
        if reason := await self._belongs_elsewhere(page, found):
            return Left(reason)
        name = outlet.name if self._hosts.registered(page.payload.url) else found.article.outlet
        pages = tuple(client.asked[number - 1] for number in found.article.captures)
        return Read(replace(found.article, outlet=name), pages, outlet.slug)

    async def _belongs_elsewhere(self, page: ArchivedPage, found: PageReport) -> str | None:
        """Why the article is not to be read from this page; None where it is.

        The article's own address goes ahead of its others, else the one by which it was read already.
        """
        own, identity = address_of(page.payload.url), found.addresses.identity
        if own == address_of(identity):
            return None
        if await self._librarian.do(lambda shelf: shelf.index.page(identity, page.at)):
            return OTHERS
        if _is_later_part(page.payload.url, identity):
            is_told = await self._librarian.do(lambda shelf: shelf.index.holds(identity))
            return OTHERS if is_told else "parts without the first"
        known = self._read.address_of(identity)
        taken = address_of(known) if known else None
        taken = taken or await self._librarian.do(lambda shelf: shelf.index.take(identity, own))
        return OTHERS if own != taken else None

    def _context(self, outlet: Outlet, client: Client) -> Context:
        return Context(
            outlet=outlet,
            client=client,
            memory=self._memory,
            pool=pool_of(self._crawler),
            store=self._store,
            period=Period(),
            keywords=(),
            listings_left=0,
            pages_at_once=1,
            zone=outlet.zone,
        )


def fetched(page: ArchivedPage, number: int) -> Fetched:
    """A page as if it had been asked for; `number` stands for its capture, which is noted for articles only."""
    return Fetched(
        asked=page.payload.url,
        url=page.payload.url,
        at=page.at,
        status=200,
        body=page.data,
        content_type=page.payload.content_type,
        declared=page.payload.declared,
        is_truncated=page.is_truncated,
        capture=number,
    )


def _is_later_part(url: str, identity: str) -> bool:
    part = part_of(url)
    found = part if part.article == identity else part_beyond(url, identity)
    return found is not None and found.number > 1
