from practice import commands as c
from practice import events as e
from practice.vocabulary import Role
from tests.workflows.house import REFERRED, WORKER, House


async def test_a_decision_that_nobody_makes_climbs_until_somebody_does(house: House) -> None:
    """Warned before, late at the limit, four working hours later at the service manager; then it is decided."""
    child = await house.opened()
    due = (await child.limit("contact_decision")).due
    await child.forward_to(due)
    await child.settled()
    assert house.world.told(child.ref) == ["contact_decision#1/warning0", "contact_decision#1/rung0"]
    (ladder,) = (x for x in (await house.client.explain(child.ref)).ladders if x.clock == "contact_decision")
    await child.forward_to(ladder.rungs[1].at)
    await child.settled()
    assert house.world.notices[child.ref][-1].notice.roles == (Role.SERVICE_MANAGER,)
    assert (await child.look()).state == "escalated"
    await child.do(c.DecideContact, WORKER, **REFERRED)
    await child.settled()
    assert (await child.limit("contact_decision")).state == "met late"
    assert "contact_decision#1" in {x.alert for x in house.world.events(child.ref, e.AlertResolved)}


async def test_a_decision_made_in_time_tells_nobody_anything(house: House) -> None:
    """The limit is met, and there is no alert."""
    child = await house.opened()
    await child.do(c.DecideContact, WORKER, **REFERRED)
    seen = await child.look()
    assert (await child.limit("contact_decision")).state == "met"
    assert (seen.breaches, seen.alerts) == (0, ())
