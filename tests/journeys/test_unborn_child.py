import pytest

from client import errors
from practice import commands as c
from tests.journeys.stories import unborn_child
from tests.workflows.house import ASSESSED, UNBORN, WORKER, House, assessing


async def test_an_unborn_child_is_assessed_and_born(house: House) -> None:
    """The details that nobody could have had are not asked for before the birth, and are there after it."""
    child = await unborn_child(house)
    seen = await house.client.show(child.ref)
    assert (seen.stage, seen.closed_reason, seen.missing_details) == ("closed", "RC7", ())


async def test_the_assessment_of_an_unborn_child_asks_for_the_mother_to_be_seen(house: House) -> None:
    """The words fit what can be done."""
    child = await assessing(house, UNBORN)
    assert (await house.client.show(child.ref)).missing_details == ()
    with pytest.raises(errors.GateNotMet, match="The mother of the unborn child has not been seen"):
        await child.do(c.SubmitAssessment, WORKER, outcome="in_need", **ASSESSED)
