"""Takes pages of archives in, one by one: each is read, noted and handed on, or counted as what it is."""

import logging
from collections import Counter
from dataclasses import replace
from pathlib import Path

from crawler.archive.noting import Notes, skip_of
from crawler.archive.pages import Left, PageReader
from crawler.archive.shelf import ArchivedPage
from crawler.handing import Handing
from crawler.memory import StorageError
from crawler.memory.archives import ArchivesRead
from crawler.parsing.encoding import UndecodableError
from crawler.pool import WorkError
from crawler.rounds.client import CrawlEnds

logger = logging.getLogger(__name__)


class Taker:
    """Brings pages of `files` to their end; `passed` counts those that are no article."""

    def __init__(self, files: list[Path], reader: PageReader, read: ArchivesRead, notes: Notes) -> None:
        self._files = files
        self._reader = reader
        self._read = read
        self._notes = notes
        self.passed: Counter[str] = Counter()

    async def take(self, page: ArchivedPage, handing: Handing) -> None:
        """Read a page, and have its article stored. Raises CrawlEnds and StorageError."""
        file = self._files[page.place.file]
        try:
            found = await self._reader.read(page)
        except (CrawlEnds, StorageError):
            raise
        except UndecodableError:
            self.passed["no text"] += 1
        except Exception as error:  # one page does not end the run, not even by a fault of ours
            if not isinstance(error, WorkError):
                logger.exception("%s in %s cannot be read", page.payload.url, file.name)
            await handing.store(skip_of(page, file, error))
        else:
            if isinstance(found, Left):
                self.passed[found.reason] += 1
                return
            captures = self._read.captured([self._notes.captures(one, found.outlet) for one in found.pages])
            await handing.store(replace(found.article, file=file.name, captures=captures))
