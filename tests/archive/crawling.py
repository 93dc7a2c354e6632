"""A real Scrapy run that asks for some URLs as a run of the ledger, and what it leaves behind."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from crawler.archive.payloads import Archive, Payload
from crawler.memory.captures import Capture, find, received

ROOT = Path(__file__).parents[2]
SPIDER = """
import json
from scrapy import Request, Spider

class AsksSpider(Spider):
    name = "asks"
    custom_settings = {"ITEM_PIPELINES": {"pipelines.store.StorePipeline": 200}}

    async def start(self):
        for url in json.loads(self.asked):
            yield Request(url, self.came, errback=self.failed, dont_filter=True)

    def came(self, response):
        print(response.url, response.meta.get("capture"))

    def failed(self, failure):
        print(failure.request.url, failure.value)
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept in a folder: a database, and the archive beside it."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "n.sqlite3"

    @property
    def files(self) -> list[Path]:
        return sorted((self.folder / "n.warc").glob("*"))

    def ask(self, *urls: str, **settings: object) -> str:
        """Ask for the URLs, one after the other. Returns what was said."""
        (self.folder / "asks.py").write_text(SPIDER, encoding="utf-8")
        asked = "[" + ", ".join(f'"{url}"' for url in urls) + "]"
        given: dict[str, object] = {"CONTACT": "tests@netralitas.example", "DOWNLOAD_DELAY": 0, "RETRY_TIMES": 1}
        given["DATABASE"] = self.database
        options = [part for key, value in (given | settings).items() for part in ("-s", f"{key}={value}")]
        command = [sys.executable, "-m", "scrapy", "runspider", str(self.folder / "asks.py"), "-a", f"asked={asked}"]
        run = subprocess.run([*command, *options], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
        return run.stdout + run.stderr

    @contextmanager
    def opened(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            yield connection

    def captures(self, path: str = "") -> list[Capture]:
        """The captures of the addresses that end so."""
        with self.opened() as connection:
            ids = connection.execute("SELECT id FROM captures WHERE url LIKE ? ORDER BY id", [f"%{path}"]).fetchall()
            return [capture for (one,) in ids if (capture := find(connection, one))]

    def received(self, capture: Capture) -> Payload:
        with self.opened() as connection:
            return received(connection, Archive(self.folder / "n.warc", 10_000_000), capture)

    def records(self, path: str = "") -> list[ArcWarcRecord]:
        """The records of all files whose addresses end so; their digests are right."""
        found: list[Any] = []
        for file in self.files:
            with file.open("rb") as stream:
                records = list(_whole(ArchiveIterator(stream, check_digests="raise")))
            found += [one for one in records if (one.rec_headers["WARC-Target-URI"] or "").endswith(path)]
        return found


def _whole(records: ArchiveIterator) -> Iterator[ArcWarcRecord]:
    for record in records:
        record.raw_stream.read()
        yield record
