"""Power cuts: the files as they are at a random moment of writing, with the end of the journal lost or torn.

A process that is stopped stands still between two calls of the system, so its files are as a cut would leave them; what
was not yet synced is then cut off, or overwritten with zeros. A cut may lose the last articles, and nothing else.
"""

import os
import random
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from pipelines.schema import open_database
from pipelines.soundness import checks, search

pytestmark = pytest.mark.e2e
ROOT = Path(__file__).parents[2]
CUTS = 25
SEED = int(os.environ.get("SEED", "20241127"))
# Saves for ever, prints the number of each article that is acknowledged, and of each that stands in a checkpoint.
WRITES = """
import sys
from pathlib import Path
from bench.storing import templates, varied
from dataclasses import replace
from pipelines.saving import Store
from pipelines.schema import open_database
db = open_database(Path(sys.argv[1]))
store, made = Store(db), templates()[:8]
for number, ready in enumerate(varied(made, 100_000), start=1):
    store.save(replace(ready, article=replace(ready.article, identity=str(number))))
    print("saved", number, flush=True)
    if number % 20 == 0:
        db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        print("synced", number, flush=True)
"""
HEADER, FRAME = 32, 24 + 4096


@contextmanager
def writing(database: Path, log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as output:
        process = subprocess.Popen([sys.executable, "-c", WRITES, str(database)], cwd=ROOT, stdout=output)
    try:
        while "synced" not in log.read_text():
            assert process.poll() is None
            time.sleep(0.05)
        yield process
    finally:
        process.send_signal(signal.SIGCONT)
        process.kill()
        process.wait()


def said(log: Path, word: str) -> int:
    """The latest number that was told with that word."""
    return max(int(line.split()[1]) for line in log.read_text().splitlines() if line.startswith(word))


def synced_bytes(shared: Path) -> int:
    """Up to where the journal was synced: SQLite does that before it copies frames into the database."""
    attempted = struct.unpack_from("=I", shared.read_bytes(), 128)[0]
    return HEADER + int(attempted) * FRAME


def cut(database: Path, target: Path, chance: random.Random, how: str) -> None:
    """The files, as a power cut leaves them; of the journal at least what was synced."""
    for suffix in ("", "-wal"):
        shutil.copy(f"{database}{suffix}", f"{target}{suffix}")
    wal = Path(f"{target}-wal")
    size = wal.stat().st_size
    place = chance.randint(min(size, synced_bytes(Path(f"{database}-shm"))), size)
    with wal.open("r+b") as file:
        file.truncate(place if how != "whole" else size)
        if how == "zeros":
            file.truncate(size)


def test_a_power_cut_loses_the_last_articles_at_most(tmp_path: Path) -> None:
    print(f"SEED={SEED}")
    database, log, chance = tmp_path / "n.sqlite3", tmp_path / "log.txt", random.Random(SEED)
    lost = []
    with writing(database, log) as process:
        for number in range(CUTS):
            how = ("whole", "cut", "zeros")[number % 3]
            time.sleep(chance.uniform(0, 0.3))
            process.send_signal(signal.SIGSTOP)
            time.sleep(0.02)
            least = said(log, "saved" if how == "whole" else "synced")
            copy = tmp_path / f"cut-{number}.sqlite3"
            cut(database, copy, chance, how)
            most = said(log, "saved") + 1
            process.send_signal(signal.SIGCONT)
            lost.append(most - assert_whole(copy, least, most))
    assert max(lost) > 1, "no cut has lost anything: they do not do what they are to"


def assert_whole(copy: Path, least: int, most: int) -> int:
    """Opens what was left: it is sound, with the first articles without a gap. Returns how many there are."""
    with closing(open_database(copy)) as db:
        connection = db.conn
        stored = [int(identity) for (identity,) in connection.execute("SELECT identity FROM articles ORDER BY id")]
        findings = [checks.whole(connection, is_quick=False), checks.foreign_keys(connection)]
        findings += [*checks.orphans(connection), search.searchable(connection)]
    assert [finding.line for finding in findings if finding.problems] == []
    assert stored == list(range(1, len(stored) + 1))
    assert least <= len(stored) <= most
    return len(stored)
