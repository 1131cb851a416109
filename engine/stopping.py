"""How a process ends: in order when it is asked to, and in any case after so many seconds.

A worker waits for every case that it remembers and for every activity, without a limit of its own. A case whose code
was interrupted half way, as the SDK does with one that holds its thread for two seconds, may never be given up by it.
What is cut off here is lost to nobody: Temporal hands it to another worker, or to this one when it is back.
"""

import asyncio
import contextlib
import faulthandler
import signal
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import timedelta
from typing import Any

import asyncpg
from temporalio.worker import Worker

from engine.logging import get_logger

GRACE = timedelta(seconds=10)
"""How long a stopping worker lets activities finish; what it cuts off is tried again by the next one."""
GIVES_UP_AFTER = GRACE + timedelta(seconds=5)
"""How long a worker has to stop. With the rest of a process's end it is less than `deploy/` gives it before a kill."""
CLOSES_WITHIN = timedelta(seconds=3)
LEFTOVERS_END_WITHIN = timedelta(seconds=5)
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

_log = get_logger(__name__)


def cancel_on_signals(task: "asyncio.Task[int] | None", say: Callable[[], None]) -> asyncio.Event:
    """Cancel the task at the first signal to stop; the event is set from then on.

    More signals must not cut short what the first one began. `say` is told of it once, and may fail: the terminal, or
    the pipe, may be what has gone.
    """
    stop = asyncio.Event()

    def end() -> None:
        if task and not stop.is_set():
            stop.set()
            task.cancel()
            with contextlib.suppress(OSError, SystemExit):
                say()

    for name in _SIGNALS:
        asyncio.get_running_loop().add_signal_handler(name, end)
    return stop


@contextlib.asynccontextmanager
async def working(worker: Worker, *, gives_up_after: timedelta = GIVES_UP_AFTER) -> AsyncIterator[None]:
    """Let a worker work while the block runs, and stop it. One that does not stop in time is left where it stands."""
    await worker.__aenter__()
    try:
        yield
    finally:
        try:
            async with asyncio.timeout(gives_up_after.total_seconds()):
                await worker.__aexit__(*sys.exc_info())
        except TimeoutError:
            _log.error("worker_did_not_stop", task_queue=worker.task_queue, seconds=gives_up_after.total_seconds())


async def close_pool(pool: asyncpg.Pool, *, within: timedelta = CLOSES_WITHIN) -> None:
    """Close a pool once its connections are back; what is not back in time is cut off."""
    try:
        await asyncio.wait_for(pool.close(), within.total_seconds())
    except TimeoutError:
        _log.warning("connections_cut_off", seconds=within.total_seconds())


def run_to_the_end(work: Coroutine[Any, Any, int]) -> int:
    """Run this process's work and give its exit code.

    Once the work is done the process ends soon: tasks and threads that nobody could end may hold it for ever. If they
    do, it ends with exit code 1 and the stack of each thread on stderr.
    """

    async def until_done() -> int:
        try:
            return await work
        finally:
            within = LEFTOVERS_END_WITHIN.total_seconds()
            faulthandler.dump_traceback_later(within, exit=True, file=sys.__stderr__ or sys.stderr)

    try:
        return asyncio.run(until_done())
    finally:
        faulthandler.cancel_dump_traceback_later()
