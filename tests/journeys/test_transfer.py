import pytest

from client import errors
from practice import commands as c
from practice import events as e
from practice.vocabulary import AssessmentOutcome, ConferenceOutcome, Told
from tests.workflows.house import (
    ALLOCATED,
    ASSESSED,
    COMPLETE,
    MANAGER,
    SECOND_MANAGER,
    WORKER,
    House,
    assess,
    assessing,
    close,
    conclude,
    gather,
    plan,
    referred,
    tell,
)

OTHER_WORKER = c.Actor(id="worker-2", roles=WORKER.roles)
COMES_WITH_A_PLAN = COMPLETE | {"source": "5C", "transferred_from": "authority-7", "protection_plan": True}


async def test_a_case_goes_to_another_team_and_another_worker(house: House) -> None:
    """The team has to allocate it anew within its limit, before anything is signed off; nothing recorded is lost."""
    child = await assessing(house)
    await gather(child)
    with pytest.raises(errors.Malformed, match="with team-1 already"):
        await child.do(c.TransferTeam, MANAGER, team="team-1", reason="x")
    await child.do(c.TransferTeam, MANAGER, team="team-2", reason="Moved across the county")
    seen = await child.look()
    assert (seen.team, seen.worker, seen.stage) == ("team-2", None, "assessment")
    first, second = (x for x in seen.limits if x.key == "allocation")
    assert (first.state, second.state) == ("met", "running")
    await child.do(c.SubmitAssessment, WORKER, outcome=AssessmentOutcome.IN_NEED, **ASSESSED)
    assert await child.refused(c.AuthoriseAssessment, MANAGER, decision="Agreed") == ["worker_not_allocated"]
    await child.do(c.AllocateWorker, SECOND_MANAGER, **(ALLOCATED | {"worker": OTHER_WORKER.id, "team": "team-2"}))
    seen = await child.look()
    assert (seen.team, seen.worker) == ("team-2", OTHER_WORKER.id)
    assert (await child.limit("allocation")).state == "met"
    await child.do(c.AuthoriseAssessment, MANAGER, decision="Agreed")
    await child.settled()
    assert [x.worker for x in house.world.events(child.ref, e.WorkerAllocated)] == [WORKER.id, OTHER_WORKER.id]


async def test_a_child_who_comes_with_a_protection_plan_has_a_transfer_in_conference(house: House) -> None:
    """The other authority is asked as well, and the conference meets the limit."""
    child = await assessing(house, COMES_WITH_A_PLAN)
    assert (await child.limit("transfer_in_conference")).state == "running"
    await child.do(c.StartSection47, WORKER, rationale="On a plan elsewhere")
    await gather(child)
    assert "agency_not_asked" in {m.code for m in (await child.look()).missing}
    await gather(child, ("other_authority",))
    assert "agency_not_asked" not in {m.code for m in (await child.look()).missing}
    await conclude(child, ConferenceOutcome.HELD)
    assert (await child.limit("transfer_in_conference")).state == "met"
    plain = await referred(house)
    assert "transfer_in_conference" not in {x.key for x in (await plain.look()).limits}


async def test_a_child_who_lives_elsewhere_now_stays_ours_until_the_other_authority_accepts(house: House) -> None:
    """Moved away, and then lost sight of; the case is closed as transferred when somebody there has taken it on."""
    child = await assessing(house)
    await gather(child)
    await assess(child, AssessmentOutcome.IN_NEED)
    await plan(child)
    await tell(child, Told.REFERRER, Told.FAMILY)
    closing = {"reason": "RC5", "summary": "Moved"}
    await child.do(c.RecordMove, WORKER, whereabouts_known=False, how_known="The flat is empty")
    assert "whereabouts unknown" in (await child.look()).flags
    lacks = await child.refused(c.CloseCase, SECOND_MANAGER, **closing)
    assert lacks == ["transfer_not_accepted", "whereabouts_unknown"]
    await child.do(c.RecordMove, WORKER, authority="authority-8", whereabouts_known=True, how_known="New school asked")
    assert await child.refused(c.CloseCase, SECOND_MANAGER, **closing) == ["transfer_not_accepted"]
    await child.do(c.RecordTransferOut, MANAGER, authority="authority-8", accepted_by="Team manager there")
    await close(child, "RC5")
    assert (await child.ended()).closed_reason == "RC5"
