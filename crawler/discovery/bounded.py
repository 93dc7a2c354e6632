"""Reading local files, plain or gzipped, within a limit."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast


class UnreadableError(Exception):
    """A file, or a part of it, that gives no article. `reason` is the word for the table `skipped`."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def read_whole(file: Path, limit: int) -> bytes:
    """The content of `file`, which may have `limit` bytes (uncompressed). Raises UnreadableError."""
    with _opened(file) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise _oversized(limit)
    if not data.strip():
        raise UnreadableError("empty", "there is nothing in it")
    return data


def read_lines(file: Path, limit: int) -> Iterator[tuple[int, bytes | UnreadableError]]:
    """The lines of `file` that are not blank, with their numbers from 1; an error in the place of an oversized one.

    Only one line is in memory at a time. Raises UnreadableError where the file cannot be read on.
    """
    with _opened(file) as stream:
        number = 0
        while line := stream.readline(limit + 1):
            number += 1
            if len(line) > limit:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(limit + 1)
                yield number, _oversized(limit)
            elif line.strip():
                yield number, line
    if number == 0:
        raise UnreadableError("empty", "there is nothing in it")


def _oversized(limit: int) -> UnreadableError:
    return UnreadableError("oversized", f"more than {limit:,} bytes; -s FILE_MAX_BYTES=N allows more")


@contextmanager
def _opened(file: Path) -> Iterator[IO[bytes]]:
    """The bytes of the file. All faults of the medium and of the compression become an UnreadableError."""
    try:
        with gzip.open(file) if file.suffix.lower() == ".gz" else file.open("rb") as stream:
            yield cast(IO[bytes], stream)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise UnreadableError("malformed", f"broken gzip: {error}") from error
    except OSError as error:
        raise UnreadableError("unreadable", error.strerror or str(error)) from error
