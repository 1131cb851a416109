"""The standard case: a contact by a neighbour who gave no name, and twelve commands to its closing.

The closing is refused first, as the family has not been told; a head of service lets the case be closed without, and
then it is. Of the refusal and of the override a manager is told: the two notices of the case. Nothing is late. In the
late case nobody allocates the child in time: a breach, two rungs and an acknowledgement come before the allocation.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from practice import commands as c
from practice.vocabulary import AssessmentOutcome, ContactOutcome, Domain, Requirement, Role

TEAM = "team-1"
SYSTEM = c.Actor(id="case-system", roles=(Role.SYSTEM,))
WORKER = c.Actor(id="worker-1", roles=(Role.SOCIAL_WORKER,))
MANAGER = c.Actor(id="manager-1", roles=(Role.TEAM_MANAGER,))
SENIOR = c.Actor(id="manager-2", roles=(Role.SERVICE_MANAGER,))
HEAD = c.Actor(id="head-1", roles=(Role.HEAD_OF_SERVICE,))
WEIGHED: Mapping[str, Any] = {
    "risk_factors": ("Nobody at home until late in the evening, several days a week",),
    "protective_factors": ("Goes to school every day", "A grandmother nearby"),
}

CHILD: Mapping[str, Any] = {
    "child_name": "Robin Example",
    "date_of_birth": date(2017, 5, 4),
    "sex": "U",
    "ethnicity": "WBRI",
    "disabilities": ("NONE",),
    "address": "1 Invented Street",
    "school": "Invented Primary",
    "parental_responsibility": "Both parents",
    "household": "Child and both parents",
}
"""What every contact of the benchmarks says of its invented child."""


@dataclass(frozen=True)
class Step:
    """One command of the story: who sends it, what is in it, and whether its gate turns it down.

    With `until` the command says until when something holds, so long after it was sent.
    """

    kind: type[c.Command]
    by: c.Actor
    fields: Mapping[str, Any] = field(default_factory=dict)
    refused: bool = False
    until: timedelta | None = None

    def command(self, now: datetime) -> c.Command:
        """The command as it is sent at a UTC instant, with an id of its own."""
        known = {"id": uuid.uuid4().hex, "actor": self.by, "happened_at": now, "received_at": now}
        until = {} if self.until is None else {"until": now + self.until}
        return self.kind(**known, **self.fields, **until)


_ASSESSMENT: Mapping[str, Any] = {
    "outcome": AssessmentOutcome.NOT_IN_NEED,
    "domains": dict.fromkeys(Domain, "What was found, in the words of those who were asked, and what of it matters."),
    "analysis": "What it means for the child: alone too long, and safe at the grandmother's, who did not know.",
    "child_views": "Likes school; would like to be at the grandmother's when nobody is at home.",
    "parent_views": "Did not see another way with the new shifts; glad of the grandmother's help.",
    "factors": ("21",),
    **WEIGHED,
}
_CLOSING = {"reason": "RC8", "summary": "At the grandmother's after school; the school knows whom to ask."}
_OVERRIDE: Mapping[str, Any] = {
    "step": c.CloseCase.__name__,
    "requirements": (Requirement.FAMILY_TOLD,),
    "reason": "The parents move house this week; the grandmother has been told, and they hear from her.",
}
DECIDED = Step(
    c.DecideContact,
    WORKER,
    {
        "outcome": ContactOutcome.REFERRAL,
        "threshold": "level-3",
        "rationale": "A child of nine alone until late: somebody has to see how it is.",
        **WEIGHED,
    },
)
ACCEPTED = Step(c.AcceptReferral, MANAGER, {"rationale": "A section 17 assessment"})
ALLOCATED = Step(
    c.AllocateWorker,
    MANAGER,
    {"worker": WORKER.id, "registered_social_worker": True, "team": TEAM, "open_cases": 9},
)
ASSESSED = (
    Step(
        c.RecordChildSeen,
        WORKER,
        {"seen_by": WORKER.id, "seen_by_registered_social_worker": True, "alone": True},
    ),
    Step(c.RequestCheck, WORKER, {"agency": "school", "purpose": "Whether anybody there has noticed anything."}),
    Step(c.RecordCheckReply, SYSTEM, {"agency": "school", "answer": "Comes every day, tired; nobody had asked why."}),
    Step(c.ConsiderHistory, WORKER),
    Step(c.SubmitAssessment, WORKER, _ASSESSMENT),
    Step(c.AuthoriseAssessment, MANAGER, {"decision": "Agreed"}),
    Step(c.CloseCase, SENIOR, _CLOSING, refused=True),
    Step(c.GrantOverride, HEAD, _OVERRIDE, until=timedelta(days=1)),
    Step(c.CloseCase, SENIOR, _CLOSING),
)
STANDARD = (DECIDED, ACCEPTED, ALLOCATED, *ASSESSED)
"""The twelve commands of the standard case after its contact."""
LIMITS_START_WITH = (c.ReceiveContact, c.DecideContact, c.RequestCheck, c.AuthoriseAssessment)
"""The inputs that start limits; with each of them the bare workflow starts a timer."""
NOTICES = 2
BEFORE_IT_IS_LATE = (
    DECIDED,
    ACCEPTED,
    Step(c.AcknowledgeReferrer, WORKER, {"how": "on the telephone, as the neighbour rang again"}),
)
LATE_LIMIT = "allocation"
TAKEN_ON = Step(
    c.AcknowledgeAlert,
    MANAGER,
    {"alert": f"{LATE_LIMIT}#1", "action": "Allocate it this afternoon"},
    until=timedelta(hours=4),
)
AFTER_IT_WAS_LATE = (ALLOCATED, *ASSESSED)
"""The late case: what comes before, the acknowledgement after the second rung, and what follows."""


def contact(now: datetime) -> c.ReceiveContact:
    """The contact that opens the case, received at a UTC instant."""
    return c.ReceiveContact(
        id=uuid.uuid4().hex,
        actor=SYSTEM,
        happened_at=now,
        received_at=now,
        team=TEAM,
        contact=c.Contact(
            source="9",
            concern="Alone in the flat until ten at night; has asked for food more than once.",
            **CHILD,
            parents_aware="No",
        ),
    )


def commands(now: datetime | None = None) -> tuple[c.Command, ...]:
    """The twelve commands of the standard case, all of this moment."""
    at = now or datetime.now(UTC)
    return tuple(step.command(at) for step in STANDARD)
