"""The worker processes: results, errors, tasks that hang and workers that die."""

import asyncio
import os
import signal
import time
from collections.abc import Callable, Iterator

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


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    pool = Pool(2, seconds=1)
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


@pytest.mark.parametrize(("task", "told"), [(hangs, "more than 1 seconds"), (dies, "its worker died")])
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


def test_the_loop_goes_on_while_workers_work(pool: Pool) -> None:
    async def work() -> int:
        task = asyncio.ensure_future(pool.run(time.sleep, 0.5))
        turns = 0
        while not task.done():
            await asyncio.sleep(0.01)
            turns += 1
        return turns

    assert asyncio.run(work()) > 10
