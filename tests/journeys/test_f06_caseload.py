import asyncio

import pytest

from client import errors
from practice import commands as c
from practice import events as e
from tests.workflows.house import ALLOCATED, MANAGER, REFERRED, WORKER, Child, House, referred, until

BUSY = "worker-with-many"
LIMIT = 18


async def _accepted(house: House) -> Child:
    child = await referred(house)
    await child.do(c.AcceptReferral, MANAGER, rationale="Section 17 assessment")
    return child


async def _given_to(house: House, worker: str) -> None:
    child = await house.opened()
    await house.client.record_all(
        child.ref,
        [
            await child.make(c.DecideContact, WORKER, **REFERRED),
            await child.make(c.AcceptReferral, MANAGER, rationale="Section 17 assessment"),
            await child.make(c.AllocateWorker, MANAGER, **(ALLOCATED | {"worker": worker, "open_cases": None})),
        ],
    )


async def test_a_worker_at_the_limit_gets_another_case_only_with_a_manager_s_reason(house: House) -> None:
    """The engine counts the open cases itself; the nineteenth is refused, and the reason for it is on the record."""
    await asyncio.gather(*(_given_to(house, BUSY) for _ in range(LIMIT)))

    async def all_counted() -> bool:
        return await house.client.open_cases_of(BUSY) == LIMIT

    await until(all_counted)
    child = await _accepted(house)
    allocation = ALLOCATED | {"worker": BUSY, "open_cases": None}
    with pytest.raises(errors.GateNotMet, match="holds 18 open cases, and the limit is 18"):
        await child.do(c.AllocateWorker, MANAGER, **allocation)
    await child.do(c.AllocateWorker, MANAGER, **allocation, over_limit_reason="Knows the family; one closes on Friday")
    await child.settled()
    (allocated,) = house.world.events(child.ref, e.WorkerAllocated)
    assert (allocated.open_cases, allocated.over_limit_reason) == (LIMIT, "Knows the family; one closes on Friday")
    assert (await child.look()).worker == BUSY


async def test_a_worker_below_the_limit_is_counted_and_gets_the_case(house: House) -> None:
    """Nobody has to say how many cases there are."""
    child = await _accepted(house)
    await child.do(c.AllocateWorker, MANAGER, **(ALLOCATED | {"worker": "worker-with-none", "open_cases": None}))
    await child.settled()
    (allocated,) = house.world.events(child.ref, e.WorkerAllocated)
    assert allocated.open_cases == 0
    assert (await child.limit("allocation")).state == "met"


async def test_a_case_that_nobody_is_given_is_late(house: House) -> None:
    """A referral of last week without a worker: the limit has passed and it climbs."""
    child = await house.long_ago(days=8)
    await child.do(c.DecideContact, WORKER, **REFERRED)
    await child.settled()
    assert (await child.limit("allocation")).state == "late"
    assert "allocation#1/rung0" in house.world.told(child.ref)
