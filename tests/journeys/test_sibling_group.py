import asyncio

from practice import commands as c
from practice.vocabulary import AssessmentOutcome, Told
from tests.workflows.house import COMPLETE, WORKER, House, assess, assessing, close, gather, tell

SIBLINGS = ("Robin Example", "Alex Example", "Kit Example")
FAMILY = "F-Example"


async def test_three_siblings_are_three_cases_of_one_family_each_with_its_own_evidence(house: House) -> None:
    """What is recorded for one child counts for that child alone: the others go on."""
    one, two, three = await asyncio.gather(
        *(assessing(house, COMPLETE | {"child_name": name}, family=FAMILY) for name in SIBLINGS)
    )
    await asyncio.gather(gather(one), gather(two))
    await three.do(c.RequestCheck, WORKER, agency="school", purpose="Section 17 assessment")
    await assess(one, AssessmentOutcome.NOT_IN_NEED)
    await tell(one, Told.REFERRER, Told.FAMILY)
    await close(one, "RC8")
    await one.ended()
    await assess(two, AssessmentOutcome.IN_NEED)
    views = [await house.client.show(child.ref) for child in (one, two, three)]
    assert [x.family for x in views] == [FAMILY] * 3
    assert [x.stage for x in views] == ["closed", "plan", "assessment"]
    assert "child_not_seen" in {m.code for m in views[2].missing}
    assert len({x.case for x in views}) == 3
