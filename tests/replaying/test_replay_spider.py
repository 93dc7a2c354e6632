"""Real runs of `scrapy crawl replay`: by the same rules, by others, in dry run, and after it was stopped."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database

ROOT = Path(__file__).parent.parent.parent
TEXT = (
    "Bupati Ingatkan ASN Jaga Netralitas pada Pilkada 2024\n\n"
    "TAKALAR – Bupati Takalar Rudi Hartawan meminta aparatur sipil negara menjaga netralitas pada Pilkada 2024.\n\n"
    "“ASN dan tenaga honorer dilarang ikut kampanye,” kata Rudi, Senin (30/9/2024). Ini laporan nomor {}.\n"
)


def scrapy(spider: str, database: Path, *options: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "scrapy", "crawl", spider, "-s", f"DATABASE={database}", *options]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    folder, database = tmp_path / "articles", tmp_path / "news.sqlite3"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    run = scrapy("seeds", database, "-a", f"path={folder}")
    assert run.returncode == 0, run.stderr
    return database


@pytest.fixture
def other_rules(tmp_path: Path) -> Path:
    """The project with a lexicon in which "tenaga honorer" is a group of another name."""
    project = tmp_path / "project"
    for folder in ("crawler", "pipelines", "explain"):
        shutil.copytree(ROOT / folder, project / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "scrapy.cfg", project)
    lexicon = project / "pipelines/lexicon/asn_groups.csv"
    lines = lexicon.read_text(encoding="utf-8").splitlines()
    without = [line for line in lines if "tenaga honorer" not in line and not line.startswith("honorer")]
    assert len(without) < len(lines)
    lexicon.write_text("\n".join(without) + "\n", encoding="utf-8")
    return project


def groups(database: Path) -> dict[str, int]:
    rows = Database(database).query("SELECT kind, count(*) AS n FROM asn_groups GROUP BY kind")
    return {row["kind"]: row["n"] for row in rows}


def test_by_the_same_rules_everything_reads_the_same(database: Path) -> None:
    run = scrapy("replay", database)
    assert run.returncode == 0, run.stderr
    assert "3 articles read again: 0 changed, 3 did not" in run.stderr
    assert "from stored texts: 3" in run.stderr


def test_by_other_rules_it_reports_what_changes_and_writes_it(
    database: Path, other_rules: Path, tmp_path: Path
) -> None:
    report = tmp_path / "changes.jsonl"
    dry = scrapy("replay", database, "-a", "dry_run=yes", "-a", f"report={report}", cwd=other_rules)
    assert dry.returncode == 0, dry.stderr
    assert "3 articles read again: 3 changed" in dry.stderr
    assert "nothing was written" in dry.stderr
    told = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    assert {(one["table"], one["change"]) for one in told} == {("asn_groups", "removed")}
    assert groups(database) == {"honorer": 3}
    wet = scrapy("replay", database, cwd=other_rules)
    assert wet.stderr.replace("  dry run: nothing was written\n", "").count("- kind: honorer") == 3
    assert groups(database) == {}
    versions = {row["version"] for row in Database(database).query("SELECT version FROM rules")}
    assert len(versions) == 2


def test_what_the_present_rules_have_read_is_left_out_on_request(database: Path, other_rules: Path) -> None:
    Database(database).execute("UPDATE articles SET rules = NULL WHERE id = 2")  # as in databases of earlier forms
    assert "3 articles read again" in scrapy("replay", database, "-a", "dry_run=yes").stderr
    assert "1 articles read again" in scrapy("replay", database, "-a", "outdated=yes").stderr
    assert "0 articles read again" in scrapy("replay", database, "-a", "outdated=yes").stderr
    assert "3 articles read again" in scrapy("replay", database, "-a", "outdated=yes", cwd=other_rules).stderr


@pytest.mark.parametrize(
    ("argument", "told"),
    [
        ("dry-run=yes", "it takes dry_run, outdated, skipped, examples, report"),
        ("dry_run=perhaps", "dry_run is yes or no, not 'perhaps'"),
        ("examples=many", "examples is a number"),
        ("report=/nowhere/at/all/x.jsonl", "there is no folder"),
    ],
)
def test_wrong_arguments_are_answered(database: Path, argument: str, told: str) -> None:
    run = scrapy("replay", database, "-a", argument)
    assert run.returncode == 2
    assert told in run.stderr


def test_without_a_database_it_says_so_and_makes_none(tmp_path: Path) -> None:
    run = scrapy("replay", tmp_path / "none.sqlite3")
    assert run.returncode == 2
    assert "there is no" in run.stderr
    assert not (tmp_path / "none.sqlite3").exists()
