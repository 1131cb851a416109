from practice import events as e
from tests.journeys.stories import no_further_action
from tests.workflows.house import House


async def test_a_contact_without_further_action_is_closed_on_evidence(house: House) -> None:
    """The first attempt is refused for the history that nobody had read."""
    child = await no_further_action(house)
    seen = await house.client.show(child.ref)
    assert (seen.stage, seen.closed_reason, seen.refusals) == ("closed", "no_further_action", 1)
    (refused,) = house.world.events(child.ref, e.StepRefused)
    assert {"history_not_searched", "referrer_not_told"} == {m.code for m in refused.missing}
    assert {x.key: x.state for x in seen.limits} == {"contact_decision": "met", "contact_closure": "met"}
