"""A visit of a page: the request, the language it is answered in, and the database it is answered from."""

import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode

from datasette.app import Datasette
from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Request, Response

from browse import formats
from browse.languages import DEFAULT, LANGUAGES, Words, wanted, words
from browse.trouble import NothingThereError, trouble

PLUGIN = "netralitas"
COOKIE = "language"
A_YEAR = 365 * 24 * 60 * 60
LARGEST_ID = 2**63 - 1
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Visit:
    """A request with its language. Pages ask the database through it, and answer with its templates."""

    datasette: Datasette
    request: Request
    language: str

    @classmethod
    def of(cls, datasette: Datasette, request: Request) -> "Visit":
        """A request; the language is the one it names (`?lang=`), else that of the cookie, the server, the browser."""
        configured = (datasette.plugin_config(PLUGIN) or {}).get("language")
        asked = (request.args.get("lang"), request.cookies.get(COOKIE), configured)
        chosen = next((language for language in asked if language in LANGUAGES), None)
        return cls(datasette, request, chosen or wanted(request.headers.get("accept-language", "")) or DEFAULT)

    @property
    def words(self) -> Words:
        """What the interface says in the language of the visit."""
        return words(self.language)

    @property
    def database(self) -> str:
        """The name of our database: its file without its suffix."""
        return str((self.datasette.plugin_config(PLUGIN) or {})["database"])

    def argument(self, name: str) -> str:
        """A parameter of the query, stripped; empty where it is not given."""
        return str(self.request.args.get(name) or "").strip()

    def number(self, name: str, default: int, most: int = LARGEST_ID) -> int:
        """A parameter of the query that is a number from 1 to `most`; the default for all else."""
        given = self.argument(name)
        return min(int(given), most) if given.isascii() and given.isdigit() and int(given[:19]) > 0 else default

    @property
    def id(self) -> int:
        """The id in the address."""
        return min(int(self.request.url_vars["id"]), LARGEST_ID)

    async def ask(self, load: Callable[[sqlite3.Connection], T]) -> T:
        """What `load` reads out of the database, in a thread of Datasette's, within the server's time limit."""
        return await ask(self.datasette, load)

    async def page(self, template: str, *, status: int = 200, **shown: Any) -> Response:
        """A page of the product. No script or style of it comes from anywhere but this server."""
        html = await self.datasette.render_template(template, shown, request=self.request)
        response = Response.html(html, status=status, headers={"Content-Security-Policy": STRICT})
        if self.request.args.get("lang") in LANGUAGES:
            response.set_cookie(COOKIE, self.language, max_age=A_YEAR, httponly=True, samesite="lax")
        return response


STRICT = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

View = Callable[[Visit], Awaitable[Response]]


def routed(view: View) -> Callable[[Datasette, Request], Awaitable[Response]]:
    """A page as Datasette calls it. What is not there, or takes too long, is told."""

    async def answer(datasette: Datasette, request: Request) -> Response:
        visit = Visit.of(datasette, request)
        if request.method not in ("GET", "HEAD"):
            return Response.text(visit.words("frame.only_get"), status=405, headers={"Allow": "GET, HEAD"})
        try:
            return await view(visit)
        except (NothingThereError, sqlite3.OperationalError) as error:
            told = trouble(error)
            if told is None:
                raise
            status, message = told
            return await visit.page("trouble.html", status=status, message=message)

    return answer


async def ask(datasette: Datasette, load: Callable[[sqlite3.Connection], T]) -> T:
    """What `load` reads out of our database, in a thread of Datasette's, within the server's time limit."""
    limit = datasette.setting("sql_time_limit_ms")

    def limited(connection: sqlite3.Connection) -> T:
        with sqlite_timelimit(connection, limit):
            return load(connection)

    database = datasette.get_database((datasette.plugin_config(PLUGIN) or {})["database"])
    found: T = await database.execute_fn(limited)
    return found


def template_words(visit: Visit) -> dict[str, Any]:
    """What every template has, ours and Datasette's: words, addresses, and dates and numbers of the language."""
    language = visit.language
    return {
        "t": visit.words,
        "language": language,
        "languages": LANGUAGES,
        "path": visit.datasette.urls.path,
        "tables_at": visit.datasette.urls.database(visit.database),  # "tables" is a name of Datasette's
        "here": visit.request.path,
        "in_language": lambda other: visit.datasette.urls.path(_in_language(visit.request, other)),
        "day": lambda written: formats.day(written, language),
        "moment": lambda written: formats.moment(written, language),
        "month": lambda written: formats.month(written, language),
        "number": lambda value: formats.number(value, language),
        "percent": lambda share: formats.percent(share, language),
    }


def _in_language(request: Request, other: str) -> str:
    """The address of this page in another language."""
    kept = [(name, value) for name, value in parse_qsl(request.query_string, keep_blank_values=True) if name != "lang"]
    return f"{request.path}?{urlencode([*kept, ('lang', other)])}"
