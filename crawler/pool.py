"""Worker processes for all that takes long and needs no network: the crawl stays responsive whatever a page holds."""

import asyncio
import logging
import os
from collections.abc import Callable
from typing import ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from scrapy import signals
from scrapy.crawler import Crawler

from crawler.workers import Worker, WorkerDiedError, packed, unpacked

P = ParamSpec("P")
T = TypeVar("T")
# Against memory that libraries do not give back.
TASKS_A_WORKER = 5_000

logger = logging.getLogger(__name__)


class WorkError(Exception):
    """A task that took too long, or that its worker died of. The message says which."""


class Pool:
    """Runs pure functions of modules in `workers` processes, or here if there are none.

    A task that takes more than `seconds` is given up together with its worker, and one whose worker dies is too; both
    raise WorkError, and a new worker takes over. Without workers a task is not bounded.
    """

    def __init__(self, workers: int, seconds: float) -> None:
        self._seconds = seconds
        self._workers = tuple(Worker(seconds) for _ in range(workers))
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        for worker in self._workers:
            self._idle.put_nowait(worker)

    async def start(self) -> None:
        """Start the workers, which takes a second or two, ahead of the first task; tasks wait for them."""
        await asyncio.gather(*(self.run(os.getpid) for _ in self._workers), return_exceptions=True)

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `function` returns or raises."""
        if not self._workers:
            return function(*args, **kwargs)
        task = packed((function, args, kwargs))
        worker = await self._idle.get()
        try:
            answer = await self._asked(worker, task)
        except BaseException:  # also where nobody waits for the task any more
            worker.end()
            raise
        finally:
            self._idle.put_nowait(worker)
        result: T = unpacked(answer)
        return result

    async def _asked(self, worker: Worker, task: bytes) -> bytes:
        try:
            await self._up(worker)
            async with asyncio.timeout(self._seconds):
                return await worker.ask(task)
        except TimeoutError as error:
            raise WorkError(f"it took more than {self._seconds:g} seconds") from error
        except WorkerDiedError as error:
            raise WorkError(f"its worker died ({error})") from error

    async def _up(self, worker: Worker) -> None:
        """Have a process there that has not worked for too long."""
        if worker.tasks >= TASKS_A_WORKER:
            worker.end()
        if not worker.is_up:
            try:
                await worker.start()
            except WorkerDiedError as error:  # else all pages would fail one by one, and nobody be told
                logger.error("a worker could not be started: %s", error)
                raise

    def close(self) -> None:
        """End the workers at once."""
        for worker in self._workers:
            worker.end()


_pools: WeakKeyDictionary[Crawler, Pool] = WeakKeyDictionary()


def pool_of(crawler: Crawler) -> Pool:
    """The pool of a run, by the settings WORKERS and WORK_TIMEOUT; it ends with the run."""
    if crawler not in _pools:
        settings = crawler.settings
        pool = _pools[crawler] = Pool(settings.getint("WORKERS"), settings.getfloat("WORK_TIMEOUT"))
        crawler.signals.connect(pool.close, signal=signals.engine_stopped, weak=False)
    return _pools[crawler]
