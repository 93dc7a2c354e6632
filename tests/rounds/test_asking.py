"""How far listings are asked for."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.discovery.routes import Kind
from crawler.items import Article
from crawler.memory import Memory
from crawler.rounds.asking import MOST_STRAY, Asker
from crawler.rounds.client import Fetched
from tests.parsing.kind_pages import html
from tests.rounds.contexts import SITE, context

AT = datetime(2024, 10, 18, tzinfo=UTC)
GUESSES = [f"{SITE}{name}" for name in ("feed/", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml")]
STRAY = html("Kabar Lemo", "<h1>Kabar Lemo</h1><p>Halaman depan kami.</p>").encode()
FEED = b'<rss version="2.0"><channel><item><link>https://kabarlemo.example/berita/jembatan-lemo</link></item></channel></rss>'


@dataclass
class Site:
    """Answers by address, as a context's client; with `usual`, a status and a body, whatever else is asked for."""

    usual: tuple[int, bytes]
    answers: Mapping[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def get(self, url: str, **_: object) -> Fetched:
        self.asked.append(url)
        status, body = (200, self.answers[url]) if url in self.answers else self.usual
        return Fetched(asked=url, url=url, at=AT, status=status, body=body)


async def store(article: Article) -> tuple[str, str]:
    raise AssertionError("no article is read")


def explored(site: Site, folder: Path) -> list[str]:
    """What is asked of a site when feeds are guessed."""
    memory = Memory.open(folder / "asked.sqlite3")
    asyncio.run(Asker(context(memory, store, site)).explore(Kind.FEED, [], GUESSES))
    memory.close()
    return site.asked


@pytest.mark.parametrize(
    ("site", "number"),
    [
        (Site((404, b"")), len(GUESSES)),
        (Site((200, STRAY)), MOST_STRAY),
        (Site((404, b""), {GUESSES[0]: STRAY, GUESSES[1]: STRAY, GUESSES[4]: FEED}), 5),
        (Site((200, STRAY), {GUESSES[2]: FEED}), 3),
    ],
    ids=["not found", "one page for all", "few stray pages", "a feed among stray pages"],
)
def test_guesses_end_where_a_site_answers_whatever_is_asked(site: Site, number: int, tmp_path: Path) -> None:
    assert explored(site, tmp_path) == GUESSES[:number]
