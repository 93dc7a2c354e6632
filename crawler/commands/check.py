"""`scrapy check`: whether the database and its archive are sound. It reads only, also while a crawl writes."""

import argparse
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.archive.payloads import Archive
from crawler.archive.places import folder_of
from crawler.commands.progress import Progress
from crawler.memory import kept
from pipelines.schema import UnusableDatabaseError, check_database
from pipelines.soundness import checks, search
from pipelines.soundness.copying import read_only
from pipelines.soundness.findings import Finding

SOUND, UNSOUND, NOT_CHECKED = 0, 1, 2
Check = tuple[str, Callable[[], Iterable[Finding]]]


class Command(ScrapyCommand):
    """Exit codes: 0 all is well, 1 there are problems, 2 nothing was checked."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - Scrapy declares it

    def syntax(self) -> str:
        """What follows the name of the command."""
        return "[options]"

    def short_desc(self) -> str:
        """What `scrapy` says of it."""
        return "Check that the database and its archive are sound"

    def long_desc(self) -> str:
        """What `scrapy check --help` says."""
        return (
            "Check the database (-s DATABASE=PATH) and the archive beside it: that the file is whole, that all that "
            "belongs together is there, that the full-text search finds what the articles say, that each capture finds "
            "its record. One line a check. It reads only, and a crawl may go on. "
            "Exit codes: 0 all is well, 1 there are problems, 2 nothing was checked."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """How thorough."""
        super().add_options(parser)
        parser.add_argument("--quick", action="store_true", help="without the indexes, the words, and the archive")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check, line by line."""
        if args:
            raise UsageError(f"check takes no {args[0]!r}; name the database with -s DATABASE=PATH", print_help=False)
        assert self.settings is not None  # noqa: S101 - Scrapy sets it
        path = Path(self.settings["DATABASE"])
        if not path.exists():
            raise UsageError(f"there is no database {path}; name yours with -s DATABASE=PATH", print_help=False)
        try:
            check_database(path)
        except UnusableDatabaseError as error:
            raise UsageError(str(error), print_help=False) from error
        archive = Archive(folder_of(path, self.settings["ARCHIVE_FOLDER"]), sys.maxsize)
        progress = Progress()
        self.exitcode = SOUND
        with closing(read_only(path)) as connection:
            for finding in findings(checks_of(connection, archive, progress, is_quick=opts.quick), progress):
                sys.stdout.write(f"{finding.line}\n")
                sys.stdout.flush()
                if finding.problems:
                    self.exitcode = UNSOUND


def checks_of(
    connection: sqlite3.Connection, archive: Archive, progress: Progress, *, is_quick: bool
) -> Iterator[Check]:
    """What to check, by what it is called while it is done."""
    yield "integrity", lambda: [checks.whole(connection, is_quick=is_quick)]
    yield "foreign keys", lambda: [checks.foreign_keys(connection)]
    yield "what belongs together", lambda: checks.orphans(connection)
    yield search.NAME, lambda: [search.counted(connection) if is_quick else search.indexed(connection)]
    yield "form", lambda: [checks.form(connection)]
    yield "rules", lambda: [checks.rules(connection)]
    if not is_quick:
        yield kept.NAME, lambda: [kept.archived(connection, archive, progress.of(kept.NAME))]


def findings(asked: Iterable[Check], progress: Progress) -> Iterator[Finding]:
    """What the checks come to, one after the other; one that cannot be made is a problem too."""
    for name, check in asked:
        progress.tell(name, 0, 0)
        try:
            for finding in check():
                progress.end()
                yield finding
        except sqlite3.Error as error:
            progress.end()
            yield Finding(name=name, problems=1, examples=(f"cannot be checked: {error}",), advice=checks.RESTORE)
