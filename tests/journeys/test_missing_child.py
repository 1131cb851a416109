import pytest

from client import errors
from practice import commands as c
from practice.vocabulary import AssessmentOutcome, Told
from tests.workflows.house import SECOND_MANAGER, SYSTEM, WORKER, House, assess, assessing, close, gather, tell

RAN_AWAY = {"reported_to_police": True, "circumstances": "Did not come home from school"}


async def test_a_child_who_went_missing_is_asked_after_the_return(house: House) -> None:
    """No case is closed over a missing child; the interview is due 72 hours after the return."""
    child = await assessing(house)
    await gather(child)
    await assess(child, AssessmentOutcome.NOT_IN_NEED)
    await tell(child, Told.REFERRER, Told.FAMILY)
    await child.do(c.RecordMissing, SYSTEM, **RAN_AWAY)
    assert "child missing" in (await child.look()).flags
    closing = {"reason": "RC8", "summary": "No need"}
    assert await child.refused(c.CloseCase, SECOND_MANAGER, **closing) == ["child_missing"]
    with pytest.raises(errors.Malformed, match="not returned yet"):
        await child.do(c.RecordReturnInterview, WORKER, held=True, interviewer="charity-1")
    await child.do(c.RecordReturn, SYSTEM, circumstances="Came back by himself")
    interview = await child.limit("return_interview")
    assert interview.state == "running"
    assert (interview.due - interview.anchor).total_seconds() == 72 * 3600
    await child.do(c.RecordReturnInterview, WORKER, held=True, interviewer="charity-1")
    assert (await child.limit("return_interview")).state == "met"
    await close(child, "RC8")
    await child.ended()


async def test_each_time_that_a_child_goes_missing_has_an_interview_of_its_own(house: House) -> None:
    """Twice missing, twice asked; a child who declines has that recorded."""
    child = await assessing(house)
    for _ in range(2):
        await child.do(c.RecordMissing, SYSTEM, **RAN_AWAY)
        await child.do(c.RecordReturn, SYSTEM, circumstances="Found at a friend's")
        await child.do(c.RecordReturnInterview, WORKER, held=False, why_not_held="Did not want to talk")
    states = [x.state for x in (await child.look()).limits if x.key == "return_interview"]
    assert states == ["met", "met"]
