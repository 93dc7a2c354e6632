"""`scrapy probe`: what a site runs on, which ways lead to its articles, one of them as it is read, and its entry."""

import argparse
import json
import sys
from dataclasses import asdict

from rich.console import Console
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler import outlets
from crawler.items import Article
from crawler.middlewares.contact import check_settings
from crawler.probing.addressing import candidates
from crawler.probing.examining import Wish
from crawler.probing.findings import Probe, Stored
from crawler.probing.judging import NOT_HAD
from crawler.probing.printing import WIDEST, printed
from crawler.probing.spider import ProbeSpider
from explain.characters import escaped, visible
from pipelines import chain
from pipelines.read import Reading

LONGEST_LINE = 100


class Command(ScrapyCommand):
    """Exit codes: 0 articles can be found and read, 1 the site was reached but they cannot, 2 it cannot be had."""

    requires_project = True

    def syntax(self) -> str:
        """What follows the name of the command."""
        return "[options] URL"

    def short_desc(self) -> str:
        """What `scrapy` says of it."""
        return "Look at a site: how its articles are found and read, and its entry for the register"

    def long_desc(self) -> str:
        """What `scrapy probe --help` says."""
        return (
            "Look at the site at URL, or of the article at URL: what it runs on, what its robots.txt allows, which "
            "ways lead to its articles, and one of them as it is read; at the end stands the line to paste into "
            "crawler/outlets.toml. It asks some 15 to 60 pages, as slowly as a crawl does, and stores nothing. "
            "It needs CONTACT. Exit codes: 0 articles can be found and read, 1 the site was reached but they cannot, "
            "2 wrong usage, or the site cannot be had."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """How it is shown."""
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="all that was found, as one JSON object")
        parser.add_argument("--verbose", action="store_true", help="every address that was asked, and all pages read")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check the arguments and settings, probe, and show."""
        assert self.crawler_process is not None  # noqa: S101 - Scrapy sets it for project commands
        crawler = self.crawler_process.create_crawler(ProbeSpider)
        if unknown := [one for one in args if one.startswith("-")]:
            raise UsageError(f"there is no option {unknown[0]!r}; see scrapy probe --help", print_help=False)
        if len(args) != 1:
            raise UsageError("name one site, or one article: scrapy probe https://www.example.id", print_help=False)
        try:
            check_settings(crawler.settings)
            candidates(args[0])
            wish = Wish(asked=args[0], register=outlets.load(), reader=as_stored)
        except ValueError as error:
            raise UsageError(visible(str(error)), print_help=False) from error
        progress = Progress()
        self.crawler_process.crawl(crawler, wish=wish, tell=progress.tell)
        self.crawler_process.start()
        progress.end()
        found = getattr(crawler.spider, "found", None)
        if found is None:
            sys.stderr.write("the probe was stopped before its end, or broke off: see above\n")
            self.exitcode = NOT_HAD
            return
        self.exitcode = found.code
        sys.stdout.write(_as_json(found) if opts.json else _as_text(found, verbose=opts.verbose))


def _as_json(found: Probe) -> str:
    return escaped(json.dumps(asdict(found), ensure_ascii=False, indent=2, default=str)) + "\n"


def _as_text(found: Probe, *, verbose: bool) -> str:
    console = Console(file=sys.stdout)
    width = console.width if console.is_terminal else WIDEST
    return printed(found, width=width, colour=console.is_terminal and not console.no_color, verbose=verbose)


class Progress:
    """What is being asked, on standard error: on a terminal one line that changes, else a line each."""

    def __init__(self) -> None:
        self._count = 0
        self._is_terminal = sys.stderr.isatty()

    def tell(self, url: str) -> None:
        """Show an address."""
        self._count += 1
        line = visible(f"{self._count:>3}  {url}".replace("\n", " "))
        end = "\r" if self._is_terminal else "\n"
        sys.stderr.write(f"\x1b[2K{line[: LONGEST_LINE - 20]}{end}" if self._is_terminal else f"{line}{end}")
        sys.stderr.flush()

    def end(self) -> None:
        """Take the line away."""
        if self._is_terminal:
            sys.stderr.write("\x1b[2K")


def as_stored(article: Article) -> Stored | None:
    """The article as the pipelines would store it, were it on topic or not; None if nothing is left of it."""
    item = chain.run(article, keep_off_topic=True).item
    if not isinstance(item, Reading):
        return None
    region = next(iter(item.values["region"]), None)
    return Stored(article=item.article, region=region.code if region else None)
