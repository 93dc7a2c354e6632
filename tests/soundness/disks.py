"""Disks that fill up: real ones, of a few megabytes, where they can be mounted."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NoDiskError(Exception):
    """None can be mounted here: that takes root, and a system that lets it."""


@contextmanager
def disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A disk of that size at `folder`, which is made."""
    folder.mkdir()
    _run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder))
    try:
        yield folder
    finally:
        _run("umount", "--lazy", str(folder))


def enlarge(folder: Path, megabytes: int) -> None:
    """Make room on it."""
    _run("mount", "-o", f"remount,size={megabytes}m", str(folder))


def make_read_only(folder: Path) -> None:
    """Let nothing be written there any more."""
    _run("mount", "-o", "remount,ro", str(folder))


def _run(*command: str) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NoDiskError(f"{command[0]}: {error}") from error
