"""What a person sees of a run: a progress bar on a terminal, and a summary at the end. Both go to standard error."""

import sys
from collections import Counter
from collections.abc import Mapping
from typing import Any, Self

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.asyncio import create_looping_call

from crawler.archive.telling import archive_lines
from crawler.settings import DATABASE
from crawler.signals import round_finished

SKIPS_SHOWN = 20
SHOWN_EVERY = 0.3  # seconds: what is passed over scrapes no item, and moves the bar all the same
# Stats of runs that say elsewhere what they left out: of what comes by hundreds no names are listed.
HAVE_TALLIES = {"outlets", "archives", "replay"}
# Of the tally of an outlet (see `rounds.tally`), in seconds the last.
COLUMNS = ("routes", "requests", "found", "fetched", "stored", "changed", "gone", "seconds")
MOST_NAMES = 20


class Progress:
    """A bar over the files or pages to come; only on a terminal, and only for spiders that know their `total`."""

    def __init__(self, crawler: Crawler) -> None:
        if not sys.stderr.isatty():
            raise NotConfigured
        self._crawler = crawler
        done = DownloadColumn() if getattr(crawler.spidercls, "counts_bytes", False) else MofNCompleteColumn()
        columns = (TextColumn("{task.description}"), BarColumn(), done, TimeRemainingColumn())
        self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
        self._clock = create_looping_call(self.advanced)
        crawler.signals.connect(self.opened, signal=signals.spider_opened)
        crawler.signals.connect(self.closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    def opened(self, spider: Spider) -> None:
        """Show the bar."""
        self._task = self._bar.add_task(spider.name, total=getattr(spider, "total", None))
        self._bar.start()
        self._clock.start(SHOWN_EVERY)

    def advanced(self) -> None:
        """Move it to the number of files or bytes read, or of outlets visited, and say what is being done with them."""
        stats = self._crawler.stats.get_stats() if self._crawler.stats else {}
        spider, doing = self._crawler.spidercls.name, stats.get("progress/doing")
        self._bar.update(
            self._task,
            completed=stats.get("progress/done", 0),
            total=getattr(self._crawler.spider, "total", None),
            description=f"{spider}: {doing}" if doing else spider,
        )

    def closed(self) -> None:
        """Take it away."""
        if self._clock.running:
            self._clock.stop()
        self._bar.stop()


class Summary:
    """Says at the end what was stored, what was skipped and why, and how to browse it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._skipped: list[tuple[str, str, str]] = []
        crawler.signals.connect(self.dropped, signal=signals.item_dropped)
        crawler.signals.connect(self.closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    def dropped(self, exception: Any) -> None:
        """Remember the first skips, to name them; the database has them all."""
        skip = getattr(exception, "skip", None)
        if skip is not None and len(self._skipped) < SKIPS_SHOWN:
            self._skipped.append((skip.reason, skip.file or skip.url or skip.identity, skip.detail))

    def closed(self, spider: Spider, reason: str) -> None:
        """Print the summary."""
        stats = self._crawler.stats.get_stats() if self._crawler.stats else {}
        database = self._crawler.settings["DATABASE"]
        skipped = [] if stats.keys() & HAVE_TALLIES else self._skipped
        sys.stderr.write("\n".join(summary(spider.name, reason, stats, skipped, database)) + "\n")


def summary(
    spider: str, reason: str, stats: dict[str, Any], skipped: list[tuple[str, str, str]], database: str
) -> list[str]:
    """The lines of the summary. `skipped` holds the first skips as (reason, name, detail)."""
    stored, left = _counts(stats, "articles/"), _counts(stats, "skipped/")
    lines = [
        f"{spider}: {_finish(reason)}",
        *outlet_lines(stats.get("outlets", {})),
        *archive_lines(stats.get("archives", {})),
        f"  stored   {sum(stored.values()):>7,}   {_listed(stored)}",
        f"  skipped  {sum(left.values()):>7,}   {_listed(left)}",
        *(f"    {why:<12} {name}{f': {detail}' if detail else ''}" for why, name, detail in skipped),
    ]
    if len(skipped) < sum(left.values()):
        lines.append(f"    … all of them with their reasons are in the table `skipped` of {database}")
    if errors := stats.get("log_count/ERROR"):
        lines.append(f"  {errors} errors: see the log above")
    if is_silent(stats):
        lines.append(
            "  nothing was answered: is the network up?" if len(stats["outlets"]) > 1 else "  nothing was answered"
        )
    browse = "make browse" if database == DATABASE else f"python -m browse {database}"
    return [*lines, f"Database: {database}", f"Browse:   {browse}"]


class Rounds:
    """Says of every outlet, as soon as its round is over, what was done there."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        crawler.signals.connect(self.finished, signal=round_finished)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    def finished(self, outlet: str, tally: Mapping[str, Any]) -> None:
        """Print a line, and the notes below it; of a single outlet the summary tells."""
        if getattr(self._crawler.spider, "total", 1) > 1:
            sys.stderr.write("\n".join(outlet_lines({outlet: tally}, headed=False)) + "\n")


def outlet_lines(tallies: Mapping[str, Mapping[str, Any]], *, headed: bool = True) -> list[str]:
    """The table of what was done at each outlet; `headed` with the names of its columns, and a line for the whole."""
    if not tallies:
        return []
    widest = max(MOST_NAMES, *map(len, tallies))
    lines = ["  " + "outlet".ljust(widest) + "".join(f"{name:>10}" for name in COLUMNS)] if headed else []
    for outlet, tally in sorted(tallies.items()):
        counts = {**tally, "routes": sum(tally.get("routes", {}).values())}
        figures = "".join(f"{counts.get(name, 0):>10,}" for name in COLUMNS)
        skipped = _listed(Counter(tally.get("skipped", {})))
        lines.append(f"  {outlet.ljust(widest)}{figures}{f'   skipped: {skipped}' if skipped else ''}")
        lines += [f"    ! {note}" for note in tally.get("notes", ())]
    return lines


def is_silent(stats: Mapping[str, Any]) -> bool:
    """Whether outlets were asked, and none of them answered."""
    tallies = stats.get("outlets", {}).values()
    return bool(tallies) and not any(one.get("answers") for one in tallies)


def _counts(stats: dict[str, Any], prefix: str) -> Counter[str]:
    return Counter({key.removeprefix(prefix): count for key, count in stats.items() if key.startswith(prefix)})


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{count:,} {name}" for name, count in counts.most_common())


def _finish(reason: str) -> str:
    return "finished" if reason == "finished" else f"stopped before its end ({reason}); run it again to go on"
