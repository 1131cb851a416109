from datetime import UTC, datetime, timedelta

import pytest

from client import errors
from practice import commands as c
from practice import events as e
from practice.case import Case
from practice.decide import decide, open_case
from practice.inbox import Carried
from practice.ladder import tick
from practice.recorder import Recorder
from tests.workflows.house import (
    MANAGER,
    REFERRED,
    WORKER,
    Child,
    House,
    contact_now,
    gather,
    make,
    until,
)

HOUSEHOLD = c.Details(household="Child and an aunt")


async def _afresh(child: Child, runs: int = 2) -> None:
    async def enough() -> bool:
        return await child.runs() >= runs

    await until(enough)


async def test_a_repeated_command_id_gives_the_first_answer_after_the_history_started_afresh(house: House) -> None:
    """Also when the first answer was a refusal."""
    child = await house.started(fresh_history_every=20)
    decision = await child.make(c.DecideContact, WORKER, **REFERRED)
    closing = await child.make(c.CloseCase, MANAGER, reason="RC8", summary="x")
    first = await house.client.record(child.ref, decision)
    with pytest.raises(errors.GateNotMet) as refused:
        await house.client.record(child.ref, closing)
    await _afresh(child)
    version = (await child.look()).version
    assert await house.client.record(child.ref, decision) == first
    with pytest.raises(errors.GateNotMet) as again:
        await house.client.record(child.ref, closing)
    assert again.value.missing == refused.value.missing
    assert (await child.look()).version == version


async def test_nothing_is_lost_or_written_twice_however_often_the_history_starts_afresh(house: House) -> None:
    """Limits keep their dates, the journal has no gap, and the view is the same but for nothing."""
    child = await house.started(fresh_history_every=15)
    await child.do(c.DecideContact, WORKER, **REFERRED)
    await child.settled()
    before = {x.key: (x.due, x.anchor) for x in (await child.look()).limits}
    await gather(child, ("school", "gp"))
    await _afresh(child, runs=2)
    await gather(child, ("police", "hospital"))
    await _afresh(child, runs=3)
    await child.settled()
    seen = await child.look()
    after = {x.key: (x.due, x.anchor) for x in seen.limits}
    assert before.items() <= after.items()
    entries = house.world.entries(child.ref)
    assert [x.sequence for x in entries] == list(range(1, seen.version + 1))
    assert seen.stage == "referral"
    assert seen.rules
    assert seen.calendar


async def test_alerts_and_their_ladder_go_on_after_the_history_started_afresh(house: House) -> None:
    """Rungs reached in one run are not told again in the next: late for days, then the last rung in another run."""
    received = datetime.now(UTC) - timedelta(days=6)
    child = await house.started(fresh_history_every=15, happened_at=received, received_at=received)
    await gather(child)
    await _afresh(child)
    (ladder,) = (x for x in (await house.client.explain(child.ref)).ladders if x.clock == "contact_decision")
    if ladder.rungs[-1].state != "reached":
        await child.forward_to(ladder.rungs[-1].at)
    await child.settled()
    told = [x for x in house.world.told(child.ref) if x.startswith("contact_decision#1/rung")]
    assert sorted(told) == [f"contact_decision#1/rung{n}" for n in range(4)]
    alert = next(x for x in (await child.look()).alerts if x.id == "contact_decision#1")
    assert alert.rung == 3


def _past(house: House) -> Carried:
    """A case with entries that no journal has and a notice that nobody was sent."""
    opening = contact_now()
    now = opening.received_at
    rules, calendar = house.book.for_referral(now.date())
    opened = open_case("C-CARRIED" + opening.id[:6].upper(), opening, rules, calendar, now)
    decided = decide(opened.case, make(c.DecideContact, WORKER, now, **REFERRED), now)
    case: Case = decided.case
    later = tick(case, now)
    return Carried(case, (*opened.entries, *decided.entries, *later))


async def test_entries_carried_over_unwritten_reach_the_journal_first(house: House) -> None:
    """A history that starts afresh while the journal is behind brings everything along."""
    past = _past(house)
    child = await house.started(carried=past)
    await child.do(c.RequestCheck, WORKER, agency="school", purpose="x")
    await child.settled()
    entries = house.world.entries(child.ref)
    assert entries[: len(past.unwritten)] == list(past.unwritten)
    assert [x.sequence for x in entries] == list(range(1, len(entries) + 1))
    first = house.world.batches[child.ref][0]
    assert (first.rules, first.calendar) == (past.case.rules, past.case.calendar)
    assert (await child.look()).limits[1].due == past.case.clocks[1].due


async def test_a_notice_carried_over_is_still_delivered(house: House) -> None:
    """What was to be told before is told after."""
    past = _past(house)
    clock = past.case.clocks[-1]
    event = e.CheckpointReached(clock.key, clock.episode, 0, clock.due, (MANAGER.roles[0],))
    recorder = Recorder(past.case, past.case.opened_at or clock.anchor)
    recorder.record(event, clock.anchor)
    child = await house.started(carried=Carried(recorder.case, (*past.unwritten, *recorder.entries)))

    async def told() -> bool:
        return len(house.world.told(child.ref)) == 1

    await until(told)
    await child.settled()


async def test_a_case_too_large_to_be_carried_over_goes_on_in_its_long_history(house: House) -> None:
    """Temporal carries 2 MB from one history to the next; a case with more than that must not stop."""
    child = await house.started(fresh_history_every=100)
    house.world.journal_down.add(child.ref)
    visit = {"seen_by": WORKER.id, "seen_by_registered_social_worker": True, "alone": False}
    for _ in range(110):
        await child.do(c.RecordChildSeen, WORKER, why_not_alone="x" * 19_000, **visit)
    house.world.journal_down.discard(child.ref)
    await child.settled()
    await until(lambda: _longer_than(child, 120))
    assert await child.runs() == 1
    assert (await child.do(c.DecideContact, WORKER, **REFERRED)).stage == "referral"


async def _longer_than(child: Child, events: int) -> bool:
    return await child.length() > events
