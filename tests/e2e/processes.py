"""What the kernel tells of the processes of a crawl: all of them, also those that have lost their parent."""

import os
import time
from pathlib import Path

PROC = Path("/proc")
MARK = "NETRALITAS_TEST_CRAWL"
PAGE = os.sysconf("SC_PAGE_SIZE")


def alive(mark: str) -> list[int]:
    """The processes that run and were started, directly or not, with this mark in their environment."""
    wanted = f"{MARK}={mark}".encode()
    return [pid for pid in _pids() if wanted in _read(pid, "environ").split(b"\0") and not _is_dead(pid)]


def memory(mark: str) -> int:
    """The bytes that those processes hold; what they share counts once for each."""
    statistics = (_read(pid, "statm").split() for pid in alive(mark))
    return sum(int(one[1]) * PAGE for one in statistics if one)


def workers(mark: str) -> list[int]:
    """Those that parse and read pages: the children of the server that copies itself for them."""
    pids = alive(mark)
    servers = [pid for pid in pids if b"forkserver" in _read(pid, "cmdline") and _parent(pid) not in _forked(pids)]
    return [pid for pid in pids if _parent(pid) in servers]


def gone_within(mark: str, seconds: float) -> bool:
    """Whether all of them end within so many seconds."""
    latest = time.monotonic() + seconds
    while alive(mark):
        if time.monotonic() > latest:
            return False
        time.sleep(0.05)
    return True


def _forked(pids: list[int]) -> set[int]:
    return {pid for pid in pids if b"forkserver" in _read(pid, "cmdline")}


def _pids() -> list[int]:
    return [int(one.name) for one in PROC.iterdir() if one.name.isdecimal()]


def _read(pid: int, name: str) -> bytes:
    try:
        return (PROC / str(pid) / name).read_bytes()
    except OSError:  # it has ended, or is another user's
        return b""


def _fields(pid: int) -> list[bytes]:
    """The fields of `stat` from the state on; the name before them may hold anything."""
    return _read(pid, "stat").rpartition(b")")[2].split()


def _is_dead(pid: int) -> bool:
    fields = _fields(pid)
    return not fields or fields[0] in b"ZX"


def _parent(pid: int) -> int:
    fields = _fields(pid)
    return int(fields[1]) if fields else 0
