"""The outlet's site on a free port of 127.0.0.1: `python -m bench.site [--pages 2000]`, until standard input ends.

Writes its address as the first line of standard output once all answers are rendered. There is a robots.txt, a home
page, a sitemap of all article pages, and nothing else. Answers are packed with gzip, which every client here takes.
"""

import argparse
import asyncio
import gzip
import socket
import sys
from datetime import timedelta, timezone

from bench.pages import rendered
from bench.stories import Story, stories

HOST = "127.0.0.1"
WIB = timezone(timedelta(hours=7))
ON_HOME_PAGE = 24
NOT_FOUND = "<!DOCTYPE html><html lang=id><title>Halaman tidak ditemukan</title><h1>Halaman tidak ditemukan</h1></html>"


def answer(text: str, kind: str = "text/html; charset=UTF-8", status: str = "200 OK") -> bytes:
    """All that is sent."""
    body = gzip.compress(text.encode(), mtime=0)
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Encoding: gzip\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def answers(told: list[Story], origin: str) -> dict[bytes, bytes]:
    """What is answered, by path."""
    pages = {path.encode(): answer(markup) for path, markup in rendered(told, origin)}
    return pages | {
        b"/": answer(_home(told[-ON_HOME_PAGE:])),
        b"/robots.txt": answer(f"User-agent: *\nDisallow: /wp-admin/\n\nSitemap: {origin}/sitemap.xml\n", "text/plain"),
        b"/sitemap.xml": answer(_sitemap(told, origin), "application/xml"),
    }


def _home(told: list[Story]) -> str:
    links = "\n".join(f'<h2><a href="{story.path}">{story.headline}</a></h2>' for story in reversed(told))
    name = "Warta Nusa Raya"
    head = f'<meta charset="utf-8"><meta property="og:site_name" content="{name}"><title>{name}</title>'
    return f'<!DOCTYPE html><html lang="id"><head>{head}</head><body class="home blog">{links}</body></html>'


def _sitemap(told: list[Story], origin: str) -> str:
    entries = "\n".join(
        f"<url><loc>{origin}{story.path}</loc><lastmod>{story.published.astimezone(WIB).isoformat()}</lastmod></url>"
        for story in told
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}\n</urlset>'
    )


class Site(asyncio.Protocol):
    """One connection; as many requests as come. All are taken for GET."""

    def __init__(self, ready: dict[bytes, bytes], missing: bytes) -> None:
        self._ready, self._missing = ready, missing
        self._read = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what leads back."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each request that is complete."""
        self._read += data
        while b"\r\n\r\n" in self._read:
            request, _, self._read = self._read.partition(b"\r\n\r\n")
            self._transport.write(self._ready.get(request.split(b" ", 2)[1], self._missing))


async def serve(pages: int) -> None:
    """Render, tell the address, and answer until standard input ends."""
    loop = asyncio.get_running_loop()
    with socket.create_server((HOST, 0)) as listening:
        origin = f"http://{HOST}:{listening.getsockname()[1]}"
        ready, missing = answers(stories(pages), origin), answer(NOT_FOUND, status="404 Not Found")
        server = await loop.create_server(lambda: Site(ready, missing), sock=listening)
        print(f"{origin}/", flush=True)
        ended = asyncio.Event()
        loop.add_reader(sys.stdin.fileno(), ended.set)
        await ended.wait()
        server.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2000)
    asyncio.run(serve(parser.parse_args().pages))
