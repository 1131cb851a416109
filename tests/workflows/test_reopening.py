"""What the workflow of a reopened case does: limits run on, histories replay, and nothing is opened over a live one."""

from datetime import UTC, datetime

import pytest
from temporalio.worker import Replayer

from client import errors
from engine.plugin import FrontdoorPlugin
from practice import commands as c
from practice.vocabulary import AssessmentOutcome, Told
from tests.workflows.house import (
    KEYS,
    SECOND_MANAGER,
    Child,
    House,
    assess,
    assessing,
    close,
    gather,
    make,
    tell,
)
from workflows.case import CaseWorkflow


async def _closed(house: House) -> Child:
    child = await assessing(house)
    await gather(child)
    await assess(child, AssessmentOutcome.NOT_IN_NEED)
    await tell(child, Told.REFERRER, Told.FAMILY)
    await close(child, "RC8")
    return child


async def _reopen(child: Child) -> None:
    command = make(c.ReopenCase, SECOND_MANAGER, datetime.now(UTC), reason="Closed in error")
    await child.house.client.reopen(child.ref, command)


async def test_the_limits_of_a_reopened_case_run_on_and_its_ladders_climb(house: House) -> None:
    """Closing is due again at the instant at which it was due before; nobody closes it, and a manager is told."""
    child = await _closed(house)
    await child.ended()
    before = (await child.limit("assessment_closure")).due
    await _reopen(child)
    await child.settled()
    limit = await child.limit("assessment_closure")
    assert (limit.state, limit.due) == ("running", before)
    await child.forward_to(limit.due)
    await child.settled()
    assert any(key.startswith("assessment_closure#") and "/rung0" in key for key in house.world.told(child.ref))


async def test_both_histories_of_a_reopened_case_replay(house: House) -> None:
    """The one that ended, and the one that goes on."""
    child = await _closed(house)
    await child.ended()
    await _reopen(child)
    await child.settled()
    replayer = Replayer(workflows=[CaseWorkflow], plugins=[FrontdoorPlugin(KEYS)])
    runs = [x async for x in house.temporal.list_workflows(f"WorkflowId = '{child.handle.id}'")]
    assert len(runs) == 2
    for run in runs:
        handle = house.temporal.get_workflow_handle(child.handle.id, run_id=run.run_id)
        await replayer.replay_workflow(await handle.fetch_history())


async def test_a_case_that_is_closed_but_not_yet_written_cannot_be_reopened_over_its_own_run(house: House) -> None:
    """Its journal comes first; then it can."""
    child = await assessing(house)
    await gather(child)
    await assess(child, AssessmentOutcome.NOT_IN_NEED)
    await tell(child, Told.REFERRER, Told.FAMILY)
    await child.settled()
    house.world.journal_down.add(child.ref)
    await close(child, "RC8")
    with pytest.raises(errors.Unavailable, match="closed a moment ago"):
        await _reopen(child)
    house.world.journal_down.discard(child.ref)
    await child.ended()
    await _reopen(child)
    await child.settled()
    entries = house.world.entries(child.ref)
    assert [x.sequence for x in entries] == list(range(1, len(entries) + 1))
