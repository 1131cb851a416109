from datetime import timedelta

import pytest

from client import errors
from practice import commands as c
from practice import events as e
from practice.vocabulary import AssessmentOutcome, Requirement, Role, Told
from tests.workflows.house import (
    MANAGER,
    SECOND_MANAGER,
    WORKER,
    Child,
    House,
    assess,
    assessing,
    close,
    gather,
    tell,
)

HEAD = c.Actor(id="head-1", roles=(Role.HEAD_OF_SERVICE,))
CLOSING = {"reason": "RC8", "summary": "No need"}
LEAVE = {"step": "CloseCase", "requirements": (Requirement.FAMILY_TOLD,), "reason": "The family cannot be reached"}


async def _ready_but_for_the_family(house: House) -> Child:
    child = await assessing(house)
    await gather(child)
    await assess(child, AssessmentOutcome.NOT_IN_NEED)
    await tell(child, Told.REFERRER)
    return child


async def test_a_case_is_closed_on_evidence_and_a_refused_attempt_is_on_record(house: House) -> None:
    """Far too early, then by the worker's own manager with one thing missing, at last with everything."""
    child = await assessing(house)
    early = set(await child.refused(c.CloseCase, MANAGER, **CLOSING))
    assert {
        "assessment_not_authorised",
        "child_not_seen",
        "no_agency_asked",
        "history_not_searched",
        "referrer_not_told",
        "family_not_told",
    } <= early
    await gather(child)
    await assess(child, AssessmentOutcome.NOT_IN_NEED)
    await tell(child, Told.REFERRER)
    assert await child.refused(c.CloseCase, MANAGER, **CLOSING) == ["family_not_told"]
    await tell(child, Told.FAMILY)
    assert await child.refused(c.CloseCase, MANAGER, **(CLOSING | {"reason": "RC7"})) == ["reason_not_valid"]
    await close(child, "RC8")
    seen = await child.ended()
    assert (seen.stage, seen.refusals) == ("closed", 3)
    refused = house.world.events(child.ref, e.StepRefused)
    assert {x.step for x in refused} == {"CloseCase"}
    notices = [x for x in house.world.notices[child.ref] if x.notice.about == "step refused"]
    assert [x.notice.roles for x in notices] == [(Role.TEAM_MANAGER,)] * 3, "each lack is told to the manager once"
    assert early == {m.code for m in refused[0].missing}


async def test_a_senior_manager_may_let_it_go_without_for_a_while_and_somebody_else_closes(house: House) -> None:
    """The override is limited in time, is not for the one who granted it, and its use is on the record."""
    child = await _ready_but_for_the_family(house)
    until = await child.now() + timedelta(hours=2)
    with pytest.raises(errors.NotAuthorised, match="director, head of service"):
        await child.do(c.GrantOverride, SECOND_MANAGER, **LEAVE, until=until)
    with pytest.raises(errors.Malformed, match="5 working days"):
        await child.do(c.GrantOverride, HEAD, **LEAVE, until=until + timedelta(days=60))
    await child.do(c.GrantOverride, HEAD, **LEAVE, until=until)
    assert "override in force" in (await child.look()).flags
    await child.settled()
    (told,) = (x for x in house.world.notices[child.ref] if x.notice.about == "override granted")
    assert (told.notice.roles, told.missing) == (
        (Role.SERVICE_MANAGER,),
        ("The family has been told the outcome.",),
    )
    assert await child.refused(c.CloseCase, HEAD, **CLOSING) == ["family_not_told"]
    await child.do(c.CloseCase, MANAGER, **CLOSING)
    await child.ended()
    (used,) = house.world.events(child.ref, e.OverrideUsed)
    assert (used.requirement, used.granted_by) == (Requirement.FAMILY_TOLD, HEAD.id)
    assert [m.code for m in used.missing] == ["family_not_told"]


async def test_an_override_that_has_lapsed_lets_nothing_through(house: House) -> None:
    """The gate asks for everything again."""
    child = await _ready_but_for_the_family(house)
    until = await child.now() + timedelta(minutes=1)
    await child.do(c.GrantOverride, HEAD, **LEAVE, until=until)
    await child.forward_to(until)
    assert "override in force" not in (await child.look()).flags
    assert await child.refused(c.CloseCase, MANAGER, **CLOSING) == ["family_not_told"]
    await child.do(c.TellOutcome, WORKER, told="family", how="letter")
    await child.do(c.CloseCase, MANAGER, **CLOSING)
    await child.ended()
    assert house.world.events(child.ref, e.OverrideUsed) == []
