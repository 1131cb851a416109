from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from temporalio import workflow
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from board.operators.looking import Stuck, look_over, stuck_cases
from board.services import Services
from client.case_client import CaseClient
from tests.workflows.house import TEMPORAL, until


@workflow.defn(name="Case")
class Broken:
    """A case as a mistake in the code would leave it: it fails, and is tried again for ever."""

    @workflow.run
    async def run(self) -> None:
        raise RuntimeError("a mistake")


@pytest.fixture(scope="module")
async def soon_noticed() -> AsyncIterator[WorkflowEnvironment]:
    """A Temporal that says after one failure what it otherwise says after five, which takes a minute."""
    setting = "system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute=1"
    async with await WorkflowEnvironment.start_local(
        dev_server_existing_path=str(TEMPORAL),
        dev_server_log_level="error",
        dev_server_extra_args=["--dynamic-config-value", setting],
    ) as env:
        yield env


async def test_a_case_that_fails_over_and_over_is_on_the_page_until_it_gets_on(
    soon_noticed: WorkflowEnvironment, services: Services
) -> None:
    temporal = soon_noticed.client
    here = replace(services, client=CaseClient(temporal, task_queue="stuck", rulebook=services.rulebook))
    assert await stuck_cases(temporal) == ()
    runner = UnsandboxedWorkflowRunner()
    async with Worker(temporal, task_queue="stuck", workflows=[Broken], workflow_runner=runner):
        handle = await temporal.start_workflow("Case", id="case/C-STUCK", task_queue="stuck")

        async def noticed() -> bool:
            return bool((await look_over(here)).stuck)

        await until(noticed)
        (stuck,) = await stuck_cases(temporal)
        assert stuck == Stuck("C-STUCK", stuck.problems)
        assert "category=WorkflowTaskFailed" in stuck.problems
        await handle.terminate()
