"""Reads an article with all of its pages, and by its other renderings where the page itself shows no text."""

import asyncio
from dataclasses import replace
from weakref import WeakValueDictionary

from crawler.parsing.encoding import UndecodableError
from crawler.parsing.page_parts import Parts
from crawler.parsing.part_address import MOST_PARTS
from crawler.parsing.report import PageAnswer, PageReport, report
from crawler.rounds.client import Fetched
from crawler.rounds.context import Context

# Kinds of page that may show an article in another rendering.
BARE = ("shell", "empty")
BROKEN_OFF = "the answer broke off"
# So many articles for which more than one page was asked are kept, in case that they are met at another address.
MOST_KEPT = 500


class ArticleReader:
    """Reads the pages of one outlet, in worker processes; fetches what belongs to a page, once for each article."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._kept: dict[str, PageReport] = {}
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def read(self, fetched: Fetched, feed_text: str | None = None) -> PageReport:
        """All that the page says, joined with its further parts. `feed_text` is what a listing holds of the text.

        Raises UndecodableError or ValueError for what is no page, WorkError where reading it took too long.
        """
        found = await self._report([fetched], feed_text)
        if _goes_on(found) or _lacks_text(found):
            found = await self._read_once(fetched, found, feed_text)
        if fetched.is_truncated and found.kind.is_article:
            found = replace(found, article=replace(found.article, partial=BROKEN_OFF))
        return found

    async def _read_once(self, first: Fetched, found: PageReport, feed_text: str | None) -> PageReport:
        """The whole article, for which nothing is asked a second time when another address leads to it."""
        identity = found.addresses.identity
        lock = self._locks.setdefault(identity, asyncio.Lock())
        async with lock:
            if identity not in self._kept:
                if _goes_on(found):
                    found = await self._with_parts(first, found, feed_text)
                if _lacks_text(found):
                    found = await self._by_another_way(found, feed_text)
                if len(self._kept) >= MOST_KEPT:
                    del self._kept[next(iter(self._kept))]
                self._kept[identity] = found
            return self._kept[identity]

    async def _with_parts(self, first: Fetched, found: PageReport, feed_text: str | None) -> PageReport:
        """The article with its parts: all in one where that is offered and holds more, else part by part."""
        whole = await self._ask(found.parts.whole) if found.parts.whole else None
        if whole is not None:
            joined = await self._report([first, whole], feed_text)
            if not joined.parts.urls and (_adds(joined, found) or not found.parts.urls):
                return joined
        answers, asked, parts = [first], {first.url}, found.parts
        while (ahead := [url for url in parts.urls if url not in asked]) and len(answers) < MOST_PARTS:
            asked.add(ahead[0])
            answer = await self._ask(ahead[0])
            if answer is None:
                return await self._report(answers, feed_text, missing=len(ahead))
            answers.append(answer)
            parts = Parts(urls=parts.urls)
            if len(answers) == 2 or len(ahead) == 1:
                joined = await self._report(answers, feed_text)
                if not _adds(joined, found):
                    return joined
                found, parts = joined, joined.parts if len(ahead) == 1 else parts
        return found

    async def _by_another_way(self, found: PageReport, feed_text: str | None) -> PageReport:
        """The report of another rendering of the page (AMP), if that has more of the text; else the page's own."""
        for url in found.addresses.ways_out:
            answer = await self._ask(url)
            if answer is None:
                continue
            other = await self._report([answer], feed_text)
            if other.kind.is_article and _adds(other, found):
                article = replace(other.article, identity=found.article.identity, url=found.article.url)
                return replace(other, article=article, addresses=found.addresses)
        return found

    async def _ask(self, url: str) -> Fetched | None:
        fetched = await self._context.client.get(url)
        return fetched if fetched.status == 200 and fetched.body and not fetched.refusal else None

    async def _report(self, answers: list[Fetched], feed_text: str | None, missing: int = 0) -> PageReport:
        """What the pages are reported to be; the article tells which fetches it was read from."""
        pages = [_page(one) for one in answers]
        try:
            found: PageReport = await self._context.pool.run(
                report, pages, zone=self._context.zone, feed_text=feed_text, parts_missing=missing
            )
        except UndecodableError:
            if len(answers) == 1:
                raise
            return await self._report(answers[:-1], feed_text, missing + 1)
        captures = tuple(one.capture for one in answers if one.capture is not None)
        return replace(found, article=replace(found.article, seen=answers[0].at, captures=captures))


def _goes_on(found: PageReport) -> bool:
    return found.kind.is_article and bool(found.parts.urls or found.parts.whole)


def _lacks_text(found: PageReport) -> bool:
    """Whether another rendering is worth asking for: what merely differs from another text is not."""
    return found.kind.kind in BARE or found.breaks_off


def _adds(more: PageReport, known: PageReport) -> bool:
    return len(more.article.body) > len(known.article.body)


def _page(fetched: Fetched) -> PageAnswer:
    return PageAnswer(data=fetched.body, url=fetched.url, status=fetched.status, declared=fetched.declared)
