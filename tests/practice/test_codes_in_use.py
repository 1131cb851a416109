"""Census codes are taken only for dates on which they were in use."""

from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from practice import commands as c
from practice.vocabulary import AssessmentOutcome, ContactOutcome
from tests.practice.builders import (
    ASSESSED,
    BOOK,
    COMPLETE,
    DUTY,
    MANAGER,
    SYSTEM,
    WORKER,
    Story,
    allocate,
    answer,
    ask,
    at,
    authorise,
    close,
    closed_as,
    gathered,
    search,
    see,
    settle,
    step_down,
    submit,
    tell_all,
    turned_down,
)

NOT_IN_NEED = AssessmentOutcome.NOT_IN_NEED


def in_year(start: str) -> Story:
    """A case under the rules of another year."""
    now = at(start)
    rules, calendar = BOOK.for_referral(now.date())
    return Story(now, rules, calendar)


def assessed_in(start: str, **fields: Any) -> Story:
    """A child not in need, assessed and told, in another year."""
    story = in_year(start)
    story.receive(COMPLETE | {"date_of_birth": story.now.date() - timedelta(days=7 * 366)})
    settle(story, ContactOutcome.REFERRAL)
    story.do(c.AcceptReferral, MANAGER, rationale="x")
    story.do(c.AcknowledgeReferrer, DUTY, how="mail")
    allocate(story)
    see(story)
    ask(story)
    answer(story)
    search(story)
    submit(story, NOT_IN_NEED, **fields)
    authorise(story)
    tell_all(story)
    step_down(story)
    return story


def test_a_case_was_not_closed_to_early_help_before_there_was_a_code_for_it() -> None:
    """RC9 is in use from 1 April 2022: refused the day before, taken on the day."""
    story = assessed_in("2022-03-30 10:00")
    story.wait_until(at("2022-03-31 23:00"))
    assert "RC9" in turned_down(close(story, "RC9"))
    story.wait_until(at("2022-04-01 09:00"))
    on_the_day_before = close(story, "RC9", happened_at=at("2022-03-31 17:00"))
    assert "in use from 01 April 2022" in turned_down(on_the_day_before)
    closed_as(story, "RC9")


def test_a_contact_did_not_come_from_early_help_before_there_was_a_code_for_it() -> None:
    """5D is in use from 1 April 2022, for the contact and for what comes in later."""
    early = in_year("2022-03-31 10:00").receive(COMPLETE | {"source": "5D"})
    assert "source 5D" in turned_down(early)
    assert early.case.version == 0
    assert in_year("2022-04-01 10:00").receive(COMPLETE | {"source": "5D"}).refusal is None
    story = in_year("2022-03-28 10:00")
    story.receive()
    settle(story, ContactOutcome.REFERRAL)
    further = {"source": "5D", "concern": "x"}
    assert "source 5D" in turned_down(story.send(c.RecordFurtherContact, SYSTEM, **further))
    story.wait_until(at("2022-04-01 10:00"))
    assert story.send(c.RecordFurtherContact, SYSTEM, **further).refusal is None


def test_a_factor_that_was_replaced_is_taken_only_up_to_its_last_day() -> None:
    """18A, physical abuse, became 18B and 18C on 1 April 2020."""
    assert assessed_in("2020-03-31 10:00", factors=("18A",)).case.assessed is NOT_IN_NEED
    story = gathered()
    refused = story.send(c.SubmitAssessment, WORKER, outcome=NOT_IN_NEED, **(ASSESSED | {"factors": ("18A",)}))
    assert "it is out of use" in turned_down(refused)
    submit(story, NOT_IN_NEED, factors=("18C",))


@pytest.mark.parametrize(
    ("factors", "rule"), [(("16A", "16A"), "8898"), (("21", "16A"), "8869"), (("99",), "not a code")]
)
def test_factors_agree_with_one_another(factors: tuple[str, ...], rule: str) -> None:
    """No code twice, and no factor beside `no factors identified`."""
    with pytest.raises(ValidationError, match=rule):
        submit(gathered(), NOT_IN_NEED, factors=factors)


def test_no_disability_stands_alone() -> None:
    """NONE beside another code says nothing."""
    with pytest.raises(ValidationError, match="NONE beside another"):
        c.Details(disabilities=("NONE", "MOB"))
