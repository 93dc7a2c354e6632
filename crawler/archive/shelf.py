"""The archives of a run: goes through their pages one after the other, and finds single ones again."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from crawler.archive.choice import Choice, looks_like_html
from crawler.archive.index import Index, Place
from crawler.archive.payloads import Payload, UnreadableRecordError
from crawler.archive.reading import Damage, Record, records
from crawler.archive.tape import Position
from crawler.archive.unpacking import Opened, opened

# A place so deep in a gzip member is not sought: all before it would have to be unpacked, for each page anew.
DEEPEST = 200_000_000
NO_FILTER = Choice()


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """A page that an archive holds. `holder` is the place of the payload where that stands in another record."""

    place: Place
    record: Record
    payload: Payload
    data: bytes
    is_truncated: bool
    at: datetime
    holder: Place | None = None


class Shelf:
    """The archives `files`, of which payloads up to `largest` bytes are taken.

    `passed` counts the records that are no page to be read, by the reason; `tell` hears of damage in a file.
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

    def look_through(self, numbers: Sequence[int], *, later: Sequence[int] = ()) -> None:
        """Take up where the pages of files stand. Those of `later` are looked through once something is missed."""
        self._later = list(later)
        for number in numbers:
            with self.files[number].open("rb") as file:
                every = records(file, Position(), largest=0, wants=lambda _: False)
                pages = (one for one in every if isinstance(one, Record) and NO_FILTER.reason(one) is None)
                self.index.add(number, pages)

    def pages(self, number: int, start: Position, choice: Choice) -> Iterator[ArchivedPage]:
        """The pages of a file that are chosen, from `start` on, as they follow."""
        told: set[Position] = set()

        def wants(record: Record) -> bool:
            if reason := choice.reason(record):
                self.passed[reason] += 1
                told.add(record.position)
            return reason is None

        with self.files[number].open("rb") as file:
            for one in records(file, start, largest=self._largest, wants=wants):
                if isinstance(one, Damage):
                    self.passed["damaged"] += 1
                    self._tell(self.files[number], one)
                elif one.position in told:
                    told.clear()
                elif page := self._page(Place(number, one.position), one):
                    yield page

    def page(self, url: str, near: datetime) -> ArchivedPage | None:
        """The page that an address answered, at about that time."""
        place = self._sought(lambda: self.index.page(url, near))
        record = place and self._record(place)
        return self._page(place, record) if place and record else None

    def holds(self, canonical: str) -> bool:
        """Whether a page stands at an address, in any of its forms."""
        return self.index.holds(canonical)

    def _page(self, place: Place, record: Record) -> ArchivedPage | None:
        """The page in a record, unpacked; None, and counted, where there is none."""
        payload, holder = record.payload, None
        if payload.kind == "revisit":
            holder = self._sought(lambda: self.index.payload_of(record))
            held = holder and self._record(holder)
            if not held:
                self.passed["revisits of what is not there"] += 1
                return None
            payload = replace(held.payload, url=payload.url)
        if record.is_too_large:
            self.passed["too large"] += 1
            return None
        try:
            content = self._opened(payload)
        except UnreadableRecordError:
            self.passed["cannot be unpacked"] += 1
            return None
        if not looks_like_html(payload.content_type, content.data):
            self.passed["not HTML"] += 1
            return None
        at = record.at or self._written(place.file)
        return ArchivedPage(place, record, payload, content.data, content.is_truncated, at, holder)

    def _opened(self, payload: Payload) -> Opened:
        """The payload unpacked; as it is where only its headers say that it is packed."""
        try:
            return opened(payload, self._largest)
        except Exception as error:  # each of the decoders has its own
            if looks_like_html("", payload.data):
                return Opened(payload.data, payload.is_truncated)
            raise UnreadableRecordError(str(error)) from error

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

    def _written(self, number: int) -> datetime:
        """When a file was written: nothing in it is younger."""
        return datetime.fromtimestamp(self.files[number].stat().st_mtime, UTC)
