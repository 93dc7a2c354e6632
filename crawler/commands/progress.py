"""What a command is doing, on a terminal: one line that changes."""

import sys
from collections.abc import Callable
from time import monotonic

BETWEEN = 0.1
WIDTH = 78


class Progress:
    """A line on standard error, where that is a terminal."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()
        self._next = 0.0

    def tell(self, doing: str, done: int, total: int) -> None:
        """Show what is being done, and how far that is; a `total` of 0 where that is not known."""
        if not self._is_shown or (total and done < total and monotonic() < self._next):
            return
        self._next = monotonic() + BETWEEN
        share = f" {done:,} of {total:,} ({done / total:.0%})" if total else " …"
        sys.stderr.write(f"\r\x1b[2K{f'{doing}{share}'[:WIDTH]}")
        sys.stderr.flush()

    def of(self, doing: str) -> Callable[[int, int], None]:
        """`tell` for one thing that is being done."""
        return lambda done, total: self.tell(doing, done, total)

    def end(self) -> None:
        """Take the line away."""
        if self._is_shown:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
