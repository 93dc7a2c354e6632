"""Sites on this machine that answer as they are told, and remember what they were asked."""

import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import Self


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What is sent; Content-Length is that of the body unless the headers say otherwise."""

    status: int = 200
    body: bytes = b"<html><body><p>Rapat paripurna digelar hari ini.</p></body></html>"
    headers: Mapping[str, str] = field(default_factory=dict)


Acts = Callable[[BaseHTTPRequestHandler], None]
Page = Answer | list[Answer] | Acts
NO_RULES = Answer(status=404, body=b"")


class Site:
    """A server at `host` on a free port. `pages` maps paths to answers, to lists of them (one after the other, the last
    for ever), or to functions that write what they like."""

    def __init__(self, pages: Mapping[str, Page], host: str = "127.0.88.1") -> None:
        self.pages = dict(pages)
        self.asked: list[tuple[str, float, dict[str, str]]] = []
        self.at_once = 0
        self.most_at_once = 0
        self._server = ThreadingHTTPServer((host, 0), self._handler())
        self._server.daemon_threads = True
        self.host, self.port = host, self._server.server_address[1]

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def wrap(self, context: ssl.SSLContext) -> None:
        """Speak TLS from now on."""
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def authority(self) -> str:
        return f"{self.host}:{self.port}"

    def url(self, path: str = "/") -> str:
        return f"http://{self.authority}{path}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _, _ in self.asked]

    def gaps(self) -> list[float]:
        """Seconds between requests."""
        times = [moment for _, moment, _ in self.asked]
        return [later - earlier for earlier, later in pairwise(times)]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append((self.path, time.monotonic(), dict(self.headers)))
                site.at_once += 1
                site.most_at_once = max(site.most_at_once, site.at_once)
                try:
                    site.answer(self)
                except OSError:
                    self.close_connection = True
                finally:
                    site.at_once -= 1

            def log_message(self, *_: object) -> None:
                pass

        return Handler

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        page = self.pages.get(handler.path.partition("?")[0], NO_RULES)
        if isinstance(page, list):
            page = page.pop(0) if len(page) > 1 else page[0]
        if callable(page):
            page(handler)
        else:
            send(handler, page)


def send(handler: BaseHTTPRequestHandler, answer: Answer) -> None:
    handler.send_response(answer.status)
    for name, value in (
        {"Content-Type": "text/html", "Content-Length": str(len(answer.body))} | dict(answer.headers)
    ).items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(answer.body)
