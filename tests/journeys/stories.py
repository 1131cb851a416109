"""The journeys themselves, each through the client only; tests look at how they end, replays at what they issued."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest

from bench.standard import AFTER_IT_WAS_LATE, BEFORE_IT_IS_LATE, LATE_LIMIT, STANDARD, TAKEN_ON, Step, contact
from client import errors, new_reference
from practice import commands as c
from practice.adoption import AdoptRules
from practice.vocabulary import AssessmentOutcome, ConferenceOutcome, Told
from tests.workflows.house import (
    ANONYMOUS,
    COMPLETE,
    LONDON,
    MANAGER,
    REFERRED,
    SECOND_MANAGER,
    SYSTEM,
    UNBORN,
    WORKER,
    Child,
    House,
    assess,
    assessing,
    close,
    conclude,
    gather,
    plan,
    tell,
)
from tests.workflows.other_rules import stricter

STEPPED_DOWN = {
    "service": "Family hub",
    "accepted_by": "P-hub",
    "family_agrees": True,
    "what_is_offered": "Somebody to talk to",
}


async def contact_to_closure(house: House) -> Child:
    """A contact that lacks details becomes a referral, an assessment and a plan, and is closed by a second person."""
    child = await house.opened(COMPLETE | {"address": None, "ethnicity": None})
    await child.do(c.DecideContact, WORKER, **REFERRED)
    await child.do(c.AcceptReferral, MANAGER, rationale="Section 17 assessment")
    await child.do(c.AcknowledgeReferrer, SYSTEM, how="mail")
    allocation = {"worker": WORKER.id, "registered_social_worker": True, "team": "team-2", "open_cases": 3}
    await child.do(c.AllocateWorker, MANAGER, **allocation)
    await gather(child, ("school", "gp"))
    await child.do(c.SupplyDetails, SYSTEM, details=c.Details(address="1 Invented Street", ethnicity="WBRI"))
    await assess(child, AssessmentOutcome.IN_NEED)
    await child.do(c.RecordSupervision, MANAGER, decision="Go on as planned")
    await plan(child)
    with pytest.raises(errors.GateNotMet, match="The family has not been told"):
        await close(child, "RC7")
    await tell(child, Told.REFERRER, Told.FAMILY)
    await close(child, "RC7")
    await child.ended()
    return child


async def no_further_action(house: House) -> Child:
    """A contact that leads nowhere is still read, decided, answered and closed by somebody else."""
    child = await house.opened(COMPLETE | {"earlier_episodes": ("E-1",)})
    await child.do(c.DecideContact, WORKER, **(REFERRED | {"outcome": "no_further_action", "threshold": "level-1"}))
    with pytest.raises(errors.GateNotMet, match=r"has not been considered|not been searched"):
        await close(child, "no_further_action")
    considered = (c.EpisodeConsidered(episode="E-1", significance="Another matter"),)
    await child.do(c.ConsiderHistory, WORKER, found=("E-1",), considered=considered)
    await tell(child, Told.REFERRER)
    await close(child, "no_further_action")
    await child.ended()
    return child


async def section_47(house: House) -> Child:
    """An enquiry runs beside the assessment; the case cannot be closed while it is open, nor as if it had not been."""
    child = await assessing(house)
    await child.do(c.StartSection47, WORKER, rationale="Strategy discussion with police and health")
    await gather(child, ("school", "police", "hospital"))
    await assess(child, AssessmentOutcome.NOT_IN_NEED)
    await tell(child, Told.REFERRER, Told.FAMILY)
    with pytest.raises(errors.GateNotMet, match="A section 47 enquiry has not been concluded"):
        await close(child, "RC7")
    await conclude(child, ConferenceOutcome.HELD)
    with pytest.raises(errors.GateNotMet, match="RC8 is not valid"):
        await close(child, "RC8")
    await close(child, "RC7")
    await child.ended()
    return child


async def anonymous_contact(house: House) -> Child:
    """Nobody can be thanked or told, and everything else is asked for all the same."""
    child = await house.opened(ANONYMOUS)
    await child.do(c.DecideContact, WORKER, **REFERRED)
    await child.do(c.AcceptReferral, MANAGER, rationale="Section 17 assessment")
    allocation = {"worker": WORKER.id, "registered_social_worker": True, "team": "team-1", "open_cases": 3}
    await child.do(c.AllocateWorker, MANAGER, **allocation)
    await gather(child)
    await assess(child, AssessmentOutcome.NOT_IN_NEED)
    with pytest.raises(errors.GateNotMet) as refused:
        await close(child, "RC8")
    assert [m.code for m in refused.value.missing] == ["family_not_told"]
    await tell(child, Told.FAMILY)
    await close(child, "RC8")
    await child.ended()
    return child


async def unborn_child(house: House) -> Child:
    """There is no child to see yet: the mother is seen. The birth is recorded when it happens."""
    child = await assessing(house, UNBORN)
    await gather(child, ("midwife",))
    born = {"date_of_birth": (await child.now()).astimezone(LONDON).date(), "sex": "F", "child_name": "Ash Example"}
    await child.do(c.RecordBirth, SYSTEM, **born)
    with pytest.raises(errors.GateNotMet, match="has not been seen by a registered social worker since the birth"):
        await assess(child, AssessmentOutcome.IN_NEED)
    await child.do(c.SupplyDetails, SYSTEM, details=c.Details(ethnicity="WBRI", disabilities=("NONE",)))
    await gather(child, ("health_visitor",))
    await assess(child, AssessmentOutcome.IN_NEED)
    await plan(child)
    await tell(child, Told.REFERRER, Told.FAMILY)
    await close(child, "RC7")
    await child.ended()
    return child


async def late_decision(house: House) -> Child:
    """Nobody decides in time: the manager is told, takes it on, and the late decision leaves the breach on record."""
    child = await house.opened()
    await child.forward_to((await child.limit("contact_decision")).due)
    await child.settled()
    until = (await child.now()).replace(minute=0, second=0, microsecond=0)
    until = until.replace(hour=until.hour + 2)
    await child.do(c.AcknowledgeAlert, MANAGER, alert="contact_decision#1", action="Decide today", until=until)
    await child.do(c.DecideContact, WORKER, **(REFERRED | {"outcome": "early_help", "threshold": "level-2"}))
    await child.do(c.ConsiderHistory, WORKER)
    await tell(child, Told.REFERRER)
    await child.do(c.StepDown, WORKER, **STEPPED_DOWN)
    await close(child, "early_help")
    await child.ended()
    return child


async def reopened(house: House) -> Child:
    """A case that was closed in error goes on in a new run of its workflow, and is closed again."""
    child = await house.opened()
    await child.do(c.DecideContact, WORKER, **(REFERRED | {"outcome": "no_further_action", "threshold": "level-1"}))
    await child.do(c.ConsiderHistory, WORKER)
    await tell(child, Told.REFERRER)
    await close(child, "no_further_action")
    await child.ended()
    mistake = await child.make(c.ReopenCase, SECOND_MANAGER, reason="Closed instead of the one below it on the list")
    await house.client.reopen(child.ref, mistake)
    await child.settled()
    await close(child, "no_further_action")
    await child.ended()
    return child


async def other_rules(house: House) -> Child:
    """Stricter rules are adopted in the middle of a case; it goes on by them."""
    child = await assessing(house)
    reason = "Children are to be seen sooner"
    adoption = await child.make(AdoptRules, SECOND_MANAGER, rules=stricter(house.book), reason=reason)
    await house.client.adopt_rules(child.ref, adoption)
    await child.settled()
    await gather(child)
    return child


async def standard(house: House) -> Child:
    """The case that benchmarks measure: refused once at its end, let through without what was missing, and closed."""
    child = await _opened_as_measured(house)
    await _take(child, STANDARD)
    await child.ended()
    return child


async def allocated_late(house: House) -> Child:
    """The same case, but nobody allocates it in time: a breach, two rungs, and then somebody takes it on."""
    child = await _opened_as_measured(house)
    await _take(child, BEFORE_IT_IS_LATE)
    await child.forward_to((await child.limit(LATE_LIMIT)).due)
    await child.settled()
    (ladder,) = (x for x in (await house.client.explain(child.ref)).ladders if x.clock == LATE_LIMIT)
    await child.forward_to(ladder.rungs[1].at)
    await child.settled()
    await _take(child, (TAKEN_ON, *AFTER_IT_WAS_LATE))
    await child.ended()
    return child


async def _opened_as_measured(house: House) -> Child:
    child = Child(house, new_reference())
    await house.client.open(contact(datetime.now(UTC)), case=child.ref)
    if house.settles:
        await child.settled()
    return child


async def _take(child: Child, steps: tuple[Step, ...]) -> None:
    for step in steps:
        sending = child.house.client.record(child.ref, step.command(await child.now()))
        if step.refused:
            with pytest.raises(errors.GateNotMet):
                await sending
        else:
            await sending
        if child.house.settles:
            await child.settled()


STORIES: dict[str, Callable[[House], Awaitable[Child]]] = {
    story.__name__: story
    for story in (
        contact_to_closure,
        no_further_action,
        section_47,
        anonymous_contact,
        unborn_child,
        late_decision,
        reopened,
        other_rules,
        standard,
        allocated_late,
    )
}
