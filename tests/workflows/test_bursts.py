"""How often a case goes to the journal and to Temporal's index: once when it is quiet, seldom when it is busy."""

import time
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from temporalio.api.enums.v1 import EventType
from temporalio.testing import WorkflowEnvironment

from bench.counting import SEARCH_ATTRIBUTES, count
from practice import commands as c
from practice import events as e
from practice.outbox import DELIVER_NOTICE, LINGERS, WRITE_JOURNAL
from practice.vocabulary import Told
from tests.workflows.house import (
    ALLOCATED,
    MANAGER,
    REFERRED,
    WORKER,
    Child,
    House,
    allocate,
    gather,
    new_house,
    referred,
    tell,
    until,
)

AGENCIES = ("school", "gp", "police", "hospital")


@pytest.fixture(scope="module")
async def house(env: WorkflowEnvironment) -> AsyncIterator[House]:
    """One whose journal says that it has written when the real one would."""
    house = new_house(env)
    house.world.lingers = True
    async with house.worker():
        yield house


async def test_commands_in_a_row_go_to_the_journal_in_few_batches_and_in_order(house: House) -> None:
    child = await house.opened()
    began = time.monotonic()
    await child.do(c.DecideContact, WORKER, **REFERRED)
    await allocate(child)
    await gather(child, AGENCIES)
    took = timedelta(seconds=time.monotonic() - began)
    await child.settled()
    batches = house.world.batches[child.ref]
    assert len(batches) <= 2 + took / LINGERS
    entries = house.world.entries(child.ref)
    assert [x.sequence for x in entries] == list(range(1, (await child.look()).version + 1))


async def test_after_a_command_others_are_waited_for_and_otherwise_nobody_waits(house: House) -> None:
    """Not after a limit has passed, and not at the end of a case."""
    child = await house.opened()
    await child.settled()
    await child.forward_to((await child.limit("contact_decision")).due)
    await child.settled()
    await child.do(c.DecideContact, WORKER, **(REFERRED | {"outcome": "no_further_action", "threshold": "level-1"}))
    await child.do(c.ConsiderHistory, WORKER)
    await tell(child, Told.REFERRER)
    await child.settled()
    await child.do(c.CloseCase, MANAGER, reason="no_further_action", summary="x")
    await child.ended()
    batches = house.world.batches[child.ref]
    commanded = [batch for batch in batches if batch.entries[-1].command]
    assert batches[0].lingers == LINGERS
    assert {batch.lingers for batch in commanded[:-1]} == {LINGERS}
    assert {x.lingers for x in batches if isinstance(x.entries[0].event, e.NoticeDelivered)} == {timedelta(0)}
    assert batches[-1].lingers == timedelta(0)


async def test_a_case_is_started_with_what_it_is_searched_by(house: House) -> None:
    child = await house.opened(family="F-1")
    await child.settled()
    assert SEARCH_ATTRIBUTES not in count((await child.history()).events).events


async def test_what_a_case_is_searched_by_changes_with_its_batches(house: House) -> None:
    """Stage, team, worker and the next limit change with most of these commands."""
    child = await house.opened()
    await child.do(c.DecideContact, WORKER, **REFERRED)
    await allocate(child)
    await gather(child, AGENCIES)
    await child.settled()
    changed = count((await child.history()).events).events[SEARCH_ATTRIBUTES]
    assert changed <= len(house.world.batches[child.ref])


async def test_a_case_that_waits_for_its_journal_can_still_be_found_by_what_it_is(house: House) -> None:
    child = await referred(house)
    await child.settled()
    house.world.journal_down.add(child.ref)
    await child.do(c.AcceptReferral, MANAGER, rationale="x")
    await until(lambda: _waited(child))
    await child.do(c.AllocateWorker, MANAGER, **ALLOCATED)
    found = f'WorkflowId = "{child.handle.id}" AND CaseStage = "assessment"'

    async def shown() -> bool:
        return (await house.temporal.count_workflows(found)).count == 1

    await until(shown)
    house.world.journal_down.discard(child.ref)


async def _waited(child: Child) -> bool:
    pending = (await child.handle.describe()).raw_description.pending_activities
    return any(x.attempt > 2 for x in pending)


async def test_a_notice_takes_what_it_is_about_to_the_journal(house: House) -> None:
    """One activity writes and tells; what became of it is written after."""
    child = await house.opened()
    await child.settled()
    before = await _activities(child)
    await child.forward_to((await child.limit("contact_decision")).due)
    await child.settled()
    assert await _activities(child) - before == {DELIVER_NOTICE: 2, WRITE_JOURNAL: 2}
    kinds = [[type(x.event) for x in batch.entries] for batch in house.world.batches[child.ref][1:]]
    assert kinds == [[e.CheckpointReached], [e.NoticeDelivered], [e.LimitBreached, e.RungReached], [e.NoticeDelivered]]


async def test_what_becomes_of_several_notices_is_written_together(house: House) -> None:
    """A contact of days ago: every rung so far at once."""
    days_ago = datetime.now(UTC) - timedelta(days=6)
    child = await house.opened(happened_at=days_ago, received_at=days_ago)
    await child.settled()
    told = house.world.told(child.ref)
    assert len(told) > 3
    assert (await _activities(child))[WRITE_JOURNAL] < len(told)


async def test_people_are_told_although_the_journal_refuses_what_the_notice_brought(house: House) -> None:
    """An operator has to look at the journal meanwhile; when it takes the entries, none is missing."""
    child = await house.opened()
    await child.settled()
    house.world.journal_refuses[child.ref] = 1
    await child.forward_to((await child.limit("contact_decision")).due)
    await until(lambda: _told(child))
    await child.forward(minutes=2)
    await child.settled()
    entries = house.world.entries(child.ref)
    assert [x.sequence for x in entries] == list(range(1, (await child.look()).version + 1))


async def _told(child: Child) -> bool:
    return "contact_decision#1/rung0" in child.house.world.told(child.ref)


async def _activities(child: Child) -> Counter[str]:
    scheduled = [
        event.activity_task_scheduled_event_attributes.activity_type.name
        for event in (await child.history()).events
        if event.event_type == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED
    ]
    return Counter(scheduled)
