"""A real Datasette, started by the command that users give."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Served:
    """A server at `address` (no slash at its end) of the database at `database`."""

    address: str
    database: Path

    def get(self, path: str, **headers: str) -> str:
        """The text that is answered there. Raises urllib.error.HTTPError."""
        return self.bytes(path, **headers).decode()

    def bytes(self, path: str, **headers: str) -> bytes:
        """The bytes that are answered there."""
        request = urllib.request.Request(f"{self.address}{path}", headers=headers)
        with urllib.request.urlopen(request, timeout=SECONDS) as response:
            content: bytes = response.read()
            return content

    def status(self, path: str, method: str = "GET") -> int:
        """The status of the answer."""
        try:
            request = urllib.request.Request(f"{self.address}{path}", method=method)
            with urllib.request.urlopen(request, timeout=SECONDS) as response:
                return int(response.status)
        except urllib.error.HTTPError as error:
            return error.code


@contextmanager
def serving(database: Path, *options: str) -> Iterator[Served]:
    """`python -m browse` over a database, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "browse", str(database), "--port", str(port), *options]
    log = database.with_suffix(".server.txt")
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output, env=os.environ)
    served = Served(f"http://127.0.0.1:{port}", database)
    try:
        _wait(served, process, log)
        yield served
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def _wait(served: Served, process: "subprocess.Popen[bytes]", log: Path) -> None:
    ends = time.monotonic() + SECONDS
    while time.monotonic() < ends:
        assert process.poll() is None, log.read_text("utf-8", "replace")
        try:
            served.get("/about")
        except urllib.error.URLError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(log.read_text("utf-8", "replace"))
