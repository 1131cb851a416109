"""One line of the journal, and what it may hold."""

from datetime import datetime
from typing import Annotated, Union

from pydantic import Field

from practice.events.alerts import AlertEvent
from practice.events.assessment import AssessmentEvent
from practice.events.child import ChildEvent
from practice.events.closing import ClosingEvent
from practice.events.contact import ContactEvent
from practice.events.limits import LimitEvent
from practice.events.oversight import OversightEvent
from practice.events.plan import PlanEvent
from practice.events.protection import ProtectionEvent
from practice.events.referral import ReferralEvent
from practice.values import value

Event = Annotated[
    Union[  # noqa: UP007 - pydantic needs a type
        ContactEvent,
        ReferralEvent,
        ChildEvent,
        AssessmentEvent,
        ProtectionEvent,
        PlanEvent,
        ClosingEvent,
        OversightEvent,
        LimitEvent,
        AlertEvent,
    ],
    Field(discriminator="kind"),
]

DATED = frozenset(
    {
        "ContactReceived",
        "CaseAdopted",
        "DomesticAbuseScreened",
        "FurtherContactReceived",
        "FurtherContactDecided",
        "ContactDecided",
        "ReferralMade",
        "ReferralAccepted",
        "ReferrerAcknowledged",
        "WorkerAllocated",
        "TeamTransferred",
        "ChildWentMissing",
        "ChildReturned",
        "ReturnInterviewRecorded",
        "ChildBorn",
        "ChildDied",
        "SeriousIncidentDecided",
        "ChildSeen",
        "CheckRequested",
        "CheckAnswered",
        "CheckWaived",
        "StrategyDiscussionHeld",
        "Section47Started",
        "Section47Concluded",
        "AssessmentStarted",
        "AssessmentSubmitted",
        "AssessmentAuthorised",
        "PlanAgreed",
        "PlanReviewed",
        "SupervisionRecorded",
    }
)
"""The events whose dates may be corrected: those that limits and gates depend on."""


@value
class Entry:
    """One line of the journal: an event, its place in the case, and who, when and through which command.

    `recorded_at` is when the engine took it in, `happened_at` when the thing itself took place (UTC instants).
    `command` is the id of the command that led to it, or None where the engine acted on time alone.
    """

    sequence: int
    recorded_at: datetime
    happened_at: datetime
    actor: str
    command: str | None
    event: Event
