"""Two processes that write and a Datasette that is asked all the time, for half a minute: no error in any of them."""

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from pipelines.schema import open_database
from pipelines.soundness import checks, search
from pipelines.soundness.copying import copy_database, read_only

pytestmark = pytest.mark.e2e
ROOT = Path(__file__).parents[2]
SECONDS = 30.0
# Saves for so many seconds, every third article one that the other process saves too, and prints each outcome.
WRITES = """
import sys, time
from pathlib import Path
from bench.storing import templates, varied
from crawler.discovery.links import Link
from crawler.memory import Memory, Route
from dataclasses import replace
from datetime import UTC, datetime
from pipelines.saving import Store
from pipelines.schema import open_database
path, name, seconds = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
made = templates()[:8]
store, memory = Store(open_database(path)), Memory.open(path)
latest, feed = time.monotonic() + seconds, Route(outlet=name, kind="feed", url=f"https://{name}.example/feed/")
for number, ready in enumerate(varied(made, 100_000)):
    identity = f"shared:{number}" if number % 3 == 0 else f"{name}:{number}"
    ready = replace(ready, article=replace(ready.article, identity=identity, url=f"https://{name}.example/{number}"))
    print(identity, store.save(ready).outcome, flush=True)
    memory.found(feed, [Link(url=ready.article.url)], datetime.now(UTC))
    if time.monotonic() > latest:
        break
"""
ASKED = (
    "/n/articles.json?_size=20&_sort_desc=id",
    "/n.json?sql=select+count(*)+from+people&_shape=array",
    "/n/articles.json?_search=netralitas&_size=5",
    "/n.json?sql=select+count(*),count(distinct+story_id)+from+articles&_shape=array",
)


@contextmanager
def datasette(database: Path) -> Iterator[str]:
    """A real one, as `python -m browse` starts it."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "datasette", "serve", str(database), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            url = f"http://127.0.0.1:{port}"
            wait_for(url)
            yield url
        finally:
            process.terminate()
        assert process.stderr
        assert "locked" not in process.stderr.read()


def wait_for(url: str) -> None:
    latest = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(url + "/-/versions.json"):
                return
        except OSError:
            assert time.monotonic() < latest
            time.sleep(0.2)


def ask(url: str, path: str) -> object:
    with urllib.request.urlopen(url + path, timeout=60) as answer:
        assert answer.status == 200
        return json.load(answer)


def writer(database: Path, name: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITES, str(database), name, str(SECONDS)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_writers_and_a_reader(tmp_path: Path) -> None:
    database = tmp_path / "n.sqlite3"
    open_database(database).close()
    asked = 0
    with datasette(database) as url:
        writers = [writer(database, name) for name in ("satu", "dua")]
        latest = time.monotonic() + SECONDS
        while time.monotonic() < latest:
            ask(url, ASKED[asked % len(ASKED)])
            asked += 1
        copy_database(database, tmp_path / "copy.sqlite3", replace=False, tell=lambda *_: None)
        told = [process.communicate(timeout=120) for process in writers]
    assert [(process.returncode, errors) for process, (_, errors) in zip(writers, told, strict=True)] == [(0, "")] * 2
    outcomes = dict(line.split() for output, _ in told for line in output.splitlines())
    assert len(outcomes) > 100
    assert asked > 100
    with closing(read_only(database)) as connection:
        stored = {identity for (identity,) in connection.execute("SELECT identity FROM articles")}
        assert stored == set(outcomes)
        (pages,) = connection.execute("SELECT count(*) FROM pages").fetchone()
        assert pages == sum(len(output.splitlines()) for output, _ in told)
        findings = [checks.whole(connection, is_quick=False), checks.foreign_keys(connection)]
        findings += [*checks.orphans(connection), search.indexed(connection)]
    assert [finding.line for finding in findings if finding.problems] == []
    with closing(read_only(tmp_path / "copy.sqlite3")) as connection:
        assert search.indexed(connection).problems == 0
