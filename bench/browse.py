"""How long pages of a database take: `python -m bench.browse [DATABASE]`, beside what they should take.

A real server, asked five times for each page over one connection: of every kind some sampled ones, and the worst that
the database has. `python -m bench.large PATH` makes a large database.
"""

import argparse
import http.client
import sqlite3
import statistics
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from urllib.parse import quote_plus

from browse.questions.question import questions
from crawler.settings import DATABASE
from tests.browse.serving import serving

TIMES, PAGE_MS, SEARCH_MS, SAMPLED = 5, 300.0, 150.0, 3
TIMEOUT = 60
SEARCHES = {
    "common word": "asn",
    "word in every text": "yang",
    "two words": "netralitas bawaslu",
    "phrase": '"kepala dinas"',
    "beginning": "netral*",
    "many words": "asn pilkada netral bawaslu camat pegawai",
    "rare word": "netral karbon",
    "no such word": "xyzzyq",
    "without": "asn -bawaslu",
}
NARROWED = (
    "order=newest",
    "order=oldest",
    "fold=1",
    "region=33",
    "topic=1&from=2024-09-01&to=2024-11-27",
    "stance=appeal",
)
# The worst of each kind, and what else is asked for of the same.
WORST = {
    "person of most articles": ("/person/{}", "SELECT id FROM persons ORDER BY articles DESC LIMIT 1"),
    "largest story": ("/story/{}", "SELECT id FROM stories ORDER BY articles DESC LIMIT 1"),
    "busiest region": ("/region/{}", "SELECT code FROM article_region GROUP BY code ORDER BY count(*) DESC LIMIT 1"),
    "busiest province": (
        "/region/{}",
        "SELECT substr(code, 1, 2) FROM article_region GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
    ),
    "busiest outlet": (
        "/outlet/{}",
        "SELECT outlet_id FROM articles GROUP BY outlet_id ORDER BY count(*) DESC LIMIT 1",
    ),
    "longest article": ("/article/{}", "SELECT id FROM articles ORDER BY length(body) DESC LIMIT 1"),
    "article with most people": (
        "/article/{}",
        "SELECT article_id FROM people GROUP BY article_id ORDER BY count(*) DESC LIMIT 1",
    ),
}
KINDS = {"article": "articles", "person": "persons", "story": "stories", "outlet": "outlets"}
TABLES = ("articles", "people", "stances", "pages", "captures", "persons", "stories", "coverage_by_month", "changes")
PLAIN = "/{}/articles?_nofacet=1&_size=50"


@dataclass(frozen=True, slots=True)
class Asked:
    """A page, what it is, and how long it may take, in ms; None where that is not ours to say."""

    name: str
    path: str
    aim: float | None = PAGE_MS


def pages(connection: sqlite3.Connection, database: str) -> Iterator[Asked]:
    """Every page of the product, sampled and worst, and Datasette's own."""
    for path in ("/", "/about", "/questions", "/timeline", "/map", "/people", "/regions", "/outlets", "/stories"):
        yield Asked(path, path)
    for page, table in KINDS.items():
        for (one,) in connection.execute(f"SELECT id FROM {table} ORDER BY random() LIMIT {SAMPLED}").fetchall():
            yield Asked(page, f"/{page}/{one}")
    for name, (path, query) in WORST.items():
        yield Asked(name, path.format(connection.execute(query).fetchone()[0]))
    for name, words in SEARCHES.items():
        yield Asked(f"search: {name}", f"/search?q={quote_plus(words)}", SEARCH_MS)
    for condition in NARROWED:
        yield Asked(f"search: asn, {condition}", f"/search?q=asn&{condition}", SEARCH_MS)
    yield Asked("search: nothing typed", "/search", SEARCH_MS)
    for question in questions():
        yield Asked(f"question: {question.slug}", f"/questions/{question.slug}")
    for table in TABLES:
        yield Asked(f"table: {table}", f"/{database}/{table}")
    yield Asked("plain Datasette: articles", PLAIN.format(database), None)


def measure(database: Path) -> None:
    """Ask for every page, and print a line for each."""
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        asked = list(pages(connection, database.stem))
    print(f"{'page':<48}{'median ms':>10}{'worst ms':>10}{'aim ms':>8}{'KB':>8}")
    with serving(database.resolve()) as server:
        host = server.address.removeprefix("http://")
        late = [one for one in asked if not _measured(host, one)]
    print(f"{len(asked)} pages, {len(late)} late or not there")


def _measured(host: str, asked: Asked) -> bool:
    """Whether the page is there, and in time; prints how long it took."""
    times, size, status = list[float](), 0, 0
    for _ in range(TIMES):
        with closing(http.client.HTTPConnection(host, timeout=TIMEOUT)) as there:
            started = perf_counter()
            there.request("GET", asked.path)
            answer = there.getresponse()
            size, status = len(answer.read()), answer.status
            times.append((perf_counter() - started) * 1000)
    median, aim = statistics.median(times), asked.aim
    told = "" if status == http.client.OK else f"  answered {status}"
    aimed = f"{aim:>8.0f}" if aim else f"{'':>8}"
    late = "  late" if aim and median > aim else ""
    print(f"{asked.name:<48}{median:>10.0f}{max(times):>10.0f}{aimed}{size / 1000:>8.0f}{told}{late}", flush=True)
    return not (told or late)


def main() -> None:
    """Read the arguments."""
    parser = argparse.ArgumentParser(prog="python -m bench.browse", description=__doc__)
    parser.add_argument("database", nargs="?", type=Path, default=Path(DATABASE), help=f"default: {DATABASE}")
    measure(parser.parse_args().database)


if __name__ == "__main__":
    main()
