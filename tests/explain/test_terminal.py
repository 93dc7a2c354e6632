"""What reaches a terminal: colours where they are wanted, no line too wide, and nothing that acts on it."""

import json
import os
import pty
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

from pipelines.read import read
from pipelines.saving import Store
from pipelines.schema import open_database
from tests.explain.articles import hostile
from tests.explain.conftest import ROOT, SCRAPY, SEED, Explain, told

SGR = re.compile(rb"\x1b\[[0-9;]*m")


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
