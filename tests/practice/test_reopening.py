"""A case that was closed in error is opened again as it was."""

from practice import commands as c
from practice import events as e
from practice.case import ClockState
from practice.decide import Decided
from practice.ladder import next_moment
from practice.vocabulary import AssessmentOutcome, ContactOutcome, Stage
from tests.practice.builders import (
    DUTY,
    MANAGER,
    SECOND_MANAGER,
    Story,
    answer,
    ask,
    assessment,
    at,
    authorise,
    authorised,
    close,
    closed_as,
    lacks,
    search,
    see,
    settle,
    submit,
    tell_all,
    whole,
)

NOT_IN_NEED = AssessmentOutcome.NOT_IN_NEED


def closed_in_error() -> Story:
    """A child not in need, closed as RC8 two days after the assessment."""
    story = authorised(NOT_IN_NEED)
    tell_all(story)
    story.wait(days=2)
    closed_as(story, "RC8")
    return story


def reopen(story: Story) -> Decided:
    """A senior manager opens it again."""
    return story.do(c.ReopenCase, SECOND_MANAGER, reason="It was the wrong case")


def test_a_case_is_opened_again_at_its_stage_with_its_limits_as_they_were() -> None:
    """The same anchors and the same due dates; what the closing had met or ended runs on."""
    story = authorised(NOT_IN_NEED)
    tell_all(story)
    story.wait(days=2)
    running = {x.key: (x.anchor, x.due, x.episode) for x in story.case.clocks if x.running}
    assert set(running) >= {"supervision", "assessment_closure"}
    closed_as(story, "RC8")
    story.wait(days=1)
    reopen(story)
    assert (story.case.stage, story.case.open) == (Stage.ASSESSMENT, True)
    assert (story.case.closed_at, story.case.closed_reason) == (None, None)
    assert {x.key: (x.anchor, x.due, x.episode) for x in story.case.clocks if x.running} == running
    whole(story)


def test_a_limit_that_passed_while_the_case_was_closed_is_breached_as_it_is_opened() -> None:
    """The work was not done in time, whoever closed the case in error."""
    story = closed_in_error()
    story.wait(days=60)
    assert story.case.breaches == 0
    reopen(story)
    story.tick()
    due = {x.clock: x.due for x in story.events(e.LimitBreached)}
    assert set(due) == {"supervision", "assessment_closure"}
    assert due["supervision"] == at("2026-03-30 17:00")
    assert next_moment(story.case) is None, "the ladders were climbed to their end"


def test_breaches_and_met_limits_are_as_they_were() -> None:
    """What was done stays done, what was late stays late."""
    story = assessment()
    story.wait_until(at("2026-03-10 10:00"))
    see(story)
    ask(story)
    answer(story)
    search(story)
    submit(story, NOT_IN_NEED)
    authorise(story)
    tell_all(story)
    closed_as(story, "RC8")
    breaches = story.case.breaches
    assert breaches == 1
    reopen(story)
    story.tick()
    assert story.case.breaches == breaches
    clock = story.limit("child_seen")
    assert (clock.state, clock.late, clock.breached) == (ClockState.MET, True, True)
    assert story.limit("assessment").state is ClockState.MET
    assert story.limit("contact_decision").state is ClockState.MET


def test_a_limit_that_something_else_had_met_does_not_run_again() -> None:
    """The contact went on to a referral, which met the limit on closing it."""
    story = Story()
    story.receive()
    settle(story, ContactOutcome.INFORMATION_AND_ADVICE)
    settle(story, ContactOutcome.REFERRAL)
    story.do(c.AcknowledgeReferrer, DUTY, how="mail")
    search(story)
    tell_all(story)
    closed_as(story, "referral_nfa")
    reopen(story)
    assert story.limit("contact_closure").state is ClockState.MET
    assert story.case.stage is Stage.REFERRAL


def test_closing_again_needs_the_whole_gate_again() -> None:
    """The first closing is no evidence."""
    story = closed_in_error()
    reopen(story)
    ask(story, "gp")
    assert lacks(close(story, "RC8")) == {"agency_unanswered"}
    answer(story, "gp")
    closed_as(story, "RC8")
    reopen(story)
    assert story.limit("assessment_closure").running
    closed_as(story, "RC8")
    assert len(story.events(e.CaseReopened)) == 2


def test_only_a_closed_case_is_opened_again_and_only_by_a_senior_manager() -> None:
    """New information about a closed case is a new contact."""
    story = authorised(NOT_IN_NEED)
    refusal = story.send(c.ReopenCase, SECOND_MANAGER, reason="x").refusal
    assert refusal is not None
    assert refusal.code == "wrong_stage"
    story = closed_in_error()
    refusal = story.send(c.ReopenCase, MANAGER, reason="x").refusal
    assert refusal is not None
    assert refusal.code == "not_authorised"
