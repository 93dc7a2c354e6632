"""Has every fetch noted, and all that the network gave kept in WARC files; next to the downloader."""

import os
from collections.abc import Awaitable
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotSupported
from scrapy.http import Headers, Response
from scrapy.settings import BaseSettings

from crawler.archive.places import folder_of
from crawler.archive.recording import Keeper, Recorder
from crawler.archive.records import Exchange
from crawler.archive.writing import ArchiveError, Writer
from crawler.downloader import ASKED_AT
from crawler.fetching.addresses import authority
from crawler.fetching.contact import PRODUCT, VERSION, user_agent
from crawler.memory import StorageError
from crawler.memory.captures import Capture, Captures
from crawler.refusals import Refused, why
from crawler.stopping import stop

CAPTURE = "capture"  # key of `Request.meta`: the id of the capture of its answer
UNKEPT = "not kept"  # the reason of `Refused` for an answer that the archive could not take
UNKEEPABLE = (ArchiveError, StorageError)
# Why an answer is not whole, by Scrapy's flag, in the words of WARC.
TRUNCATED = {"dataloss": "disconnect", "download_stopped": "length"}


class ArchiveMiddleware:
    """Keeps what the runs of the ledger fetch: a probe or a shell leaves nothing behind."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._recorder = Recorder(lambda: _keeper(crawler.settings))
        self._fault: str | None = None
        crawler.signals.connect(self.closed, signal=signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Refuse what could not be kept."""
        if self._fault:
            raise Refused(UNKEPT, self._fault, request.url)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Keep an answer as it came, and hand it on."""
        if (run := self._run) is not None:
            exchange = _exchange(request, response)
            kept = self._recorder.answered(_capture(request, run), exchange, _text(response.headers, "Content-Type"))
            request.meta[CAPTURE] = (await self._unless_full(kept, request)).id
        return response

    async def process_exception(self, request: Request, exception: Exception) -> None:
        """Note a request that was not answered; what was refused was never made."""
        if (run := self._run) is not None and not isinstance(exception, IgnoreRequest | NotSupported):
            noted = self._recorder.failed(_capture(request, run), ": ".join(why(exception)))
            await self._unless_full(noted, request)

    async def closed(self) -> None:
        """Bring the archive to its end."""
        try:
            await self._recorder.close()
        except UNKEEPABLE as error:
            stop(self._crawler, str(error))

    async def _unless_full(self, kept: Awaitable[Capture], request: Request) -> Capture:
        """The capture that is being noted. Where nothing can be kept any more the run is stopped."""
        try:
            return await kept
        except UNKEEPABLE as error:
            self._fault = str(error)
            stop(self._crawler, self._fault)
            raise Refused(UNKEPT, self._fault, request.url) from error

    @property
    def _run(self) -> int | None:
        """The number of the run; None for one that is in no ledger."""
        run: int | None = self._crawler.stats.get_value("run") if self._crawler.stats else None
        return run


def check_settings(settings: BaseSettings) -> None:
    """Check ahead of a crawl whether it can keep an archive. Raises ValueError, saying what to do."""
    try:
        is_on = settings.getbool("ARCHIVE")
    except ValueError as error:
        raise ValueError(f"ARCHIVE is {settings['ARCHIVE']!r}; it has to be 1 (keep what is fetched) or 0") from error
    try:
        largest = settings.getint("ARCHIVE_MAX_BYTES")
    except ValueError:
        largest = 0
    if largest <= 0:
        stated = settings["ARCHIVE_MAX_BYTES"]
        raise ValueError(f"ARCHIVE_MAX_BYTES is {stated!r}; it has to be a number of bytes, such as 1000000000")
    folder = _folder(settings)
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if is_on and not (there.is_dir() and os.access(there, os.W_OK | os.X_OK)):
        told = "is no folder" if there == folder else f"cannot be made in {there}"
        raise ValueError(
            f"the archive {folder} {told}; name another one with -s ARCHIVE_FOLDER=PATH, or crawl without: -s ARCHIVE=0"
        )


def _keeper(settings: BaseSettings) -> Keeper:
    """What keeps the archive that the settings ask for."""
    contact = settings.get("CONTACT")
    told = {
        "software": f"{PRODUCT}/{VERSION}",
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "robots": "obey",
        "operator": contact,
        "http-header-user-agent": user_agent(contact),
    }
    folder = _folder(settings)
    writer = Writer(folder, settings.getint("ARCHIVE_MAX_BYTES"), told) if settings.getbool("ARCHIVE") else None
    return Keeper(captures=Captures.open(Path(settings["DATABASE"])), folder=folder, writer=writer)


def _folder(settings: BaseSettings) -> Path:
    return folder_of(Path(settings["DATABASE"]), settings["ARCHIVE_FOLDER"])


def _capture(request: Request, run: int) -> Capture:
    """The capture of a request of which it is not known yet what came of it."""
    outlet = request.meta.get("outlet") or authority(request.url)
    return Capture(run_id=run, outlet=outlet, url=request.url, at=request.meta.get(ASKED_AT) or datetime.now(UTC))


def _exchange(request: Request, response: Response) -> Exchange:
    return Exchange(
        url=request.url,
        at=request.meta.get(ASKED_AT) or datetime.now(UTC),
        status=response.status,
        body=response.body,
        headers=_listed(response.headers),
        method=request.method,
        asked_with=_listed(request.headers),
        protocol=response.protocol or "HTTP/1.1",
        address=str(response.ip_address) if response.ip_address else None,
        truncated=next((TRUNCATED[flag] for flag in response.flags if flag in TRUNCATED), None),
    )


def _listed(headers: Headers) -> tuple[tuple[bytes, bytes], ...]:
    return tuple((name, value) for name, values in headers.items() for value in values)


def _text(headers: Headers, name: str) -> str | None:
    value = headers.get(name)
    return value.decode("latin-1") if value else None
