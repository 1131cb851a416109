from practice import commands as c
from practice.vocabulary import ConferenceOutcome
from tests.workflows.house import ALLOCATED, MANAGER, REFERRED, WORKER, House, assessing, conclude, referred

LEVEL_4 = REFERRED | {"threshold": "level-4"}


async def test_a_case_is_given_only_to_a_registered_social_worker(house: House) -> None:
    """Somebody without registration is refused, whoever asks."""
    child = await referred(house)
    await child.do(c.AcceptReferral, MANAGER, rationale="Section 47 enquiry")
    unregistered = ALLOCATED | {"registered_social_worker": False}
    assert await child.refused(c.AllocateWorker, MANAGER, **unregistered) == ["worker_not_qualified"]
    await child.do(c.AllocateWorker, MANAGER, **ALLOCATED)
    assert (await child.look()).worker == WORKER.id


async def test_a_conference_is_due_15_working_days_after_the_strategy_discussion_that_began_it(house: House) -> None:
    """Held in time it is met; one that was due last month is late and with the managers."""
    child = await assessing(house)
    await child.do(c.StartSection47, WORKER, rationale="Strategy discussion with police and health")
    later = {"attended": ("police", "hospital"), "decision": "Go on"}
    due = (await child.limit("initial_conference")).due
    await child.do(c.RecordStrategyDiscussion, WORKER, **later)
    assert (await child.limit("initial_conference")).due == due
    await conclude(child, ConferenceOutcome.HELD)
    assert (await child.limit("initial_conference")).state == "met"
    late = await house.long_ago(days=50)
    await late.do(c.DecideContact, WORKER, **LEVEL_4)
    await late.do(c.StartSection47, WORKER, rationale="Strategy discussion with police and health")
    await late.settled()
    assert (await late.limit("strategy_discussion")).state == "met"
    assert (await late.limit("initial_conference")).state == "late"
    assert "initial_conference#1/rung0" in house.world.told(late.ref)


async def test_a_child_in_need_of_protection_has_a_strategy_discussion_within_a_day(house: House) -> None:
    """One that decides against an enquiry meets the limit too."""
    child = await house.opened()
    await child.do(c.DecideContact, WORKER, **LEVEL_4)
    assert (await child.limit("strategy_discussion")).state == "running"
    attended = ("police", "school")
    await child.do(c.RecordStrategyDiscussion, WORKER, attended=attended, decision="No enquiry; assessment")
    assert (await child.limit("strategy_discussion")).state == "met"


async def test_the_guidance_of_2010_asks_for_experience_as_well(house: House) -> None:
    """A contact of 2011 lives by the guidance of its day."""
    child = await house.in_2011()
    await child.do(c.DecideContact, WORKER, **REFERRED)
    await child.do(c.AcceptReferral, MANAGER, rationale="Initial assessment")
    assert (await child.look()).rules == "england-2010+county"
    assert await child.refused(c.AllocateWorker, MANAGER, **ALLOCATED) == ["worker_not_experienced"]
    await child.do(c.AllocateWorker, MANAGER, **ALLOCATED, experienced=True)
    assert (await child.look()).stage == "assessment"
