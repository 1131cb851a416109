from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from temporalio.testing import WorkflowEnvironment

from board.operators.looking import look_over
from board.services import Services
from client.case_client import CaseClient
from tests.board.browser import Browser
from tests.engine.wedged import SECRET, Broken, started, worker_of
from tests.workflows.house import TEMPORAL, until

OPERATOR = "P-510"


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


@pytest.fixture
async def services(soon_noticed: WorkflowEnvironment, services: Services) -> Services:
    """The board's services over that Temporal."""
    client = CaseClient(soon_noticed.client, task_queue="stuck", rulebook=services.rulebook)
    return replace(services, client=client)


async def test_a_case_that_fails_over_and_over_is_on_the_page_with_its_reason_and_no_record(
    soon_noticed: WorkflowEnvironment, services: Services, browser: Browser
) -> None:
    assert (await look_over(services)).stuck == ()
    await browser.sign_in(OPERATOR)
    async with worker_of(soon_noticed.client, Broken, "stuck"):
        handle = await started(soon_noticed.client, "C-STUCK", "stuck")

        async def noticed() -> bool:
            return bool((await look_over(services)).stuck)

        await until(noticed)
        shown = (await browser.get("/operators")).text
        await handle.terminate()
    assert "C-STUCK, tried" in " ".join(shown.split())
    assert "RuntimeError from ValueError, engine/wedged.py:" in shown
    assert SECRET not in shown
