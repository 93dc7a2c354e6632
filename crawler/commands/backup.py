"""`scrapy backup PATH`: a copy of the database, and of its archive, while crawls go on."""

import argparse
import sys
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.archive.places import folder_of
from crawler.commands.progress import Progress
from pipelines.schema import UnusableDatabaseError
from pipelines.soundness.copying import Copied, NotCopiedError, check_target, copy_archive, copy_database

WHOLE, NOT_WHOLE = 0, 1


class Command(ScrapyCommand):
    """Exit codes: 0 the copy is there, 1 there is none, or files of the archive are missing, 2 nothing was started."""

    requires_project = True
    requires_crawler_process = False
    default_settings = {"LOG_ENABLED": False}  # noqa: RUF012 - Scrapy declares it

    def syntax(self) -> str:
        """What follows the name of the command."""
        return "[options] PATH"

    def short_desc(self) -> str:
        """What `scrapy` says of it."""
        return "Copy the database while it is in use"

    def long_desc(self) -> str:
        """What `scrapy backup --help` says."""
        return (
            "Copy the database (-s DATABASE=PATH) to PATH, as it is at one moment, while crawls may go on; the copy is "
            "checked before it takes its place. docs/keeping.md tells how to put it back. Exit codes: 0 the copy is "
            "there, 1 there is none, or files of its archive are missing, 2 nothing was started."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """What to copy."""
        super().add_options(parser)
        parser.add_argument("--replace", action="store_true", help="put the copy in the place of an earlier one")
        parser.add_argument(
            "--archive",
            action="store_true",
            help="also bring the WARC files beside it (PATH with .warc for a suffix): linked on one disk, else copied",
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Copy, and tell."""
        if len(args) != 1:
            raise UsageError("name the file to write: scrapy backup PATH", print_help=False)
        assert self.settings is not None  # noqa: S101 - Scrapy sets it
        source, target = Path(self.settings["DATABASE"]), Path(args[0])
        try:
            check_target(source, target, replace=opts.replace)
        except (NotCopiedError, UnusableDatabaseError) as error:
            raise UsageError(str(error), print_help=False) from error
        progress = Progress()
        try:
            copied = Copied(size=copy_database(source, target, replace=opts.replace, tell=progress.tell))
            if opts.archive:
                folders = (folder_of(source, self.settings["ARCHIVE_FOLDER"]), folder_of(target))
                copied = copy_archive(target, folders, tell=progress.tell)
        except NotCopiedError as error:
            progress.end()
            sys.stderr.write(f"{error}\n")
            self.exitcode = NOT_WHOLE
            return
        progress.end()
        sys.stdout.write(told(target, copied, with_archive=opts.archive))
        self.exitcode = NOT_WHOLE if copied.missing else WHOLE


def told(target: Path, copied: Copied, *, with_archive: bool) -> str:
    """What a copy came to, in lines."""
    lines = [f"{target}: {copied.size / 1e6:,.1f} MB, checked"]
    if with_archive:
        files = f"{copied.linked} linked, {copied.copied} copied, {copied.there} there already"
        lines.append(f"{folder_of(target)}: {files}")
    lines += [f"missing: {file}" for file in copied.missing]
    return "\n".join(lines) + "\n"
