"""Says how far linking has come, where it takes longer than somebody waits without asking."""

import logging
from collections.abc import Callable
from time import monotonic

logger = logging.getLogger(__name__)

# The first linking of a large database takes minutes, and all of it is done at the end of a run.
SECONDS_BETWEEN = 10


class Progress:
    """Lines in the log, one every ten seconds; none where all is done sooner. They show at the usual level."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._next = clock() + SECONDS_BETWEEN
        self._is_first = True

    def tell(self, doing: str, done: int, total: int) -> None:
        """So much of it is done."""
        if self._clock() < self._next:
            return
        self._next = self._clock() + SECONDS_BETWEEN
        hint = "; may be stopped, the next run goes on" if self._is_first else ""
        self._is_first = False
        logger.warning("linking people: %s, %s of %s%s", doing, f"{done:,}", f"{total:,}", hint)
