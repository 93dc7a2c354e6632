"""`scrapy explain` as a process: on files, on standard input and on a database that a real crawl made."""

import json
import os
import pty
import re
import sqlite3
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database

from explain.facts import KINDS
from pipelines.read import read
from pipelines.schema import open_database
from pipelines.store import Store
from tests.explain.articles import hostile
from tests.explain.conftest import ROOT, SCRAPY, Run

Explain = Callable[..., Run]
SEED = "seeds/tual-klarifikasi.txt"
SGR = re.compile(rb"\x1b\[[0-9;]*m")


def told(run: Run, code: int = 0) -> str:
    assert run.returncode == code, run.stderr.decode()
    assert b"Traceback" not in run.stderr
    return run.stdout.decode()


def test_it_is_a_command_of_its_own(process: Explain, database: Path) -> None:
    """A file, standard input and the database give the same, whole process or not."""
    file = ROOT / "seeds" / "konawe-rapat.txt"
    shown = [
        told(process(file)),
        told(process("-", given=file.read_bytes())),
        told(process("--article", str(id_of("konawe-rapat.txt", database)), "-s", f"DATABASE={database}")),
    ]
    bodies = [
        text[text.index("Bahas Netralitas") : text.index("\n\n")] + text[text.index("Marked:") :] for text in shown
    ]
    assert bodies[0] == bodies[1] == bodies[2]
    assert "[person:Firman Nasruddin Lamoito]" in " ".join(bodies[0].split())


def id_of(file: str, database: Path) -> int:
    ids = {str(row["file"]): int(row["id"]) for row in Database(database).table("articles").rows}
    return ids[file]


def test_help_says_what_it_does(explain: Explain) -> None:
    text = " ".join(told(explain("--help")).split())
    for word in (
        "--article ID_OR_URL",
        "--html [OUT]",
        "--json",
        "--relevance",
        "--only",
        "--no-color",
        "standard input",
    ):
        assert word in text
    assert all(kind in text for kind in KINDS)
    assert "Exit codes: 0 fine, 1 something could not be read, 2 nothing was started." in text


def test_a_file_is_shown_with_everything_read(explain: Explain) -> None:
    text = told(explain(SEED))
    assert text.startswith(SEED)
    for shown in (
        "[person:Abdul Gani Renwarin]",
        "[org:[topic:Bawaslu] [region,place:Kota Tual]]",
        "[date:Selasa (12/11/2024)]",
        "authors     Al Hadi (reporter), Ko Roby (editor)",
        "Ridwan Notanubun · honorifics Drs. · degrees M.Si  body 847–863",
        "Wali Kota · of Kota Tual · status penjabat  “Pj Wali Kota Tual”",
        "· speaker Maryam Tamher · verb ujar",
        "on topic: score",
        "nothing found of: legal_citations, sanctions, candidate_pairs",
    ):
        assert shown in text


@pytest.mark.parametrize(
    ("file", "articles"),
    [
        ("seeds/kotim-kasn.html", 1),
        ("seeds/maluku-utara.jsonl", 2),
        ("seeds/kabupaten-gorontalo-laporan.txt.gz", 1),
        ("seeds/*-klarifikasi.txt", 2),
        ("seeds/dumai-cpns.txt", 1),  # off topic
    ],
)
def test_all_that_the_spider_reads_is_explained(explain: Explain, file: str, articles: int) -> None:
    assert told(explain(file)).count("Read out of it") == articles


def test_json_is_the_record_as_exported(explain: Explain, database: Path) -> None:
    lines = database.with_name("records.jsonl").read_text(encoding="utf-8").splitlines()
    exported = [json.loads(line) for line in lines]
    records = [json.loads(line) for line in told(explain("seeds", "--json")).splitlines()]
    assert [record for record in records if record["relevance"]["on_topic"]] == exported
    some = [json.loads(line) for line in told(explain(SEED, "--json", "--only", "places,people")).splitlines()]
    whole = next(record for record in records if record["file"] == Path(SEED).name)
    assert some == [{key: whole[key] for key in ("people", "places")}]


def test_standard_input_is_read_like_a_file(explain: Explain) -> None:
    for name in ("tual-klarifikasi.txt", "kotim-kasn.html", "maluku-utara.jsonl", "kabupaten-gorontalo-laporan.txt.gz"):
        file = ROOT / "seeds" / name
        piped = told(explain("-", "--json", given=file.read_bytes()))
        from_file = told(explain(file, "--json"))
        records = [[json.loads(line) | {"file": None} for line in text.splitlines()] for text in (piped, from_file)]
        assert records[0] == records[1] != []


def test_only_some_kinds_are_marked_and_listed(explain: Explain) -> None:
    text = told(explain(SEED, "--only", "people, region"))
    assert set(re.findall(r"\[([a-z ,]+):", text)) == {"region", "person", "role", "titled"}
    assert "relevance" not in text
    assert "quotes" not in text


def test_the_decision_is_printed_with_what_decided_it(explain: Explain) -> None:
    for file in (SEED, "seeds/banjar-netralitas-pers.txt", "seeds/bontang-netral-karbon.txt"):
        text = told(explain(file, "--relevance"))
        relevance = json.loads(told(explain(file, "--json")))["relevance"]
        side = "on topic: " if relevance["on_topic"] else "off topic: "
        assert f"{side}score {relevance['score']:.3f}" in text
        assert "threshold 0.5" in text
        lines = re.findall(r"([+-]\d\.\d{3})  (.+?)  +(\S+) (\d+)–(\d+)$", text, re.MULTILINE)
        assert sorted(lines) == sorted(
            (f"{m['weight']:+.3f}", m["phrase"], m.get("in", "body"), str(m["span"][0]), str(m["span"][1]))
            for m in relevance["matches"]
        )
        assert "subtracted" in text


def test_an_article_of_the_database_is_read_from_what_is_stored(explain: Explain, database: Path) -> None:
    before = database.read_bytes()
    rows = {row["file"]: row for row in Database(database).table("articles").rows}
    row = rows["konawe-rapat.txt"]
    shown = {
        told(explain("--article", str(row[key]), "-s", f"DATABASE={database}")) for key in ("id", "url", "identity")
    }
    (text,) = shown
    assert text.startswith(f"article {row['id']} of")
    assert "event: date problem weekday contradicts: 2024-10-16 is a Rabu" in text
    assert "Note:" not in text
    assert database.read_bytes() == before


def test_every_stored_article_gives_the_record_that_was_exported(explain: Explain, database: Path) -> None:
    lines = database.with_name("records.jsonl").read_text(encoding="utf-8").splitlines()
    rows = list(Database(database).table("articles").rows)
    for row, line in list(zip(rows, lines, strict=True))[::6]:
        run = explain("--article", str(row["id"]), "--json", "-s", f"DATABASE={database}")
        assert json.loads(told(run)) == json.loads(line)


def test_facts_of_another_version_are_noticed(explain: Explain, database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "old.sqlite3"
    with sqlite3.connect(database) as source, sqlite3.connect(copy) as target:
        source.backup(target)
        target.execute("DELETE FROM people_mentions")
        target.execute("DROP TABLE stances")
        target.commit()
    text = " ".join(told(explain("--article", "1", "-s", f"DATABASE={copy}")).split())
    assert "Note: the database holds other values of people, stance: they were read by another version" in text


def test_a_missing_database_is_told_and_not_made(explain: Explain, tmp_path: Path) -> None:
    missing = tmp_path / "none.sqlite3"
    assert b"run scrapy crawl first" in explain("--article", "1", "-s", f"DATABASE={missing}").stderr
    assert not missing.exists()


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("PRAGMA application_id = 7", "another program"),
        (
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('netralitas', 'later', '')",
            "newer",
        ),
        ("ALTER TABLE articles DROP COLUMN image", "cannot be read by this version"),
        ("DROP TABLE captions", "cannot be read by this version"),
    ],
)
def test_a_database_of_another_schema_is_told(
    explain: Explain, database: Path, tmp_path: Path, statement: str, message: str
) -> None:
    copy = tmp_path / "other.sqlite3"
    with sqlite3.connect(database) as source, sqlite3.connect(copy) as target:
        source.backup(target)
        target.execute(statement)
        target.commit()
    run = explain("--article", "1", "-s", f"DATABASE={copy}")
    told(run, 2)
    assert message in run.stderr.decode()


def test_an_article_that_was_skipped_is_told_with_its_reason(explain: Explain, database: Path) -> None:
    (skipped, *_) = Database(database).table("skipped").rows_where("reason = 'off topic'")
    run = explain("--article", skipped["identity"], "-s", f"DATABASE={database}")
    told(run, 2)
    assert f"was not stored: off topic ({skipped['detail']})" in run.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "name a FILE"),
        ([SEED, "--article", "1"], "name a FILE"),
        (["-", SEED], "name a FILE"),
        (["nowhere.txt"], "there is no file or folder 'nowhere.txt'"),
        (["--article", "99999"], "there is no article of id or URL '99999'"),
        (["--article", "9" * 40], "there is no article of id or URL"),
        ([SEED, "--only", "cars"], "not 'cars'"),
        ([SEED, "--nonsense"], "there is no option --nonsense"),
        ([SEED, "--html", "page.txt"], "ends in .html"),
        ([SEED, "--html", "seeds/kotim-kasn.html"], "exists and was not written by explain"),
        ([SEED, "--html", "nowhere/page.html"], "cannot be written"),
        ([SEED, "--json", "--relevance"], "not allowed with argument"),
    ],
)
def test_a_wrong_argument_is_one_line_and_exit_code_2(
    explain: Explain, database: Path, arguments: list[str], message: str
) -> None:
    page = (ROOT / "seeds" / "kotim-kasn.html").read_bytes()
    run = explain(*arguments, "-s", f"DATABASE={database}")
    assert told(run, 2) == ""
    assert message in run.stderr.decode()
    assert (ROOT / "seeds" / "kotim-kasn.html").read_bytes() == page


def test_what_cannot_be_read_is_told_beside_the_rest(explain: Explain, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    (tmp_path / "c.txt").write_bytes((ROOT / SEED).read_bytes())
    run = explain(tmp_path)
    assert told(run, 1).count("Read out of it") == 1
    assert "a.txt cannot be explained: empty: there is nothing in it" in run.stderr.decode()
    assert "b.pdf cannot be explained: unsupported" in run.stderr.decode()


def test_a_page_is_written_and_may_be_written_again(explain: Explain, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    for _ in range(2):
        assert told(explain(SEED, "--html", out)) == ""
        assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert told(explain(SEED, "--html")) == out.read_text(encoding="utf-8")


def test_colour_is_for_terminals_unless_asked_otherwise(explain: Explain) -> None:
    assert b"\x1b" not in explain(SEED).stdout
    coloured = explain(SEED, "--color").stdout
    assert SGR.search(coloured)
    assert b"[person:" not in coloured
    assert b"[person:" in SGR.sub(b"", explain(SEED, "--color", "--labels").stdout)
    assert b"[person:" not in explain(SEED, "--no-labels").stdout


def on_terminal(**environment: str) -> bytes:
    """What the command prints where standard output is a terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "NO_COLOR": "", **environment}
    with subprocess.Popen([*SCRAPY, "explain", SEED], cwd=ROOT, stdout=theirs, env=environment) as run:
        os.close(theirs)
        printed = b""
        while chunk := _chunk(ours):
            printed += chunk
    os.close(ours)
    assert run.returncode == 0
    return printed


def _chunk(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # so Linux says that the other side was closed
        return b""


def test_a_terminal_gets_colours_and_no_color_is_honoured() -> None:
    assert SGR.search(on_terminal())
    printed = on_terminal(NO_COLOR="1")
    assert b"\x1b" not in printed
    assert b"[person:" in printed


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
def test_lines_are_no_wider_than_the_terminal(explain: Explain, columns: int) -> None:
    lines = told(explain(SEED, COLUMNS=str(columns))).splitlines()
    assert max(map(len, lines)) <= min(columns, 100)
    assert "Abdul Gani Renwarin" in " ".join(" ".join(lines).split())


def test_a_reader_that_goes_away_ends_it_quietly() -> None:
    with subprocess.Popen(
        [*SCRAPY, "explain", SEED, SEED], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.read(100)
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 0


@pytest.mark.parametrize("way", ["stored", "piped"])
def test_no_text_acts_on_the_terminal(explain: Explain, tmp_path: Path, way: str) -> None:
    article = hostile().article
    arguments: tuple[str, ...]
    if way == "stored":
        path = tmp_path / "hostile.sqlite3"
        Store(open_database(path)).save(read(article))
        given, arguments = b"", ("--article", "1", "-s", f"DATABASE={path}")
    else:
        given = json.dumps({"headline": article.headline, "text": article.body, "outlet": article.outlet}).encode()
        arguments = ("-",)
    for option in ("--no-color", "--color", "--relevance", "--json"):
        run = explain(*arguments, option, given=given)
        assert run.returncode == 0
        printed = SGR.sub(b"", run.stdout).decode() + run.stderr.decode()
        acting = [hex(ord(c)) for c in printed if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c != "\n"]
        assert acting == [], option


def test_messages_do_not_act_on_the_terminal_either(explain: Explain, tmp_path: Path) -> None:
    (tmp_path / "\x1b[2J.txt").write_bytes(b"")
    for run in (
        explain(tmp_path),
        explain("--article", "\x1b[2J"),
        explain("\x1b[2J"),
        explain("--only", "\x1b[2J", SEED),
    ):
        assert run.returncode in (1, 2)
        assert b"\x1b" not in run.stderr


def test_articles_without_headline_or_facts_are_shown(explain: Explain) -> None:
    text = told(explain("-", given=b"Selamat pagi, kata seorang warga. Cuaca hari ini cerah di mana-mana."))
    assert "no phrase of the topic stands in it" in text
    assert "off topic" in text
