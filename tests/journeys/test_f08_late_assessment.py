import pytest

from client import errors
from practice import commands as c
from practice import events as e
from practice.vocabulary import AssessmentOutcome
from tests.workflows.house import ASSESSED, MANAGER, REFERRED, WORKER, House, allocate, assess, assessing, gather

AUTHORISE = {"decision": "Agreed"}


async def test_a_late_assessment_is_authorised_only_when_the_reason_is_recorded_and_seen(house: House) -> None:
    """Warned of at 20 and 35 working days, late at 45; the worker says why, and a manager has to see it."""
    child = await house.long_ago(days=100)
    await child.do(c.DecideContact, WORKER, **REFERRED)
    await allocate(child)
    await gather(child)
    child.on = None
    assert (await child.limit("assessment")).state == "late"
    await child.do(c.SubmitAssessment, WORKER, outcome="in_need", **ASSESSED)
    assert await child.refused(c.AuthoriseAssessment, MANAGER, **AUTHORISE) == ["overrun_not_explained"]
    await child.do(c.ExplainOverrun, MANAGER, limit="assessment", reason="The family was away for the summer")
    assert await child.refused(c.AuthoriseAssessment, MANAGER, **AUTHORISE) == ["overrun_not_seen"]
    with pytest.raises(errors.NotAuthorised, match="somebody other than whoever explained the overrun"):
        await child.do(c.ReviewOverrun, MANAGER, limit="assessment", decision="Seen")
    other = c.Actor(id="manager-9", roles=MANAGER.roles)
    await child.do(c.ReviewOverrun, other, limit="assessment", decision="Accepted; plan at once")
    await child.do(c.AuthoriseAssessment, MANAGER, **AUTHORISE)
    assert (await child.limit("assessment")).state == "met late"
    await child.settled()
    warned = [x.checkpoint for x in house.world.events(child.ref, e.CheckpointReached) if x.clock == "assessment"]
    assert warned == [0, 1]


async def test_an_assessment_in_time_has_nothing_to_explain(house: House) -> None:
    """And an overrun of it cannot be explained."""
    child = await assessing(house)
    await gather(child)
    await assess(child, AssessmentOutcome.IN_NEED)
    assert (await child.limit("assessment")).state == "met"
    with pytest.raises(errors.Malformed, match="met in time"):
        await child.do(c.ExplainOverrun, WORKER, limit="assessment", reason="x")
