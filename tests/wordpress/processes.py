"""Servers that a test starts: waited for until they answer, and ended with all that they started."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS_TO_START = 60
SECONDS_TO_END = 15


def until(answers: Callable[[], bool], server: subprocess.Popen[bytes], log: Path) -> None:
    """Waits until the server answers. Raises RuntimeError with its log if it ended or takes too long."""
    latest = time.monotonic() + SECONDS_TO_START
    while not answers():
        if server.poll() is not None or time.monotonic() > latest:
            raise RuntimeError(f"{server.args!r} does not answer:\n{log.read_text('utf-8', 'replace')[-4000:]}")
        time.sleep(0.05)


@contextmanager
def ended(server: subprocess.Popen[bytes], how: signal.Signals = signal.SIGTERM) -> Iterator[None]:
    """Ends a server that leads a session of its own, and its workers, when the block ends. `how` asks it to."""
    try:
        yield
    finally:
        if server.poll() is None:
            os.killpg(server.pid, how)
        try:
            server.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()
