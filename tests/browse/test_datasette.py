"""A real Datasette over a real database: every table opens, search finds, and everything is described."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browse.described import INDONESIAN, in_language
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


def test_every_title_and_description_has_its_indonesian_words() -> None:
    english, indonesian = in_language("en"), in_language("id")
    untold = [f"{table}.{column}" for table in english for column, m in indonesian[table]["columns"].items() if not m]
    same = [name for name, told in english.items() if indonesian[name]["description"] == told["description"]]
    assert (untold, same) == ([], [])
    written = {name for file in INDONESIAN.glob("*.toml") for name in tomllib.loads(file.read_text("utf-8"))}
    assert written - {"every"} == set(english)
    stray = [
        f"{name}.{column}"
        for file in INDONESIAN.glob("*.toml")
        for name, table in tomllib.loads(file.read_text("utf-8")).items()
        for column in table["columns"]
        if name != "every" and column not in english[name]["columns"]
    ]
    assert stray == []


def test_tables_are_told_in_the_language_of_the_visit(address: str) -> None:
    assert "Who signed an article." in get(f"{address}/berita/authors")
    page = get(f"{address}/berita/authors?lang=id")
    assert "Siapa yang menulis atau menyunting artikel." in page
    assert "Who signed" not in page
    assert "Siapa yang menulis" in get(f"{address}/berita?lang=id")


def test_tables_of_the_machinery_are_hidden(address: str) -> None:
    tables = {table["name"]: table["hidden"] for table in json.loads(get(f"{address}/berita.json"))["tables"]}
    hidden = {name for name, is_hidden in tables.items() if is_hidden}
    assert {"_sqlite_migrations", "fingerprints", "person_profiles", "articles_fts", "articles_fts_data"} <= hidden
    assert not {"articles", "persons", "stances", "captures"} & hidden


def test_cells_lead_to_pages_of_ours(address: str) -> None:
    assert '<a href="/article/1">' in get(f"{address}/berita/article_region")
    assert '<a href="/region/73.05">' in get(f"{address}/berita/article_region")
    assert '<a href="/region/73.05">73.05</a>' in get(f"{address}/berita?sql=select+'73.05'+as+code")
    assert "/article/x" not in get(f"{address}/berita?sql=select+'x'+as+article_id")


def test_queries_only_read(address: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        get(f"{address}/berita?sql=delete+from+articles")
    refused.value.close()
    assert refused.value.code == 400


def test_facets_and_sort_orders_name_columns_that_there_are(database: Path) -> None:
    db = open_database(database)
    for name, table in metadata(database)["databases"]["berita"]["tables"].items():
        named = [*table.get("facets", []), table.get("sort"), table.get("sort_desc"), table.get("label_column")]
        wanted = {column for column in named if column}
        assert wanted <= {column.name for column in db[name].columns}, name


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


def test_stored_questions_are_queries_that_open(address: str, database: Path) -> None:
    queries = metadata(database)["databases"]["berita"]["queries"]
    assert len(queries) >= 15
    name = sorted(queries)[0]
    assert queries[name]["title"] in get(f"{address}/berita/{name}")
