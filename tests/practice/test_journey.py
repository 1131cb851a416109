"""Whole ways through the front door."""

import pytest

from practice import commands as c
from practice.case import ClockState
from practice.vocabulary import (
    AssessmentOutcome,
    ConferenceOutcome,
    ContactOutcome,
    Stage,
    Told,
)
from tests.practice.builders import (
    DUTY,
    MANAGER,
    SECOND_MANAGER,
    WORKER,
    Story,
    agree_plan,
    answer,
    ask,
    assessment,
    at,
    authorised,
    close,
    closed_as,
    conclude,
    gathered,
    lacks,
    referral,
    review_plan,
    search,
    see,
    settle,
    step_down,
    submit,
    tell,
    tell_all,
)

IN_NEED = AssessmentOutcome.IN_NEED
NOT_IN_NEED = AssessmentOutcome.NOT_IN_NEED


@pytest.mark.parametrize(
    "outcome", [ContactOutcome.NO_FURTHER_ACTION, ContactOutcome.INFORMATION_AND_ADVICE, ContactOutcome.EARLY_HELP]
)
def test_a_contact_that_leads_no_further_is_decided_and_closed_in_time(outcome: ContactOutcome) -> None:
    """Contact, decision, history, referrer told, closed by a second person: no breach, no alert."""
    story = Story()
    story.receive()
    settle(story, outcome, threshold="level-2")
    if outcome is ContactOutcome.EARLY_HELP:
        step_down(story)
    search(story)
    tell(story, Told.REFERRER)
    story.wait(days=1)
    closed_as(story, outcome.value)
    assert story.case.breaches == 0
    assert story.case.alerts == ()
    assert {x.key: x.state for x in story.case.clocks} == {
        "contact_decision": ClockState.MET,
        "contact_closure": ClockState.MET,
    }


def test_a_child_not_in_need_is_assessed_and_closed_as_rc8() -> None:
    """Referral, assessment, not in need, everybody told, closed."""
    story = authorised(NOT_IN_NEED)
    assert story.case.stage is Stage.ASSESSMENT
    tell(story, Told.REFERRER)
    tell(story, Told.FAMILY)
    closed_as(story, "RC8")


def test_a_child_in_need_goes_on_a_plan_and_is_closed_as_rc7() -> None:
    """Referral, assessment, in need, plan agreed and reviewed, everybody told, closed."""
    story = authorised(IN_NEED)
    assert story.case.stage is Stage.PLAN
    agree_plan(story)
    story.do(c.RecordSupervision, MANAGER, decision="The plan works")
    review_plan(story)
    tell_all(story)
    closed_as(story, "RC7")


@pytest.mark.parametrize("outcome", list(ConferenceOutcome))
def test_an_enquiry_runs_beside_the_assessment_and_must_be_concluded(outcome: ConferenceOutcome) -> None:
    """Section 47: a strategy discussion, fifteen working days, a conference or why none."""
    story = assessment(threshold="level-4")
    story.do(c.StartSection47, WORKER, rationale="Significant harm is suspected")
    clock = story.case.clock("initial_conference")
    assert clock is not None
    assert clock.due == at("2026-03-24 00:00")
    see(story)
    ask(story)
    answer(story)
    search(story)
    submit(story, NOT_IN_NEED)
    story.do(c.AuthoriseAssessment, MANAGER, decision="Agreed")
    tell(story, Told.REFERRER)
    tell(story, Told.FAMILY)
    assert lacks(close(story, "RC7")) == {"section_47_open"}
    conclude(story, outcome)
    assert lacks(close(story, "RC8")) == {"reason_not_valid"}, "once an enquiry has started, RC7 is used"
    closed_as(story, "RC7")


def test_a_referral_can_be_closed_without_an_assessment() -> None:
    """Referral with no further action."""
    story = referral()
    story.do(c.AcknowledgeReferrer, DUTY, how="mail")
    search(story)
    tell(story, Told.REFERRER)
    tell(story, Told.FAMILY)
    closed_as(story, "referral_nfa")


def test_a_decision_may_be_changed_into_a_referral_while_the_contact_is_open() -> None:
    """The limit on closing the contact then no longer runs."""
    story = Story()
    story.receive()
    settle(story, ContactOutcome.EARLY_HELP)
    settle(story, ContactOutcome.REFERRAL)
    assert story.case.stage is Stage.REFERRAL
    clock = story.case.clock("contact_closure")
    assert clock is not None
    assert not clock.running


def test_a_returned_assessment_is_handed_in_again() -> None:
    """The manager says why; the limit runs on."""
    story = gathered()
    submit(story, IN_NEED)
    story.do(c.ReturnAssessment, MANAGER, reason="The child's view of home is missing")
    assert story.case.assessment is None
    assert "assessment_not_submitted" in lacks(story.send(c.AuthoriseAssessment, MANAGER, decision="Agreed"))
    submit(story, IN_NEED)
    story.do(c.AuthoriseAssessment, MANAGER, decision="Agreed")
    clock = story.case.clock("assessment")
    assert clock is not None
    assert clock.episode == 1
    assert clock.state is ClockState.MET


def test_an_assessment_is_authorised_once() -> None:
    """A second authorisation would put another name under it."""
    story = authorised(NOT_IN_NEED)
    again = story.send(c.AuthoriseAssessment, SECOND_MANAGER, decision="Agreed too")
    assert again.refusal is not None
    assert again.refusal.code == "malformed"
    assert story.case.assessment is not None
    assert story.case.assessment.authorised_by == MANAGER.id
