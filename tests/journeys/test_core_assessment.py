from datetime import date, timedelta

from practice import commands as c
from practice.vocabulary import AssessmentOutcome
from tests.workflows.house import (
    ALLOCATED,
    ASSESSED,
    COMPLETE,
    DUTY,
    MANAGER,
    REFERRED,
    WORKER,
    Child,
    House,
    gather,
    plan,
)

THEN_SEVEN = COMPLETE | {"date_of_birth": date(2004, 5, 4)}
ASSESSED_2011 = ASSESSED | {"factors": ()}


async def _assessed(child: Child) -> None:
    await child.do(c.SubmitAssessment, WORKER, outcome=AssessmentOutcome.IN_NEED, **ASSESSED_2011)
    await child.do(c.AuthoriseAssessment, MANAGER, decision="Agreed")


async def test_a_contact_of_2011_has_an_initial_and_then_a_core_assessment(house: House) -> None:
    """It is taken in today and lives by the guidance of its day: 10 and 35 working days, and each is a step."""
    child = await house.in_2011(THEN_SEVEN)
    await child.do(c.DecideContact, WORKER, **REFERRED)
    await child.do(c.AcceptReferral, MANAGER, rationale="Initial assessment")
    await child.do(c.AcknowledgeReferrer, DUTY, how="letter")
    await child.do(c.AllocateWorker, MANAGER, **ALLOCATED, experienced=True)
    await gather(child)
    await _assessed(child)
    assert (await child.limit("initial_assessment")).state == "met"
    assert child.on is not None
    child.on += timedelta(days=5)
    await child.do(c.StartAssessment, WORKER, assessment="core", rationale="More must be known")
    assert "assessment" not in {x.key for x in (await child.look()).limits}
    assert (await child.look()).stage == "assessment"
    assert await child.refused(c.SubmitAssessment, WORKER, outcome="in_need", **ASSESSED_2011) == ["child_not_seen"]
    await gather(child, ())
    await _assessed(child)
    await plan(child)
    assert (await child.limit("core_assessment")).state == "met"
    assert (await child.look()).stage == "plan"


async def test_a_section_47_enquiry_of_2011_starts_the_core_assessment_s_limit(house: House) -> None:
    """Nobody has to ask for it."""
    child = await house.in_2011(THEN_SEVEN)
    await child.do(c.DecideContact, WORKER, **REFERRED)
    await child.do(c.StartSection47, WORKER, rationale="Strategy discussion with police and health")
    core = await child.limit("core_assessment")
    (conference,) = (x for x in (await child.look()).limits if x.key == "initial_conference")
    assert core.anchor == conference.anchor == child.on
    assert core.due > conference.due
