"""Breaches, alerts, acknowledgements and deliveries."""

from datetime import datetime, timedelta
from typing import Any

from practice import commands as c
from practice import events as e
from practice.case import ClockState
from practice.decide import Decided, decide, note_cancellation
from practice.telling import Alert, Notice, Reached
from practice.vocabulary import (
    AssessmentOutcome,
    ContactOutcome,
    Role,
)
from tests.practice.builders import (
    MANAGER,
    RULES,
    SECOND_MANAGER,
    WEIGHED,
    WORKER,
    Story,
    at,
    planned,
    referral,
    settle,
)

IN_NEED = AssessmentOutcome.IN_NEED
NOT_IN_NEED = AssessmentOutcome.NOT_IN_NEED


def late_decision() -> Story:
    """A contact that nobody decided until the day after it was due."""
    story = Story()
    story.receive()
    story.wait_until(at("2026-03-03 17:00"))
    return story


def acknowledge(story: Story, until: str) -> Decided:
    """The manager takes the late decision on."""
    return story.do(c.AcknowledgeAlert, MANAGER, alert="contact_decision#1", action="I decide it", until=at(until))


def rungs(story: Story) -> list[tuple[int, datetime, str]]:
    """The rungs of the late decision, when and why."""
    reached = story.events(e.RungReached)
    return [(x.rung, x.moment, x.why) for x in reached if x.clock == "contact_decision"]


def test_a_breach_climbs_the_ladder_until_somebody_takes_it_on() -> None:
    """Team manager at once, service manager after four office hours, head after two days, director after five."""
    story = late_decision()
    story.wait_until(at("2026-03-20 17:00"))
    assert rungs(story) == [
        (0, at("2026-03-03 17:00"), "breached"),
        (1, at("2026-03-04 13:00"), "unacknowledged"),
        (2, at("2026-03-05 17:00"), "unacknowledged"),
        (3, at("2026-03-10 17:00"), "unacknowledged"),
    ]
    assert [n.roles for n in story.case.notices if n.rung is not None] == [
        (Role.TEAM_MANAGER,),
        (Role.SERVICE_MANAGER,),
        (Role.HEAD_OF_SERVICE,),
        (Role.DIRECTOR,),
    ]


def test_a_warning_an_alert_and_its_notice_say_all_that_there_is_to_say() -> None:
    """As they are kept."""
    story = late_decision()
    due = at("2026-03-03 17:00")
    warning, rung = story.case.notices
    about: dict[str, Any] = {"clock": "contact_decision", "title": "Decision on the contact", "due": due}
    assert warning == Notice(
        key="contact_decision#1/warning0",
        about="limit near",
        moment=story.limit("contact_decision").warn_at[0],
        roles=RULES.warned_roles,
        **about,
    )
    key = "contact_decision#1/rung0"
    assert rung == Notice(key=key, about="breached", moment=due, roles=(Role.TEAM_MANAGER,), rung=0, **about)
    assert story.case.alerts == (
        Alert("contact_decision#1", "contact_decision", 1, 0, due, (Reached(due, due),), telling=key),
    )


def test_an_acknowledged_alert_is_quiet_until_its_time_and_the_limit_runs_on() -> None:
    """Then the one who promised is told, and the ladder goes on where it stood."""
    story = late_decision()
    acknowledge(story, "2026-03-05 12:00")
    story.wait_until(at("2026-03-05 11:59"))
    assert len(rungs(story)) == 1
    clock = story.case.clock("contact_decision")
    assert clock is not None
    assert clock.running
    story.wait_until(at("2026-03-05 12:00"))
    lapsed = story.events(e.AcknowledgementLapsed)
    assert [(x.by, x.until) for x in lapsed] == [(MANAGER.id, at("2026-03-05 12:00"))]
    assert any(n.person == MANAGER.id for n in story.case.notices)
    assert rungs(story)[1] == (1, at("2026-03-05 12:00"), "acknowledgement lapsed")


def test_an_alert_that_reached_nobody_climbs_at_once() -> None:
    """Sent is not told: the next rung is told at the moment of the failure, not four hours later."""
    story = late_decision()
    story.wait(minutes=5)
    story.fail("contact_decision#1/rung0")
    story.tick()
    assert rungs(story)[1] == (1, at("2026-03-03 17:05"), "not delivered")
    assert story.case.undelivered == ("contact_decision#1/rung0",)
    story.deliver("contact_decision#1/rung1")
    assert [n.key for n in story.case.notices] == ["contact_decision#1/warning0"]
    assert story.deliver("contact_decision#1/rung1").entries == (), "a repeated delivery is not news"


def test_the_work_being_done_ends_the_alert_and_keeps_the_breach() -> None:
    """What was late stays late; nobody is told any more."""
    story = late_decision()
    settle(story, ContactOutcome.EARLY_HELP)
    alert = story.case.alerts[0]
    assert alert.resolved
    clock = story.case.clock("contact_decision")
    assert clock is not None
    assert (clock.breached, clock.late, clock.state) == (True, True, ClockState.MET)
    refusal = story.send(c.AcknowledgeAlert, MANAGER, alert=alert.id, action="x", until=story.now).refusal
    assert refusal is not None
    assert "resolved" in refusal.message
    story.wait(days=1)
    assert len(rungs(story)) == 1


def test_work_done_in_time_but_recorded_late_does_not_erase_the_breach() -> None:
    """The record shows both: that the engine saw the limit pass, and that the work had been done before."""
    story = late_decision()
    story.wait(hours=1)
    settle(story, ContactOutcome.EARLY_HELP, happened_at=at("2026-03-03 16:00"))
    clock = story.case.clock("contact_decision")
    assert clock is not None
    assert (clock.breached, clock.late) == (True, False)
    assert story.case.breaches == 1


def test_work_recorded_late_while_no_timer_ran_is_still_a_breach() -> None:
    """An outage hides nothing: the command itself records that the limit had passed."""
    story = Story()
    story.receive()
    story.now = at("2026-03-04 10:00")
    command = story.make(
        c.DecideContact, WORKER, outcome=ContactOutcome.EARLY_HELP, threshold="level-2", rationale="x", **WEIGHED
    )
    case = decide(story.case, command, story.now).case
    clock = case.clock("contact_decision")
    assert clock is not None
    assert (clock.breached, clock.late) == (True, True)
    assert case.breaches == 1


def test_closing_ends_what_still_runs_and_keeps_its_breaches() -> None:
    """A limit that had passed is breached even if the case closes in the same moment."""
    story = planned()
    story.now += timedelta(days=60)
    command = story.make(c.CloseCase, SECOND_MANAGER, reason="RC7", summary="x")
    case = decide(story.case, command, story.now).case
    clock = case.clock("supervision")
    assert clock is not None
    assert (clock.state, clock.breached) == (ClockState.ENDED, True)


def test_cancelling_a_case_is_recorded_and_not_obeyed() -> None:
    """A case ends at its closing gate."""
    story = referral()
    noted = note_cancellation(story.case, "terminated by hand", story.now)
    assert isinstance(noted.entries[0].event, e.CancellationIgnored)
    assert noted.case.open
    assert noted.case.clocks == story.case.clocks
