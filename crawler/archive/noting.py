"""What the database is told of the pages of archives: captures of those that articles were read from, and skips."""

from datetime import datetime
from pathlib import Path

from crawler.archive.index import Place
from crawler.archive.payloads import Payload
from crawler.archive.reading import Record
from crawler.archive.shelf import ArchivedPage
from crawler.items import Skip
from crawler.memory.captures import Capture
from crawler.parsing.urls import canonical_url
from crawler.pool import WorkError


class Notes:
    """Captures of one run. `folder` is that of the crawl's own archive: only what lies there can be read again."""

    def __init__(self, files: list[Path], folder: Path, run: int | None) -> None:
        self._files = files
        self._kept = {number for number, file in enumerate(files) if file.resolve().parent == folder.resolve()}
        self._run = run

    def captures(self, page: ArchivedPage, outlet: str) -> tuple[Capture, Capture | None]:
        """The capture of a page, and that of the record with its payload where it has none of its own."""
        own = self._capture(page.place, page.record, page.payload, outlet, page.at)
        if page.holder is None:
            return own, None
        place, record = page.holder
        return own, self._capture(place, record, record.payload, outlet, record.at or page.at)

    def _capture(self, place: Place, record: Record, payload: Payload, outlet: str, at: datetime) -> Capture:
        is_kept = place.file in self._kept and place.position.within == 0
        return Capture(
            outlet=outlet,
            url=payload.url,
            at=at,
            run_id=self._run,
            status=200,
            content_type=payload.content_type or None,
            length=len(payload.data),
            digest=payload.digest,
            file=self._files[place.file].name if is_kept else None,
            offset=place.position.at if is_kept else None,
            record_id=(record.id or "").strip("<>") or None,
        )


def skip_of(page: ArchivedPage, file: Path, error: Exception) -> Skip:
    """The skip of a page that could not be read."""
    url = page.payload.url
    try:
        identity = canonical_url(url)
    except ValueError:
        identity = url
    reason, detail = ("parse failure", str(error)) if isinstance(error, WorkError) else ("error", repr(error))
    return Skip(identity=identity, reason=reason, detail=detail, file=file.name, url=url, seen=page.at)
