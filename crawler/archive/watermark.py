"""Up to where all records of an archive are dealt with, though they are in hand side by side."""

from collections import deque

from crawler.archive.tape import Position


class Watermark:
    """`position` is where a killed run has to go on: everything before it is settled."""

    def __init__(self, position: Position) -> None:
        self.position = position
        self._in_hand: deque[Position] = deque()
        self._settled: set[Position] = set()

    def begin(self, position: Position) -> None:
        """A record is taken in hand; records come in their order."""
        if not self._in_hand:
            self.position = position
        self._in_hand.append(position)

    def settle(self, position: Position) -> None:
        """A record is dealt with."""
        self._settled.add(position)
        while self._in_hand and self._in_hand[0] in self._settled:
            self._settled.discard(self._in_hand.popleft())
            if self._in_hand:
                self.position = self._in_hand[0]
