"""Real crawls of a site, each a process, into a database that is read afterwards."""

import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crawler.parsing.urls import canonical_url
from tests.wordpress.server import WordPress

ROOT = Path(__file__).parents[2]
SECONDS_TO_CRAWL = 240
PAST = "2020-01-01T00:00:00+00:00"
# WordPress prints typographic marks for what is typed.
PRINTED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "′": "'", "″": '"', "–": "-", "—": "-", "×": "x"})


@dataclass(frozen=True, slots=True)
class Crawl:
    """Crawls of `site` whose database and records are in `folder`."""

    site: WordPress
    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "n.sqlite3"

    @property
    def records(self) -> Path:
        return self.folder / "records.jsonl"

    def copied_to(self, folder: Path) -> "Crawl":
        """A crawl that knows what this one knows."""
        with closing(sqlite3.connect(self.database)) as known, closing(sqlite3.connect(folder / "n.sqlite3")) as copy:
            known.backup(copy)
        shutil.copy(self.records, folder)
        return Crawl(self.site, folder)

    def run(self) -> str:
        """Crawls to the end; the site's log is of this crawl alone. Gives what was told."""
        self.site.forget_log()
        with self.started() as process:
            told = process.communicate(timeout=SECONDS_TO_CRAWL)[0].decode("utf-8", "replace")
        assert process.returncode == 0, told
        return told

    @contextmanager
    def started(self) -> Iterator[subprocess.Popen[bytes]]:
        """A crawl that goes on, and is killed when the block ends."""
        settings = {
            "PRIVATE_HOSTS_ALLOWED": f"127.0.0.1:{self.site.port}",
            "CONTACT": "redaksi@example.org",
            "DATABASE": self.database,
            "DOWNLOAD_DELAY": 0,
            "AUTOTHROTTLE_ENABLED": False,
        }
        options = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
        command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", f"url={self.site.url}/", *options]
        process = subprocess.Popen(
            [*command, "-O", str(self.records)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        try:
            yield process
        finally:
            process.kill()
            process.communicate()

    def rows(self, query: str, *values: Any) -> list[dict[str, Any]]:
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(query, values)]

    def stored(self) -> set[str]:
        """The slugs of the posts that are stored as articles."""
        return {slug for slug in self.site.slugs if self.article(slug)}

    def article(self, slug: str) -> dict[str, Any] | None:
        """What is stored of a post."""
        rows = self.rows("SELECT * FROM articles WHERE identity = ?", canonical_url(self.site.address(slug)))
        return rows[0] if rows else None

    def page(self, slug: str) -> dict[str, Any]:
        """What is remembered of a post's page."""
        (row,) = self.rows("SELECT * FROM pages WHERE canonical = ?", canonical_url(self.site.address(slug)))
        return row

    def kinds(self) -> set[str]:
        """The kinds of the routes that found what is stored."""
        query = (
            "SELECT DISTINCT kind FROM findings JOIN listings ON listings.id = listing_id"
            " JOIN pages ON pages.id = page_id WHERE state = 'stored'"
        )
        return {row["kind"] for row in self.rows(query)}

    def make_due(self, *slugs: str) -> None:
        """Lets the time pass until the pages of these posts are visited again."""
        with closing(sqlite3.connect(self.database)) as connection, connection:
            for slug in slugs:
                key = canonical_url(self.site.address(slug))
                done = connection.execute("UPDATE pages SET next_visit = ? WHERE canonical = ?", [PAST, key])
                assert done.rowcount == 1, f"{key} is no page that is known"

    def asked(self) -> list[str]:
        """The slugs of the posts whose pages were asked for, in that order, each as often as it was; without parts."""
        slugs = {canonical_url(self.site.address(slug)): slug for slug in self.site.slugs}
        keys = (canonical_url(self.site.url + one.path) for one in self.site.log)
        return [slugs[key] for key in keys if key in slugs]

    def wait_for(self, process: subprocess.Popen[bytes], query: str, count: int) -> None:
        """Waits until a query has so many rows, while a crawl goes on."""
        latest = time.monotonic() + SECONDS_TO_CRAWL
        while self._count(query) < count:
            assert process.poll() is None, "the crawl ended before"
            assert time.monotonic() < latest, "it takes too long"
            time.sleep(0.02)

    def _count(self, query: str) -> int:
        try:
            return len(self.rows(query))
        except sqlite3.OperationalError:  # there is no database yet, or no table in it
            return 0


def typed(text: str) -> str:
    """The text as it was typed, for comparison: without the marks of typography, and without what they hide, namely
    how many hyphens make a dash, and whether a quotation mark opens or closes.
    """
    plain = text.translate(PRINTED).replace("…", "...")
    return re.sub(r'\s*"\s*', '"', re.sub(r"-+", "-", re.sub(r"\s+", " ", plain))).strip()
