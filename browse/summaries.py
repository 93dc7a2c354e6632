"""What is counted over the whole database, for pages that show it at once: counted in the background, and kept.

At a million articles such a count takes seconds. It is made when the server starts, and made anew when the file has
changed since; while it is, visitors see the one before.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from time import monotonic
from typing import Any, Generic, TypeVar

from datasette.app import Datasette

from browse.connections import opened
from browse.headers import App, Receive, Send
from browse.visit import PLUGIN

T = TypeVar("T")
# A crawl changes the file every second. A count that took a second is made anew after half a minute at the earliest.
LEAST_AGE, AGE_BY_COST = 5.0, 30.0

_every: list["Summary[Any]"] = []
# One after the other, beside the threads that answer visitors.
_counting = ThreadPoolExecutor(max_workers=1, thread_name_prefix="counting")


class Summary(Generic[T]):
    """A count over the whole database. `count` reads it out of a connection; those of a lower `turn` are made first."""

    def __init__(self, count: Callable[[sqlite3.Connection], T], *, turn: int = 0) -> None:
        self._count = count
        self.turn = turn
        self._known: dict[str, tuple[T, float, float, object]] = {}
        self._running: dict[str, asyncio.Task[T]] = {}
        _every.append(self)

    async def of(self, datasette: Datasette) -> T:
        """The count, at most some time old. Waits only where there is none yet."""
        name = _file(datasette)
        known = self._known.get(name)
        if known is None:
            return await self.begin(datasette)
        value, made, cost, state = known
        if monotonic() - made > max(LEAST_AGE, cost * AGE_BY_COST) and state != _state(name):
            self.begin(datasette)
        return value

    def begin(self, datasette: Datasette) -> "asyncio.Task[T]":
        """The task that counts; one at a time."""
        name = _file(datasette)
        if name not in self._running:
            self._running[name] = asyncio.create_task(self._make(datasette, name))
        return self._running[name]

    async def _make(self, datasette: Datasette, name: str) -> T:
        state, started = _state(name), monotonic()
        try:
            value = await asyncio.get_running_loop().run_in_executor(_counting, self._read, name)
            self._known[name] = value, monotonic(), monotonic() - started, state
            return value
        finally:
            del self._running[name]

    def _read(self, file: str) -> T:
        """The count, in the thread of counts. It has no time limit: that of visitors is for visitors."""
        with closing(opened(file)) as connection:
            return self._count(connection)


def warmed(app: App, datasette: Datasette) -> App:
    """The application, which begins to make every count when its server starts."""
    tasks = set[asyncio.Task[Any]]()  # else they may be collected before they are done

    async def warming(scope: dict[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            tasks.update(summary.begin(datasette) for summary in sorted(_every, key=lambda one: one.turn))
        await app(scope, receive, send)

    return warming


def _file(datasette: Datasette) -> str:
    database = datasette.get_database((datasette.plugin_config(PLUGIN) or {})["database"])
    return str(database.path)


def _state(file: str) -> object:
    """What changes when somebody writes into the database: sizes and times of the file and of its log."""
    return [
        (there.stat().st_size, there.stat().st_mtime_ns) if there.exists() else None
        for there in (Path(file), Path(f"{file}-wal"))
    ]
