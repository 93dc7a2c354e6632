"""Copies: how many planted ones are found, how many texts are taken for copies that are none, what an article costs.

`python -m bench.copies [--reports N] [--sizes N …] [--seed N]`, with rensa in the same run if it is installed. The
reports of tests/copies share far more phrases than real ones do, so that the figures are on the safe side.
"""

import argparse
import resource
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from random import Random
from time import process_time

from bench import peer_rensa
from bench.quality import Quality
from crawler.items import Article
from pipelines.copies import stories
from pipelines.schema import open_database, transaction
from tests.copies.changes import CHANGES, copy_of
from tests.copies.newsroom import Newsroom
from tests.copies.shelf import made_ready

SIZES_MEASURED = (1000, 10_000, 100_000)
PARTS = ("development", "held_out")
# Every set of changes, so many times over.
TIMES_OVER = 8
# An index is filled with articles of so many fingerprints, of which reports share so many; then so many are placed.
FINGERPRINTS, SHARED, KNOWN, PLACED, AT_ONCE = 32, 0.45, 1000, 500, 20_000
FILL = (
    "INSERT INTO articles (id, identity, story_id, body, languages, text_digest, first_seen, last_seen)"
    " VALUES (?, ?, ?, '', '[]', '', '2024-10-15T00:00:00+00:00', '2024-10-15T00:00:00+00:00')"
)
INDEX = f"INSERT INTO fingerprints (fingerprint, article_id, of) VALUES (?, ?, {FINGERPRINTS})"
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
        with transaction(self.db) as connection:
            stories.settle(connection, 1)  # so that what it is filled with counts as found by these rules
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

    def fill(self, size: int, known: Sequence[tuple[int, ...]], random: Random) -> None:
        """Put in so many articles with invented fingerprints: as many of them as reports share are those of reports."""
        pool = [one for fingerprints in known for one in fingerprints]

        def invented() -> int:
            return random.choice(pool) if random.random() < SHARED else random.randrange(-(2**31), 2**31)

        self.db.execute("PRAGMA foreign_keys = OFF")
        for start in range(1, size + 1, AT_ONCE):
            ids = range(start, min(start + AT_ONCE, size + 1))
            rows = sorted({(invented(), article_id) for article_id in ids for _ in range(FINGERPRINTS)})
            with transaction(self.db) as connection:
                connection.executemany("INSERT INTO stories VALUES (?, ?, ?, 1, 0, NULL, NULL)", thrice(ids))
                connection.executemany(FILL, thrice(ids))
                connection.executemany(INDEX, rows)
        self.db.execute("PRAGMA foreign_keys = ON")

    def asked(self, query: str, *values: object) -> int:
        """The one number that a query gives."""
        return int(self.db.execute(query, values).fetchone()[0] or 0)


def thrice(ids: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """Each number three times: an article that is the earliest and the fullest of a story of its own number."""
    return ((one, one, one) for one in ids)


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


def cost(folder: Path, seed: int, sizes: Sequence[int]) -> None:
    """Print what an article costs among so many others."""
    room = Newsroom(PARTS[0], seed)
    known = [made_ready(Article(identity="", body=room.report().body)).fingerprints for _ in range(KNOWN)]
    print(f"{'articles':>10}{'fingerprints ms':>17}{'placing ms':>12}{'bytes/article':>15}{'memory MB':>11}")
    for size in sizes:
        heap = Heap(folder / f"{size}.sqlite3")
        heap.fill(size, known, Random(seed))
        for _ in range(PLACED):
            heap.put(room.report().body)
        figures = (heap.fingerprinting / PLACED, heap.placing / PLACED, heap.asked(SIZES) / (size + PLACED))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:>10,}{figures[0]:>17.2f}{figures[1]:>12.2f}{figures[2]:>15,.0f}{memory:>11,.0f}", flush=True)
        heap.db.close()


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.copies", description=__doc__)
    parser.add_argument("--reports", type=int, default=3000, help="among which copies are planted (default: 3000)")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES_MEASURED, help="articles already stored")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'texts':<13}{'found by':<26}{'recall':>8}{'false links':>13}{'ms a text':>11}")
        for part in PARTS:
            for one in qualities(Path(folder), part, options.seed, options.reports):
                figures = f"{one.recall:>8.3f}{one.false_links:>13}{one.milliseconds:>11.2f}"
                print(f"{part:<13}{one.name:<26}{figures}", flush=True)
        cost(Path(folder), options.seed, options.sizes)


if __name__ == "__main__":
    main()
