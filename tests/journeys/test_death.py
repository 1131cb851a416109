import pytest

from client import errors
from practice import commands as c
from tests.workflows.house import MANAGER, SECOND_MANAGER, SEEN, SYSTEM, WORKER, House, assessing

DIED = {"reason": "RC2", "summary": "The child has died"}


async def test_when_a_child_has_died_nothing_is_asked_of_the_child_any_more(house: House) -> None:
    """Limits that ask for the child end; whether a serious incident is notified must be decided before closing."""
    child = await assessing(house)
    await child.do(c.RequestCheck, WORKER, agency="hospital", purpose="Section 17 assessment")
    await child.do(c.RecordDeath, WORKER, circumstances="In an accident on the road")
    seen = await child.look()
    states = {x.key: x.state for x in seen.limits}
    assert "child has died" in seen.flags
    assert (states["child_seen"], states["assessment"]) == ("ended", "ended")
    assert states["serious_incident_notification"] == "running"
    with pytest.raises(errors.Malformed, match="The child has died"):
        await child.do(c.RecordChildSeen, WORKER, **SEEN)
    lacks = await child.refused(c.CloseCase, SECOND_MANAGER, **DIED)
    assert lacks == ["serious_incident_undecided", "agency_unanswered"]
    await child.do(c.DecideSeriousIncident, MANAGER, notified=False, rationale="An accident; no abuse suspected")
    await child.do(c.RecordCheckReply, SYSTEM, agency="hospital", answer="What was done")
    assert (await child.limit("serious_incident_notification")).state == "met"
    assert await child.refused(c.CloseCase, SECOND_MANAGER, **(DIED | {"reason": "RC8"})) == ["reason_not_valid"]
    await child.do(c.CloseCase, SECOND_MANAGER, **DIED)
    assert (await child.ended()).closed_reason == "RC2"
