"""Which pages are fetched, and which need not be."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from crawler.discovery.links import Link
from crawler.items import Article
from crawler.memory import Memory, Route, State
from crawler.rounds.client import Fetched
from crawler.rounds.visits import Visits
from tests.rounds.contexts import SITE, context

AT = datetime(2024, 10, 18, tzinfo=UTC)
LIST, OTHER = f"{SITE}pilkada/", f"{SITE}ekonomi-desa/"


@dataclass
class Site:
    """Finds nothing, and remembers what it was asked for."""

    asked: list[str] = field(default_factory=list)

    async def get(self, url: str, **_: object) -> Fetched:
        self.asked.append(url)
        return Fetched(asked=url, url=url, at=AT, status=404)


async def store(article: Article) -> tuple[str, str]:
    raise AssertionError("no article is read")


def test_what_is_known_for_a_list_is_not_fetched_as_a_page(tmp_path: Path) -> None:
    memory, site = Memory.open(tmp_path / "visits.sqlite3"), Site()
    known = context(memory, store, site)
    memory.found(Route(outlet=known.outlet.slug, kind="sitemap", url=SITE), [Link(url=LIST), Link(url=OTHER)], AT)
    known.lists.add(LIST.rstrip("/"))
    asyncio.run(Visits(known).run())
    pages = {url: memory.page(url) for url in (LIST, OTHER)}
    memory.close()
    assert site.asked == [OTHER]
    assert {url: page and page.state for url, page in pages.items()} == {LIST: State.NO_ARTICLE, OTHER: State.GONE}
