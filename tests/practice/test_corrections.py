"""Wrongly recorded dates: limits follow the right one, breaches stay, and the wrong one stays visible."""

from datetime import date

from practice import commands as c
from practice import events as e
from practice.case import ClockState
from practice.ladder import next_moment
from practice.vocabulary import AssessmentOutcome, ContactOutcome, Trigger
from tests.practice.builders import (
    ASSESSED,
    DUTY,
    MANAGER,
    MONDAY,
    WORKER,
    Story,
    ask,
    assessment,
    at,
    correct,
    gathered,
    lacks,
    limit,
    referral,
    see,
    settle,
    submit,
    whole,
    with_limits,
)

IN_NEED = AssessmentOutcome.IN_NEED


def decided_on(day: str) -> Story:
    """A contact of Monday 2 March at 10:00 that became a referral then."""
    story = Story()
    story.receive()
    story.wait_until(at(day))
    settle(story, ContactOutcome.REFERRAL)
    return story


def test_limits_counted_from_a_corrected_contact_move() -> None:
    """The contact came on the Friday before: each limit that counts from it is due a working day earlier."""
    story = assessment()
    before = {key: story.limit(key).due for key in ("assessment", "child_seen", "allocation")}
    correct(story, story.entries[0], at("2026-02-27 10:00"))
    assert before["child_seen"] == at("2026-03-09 17:00")
    assert story.limit("child_seen").due == at("2026-03-06 17:00")
    assert story.limit("assessment").anchor == at("2026-02-27 10:00")
    assert story.limit("allocation").due == before["allocation"], "it counts from the referral, not from the contact"
    moved = {x.clock: x for x in story.events(e.ClockMoved)}
    assert moved["child_seen"].was_due == before["child_seen"]
    assert moved["child_seen"].why == "corrected"
    assert story.case.received_at == at("2026-02-27 10:00")
    whole(story)


def test_a_decision_in_time_turns_out_to_have_been_late() -> None:
    """The contact came on the Thursday before, so Monday's decision was a working day late: a breach of its time."""
    story = decided_on("2026-03-02 12:00")
    assert story.case.breaches == 0
    correct(story, story.entries[0], at("2026-02-26 10:00"))
    clock = story.limit("contact_decision")
    assert (clock.due, clock.late, clock.breached) == (at("2026-02-27 17:00"), True, True)
    assert clock.state is ClockState.MET
    assert [x.happened_at for x in story.entries if isinstance(x.event, e.LimitBreached)] == [at("2026-02-27 17:00")]
    whole(story)


def test_a_late_decision_turns_out_to_have_been_in_time_and_its_breach_stays() -> None:
    """The engine saw the limit pass and managers were told; that is not unsaid."""
    story = decided_on("2026-03-04 10:00")
    clock = story.limit("contact_decision")
    assert (clock.late, clock.breached) == (True, True)
    correct(story, story.entries[0], at("2026-03-03 10:00"))
    clock = story.limit("contact_decision")
    assert (clock.due, clock.late, clock.breached) == (at("2026-03-04 17:00"), False, True)
    assert [x.due for x in story.events(e.LimitBreached) if x.clock == clock.key] == [at("2026-03-03 17:00")]
    whole(story)


def test_a_decision_that_was_made_earlier_than_recorded_is_judged_by_the_right_date() -> None:
    """And what began with the referral is counted from then as well: both came from one command."""
    story = decided_on("2026-03-04 10:00")
    allocation = story.limit("allocation")
    assert allocation.due == at("2026-03-05 17:00")
    correct(story, story.last(e.ContactDecided), at("2026-03-03 09:00"))
    assert story.limit("contact_decision").stopped_at == at("2026-03-03 09:00")
    assert not story.limit("contact_decision").late
    assert story.limit("allocation").anchor == at("2026-03-03 09:00")
    assert story.limit("allocation").due == at("2026-03-04 17:00")
    assert story.limit("contact_decision").breached
    whole(story)


def test_the_wrong_date_stays_visible_beside_the_right_one() -> None:
    """The journal is only added to: the entry is as it was, and a new one says what is right, who says so and why."""
    story = assessment()
    wrong = story.entries[0]
    correct(story, wrong, at("2026-02-27 10:00"))
    assert story.entries[0] == wrong
    assert wrong.happened_at == MONDAY
    correction = story.last(e.DateCorrected)
    assert correction.event == e.DateCorrected(1, MONDAY, at("2026-02-27 10:00"), "It was written down wrongly")
    assert correction.actor == MANAGER.id


def test_a_visit_that_was_before_the_contact_no_longer_counts_and_the_limit_runs_again() -> None:
    """The child must be seen after all: by the limit, and by the gate."""
    story = gathered()
    assert story.limit("child_seen").state is ClockState.MET
    correct(story, story.last(e.ChildSeen), at("2026-02-20 10:00"))
    clock = story.limit("child_seen")
    assert (clock.running, clock.due, clock.episode) == (True, at("2026-03-09 17:00"), 1)
    assert lacks(story.send(c.SubmitAssessment, WORKER, outcome=IN_NEED, **ASSESSED)) == {"child_not_seen"}
    story.wait_until(at("2026-03-09 17:00"))
    assert story.limit("child_seen").breached
    see(story)
    submit(story, IN_NEED)
    whole(story)


def test_a_limit_that_runs_again_long_after_it_was_due_is_late_at_once() -> None:
    """Nothing falls between the correction and the ladder."""
    story = gathered()
    story.wait_until(at("2026-03-20 10:00"))
    correct(story, story.last(e.ChildSeen), at("2026-02-20 10:00"))
    story.tick()
    breach = [x for x in story.entries if isinstance(x.event, e.LimitBreached) and x.event.clock == "child_seen"]
    assert [x.happened_at for x in breach] == [at("2026-03-09 17:00")]
    assert any(x.clock == "child_seen" for x in story.events(e.RungReached))
    moment = next_moment(story.case)
    assert moment is not None
    assert moment.at > story.now


def test_an_alert_that_was_resolved_opens_again_with_its_limit() -> None:
    """The work was not done when it was said to be; the ladder goes on from the rung that it had reached."""
    story = referral()
    story.wait_until(at("2026-03-10 10:00"))
    see(story)
    assert [a.resolved for a in story.case.alerts if a.clock == "child_seen"] == [True]
    correct(story, story.last(e.ChildSeen), at("2026-02-20 10:00"))
    assert [a.resolved for a in story.case.alerts if a.clock == "child_seen"] == [False]
    story.wait(days=20)
    assert [x.rung for x in story.events(e.RungReached) if x.clock == "child_seen"] == [0, 1, 2, 3]


def test_of_several_visits_the_earliest_that_counts_is_the_one_that_counts() -> None:
    """The first is found to have been before the contact: the second met the limit, not today's correction."""
    story = referral()
    for day in ("2026-03-03 10:00", "2026-03-05 10:00"):
        story.wait_until(at(day))
        see(story)
    first = next(x for x in story.entries if isinstance(x.event, e.ChildSeen))
    second = story.last(e.ChildSeen)
    assert story.limit("child_seen").stopped_at == at("2026-03-03 10:00")
    correct(story, first, at("2026-02-20 10:00"))
    clock = story.limit("child_seen")
    assert (clock.stopped_at, clock.stopped_by) == (at("2026-03-05 10:00"), second.sequence)
    correct(story, second, at("2026-03-04 10:00"))
    assert story.limit("child_seen").stopped_at == at("2026-03-04 10:00")
    correct(story, first, at("2026-03-03 11:00"))
    clock = story.limit("child_seen")
    assert (clock.stopped_at, clock.stopped_by) == (at("2026-03-03 11:00"), first.sequence)
    whole(story)


def test_a_visit_before_the_referral_counts_from_the_first_one_that_does() -> None:
    """A wrong first visit does not hide the second one from a limit that begins afterwards."""
    story = Story()
    story.receive()
    for hour in (11, 12):
        story.wait_until(at(f"2026-03-02 {hour}:00"))
        see(story)
    first = next(x for x in story.entries if isinstance(x.event, e.ChildSeen))
    correct(story, first, at("2026-02-20 10:00"))
    settle(story, ContactOutcome.REFERRAL)
    assert story.limit("child_seen").stopped_at == at("2026-03-02 12:00")
    whole(story)


def test_what_happened_at_the_same_moment_keeps_its_own_date() -> None:
    """The referrer was told on Monday; that the contact came on Thursday makes that late, not earlier."""
    story = Story()
    story.receive()
    story.do(c.AcknowledgeReferrer, DUTY, how="mail")
    settle(story, ContactOutcome.REFERRAL)
    correct(story, story.entries[0], at("2026-02-26 10:00"))
    clock = story.limit("referrer_acknowledgement")
    assert (clock.stopped_at, clock.late, clock.breached) == (MONDAY, True, True)
    whole(story)


def test_a_visit_that_met_a_limit_still_meets_it_after_any_other_correction() -> None:
    """A limit that asks only that somebody saw the child is not held to a social worker's visit."""
    rule = limit("5 working days", name="any_visit", stops_on=(Trigger.CHILD_SEEN,), statutory=False)
    story = assessment(rules=with_limits(rule))
    see(story, seen_by_registered_social_worker=False)
    story.wait(days=1)
    ask(story)
    correct(story, story.last(e.CheckRequested), MONDAY)
    assert story.limit("any_visit").state is ClockState.MET
    assert story.limit("child_seen").running


def test_an_agencys_limit_follows_the_day_on_which_it_was_asked() -> None:
    """The limit, and what the gate says of it."""
    story = assessment()
    story.wait_until(at("2026-03-05 10:00"))
    ask(story, "gp")
    correct(story, story.last(e.CheckRequested), at("2026-03-03 10:00"))
    assert story.limit("agency_reply:gp").due == at("2026-03-10 17:00")
    assert [x.requested_at for x in story.case.checks] == [at("2026-03-03 10:00")]


def test_a_supervision_that_was_earlier_ends_one_run_and_begins_the_next_then() -> None:
    """Both runs follow the date of the one event."""
    story = assessment()
    story.wait_until(at("2026-03-12 10:00"))
    story.do(c.RecordSupervision, MANAGER, decision="Go on")
    correct(story, story.last(e.SupervisionRecorded), at("2026-03-10 10:00"))
    first, second = [x for x in story.case.clocks if x.key == "supervision"]
    assert first.stopped_at == second.anchor == story.case.supervised_at == at("2026-03-10 10:00")
    assert second.running
    whole(story)


def test_a_corrected_case_that_was_taken_over_late_still_climbs_no_ladder() -> None:
    """What was late at the take-over is told in its digest, also when its date turns out to have been another."""
    story = Story()
    story.adopt(date(2025, 11, 3))
    correct(story, story.entries[0], at("2025-11-04 00:00"))
    story.wait(hours=1)
    assert story.limit("assessment").anchor == at("2025-11-04 00:00")
    assert [x for x in story.events(e.RungReached) if x.clock == "assessment"] == []
    assert story.case.breaches == len(story.events(e.LimitBreached))


def test_a_limit_that_turns_out_not_to_have_been_late_at_the_take_over_is_chased_again() -> None:
    """Its breach was recorded and stays; from its right date on it climbs as any other does."""
    story = Story()
    story.adopt(date(2025, 11, 3))
    correct(story, story.entries[0], at("2026-02-24 00:00"))
    clock = story.limit("assessment")
    assert clock.breached
    assert clock.due > story.now
    assert clock.rung_at
    story.wait_until(clock.rung_at[0])
    assert [x.rung for x in story.events(e.RungReached) if x.clock == "assessment"] == [0]
