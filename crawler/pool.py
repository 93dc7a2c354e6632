"""Worker processes for all that takes long and needs no network: the crawl stays responsive whatever a page holds."""

import asyncio
import functools
import os
from collections.abc import Callable
from concurrent.futures import TimeoutError as TimedOut
from multiprocessing import get_context
from time import monotonic, sleep
from typing import ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from pebble import ProcessExpired, ProcessPool
from scrapy import signals
from scrapy.crawler import Crawler

P = ParamSpec("P")
T = TypeVar("T")
# Loaded once, by the process that all workers are copies of: a worker that had to be replaced works at once.
PRELOADED = ["pipelines.warm"]
# Against memory that libraries do not give back.
TASKS_A_WORKER = 5_000
LONGEST_START = 20.0  # seconds until the crawl begins without all of its workers


class WorkError(Exception):
    """A task that took too long, or that its worker died of. The message says which."""


class Pool:
    """Runs pure functions of modules in `workers` processes, or here if there are none.

    A task that takes more than `seconds` is given up together with its worker, and one whose worker dies is too; both
    raise WorkError, and a new worker takes over. Without workers a task is not bounded.
    """

    def __init__(self, workers: int, seconds: float) -> None:
        self._seconds = seconds
        self._workers = workers
        self._pool: ProcessPool | None = None
        if workers:
            context = get_context("forkserver")
            context.set_forkserver_preload(PRELOADED)
            self._pool = ProcessPool(max_workers=workers, max_tasks=TASKS_A_WORKER, context=context)

    async def start(self) -> None:
        """Start the workers, which takes a second or two; done at the first task, it would hold up the crawl."""
        if self._pool is None:
            return
        await asyncio.to_thread(getattr, self._pool, "active")
        ready: set[int] = set()
        started = monotonic()
        while len(ready) < self._workers and monotonic() - started < LONGEST_START:
            # A worker that is ended before it is up says so with a traceback.
            ready.update(await asyncio.gather(*(self.run(_present) for _ in range(2 * self._workers))))

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `function` returns or raises."""
        if self._pool is None:
            return function(*args, **kwargs)
        call = functools.partial(function, *args, **kwargs)
        try:
            result: T = await asyncio.wrap_future(self._pool.schedule(call, timeout=self._seconds))
        except TimedOut as error:
            raise WorkError(f"it took more than {self._seconds:g} seconds") from error
        except ProcessExpired as error:
            raise WorkError(f"its worker died ({error})") from error
        return result

    def close(self) -> None:
        """End the workers at once."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()


def _present() -> int:
    """Which worker is there; each takes long enough for the others to be asked too."""
    sleep(0.02)
    return os.getpid()


_pools: WeakKeyDictionary[Crawler, Pool] = WeakKeyDictionary()


def pool_of(crawler: Crawler) -> Pool:
    """The pool of a run, by the settings WORKERS and WORK_TIMEOUT; it ends with the run."""
    if crawler not in _pools:
        settings = crawler.settings
        pool = _pools[crawler] = Pool(settings.getint("WORKERS"), settings.getfloat("WORK_TIMEOUT"))
        crawler.signals.connect(pool.close, signal=signals.engine_stopped, weak=False)
    return _pools[crawler]
