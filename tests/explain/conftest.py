"""The command as a process, a database made by a real crawl, and a real browser."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRAPY = (sys.executable, "-m", "scrapy")
Run = subprocess.CompletedProcess[bytes]


@pytest.fixture(scope="session")
def explain() -> Callable[..., Run]:
    """Runs `scrapy explain` with arguments; `given` goes to standard input, the rest to the environment."""

    def run(*arguments: str | Path, given: bytes = b"", **environment: str) -> Run:
        command = [*SCRAPY, "explain", *map(str, arguments)]
        plain = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLORTERM", "COLUMNS")}
        return subprocess.run(
            command, cwd=ROOT, input=given, capture_output=True, timeout=60, check=False, env=plain | environment
        )

    return run


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a real crawl of the seeds stores."""
    path = tmp_path_factory.mktemp("explain") / "news.sqlite3"
    command = [*SCRAPY, "crawl", "seeds", "-a", "path=seeds", "-s", f"DATABASE={path}"]
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
