"""Crawls of the local sites, each a process of its own, and what they leave behind."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from crawler.parsing.urls import canonical_url
from tests.e2e import processes
from tests.sites.server import Site

ROOT = Path(__file__).parents[2]
SECONDS = 300.0
PAST = "2020-01-01T00:00:00+00:00"
SETTINGS: dict[str, object] = {
    "CONTACT": "redaksi@example.org",
    "PRIVATE_HOSTS_ALLOWED": "",
    "DOWNLOAD_DELAY": 0,
    "AUTOTHROTTLE_ENABLED": False,
    "ROBOTS_AGAIN_AFTER": 0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How a crawl ended, what it said, and what it took."""

    status: int
    stderr: str
    seconds: float
    most_memory: int


@dataclass(slots=True)
class Going:
    """A crawl that goes on."""

    process: subprocess.Popen[bytes]
    mark: str
    stderr: Path
    started: float = field(default_factory=time.monotonic)

    def end(self, seconds: float = SECONDS) -> Told:
        """Waits for the crawl to end by itself."""
        most = 0
        while self.process.poll() is None:
            most = max(most, processes.memory(self.mark))
            assert time.monotonic() - self.started < seconds, f"it goes on\n{self.told()}"
            time.sleep(0.1)
        took = time.monotonic() - self.started
        return Told(status=self.process.returncode, stderr=self.told(), seconds=took, most_memory=most)

    def told(self) -> str:
        return self.stderr.read_text("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Crawl:
    """Crawls whose database and records are in `folder`, each with more in its environment than the tests have."""

    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def database(self) -> Path:
        return self.folder / "n.sqlite3"

    @property
    def records(self) -> list[dict[str, Any]]:
        """What the last crawl exported."""
        return [json.loads(line) for line in self._exported.read_text("utf-8").splitlines()]

    @property
    def _exported(self) -> Path:
        return self.folder / "records.jsonl"

    def copied_to(self, folder: Path) -> "Crawl":
        """A crawl that knows what this one knows."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Crawl(folder, self.environment)

    def run(self, *arguments: str, seconds: float = SECONDS, **settings: object) -> Told:
        """Crawls to the end, however that is."""
        with self.going(*arguments, **settings) as going:
            return going.end(seconds)

    def of(self, site: Site, *arguments: str, seconds: float = SECONDS, status: int = 0, **settings: object) -> Told:
        """Crawls a site to a good end, or that of `status`; its log is of this crawl alone."""
        with self.going_at(site, *arguments, **settings) as going:
            told = going.end(seconds)
        assert told.status == status, told.stderr
        assert "Traceback" not in told.stderr, told.stderr
        return told

    @contextmanager
    def going_at(self, site: Site, *arguments: str, **settings: object) -> Iterator[Going]:
        """A crawl of a site that goes on; the site's log is of this crawl alone."""
        site.log.clear()
        allowed = {"PRIVATE_HOSTS_ALLOWED": urlsplit(site.url).netloc}
        url = [] if any(one.startswith("url=") for one in arguments) else [f"url={site.url}/"]
        with self.going(*url, *arguments, **allowed | settings) as going:
            yield going

    @contextmanager
    def going(self, *arguments: str, **settings: object) -> Iterator[Going]:
        """A crawl that goes on, and is killed when the block ends."""
        stated = SETTINGS | {"DATABASE": self.database} | settings
        options = [part for name, value in stated.items() if value is not None for part in ("-s", f"{name}={value}")]
        options += [part for one in arguments for part in ("-a", one)]
        command = [sys.executable, "-m", "scrapy", "crawl", "news", *options, "-O", str(self._exported)]
        mark, stderr = uuid4().hex, self.folder / "stderr.txt"
        with stderr.open("wb") as output:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                stdout=output,
                stderr=output,
                env={**os.environ, **self.environment, processes.MARK: mark},
            )
        try:
            yield Going(process, mark, stderr)
        finally:
            process.kill()
            process.wait()

    def rows(self, query: str, *values: Any) -> list[dict[str, Any]]:
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(query, values)]

    def count(self, query: str) -> int:
        """How many rows a query has, also while a crawl makes the database."""
        try:
            return len(self.rows(query))
        except sqlite3.OperationalError:
            return 0

    def article(self, url: str) -> dict[str, Any] | None:
        """What is stored of the article at this address."""
        rows = self.rows("SELECT * FROM articles WHERE identity = ?", canonical_url(url))
        return rows[0] if rows else None

    def page(self, url: str) -> dict[str, Any]:
        """What is remembered of a page."""
        (row,) = self.rows("SELECT * FROM pages WHERE canonical = ?", canonical_url(url))
        return row

    def make_due(self, *urls: str) -> None:
        """Lets the time pass until these pages are visited again."""
        with closing(sqlite3.connect(self.database)) as connection, connection:
            for url in urls:
                done = connection.execute(
                    "UPDATE pages SET next_visit = ? WHERE canonical = ?", [PAST, canonical_url(url)]
                )
                assert done.rowcount == 1, f"{url} is no page that is known"
