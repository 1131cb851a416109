from datetime import UTC, datetime
from itertools import pairwise

import pytest

from client import errors
from practice import commands as c
from practice import events as e
from practice.vocabulary import Told
from tests.workflows.house import (
    MANAGER,
    REFERRED,
    SECOND_MANAGER,
    WORKER,
    Child,
    House,
    close,
    make,
    tell,
)

MISTAKE = {"reason": "Closed instead of the one below it on the list"}


async def _closed(house: House) -> Child:
    child = await house.opened()
    await child.do(c.DecideContact, WORKER, **(REFERRED | {"outcome": "no_further_action", "threshold": "level-1"}))
    await child.do(c.ConsiderHistory, WORKER)
    await tell(child, Told.REFERRER)
    await close(child, "no_further_action")
    await child.ended()
    return child


async def test_a_case_closed_in_error_goes_on_in_a_new_run_of_the_same_workflow(house: House) -> None:
    """The stage, the evidence and the journal go on without a gap; it is closed again in the end."""
    child = await _closed(house)
    before = len(house.world.entries(child.ref))
    command = await child.make(c.ReopenCase, SECOND_MANAGER, **MISTAKE)
    answer = await house.client.reopen(child.ref, command)
    assert answer.stage == "contact"
    assert await house.client.is_open(child.ref)
    assert await child.runs() == 2
    await child.settled()
    seen = await child.look()
    assert (seen.stage, seen.closed_at, seen.closed_reason) == ("contact", None, None)
    assert (await child.limit("supervision")).state == "running"
    entries = house.world.entries(child.ref)
    assert all(b.sequence == a.sequence + 1 for a, b in pairwise(entries))
    assert isinstance(entries[before].event, e.CaseReopened)
    await close(child, "no_further_action")
    assert (await child.ended()).stage == "closed"
    assert len(house.world.events(child.ref, e.CaseClosed)) == 2


async def test_reopening_again_with_the_same_id_gives_the_first_answer(house: House) -> None:
    """And opens nothing twice."""
    child = await _closed(house)
    command = await child.make(c.ReopenCase, SECOND_MANAGER, **MISTAKE)
    first = await house.client.reopen(child.ref, command)
    assert await house.client.reopen(child.ref, command) == first
    assert await child.runs() == 2


async def test_only_a_senior_manager_reopens_and_only_what_is_closed(house: House) -> None:
    """A case that is open, somebody without the role, a reference that nobody knows."""
    child = await _closed(house)
    with pytest.raises(errors.NotAuthorised):
        await house.client.reopen(child.ref, await child.make(c.ReopenCase, MANAGER, **MISTAKE))
    still_open = await house.opened()
    with pytest.raises(errors.WrongStage):
        await house.client.reopen(still_open.ref, await still_open.make(c.ReopenCase, SECOND_MANAGER, **MISTAKE))
    with pytest.raises(errors.CaseNotFound):
        await house.client.reopen("C-NOPE", make(c.ReopenCase, SECOND_MANAGER, datetime.now(UTC), **MISTAKE))
