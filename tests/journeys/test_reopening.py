from datetime import UTC, datetime
from itertools import pairwise

import pytest

from client import errors
from engine.search_attributes import STAGE, TEAM
from practice import commands as c
from practice import events as e
from practice.vocabulary import Told
from tests.journeys.stories import reopened
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
    child = await reopened(house)
    assert await child.runs() == 2
    entries = house.world.entries(child.ref)
    assert all(b.sequence == a.sequence + 1 for a, b in pairwise(entries))
    kinds = [x.event.kind for x in entries if x.event.kind in {"CaseClosed", "CaseReopened"}]
    assert kinds == ["CaseClosed", "CaseReopened", "CaseClosed"]
    assert len(house.world.events(child.ref, e.ContactDecided)) == 1


async def test_a_reopened_case_is_as_it_was_before_it_was_closed(house: House) -> None:
    """Open at its stage, watched over again, and found by its worker and its team."""
    child = await _closed(house)
    answer = await house.client.reopen(child.ref, await child.make(c.ReopenCase, SECOND_MANAGER, **MISTAKE))
    assert answer.stage == "contact"
    assert await house.client.is_open(child.ref)
    await child.settled()
    seen = await child.look()
    assert (seen.stage, seen.closed_at, seen.closed_reason) == ("contact", None, None)
    assert (await child.limit("supervision")).state == "running"
    described = (await child.handle.describe()).typed_search_attributes
    assert (described.get(STAGE), described.get(TEAM)) == ("contact", "team-1")


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
