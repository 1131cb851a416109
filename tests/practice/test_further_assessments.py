"""Further assessments of an open case, and the initial and core assessments of the older editions."""

from datetime import date, timedelta

from practice import commands as c
from practice import events as e
from practice.calendar import working_days_between
from practice.case import ClockState
from practice.vocabulary import AssessmentKind, AssessmentOutcome, ConferenceOutcome, ContactOutcome, Stage
from tests.practice.builders import (
    AGREED,
    ALLOCATED,
    ASSESSED,
    BOOK,
    COMPLETE,
    DUTY,
    MANAGER,
    WORKER,
    Story,
    agree_plan,
    allocate,
    answer,
    ask,
    assessment,
    at,
    authorise,
    authorised,
    close,
    correct,
    gathered,
    lacks,
    planned,
    search,
    see,
    settle,
    submit,
    whole,
)

IN_NEED = AssessmentOutcome.IN_NEED
NOT_IN_NEED = AssessmentOutcome.NOT_IN_NEED

SUMMER = "2010-06-01 10:00"


def in_2010() -> Story:
    """A referral of June 2010 that was allocated: initial and core assessments."""
    rules, calendar = BOOK.for_referral(date(2010, 6, 1))
    story = Story(at(SUMMER), rules, calendar)
    story.receive(COMPLETE | {"date_of_birth": date(2003, 5, 4)})
    settle(story, ContactOutcome.REFERRAL)
    story.do(c.AcceptReferral, MANAGER, rationale="x")
    story.do(c.AcknowledgeReferrer, DUTY, how="mail")
    allocate(story)
    ask(story)
    answer(story)
    search(story)
    return story


def start(story: Story, kind: AssessmentKind) -> None:
    """An assessment begins."""
    story.do(c.StartAssessment, WORKER, assessment=kind, rationale="New injuries")


def test_an_initial_assessment_is_followed_by_a_core_one_with_a_limit_of_its_own() -> None:
    """Ten working days from the contact, then thirty-five from its own start."""
    story = in_2010()
    see(story)
    submit(story, IN_NEED)
    authorise(story)
    assert story.last(e.AssessmentAuthorised).event == e.AssessmentAuthorised(IN_NEED, "Agreed", AssessmentKind.INITIAL)
    assert story.limit("initial_assessment").state is ClockState.MET
    story.wait_until(at("2010-06-07 10:00"))
    start(story, AssessmentKind.CORE)
    assert story.limit("core_assessment").anchor == story.now
    assert working_days_between(story.calendar, date(2010, 6, 7), date(2010, 7, 26)) == 35
    assert story.limit("core_assessment").due == at("2010-07-27 00:00")
    see(story)
    submit(story, IN_NEED)
    authorise(story)
    assert story.limit("core_assessment").state is ClockState.MET
    assert story.case.stage is Stage.PLAN
    whole(story)


def test_the_child_is_seen_again_since_the_core_assessment_began() -> None:
    """What was seen for the initial one is not evidence for this one."""
    story = in_2010()
    see(story)
    submit(story, IN_NEED)
    authorise(story)
    story.wait(days=3)
    start(story, AssessmentKind.CORE)
    refused = story.send(c.SubmitAssessment, WORKER, outcome=IN_NEED, **ASSESSED)
    assert lacks(refused) == {"child_not_seen"}
    assert refused.refusal is not None
    assert "since this assessment began" in refused.refusal.message
    see(story)
    submit(story, IN_NEED)


def test_authorising_the_core_assessment_does_not_meet_the_limit_of_the_initial_one() -> None:
    """A core assessment that began before the initial one was finished leaves it undone, and late when it is due."""
    story = in_2010()
    start(story, AssessmentKind.CORE)
    see(story)
    submit(story, IN_NEED)
    authorise(story)
    assert story.limit("core_assessment").state is ClockState.MET
    assert story.limit("initial_assessment").running
    story.wait_until(at("2010-06-16 00:00"))
    assert story.limit("initial_assessment").breached


def test_an_enquiry_starts_the_core_assessments_limit() -> None:
    """It runs beside the initial one, and the initial one does not meet it."""
    story = in_2010()
    story.do(c.StartSection47, WORKER, rationale="x")
    see(story)
    submit(story, IN_NEED)
    authorise(story)
    assert story.limit("initial_assessment").state is ClockState.MET
    assert story.limit("core_assessment").running


def test_a_further_assessment_has_a_limit_of_its_own_and_asks_for_everything_again() -> None:
    """Forty-five working days from its start; the first assessment stays met."""
    story = authorised(NOT_IN_NEED)
    first = story.limit("assessment")
    story.wait_until(at("2026-03-09 10:00"))
    start(story, AssessmentKind.FURTHER)
    assert story.case.assessment is None
    assert lacks(story.send(c.AuthoriseAssessment, MANAGER, decision="x")) >= {"assessment_not_submitted"}
    assert lacks(story.send(c.SubmitAssessment, WORKER, outcome=IN_NEED, **ASSESSED)) == {"child_not_seen"}
    assert "assessment_not_authorised" in lacks(close(story, "RC8"))
    see(story)
    submit(story, IN_NEED)
    authorise(story)
    clock = story.limit("further_assessment")
    assert (clock.anchor, clock.state) == (at("2026-03-09 10:00"), ClockState.MET)
    assert story.limit("assessment") == first
    assert story.case.stage is Stage.PLAN
    whole(story)


def test_a_visit_before_a_further_assessment_began_is_no_evidence_for_it_even_if_recorded_later() -> None:
    """It counts from the date on which the child was seen."""
    story = authorised(IN_NEED)
    story.wait(days=7)
    start(story, AssessmentKind.FURTHER)
    see(story, happened_at=story.now - timedelta(days=2))
    assert lacks(story.send(c.SubmitAssessment, WORKER, outcome=IN_NEED, **ASSESSED)) == {"child_not_seen"}


def test_a_further_assessment_that_began_earlier_than_recorded_counts_the_visits_since_then() -> None:
    """The limit and the gate follow the corrected start."""
    story = authorised(IN_NEED)
    story.wait_until(at("2026-03-10 10:00"))
    see(story)
    story.wait(days=1)
    start(story, AssessmentKind.FURTHER)
    correct(story, story.last(e.AssessmentStarted), at("2026-03-09 10:00"))
    assert story.limit("further_assessment").anchor == at("2026-03-09 10:00")
    submit(story, IN_NEED)
    whole(story)


def test_some_editions_ask_for_a_worker_with_experience() -> None:
    """Working Together 2010 did; the one of 2023 leaves that to the authority."""
    story = in_2010()
    refused = story.send(c.AllocateWorker, MANAGER, **(ALLOCATED | {"experienced": False}))
    assert lacks(refused) == {"worker_not_experienced"}
    assert assessment().send(c.AllocateWorker, MANAGER, **(ALLOCATED | {"experienced": False})).refusal is None


def test_a_case_that_is_assessed_again_need_not_be_closed_in_time() -> None:
    """The limit on closing it after the first assessment no longer applies, nor does the one after the plan."""
    story = authorised(NOT_IN_NEED)
    assert story.limit("assessment_closure").running
    start(story, AssessmentKind.FURTHER)
    assert story.limit("assessment_closure").state is ClockState.ENDED
    story = planned()
    assert story.limit("plan_closure").running
    start(story, AssessmentKind.FURTHER)
    assert story.limit("plan_closure").state is ClockState.ENDED
    story = planned()
    agree_plan(story)
    assert story.limit("plan_closure").state is ClockState.ENDED


def assessed_in_2010(**signed: str) -> Story:
    """An initial assessment of 2010 found need."""
    story = in_2010()
    see(story)
    submit(story, IN_NEED)
    story.do(c.AuthoriseAssessment, MANAGER, decision="Agreed", **signed)
    return story


def test_no_plan_is_agreed_on_an_initial_assessment_alone() -> None:
    """The initial one only finds that there is need: what the plan rests on is the core assessment."""
    story = assessed_in_2010()
    assert lacks(story.send(c.AgreePlan, WORKER, **AGREED)) == {"core_assessment_undecided"}
    start(story, AssessmentKind.CORE)
    see(story)
    submit(story, IN_NEED)
    authorise(story)
    agree_plan(story)
    whole(story)


def test_the_manager_who_authorises_the_initial_assessment_may_say_why_no_core_one_is_needed() -> None:
    """Then the plan can rest on the initial one."""
    story = assessed_in_2010(why_no_core="A nursery place is all that is asked for")
    agree_plan(story)
    whole(story)


def test_after_a_section_47_enquiry_the_core_assessment_is_made_whatever_was_said_before() -> None:
    """Also where the enquiry began after the plan was agreed."""
    story = assessed_in_2010(why_no_core="A nursery place is all that is asked for")
    agree_plan(story)
    story.do(c.StartSection47, WORKER, rationale="A bruise")
    story.do(c.ConcludeSection47, MANAGER, outcome=ConferenceOutcome.NOT_REQUIRED, rationale="A fall")
    assert "core_assessment_missing" in lacks(close(story, "RC7"))
    assert lacks(story.send(c.AgreePlan, WORKER, **AGREED)) == {"core_assessment_missing"}


def test_only_an_initial_assessment_can_do_without_a_core_one() -> None:
    """Since 2013 there is one assessment, and nothing to say."""
    story = gathered()
    submit(story, IN_NEED)
    turned_down = story.send(c.AuthoriseAssessment, MANAGER, decision="Agreed", why_no_core="x").refusal
    assert turned_down is not None
    assert (turned_down.code, turned_down.message) == (
        "malformed",
        "why_no_core speaks of an initial assessment, and this is none.",
    )
