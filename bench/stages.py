"""What one article costs in milliseconds, stage by stage: `make bench`, or `python -m bench.stages [FOLDER …]`."""

import argparse
import statistics
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter

from crawler.discovery.files import articles, find_files
from crawler.items import Article
from pipelines.fields import FIELDS
from pipelines.normalise import normalise
from pipelines.read import read
from pipelines.relevance import judge
from pipelines.saving import Store
from pipelines.schema import open_database
from pipelines.text import Text

FOLDERS = ["seeds", "tests/development"]
LIMIT = 10_000_000
ROUNDS = 7
# The aim is set for an article of 3 KB: these bodies are about as long.
ABOUT_3_KB = range(2500, 3500)

Times = dict[str, list[float]]


def timed(times: Times, stage: str, work: Callable[[], object]) -> float:
    """Add the milliseconds that `work` takes to its stage, and return them."""
    started = perf_counter()
    work()
    took = (perf_counter() - started) * 1000
    times.setdefault(stage, []).append(took)
    return took


def measure(file: Path, store: Store, times: Times) -> int:
    """Run one file through all stages. Returns the characters of its bodies."""
    characters = 0
    kind = file.name.lower().removesuffix(".gz").rpartition(".")[2]
    timed(times, f"parse {kind}", partial(list, articles(file, limit=LIMIT)))
    for parsed in articles(file, limit=LIMIT):
        if not isinstance(parsed, Article):
            continue
        timed(times, "normalise", partial(normalise, parsed))
        article = normalise(parsed)
        judged = timed(times, "relevance", partial(judge, article))
        article = replace(article, relevance=judge(article))
        fields = timed(times, "all fields", partial(read, article))
        if len(article.body) in ABOUT_3_KB:
            times.setdefault("3 KB: all fields", []).append(fields)
            times.setdefault("3 KB: with relevance", []).append(judged + fields)
        text = Text(article)
        for field in FIELDS:
            timed(times, f"  {field.name}", partial(text.once, field.find))
        reading = read(article)
        timed(times, "save new", partial(store.save, reading))
        timed(times, "save unchanged", partial(store.save, reading))
        characters += len(article.body)
    return characters


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("folders", nargs="*", default=FOLDERS, help=f"of articles (default: {' and '.join(FOLDERS)})")
    options = parser.parse_args()
    files = [file for folder in options.folders for file in find_files(folder)]
    times: Times = {}
    characters = 0
    for round_ in range(ROUNDS + 1):
        with tempfile.TemporaryDirectory() as folder:
            db = open_database(Path(folder) / "bench.sqlite3")
            characters = sum(measure(file, Store(db), times) for file in files)
            db.close()
        if round_ == 0:
            times = {}  # the first round loads lexicons
    count = len(times["normalise"]) // ROUNDS
    print(
        f"{count} articles of {characters / count:,.0f} characters on average, {ROUNDS} rounds, milliseconds an article"
    )
    print(f"{'stage':<22}{'median':>9}{'mean':>9}{'p95':>9}")
    for stage, values in times.items():
        p95 = statistics.quantiles(values, n=20)[-1]
        print(f"{stage:<22}{statistics.median(values):>9.2f}{statistics.mean(values):>9.2f}{p95:>9.2f}")


if __name__ == "__main__":
    main()
