"""Keeps what is fetched, in a thread of its own: packing and writing must not hold up the crawl."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ParamSpec, TypeVar

from crawler.archive.payloads import digest_of
from crawler.archive.records import NOT_MODIFIED, Earlier, Exchange, exchanged
from crawler.archive.writing import Writer
from crawler.memory.captures import Capture, Captures

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(slots=True)
class Keeper:
    """Notes every fetch, and writes what was answered to the archive, if there is a `writer`.

    The captures are noted when their records stand in the file: no capture points to nothing, whenever we are killed.
    """

    captures: Captures
    folder: Path
    writer: Writer | None

    def answered(self, capture: Capture, exchange: Exchange, content_type: str | None) -> Capture:
        """Keep an answer. Returns the capture with its id. Raises ArchiveError."""
        digest = None if exchange.status == NOT_MODIFIED else digest_of(exchange.body)
        earlier = self._earlier(exchange, digest)
        capture = replace(
            capture,
            status=exchange.status,
            content_type=content_type,
            length=len(exchange.body),
            digest=digest,
            problem=f"truncated: {exchange.truncated}" if exchange.truncated else None,
            revisit_of=earlier.id if earlier else None,
        )
        if self.writer:
            repeated = Earlier(url=earlier.url, at=earlier.at, record_id=earlier.record_id) if earlier else None
            packed = exchanged(exchange, digest, repeated)
            place = self.writer.write(packed)
            capture = replace(capture, file=place.file, offset=place.offset, record_id=packed.record_id)
        return self.captures.add(capture)

    def failed(self, capture: Capture, problem: str) -> Capture:
        """Note a fetch that nothing came of."""
        return self.captures.add(replace(capture, problem=problem))

    def close(self) -> None:
        """Close the file and the database. Raises ArchiveError."""
        try:
            if self.writer:
                self.writer.close()
        finally:
            self.captures.close()

    def _earlier(self, exchange: Exchange, digest: str | None) -> Capture | None:
        """The capture whose record holds the payload of an answer already, if that is still there."""
        if digest is None:
            return self.captures.unchanged(exchange.url)
        earlier = self.captures.with_payload(digest) if exchange.body else None
        return earlier if earlier and self._stands(earlier) else None

    def _stands(self, capture: Capture) -> bool:
        """Whether its file goes as far as to its record: a power cut may have taken the end of one along."""
        if capture.file is None or capture.offset is None:
            return False
        try:
            return (self.folder / capture.file).stat().st_size > capture.offset
        except OSError:
            return False


class Recorder:
    """A keeper at work: what is to be kept waits in line, in the order in which it came."""

    def __init__(self, make: Callable[[], Keeper]) -> None:
        self._make = make
        self._keeper: Keeper | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="archive")

    async def answered(self, capture: Capture, exchange: Exchange, content_type: str | None) -> Capture:
        """As the keeper does."""
        return await self._run(lambda keeper: keeper.answered(capture, exchange, content_type))

    async def failed(self, capture: Capture, problem: str) -> Capture:
        """As the keeper does."""
        return await self._run(lambda keeper: keeper.failed(capture, problem))

    async def close(self) -> None:
        """Wait for what is still in line, and close. Raises ArchiveError."""
        try:
            if self._keeper:
                await self._run(lambda keeper: keeper.close())
        finally:
            self._thread.shutdown(wait=False)

    async def _run(self, act: Callable[[Keeper], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._do, act)

    def _do(self, act: Callable[[Keeper], T]) -> T:
        """In the thread: SQLite's connections stay in the thread that opened them."""
        if self._keeper is None:
            self._keeper = self._make()
        return act(self._keeper)
