"""What it costs to store many articles, and whether it costs more as they become more: `python -m bench.storing`.

Articles are read once a template and then varied: other words in another order, other values, so that what is measured
is storing. Every tenth has the body of one that another outlet had before.
"""

import argparse
import random
import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time

from bench.stories import stories
from crawler.items import Article
from pipelines.prepared import Prepared, prepare
from pipelines.saving import Store
from pipelines.schema import open_database

ARTICLES, TEMPLATES, OUTLETS, TENTHS = 100_000, 60, 400, 10
COPY_EVERY, COPIED_FROM = 10, 5_000
FIRST_DAY = datetime(2024, 1, 1, tzinfo=UTC)
HASHES = 1 << 31


def templates() -> list[Prepared]:
    """Articles on topic, read and made ready."""
    articles = (
        Article(
            identity=f"template:{story.number}",
            url=f"https://kabaruji.example{story.path}",
            headline=story.headline,
            body="\n".join(story.paragraphs),
            date_published=story.published,
        )
        for story in stories(TEMPLATES)
    )
    made = [prepare(article, keep_off_topic=True)[0] for article in articles]
    return [one for one in made if isinstance(one, Prepared)]


def varied(made: list[Prepared], count: int) -> Iterator[Prepared]:
    """So many articles, of which every tenth is a copy of an earlier one."""
    chance, bodies = random.Random(count), list[tuple[str, tuple[int, ...]]]()
    for number in range(count):
        template = made[number % len(made)]
        if number % COPY_EVERY == COPY_EVERY - 1 and bodies:
            body, fingerprints = chance.choice(bodies)
        else:
            body, fingerprints = other_words(template, chance)
            bodies.append((body, fingerprints))
            del bodies[:-COPIED_FROM]
        host, published = f"kabar{chance.randrange(OUTLETS)}.example", FIRST_DAY + timedelta(minutes=number)
        article = replace(
            template.article,
            identity=f"https://{host}/{number}",
            url=f"https://{host}/{number}",
            outlet=host,
            headline=f"{template.article.headline} {number}",
            body=body,
            date_published=published,
        )
        digest = f"{chance.getrandbits(128):032x}"
        yield replace(template, article=article, text_digest=digest, record_digest=digest, fingerprints=fingerprints)


def other_words(template: Prepared, chance: random.Random) -> tuple[str, tuple[int, ...]]:
    """The body in another order, with some words of its own, and fingerprints that no other has."""
    words = template.article.body.split()
    chance.shuffle(words)
    for place in range(0, len(words), 40):
        words[place] = f"kata{chance.randrange(500_000)}"
    fingerprints = {chance.randrange(-HASHES, HASHES) for _ in template.fingerprints}
    return " ".join(words), tuple(sorted(fingerprints))


def resident() -> float:
    """The memory of this process, in MB."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096 / 1e6


def size(path: Path) -> int:
    """The bytes of the database and its journal."""
    return sum(file.stat().st_size for file in (path, Path(f"{path}-wal")) if file.exists())


def measure(path: Path, count: int) -> None:
    """Store, and print a line a tenth."""
    made = templates()
    opened = perf_counter()
    db = open_database(path)
    print(f"opened new in {(perf_counter() - opened) * 1000:.0f} ms; {len(made)} templates")
    print(
        f"{'articles':>10}{'ms/article':>12}{'CPU ms':>9}{'p99 ms':>9}{'max ms':>9}{'KB/article':>12}{'MB memory':>11}"
    )
    store, times, all_times = Store(db), list[float](), 0.0
    cpu, before = 0.0, size(path)
    for number, ready in enumerate(varied(made, count), start=1):
        started, cpu_started = perf_counter(), process_time()
        store.save(ready)
        times.append((perf_counter() - started) * 1000)
        cpu += process_time() - cpu_started
        if number % (count // TENTHS) == 0:
            all_times += sum(times)
            p99 = statistics.quantiles(times, n=100)[-1]
            mean, used = statistics.mean(times), (size(path) - before) / len(times) / 1000
            figures = f"{mean:>12.2f}{cpu * 1000 / len(times):>9.2f}{p99:>9.1f}{max(times):>9.0f}{used:>12.1f}"
            print(f"{number:>10,}{figures}{resident():>11.0f}", flush=True)
            times, cpu, before = [], 0.0, size(path)
    db.close()
    opened = perf_counter()
    open_database(path).close()
    print(f"{count / all_times * 1000:,.0f} articles/s, {size(path) / count / 1000:.1f} KB an article")
    print(f"opened again in {(perf_counter() - opened) * 1000:.0f} ms")


def main() -> None:
    """Read the arguments."""
    parser = argparse.ArgumentParser(prog="python -m bench.storing", description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES, help=f"how many (default: {ARTICLES:,})")
    parser.add_argument("--database", type=Path, help="where; it is kept then (default: a folder that is thrown away)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(options.database or Path(folder) / "bench.sqlite3", max(TENTHS, options.articles))


if __name__ == "__main__":
    main()
