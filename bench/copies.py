"""Copies: how many planted ones are found, how many texts are taken for copies that are none, what an article costs.

`python -m bench.copies [--reports N] [--size N] [--seed N]`, with rensa in the same run if it is installed. The reports
of tests/copies share far more phrases than real ones do, so that the figures are on the safe side.
"""

import argparse
import resource
import tempfile
from itertools import combinations
from pathlib import Path
from time import process_time

from bench import peer_rensa
from bench.quality import Quality
from crawler.items import Article
from pipelines.copies import stories
from pipelines.schema import open_database, transaction
from tests.copies.changes import CHANGES, copy_of
from tests.copies.newsroom import Newsroom
from tests.copies.shelf import made_ready

PARTS = ("development", "held_out")
# Every set of changes, so many times over.
TIMES_OVER = 8
STEPS = 10
INSERT = (
    "INSERT INTO articles (identity, body, languages, text_digest, first_seen, last_seen)"
    " VALUES (?, ?, '[]', '', '2024-10-15T00:00:00+00:00', '2024-10-15T00:00:00+00:00') RETURNING id"
)
SIZES = "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'fingerprints%' OR name LIKE 'stories%' OR name LIKE 'copies%'"
SAME = "SELECT count(DISTINCT story_id) = 1 FROM articles WHERE id IN (?, ?)"


class Heap:
    """A database of bare texts, and the processor's milliseconds that fingerprints and stories have taken."""

    def __init__(self, path: Path) -> None:
        self.db = open_database(path)
        self.fingerprinting = self.placing = 0.0

    def put(self, body: str) -> int:
        """Store a text and put it in its story. Returns its id."""
        started = process_time()
        ready = made_ready(Article(identity="", body=body))
        self.fingerprinting += (process_time() - started) * 1000
        with transaction(self.db) as connection:
            (number,) = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM articles").fetchone()
            (article_id,) = connection.execute(INSERT, [str(number), body]).fetchone()
            started = process_time()
            stories.place(connection, article_id, ready)
            self.placing += (process_time() - started) * 1000
        return int(article_id)

    def asked(self, query: str, *values: object) -> int:
        """The one number that a query gives."""
        return int(self.db.execute(query, values).fetchone()[0] or 0)


def qualities(folder: Path, part: str, seed: int, count: int) -> list[Quality]:
    """What we find, and what rensa finds, in the same texts."""
    room = Newsroom(part, seed)
    reports = room.reports(count)
    sets = [changes for size in range(len(CHANGES) + 1) for changes in combinations(CHANGES, size)] * TIMES_OVER
    copies = [(number % count, copy_of(reports[number % count], one, room).body) for number, one in enumerate(sets)]
    heap = Heap(folder / f"{part}.sqlite3")
    ids = [heap.put(report.body) for report in reports]
    spent = (heap.fingerprinting + heap.placing) / count
    false_links = count - heap.asked("SELECT count(*) FROM stories")
    found = [heap.asked(SAME, ids[original], heap.put(body)) for original, body in copies]
    heap.db.close()
    ours = Quality(name="ours", recall=sum(found) / len(found), false_links=false_links, milliseconds=spent)
    return [ours, *peer_rensa.measured([report.body for report in reports], copies)]


def cost(folder: Path, seed: int, size: int) -> None:
    """Print what an article costs as the database grows."""
    heap, room = Heap(folder / "size.sqlite3"), Newsroom(PARTS[0], seed)
    print(f"{'articles':>10}{'fingerprints ms':>17}{'placing ms':>12}{'bytes/article':>15}{'memory MB':>11}")
    for step in range(1, STEPS + 1):
        heap.fingerprinting = heap.placing = 0.0
        share = size // STEPS
        for _ in range(share):
            heap.put(room.report().body)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        stored = heap.asked(SIZES) / (step * share)
        print(
            f"{step * share:>10,}{heap.fingerprinting / share:>17.2f}{heap.placing / share:>12.2f}"
            f"{stored:>15,.0f}{memory:>11,.0f}",
            flush=True,
        )
    heap.db.close()


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.copies", description=__doc__)
    parser.add_argument("--reports", type=int, default=3000, help="among which copies are planted (default: 3000)")
    parser.add_argument("--size", type=int, default=20_000, help="to which the database grows (default: 20000)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'texts':<13}{'found by':<26}{'recall':>8}{'false links':>13}{'ms a text':>11}")
        for part in PARTS:
            for one in qualities(Path(folder), part, options.seed, options.reports):
                figures = f"{one.recall:>8.3f}{one.false_links:>13}{one.milliseconds:>11.2f}"
                print(f"{part:<13}{one.name:<26}{figures}", flush=True)
        cost(Path(folder), options.seed, options.size)


if __name__ == "__main__":
    main()
