import asyncio
from datetime import UTC, datetime, timedelta

from temporalio.testing import WorkflowEnvironment

from engine.stopping import working
from practice import commands as c
from practice import events as e
from practice.calendar import add_working_time
from practice.events import Entry
from practice.vocabulary import Role
from tests.workflows.house import A_SECOND, MANAGER, REFERRED, WORKER, House, new_house, until

SOON_ENOUGH = 3 * A_SECOND
"""A skipped clock moves in whole seconds, and runs on while the worker is busy."""
LADDER = [
    "contact_decision#1/warning0",
    "contact_decision#1/rung0",
    "contact_decision#1/rung1",
    "contact_decision#1/rung2",
    "contact_decision#1/rung3",
]


def _of(entries: list[Entry], kind: type[e.Event]) -> list[Entry]:
    return [x for x in entries if isinstance(x.event, kind)]


async def test_a_limit_is_not_breached_a_moment_early_and_is_at_its_instant(house: House) -> None:
    """Ten seconds before 17:00 nothing is late; at 17:00 it is, and that is when it happened."""
    child = await house.opened()
    due = (await child.limit("contact_decision")).due
    await child.forward_to(due - 10 * A_SECOND)
    await child.settled()
    assert house.world.events(child.ref, e.LimitBreached) == []
    assert (await child.look()).state == "on track"
    await child.forward_to(due)
    await child.settled()
    (breach,) = _of(house.world.entries(child.ref), e.LimitBreached)
    assert breach.happened_at == due
    assert timedelta(0) <= breach.recorded_at - due < SOON_ENOUGH
    assert (await child.look()).breaches == 1


async def test_a_breach_that_nobody_takes_on_climbs_to_the_top_and_no_further(house: House) -> None:
    """Every rung once, in order, each to its own roles at its own instant; then the limit just stays late."""
    child = await house.opened()
    await child.forward(days=30)
    await until(lambda: _told(house, child.ref, len(LADDER)))
    await child.settled()
    assert house.world.told(child.ref) == LADDER
    rungs = _of(house.world.entries(child.ref), e.RungReached)
    assert [x.event.roles for x in rungs if isinstance(x.event, e.RungReached)] == [
        (Role.TEAM_MANAGER,),
        (Role.SERVICE_MANAGER,),
        (Role.HEAD_OF_SERVICE,),
        (Role.DIRECTOR,),
    ]
    assert all(timedelta(0) <= x.recorded_at - x.happened_at < SOON_ENOUGH for x in rungs)
    assert (await child.look()).state == "escalated"


async def _told(house: House, case: str, notices: int) -> bool:
    return len(house.world.told(case)) >= notices


async def test_taking_an_alert_on_quiets_it_until_the_promise_lapses(house: House) -> None:
    """A lapse tells the one who promised, the rung and the duty manager; the next rung follows, and none before."""
    child = await house.opened()
    due = (await child.limit("contact_decision")).due
    await child.forward_to(due)
    await child.settled()
    _, calendar = house.book.for_referral(due.date())
    promised = add_working_time(calendar, due, timedelta(hours=5))
    await child.do(c.AcknowledgeAlert, MANAGER, alert="contact_decision#1", action="Decide", until=promised)
    await child.forward_to(promised - 10 * A_SECOND)
    await child.settled()
    assert house.world.told(child.ref) == LADDER[:2]
    assert (await child.look()).alerts[0].acknowledged_by == MANAGER.id
    await child.forward_to(promised)
    await until(lambda: _told(house, child.ref, 4))
    lapsed, next_rung = (x.notice for x in house.world.notices[child.ref][2:])
    assert house.world.notices[child.ref][2].notice.key.startswith("contact_decision#1/lapsed/")
    assert (lapsed.about, lapsed.person, lapsed.roles) == (
        "acknowledgement lapsed",
        MANAGER.id,
        (Role.TEAM_MANAGER, Role.DUTY_MANAGER),
    )
    assert (next_rung.rung, next_rung.roles) == (1, (Role.SERVICE_MANAGER,))
    assert next_rung.moment == promised


async def test_work_that_is_done_ends_the_alert_and_its_ladder(house: House) -> None:
    """The breach stays on record; nobody is told again."""
    child = await house.opened()
    await child.forward_to((await child.limit("contact_decision")).due)
    await child.do(c.DecideContact, WORKER, **(REFERRED | {"outcome": "no_further_action"}))
    seen = await child.look()
    assert [a.state for a in seen.alerts] == ["resolved"]
    assert seen.breaches == 1
    assert (await child.limit("contact_decision")).state == "met late"
    await child.settled()
    assert LADDER[2] not in house.world.told(child.ref)


async def test_what_fell_due_while_no_worker_ran_is_recorded_once_and_in_order(env: WorkflowEnvironment) -> None:
    """The worker is away while a limit of 24 hours passes; it records the breach with the limit's own moment."""
    house = new_house(env)
    day_ago = datetime.now(UTC) - timedelta(hours=24) + 4 * A_SECOND
    async with working(house.worker()):
        child = await house.opened(happened_at=day_ago, received_at=day_ago)
        await child.do(c.DecideContact, WORKER, **(REFERRED | {"threshold": "level-4"}))
        await child.settled()
        assert _rungs(house, child.ref) == []
    await asyncio.sleep(5)
    assert _rungs(house, child.ref) == []
    async with working(house.worker()):
        await until(lambda: _told(house, child.ref, 2))
        await child.settled()
    entries = house.world.entries(child.ref)
    assert [x.sequence for x in entries] == list(range(1, len(entries) + 1))
    (breach,) = [x for x in entries if isinstance(x.event, e.LimitBreached) and x.event.clock == "urgent_visit"]
    assert breach.happened_at == day_ago + timedelta(hours=24)
    assert breach.recorded_at > breach.happened_at + A_SECOND / 2
    assert _rungs(house, child.ref) == ["urgent_visit#1/rung0"]


def _rungs(house: House, case: str) -> list[str]:
    return [key for key in house.world.told(case) if "urgent_visit#1/rung" in key]


async def test_after_an_outage_of_weeks_every_rung_is_told_once_and_in_order(env: WorkflowEnvironment) -> None:
    """A contact of five weeks ago that no worker has ever seen: warning, breach and all four rungs, at once."""
    house = new_house(env)
    long_ago = datetime.now(UTC) - timedelta(weeks=5)
    child = await house.opened(happened_at=long_ago, received_at=long_ago)
    async with working(house.worker()):
        await until(lambda: _told(house, child.ref, len(LADDER)))
        await child.settled()
    entries = house.world.entries(child.ref)
    fallen_due = [x for x in entries if isinstance(x.event, e.CheckpointReached | e.LimitBreached | e.RungReached)]
    assert [x.event.kind for x in fallen_due] == ["CheckpointReached", "LimitBreached", *["RungReached"] * 4]
    moments = [x.happened_at for x in fallen_due]
    assert moments == sorted(moments)
    assert sorted(house.world.told(child.ref)) == sorted(LADDER)


async def test_a_case_that_is_woken_for_nothing_does_nothing(house: House) -> None:
    """The watcher may ask as often as it likes: no entry, no notice, no other timer."""
    child = await house.opened()
    await child.settled()
    before = await child.look()
    for _ in range(5):
        await child.handle.signal("attend")
    await child.do(c.DecideContact, WORKER, **REFERRED)
    await child.settled()
    commands = [x.command for x in house.world.entries(child.ref) if x.sequence > before.version]
    assert len(set(commands)) == 1
    timers = [x for x in (await child.history()).events if x.HasField("timer_started_event_attributes")]
    assert len(timers) <= 2
