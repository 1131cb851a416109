from practice import commands as c
from practice import events as e
from tests.workflows.house import ASSESSED, MANAGER, WORKER, House, assessing, gather


async def test_the_views_of_child_and_parents_are_part_of_the_assessment(house: House) -> None:
    """Without them it is refused; with them it stands in the record in their words."""
    child = await assessing(house)
    await gather(child)
    unheard = ASSESSED | {"child_views": None, "parent_views": None}
    lacks = await child.refused(c.SubmitAssessment, WORKER, outcome="in_need", **unheard)
    assert lacks == ["child_views_missing", "parent_views_missing"]
    half = ASSESSED | {"parent_views": None}
    assert await child.refused(c.SubmitAssessment, WORKER, outcome="in_need", **half) == ["parent_views_missing"]
    await child.do(c.SubmitAssessment, WORKER, outcome="in_need", **(ASSESSED | {"child_views": "Wants to stay"}))
    await child.do(c.AuthoriseAssessment, MANAGER, decision="Agreed")
    await child.settled()
    (submitted,) = house.world.events(child.ref, e.AssessmentSubmitted)
    assert (submitted.child_views, submitted.parent_views) == ("Wants to stay", "What the parents said")
