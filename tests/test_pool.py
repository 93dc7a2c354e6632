"""The worker processes: results, errors, tasks that hang and workers that die."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crawler.pool import Pool, WorkError


def double(number: int) -> int:
    return 2 * number


def fails() -> None:
    raise KeyError("tidak ada")


def hangs() -> None:
    time.sleep(60)


def dies() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def unsendable() -> Callable[[], None]:
    return lambda: None


@pytest.fixture
def pool() -> Iterator[Pool]:
    pool = Pool(2, seconds=3)  # a worker that is new imports this module first
    yield pool
    pool.close()


@pytest.mark.parametrize("workers", [0, 1])
def test_results_and_errors_come_back(workers: int) -> None:
    pool = Pool(workers, seconds=10)

    async def work() -> None:
        await pool.start()
        assert await pool.run(double, 21) == 42
        with pytest.raises(KeyError, match="tidak ada"):
            await pool.run(fails)

    asyncio.run(work())
    pool.close()


@pytest.mark.parametrize(("task", "told"), [(hangs, "more than 3 seconds"), (dies, "its worker died")])
def test_a_task_that_hangs_or_kills_its_worker_is_given_up_alone(
    pool: Pool, task: Callable[[], None], told: str
) -> None:
    async def work() -> list[object]:
        tasks = [pool.run(task), *(pool.run(double, number) for number in range(20))]
        results: list[object] = await asyncio.gather(*tasks, return_exceptions=True)
        return results

    given_up, *others = asyncio.run(work())
    assert isinstance(given_up, WorkError)
    assert told in str(given_up)
    assert others == [2 * number for number in range(20)]


def test_an_error_tells_where_it_was_raised(pool: Pool) -> None:
    with pytest.raises(KeyError) as error:
        asyncio.run(pool.run(fails))
    assert "in fails" in "".join(error.value.__notes__)


def test_a_result_that_cannot_be_sent_is_an_error_of_its_task_alone(pool: Pool) -> None:
    async def work() -> list[object]:
        results: list[object] = await asyncio.gather(
            pool.run(unsendable), *(pool.run(double, 4) for _ in range(4)), return_exceptions=True
        )
        return results

    failed, *others = asyncio.run(work())
    assert isinstance(failed, Exception)
    assert others == [8] * 4


@pytest.mark.parametrize("size", [0, 1_000_000])
def test_large_tasks_and_results_pass(pool: Pool, size: int) -> None:
    assert asyncio.run(pool.run(bytes.upper, b"x" * size)) == b"X" * size


def test_a_task_that_nobody_waits_for_any_more_is_ended_with_its_worker(pool: Pool) -> None:
    async def work() -> list[int]:
        await pool.start()
        forgotten = [asyncio.ensure_future(pool.run(hangs)) for _ in range(3)]
        await asyncio.sleep(0.1)
        for task in forgotten:
            task.cancel()
        return await asyncio.gather(*(pool.run(double, number) for number in range(4)))

    assert asyncio.run(work()) == [0, 2, 4, 6]


def test_the_death_of_the_server_that_workers_are_forked_from_is_survived(pool: Pool) -> None:
    async def work() -> tuple[int, int]:
        first = await pool.run(os.getpid)
        server = int(Path(f"/proc/{first}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
        os.kill(server, signal.SIGKILL)
        with pytest.raises(WorkError):
            await asyncio.gather(*(pool.run(dies) for _ in range(2)))
        return await pool.run(double, 1), await pool.run(double, 2)

    assert asyncio.run(work()) == (2, 4)


def test_the_loop_goes_on_while_workers_work(pool: Pool) -> None:
    async def work() -> int:
        task = asyncio.ensure_future(pool.run(time.sleep, 0.5))
        turns = 0
        while not task.done():
            await asyncio.sleep(0.01)
            turns += 1
        return turns

    assert asyncio.run(work()) > 10


ORPHANING = """
import asyncio, os, signal, sys, time
sys.path.insert(0, {root!r})
from crawler.pool import Pool

async def work():
    pool = Pool(1, seconds=1)
    print(await pool.run(os.getpid), flush=True)
    task = asyncio.ensure_future(pool.run(time.sleep, 60))
    await asyncio.sleep(0.3)
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(work())
"""


def test_a_worker_that_hangs_ends_though_the_crawl_was_killed() -> None:
    code = ORPHANING.format(root=str(Path(__file__).parent.parent))
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert told.returncode == -signal.SIGKILL, told.stderr
    worker = Path("/proc", told.stdout.strip())
    latest = time.monotonic() + 10
    while worker.exists() and time.monotonic() < latest:
        time.sleep(0.05)
    assert not worker.exists()
