from practice import events as e
from tests.journeys.stories import section_47
from tests.workflows.house import House


async def test_a_section_47_enquiry_holds_the_case_open_and_settles_its_reason(house: House) -> None:
    """The conference's limit runs from the strategy discussion, and the census allows only RC7 afterwards."""
    child = await section_47(house)
    seen = await house.client.show(child.ref)
    assert (seen.stage, seen.closed_reason, seen.refusals) == ("closed", "RC7", 2)
    conference = next(x for x in seen.limits if x.key == "initial_conference")
    started = next(x for x in house.world.entries(child.ref) if isinstance(x.event, e.Section47Started))
    assert (conference.state, conference.anchor) == ("met", started.happened_at)
