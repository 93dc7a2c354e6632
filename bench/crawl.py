"""How fast a crawl is, and what it costs: `python -m bench.crawl [--pages 2000] [--rounds 3]`.

A site of its own serves the pages (bench.site). In each round it is crawled by Scrapy that does nothing with them, by
Scrapy with trafilatura in the callback, and by `scrapy crawl news` with two worker processes, with and without the
archive, and with none; all of them 16 requests at a time and without delay. Of each the round of middle speed is shown,
with the slowest and fastest; pages/s counts from the opening of the spider to its closing, all else from the start of
the command to its end.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench.peer_scrapy import AT_ONCE
from bench.processes import Cost, cpu_of, run
from bench.site_speed import described
from crawler.settings import EXTENSIONS

ROOT = Path(__file__).parent.parent
NARROWEST = 14  # columns of the table: two speeds stand in it

Command = Callable[[str, Path], list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One crawl of the site: its cost, the site's own seconds of CPU, and what bench.loop reports."""

    pages: int
    cost: Cost
    site_cpu: float
    loop: dict[str, Any]

    @property
    def speed(self) -> float:
        """Pages a second while the spider was open."""
        return self.pages / float(self.loop["seconds"])


def peer(module: str) -> Command:
    """The command of another crawl."""
    return lambda url, report: [sys.executable, "-m", module, url, str(report)]


def ours(workers: int, *, archive: bool = True) -> Command:
    """The command of our crawl."""

    def command(url: str, report: Path) -> list[str]:
        settings = {
            "ARCHIVE": archive,
            "AUTOTHROTTLE_ENABLED": False,
            "CONCURRENT_REQUESTS_PER_DOMAIN": AT_ONCE,
            "CONTACT": "bench@warta.example",
            "DATABASE": report.with_suffix(".sqlite3"),
            "DOWNLOAD_DELAY": 0,
            "EXTENSIONS": json.dumps({**EXTENSIONS, "bench.loop.LoopWatch": 0}),
            "LOOP_REPORT": report,
            "PRIVATE_HOSTS_ALLOWED": urlsplit(url).netloc,
            "REQUESTS_PER_OUTLET": 0,
            "WORKERS": workers,
        }
        options = [part for name, value in settings.items() for part in ("-s", f"{name}={value}")]
        return [sys.executable, "-m", "scrapy", "crawl", "news", "-a", f"url={url}", *options]

    return command


WAYS: dict[str, Command] = {
    "Scrapy": peer("bench.peer_scrapy"),
    "Scrapy and trafilatura": peer("bench.peer_trafilatura"),
    "ours, two workers": ours(2),
    "ours, no archive": ours(2, archive=False),
    "ours, no worker": ours(0),
}


def crawl(way: str, pages: int, url: str, site: int, folder: Path) -> Run:
    """Crawl the site, the process `site`, in one way. Raises RuntimeError where pages were left out."""
    report = folder / f"{way}-{time.monotonic_ns()}.json"
    before = cpu_of(site)
    log = report.with_suffix(".log")
    cost = run(WAYS[way](url, report), ROOT, log)
    loop = json.loads(report.read_text(encoding="utf-8"))
    if (answered := loop["stats"].get("downloader/response_status_count/200", 0)) < pages:
        raise RuntimeError(f"{way} got {answered} of {pages} pages: {loop['stats']}\n{log.read_text()}")
    return Run(pages=pages, cost=cost, site_cpu=cpu_of(site) - before, loop=loop)


def figures(runs: list[Run]) -> dict[str, str]:
    """A column of the table.

    A stall is how late the event loop called what it was to call at a time; "own" stalls are without the time in which
    another process had the core.
    """
    runs = sorted(runs, key=lambda one: one.speed)
    middle = runs[len(runs) // 2]
    cost = middle.cost
    return {
        "pages a second": f"{middle.speed:.1f}",
        "  slowest, fastest round": f"{runs[0].speed:.1f}, {runs[-1].speed:.1f}",
        "seconds in all": f"{cost.seconds:.1f}",
        "CPU, ms a page": f"{1000 * sum(cost.cpu.values()) / middle.pages:.1f}",
        "CPU, s: main process": f"{cost.cpu_of_main:.1f}",
        "  workers": f"{cost.cpu_of_others:.1f}",
        "  the site": f"{middle.site_cpu:.1f}",
        "memory, MB: main process": f"{cost.peak_of_main:.0f}",
        "  all processes": f"{cost.peak:.0f}",
        **{f"stalls, ms: {name}": figure for name, figure in stalls(middle.loop["late"]).items()},
        **{f"  own: {name}": figure for name, figure in stalls(middle.loop["own"]).items()},
    }


def stalls(told: dict[str, float]) -> dict[str, str]:
    """The figures of bench.loop in milliseconds."""
    return {
        "longest": f"{1000 * told['longest']:.0f}",
        "p99": f"{1000 * told['p99']:.0f}",
        "number over 50": f"{told['long']}",
    }


def outcomes(run: Run) -> str:
    """What became of the pages of one of our runs."""
    stats = run.loop["stats"].items()
    return ", ".join(f"{count:,} {key}" for key, count in stats if key.startswith(("articles/", "skipped/")))


def measure(options: argparse.Namespace, url: str, site: int) -> None:
    """Crawl in all ways, round by round, and show what it cost."""
    runs: dict[str, list[Run]] = {way: [] for way in options.ways}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(1, options.rounds + 1):
            for way, done in runs.items():
                done.append(crawl(way, options.pages, url, site, Path(folder)))
                print(f"round {number}: {way}: {done[-1].speed:.1f} pages/s", file=sys.stderr, flush=True)
    show(runs)


def show(runs: dict[str, list[Run]]) -> None:
    """Print the table, and what became of the pages."""
    columns = [figures(done) for done in runs.values()]
    names = list(columns[0])
    widths = [max(len(way), NARROWEST) + 3 for way in runs]
    for line in [("", *runs), *((name, *(column[name] for column in columns)) for name in names)]:
        first, *others = line
        print(f"{first:<28}", *(f"{one:>{width}}" for one, width in zip(others, widths, strict=True)), sep="")
    for way, done in runs.items():
        if told := outcomes(done[-1]):
            print(f"{way}: {told}")


def main() -> None:
    """Serve and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS), help="only these")
    options = parser.parse_args()
    command = [sys.executable, "-m", "bench.site", "--pages", str(options.pages)]
    print(f"rendering {options.pages} pages", file=sys.stderr)
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as site:
        assert site.stdout is not None
        if not (url := site.stdout.readline().strip()):
            raise SystemExit("the site did not start: see above")
        print(asyncio.run(described(url)))
        print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
        measure(options, url, site.pid)
        site.communicate()


if __name__ == "__main__":
    main()
