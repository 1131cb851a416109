"""What the engine has recorded. A case is the fold of these and nothing else.

Events are facts: they are added, never changed. Their names are those of `vocabulary.Trigger` where a limit can start
or stop on them. All instants are UTC.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal, Union

from pydantic import Field

from practice.commands import AdoptedAssessment, AdoptedSection47, Contact, Details, EpisodeConsidered
from practice.vocabulary import AssessmentOutcome, ConferenceOutcome, ContactOutcome, Domain, Role, Told

RungReason = Literal["breached", "unacknowledged", "not delivered", "acknowledgement lapsed"]


@dataclass(frozen=True)
class Missing:
    """One piece of evidence that a gate asks for and the case lacks: a stable code, plain words, and about what."""

    code: str
    text: str
    about: str | None = None


@dataclass(frozen=True)
class ContactReceived:
    """A contact came in; `rules` and `calendar` are the hashes of the values that the case lives by."""

    contact: Contact
    team: str
    family: str | None
    rules: str
    calendar: str
    missing: tuple[Missing, ...]
    kind: Literal["ContactReceived"] = "ContactReceived"


@dataclass(frozen=True)
class CaseAdopted:
    """A case that was already open was taken over. `referred_at` is the start of the day of its referral."""

    team: str
    family: str | None
    rules: str
    calendar: str
    contact: Contact
    referred_at: datetime
    primary_need: str | None
    assessments: tuple[AdoptedAssessment, ...]
    section_47: tuple[AdoptedSection47, ...]
    stage: str
    census_reference: str
    kind: Literal["CaseAdopted"] = "CaseAdopted"


@dataclass(frozen=True)
class DetailsSupplied:
    """Missing or changed details were recorded."""

    details: Details
    still_missing: tuple[Missing, ...]
    kind: Literal["DetailsSupplied"] = "DetailsSupplied"


@dataclass(frozen=True)
class ContactDecided:
    """The decision on the contact."""

    outcome: ContactOutcome
    threshold: str
    risk_factors: tuple[str, ...]
    protective_factors: tuple[str, ...]
    rationale: str
    kind: Literal["ContactDecided"] = "ContactDecided"


@dataclass(frozen=True)
class ReferralMade:
    """The contact became a referral."""

    threshold: str
    kind: Literal["ReferralMade"] = "ReferralMade"


@dataclass(frozen=True)
class ReferralAccepted:
    """A social worker or manager accepted the referral."""

    rationale: str
    kind: Literal["ReferralAccepted"] = "ReferralAccepted"


@dataclass(frozen=True)
class ReferrerAcknowledged:
    """The referrer was told that the referral arrived."""

    how: str
    kind: Literal["ReferrerAcknowledged"] = "ReferrerAcknowledged"


@dataclass(frozen=True)
class WorkerAllocated:
    """The case was given to a worker."""

    worker: str
    registered_social_worker: bool
    team: str
    kind: Literal["WorkerAllocated"] = "WorkerAllocated"


@dataclass(frozen=True)
class ChildSeen:
    """The child was seen."""

    seen_by: str
    seen_by_registered_social_worker: bool
    alone: bool
    why_not_alone: str | None
    observations: str | None
    kind: Literal["ChildSeen"] = "ChildSeen"


@dataclass(frozen=True)
class CheckRequested:
    """An agency was asked."""

    agency: str
    purpose: str
    kind: Literal["CheckRequested"] = "CheckRequested"


@dataclass(frozen=True)
class CheckAnswered:
    """An agency answered."""

    agency: str
    answer: str
    kind: Literal["CheckAnswered"] = "CheckAnswered"


@dataclass(frozen=True)
class CheckWaived:
    """A manager decided to go on without an agency's answer."""

    agency: str
    reason: str
    kind: Literal["CheckWaived"] = "CheckWaived"


@dataclass(frozen=True)
class HistoryConsidered:
    """The records were searched and earlier episodes read."""

    found: tuple[str, ...]
    considered: tuple[EpisodeConsidered, ...]
    kind: Literal["HistoryConsidered"] = "HistoryConsidered"


@dataclass(frozen=True)
class Section47Started:
    """A strategy discussion started a section 47 enquiry."""

    rationale: str
    kind: Literal["Section47Started"] = "Section47Started"


@dataclass(frozen=True)
class Section47Concluded:
    """The enquiry ended in a conference, or needed none."""

    outcome: ConferenceOutcome
    rationale: str
    kind: Literal["Section47Concluded"] = "Section47Concluded"


@dataclass(frozen=True)
class AssessmentSubmitted:
    """The assessment as handed in."""

    outcome: AssessmentOutcome
    domains: dict[Domain, str]
    analysis: str | None
    child_views: str | None
    parent_views: str | None
    risk_factors: tuple[str, ...]
    protective_factors: tuple[str, ...]
    kind: Literal["AssessmentSubmitted"] = "AssessmentSubmitted"


@dataclass(frozen=True)
class AssessmentReturned:
    """A manager gave the assessment back."""

    reason: str
    kind: Literal["AssessmentReturned"] = "AssessmentReturned"


@dataclass(frozen=True)
class AssessmentAuthorised:
    """A second person authorised the assessment."""

    outcome: AssessmentOutcome
    decision: str
    kind: Literal["AssessmentAuthorised"] = "AssessmentAuthorised"


@dataclass(frozen=True)
class OutcomeTold:
    """The referrer or the family was told the outcome."""

    told: Told
    how: str
    kind: Literal["OutcomeTold"] = "OutcomeTold"


@dataclass(frozen=True)
class SupervisionRecorded:
    """A manager looked at the case."""

    decision: str
    kind: Literal["SupervisionRecorded"] = "SupervisionRecorded"


@dataclass(frozen=True)
class CaseClosed:
    """The case ended at its closing gate."""

    reason: str
    summary: str
    risk_factors: tuple[str, ...] = ()
    protective_factors: tuple[str, ...] = ()
    kind: Literal["CaseClosed"] = "CaseClosed"


@dataclass(frozen=True)
class StepRefused:
    """Somebody tried a step whose gate was not met. The attempt is on the record."""

    step: str
    gate: str
    missing: tuple[Missing, ...]
    kind: Literal["StepRefused"] = "StepRefused"


@dataclass(frozen=True)
class ClockStarted:
    """A limit began to run. `warn_at` are the instants of its checkpoints, `rung_at` those of its ladder's rungs."""

    clock: str
    rule: str
    episode: int
    anchor: datetime
    due: datetime
    warn_at: tuple[datetime, ...]
    rung_at: tuple[datetime, ...]
    about: str | None
    kind: Literal["ClockStarted"] = "ClockStarted"


@dataclass(frozen=True)
class ClockStopped:
    """What the limit asks for was done, at the entry's `happened_at`; `late` says whether that was after the limit."""

    clock: str
    episode: int
    late: bool
    kind: Literal["ClockStopped"] = "ClockStopped"


@dataclass(frozen=True)
class ClockEnded:
    """The limit no longer applies although what it asks for was not done (the case closed, or it was replaced)."""

    clock: str
    episode: int
    why: str
    kind: Literal["ClockEnded"] = "ClockEnded"


@dataclass(frozen=True)
class CheckpointReached:
    """A moment before the limit, at which people are warned. `moment` is when it fell due."""

    clock: str
    episode: int
    checkpoint: int
    moment: datetime
    roles: tuple[Role, ...]
    kind: Literal["CheckpointReached"] = "CheckpointReached"


@dataclass(frozen=True)
class LimitBreached:
    """The limit passed with the work undone. `adopted`: it had already passed when the case was taken over."""

    clock: str
    episode: int
    due: datetime
    adopted: bool
    kind: Literal["LimitBreached"] = "LimitBreached"


@dataclass(frozen=True)
class RungReached:
    """An alert went to this rung. `moment` is when that fell due, `why` what brought it there."""

    alert: str
    clock: str
    episode: int
    rung: int
    moment: datetime
    roles: tuple[Role, ...]
    why: RungReason
    kind: Literal["RungReached"] = "RungReached"


@dataclass(frozen=True)
class AlertAcknowledged:
    """A manager took the alert on. It quiets the ladder until then, never the limit."""

    alert: str
    action: str
    until: datetime
    kind: Literal["AlertAcknowledged"] = "AlertAcknowledged"


@dataclass(frozen=True)
class AcknowledgementLapsed:
    """The time by which somebody had promised to act passed with the work undone; that person is told."""

    alert: str
    by: str
    until: datetime
    kind: Literal["AcknowledgementLapsed"] = "AcknowledgementLapsed"


@dataclass(frozen=True)
class AlertResolved:
    """The work was done (or the case ended), and so the alert did."""

    alert: str
    kind: Literal["AlertResolved"] = "AlertResolved"


@dataclass(frozen=True)
class NoticeDelivered:
    """A notice reached these people (directory ids)."""

    notice: str
    to: tuple[str, ...]
    channel: str
    kind: Literal["NoticeDelivered"] = "NoticeDelivered"


@dataclass(frozen=True)
class NoticeFailed:
    """A notice reached nobody, and why: a code and words."""

    notice: str
    code: str
    detail: str
    kind: Literal["NoticeFailed"] = "NoticeFailed"


@dataclass(frozen=True)
class CancellationIgnored:
    """Somebody cancelled the workflow. That is recorded, not obeyed: a case ends at its closing gate."""

    reason: str
    kind: Literal["CancellationIgnored"] = "CancellationIgnored"


Event = Annotated[
    Union[  # noqa: UP007 - pydantic needs a type
        ContactReceived,
        CaseAdopted,
        DetailsSupplied,
        ContactDecided,
        ReferralMade,
        ReferralAccepted,
        ReferrerAcknowledged,
        WorkerAllocated,
        ChildSeen,
        CheckRequested,
        CheckAnswered,
        CheckWaived,
        HistoryConsidered,
        Section47Started,
        Section47Concluded,
        AssessmentSubmitted,
        AssessmentReturned,
        AssessmentAuthorised,
        OutcomeTold,
        SupervisionRecorded,
        CaseClosed,
        StepRefused,
        ClockStarted,
        ClockStopped,
        ClockEnded,
        CheckpointReached,
        LimitBreached,
        RungReached,
        AlertAcknowledged,
        AcknowledgementLapsed,
        AlertResolved,
        NoticeDelivered,
        NoticeFailed,
        CancellationIgnored,
    ],
    Field(discriminator="kind"),
]


@dataclass(frozen=True)
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
