from practice import commands as c
from practice import events as e
from practice.vocabulary import AssessmentOutcome
from tests.workflows.house import ASSESSED, REFERRED, SEEN, SYSTEM, WORKER, House, allocate, assess

IN_NEED = {"outcome": "in_need", **ASSESSED}


async def test_an_agency_that_does_not_answer_is_chased_escalated_and_waited_for(house: House) -> None:
    """Asked two weeks ago: warned of, late, at the managers; nothing is concluded until it answers."""
    child = await house.long_ago(days=16)
    await child.do(c.DecideContact, WORKER, **REFERRED)
    await allocate(child)
    await child.do(c.RecordChildSeen, WORKER, **SEEN)
    await child.do(c.RequestCheck, WORKER, agency="school", purpose="Attendance")
    child.on = None
    await child.do(c.RequestCheck, WORKER, agency="gp", purpose="Health")
    await child.do(c.ConsiderHistory, WORKER)
    await child.settled()
    assert (await child.limit("agency_reply:school")).state == "late"
    assert (await child.limit("agency_reply:gp")).state == "running"
    told = house.world.told(child.ref)
    assert {"agency_reply:school#1/warning0", "agency_reply:school#1/rung0", "agency_reply:school#1/rung1"} <= set(told)
    assert await child.refused(c.SubmitAssessment, WORKER, **IN_NEED) == ["agency_unanswered", "agency_unanswered"]
    for agency in ("school", "gp"):
        await child.do(c.RecordCheckReply, SYSTEM, agency=agency, answer="Nothing of concern")
    assert (await child.limit("agency_reply:school")).state == "met late"
    assert (await child.limit("agency_reply:gp")).state == "met"
    await assess(child, AssessmentOutcome.IN_NEED)
    await child.settled()
    assert "agency_reply:school#1" in {x.alert for x in house.world.events(child.ref, e.AlertResolved)}
