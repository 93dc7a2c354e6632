"""Evidence packs to take away: made in threads beside the server, and sent piece by piece."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from datasette.utils.asgi import Response

from browse.packs.gathering import gather, gather_story
from browse.packs.writing import Pack
from browse.visit import Visit
from crawler.archive.payloads import Archive
from crawler.archive.places import folder_of
from crawler.settings import ARCHIVE_FOLDER, DOWNLOAD_MAXSIZE

CHUNK = 1 << 18
# Each takes a thread and a file of up to 100 MB: whoever asks for more at once waits.
AT_ONCE = asyncio.Semaphore(2)

Send = Callable[[dict[str, Any]], Awaitable[None]]


class Download(Response):  # type: ignore[misc] # Datasette has no types
    """A file that is sent piece by piece, and closed behind."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        size = file.seek(0, 2)
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Length": str(size)}
        super().__init__(b"", headers=headers, content_type="application/zip")
        self._file = file

    async def asgi_send(self, send: Send) -> None:
        """Send it."""
        headers = self.headers | {"content-type": self.content_type}
        encoded = [[name.lower().encode(), value.encode()] for name, value in headers.items()]
        with self._file as file:
            file.seek(0)
            await send({"type": "http.response.start", "status": self.status, "headers": encoded})
            while chunk := await asyncio.to_thread(file.read, CHUNK):
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
            await send({"type": "http.response.body", "body": b""})


async def article_view(visit: Visit) -> Response:
    """The pack of an article."""

    async def fill(pack: Pack) -> None:
        await _add(visit, pack, visit.id)

    return await _packed(visit, f"article-{visit.id}", fill)


async def story_view(visit: Visit) -> Response:
    """The pack of a story: all its articles, up to a limit."""

    async def fill(pack: Pack) -> None:
        story = await visit.ask(lambda connection: gather_story(connection, visit.id))
        await asyncio.to_thread(pack.add_story, story)
        for article_id in story.chosen:
            await _add(visit, pack, article_id)

    return await _packed(visit, f"story-{visit.id}", fill)


async def _add(visit: Visit, pack: Pack, article_id: int) -> None:
    await asyncio.to_thread(pack.add, await visit.ask(partial(gather, article_id=article_id)))


async def _packed(visit: Visit, of: str, fill: Callable[[Pack], Awaitable[None]]) -> Response:
    """A pack that `fill` puts articles into."""
    database = Path(visit.datasette.get_database(visit.database).path)
    archive = Archive(folder_of(database, ARCHIVE_FOLDER), DOWNLOAD_MAXSIZE)
    file = TemporaryFile()  # noqa: SIM115 - closed when it is sent
    pack = Pack(file, archive, visit.language)
    try:
        async with AT_ONCE:
            await fill(pack)
            await asyncio.to_thread(pack.end, of, datetime.now(UTC))
    except BaseException:
        pack.close()
        file.close()
        raise
    return Download(file, f"netralitas-{of}.zip")
