"""Reads archives to their end, file by file: their pages side by side, as many at a time as the workers need."""

import asyncio
import hashlib
import logging
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from scrapy.crawler import Crawler

from crawler.archive.choice import Choice
from crawler.archive.pages import Librarian
from crawler.archive.shelf import ArchivedPage
from crawler.archive.taking import Taker
from crawler.archive.tape import Position
from crawler.archive.watermark import Watermark
from crawler.handing import Handing
from crawler.memory import StorageError
from crawler.memory.archives import ArchiveFile, ArchivesRead, Standing
from crawler.rounds.client import CrawlEnds
from crawler.stopping import stop

# Archives are told apart by so many of their first bytes: a first record has its id and time there. Few, so that one
# that is still written is known again when it has grown.
HEAD = 2_048
# Pages on their way for each worker, and seconds between two notes of how far a file was read.
AHEAD, NOTED_EVERY = 2, 2.0

logger = logging.getLogger(__name__)


class Intake:
    """Reads the archives on a shelf, each from where earlier runs ended. `files` counts what became of them."""

    def __init__(
        self, crawler: Crawler, librarian: Librarian, choice: Choice, *, read: ArchivesRead, taker: Taker
    ) -> None:
        self._crawler = crawler
        self._librarian = librarian
        self._choice = choice
        self._read = read
        self._taker = taker
        self._room = asyncio.Semaphore(AHEAD * (crawler.settings.getint("WORKERS") + 1))
        self._is_stopped = False
        self._bytes_done = 0
        self.files = Counter({"read": 0, "read before": 0})

    async def run(self, handing: Handing, *, anew: bool) -> None:
        """Read all files. What an earlier run has read to its end is passed over, unless it is to be read `anew`."""
        known = [await asyncio.to_thread(_known, file) for file in self._librarian.shelf.files]
        standings = [self._read.begin(file, datetime.now(UTC), anew=anew) for file in known]
        done = [number for number, standing in enumerate(standings) if standing.is_finished]
        due = [number for number, standing in enumerate(standings) if not standing.is_finished]
        self.files["read before"] = len(done)
        self._bytes_done = sum(known[number].size for number in done)
        if due:
            before = self._bytes_done
            self._show(before, "looking through")
            await self._librarian.do(
                lambda shelf: shelf.look_through(due, later=done, seen=lambda at: self._show(before + at))
            )
            self._show(before, "reading")
        for number in due:
            if not self._is_stopped:
                await self._take_in(number, standings[number], handing)
                self._bytes_done += known[number].size

    def stop(self) -> None:
        """Read no further; what is under way comes to its end."""
        self._is_stopped = self._librarian.shelf.is_stopped = True

    def tally(self) -> dict[str, dict[str, int]]:
        """What became of files, and why records and pages were passed over."""
        passed = self._librarian.shelf.passed + self._taker.passed
        return {"files": dict(self.files), "passed": dict(passed.most_common())}

    async def _take_in(self, number: int, standing: Standing, handing: Handing) -> None:
        """Read one file, and note how far that has come."""
        mark = Watermark(Position(standing.at, standing.within))
        pages = self._librarian.shelf.pages(number, mark.position, self._choice)
        under_way: set[asyncio.Task[None]] = set()
        noted = monotonic()
        while (page := await self._next(pages)) is not None:
            mark.begin(page.place.position)
            under_way.add(task := asyncio.ensure_future(self._take(page, mark, handing)))
            task.add_done_callback(under_way.discard)
            self._show(self._bytes_done + page.place.position.at)
            if monotonic() - noted > NOTED_EVERY:
                noted = monotonic()
                self._read.settle(standing.id, mark.position.at, mark.position.within)
        await asyncio.gather(*under_way)
        if self._is_stopped:
            self._read.settle(standing.id, mark.position.at, mark.position.within)
        else:
            end = self._librarian.shelf.ends[number]
            self._read.settle(standing.id, end.at, end.within, finished=datetime.now(UTC))
            self.files["read"] += 1

    async def _next(self, pages: Iterator[ArchivedPage]) -> ArchivedPage | None:
        """The next page, as soon as there is room for it; None at the end."""
        await self._room.acquire()
        page = None if self._is_stopped else await self._librarian.do(lambda _: next(pages, None))
        if page is None:
            self._room.release()
        return page

    async def _take(self, page: ArchivedPage, mark: Watermark, handing: Handing) -> None:
        try:
            await self._taker.take(page, handing)
            mark.settle(page.place.position)
        except CrawlEnds:
            self.stop()
        except StorageError as error:
            self.stop()
            stop(self._crawler, str(error))
        except Exception:  # a fault of ours costs the page, not the run
            logger.exception("%s cannot be taken in", page.payload.url)
            mark.settle(page.place.position)
        finally:
            self._room.release()

    def _show(self, done: int, doing: str | None = None) -> None:
        """Tell how many bytes are done, and of what."""
        if self._crawler.stats:
            self._crawler.stats.set_value("progress/done", done)
            if doing:
                self._crawler.stats.set_value("progress/doing", doing)


def _known(file: Path) -> ArchiveFile:
    """A file as it is known wherever it lies."""
    with file.open("rb") as stream:
        digest = hashlib.sha256(stream.read(HEAD)).hexdigest()
    return ArchiveFile(name=file.name, size=file.stat().st_size, digest=digest)
