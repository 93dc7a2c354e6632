"""WordPress on this machine, from the Debian packages that `packages` names."""

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.wordpress.database import mariadb
from tests.wordpress.entries import Entry, pages_to_write, to_write
from tests.wordpress.packages import BLOCKS, PACKAGED, missing
from tests.wordpress.processes import ended, until

PHP = Path(__file__).parent / "php"
HOST = "127.0.0.1"
WORKERS = 4
PRETTY = "/%category%/%postname%/"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that came and how it was answered: `path` with its query, `headers` by names in lower case."""

    method: str
    path: str
    status: int
    headers: dict[str, str]


class WordPress:
    """A site that runs. Posts are named by their slugs, as they were when they were written."""

    def __init__(self, folder: Path, url: str, environment: dict[str, str]) -> None:
        self.url = url
        self._folder = folder
        self._environment = environment
        self._ids: dict[str, int] = {}
        self._addresses: dict[str, str] = {}

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    @property
    def slugs(self) -> tuple[str, ...]:
        return tuple(self._ids)

    @property
    def log(self) -> list[Asked]:
        """Every request that came and was answered, in the order of the answers."""
        lines = self._log.read_text("utf-8").splitlines() if self._log.exists() else []
        return [Asked(**json.loads(line)) for line in lines]

    @property
    def faults(self) -> str:
        """What PHP complained of."""
        log = self._folder / "faults.log"
        return log.read_text("utf-8") if log.exists() else ""

    def forget_log(self) -> None:
        self._log.unlink(missing_ok=True)

    def address(self, slug: str) -> str:
        """Where a post stands, or last stood, in public."""
        return self._addresses[slug]

    def write(self, entries: Iterable[Entry]) -> None:
        entries = list(entries)
        for entry, written in zip(entries, self._do(*map(to_write, entries)), strict=True):
            self._ids[entry.post.slug] = written["id"]
            self._addresses[entry.post.slug] = written["url"]

    def edit(self, slug: str, /, **changes: str) -> None:
        """Changes `title`, `content`, `status` or `slug`; the post was changed now."""
        (edited,) = self._do({"do": "edit", "id": self._ids[slug], **changes})
        self._addresses[slug] = edited["url"]

    def trash(self, slug: str) -> None:
        self._do({"do": "trash", "id": self._ids[slug]})

    def untrash(self, slug: str) -> None:
        self._do({"do": "untrash", "id": self._ids[slug]})

    def delete(self, slug: str) -> None:
        self._do({"do": "delete", "id": self._ids[slug]})

    def set(self, **options: str) -> None:
        """Sets options of WordPress, or tests_rest="closed" and tests_sitemaps="off"."""
        self._do({"do": "options", "options": options})

    def write_pages(self) -> None:
        self._do(*pages_to_write())

    @property
    def _log(self) -> Path:
        return Path(self._environment["WORDPRESS_LOG"])

    def _do(self, *asked: dict[str, Any]) -> list[dict[str, Any]]:
        job = self._folder / "job.json"
        job.write_text(json.dumps(asked), encoding="utf-8")
        done: list[dict[str, Any]] = json.loads(self.run("fill.php", str(job)))
        return done

    def run(self, script: str, *arguments: str) -> str:
        """Runs one of the scripts in `php/` within the site. Raises RuntimeError with what it printed if it fails."""
        command = ["php", *_settings(self._folder), str(PHP / script), *arguments]
        done = subprocess.run(
            command, cwd=self._folder / "site", env=self._environment, capture_output=True, text=True, timeout=120,
            check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{script} failed:\n{done.stdout}\n{done.stderr}\n{self.faults}")
        return done.stdout


@contextmanager
def wordpress(
    entries: Iterable[Entry] = (),
    *,
    permalinks: str = PRETTY,
    zone: str = "Asia/Jakarta",
    theme: str = BLOCKS,
    **options: str,
) -> Iterator[WordPress]:
    """A new site with these posts, until the block ends. `permalinks` "" are plain; `options` are as in `set`.

    Skips the test that asks for it where a Debian package is missing.
    """
    if packages := missing(theme):
        pytest.skip(f"needs the Debian packages {', '.join(packages)}")
    looks = {"template": theme, "stylesheet": theme}
    with tempfile.TemporaryDirectory(prefix="wp-") as name, mariadb(Path(name)) as database:
        folder, port = Path(name), _free_port()
        url = f"http://{HOST}:{port}"
        environment = os.environ | {
            "WORDPRESS_SOCKET": str(database),
            "WORDPRESS_URL": url,
            "WORDPRESS_LOG": str(folder / "requests.jsonl"),
            "PHP_CLI_SERVER_WORKERS": str(WORKERS),
        }
        site = WordPress(folder, url, environment)
        _lay_out(folder / "site")
        site.run("install.php")
        site.set(permalink_structure=permalinks, timezone_string=zone, **looks, **options)
        site.write_pages()
        site.write(entries)
        with _served(folder, port, environment):
            yield site


@contextmanager
def _served(folder: Path, port: int, environment: dict[str, str]) -> Iterator[None]:
    log, site = folder / "php.log", folder / "site"
    command = ["php", *_settings(folder), "-S", f"{HOST}:{port}", "-t", str(site), str(PHP / "router.php")]
    with log.open("wb") as output:
        server = subprocess.Popen(
            command, cwd=site, env=environment, stdout=output, stderr=output, start_new_session=True
        )
    # At this one alone PHP waits for its workers.
    with ended(server, signal.SIGINT):
        until(lambda: _listens(port), server, log)
        yield


def _lay_out(site: Path) -> None:
    """A folder that PHP takes for an installed WordPress. What finds its root by where it stands has to be a copy."""
    (site / "wp-content" / "mu-plugins").mkdir(parents=True)
    for script in PACKAGED.glob("*.php"):
        shutil.copy(script, site)
    for folder in ("wp-admin", "wp-includes", "wp-content/themes"):
        (site / folder).symlink_to(PACKAGED / folder)
    shutil.copy(PHP / "wp-config.php", site)
    shutil.copy(PHP / "tests.php", site / "wp-content" / "mu-plugins")


def _settings(folder: Path) -> list[str]:
    settings = {"display_errors": "stderr", "log_errors": "1", "error_log": str(folder / "faults.log")}
    return [part for name, value in settings.items() for part in ("-d", f"{name}={value}")]


def _listens(port: int) -> bool:
    with socket.socket() as connection:
        return connection.connect_ex((HOST, port)) == 0


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind((HOST, 0))
        return int(listening.getsockname()[1])
