"""The archives of a run: goes through their pages one after the other, and finds single ones again."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from os import SEEK_END
from pathlib import Path
from typing import IO

from crawler.archive.choice import Choice, looks_like_html
from crawler.archive.index import Index, Place
from crawler.archive.payloads import Payload, UnreadableRecordError
from crawler.archive.reading import Damage, Record, records
from crawler.archive.tape import Position
from crawler.archive.unpacking import opened

# A place so deep in a gzip member is not sought: all before it would have to be unpacked, for each page anew.
DEEPEST = 200_000_000
NO_FILTER = Choice()
CLOCKS_DIFFER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """A page that an archive holds. `holder` is the record of the payload, and its place, where that is another."""

    place: Place
    record: Record
    payload: Payload
    data: bytes
    is_truncated: bool
    at: datetime
    holder: tuple[Place, Record] | None = None


class Shelf:
    """The archives `files`, of which payloads up to `largest` bytes are taken.

    `passed` counts the records that are no page to be read, by the reason; `tell` hears of damage in a file. `ends` are
    where to go on with files that may grow. Once `is_stopped` is set nothing more is read.
    """

    def __init__(
        self, files: Sequence[Path], index: Index, *, largest: int, tell: Callable[[Path, Damage], None]
    ) -> None:
        self.files = files
        self.index = index
        self.passed: Counter[str] = Counter()
        self._largest = largest
        self._tell = tell
        self._later: list[int] = []
        self.is_stopped = False
        self.ends: dict[int, Position] = {}

    def look_through(
        self, numbers: Sequence[int], *, later: Sequence[int] = (), seen: Callable[[int], None] = lambda _: None
    ) -> None:
        """Take up where the pages of files stand. Those of `later` are looked through once something is missed.

        `seen` hears again and again how many bytes that are, all files taken together.
        """
        self._later = list(later)
        before = 0
        for number in numbers:
            with self.files[number].open("rb") as file:
                self.index.add(number, self._pages_of(file, before, seen))
                before += file.seek(0, SEEK_END)

    def _pages_of(self, file: IO[bytes], before: int, seen: Callable[[int], None]) -> Iterator[Record]:
        """The records of a file that are pages, without their payloads."""
        for one in takewhile(self._goes_on, records(file, Position(), largest=0, wants=lambda _: False)):
            seen(before + file.tell())
            if isinstance(one, Record) and not NO_FILTER.reason(one):
                yield one

    def pages(self, number: int, start: Position, choice: Choice) -> Iterator[ArchivedPage]:
        """The pages of a file that are chosen, from `start` on, as they follow."""
        told: set[Position] = set()
        torn: Damage | None = None

        def wants(record: Record) -> bool:
            if reason := choice.reason(record):
                self.passed[reason] += 1
                told.add(record.position)
            return reason is None

        with self.files[number].open("rb") as file:
            for one in takewhile(self._goes_on, records(file, start, largest=self._largest, wants=wants)):
                if isinstance(one, Damage):
                    torn = one if one.end is None else None
                    self._tell(self.files[number], one)
                elif one.position in told:
                    told.clear()
                elif page := self._page(Place(number, one.position), one):
                    yield page
            self.ends[number] = Position(torn.start if torn else file.seek(0, SEEK_END))

    def page(self, url: str, near: datetime) -> ArchivedPage | None:
        """The page that an address answered, at about that time."""
        place = self._sought(lambda: self.index.page(url, near))
        record = place and self._record(place)
        return self._page(place, record) if place and record else None

    def _page(self, place: Place, record: Record) -> ArchivedPage | None:
        """The page in a record, unpacked; None, and counted, where there is none."""
        payload, holder = record.payload, None
        if payload.kind == "revisit":
            held_at = self._sought(lambda: self.index.payload_of(record))
            held = self._record(held_at) if held_at else None
            if not held_at or not held:
                self.passed["revisits of what is not there"] += 1
                return None
            payload, holder = replace(held.payload, url=payload.url), (held_at, held)
        if record.is_too_large:
            self.passed["too large"] += 1
            return None
        try:
            content = opened(payload, self._largest)
        except UnreadableRecordError:
            self.passed["cannot be unpacked"] += 1
            return None
        if not looks_like_html(payload.content_type, content.data):
            self.passed["not HTML"] += 1
            return None
        at = self._captured_at(place.file, record)
        return ArchivedPage(place, record, payload, content.data, content.is_truncated, at, holder)

    def _record(self, place: Place) -> Record | None:
        """The record at a place, with its payload."""
        if place.position.within > DEEPEST:
            return None
        with self.files[place.file].open("rb") as file:
            found = next(records(file, place.position, largest=self._largest, wants=lambda _: True), None)
        return found if isinstance(found, Record) and not found.is_too_large else None

    def _sought(self, seek: Callable[[], Place | None]) -> Place | None:
        found = seek()
        if found is None and self._later:
            self.look_through(self._later)
            found = seek()
        return found

    def _goes_on(self, _: object) -> bool:
        return not self.is_stopped

    def _captured_at(self, number: int, record: Record) -> datetime:
        """When a record was captured. One that tells no time, or one to come, is as old as its file."""
        if record.at is not None and record.at < datetime.now(UTC) + CLOCKS_DIFFER:
            return record.at
        return datetime.fromtimestamp(self.files[number].stat().st_mtime, UTC)
