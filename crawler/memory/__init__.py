"""What a crawl remembers between runs: pages, the routes that found them, and how the routes do.

Every method is one transaction and may be repeated; several processes may each have a memory on one file, and any of
them may be killed at any moment. No clock is read here: callers pass the time. Every method raises StorageError where
the database cannot be used any more.
"""

from collections.abc import Iterable
from datetime import datetime

from crawler.discovery.links import Link
from crawler.memory import findings, listings, pages
from crawler.memory.life import settled
from crawler.memory.opened import Opened
from crawler.memory.records import Answer, Page, Route, Standing, Validators, Visit, whole
from crawler.memory.states import Outcome, State, outcome_of
from crawler.memory.verdicts import closed_kinds, judged
from pipelines.schema import StorageError, reading, transaction

__all__ = [
    "Answer",
    "Memory",
    "Outcome",
    "Page",
    "Route",
    "Standing",
    "State",
    "StorageError",
    "Validators",
    "Visit",
    "closed_kinds",
    "outcome_of",
]


class Memory(Opened):
    """The memory in an open database."""

    def listing_asked(
        self, route: Route, answer: Answer, at: datetime, *, links: Iterable[Link] = (), further: Iterable[str] = ()
    ) -> list[Link]:
        """Note the answer of a listing with all that it gave. Returns the links to fetch.

        `further` are the URLs of its further parts that are to be asked: those that a killed run did not come to are
        among the routes of the next one, for a listing that is unchanged by then will not name them again.
        """
        found, at = findings.keyed(links), whole(at)
        with transaction(self._db) as connection:
            listing_id = listings.remember(connection, route)
            listings.note_answer(connection, listing_id, answer, at)
            for url in further:
                part = Route(outlet=route.outlet, kind=route.kind, url=url, part_of=route.url)
                listings.remember(connection, part)
            return findings.record(connection, listing_id, route.outlet, found, at)

    def found(self, route: Route, links: Iterable[Link], at: datetime) -> list[Link]:
        """Note links of a route that is no listing: given by hand, named in an article. Returns those to fetch.

        To fetch are pages not fetched yet, those whose next visit is due, and stored ones that the link tells to have
        been changed since.
        """
        found, at = findings.keyed(links), whole(at)
        with transaction(self._db) as connection:
            return findings.record(connection, listings.remember(connection, route), route.outlet, found, at)

    def unknown(self, links: Iterable[Link]) -> int:
        """How many of the pages that links lead to are not known yet."""
        with reading(self._db) as connection:
            return findings.unknown(connection, findings.keyed(links))

    def reopen(self, outlet: str, since: datetime | None, until: datetime | None) -> None:
        """Have pages fetched that earlier crawls left for being outside the period they were to cover."""
        with transaction(self._db) as connection:
            pages.reopen(connection, outlet, since, until)

    def published_at(self, outlet: str, published: datetime) -> list[Page]:
        """The pages with a stored article of that time of publication, to the second: it may be one that was moved."""
        with reading(self._db) as connection:
            return pages.published_at(connection, outlet, published)

    def times_of_articles(self, outlet: str) -> list[datetime | None]:
        """When the latest stored articles of an outlet were published, with their zones; None for each without date."""
        with reading(self._db) as connection:
            told = pages.times_of_articles(connection, outlet)
        return [datetime.fromisoformat(one) if one else None for one in told]

    def due(self, outlet: str, at: datetime, limit: int) -> list[Page]:
        """The pages of an outlet to fetch now, revisits first, then those that promise most."""
        with reading(self._db) as connection:
            return pages.due(connection, outlet, at, limit)

    def page(self, url: str) -> Page | None:
        """What is known of the page with this URL, in any of its forms."""
        with reading(self._db) as connection:
            return pages.load(connection, pages.key_of(url)[0])

    def holder(self, article: str) -> Page | None:
        """The page that the article of this identity was stored from."""
        with reading(self._db) as connection:
            return pages.holder(connection, article)

    def validators(self, of: str | Route) -> Validators:
        """What to ask a page (by its URL) or a listing conditionally with."""
        if isinstance(of, Route):
            with reading(self._db) as connection:
                return listings.validators_of(connection, of)
        page = self.page(of)
        return page.validators if page else Validators()

    def settle(self, visit: Visit) -> Page:
        """Note what came of a page, known or not, and return it with its next visit.

        Passing trouble with a page that is stored leaves it stored. Raises ValueError for a page that is to be stored
        whose article is not in the database: first the article, then its page, or being killed between the two
        would lose it.
        """
        if visit.state == State.KNOWN:
            raise ValueError("a visit cannot leave a page as merely known")
        canonical, _ = pages.key_of(visit.url)
        with transaction(self._db) as connection:
            before = pages.load(connection, canonical) or Page(
                canonical=canonical, url=visit.url, outlet=visit.outlet, first_seen=whole(visit.at)
            )
            page_id, after = pages.save(connection, settled(before, visit))
            if after.state == State.STORED and after.article is None:
                raise ValueError(f"{visit.url} cannot be stored: there is no article {visit.article!r}")
            if after.first_stored and not before.first_stored:
                findings.note_article(connection, page_id, visit.at)
        return after

    def article_found(self, identity: str) -> None:
        """Note that a page which was off topic when it was fetched is stored after all: the rules have changed."""
        page = self.page(identity)
        if page and page.last_fetched and page.state == State.OFF_TOPIC:
            visit = Visit(
                outlet=page.outlet,
                url=page.url,
                state=State.STORED,
                at=page.last_fetched,
                article=identity,
                status=page.status,
                validators=page.validators,
                digest=page.digest,
            )
            self.settle(visit)

    def routes(self, outlet: str, at: datetime) -> tuple[Standing, ...]:
        """All routes that are known of an outlet, each with whether it rests, and why.

        A run begins with those that are no part of another; a part is asked when what it is part of was, or when it
        was never asked.
        """
        with reading(self._db) as connection:
            return judged(listings.of_outlet(connection, outlet), at)
