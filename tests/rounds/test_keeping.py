"""Which of the pages that read like articles are kept."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.items import Article
from crawler.memory import Memory, Page, State
from crawler.rounds.client import Fetched
from crawler.rounds.keeping import FEWEST_DATED, Keeper
from crawler.rounds.settling import End
from crawler.rounds.traps import Traps
from tests.parsing.kind_pages import DATE, HEADLINE, TEXT, html
from tests.rounds.contexts import SITE, context

AT = datetime(2024, 10, 18, tzinfo=UTC)
DATED = html(HEADLINE, f"<article><h1>{HEADLINE}</h1>{DATE}<div class='entry-content'>{TEXT}</div></article>")
UNDATED, SIGNED = DATED.replace(DATE, ""), DATED.replace(DATE, "<p class='byline'>Penulis: Marten Lumowa</p>")


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Memory]:
    memory = Memory.open(tmp_path / "kept.sqlite3")
    yield memory
    memory.close()


def keep(memory: Memory, *pages: str, listed: datetime | None = None) -> list[End]:
    """What becomes of pages that are visited one after another; `listed` is what a list said of the last one's time."""

    async def store(article: Article) -> tuple[str, str]:
        return "skipped", "off topic"

    known = context(memory, store)
    keeper = Keeper(known, Traps())

    async def keep_all() -> list[End]:
        ends = []
        for number, text in enumerate(pages):
            url, told = f"{SITE}berita/{number}-kabar-dari-lemo", listed if number == len(pages) - 1 else None
            page = Page(canonical=url, url=url, outlet=known.outlet.slug, first_seen=AT, published=told)
            fetched = Fetched(asked=url, url=url, at=AT, status=200, body=text.encode())
            ends.append(await keeper.end_of(page, fetched, None))
        return ends

    return asyncio.run(keep_all())


def test_a_page_that_lacks_what_all_articles_of_its_site_have_is_none(memory: Memory) -> None:
    *articles, last = keep(memory, *[DATED] * FEWEST_DATED, UNDATED)
    assert State.NO_ARTICLE not in [one.state for one in articles]
    assert (last.state, last.detail) == (
        State.NO_ARTICLE,
        f"page: undated, unsigned, unlike {FEWEST_DATED} of {FEWEST_DATED} articles of its site",
    )


@pytest.mark.parametrize(
    ("before", "last", "listed"),
    [
        ([DATED] * FEWEST_DATED, SIGNED, None),
        ([DATED] * FEWEST_DATED, UNDATED, AT),
        ([DATED] * (FEWEST_DATED - 1), UNDATED, None),
        ([UNDATED, *[DATED] * (FEWEST_DATED + 2)], UNDATED, None),
    ],
    ids=["signed", "dated by a list", "too little is known of the site", "it has more of them"],
)
def test_others_without_a_date_are_kept(memory: Memory, before: list[str], last: str, listed: datetime | None) -> None:
    assert keep(memory, *before, last, listed=listed)[-1].state != State.NO_ARTICLE
