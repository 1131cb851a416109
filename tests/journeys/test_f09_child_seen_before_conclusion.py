from datetime import timedelta

import pytest
from pydantic import ValidationError

from client import errors
from practice import commands as c
from practice.vocabulary import Requirement, Role
from tests.workflows.house import (
    ASSESSED,
    MANAGER,
    SEEN,
    WORKER,
    Child,
    House,
    assessing,
    gather,
)

DIRECTOR = c.Actor(id="director-1", roles=(Role.DIRECTOR,))
IN_NEED = {"outcome": "in_need", **ASSESSED}


async def _all_but_seen(house: House) -> Child:
    child = await assessing(house)
    await child.do(c.RequestCheck, WORKER, agency="school", purpose="Section 17 assessment")
    await child.do(c.RecordCheckReply, WORKER, agency="school", answer="Nothing of concern")
    await child.do(c.ConsiderHistory, WORKER)
    return child


async def test_an_assessment_is_not_concluded_without_the_child_seen(house: House) -> None:
    """Not seen, seen before the contact, seen by somebody unregistered: none of it counts; a visit now does."""
    child = await _all_but_seen(house)
    assert await child.refused(c.SubmitAssessment, WORKER, **IN_NEED) == ["child_not_seen"]
    before = await child.now() - timedelta(days=30)
    await child.do(c.RecordChildSeen, WORKER, **SEEN, happened_at=before)
    await child.do(c.RecordChildSeen, WORKER, **(SEEN | {"seen_by_registered_social_worker": False}))
    assert await child.refused(c.SubmitAssessment, WORKER, **IN_NEED) == ["child_not_seen"]
    with pytest.raises(ValidationError, match="why_not_alone must say why"):
        await child.make(c.RecordChildSeen, WORKER, **(SEEN | {"alone": False}))
    await child.do(c.RecordChildSeen, WORKER, **(SEEN | {"alone": False, "why_not_alone": "Wished his sister there"}))
    await child.do(c.SubmitAssessment, WORKER, **IN_NEED)
    await child.do(c.AuthoriseAssessment, MANAGER, decision="Agreed")
    assert (await child.look()).stage == "plan"


async def test_nobody_may_let_an_assessment_go_without_the_child_seen(house: House) -> None:
    """Not even the director."""
    child = await _all_but_seen(house)
    leave = {"step": "SubmitAssessment", "requirements": (Requirement.CHILD_SEEN,), "reason": "No time"}
    with pytest.raises(errors.Malformed, match="child seen cannot be overridden"):
        await child.do(c.GrantOverride, DIRECTOR, **leave, until=await child.now() + timedelta(hours=2))


async def test_a_further_assessment_asks_for_the_child_to_be_seen_again(house: House) -> None:
    """What was seen for the first one does not count for the second."""
    child = await assessing(house)
    await gather(child)
    await child.do(c.SubmitAssessment, WORKER, **IN_NEED)
    await child.do(c.AuthoriseAssessment, MANAGER, decision="Agreed")
    await child.do(c.StartAssessment, WORKER, assessment="further", rationale="Things have changed")
    assert await child.refused(c.SubmitAssessment, WORKER, **IN_NEED) == ["child_not_seen"]
    await child.do(c.RecordChildSeen, WORKER, **SEEN)
    await child.do(c.SubmitAssessment, WORKER, **IN_NEED)
    assert (await child.limit("further_assessment")).state == "running"
    await child.do(c.AuthoriseAssessment, MANAGER, decision="Agreed")
    assert (await child.limit("further_assessment")).state == "met"
