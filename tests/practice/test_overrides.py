"""Overrides: leave to take one step for a while without some of what its gate asks for."""

from datetime import timedelta

import pytest

from practice import commands as c
from practice import events as e
from practice.clocks import later
from practice.decide import Decided
from practice.gates import missing_for_next_step
from practice.view import view
from practice.vocabulary import AssessmentOutcome, Requirement, Told
from tests.practice.builders import (
    COMPLETE,
    HEAD,
    MANAGER,
    RULES,
    Story,
    authorise,
    authorised,
    close,
    closed_as,
    gathered,
    lacks,
    submit,
    tell,
    turned_down,
    whole,
)

NOT_IN_NEED = AssessmentOutcome.NOT_IN_NEED


def ready_but_for_the_family() -> Story:
    """Everything is there for closing but that the family was told."""
    story = authorised(NOT_IN_NEED)
    tell(story, Told.REFERRER)
    return story


def override(story: Story, step: str, *requirements: Requirement, hours: float = 24) -> Decided:
    """A head of service grants one."""
    until = story.now + timedelta(hours=hours)
    return story.send(
        c.GrantOverride, HEAD, step=step, requirements=requirements, reason="The family has left", until=until
    )


def test_a_step_that_goes_ahead_under_an_override_records_what_it_lacked_and_who_let_it() -> None:
    """Before the step itself, in the same command."""
    story = ready_but_for_the_family()
    assert lacks(close(story, "RC8")) == {"family_not_told"}
    assert override(story, "CloseCase", Requirement.FAMILY_TOLD).refusal is None
    assert "override in force" in view(story.case, story.now).flags
    decided = close(story, "RC8")
    assert decided.refusal is None
    used, closed = decided.entries[0], decided.entries[1]
    assert isinstance(used.event, e.OverrideUsed)
    assert used.event.step == "CloseCase"
    assert used.event.gate == "close_assessment"
    assert used.event.requirement is Requirement.FAMILY_TOLD
    assert used.event.granted_by == HEAD.id
    assert [m.code for m in used.event.missing] == ["family_not_told"]
    assert isinstance(closed.event, e.CaseClosed)
    assert used.command == closed.command
    whole(story)


def test_an_override_that_was_not_needed_is_not_recorded_as_used() -> None:
    """The family was told after all."""
    story = ready_but_for_the_family()
    override(story, "CloseCase", Requirement.FAMILY_TOLD)
    tell(story, Told.FAMILY)
    closed_as(story, "RC8")
    assert story.events(e.OverrideUsed) == []


def test_nobody_uses_an_override_of_their_own() -> None:
    """Whoever grants it does not take the step; a second person does."""
    story = ready_but_for_the_family()
    override(story, "CloseCase", Requirement.FAMILY_TOLD)
    assert lacks(close(story, "RC8", by=HEAD)) == {"family_not_told"}
    closed_as(story, "RC8")


@pytest.mark.parametrize(("hours", "passes"), [(23.9, True), (24, False), (30, False)])
def test_an_override_ends_at_its_time(hours: float, *, passes: bool) -> None:
    """An expired one does nothing; the gate asks for everything again."""
    story = ready_but_for_the_family()
    override(story, "CloseCase", Requirement.FAMILY_TOLD)
    story.wait(hours=hours)
    decided = close(story, "RC8")
    assert (decided.refusal is None) == passes
    if not passes:
        assert lacks(decided) == {"family_not_told"}
        assert "override in force" not in view(story.case, story.now).flags


def test_an_override_is_for_one_step_and_for_what_it_names() -> None:
    """Nothing else that is missing passes with it, and no other step."""
    story = authorised(NOT_IN_NEED)
    override(story, "CloseCase", Requirement.FAMILY_TOLD)
    assert lacks(close(story, "RC8")) == {"referrer_not_told"}
    other = ready_but_for_the_family()
    override(other, "AuthoriseAssessment", Requirement.FAMILY_TOLD)
    assert lacks(close(other, "RC8")) == {"family_not_told"}


@pytest.mark.parametrize("requirement", RULES.never_overridden)
def test_some_things_no_authority_can_do_without(requirement: Requirement) -> None:
    """Seeing the child, a second person, an enquiry that ended, a reason that holds."""
    story = ready_but_for_the_family()
    assert "cannot be overridden" in turned_down(override(story, "CloseCase", requirement))
    assert {"child_seen", "second_person"} <= set(RULES.never_overridden)


def test_nothing_can_be_authorised_that_was_not_handed_in() -> None:
    """No override lets that pass: there would be nothing to authorise."""
    story = gathered()
    granted = override(story, "AuthoriseAssessment", Requirement.ASSESSMENT_SUBMITTED)
    assert "assessment submitted cannot be overridden" in turned_down(granted)


def test_an_override_lasts_no_longer_than_the_policy_says() -> None:
    """Five working days in office time, and not a second more."""
    story = ready_but_for_the_family()
    latest = later(RULES.override_for_at_most, story.now, story.calendar)
    hours = (latest - story.now) / timedelta(hours=1)
    assert "until must lie" in turned_down(override(story, "CloseCase", Requirement.FAMILY_TOLD, hours=hours + 0.001))
    assert override(story, "CloseCase", Requirement.FAMILY_TOLD, hours=hours).refusal is None


def test_an_assessment_that_was_authorised_under_an_override_says_so() -> None:
    """A gap in the assessment is on record beside the authorisation."""
    story = gathered(COMPLETE | {"ethnicity": "NOBT"})
    submit(story, NOT_IN_NEED)
    refused = story.send(c.AuthoriseAssessment, MANAGER, decision="Agreed")
    assert lacks(refused) == {"ethnicity_not_obtained"}
    override(story, "AuthoriseAssessment", Requirement.KEY_DATA)
    assert missing_for_next_step(story.case, story.now) == ("AuthoriseAssessment", ())
    authorise(story)
    assert [x.requirement for x in story.events(e.OverrideUsed)] == [Requirement.KEY_DATA]
    assert story.case.refusals == 1
