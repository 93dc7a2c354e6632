"""A real Datasette over a real database: every table opens, search finds, and everything is described."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browse.document import lines
from browse.metadata import metadata
from crawler.items import Article
from pipelines.read import read
from pipelines.saving import Store
from pipelines.schema import open_database

ROOT = Path(__file__).parents[2]
HOSTILE = "<script>alert(1)</script> Netral"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("browse") / "berita.sqlite3"
    db = open_database(path)
    body = "Bupati Takalar meminta PNS menjaga netralitas pada Pilkada 2024."
    Store(db).save(read(Article(identity="a", headline=HOSTILE, body=body, languages=("id",))))
    db.close()
    return path


@pytest.fixture(scope="module")
def address(database: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "browse", str(database), "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as served:
        address = f"http://127.0.0.1:{port}"
        for _ in range(100):
            if answers(address):
                break
            time.sleep(0.2)
        yield address
        served.send_signal(signal.SIGTERM)


def answers(address: str) -> bool:
    try:
        return bool(get(address))
    except urllib.error.URLError:
        return False


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as response:
        text: str = response.read().decode()
        return text


def test_the_front_page_says_what_it_is(address: str) -> None:
    assert "Netralitas ASN" in get(address)


def test_every_table_opens_with_its_description(address: str, database: Path) -> None:
    tables: dict[str, dict[str, Any]] = metadata(database)["databases"]["berita"]["tables"]
    assert len(tables) > 20
    shown = {name: described for name, described in tables.items() if not described.get("hidden")}
    for name, described in shown.items():
        page = get(f"{address}/berita/{name}")
        assert described["description"].splitlines()[0].split("'")[0][:40] in page, name


def test_search_finds_words_of_headline_and_body(address: str) -> None:
    found = json.loads(get(f"{address}/berita/articles.json?_search=netralitas&_shape=array"))
    assert [row["headline"] for row in found] == [HOSTILE]
    assert json.loads(get(f"{address}/berita/articles.json?_search=karbon&_shape=array")) == []


def test_text_from_pages_is_escaped(address: str) -> None:
    page = get(f"{address}/berita/articles/1")
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_every_column_of_every_table_is_described(database: Path) -> None:
    db = open_database(database)
    tables = metadata(database)["databases"]["berita"]["tables"]
    shown = [name for name in db.table_names() if "_fts" not in name and not name.startswith("_")]
    missing = [
        f"{name}.{column.name}"
        for name in shown
        for column in db.table(name).columns
        if column.name not in tables[name]["columns"] and column.name != "id"
    ]
    assert missing == []


def test_the_document_of_the_schema_is_up_to_date() -> None:
    assert (ROOT / "docs" / "schema.md").read_text(encoding="utf-8") == "\n".join(lines()) + "\n", "run make schema"


def test_without_a_database_it_says_what_to_do(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "browse", str(tmp_path / "none.sqlite3")]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=os.environ, timeout=60, check=False)
    assert run.returncode == 1
    assert "run make crawl first" in run.stderr
