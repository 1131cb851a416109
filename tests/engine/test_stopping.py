"""A worker, a pool and a process that end, also when something in them does not."""

import contextlib
import subprocess
import sys
import threading
import time
import uuid
from datetime import timedelta

import asyncpg
import pytest
from structlog.testing import capture_logs
from temporalio import workflow
from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from engine.connection import connect
from engine.embedded import TemporalServer
from engine.stopping import close_pool, working
from tests.engine_process import ROOT
from tests.workflows.house import KEYS, until

SOON = timedelta(seconds=1)


class Held:
    """A case's thread that does not come back, whatever interrupts it."""

    entered = threading.Event()
    released = threading.Event()

    @classmethod
    def hold(cls) -> None:
        """Stay until it is released."""
        cls.entered.set()
        while not cls.released.is_set():
            with contextlib.suppress(BaseException):
                time.sleep(0.05)


@workflow.defn(name="Stubborn", sandboxed=False)
class Stubborn:
    @workflow.run
    async def run(self) -> None:
        """Keep the thread, as a case does that was interrupted half way."""
        Held.hold()


@pytest.fixture
async def temporal(temporal_server: TemporalServer) -> Client:
    """A client for the session's server."""
    return await connect(KEYS, address=temporal_server.address, sandbox=False)


async def test_a_worker_whose_case_never_gives_its_thread_back_is_left_in_time(
    temporal: Client,
) -> None:
    queue = f"stubborn-{uuid.uuid4().hex[:8]}"
    Held.entered.clear()
    Held.released.clear()
    worker = Worker(temporal, task_queue=queue, workflows=[Stubborn], workflow_runner=UnsandboxedWorkflowRunner())
    try:
        with capture_logs() as logged:
            async with working(worker, gives_up_after=SOON):
                handle = await temporal.start_workflow("Stubborn", id=queue, task_queue=queue)
                await until(_entered)
                began = time.monotonic()
        assert SOON.total_seconds() <= time.monotonic() - began < 10
        assert [line["event"] for line in logged] == ["worker_did_not_stop"]
        await handle.terminate()
    finally:
        Held.released.set()
        await worker.shutdown()


async def _entered() -> bool:
    return Held.entered.is_set()


async def test_an_error_in_the_block_comes_out_of_a_worker_that_stopped(temporal: Client) -> None:
    worker = Worker(temporal, task_queue="idle", workflows=[Stubborn], workflow_runner=UnsandboxedWorkflowRunner())
    with pytest.raises(LookupError):
        async with working(worker):
            raise LookupError
    assert not worker.is_running


async def test_a_pool_whose_connection_is_never_given_back_is_closed_in_time(migrated_url: str) -> None:
    pool = await asyncpg.create_pool(migrated_url, min_size=1)
    await pool.acquire()
    began = time.monotonic()
    await close_pool(pool, within=SOON)
    assert SOON.total_seconds() <= time.monotonic() - began < 10
    with pytest.raises(asyncpg.InterfaceError, match="pool is closed"):
        await pool.acquire()


ENDS = """
import asyncio, sys
from engine import stopping
stopping.LEFTOVERS_END_WITHIN = stopping.timedelta(seconds=0.5)

async def never():
    while True:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            pass

async def work():
    if sys.argv[1] == "hangs":
        asyncio.get_running_loop().create_task(never(), name="left over")
        await asyncio.sleep(0)
    return 7

sys.exit(stopping.run_to_the_end(work()))
"""


@pytest.mark.parametrize(("how", "code", "said"), [("ends", 7, ""), ("hangs", 1, "Timeout (0:00:00.500000)!")])
def test_a_process_ends_with_its_code_or_with_the_stack_of_what_holds_it(how: str, code: int, said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ENDS, how], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, said in done.stderr) == (code, True), done.stderr
