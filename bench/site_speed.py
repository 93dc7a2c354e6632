"""How fast the site is by itself: it must not be what limits a crawl."""

import asyncio
import gzip
import re
import time
from urllib.parse import urlsplit

AT_ONCE = 16
ROUNDS = 3
PATH = re.compile(r"<loc>https?://[^/<]+(/[^<]+)</loc>")
CONTENT_LENGTH = b"Content-Length: "


class Client:
    """One connection, kept open."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str) -> None:
        self._reader, self._writer, self._host = reader, writer, host

    async def get(self, path: str) -> bytes:
        """The body, still packed."""
        self._writer.write(f"GET {path} HTTP/1.1\r\nHost: {self._host}\r\n\r\n".encode())
        head = await self._reader.readuntil(b"\r\n\r\n")
        return await self._reader.readexactly(int(head.rpartition(CONTENT_LENGTH)[2]))

    async def get_all(self, paths: list[str]) -> None:
        """Ask for paths and take them off the list until it is empty."""
        while paths:
            await self.get(paths.pop())


async def described(url: str) -> str:
    """How many pages the sitemap of `url` lists, their mean size, and how many of them the site gives in a second."""
    parts = urlsplit(url)
    streams = [await asyncio.open_connection(parts.hostname, parts.port) for _ in range(AT_ONCE)]
    clients = [Client(reader, writer, parts.netloc) for reader, writer in streams]
    paths = PATH.findall(gzip.decompress(await clients[0].get("/sitemap.xml")).decode())
    sizes = [len(gzip.decompress(await clients[0].get(path))) for path in paths]
    asked = paths * ROUNDS
    started, count = time.monotonic(), len(asked)
    await asyncio.gather(*(client.get_all(asked) for client in clients))
    speed = count / (time.monotonic() - started)
    for _, writer in streams:
        writer.close()
    mean = sum(sizes) / len(sizes)
    return f"{len(paths):,} pages of {mean:,.0f} bytes on average; the site alone: {speed:,.0f} pages/s"
