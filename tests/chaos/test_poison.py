"""Something that no worker can read wedges one case: the others go on, and operators see within a minute which."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import httpx
import pytest
from temporalio.api.common.v1 import Payload, Payloads, WorkflowExecution
from temporalio.api.workflowservice.v1 import SignalWorkflowExecutionRequest

from client.case_client import workflow_id
from engine.encryption import CIPHER, ENCODING
from tests.chaos.engine import Engine, running_engine
from tests.chaos.judge import judge
from tests.chaos.load import Load
from tests.chaos.moments import until

pytestmark = pytest.mark.chaos

A_MINUTE = 60.0


@pytest.mark.parametrize("cases", [30, pytest.param(200, marks=pytest.mark.long)])
async def test_a_case_that_nobody_can_read_leaves_the_others_untouched_and_is_named_within_a_minute(
    new_folder: Callable[[], Path], new_port: Callable[[], int], cases: int
) -> None:
    metrics = f"127.0.0.1:{new_port()}"
    async with running_engine(new_folder(), new_port, FRONTDOOR_METRICS_LISTEN=metrics) as engine:
        load = Load(engine, 13)
        await load.open(cases, due=[timedelta(seconds=n) for n in range(20, 60)])
        poisoned = load.forget_one()
        await _poison(engine, poisoned)
        async with asyncio.timeout(A_MINUTE):
            await until(partial(_is_counted, metrics), what="the metrics count the case")
            await until(partial(_is_named, engine, poisoned), what="`ops stuck` names the case")
        await load.work(1)
        account = await judge(engine, load)
        assert account.losses == ()
        assert account.limits >= 2 * len(load.cases)


async def _poison(engine: Engine, case: str) -> None:
    """A signal sealed with a key that there is not: it stands in the history, and can be neither read nor left out."""
    sealed = Payload(metadata={"encoding": ENCODING, "cipher": CIPHER, "key-id": b"nobody's"}, data=bytes(64))
    await engine.connection.workflow_service.signal_workflow_execution(
        SignalWorkflowExecutionRequest(
            namespace=engine.connection.namespace,
            workflow_execution=WorkflowExecution(workflow_id=workflow_id(case)),
            signal_name="attend",
            input=Payloads(payloads=[sealed]),
        )
    )


async def _is_named(engine: Engine, case: str) -> bool:
    stuck = await engine.starter("ops", "stuck", "--json")
    return stuck.code == 1 and [one["case"] for one in stuck.told] == [case]


async def _is_counted(metrics: str) -> bool:
    async with httpx.AsyncClient(timeout=A_MINUTE) as client:
        return "frontdoor_cases_stuck 1.0" in (await client.get(f"http://{metrics}/metrics")).text
