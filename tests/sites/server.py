"""Serves a site of the tests on this machine, and keeps what it was asked."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self, TypeVar

from tests.sites.posts import Post


@dataclass(frozen=True)
class Asked:
    """A request: `path` with its query as it came, `headers` by their names in lower case."""

    method: str
    path: str
    headers: dict[str, str]


@dataclass(frozen=True)
class Answer:
    """What is sent. Content-Length is that of the body unless the headers say otherwise."""

    status: int = 200
    body: bytes | str = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = "text/html; charset=utf-8"

    @property
    def content(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


class Site:
    """What every kind of site has. `posts` may be changed while it is served; `url` is known from then on."""

    def __init__(self, posts: list[Post]) -> None:
        self.posts = posts
        self.url = ""
        self.log: list[Asked] = []

    def answer(self, asked: Asked) -> Answer:
        """What the site answers now: it depends on the request and the posts, and changes nothing."""
        raise NotImplementedError

    def send(self, asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        """Writes the answer; a site that misbehaves below HTTP overrides this."""
        answer = self.answer(asked)
        content = answer.content
        handler.send_response(answer.status)
        stated = {"Content-Type": answer.content_type, "Content-Length": str(len(content))} | dict(answer.headers)
        for name, value in stated.items():
            handler.send_header(name, value)
        handler.end_headers()
        if asked.method != "HEAD" and answer.status != 304:
            handler.wfile.write(content)


S = TypeVar("S", bound=Site)


class Server(ThreadingHTTPServer):
    """Closes without waiting for connections that a client keeps open."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    @classmethod
    def of(cls, site: Site, host: str, port: int) -> Self:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # Headers and body are two writes, which delayed acknowledgements would part by 40 ms.
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                asked = Asked(self.command, self.path, {name.lower(): value for name, value in self.headers.items()})
                site.log.append(asked)
                try:
                    site.send(asked, self)
                except OSError:
                    self.close_connection = True

            do_HEAD = do_GET  # noqa: N815 - the names are those of the methods of HTTP

            def log_message(self, *_: object) -> None:
                pass

        return cls((host, port), Handler)


@contextmanager
def served(site: S, *, host: str = "127.0.0.1", port: int = 0) -> Iterator[S]:
    """Serves a site until the block ends; port 0 is any free one."""
    server = Server.of(site, host, port)
    site.url = f"http://{host}:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
