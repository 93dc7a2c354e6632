"""Memory and time of a long run: `python -m bench.many_files [--files 10000]`.

Writes files of about 3 KB, runs `scrapy crawl seeds` over them in a process of its own, and prints resident memory and
milliseconds a file as the run goes on. Both should stay where they are.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sqlite_utils import Database

from crawler.discovery.files import articles, find_files
from crawler.items import Article

ROOT = Path(__file__).parent.parent
STEPS = 10


def write_files(folder: Path, count: int) -> None:
    """Make articles of two seeds each, about 3 KB, each with a sentence of its own."""
    bodies = [
        item.body
        for file in find_files(str(ROOT / "seeds"))
        for item in articles(file, limit=10_000_000)
        if isinstance(item, Article)
    ]
    for number in range(count):
        one, other = bodies[number % len(bodies)], bodies[(number + 1) % len(bodies)]
        (folder / f"{number:06}.txt").write_text(f"{one}\n{other}\nNaskah ini bernomor {number}.\n", encoding="utf-8")


def resident_megabytes(pid: int) -> float:
    """The resident memory of a process (Linux)."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def seen(database: Path) -> int:
    """How many files the run has dealt with."""
    db = Database(database)
    return sum(db.table(name).count for name in ("articles", "skipped")) if "skipped" in db.table_names() else 0


def main() -> None:
    """Run and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=10_000)
    count = parser.parse_args().files
    with tempfile.TemporaryDirectory() as place:
        folder, database = Path(place) / "files", Path(place) / "news.sqlite3"
        folder.mkdir()
        write_files(folder, count)
        command = [
            sys.executable,
            "-m",
            "scrapy",
            "crawl",
            "seeds",
            "-a",
            f"path={folder}",
            "-s",
            f"DATABASE={database}",
        ]
        print(f"{'files':>8}{'MB resident':>13}{'ms a file':>11}")
        started, last, step = time.monotonic(), 0, count // STEPS
        with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as run:
            while run.poll() is None:
                time.sleep(0.05)
                now = seen(database) if database.exists() else 0
                if now >= last + step:
                    spent = (time.monotonic() - started) * 1000 / (now - last)
                    print(f"{now:>8}{resident_megabytes(run.pid):>13.0f}{spent:>11.2f}", flush=True)
                    started, last = time.monotonic(), now
        print(f"{seen(database):>8} files in the database, exit code {run.returncode}")


if __name__ == "__main__":
    main()
