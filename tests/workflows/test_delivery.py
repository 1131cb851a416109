from datetime import UTC, datetime, timedelta

from practice import commands as c
from practice import events as e
from practice.events import Entry
from practice.vocabulary import NotDelivered
from tests.workflows.house import A_SECOND, MANAGER, REFERRED, SYSTEM, WORKER, Child, House, until

RUNG_0, RUNG_1 = "contact_decision#1/rung0", "contact_decision#1/rung1"


def _moments(entries: list[Entry]) -> list[tuple[str, int | None]]:
    return [(x.event.why, x.event.rung) for x in entries if isinstance(x.event, e.RungReached)]


async def _past_due(house: House, child: Child) -> None:
    await child.forward_to((await child.limit("contact_decision")).due)
    await until(lambda: _has(house, child, RUNG_1))
    await child.settled()


async def _has(house: House, child: Child, notice: str) -> bool:
    return notice in house.world.told(child.ref)


async def test_a_notice_that_reaches_nobody_climbs_at_once(house: House) -> None:
    """The next rung is told within seconds, not after its four hours, and the failure stands on the record."""
    child = await house.opened()
    house.world.reaches_nobody[child.ref].add(RUNG_0)
    await _past_due(house, child)
    assert _moments(house.world.entries(child.ref)) == [("breached", 0), ("not delivered", 1)]
    (failed,) = house.world.events(child.ref, e.NoticeFailed)
    assert (failed.notice, failed.code) == (RUNG_0, "no_recipient")
    assert (await child.look()).undelivered == (RUNG_0,)


async def test_a_delivery_that_breaks_for_good_climbs_as_one_that_reached_nobody(house: House) -> None:
    """What the provider called the failure is kept as a code; nothing of its message is."""
    child = await house.opened()
    house.world.breaks[child.ref].add(RUNG_0)
    await _past_due(house, child)
    assert _moments(house.world.entries(child.ref)) == [("breached", 0), ("not delivered", 1)]
    (failed,) = house.world.events(child.ref, e.NoticeFailed)
    assert (failed.code, "mail server" in failed.detail) == ("provider_refused", False)


async def test_a_bounce_that_is_found_later_climbs_at_once_and_its_report_may_come_twice(house: House) -> None:
    """The next rung does not wait for its four hours."""
    child = await house.opened()
    await child.forward_to((await child.limit("contact_decision")).due)
    await child.settled()
    report = await _bounced(child, RUNG_0)
    first = await house.client.record(child.ref, report)
    await until(lambda: _has(house, child, RUNG_1))
    assert await house.client.record(child.ref, report) == first
    await child.settled()
    assert _moments(house.world.entries(child.ref)) == [("breached", 0), ("not delivered", 1)]
    assert [x.code for x in house.world.events(child.ref, e.NoticeNotDelivered)] == [NotDelivered.BOUNCED]


async def test_what_was_sent_to_whom_goes_along_when_the_history_starts_afresh(house: House) -> None:
    """A bounce may come days later."""
    received = datetime.now(UTC) - timedelta(days=30)
    child = await house.started(fresh_history_every=15, happened_at=received, received_at=received)
    await child.do(c.SupplyDetails, WORKER, details=c.Details(household="Child and an aunt"))

    async def afresh() -> bool:
        return await child.runs() > 1

    await until(afresh)
    await child.settled()
    top = "contact_decision#1/rung3"
    await house.client.record(child.ref, await _bounced(child, top))
    assert (await child.look()).undelivered == (top,)


async def _bounced(child: Child, notice: str) -> c.ReportNotDelivered:
    report: c.ReportNotDelivered = await child.make(
        c.ReportNotDelivered, SYSTEM, notice=notice, recipient="person-1", code=NotDelivered.BOUNCED
    )
    return report


async def test_an_alert_that_reaches_nobody_at_all_is_in_the_journal_once(house: House) -> None:
    """All rungs within seconds of the limit; the case says so to whoever looks."""
    child = await house.opened()
    house.world.reaches_nobody[child.ref] |= {f"contact_decision#1/rung{number}" for number in range(4)}
    await child.forward_to((await child.limit("contact_decision")).due)

    async def recorded() -> bool:
        return bool(house.world.events(child.ref, e.AlertReachedNobody))

    await until(recorded)
    await child.forward(days=20)
    await child.settled()
    assert house.world.events(child.ref, e.AlertReachedNobody) == [
        e.AlertReachedNobody("contact_decision#1", "no_recipient")
    ]
    assert "alert reached nobody" in (await child.look()).flags
    assert "alert reached nobody" in house.world.batches[child.ref][-1].view.flags


async def test_a_refusal_that_cannot_be_told_goes_up_and_a_case_does_not_end_before_it_is_told(house: House) -> None:
    """The closing follows at once; the head of service still hears that it was tried without evidence before."""
    child = await house.opened()
    await child.do(c.DecideContact, WORKER, **(REFERRED | {"outcome": "early_help", "threshold": "level-2"}))
    house.world.breaks[child.ref] |= {f"refusal/{n}/{role}" for n in range(40) for role in UNREACHABLE}
    await child.refused(c.CloseCase, MANAGER, reason="early_help", summary="x")
    await child.settled()
    (told,) = (x for x in house.world.told(child.ref) if x.startswith("refusal/"))
    assert told.endswith("/head_of_service")


UNREACHABLE = ("team_manager", "service_manager")


async def test_urgent_alerts_leave_before_others_and_warnings_last(house: House) -> None:
    """Where many wait for a mail server, a child who must be seen now comes first."""
    child = await house.long_ago(days=2)
    await child.do(c.DecideContact, WORKER, **(REFERRED | {"threshold": "level-4"}))
    await until(lambda: _has(house, child, "urgent_visit#1/rung0"))
    await child.settled()
    history = await child.history()
    scheduled = [x.activity_task_scheduled_event_attributes for x in history.events]
    found = {(x.activity_type.name, x.priority.priority_key) for x in scheduled if x.activity_type.name}
    assert found == {("write_journal", 0), ("deliver_notice", 1), ("deliver_notice", 2), ("deliver_notice", 3)}


async def test_a_journal_that_is_down_holds_up_no_limit_and_catches_up_in_order(house: House) -> None:
    """Commands are answered, the limit is breached on time and managers are told; the journal gets it all later."""
    day_ago = datetime.now(UTC) - timedelta(hours=24) + 4 * A_SECOND
    child = await house.opened(happened_at=day_ago, received_at=day_ago)
    await child.settled()
    house.world.journal_down.add(child.ref)
    await child.do(c.DecideContact, WORKER, **(REFERRED | {"threshold": "level-4"}))
    await until(lambda: _has(house, child, "urgent_visit#1/rung0"))
    written = len(house.world.entries(child.ref))
    assert (await child.look()).version > written
    house.world.journal_down.discard(child.ref)
    await child.settled()
    entries = house.world.entries(child.ref)
    assert [x.sequence for x in entries] == list(range(1, len(entries) + 1))
    (breach,) = [x for x in entries if isinstance(x.event, e.LimitBreached) and x.event.clock == "urgent_visit"]
    assert timedelta(0) <= breach.recorded_at - (day_ago + timedelta(hours=24)) < 2 * A_SECOND


async def test_entries_that_the_journal_refuses_are_kept_and_tried_again(house: House) -> None:
    """A journal that holds something else is for an operator to look at; the case lives on meanwhile."""
    child = await house.opened()
    await child.settled()
    house.world.journal_refuses[child.ref] = 1
    await child.do(c.SupplyDetails, WORKER, details=c.Details(household="Child and an aunt"))
    await child.do(c.DecideContact, WORKER, **REFERRED)
    await until(lambda: _refused_once(house, child))
    await child.forward(minutes=2)
    await child.settled()
    entries = house.world.entries(child.ref)
    assert [x.sequence for x in entries] == list(range(1, len(entries) + 1))


async def _refused_once(house: House, child: Child) -> bool:
    return house.world.journal_refuses[child.ref] == 0


async def test_a_long_outage_of_the_journal_with_much_text_does_not_end_the_case(house: House) -> None:
    """What waits for the journal leaves in batches that Temporal can carry (2 MB), however long the texts are."""
    child = await house.opened()
    await child.do(c.DecideContact, WORKER, **REFERRED)
    await child.settled()
    house.world.journal_down.add(child.ref)
    for number in range(80):
        purpose = f"{number} " + "x" * 19_900
        await child.do(c.SupplyDetails, WORKER, details=c.Details(concern=purpose))
        await child.do(c.RecordSupervision, MANAGER, decision=purpose)
    house.world.journal_down.discard(child.ref)
    await child.settled()
    entries = house.world.entries(child.ref)
    assert [x.sequence for x in entries] == list(range(1, len(entries) + 1))
    assert await house.client.is_open(child.ref)
