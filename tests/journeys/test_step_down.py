from practice import commands as c
from practice.vocabulary import AssessmentOutcome, PlanDecision, Told
from tests.journeys.stories import STEPPED_DOWN
from tests.workflows.house import SECOND_MANAGER, WORKER, House, assess, assessing, close, gather, plan, tell


async def test_a_family_is_stepped_down_only_to_somebody_who_has_accepted_it(house: House) -> None:
    """After the plan: the review decides for early help, and the case stays open until early help says yes."""
    child = await assessing(house)
    await gather(child)
    await assess(child, AssessmentOutcome.IN_NEED)
    await plan(child, PlanDecision.STEP_DOWN)
    await tell(child, Told.REFERRER, Told.FAMILY)
    closing = {"reason": "RC7", "summary": "Stepped down"}
    assert await child.refused(c.CloseCase, SECOND_MANAGER, **closing) == ["step_down_not_accepted"]
    assert (await child.limit("plan_closure")).state == "running"
    await child.do(c.StepDown, WORKER, **STEPPED_DOWN)
    await close(child, "RC7")
    await child.ended()
    assert (await child.limit("plan_closure")).state == "met"


async def test_a_child_not_in_need_is_handed_to_early_help_and_not_dropped(house: House) -> None:
    """The census has a reason of its own for that, RC9."""
    child = await assessing(house)
    await gather(child)
    await assess(child, AssessmentOutcome.NOT_IN_NEED)
    await tell(child, Told.REFERRER, Told.FAMILY)
    closing = {"reason": "RC9", "summary": "To early help"}
    assert await child.refused(c.CloseCase, SECOND_MANAGER, **closing) == ["step_down_not_accepted"]
    await child.do(c.StepDown, WORKER, **STEPPED_DOWN)
    await close(child, "RC9")
    assert (await child.ended()).closed_reason == "RC9"
