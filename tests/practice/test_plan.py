"""The plan of a child in need: agreed, measurable, reviewed."""

from datetime import date

from practice import commands as c
from practice.case import ClockState
from practice.gates import missing_for_next_step
from practice.vocabulary import PlanDecision
from tests.practice.builders import (
    MEASURABLE,
    WORKER,
    Story,
    agree_plan,
    at,
    authorised,
    close,
    closed_as,
    lacks,
    planned,
    review_plan,
    whole,
)


def test_a_child_in_need_has_a_plan_next() -> None:
    """The limit on agreeing it runs from the assessment; the next step is the plan, then the closing."""
    story = authorised()
    assert missing_for_next_step(story.case, story.now)[0] == "AgreePlan"
    assert story.limit("plan").due == at("2026-03-16 17:00")
    agree_plan(story)
    assert story.limit("plan").state is ClockState.MET
    assert story.limit("plan_review").running
    assert missing_for_next_step(story.case, story.now)[0] == "CloseCase"


def test_every_gap_of_every_action_is_named() -> None:
    """Which action, and what it lacks; a refused plan is not agreed."""
    story = authorised()
    bare = c.PlanAction(action="Support")
    decided = story.send(c.AgreePlan, WORKER, actions=(MEASURABLE, bare), review_on=None)
    assert decided.refusal is not None
    assert {(m.code, m.about) for m in decided.refusal.missing} == {
        ("plan_owner_missing", "2"),
        ("plan_due_on_missing", "2"),
        ("plan_outcome_missing", "2"),
        ("plan_measure_missing", "2"),
        ("plan_review_missing", None),
    }
    assert story.case.plan is None
    assert story.case.refusals == 1


def test_a_plan_is_reviewed_before_the_case_is_closed_and_a_new_one_again() -> None:
    """The review was of the plan before."""
    story = planned()
    agree_plan(story)
    assert lacks(close(story, "RC7")) == {"plan_not_reviewed"}
    review_plan(story)
    closed_as(story, "RC7")


def test_a_plan_that_is_not_reviewed_in_time_is_late() -> None:
    """And a review that continues it begins the next run."""
    story = authorised()
    agree_plan(story)
    due = story.limit("plan_review").due
    story.wait_until(due)
    assert story.limit("plan_review").breached
    review_plan(story, PlanDecision.CONTINUE)
    first, second = [x for x in story.case.clocks if x.key == "plan_review"]
    assert (first.late, second.running, second.anchor) == (True, True, story.now)
    whole(story)


def test_a_case_that_was_taken_over_on_a_plan_has_it_in_the_authoritys_own_records() -> None:
    """It is not asked for again; whoever makes a new one has it reviewed."""
    story = Story()
    story.adopt(date(2025, 11, 3), on_plan=True)
    assert missing_for_next_step(story.case, story.now)[0] == "CloseCase"
    assert "plan_not_agreed" not in lacks(close(story, "RC7"))
    agree_plan(story)
    assert "plan_not_reviewed" in lacks(close(story, "RC7"))
