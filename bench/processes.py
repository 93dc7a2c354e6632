"""What a command costs with all the processes that it starts: seconds, CPU, memory (Linux: /proc)."""

import os
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PROC = Path("/proc")
TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")
PAGE_MEGABYTES = os.sysconf("SC_PAGE_SIZE") / 2**20
EVERY = 0.1
# Fields of /proc/PID/stat, counted behind the name, which may hold spaces.
USER_TICKS, SYSTEM_TICKS, RESIDENT_PAGES = 11, 12, 21


@dataclass(slots=True)
class Cost:
    """Seconds from start to end, CPU seconds by process, and the highest resident memory in MB.

    `peak` sums up the tree, and counts pages twice that two of its processes share.
    """

    main: int
    seconds: float = 0.0
    cpu: dict[int, float] = field(default_factory=dict)
    peak: float = 0.0
    peak_of_main: float = 0.0

    @property
    def cpu_of_main(self) -> float:
        """Seconds of CPU that the first process took."""
        return self.cpu.get(self.main, 0.0)

    @property
    def cpu_of_others(self) -> float:
        """Seconds of CPU that the processes below it took."""
        return sum(self.cpu.values()) - self.cpu_of_main

    def sample(self) -> None:
        """Look at the processes that there are now."""
        resident = {pid: _look(pid) for pid in _tree(self.main)}
        self.cpu |= {pid: cpu for pid, (cpu, _) in resident.items() if cpu}
        self.peak = max(self.peak, sum(megabytes for _, megabytes in resident.values()))
        self.peak_of_main = max(self.peak_of_main, resident[self.main][1])


def cpu_of(pid: int) -> float:
    """The CPU seconds of one process so far."""
    return _look(pid)[0]


def run(command: list[str], folder: Path, log: Path) -> Cost:
    """Run `command` in `folder`, with its standard error in `log`. Raises RuntimeError where it fails."""
    started = time.monotonic()
    with log.open("wb") as errors, subprocess.Popen(command, cwd=folder, stderr=errors) as process:
        cost = Cost(process.pid)
        while process.poll() is None:
            cost.sample()
            time.sleep(EVERY)
    cost.seconds = time.monotonic() - started
    if process.returncode:
        raise RuntimeError(f"{command} ended with {process.returncode}:\n{log.read_text(errors='replace')[-4000:]}")
    return cost


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for path in PROC.glob(f"{pid}/task/*/children"):
        try:
            children = path.read_text(encoding="ascii").split()
        except OSError:
            continue
        for child in children:
            yield from _tree(int(child))


def _look(pid: int) -> tuple[float, float]:
    """CPU seconds and resident megabytes of a process; zeros if it has ended."""
    try:
        fields = (PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return 0.0, 0.0
    ticks = int(fields[USER_TICKS]) + int(fields[SYSTEM_TICKS])
    return ticks / TICKS_A_SECOND, int(fields[RESIDENT_PAGES]) * PAGE_MEGABYTES
