"""Every history starts afresh every few events while one thing after another fails."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from client.case_client import workflow_id
from tests.chaos.engine import Engine, FreshClient, running_engine
from tests.chaos.judge import judge
from tests.chaos.load import Load, during

pytestmark = pytest.mark.chaos


async def test_histories_that_start_afresh_all_the_time_lose_nothing_through_many_faults(
    new_folder: Callable[[], Path], new_port: Callable[[], int]
) -> None:
    async with running_engine(new_folder(), new_port, client=FreshClient) as engine:
        load = Load(engine, 14)
        await load.open(8, due=[timedelta(seconds=n) for n in range(2, 26, 3)])
        await during(load, lambda: _faults(engine), pause=0.2)
        account = await judge(engine, load)
        assert account.losses == ()
        assert account.limits >= 2 * len(load.cases)
        for case in load.cases:
            assert await _runs(engine, case) > 1


async def _faults(engine: Engine) -> None:
    await asyncio.sleep(2)
    await engine.worker.kill()
    await engine.worker.start()
    await asyncio.sleep(2)
    await engine.postgres.kill()
    await asyncio.sleep(3)
    await engine.postgres.start()
    await asyncio.sleep(1)
    await engine.temporal.kill()
    await engine.temporal.start()
    engine.to_temporal.cut()
    await asyncio.sleep(2)
    engine.to_temporal.heal()
    engine.to_mail.speak_nonsense()
    await asyncio.sleep(2)
    engine.to_mail.heal()


async def _runs(engine: Engine, case: str) -> int:
    return len([x async for x in engine.connection.list_workflows(f'WorkflowId = "{workflow_id(case)}"')])
