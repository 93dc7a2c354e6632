"""Real runs of `scrapy crawl seeds`: exports, the summary, exit codes, and runs that are killed."""

import json
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlite_utils import Database

ROOT = Path(__file__).parent.parent
SCRAPY = (sys.executable, "-m", "scrapy")
ON_TOPIC = (
    "Bupati Ingatkan ASN Jaga Netralitas pada Pilkada 2024\n\n"
    "TAKALAR – Bupati Takalar Rudi Hartawan meminta aparatur sipil negara menjaga netralitas pada Pilkada 2024.\n\n"
    "“ASN dilarang ikut kampanye pasangan calon mana pun,” kata Rudi, Senin (30/9/2024). Ini laporan nomor {}.\n"
)
OFF_TOPIC = "Panen Raya Padi\n\nPetani di Kecamatan Polongbangkeng memanen padi seluas 40 hektare pada musim ini.\n"


def crawl(folder: Path | str, *options: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [*SCRAPY, "crawl", "seeds", "-a", f"path={folder}", *options]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(ON_TOPIC.format(number), encoding="utf-8")
    (folder / "panen.txt").write_text(OFF_TOPIC, encoding="utf-8")
    (folder / "kosong.txt").write_bytes(b"")
    return folder


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "news.sqlite3"


def test_a_run_stores_exports_and_tells(folder: Path, database: Path, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    run = crawl(folder, "-s", f"DATABASE={database}", "-O", str(records))
    assert run.returncode == 0, run.stderr
    exported = [json.loads(line) for line in records.read_text(encoding="utf-8").splitlines()]
    assert sorted(record["file"] for record in exported) == ["0.txt", "1.txt", "2.txt"]
    assert {record["headline"] for record in exported} == {"Bupati Ingatkan ASN Jaga Netralitas pada Pilkada 2024"}
    db = Database(database)
    assert db.table("articles").count == 3
    assert {row["file"]: row["reason"] for row in db.table("skipped").rows} == {
        "panen.txt": "off topic",
        "kosong.txt": "empty",
    }
    assert run.stdout == ""
    for told in ("3 new", "1 off topic", "1 empty", "panen.txt", "kosong.txt", f"python -m browse {database}"):
        assert told in run.stderr


DEFINED = re.findall(r"^\| (`.+?) \|", (ROOT / "docs" / "record.md").read_text(encoding="utf-8"), re.MULTILINE)
KEYS = [key for cell in DEFINED for key in re.findall(r"`(\w+)`", cell)]
# A text that changed, a site, an archive, copies, spellings of one name, and somebody who corrects links of people.
NEED_MORE_THAN_SEEDS = {
    "archives_read", "captures", "copies", "differences", "findings", "listings", "pages", "person_blocks_due",
    "person_corrections", "person_pins", "person_posts_due", "person_proposals", "revisions",
}  # fmt: skip


def test_the_seeds_fill_every_table_and_the_records_have_every_key(database: Path, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    run = crawl("seeds", "-s", f"DATABASE={database}", "-O", str(records))
    assert run.returncode == 0, run.stderr
    exported = [json.loads(line) for line in records.read_text(encoding="utf-8").splitlines()]
    assert {tuple(record) for record in exported} == {tuple(KEYS)}
    assert [key for key in KEYS if not any(record[key] for record in exported)] == []
    db = Database(database)
    assert {name for name in db.table_names() if db.table(name).count == 0} == NEED_MORE_THAN_SEEDS
    gold = [json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "seeds").glob("*.gold.json")]
    assert db.table("articles").count + db.table("skipped").count == len(gold)


def test_records_can_be_piped(folder: Path, database: Path) -> None:
    run = crawl(folder, "-s", f"DATABASE={database}", "-o", "-:jsonlines")
    assert [json.loads(line)["file"] for line in run.stdout.splitlines()] == ["0.txt", "1.txt", "2.txt"]


def test_off_topic_articles_are_kept_on_request(folder: Path, database: Path, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    crawl(folder, "-s", f"DATABASE={database}", "-s", "KEEP_OFF_TOPIC=1", "-O", str(records))
    exported = [json.loads(line) for line in records.read_text(encoding="utf-8").splitlines()]
    assert {record["file"]: record["relevance"]["on_topic"] for record in exported} == {
        "0.txt": True,
        "1.txt": True,
        "2.txt": True,
        "panen.txt": False,
    }
    assert Database(database).table("articles").count == 4


def dump(database: Path) -> list[str]:
    """The content, but for the ledger of runs and the times when something was seen last."""
    db = Database(database)
    tables = [name for name in db.table_names() if name != "runs" and "_fts" not in name]
    rows = (
        {k: v for k, v in row.items() if k != "last_seen"} | {"table": name} for name in tables for row in db[name].rows
    )
    return [json.dumps(row) for row in rows]


def test_a_second_run_changes_nothing(folder: Path, database: Path) -> None:
    crawl(folder, "-s", f"DATABASE={database}")
    before = dump(database)
    run = crawl(folder, "-s", f"DATABASE={database}")
    assert "3 unchanged" in run.stderr
    assert dump(database) == before
    assert Database(database).table("runs").count == 2


def test_a_path_that_does_not_exist_is_a_clear_error(tmp_path: Path, database: Path) -> None:
    run = crawl(tmp_path / "nowhere", "-s", f"DATABASE={database}")
    assert run.returncode == 2
    assert "there is no file or folder" in run.stderr
    assert "Traceback" not in run.stderr
    assert not database.exists()


def test_a_wrong_argument_is_answered_with_the_right_one(database: Path) -> None:
    command = [*SCRAPY, "crawl", "seeds", "-a", "folder=x", "-s", f"DATABASE={database}"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 2
    assert "it takes path" in run.stderr


def test_a_foreign_database_is_refused(folder: Path, database: Path) -> None:
    Database(database).table("bookmarks").insert({"url": "x"})
    before = database.read_bytes()
    run = crawl(folder, "-s", f"DATABASE={database}")
    assert run.returncode == 2
    assert "another program" in run.stderr
    assert "Traceback" not in run.stderr
    assert database.read_bytes() == before


def test_a_database_that_cannot_be_written_is_a_clear_error(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    run = crawl(folder, "-s", f"DATABASE={tmp_path / 'file' / 'news.sqlite3'}")
    assert run.returncode == 2
    assert "cannot be opened" in run.stderr
    assert "Traceback" not in run.stderr


def test_an_article_that_breaks_a_pipeline_is_recorded(folder: Path, database: Path, tmp_path: Path) -> None:
    (tmp_path / "breaking.py").write_text(
        "class Breaks:\n    def process_item(self, item):\n"
        "        if item.file == '1.txt':\n            raise RuntimeError('kaput')\n        return item\n",
        encoding="utf-8",
    )
    pipelines = json.dumps(
        {
            "breaking.Breaks": 50,
            "pipelines.pooled.ChainPipeline": 100,
            "pipelines.store.StorePipeline": 200,
        }
    )
    command = [
        *SCRAPY,
        "crawl",
        "seeds",
        "-a",
        f"path={folder}",
        "-s",
        f"DATABASE={database}",
        "-s",
        f"ITEM_PIPELINES={pipelines}",
    ]
    run = subprocess.run(
        command,
        cwd=ROOT,
        env={"PYTHONPATH": str(tmp_path), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 1
    (row,) = Database(database).table("skipped").rows_where("reason = 'error'")
    assert (row["file"], row["detail"]) == ("1.txt", "RuntimeError: kaput")
    assert Database(database).table("articles").count == 2


def test_two_runs_may_make_and_fill_one_database_at_once(database: Path) -> None:
    folders = ("seeds", "tests/development")
    commands = [[*SCRAPY, "crawl", "seeds", "-a", f"path={folder}", "-s", f"DATABASE={database}"] for folder in folders]
    runs = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for command in commands]
    told = [run.communicate(timeout=120)[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], told
    db = Database(database)
    assert db.table("runs").count == 2
    files = {path.name for folder in folders for path in (ROOT / folder).glob("*.gold.json")}
    read = {row["file"] for table in ("articles", "skipped") for row in db.table(table).rows}
    assert len(read) >= len(files) - 1  # two gold records share a file


def test_a_fault_in_parsing_one_file_does_not_end_the_run(folder: Path, database: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "from crawler.discovery import files\nparse = files.parse_text\n"
        "def breaks(text, **known):\n    if known['file'] == '1.txt':\n        raise RuntimeError('kaput')\n"
        "    return parse(text, **known)\nfiles.parse_text = breaks\n",
        encoding="utf-8",
    )
    command = [*SCRAPY, "crawl", "seeds", "-a", f"path={folder}", "-s", f"DATABASE={database}"]
    environment = {"PYTHONPATH": f"{tmp_path}:{ROOT}", "PATH": ""}
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 1
    (row,) = Database(database).table("skipped").rows_where("reason = 'error'")
    assert (row["file"], row["detail"]) == ("1.txt", "RuntimeError('kaput')")
    assert str(tmp_path) not in row["identity"]
    assert Database(database).table("articles").count == 2


FILES, KILLS = 2000, 4


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(FILES):
        text = OFF_TOPIC if number % 10 == 0 else ON_TOPIC.format(number)
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    return folder


def test_killed_runs_lose_nothing_and_store_nothing_twice(many: Path, database: Path) -> None:
    """Kill -9 at random moments, then a whole run: every file is stored once, or in `skipped`."""
    moments = random.Random(20241127)
    stored = 0
    for _ in range(KILLS):
        killed_after_storing(moments.randint(1, FILES // 4), many, database)
        now_stored = Database(database).table("articles").count
        assert now_stored >= stored, "what was stored is gone"
        stored = now_stored
    assert 0 < stored < FILES
    assert crawl(many, "-s", f"DATABASE={database}").returncode == 0
    db = Database(database)
    articles = [row["file"] for row in db.table("articles").rows]
    skipped = [row["file"] for row in db.table("skipped").rows]
    assert sorted(articles + skipped) == sorted(file.name for file in many.iterdir())
    assert len(skipped) == FILES // 10
    assert [row["integrity_check"] for row in db.query("PRAGMA integrity_check")] == ["ok"]
    assert list(db.query("PRAGMA foreign_key_check")) == []
    db.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")


def killed_after_storing(more: int, folder: Path, database: Path) -> None:
    """Start a run and kill it as soon as some more articles are in the database than before."""
    command = [*SCRAPY, "crawl", "seeds", "-a", f"path={folder}", "-s", f"DATABASE={database}"]
    before = Database(database).table("articles").count if database.exists() else 0
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as run:
        deadline = time.monotonic() + 120
        while run.poll() is None and time.monotonic() < deadline and stored_in(database) < before + more:
            time.sleep(0.01)
        run.send_signal(signal.SIGKILL)


def stored_in(database: Path) -> int:
    try:
        db = Database(database)
        return db.table("articles").count if "articles" in db.table_names() else 0
    except Exception:
        return 0
