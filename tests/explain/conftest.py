"""The command, in this process or in one of its own; a database made by a real crawl; a real browser."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from scrapy.cmdline import execute

ROOT = Path(__file__).parents[2]
SCRAPY = (sys.executable, "-m", "scrapy")
ENVIRONMENT = {"NO_COLOR": "", "COLORTERM": "", "COLUMNS": "80"}
SEED = "seeds/tual-klarifikasi.txt"
Run = subprocess.CompletedProcess[bytes]
Explain = Callable[..., Run]


@pytest.fixture
def explain(monkeypatch: pytest.MonkeyPatch) -> Explain:
    """Runs `scrapy explain` in this process. `given` is what stands on standard input, the rest the environment."""
    monkeypatch.chdir(ROOT)

    def run(*arguments: str | Path, given: bytes = b"", **environment: str) -> Run:
        for name, value in (ENVIRONMENT | environment).items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        out, errors = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        command = ["scrapy", "explain", *map(str, arguments)]
        with redirect_stdout(out), redirect_stderr(errors), pytest.raises(SystemExit) as ended:
            execute(command)
        out.flush()
        errors.flush()
        return subprocess.CompletedProcess(command, int(ended.value.code or 0), *map(written, (out, errors)))

    return run


def written(stream: io.TextIOWrapper) -> bytes:
    return stream.buffer.getvalue() if isinstance(stream.buffer, io.BytesIO) else b""


@pytest.fixture(scope="session")
def process() -> Explain:
    """Runs `scrapy explain` as a process of its own."""

    def run(*arguments: str | Path, given: bytes = b"") -> Run:
        command = [*SCRAPY, "explain", *map(str, arguments)]
        environment = os.environ | ENVIRONMENT
        return subprocess.run(
            command, cwd=ROOT, input=given, capture_output=True, timeout=120, check=False, env=environment
        )

    return run


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a real crawl of the seeds stores; the records that it exports are beside it."""
    path = tmp_path_factory.mktemp("explain") / "news.sqlite3"
    records = path.with_name("records.jsonl")
    command = [*SCRAPY, "crawl", "seeds", "-a", "path=seeds", "-s", f"DATABASE={path}", "-O", str(records)]
    subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, check=True)
    return path


@pytest.fixture(scope="session")
def document_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Opens a page in headless Chromium, and gives the document as it then is."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        pytest.skip("there is no Chromium here to open the page with")
    folder = tmp_path_factory.mktemp("pages")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}", "--dump-dom"]

    def open_page(html: str) -> str:
        file = folder / "page.html"
        file.write_text(html, encoding="utf-8")
        command = [browser, *options, file.as_uri()]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout

    return open_page


def told(run: Run, code: int = 0) -> str:
    assert run.returncode == code, run.stderr.decode()
    assert b"Traceback" not in run.stderr
    return run.stdout.decode()
