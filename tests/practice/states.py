"""States of a case, put together by hand where a story would take long to reach them or never would."""

from typing import Any

from practice import commands as c
from practice.case import Assessment, Case, Decision
from practice.evidence import EVIDENCE
from practice.values import changed
from practice.vocabulary import (
    AssessmentOutcome,
    ContactOutcome,
    Requirement,
)
from tests.practice.builders import (
    COMPLETE,
    MANAGER,
    MONDAY,
    WEIGHED,
    WORKER,
    Story,
    gathered,
    submit,
)

REFERRAL, NO_ACTION = ContactOutcome.REFERRAL, ContactOutcome.NO_FURTHER_ACTION
ENVELOPE: dict[str, Any] = {"id": "command-1", "happened_at": MONDAY, "received_at": MONDAY}


def case(**state: Any) -> Case:
    """A contact of Monday with some parts of its state replaced."""
    story = Story()
    story.receive()
    return changed(story.case, **state)


def contact(**details: Any) -> c.Contact:
    """A complete contact with some details replaced."""
    return c.Contact(**(COMPLETE | details))


def decision(outcome: ContactOutcome, **fields: Any) -> Decision:
    """A decision on the contact by the social worker."""
    given = {"threshold": "level-2", "by": WORKER.id, **WEIGHED} | fields
    return Decision(outcome=outcome, **given)


def decide(outcome: ContactOutcome, **fields: Any) -> c.Command:
    """The command that decides the contact."""
    return c.DecideContact(
        actor=WORKER, outcome=outcome, threshold="level-2", rationale="x", **(ENVELOPE | WEIGHED | fields)
    )


def closing(reason: str = "RC7", by: c.Actor = MANAGER, **fields: Any) -> c.Command:
    """The command that closes the case."""
    return c.CloseCase(actor=by, reason=reason, summary="x", **(ENVELOPE | fields))


def assessed(author: str = WORKER.id, **fields: Any) -> Assessment:
    """A whole assessment by its author, with some parts replaced."""
    story = gathered()
    submit(story, AssessmentOutcome.IN_NEED)
    assert story.case.assessment is not None
    return Assessment(author, changed(story.case.assessment.submitted, **fields))


def codes(requirement: Requirement, state: Case, command: c.Command | None = None) -> set[str]:
    """What one requirement finds missing, by code."""
    return {m.code for m in EVIDENCE[requirement](state, command)}
