"""`scrapy crawl warc -a path=PATH`: the articles of web archives, through the same chain as those of the web."""

import asyncio
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scrapy import Spider

from crawler import outlets
from crawler.archive.choice import Choice, Hosts
from crawler.archive.index import Index
from crawler.archive.intake import Intake
from crawler.archive.noting import Notes
from crawler.archive.pages import Librarian, PageReader
from crawler.archive.places import folder_of
from crawler.archive.reading import Damage
from crawler.archive.shelf import Shelf
from crawler.archive.taking import Taker
from crawler.discovery.files import find_files
from crawler.handing import Handing
from crawler.items import Article, Skip
from crawler.memory import Memory, StorageError
from crawler.memory.archives import ArchivesRead
from crawler.pool import pool_of
from crawler.rounds.period import Period
from crawler.spiders.news import ZONE
from crawler.stopping import held_open, stop

ARGUMENTS = ("path", "outlet", "since", "until", "again")
ENDINGS = (".warc", ".warc.gz", ".arc", ".arc.gz")
DAMAGES_SHOWN = 20
YES, NO = ("yes", "1", "true"), ("no", "0", "false", "")


class WarcSpider(Spider):
    """Reads web archives: a file, a folder (with all below it) or a glob of .warc, .warc.gz, .arc, .arc.gz.

    -a path=PATH        what to read
    -a outlet=a,b       only pages of these outlets, by their slugs
    -a since=, until=   only pages captured from, and to: 2024-11-27, 2024-11-27T08:00+07:00, or 30d, 2w, 12h ago
    -a again=yes        read what was read before, too
    """

    name = "warc"
    counts_bytes = True

    def __init__(self, **arguments: str) -> None:
        super().__init__()
        self.arguments = arguments
        self.files = _files(arguments)
        self.damage: list[str] = []
        self.damages = 0

    @classmethod
    def check_arguments(cls, arguments: Mapping[str, Any]) -> None:
        """Raise ValueError, saying what is valid, if the spider cannot start with these arguments."""
        if unknown := arguments.keys() - set(ARGUMENTS):
            raise ValueError(f"warc takes no argument {', '.join(sorted(unknown))}; it takes {', '.join(ARGUMENTS)}")
        _files(arguments)
        _choice(arguments)
        _is_anew(arguments)

    @property
    def total(self) -> int:
        """How many bytes there are: for the progress bar."""
        return sum(file.stat().st_size for file in self.files)

    async def start(self) -> AsyncIterator[Article | Skip]:
        """Yield the articles of all archives as they are read."""
        starting = asyncio.ensure_future(pool_of(self.crawler).start())
        handing = Handing(self.crawler)
        with ExitStack() as opened:
            opened.enter_context(held_open(self.crawler))
            intake = self._intake(opened, handing)
            reading = asyncio.ensure_future(self._read(intake, handing))
            try:
                async for item in handing.items():
                    yield item
            finally:
                intake.stop()
                handing.end()
                await asyncio.gather(reading, return_exceptions=True)
                await handing.ended()
                starting.cancel()

    def _intake(self, opened: ExitStack, handing: Handing) -> Intake:
        """What reads the archives; all that it has open is closed with `opened`."""
        settings = self.settings
        database = Path(settings["DATABASE"])
        memory = opened.enter_context(closing(Memory.open(database)))
        read = opened.enter_context(closing(ArchivesRead.open(database)))
        folder = opened.enter_context(TemporaryDirectory())
        index = opened.enter_context(closing(Index.made(Path(folder) / "index")))
        largest = settings.getint("DOWNLOAD_MAXSIZE") or sys.maxsize
        shelf = Shelf(self.files, index, largest=largest, tell=self._tell)
        librarian = Librarian(shelf)
        hosts = Hosts(outlets.load().values())
        reader = PageReader(self.crawler, librarian, hosts, memory=memory, read=read, store=handing.store)
        run = self.crawler.stats.get_value("run") if self.crawler.stats else None
        notes = Notes(self.files, folder_of(database, settings["ARCHIVE_FOLDER"]), run)
        taker = Taker(self.files, reader, read, notes)
        return Intake(self.crawler, librarian, _choice(self.arguments), read=read, taker=taker)

    async def _read(self, intake: Intake, handing: Handing) -> None:
        try:
            await intake.run(handing, anew=_is_anew(self.arguments))
        except StorageError as error:
            stop(self.crawler, str(error))
        except Exception:
            self.logger.exception("the archives cannot be read on")
        finally:
            if self.crawler.stats:
                self.crawler.stats.set_value("archives", intake.tally() | self._damage())
            handing.close()

    def _damage(self) -> dict[str, list[str]]:
        more = self.damages - len(self.damage)
        return {"damage": [*self.damage, f"{more:,} more places are damaged"] if more else self.damage}

    def _tell(self, file: Path, damage: Damage) -> None:
        """Note that something in a file cannot be read."""
        gone_on = "nothing follows" if damage.end is None else f"read on at byte {damage.end:,}"
        self.damages += 1
        if self.damages <= DAMAGES_SHOWN:
            self.damage.append(f"{file.name}, byte {damage.start:,}: {damage.detail}; {gone_on}")


def _files(arguments: Mapping[str, Any]) -> list[Path]:
    """The archives that are asked for. Raises ValueError where there are none."""
    path = arguments.get("path")
    if not path:
        raise ValueError("say what to read: -a path=PATH, a file, a folder or a glob")
    files = find_files(path)
    archives = [file for file in files if file.name.lower().endswith(ENDINGS) or file == Path(path).expanduser()]
    if not archives:
        raise ValueError(f"there is no archive in {path!r}: none of its files ends in {', '.join(ENDINGS)}")
    for file in archives:
        try:
            file.open("rb").close()
        except OSError as error:
            raise ValueError(f"{file} cannot be read: {error.strerror}") from error
    return archives


def _choice(arguments: Mapping[str, Any]) -> Choice:
    period = Period.of(arguments.get("since"), arguments.get("until"), zone=ZONE, at=datetime.now(UTC))
    slugs = (arguments.get("outlet") or "").split(",")
    chosen = Hosts(outlets.select(outlets.load(), slugs=slugs)) if any(slugs) else None
    return Choice(hosts=chosen, period=period)


def _is_anew(arguments: Mapping[str, Any]) -> bool:
    given = str(arguments.get("again", "")).lower()
    if given not in (*YES, *NO):
        raise ValueError(f"again is yes or no, not {given!r}")
    return given in YES
