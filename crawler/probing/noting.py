"""A memory that tells which links each listing gave: the tables only count them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

from crawler.discovery.links import Link
from crawler.memory import Answer, Memory, Route


class NotingMemory(Memory):
    """A memory of one run that tells more of it."""

    @cached_property
    def given(self) -> defaultdict[tuple[str, str], list[Link]]:
        """The links by the kind and URL of the listing that gave them."""
        return defaultdict(list)

    def listing_asked(
        self, route: Route, answer: Answer, at: datetime, *, links: Iterable[Link] = (), further: Iterable[str] = ()
    ) -> list[Link]:
        """Note the answer of a listing, and keep its links."""
        kept = self._keep(route, links)
        return super().listing_asked(route, answer, at, links=kept, further=further)

    def found(self, route: Route, links: Iterable[Link], at: datetime) -> list[Link]:
        """Note links of a listing that has too many for one transaction, and keep them."""
        return super().found(route, self._keep(route, links), at)

    def _keep(self, route: Route, links: Iterable[Link]) -> list[Link]:
        kept = list(links)
        self.given[route.kind, route.url] += kept
        return kept
