"""Real runs of `scrapy crawl warc`, and pages for the archives that they read."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from tests.archive.making import digest, later, page, record
from tests.sites.posts import Post

ROOT = Path(__file__).parents[2]
SITE = "https://kabar.example/berita/"


class Run:
    """Runs over archives, whose database is in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.database = folder / "news.sqlite3"

    def command(self, path: Path, *options: str) -> list[str]:
        settings = ("-s", f"DATABASE={self.database}", "-s", "WORKERS=0")
        return [sys.executable, "-m", "scrapy", "crawl", "warc", "-a", f"path={path}", *settings, *options]

    def __call__(self, path: Path, *options: str) -> str:
        """Reads archives to their end, and returns what was told."""
        command = self.command(path, *options)
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
        assert run.returncode == 0, run.stderr
        assert "Traceback" not in run.stderr, run.stderr
        return run.stderr

    @contextmanager
    def going(self, path: Path, *options: str) -> Iterator[subprocess.Popen[bytes]]:
        """A run that goes on, and is killed when the block ends."""
        process = subprocess.Popen(self.command(path, *options), cwd=ROOT, stderr=subprocess.DEVNULL)
        try:
            yield process
        finally:
            process.kill()
            process.wait()

    def count(self, query: str) -> int:
        """How many rows a query has, also while a run makes the database."""
        try:
            return len(self.rows(query))
        except sqlite3.OperationalError:
            return 0

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            return connection.execute(query).fetchall()


def url_of(post: Post, site: str = SITE) -> str:
    return f"{site}{post.slug}/"


def captured(post: Post, *, days: float, old: str = "", new: str = "") -> bytes:
    body = page(post, url_of(post)).replace(old, new) if old else page(post, url_of(post))
    return record(url_of(post), body.encode(), at=later(days), warc=digest(body.encode()))
