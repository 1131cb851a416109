"""Which cases Temporal sees to first, on a real engine with a real journal."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import Any

import asyncpg
import pytest
from temporalio.testing import ActivityEnvironment, WorkflowEnvironment
from temporalio.worker import Worker

import workflows
from activities.journal import Journal
from practice import commands as c
from practice.ladder import FIRST, IN_TURN
from tests.activities.values import batch
from tests.workflows.house import REFERRED, SEEN, WORKER, Child, House, gather, new_house, server, until

LEVEL_4 = REFERRED | {"threshold": "level-4"}


@pytest.fixture(scope="module")
async def env() -> AsyncIterator[WorkflowEnvironment]:
    """A Temporal server."""
    async with server() as env:
        yield env


@pytest.fixture
async def house(env: WorkflowEnvironment, pool: asyncpg.Pool) -> AsyncIterator[House]:
    """Cases whose entries go to a journal."""
    house = new_house(env)
    activities: list[Callable[..., Any]] = [Journal(pool).write_journal, house.world.deliver_notice]
    async with Worker(env.client, task_queue=house.queue, workflows=workflows.ALL, activities=activities):
        yield house


async def _comes(child: Child, place: int) -> None:
    async def given() -> bool:
        found = (await child.handle.describe()).raw_description.workflow_execution_info
        return found.priority.priority_key == place

    await until(given)


async def test_a_case_comes_first_while_a_limit_with_an_immediate_ladder_runs(house: House) -> None:
    child = await house.opened()
    await _comes(child, IN_TURN)
    await child.do(c.DecideContact, WORKER, **LEVEL_4)
    await _comes(child, FIRST)
    await child.do(c.RecordChildSeen, WORKER, **SEEN)
    await child.do(c.RecordStrategyDiscussion, WORKER, attended=("police",), decision="No enquiry; assessment")
    await _comes(child, IN_TURN)


async def test_a_temporal_that_does_not_know_the_case_holds_up_none_of_its_entries(
    env: WorkflowEnvironment, pool: asyncpg.Pool
) -> None:
    last = replace(batch("C-UNKNOWN", 1, 3), precedence=FIRST)
    assert await ActivityEnvironment(client=env.client).run(Journal(pool).write_journal, last) == 3


async def test_it_still_comes_first_after_its_history_started_afresh(house: House) -> None:
    child = await house.started(fresh_history_every=30)
    await child.do(c.DecideContact, WORKER, **LEVEL_4)
    await _comes(child, FIRST)
    await gather(child, ("school", "gp"))

    async def afresh() -> bool:
        return await child.runs() > 1

    await until(afresh)
    await _comes(child, FIRST)
