"""`scrapy explain`: an article with everything that was read out of it, and why."""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from rich.console import Console
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.discovery.files import NoSuchPathError
from crawler.items import Skip
from explain import page, terminal
from explain.characters import escaped, visible
from explain.explanation import Explanation
from explain.facts import KINDS
from explain.sources import explain_path, explain_piped
from explain.stored import NoSuchArticleError, explain_stored
from pipelines.record import record
from pipelines.schema import UnusableDatabaseError

PIPED = "-"
PAGES = (".html", ".htm")


class Command(ScrapyCommand):
    """Exit codes: 0 fine, 1 something could not be read, 2 nothing was started."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        """What follows the name of the command."""
        return "[options] FILE | - | --article ID_OR_URL"

    def short_desc(self) -> str:
        """What `scrapy` says of it."""
        return "Show an article with everything that was read out of it"

    def long_desc(self) -> str:
        """What `scrapy explain --help` says."""
        return (
            "Show an article with everything that was read out of it, marked where it stands, and why it was judged on "
            "or off topic. FILE is anything that the spider seeds reads (text, page, JSON, JSON Lines, plain or .gz; a "
            "folder or glob too); - is standard input. Nothing is stored. "
            "Exit codes: 0 fine, 1 something could not be read, 2 nothing was started."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Where the article comes from, and how it is shown."""
        super().add_options(parser)
        add = parser.add_argument
        add("--article", metavar="ID_OR_URL", help="an article of the database (-s DATABASE=PATH), which is only read")
        add("--only", metavar="KIND,…", help=f"mark and list only these: {', '.join(KINDS)}")
        add(
            "--color",
            action=argparse.BooleanOptionalAction,
            help="colours; by default on a terminal, unless NO_COLOR is set",
        )
        add(
            "--labels", action=argparse.BooleanOptionalAction, help="a word before each mark; by default without colour"
        )
        shown = parser.add_mutually_exclusive_group()
        shown.add_argument(
            "--html",
            metavar="OUT",
            nargs="?",
            const=PIPED,
            help="one self-contained page, on standard output or in the file OUT, which ends in .html",
        )
        shown.add_argument("--json", action="store_true", help="the record as it is exported, one object a line")
        shown.add_argument("--relevance", action="store_true", help="only the decision of relevance, match by match")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check the arguments, read, and show."""
        _check(args, opts)
        only = _kinds(opts.only)
        try:
            found = self._told(self._found(args, opts.article), only)
        except (NoSuchPathError, NoSuchArticleError, UnusableDatabaseError) as error:
            raise _refused(visible(str(error))) from error
        if opts.html is None:
            _write(_lines(found, opts))
        elif every := list(found):
            _write_page(opts.html, every)

    def _found(self, args: list[str], article: str | None) -> Iterable[Explanation | Skip]:
        """What the arguments name. A file or article that does not exist is told at once."""
        assert self.settings is not None  # noqa: S101 - Scrapy sets it
        limit = self.settings.getint("FILE_MAX_BYTES")
        if article is not None:
            return [explain_stored(Path(self.settings["DATABASE"]), article)]
        if args == [PIPED]:
            return explain_piped(sys.stdin.buffer, limit=limit)
        return chain.from_iterable([explain_path(path, limit=limit) for path in args])

    def _told(self, found: Iterable[Explanation | Skip], only: tuple[str, ...]) -> Iterator[Explanation]:
        """The explanations; what cannot be read is told on standard error."""
        for item in found:
            if isinstance(item, Explanation):
                yield replace(item, only=only)
            else:
                name = item.file or item.url or item.identity
                sys.stderr.write(visible(f"{name} cannot be explained: {item.reason}: {item.detail}") + "\n")
                self.exitcode = 1


def _refused(message: str) -> UsageError:
    return UsageError(message, print_help=False)


def _check(args: list[str], opts: argparse.Namespace) -> None:
    """Raise UsageError, saying what to do, for arguments that do not go together."""
    unknown = [arg for arg in args if arg.startswith("-") and arg != PIPED]
    if unknown:
        raise _refused(f"there is no option {unknown[0]!r}; see scrapy explain --help")
    if bool(args) == (opts.article is not None) or (PIPED in args and len(args) > 1):
        raise _refused(
            "name a FILE, or - for standard input, or --article ID_OR_URL; the OUT of --html comes behind the FILE"
        )
    if opts.html not in (None, PIPED):
        _check_page(Path(opts.html))


def _check_page(out: Path) -> None:
    """Raise UsageError for a file that is not ours to write: a saved page must not be lost to a slip of arguments."""
    if out.suffix.lower() not in PAGES:
        raise _refused(f"the OUT of --html ends in .html, not as {str(out)!r}")
    if out.exists() and not page.is_ours(out):
        raise _refused(f"{str(out)!r} exists and was not written by explain; name another OUT")


def _kinds(only: str | None) -> tuple[str, ...]:
    """The kinds of a list parted by commas, in their usual order. Raises UsageError for one that does not exist."""
    if only is None:
        return KINDS
    wanted = {name.strip() for name in only.split(",")}
    if unknown := sorted(wanted - set(KINDS)):
        raise _refused(f"--only takes {', '.join(KINDS)}; not {', '.join(map(repr, unknown))}")
    return tuple(kind for kind in KINDS if kind in wanted)


def _lines(found: Iterable[Explanation], opts: argparse.Namespace) -> Iterator[str]:
    """Each article as it is to be shown."""
    width, colour = Console(file=sys.stdout).width, _is_coloured(opts.color)
    labels = not colour if opts.labels is None else opts.labels
    for one in found:
        if opts.json:
            keys = record(one.reading)
            wanted = keys if one.only == KINDS else {key: keys[key] for key in one.only}
            yield escaped(json.dumps(wanted, ensure_ascii=False)) + "\n"
        elif opts.relevance:
            yield terminal.render_decision(one, width=width, colour=colour)
        else:
            yield terminal.render(one, width=width, colour=colour, labels=labels)


def _is_coloured(wanted: bool | None) -> bool:
    if wanted is not None:
        return wanted
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _write(chunks: Iterable[str]) -> None:
    """Write to standard output, in UTF-8; a reader that goes away (head, less) ends it quietly."""
    try:
        for chunk in chunks:
            sys.stdout.buffer.write(chunk.encode())
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Python flushes once more at exit; see https://docs.python.org/3/library/signal.html#note-on-sigpipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_page(out: str, found: list[Explanation]) -> None:
    html = page.render(found)
    if out == PIPED:
        _write([html])
        return
    try:
        Path(out).write_text(html, encoding="utf-8")
    except OSError as error:
        raise _refused(f"{out!r} cannot be written: {error.strerror}") from error
    sys.stderr.write(
        visible(f"{len(found):,} {'article' if len(found) == 1 else 'articles'} explained in {out}") + "\n"
    )
