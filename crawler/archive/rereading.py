"""Reads articles again from what their pages answered, as the archive holds it."""

from dataclasses import replace
from datetime import tzinfo

from crawler.archive.choice import Hosts
from crawler.archive.payloads import Archive, UnreadableRecordError
from crawler.archive.unpacking import opened
from crawler.items import Article
from crawler.memory.captures import Capture
from crawler.memory.texts import StoredArticle, Texts
from crawler.parsing.completeness import FEED
from crawler.parsing.encoding import UndecodableError
from crawler.parsing.report import PageAnswer, PageReport, report
from crawler.pool import Pool, WorkError
from crawler.rounds.articles import BROKEN_OFF


class NotReadAgainError(Exception):
    """An article cannot be read from the archive. The message says why, in the same words for the same reason."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(why)
        self.detail = detail


class Rereader:
    """Reads in worker processes; zones and names are those of the outlets."""

    def __init__(self, texts: Texts, archive: Archive, hosts: Hosts, pool: Pool) -> None:
        self._texts = texts
        self._archive = archive
        self._hosts = hosts
        self._pool = pool

    async def article(self, stored: StoredArticle) -> Article:
        """The article as it is parsed now. Raises NotReadAgainError."""
        if not stored.captures:
            raise NotReadAgainError("no page was fetched for them")
        try:
            answers, is_whole = self._answers(stored.captures)
            found = await self._pool.run(report, answers, zone=self._zone(stored.article, stored.captures[0].url))
        except UnreadableRecordError as error:
            raise NotReadAgainError("the archive does not hold their pages", str(error)) from error
        except (UndecodableError, ValueError, WorkError) as error:
            raise NotReadAgainError("their pages cannot be read", str(error)) from error
        if not found.kind.is_article:
            raise NotReadAgainError("their pages are taken for no articles now", found.kind.kind)
        return self._as_stored(stored, found, is_whole=is_whole)

    def _answers(self, captures: tuple[Capture, ...]) -> tuple[list[PageAnswer], bool]:
        """The answers of its parts, and whether they are whole."""
        answers, is_whole = [], True
        for capture in captures:
            payload = self._texts.received(self._archive, capture)
            page = opened(payload, self._archive.largest)
            is_whole = is_whole and not page.is_truncated
            status = capture.status or payload.status or 200
            answers.append(PageAnswer(data=page.data, url=capture.url, status=status, declared=payload.declared))
        return answers, is_whole

    def _zone(self, article: Article, url: str) -> tzinfo | None:
        """The outlet's zone, or that in which the article's date was read: a crawl may have learnt it from the site."""
        outlet = self._hosts.registered(url)
        if outlet and outlet.zone:
            return outlet.zone
        told = article.date_published.tzinfo if article.date_published else None
        return told if article.date_published and article.date_published.utcoffset() else None

    def _as_stored(self, stored: StoredArticle, found: PageReport, *, is_whole: bool) -> Article:
        """The article under the identity that it is stored by, with what no page tells."""
        article, before = found.article, stored.article
        outlet = self._hosts.registered(stored.captures[0].url)
        lacking = before.partial if before.partial and FEED in before.partial else None
        return replace(
            article,
            identity=before.identity,
            url=article.url if article.identity == before.identity else before.url,
            file=before.file,
            outlet=outlet.name if outlet else article.outlet,
            partial=article.partial or lacking if is_whole else BROKEN_OFF,
            seen=before.seen or stored.captures[0].at,
            captures=tuple(capture.id for capture in stored.captures),
        )
