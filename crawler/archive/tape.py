"""The bytes of an archive, plain or gzipped, read from one end to the other: a stream that knows where it stands."""

import re
import zlib
from dataclasses import dataclass
from typing import IO

MAGIC = b"\x1f\x8b\x08"
BLOCK = 1 << 16
# Nobody writes longer lines or more of them ahead of a payload; whoever does wants to fill our memory.
LONGEST_LINE = 1 << 16
LONGEST_HEAD = 1 << 20
# What a record begins with: in WARC its version, in ARC an address, and what was found there.
START = re.compile(
    rb"WARC/\d\.\d{1,2}\r?\n|(?:https?|filedesc)://[^\s]{1,2000} [\d.a-fA-F:]{1,45} \d{14} [^\s]{1,200} \d{1,12}\r?\n"
)
LONGEST_START = 2_400


class DamagedError(Exception):
    """No record can be read where one should stand."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """Where a record starts: `at` in the file, or `within` what the gzip member unpacks to that starts there."""

    at: int = 0
    within: int = 0


class Tape:
    """Reads on from a position, up to the end of the gzip member; `next_member` goes on to the one behind it.

    A plain file is one member. Of gzip no more than a block is unpacked at a time.
    """

    def __init__(self, file: IO[bytes], start: Position) -> None:
        file.seek(0)
        self._is_packed = file.read(len(MAGIC)) == MAGIC
        self._file = file
        self._buffer, self._next = b"", 0
        self._head_left = LONGEST_HEAD
        self._packed = b""
        self._stream = zlib.decompressobj(wbits=31)
        file.seek(start.at)
        self._start, self._before = start.at, 0
        self._pass(start.within)

    @property
    def position(self) -> Position:
        """Where the next byte stands."""
        within = self._before + self._next
        return Position(self._start, within) if self._is_packed else Position(self._start + within)

    @property
    def is_plain(self) -> bool:
        """Whether the file is not gzipped."""
        return not self._is_packed

    def begin_head(self) -> None:
        """Lines of a head are read from here on: of no more than LONGEST_HEAD bytes."""
        self._head_left = LONGEST_HEAD

    def read(self, length: int) -> bytes:
        """Some of the next bytes; none at the end of the member."""
        if self._next == len(self._buffer):
            self._fill()
        block = self._buffer[self._next : self._next + length]
        self._next += len(block)
        return block

    def readline(self, length: int = LONGEST_LINE) -> bytes:
        """The next line, or the beginning of a longer one. Raises DamagedError in a head that does not end."""
        line, most = b"", min(length, LONGEST_LINE)
        while len(line) < most and not line.endswith(b"\n"):
            if self._next == len(self._buffer) and not self._fill():
                break
            end = min(self._next + most - len(line), len(self._buffer))
            end = self._buffer.find(b"\n", self._next, end) + 1 or end
            line += self._buffer[self._next : end]
            self._next = end
        self._head_left -= len(line)
        if self._head_left < 0:
            raise DamagedError(f"a head of more than {LONGEST_HEAD:,} bytes")
        return line

    def is_at_break(self) -> bool:
        """Whether a record may end here: before a blank line or another record, or at the end of the member."""
        if self._next == len(self._buffer) and not self._fill():
            return True
        return self._buffer[self._next] in b"\r\n" or self._buffer.startswith(b"WARC/", self._next)

    def to_next_record(self) -> bool:
        """Pass over blank lines, and over the end of the member. False at the end of the file."""
        while True:
            if self._next == len(self._buffer) and not self._fill():
                if not self._next_member():
                    return False
            else:
                self._next = len(self._buffer) - len(self._buffer[self._next :].lstrip(b"\r\n"))
                if self._next < len(self._buffer):
                    return True

    def _next_member(self) -> bool:
        if not self._is_packed:
            return False
        ahead = self._stream.unused_data or self._file.read(BLOCK)
        while ahead and not ahead.strip(b"\0"):  # what fills up the last block of a tape
            ahead = self._file.read(BLOCK)
        self._packed, self._before = ahead.lstrip(b"\0"), 0
        self._start = self._file.tell() - len(self._packed)
        self._buffer, self._next = b"", 0
        self._stream = zlib.decompressobj(wbits=31)
        return bool(self._packed)

    def _fill(self) -> bool:
        """Have the next block in the buffer; False where there is none in this member."""
        self._before += len(self._buffer)
        self._buffer, self._next = self._block() if self._is_packed else self._file.read(BLOCK), 0
        return bool(self._buffer)

    def _block(self) -> bytes:
        block = b""
        while not block and not self._stream.eof:
            packed = self._packed or self._stream.unconsumed_tail or self._file.read(BLOCK)
            self._packed = b""
            if not packed:
                raise DamagedError("the file ends within a record")
            try:
                block = self._stream.decompress(packed, BLOCK)
            except zlib.error as error:
                raise DamagedError(f"broken gzip ({error})") from error
        return block

    def _pass(self, length: int) -> None:
        while length and (block := self.read(length)):
            length -= len(block)


def find_start(file: IO[bytes], after: int, *, packed: bool) -> int | None:
    """Where, from the byte `after` on, something stands that looks like a record; None up to the end of the file."""
    file.seek(after)
    known, ahead = after, b""
    while block := file.read(BLOCK):
        ahead += block
        for found in re.finditer(re.escape(MAGIC) if packed else START, ahead):
            if packed and not _is_member(file, known + found.start()):
                continue
            if packed or found.start() or _begins_line(file, known):
                return known + found.start()
        kept = ahead[-LONGEST_START:]
        known, ahead = known + len(ahead) - len(kept), kept
        file.seek(known + len(kept))
    return None


def _is_member(file: IO[bytes], at: int) -> bool:
    """Whether a gzip member that holds a record starts there."""
    file.seek(at)
    try:
        return (
            START.match(zlib.decompressobj(wbits=31).decompress(file.read(2 * LONGEST_START), LONGEST_START))
            is not None
        )
    except zlib.error:
        return False


def _begins_line(file: IO[bytes], at: int) -> bool:
    file.seek(max(0, at - 1))
    return at == 0 or file.read(1) == b"\n"
