"""Where a case goes next, and what a gate asks that the rules do not have."""

from collections.abc import Callable
from datetime import date

import pytest

from practice import commands as c
from practice import gates
from practice.gates import next_command
from practice.vocabulary import AssessmentOutcome, ContactOutcome, Requirement
from tests.practice.builders import (
    MANAGER,
    MONDAY,
    WORKER,
    Story,
    adjusted,
    agree_plan,
    assessment,
    authorised,
    close,
    gathered,
    planned,
    referral,
    settle,
    tell_all,
)


def received() -> Story:
    """A contact that nobody has decided."""
    story = Story()
    story.receive()
    return story


def decided() -> Story:
    """A contact that ends here."""
    story = received()
    settle(story, ContactOutcome.NO_FURTHER_ACTION)
    return story


def accepted() -> Story:
    """A referral for an assessment."""
    story = referral()
    story.do(c.AcceptReferral, MANAGER, rationale="Section 17 assessment")
    return story


def not_in_need() -> Story:
    """An assessment that ends here."""
    return authorised(AssessmentOutcome.NOT_IN_NEED)


def agreed() -> Story:
    """A plan that was agreed."""
    story = authorised()
    agree_plan(story)
    return story


def died(story: Story) -> Story:
    """A case whose child died."""
    story.do(c.RecordDeath, WORKER, circumstances="An accident on the road")
    return story


def taken_over() -> Story:
    """A child in need who was taken over from the records before."""
    story = Story()
    done = c.AdoptedAssessment(started_on=date(2026, 2, 2), authorised_on=date(2026, 2, 20))
    story.adopt(date(2026, 2, 2), assessments=(done,))
    return story


@pytest.mark.parametrize(
    ("told", "step"),
    [
        (received, c.DecideContact),
        (decided, c.CloseCase),
        (referral, c.AllocateWorker),
        (accepted, c.AllocateWorker),
        (gathered, c.AuthoriseAssessment),
        (not_in_need, c.CloseCase),
        (authorised, c.AgreePlan),
        (agreed, c.CloseCase),
        (lambda: died(referral()), c.CloseCase),
        (lambda: died(assessment()), c.CloseCase),
        (lambda: died(authorised()), c.CloseCase),
        (taken_over, c.CloseCase),
    ],
)
def test_a_case_goes_on_from_where_it_stands(told: Callable[[], Story], step: type[c.Command]) -> None:
    story = told()
    assert next_command(story.case) is step
    assert gates.missing_for_next_step(story.case, story.now)[0] == step.__name__


def test_a_closed_case_goes_nowhere() -> None:
    story = planned()
    assert close(story, "RC7").refusal is None
    assert next_command(story.case) is None
    assert gates.missing_for_next_step(story.case, story.now) == (None, ())


def test_a_gate_that_the_rules_do_not_have_asks_nothing() -> None:
    """A step without a gate is open, and so is one whose gate an edition leaves out."""
    story = Story(rules=adjusted(gates={}))
    story.receive()
    assert gates.ask(story.case, "CloseCase", "close_contact", MONDAY) == ()
    assert gates.ask(Story().case, "CloseCase", None, MONDAY) == ()


def test_a_gate_answers_for_each_requirement_in_order_met_or_not() -> None:
    """What lacks nothing is named too, without any override."""
    story = authorised(AssessmentOutcome.NOT_IN_NEED)
    tell_all(story)
    asked = gates.ask(story.case, "CloseCase", "close_assessment", story.now)
    assert [x.requirement for x in asked] == list(story.rules.gates["close_assessment"])
    assert all(x.missing == () and x.override is None for x in asked)
    assert Requirement.FAMILY_TOLD in {x.requirement for x in asked}
