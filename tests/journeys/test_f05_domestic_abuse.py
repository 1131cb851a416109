from practice import commands as c
from practice.vocabulary import Told
from tests.workflows.house import COMPLETE, DUTY, REFERRED, WORKER, House, close, tell

ABUSE = COMPLETE | {"source": "6", "domestic_abuse": True}
NOTHING = REFERRED | {"outcome": "no_further_action", "threshold": "level-1"}


async def test_a_contact_about_domestic_abuse_is_screened_before_anybody_leaves_it_at_that(house: House) -> None:
    """A police notification starts the screening's own limit; its outcome must be there before no further action."""
    child = await house.opened(ABUSE)
    assert (await child.limit("domestic_abuse_screening")).state == "running"
    assert await child.refused(c.DecideContact, WORKER, **NOTHING) == ["domestic_abuse_not_screened"]
    await child.do(c.ScreenDomesticAbuse, DUTY, risk="standard", outcome="No child was there; the adult has support")
    assert (await child.limit("domestic_abuse_screening")).state == "met"
    await child.do(c.DecideContact, WORKER, **NOTHING)
    await child.do(c.ConsiderHistory, WORKER)
    await tell(child, Told.REFERRER)
    await close(child, "no_further_action")
    assert (await child.ended()).closed_reason == "no_further_action"


async def test_domestic_abuse_that_comes_out_later_is_screened_as_well(house: House) -> None:
    """The second call says what the first did not. A referral goes ahead at once, and the limit runs on."""
    child = await house.opened()
    await child.do(c.SupplyDetails, DUTY, details=c.Details(domestic_abuse=True))
    await child.do(c.DecideContact, WORKER, **REFERRED)
    assert (await child.limit("domestic_abuse_screening")).state == "running"
    assert "domestic abuse" in (await child.look()).flags


async def test_a_screening_that_does_not_come_is_late(house: House) -> None:
    """And a manager is told."""
    child = await house.long_ago(ABUSE, days=7)
    await child.settled()
    assert (await child.limit("domestic_abuse_screening")).state == "late"
    assert "domestic_abuse_screening#1/rung0" in house.world.told(child.ref)
