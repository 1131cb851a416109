from datetime import timedelta

from practice import commands as c
from practice import events as e
from practice.vocabulary import AssessmentOutcome, Told
from tests.workflows.house import (
    MEASURABLE,
    SECOND_MANAGER,
    WORKER,
    House,
    assess,
    assessing,
    close,
    gather,
    plan,
    tell,
)

VAGUE = c.PlanAction(action="Support the family")


async def test_a_plan_says_who_does_what_by_when_for_which_outcome_and_how_it_is_measured(house: House) -> None:
    """A vague plan is refused with all that it lacks; no plan and no review let no case be closed."""
    child = await assessing(house)
    await gather(child)
    await assess(child, AssessmentOutcome.IN_NEED)
    await tell(child, Told.REFERRER, Told.FAMILY)
    closing = {"reason": "RC7", "summary": "What was done"}
    assert await child.refused(c.CloseCase, SECOND_MANAGER, **closing) == ["plan_not_agreed"]
    assert await child.refused(c.AgreePlan, WORKER) == ["plan_empty", "plan_review_missing"]
    assert await child.refused(c.AgreePlan, WORKER, actions=(MEASURABLE, VAGUE)) == [
        "plan_owner_missing",
        "plan_due_on_missing",
        "plan_outcome_missing",
        "plan_measure_missing",
        "plan_review_missing",
    ]
    review_on = (await child.now() + timedelta(days=60)).date()
    await child.do(c.AgreePlan, WORKER, actions=(MEASURABLE,), review_on=review_on)
    assert (await child.limit("plan")).state == "met"
    assert await child.refused(c.CloseCase, SECOND_MANAGER, **closing) == ["plan_not_reviewed"]
    await plan(child)
    assert (await child.limit("plan_review")).state == "met"
    await close(child, "RC7")
    await child.ended()
    assert len(house.world.events(child.ref, e.PlanAgreed)) == 2
