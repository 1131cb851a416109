"""What may be missing from a contact, and is chased."""

from datetime import date

import pytest
from pydantic import ValidationError

from practice import commands as c
from practice import events as e
from practice.evidence import missing_details
from practice.vocabulary import (
    AssessmentOutcome,
    ContactOutcome,
    Stage,
)
from tests.practice.builders import (
    ANONYMOUS,
    COMPLETE,
    DUTY,
    MANAGER,
    UNBORN,
    WORKER,
    Story,
    allocate,
    answer,
    ask,
    closed_as,
    referral,
    search,
    see,
    settle,
    submit,
)

IN_NEED = AssessmentOutcome.IN_NEED
NOT_IN_NEED = AssessmentOutcome.NOT_IN_NEED


def test_an_anonymous_referrer_is_neither_named_nor_told() -> None:
    """Nobody can be chased for a name that was not given."""
    story = Story()
    story.receive(ANONYMOUS)
    assert missing_details(story.case) == ()
    settle(story, ContactOutcome.NO_FURTHER_ACTION)
    search(story)
    closed_as(story, "no_further_action")


def test_an_anonymous_referrer_need_not_be_acknowledged() -> None:
    """The assessment is authorised without it."""
    story = referral(ANONYMOUS)
    story.do(c.AcceptReferral, MANAGER, rationale="Section 17 assessment")
    allocate(story)
    see(story)
    ask(story)
    answer(story)
    search(story)
    submit(story, IN_NEED)
    story.do(c.AuthoriseAssessment, MANAGER, decision="Agreed")
    assert story.case.stage is Stage.PLAN


def test_an_unborn_child_has_no_name_sex_or_school_yet() -> None:
    """These are excused until the birth, and then they are missed; the mother is seen instead."""
    story = Story()
    story.receive(UNBORN)
    assert missing_details(story.case) == ()
    settle(story, ContactOutcome.REFERRAL)
    story.do(c.AcceptReferral, MANAGER, rationale="Section 17 assessment")
    allocate(story)
    refused = story.send(c.SubmitAssessment, WORKER, outcome=IN_NEED).refusal
    assert refused is not None
    assert "The mother of the unborn child has not been seen" in refused.message
    story.do(c.RecordBirth, DUTY, date_of_birth=date(2026, 3, 2), sex="F")
    assert {m.about for m in missing_details(story.case)} == {"child_name", "ethnicity"}
    named = story.do(c.SupplyDetails, DUTY, details=c.Details(child_name="Alex Example"))
    supplied = named.entries[0].event
    assert isinstance(supplied, e.DetailsSupplied)
    assert {m.about for m in supplied.still_missing} == {"ethnicity"}
    assert supplied.still_missing == missing_details(story.case)


def test_a_child_is_born_or_expected_and_never_both() -> None:
    """Whichever is recorded last replaces the other, so that a born child is never excused as unborn."""
    with pytest.raises(ValidationError, match="8525Q"):
        c.Details(date_of_birth=date(2026, 1, 1), expected_date_of_birth=date(2026, 8, 1))
    story = Story()
    story.receive()
    story.do(c.SupplyDetails, DUTY, details=c.Details(expected_date_of_birth=date(2026, 8, 1)))
    assert story.case.contact is not None
    assert story.case.contact.date_of_birth is None
    story.do(c.RecordBirth, DUTY, date_of_birth=date(2026, 3, 2), sex="F")
    assert story.case.contact.expected_date_of_birth is None


def test_details_that_are_missing_are_named_and_can_be_supplied() -> None:
    """A contact with nothing but its source opens a case and lists what has to be chased."""
    story = Story()
    story.receive({"source": "10"})
    received = story.entries[0].event
    assert isinstance(received, e.ContactReceived)
    assert {m.about for m in received.missing} == set(story.rules.minimum_data)
    given = {name: COMPLETE[name] for name in story.rules.minimum_data}
    story.do(c.SupplyDetails, DUTY, details=c.Details(**given))
    assert missing_details(story.case) == ()
