"""The parts of `scrapy crawl warc`: how far a file was read, what was captured, and what is handed on and told."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.signalmanager import SignalManager
from sqlite_utils import Database

from crawler.archive.choice import Hosts
from crawler.archive.tape import Position
from crawler.archive.telling import archive_lines
from crawler.archive.watermark import Watermark
from crawler.handing import Handing
from crawler.items import Skip
from crawler.memory.archives import ArchiveFile, ArchivesRead
from crawler.memory.captures import Capture
from crawler.outlets import Outlet
from crawler.rounds.client import CrawlEnds
from crawler.signals import UNSAVED, item_settled

AT = datetime(2024, 10, 1, 2, 30, tzinfo=UTC)
FILE = ArchiveFile(name="a.warc.gz", size=1_000, digest="d1")


def test_the_watermark_stands_at_the_first_record_that_is_not_settled() -> None:
    places = [Position(at) for at in (0, 10, 20, 30)]
    mark = Watermark(places[0])
    for place in places[:3]:
        mark.begin(place)
    mark.settle(places[1])
    assert mark.position == places[0]
    mark.settle(places[0])
    assert mark.position == places[2]
    mark.settle(places[2])
    mark.begin(places[3])
    assert mark.position == places[3]


def test_a_file_goes_on_where_it_ended_and_is_read_anew_only_if_asked(db: Database) -> None:
    read = ArchivesRead(db)
    first = read.begin(FILE, AT)
    assert (first.at, first.within, first.is_finished) == (0, 0, False)
    read.settle(first.id, 400, 7)
    assert read.begin(FILE, AT) == replace(first, at=400, within=7)
    read.settle(first.id, 1_000, 0, finished=AT)
    assert read.begin(FILE, AT).is_finished
    assert read.begin(replace(FILE, name="moved.warc.gz"), AT).is_finished
    grown = read.begin(replace(FILE, size=1_500), AT)
    assert (grown.id, grown.at, grown.is_finished) == (first.id, 1_000, False)
    assert read.begin(replace(FILE, size=1_500), AT, anew=True) == replace(first, at=0, within=0)
    assert read.begin(replace(FILE, digest="d2"), AT).id != first.id


def test_a_capture_is_noted_once_and_knows_where_its_payload_is(db: Database) -> None:
    read = ArchivesRead(db)
    held = Capture(outlet="kabar", url="https://kabar.example/1", at=AT, status=200, digest="A")
    again = replace(held, at=AT + timedelta(days=1))
    assert read.captured([(again, held)]) == (2,)
    assert read.captured([(held, None), (again, held)]) == (1, 2)
    changed = replace(held, digest="B")
    assert read.captured([(changed, None)]) == (3,)
    assert [row["revisit_of"] for row in db.table("captures").rows] == [None, 1, None]


def test_the_address_of_an_article_is_that_of_its_first_part(db: Database) -> None:
    read = ArchivesRead(db)
    ids = read.captured(
        [(Capture(outlet="kabar", url=f"https://kabar.example/a/{part}", at=AT, digest=part), None) for part in "21"]
    )
    for part, capture in enumerate(reversed(ids)):
        db.execute("UPDATE captures SET identity = 'https://kabar.example/a', part = ? WHERE id = ?", [part, capture])
    assert read.address_of("https://kabar.example/a") == "https://kabar.example/a/1"
    assert read.address_of("https://kabar.example/b") is None


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("https://www.kabar.example/1", "kabar"),
        ("http://makassar.kabar.example:8080/1", "makassar"),
        ("https://m.makassar.kabar.example/1", "makassar"),
        ("https://bogor.kabar.example/1", "kabar"),
        ("https://bukankabar.example/1", None),
        ("https://example/1", None),
    ],
)
def test_a_page_belongs_to_the_outlet_whose_host_is_nearest(url: str, slug: str | None) -> None:
    sites = {"kabar": "https://kabar.example", "makassar": "https://makassar.kabar.example/"}
    hosts = Hosts(Outlet(slug=slug, name=slug, url=site, region=None) for slug, site in sites.items())
    found = hosts.registered(url)
    assert (found and found.slug) == slug
    assert hosts.outlet(url).slug == (slug or url.split("/")[2])


def settled(handing_of: Any, outcome: str) -> Any:
    """What `store` returns or raises, where the pipelines tell of that outcome."""

    async def store() -> object:
        handing = Handing(handing_of)
        storing = asyncio.ensure_future(handing.store(Skip(identity="a", reason="error")))
        async for item in handing.items():
            handing_of.signals.send_catch_log(item_settled, identity=item.identity, outcome=outcome, detail="why")
            handing.close()
        return (await asyncio.gather(storing, return_exceptions=True))[0]

    return asyncio.run(store())


def test_what_was_handed_on_comes_to_its_end_or_is_not_settled() -> None:
    crawler = SimpleNamespace(signals=SignalManager())
    assert settled(crawler, "new") == ("new", "why")
    assert isinstance(settled(crawler, UNSAVED), CrawlEnds)


def test_what_waits_is_given_up_when_the_run_is_stopped() -> None:
    async def stopped() -> list[object]:
        handing = Handing(SimpleNamespace(signals=SignalManager()))  # type: ignore[arg-type]
        skip = Skip(identity="a", reason="error")
        stores = [asyncio.ensure_future(handing.store(skip)) for _ in range(2)]
        await asyncio.sleep(0)
        handing.end()
        return await asyncio.gather(*stores, return_exceptions=True)

    assert [type(outcome) for outcome in asyncio.run(stopped())] == [CrawlEnds, CrawlEnds]


def test_the_summary_tells_of_archives_only_where_some_were_read() -> None:
    assert archive_lines({}) == []
    passed = {f"HTTP {status}": 500 - status for status in range(400, 430)}
    tally = {"files": {"read": 2, "read before": 1}, "passed": passed, "damage": ["a.warc, byte 7: torn"]}
    lines = "\n".join(archive_lines(tally))
    for told in ("2   read to their end", "1   passed over", "again=yes", "100 HTTP 400", "…", "! a.warc, byte 7"):
        assert told in lines
    assert "HTTP 429" not in lines
