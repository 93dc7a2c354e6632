"""A worker process, and how tasks go there and results come back: a socket for each, watched by the event loop.

Nothing but the event loop waits, so a task costs the crawl some tenths of a millisecond and no thread.
"""

import asyncio
import pickle
import signal
import socket
import struct
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from typing import Any

# Loaded once, by the process that all workers are copies of: a worker that had to be replaced works at once.
PRELOADED = ["pipelines.warm", "pipelines.prepared"]
LONGEST_START = 20.0  # seconds; the process that workers are copies of takes one or two, or more on a busy machine
PAUSES = (0.0, 0.2, 2.0)  # seconds ahead of the first and each further try to start one
LENGTH = struct.Struct("!Q")
READ_AT_ONCE = 1 << 18

Call = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]


class WorkerDiedError(Exception):
    """The worker ended before it answered, or could not be started."""


class Worker:
    """Place of one worker process, which does one task at a time. Whenever there is none, the next task starts one.

    A task that takes twice as many `seconds` ends its process, should nobody be there any more to do so.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._process: BaseProcess | None = None
        self._socket: socket.socket | None = None
        self.tasks = 0

    async def start(self) -> None:
        """Start the process, and wait until it can work. Raises WorkerDiedError.

        The server that it is forked from may have died. It is started anew, as soon as that can be seen.
        """
        self.tasks = 0
        for pause in PAUSES:
            await asyncio.sleep(pause)
            try:
                async with asyncio.timeout(LONGEST_START):
                    self._process, self._socket = _, end = await asyncio.to_thread(_started, 2 * self._seconds)
                    await _message(asyncio.get_running_loop(), end)
                    return
            except (OSError, EOFError) as error:  # TimeoutError is one
                self.end()
                failure = error
        raise WorkerDiedError(f"{failure!r} at its start")

    async def ask(self, task: bytes) -> bytes:
        """The answer of the process to a task, as `packed` and `serve` have them. Raises WorkerDiedError."""
        if self._socket is None:
            raise WorkerDiedError("it was not started")
        self.tasks += 1
        loop = asyncio.get_running_loop()
        try:
            await loop.sock_sendall(self._socket, task)
            return await _message(loop, self._socket)
        except (OSError, EOFError) as error:
            raise WorkerDiedError(await asyncio.to_thread(self._last_words)) from error

    @property
    def is_up(self) -> bool:
        """Whether there is a process."""
        return self._socket is not None

    def end(self) -> None:
        """Kill the process: it may be in the middle of a task."""
        if self._process is not None and self._socket is not None:
            self._socket.close()
            self._process.kill()
        self._process = self._socket = None

    def _last_words(self) -> str:
        """How the process ended."""
        if self._process is None:
            return "it was ended"
        self._process.join(timeout=1)
        code = self._process.exitcode
        return "it closed its socket" if code is None else f"signal {-code}" if code < 0 else f"exit code {code}"


def packed(call: Call) -> bytes:
    """A task as it is sent: its length, and the pickled call."""
    return _framed(pickle.dumps(call, pickle.HIGHEST_PROTOCOL))


def unpacked(answer: bytes) -> Any:
    """What the function returned. Raises what it raised, with a note of where."""
    has_failed, value = pickle.loads(answer)  # noqa: S301 - of a process of ours
    if has_failed:
        raise value
    return value


def serve(tasks: socket.socket, seconds: float) -> None:
    """What a worker process does: answer tasks until the crawl closes the other end, or dies.

    The signal of the timer ends the process whatever it does, also in code that no exception would reach.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the crawl, which ends its workers itself
    tasks.setblocking(True)
    with suppress(BrokenPipeError, ConnectionResetError), tasks, tasks.makefile("rb") as incoming:
        tasks.sendall(_framed(b""))  # it is up
        while head := incoming.read(LENGTH.size):
            (length,) = LENGTH.unpack(head)
            task = incoming.read(length)
            signal.setitimer(signal.ITIMER_REAL, seconds)
            answer = _answer(task)
            signal.setitimer(signal.ITIMER_REAL, 0)
            tasks.sendall(_framed(answer))


def _answer(task: bytes) -> bytes:
    try:
        function, args, kwargs = pickle.loads(task)  # noqa: S301 - of the crawl
        return pickle.dumps((False, function(*args, **kwargs)), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # for whoever asked
        error.add_note(traceback.format_exc())
        try:
            return pickle.dumps((True, error))
        except Exception:  # not every error can be sent
            return pickle.dumps((True, RuntimeError(repr(error))))


def _framed(data: bytes) -> bytes:
    return LENGTH.pack(len(data)) + data


def _started(seconds: float) -> tuple[BaseProcess, socket.socket]:
    """A new worker process, and our end of the socket to it. Takes a while: not for the event loop."""
    context = get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    ours, theirs = socket.socketpair()
    with theirs:
        process = context.Process(target=serve, args=(theirs, seconds), daemon=True)
        try:
            process.start()
        except BaseException:
            ours.close()
            raise
    ours.setblocking(False)
    return process, ours


async def _message(loop: asyncio.AbstractEventLoop, end: socket.socket) -> bytes:
    """The next message, without its length. Raises EOFError where it breaks off."""
    received = bytearray()
    while len(received) < LENGTH.size or len(received) < LENGTH.size + LENGTH.unpack_from(received)[0]:
        data = await loop.sock_recv(end, READ_AT_ONCE)
        if not data:
            raise EOFError
        received += data
    return bytes(memoryview(received)[LENGTH.size :])
