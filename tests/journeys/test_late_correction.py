from datetime import timedelta

import pytest

from client import errors
from practice import commands as c
from practice import events as e
from tests.workflows.house import DUTY, MANAGER, REFERRED, SEEN, WORKER, Child, House, referred


async def _entry(child: Child, kind: str) -> int:
    await child.settled()
    return next(x.sequence for x in child.house.world.entries(child.ref) if x.event.kind == kind)


async def test_a_contact_that_lay_in_a_drawer_is_counted_from_when_it_came(house: House) -> None:
    """Recorded as of today, received three weeks ago: the limits move, and what had passed is late at once."""
    child = await referred(house)
    before = (await child.limit("child_seen")).due
    correct = await child.now() - timedelta(days=21)
    reason = "The letter lay in a drawer"
    with pytest.raises(errors.NotAuthorised):
        await child.do(c.CorrectDate, DUTY, entry=1, correct=correct, reason=reason)
    await child.do(c.CorrectDate, MANAGER, entry=1, correct=correct, reason=reason)
    moved = await child.limit("child_seen")
    assert (moved.anchor, moved.state) == (correct, "late")
    assert moved.due < before
    assert (await child.limit("contact_decision")).state == "met late"
    await child.settled()
    assert "child_seen#1/rung0" in house.world.told(child.ref)
    (account,) = (x for x in (await house.client.explain(child.ref)).limits if x.clock == "child_seen")
    assert account.corrected_from is not None


async def test_a_visit_recorded_under_the_wrong_day_is_corrected_and_the_breach_stays(house: House) -> None:
    """The child was seen in time after all. The limit is met, and nobody rewrites that it was thought late."""
    child = await house.long_ago(days=14)
    await child.do(c.DecideContact, WORKER, **REFERRED)
    in_time, child.on = child.on, None
    assert in_time is not None
    await child.do(c.RecordChildSeen, WORKER, **SEEN)
    assert (await child.limit("child_seen")).state == "met late"
    entry = await _entry(child, "ChildSeen")
    await child.do(c.CorrectDate, MANAGER, entry=entry, correct=in_time + timedelta(hours=1), reason="Wrong day typed")
    limit = await child.limit("child_seen")
    assert (limit.state, limit.breached) == ("met", True)
    await child.settled()
    (corrected,) = house.world.events(child.ref, e.DateCorrected)
    assert (corrected.entry, corrected.reason) == (entry, "Wrong day typed")
