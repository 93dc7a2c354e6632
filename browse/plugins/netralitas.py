"""What Datasette calls of ours: pages, words for templates, headers, and what is told when something goes wrong."""

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from datasette import handle_exception as datasettes
from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from browse import speakers
from browse.headers import App, guarded
from browse.pages import ROUTES
from browse.summaries import warmed
from browse.trouble import trouble
from browse.visit import Visit, routed, template_words

# Datasette 0.65 shows errors with rich where that is installed, with all local variables. Where there is no traceback,
# as for an unknown address, it fails at that and answers 500. Without rich it does neither.
datasettes.rich = None


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """The pages of the product."""
    return [(pattern, routed(view)) for pattern, view in ROUTES]


@hookimpl
def extra_template_vars(request: Request | None, datasette: Datasette) -> dict[str, Any]:
    """Words, addresses and formats in the language of whoever asks."""
    return template_words(Visit.of(datasette, request)) if request else {}


@hookimpl
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Functions that stored questions call."""
    speakers.prepare(conn)


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """Headers for every answer, and counts begun when the server starts."""
    return lambda app: guarded(warmed(app, datasette))


@hookimpl(tryfirst=True)
def handle_exception(
    datasette: Datasette, request: Request, exception: Exception
) -> Callable[[], Awaitable[Response]] | None:
    """What is not there, and what takes too long, is told in our words; other errors are Datasette's to tell."""
    key = trouble(exception)
    if key is None or request.path.endswith(".json"):
        return None
    status, message = key

    async def told() -> Response:
        return await Visit.of(datasette, request).page("trouble.html", status=status, message=message)

    return told
