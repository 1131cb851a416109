from datetime import timedelta

from practice import commands as c
from practice import events as e
from practice.vocabulary import Role
from tests.workflows.house import MANAGER, REFERRED, WORKER, House, allocate, referred


async def test_an_open_case_that_no_manager_looks_at_is_late(house: House) -> None:
    """Referred 40 days ago. The look that a manager takes now is on the record, and the next one is due."""
    child = await house.long_ago(days=40)
    await child.do(c.DecideContact, WORKER, **REFERRED)
    await allocate(child)
    child.on = None
    await child.settled()
    assert (await child.limit("supervision")).state == "late"
    assert {"supervision#1/warning0", "supervision#1/rung0"} <= set(house.world.told(child.ref))
    await child.do(c.RecordSupervision, MANAGER, decision="Visit this week")
    first, second = (x for x in (await child.look()).limits if x.key == "supervision")
    assert (first.state, second.state) == ("met late", "running")
    assert second.due > await child.now() + timedelta(days=14)
    await child.settled()
    (looked,) = house.world.events(child.ref, e.SupervisionRecorded)
    assert looked.decision == "Visit this week"


async def test_supervision_is_due_from_the_referral_on(house: House) -> None:
    """Also before anybody holds the case."""
    child = await referred(house)
    assert (await child.limit("supervision")).state == "running"


async def test_a_refused_closing_reaches_the_manager_once_a_day_however_often_it_is_tried(house: House) -> None:
    """Four attempts are on the record; the manager got one message about them, with what was missing."""
    child = await referred(house)
    for _ in range(4):
        assert "referrer_not_told" in await child.refused(c.CloseCase, MANAGER, reason="referral_nfa", summary="x")
    await child.settled()
    (told,) = (x for x in house.world.notices[child.ref] if x.notice.clock is None)
    assert (told.notice.about, told.notice.roles) == ("step refused", (Role.TEAM_MANAGER,))
    assert "The referrer has not been told the outcome." in told.missing
    assert len(house.world.events(child.ref, e.StepRefused)) == 4
    await child.forward(days=1)
    await child.refused(c.CloseCase, MANAGER, reason="referral_nfa", summary="x")
    await child.settled()
    assert len([x for x in house.world.notices[child.ref] if x.notice.clock is None]) == 2
