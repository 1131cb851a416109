"""What the engine has recorded. A case is the fold of these and nothing else.

Events are facts: they are added, never changed. Their names are those of `vocabulary.Trigger` where a limit can start
or stop on them. All instants are UTC.
"""

from datetime import date, datetime
from typing import Annotated, Literal, Union

from pydantic import Field

from practice.commands import AdoptedAssessment, AdoptedSection47, Contact, Details, EpisodeConsidered, PlanAction
from practice.values import value
from practice.vocabulary import (
    AbuseRisk,
    AssessmentKind,
    AssessmentOutcome,
    ConferenceOutcome,
    ContactOutcome,
    Domain,
    FurtherResponse,
    NotDelivered,
    PlanDecision,
    Requirement,
    Role,
    Told,
)

MoveReason = Literal["corrected", "extended", "rules adopted"]
RungReason = Literal["breached", "unacknowledged", "not delivered", "acknowledgement lapsed"]


@value
class Missing:
    """One piece of evidence that a gate asks for and the case lacks: a stable code, plain words, and about what."""

    code: str
    text: str
    about: str | None = None


@value
class ContactReceived:
    """A contact came in; `rules` and `calendar` are the hashes of the values that the case lives by."""

    contact: Contact
    team: str
    family: str | None
    rules: str
    calendar: str
    missing: tuple[Missing, ...]
    kind: Literal["ContactReceived"] = "ContactReceived"

    @property
    def complete(self) -> bool:
        """Whether the contact has the whole minimum data set."""
        return not self.missing

    @property
    def domestic_abuse(self) -> bool:
        """Whether the contact speaks of domestic abuse."""
        return bool(self.contact.domestic_abuse)

    @property
    def protection_plan(self) -> bool:
        """Whether the child comes from another authority with a child protection plan."""
        return self.contact.protection_plan


@value
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


@value
class DetailsSupplied:
    """Missing or changed details were recorded."""

    details: Details
    still_missing: tuple[Missing, ...]
    kind: Literal["DetailsSupplied"] = "DetailsSupplied"

    @property
    def domestic_abuse(self) -> bool:
        """Whether it has come out that the concern includes domestic abuse."""
        return bool(self.details.domestic_abuse)


@value
class DetailsCompleted:
    """The last of the minimum data set is there."""

    kind: Literal["DetailsCompleted"] = "DetailsCompleted"


@value
class DomesticAbuseScreened:
    """The multi-agency group screened the contact for domestic abuse."""

    risk: AbuseRisk
    outcome: str
    kind: Literal["DomesticAbuseScreened"] = "DomesticAbuseScreened"


@value
class EpisodeLinked:
    """An earlier episode of the child was linked (local dates)."""

    episode: str
    referred_on: date
    closed_on: date | None
    kind: Literal["EpisodeLinked"] = "EpisodeLinked"


@value
class FurtherContactReceived:
    """New information came in about the open case."""

    source: str
    concern: str
    kind: Literal["FurtherContactReceived"] = "FurtherContactReceived"


@value
class FurtherContactDecided:
    """Somebody decided what the new information leads to."""

    response: FurtherResponse
    rationale: str
    kind: Literal["FurtherContactDecided"] = "FurtherContactDecided"


@value
class ContactDecided:
    """The decision on the contact."""

    outcome: ContactOutcome
    threshold: str
    risk_factors: tuple[str, ...]
    protective_factors: tuple[str, ...]
    rationale: str
    kind: Literal["ContactDecided"] = "ContactDecided"


@value
class ReferralMade:
    """The contact became a referral."""

    threshold: str
    kind: Literal["ReferralMade"] = "ReferralMade"


@value
class ReferralAccepted:
    """A social worker or manager accepted the referral."""

    rationale: str
    kind: Literal["ReferralAccepted"] = "ReferralAccepted"


@value
class ReferrerAcknowledged:
    """The referrer was told that the referral arrived."""

    how: str
    kind: Literal["ReferrerAcknowledged"] = "ReferrerAcknowledged"


@value
class WorkerAllocated:
    """The case was given to a worker."""

    worker: str
    registered_social_worker: bool
    team: str
    experienced: bool = False
    open_cases: int | None = None
    over_limit_reason: str | None = None
    kind: Literal["WorkerAllocated"] = "WorkerAllocated"


@value
class TeamTransferred:
    """The case went to another team, which has to allocate it anew."""

    team: str
    reason: str
    kind: Literal["TeamTransferred"] = "TeamTransferred"


@value
class TransferAccepted:
    """Another authority accepted responsibility for the child."""

    authority: str
    accepted_by: str
    kind: Literal["TransferAccepted"] = "TransferAccepted"


@value
class ChildMoved:
    """The child moved; `authority` is the one that the child lives in now where it is another."""

    authority: str | None
    whereabouts_known: bool
    how_known: str
    kind: Literal["ChildMoved"] = "ChildMoved"


@value
class ChildWentMissing:
    """The child went missing."""

    reported_to_police: bool
    circumstances: str
    kind: Literal["ChildWentMissing"] = "ChildWentMissing"


@value
class ChildReturned:
    """The child came back or was found."""

    circumstances: str
    kind: Literal["ChildReturned"] = "ChildReturned"


@value
class ReturnInterviewRecorded:
    """The return home interview was held, or declined and why."""

    held: bool
    why_not_held: str | None
    interviewer: str | None
    kind: Literal["ReturnInterviewRecorded"] = "ReturnInterviewRecorded"


@value
class ChildBorn:
    """The child that was expected was born."""

    date_of_birth: date
    sex: str
    child_name: str | None
    kind: Literal["ChildBorn"] = "ChildBorn"


@value
class ChildDied:
    """The child died."""

    circumstances: str
    kind: Literal["ChildDied"] = "ChildDied"


@value
class SeriousIncidentDecided:
    """A manager decided whether a serious incident is notified."""

    notified: bool
    rationale: str
    kind: Literal["SeriousIncidentDecided"] = "SeriousIncidentDecided"


@value
class ChildSeen:
    """The child was seen."""

    seen_by: str
    seen_by_registered_social_worker: bool
    alone: bool
    why_not_alone: str | None
    observations: str | None
    kind: Literal["ChildSeen"] = "ChildSeen"


@value
class CheckRequested:
    """An agency was asked."""

    agency: str
    purpose: str
    kind: Literal["CheckRequested"] = "CheckRequested"


@value
class CheckAnswered:
    """An agency answered."""

    agency: str
    answer: str
    kind: Literal["CheckAnswered"] = "CheckAnswered"


@value
class CheckWaived:
    """A manager decided to go on without an agency's answer."""

    agency: str
    reason: str
    kind: Literal["CheckWaived"] = "CheckWaived"


@value
class HistoryConsidered:
    """The records were searched and earlier episodes read."""

    found: tuple[str, ...]
    considered: tuple[EpisodeConsidered, ...]
    kind: Literal["HistoryConsidered"] = "HistoryConsidered"


@value
class StrategyDiscussionHeld:
    """A strategy discussion that did not start an enquiry."""

    attended: tuple[str, ...]
    decision: str
    kind: Literal["StrategyDiscussionHeld"] = "StrategyDiscussionHeld"


@value
class Section47Started:
    """A strategy discussion started a section 47 enquiry."""

    rationale: str
    kind: Literal["Section47Started"] = "Section47Started"


@value
class Section47Concluded:
    """The enquiry ended in a conference, or needed none."""

    outcome: ConferenceOutcome
    rationale: str
    kind: Literal["Section47Concluded"] = "Section47Concluded"


@value
class AssessmentStarted:
    """A further assessment, or the core assessment, began."""

    assessment: AssessmentKind
    rationale: str
    kind: Literal["AssessmentStarted"] = "AssessmentStarted"


@value
class AssessmentSubmitted:
    """The assessment as handed in."""

    outcome: AssessmentOutcome
    domains: dict[Domain, str]
    analysis: str | None
    child_views: str | None
    parent_views: str | None
    risk_factors: tuple[str, ...]
    protective_factors: tuple[str, ...]
    factors: tuple[str, ...] = ()
    kind: Literal["AssessmentSubmitted"] = "AssessmentSubmitted"


@value
class AssessmentReturned:
    """A manager gave the assessment back."""

    reason: str
    kind: Literal["AssessmentReturned"] = "AssessmentReturned"


@value
class AssessmentAuthorised:
    """A second person authorised the assessment."""

    outcome: AssessmentOutcome
    decision: str
    assessment: AssessmentKind = AssessmentKind.SINGLE
    kind: Literal["AssessmentAuthorised"] = "AssessmentAuthorised"


@value
class PlanAgreed:
    """A plan was agreed: its actions, and the local date of its review."""

    actions: tuple[PlanAction, ...]
    review_on: date | None
    kind: Literal["PlanAgreed"] = "PlanAgreed"


@value
class PlanReviewed:
    """The plan was reviewed."""

    outcomes: str
    decision: PlanDecision
    kind: Literal["PlanReviewed"] = "PlanReviewed"


@value
class SteppedDown:
    """Early help accepted the family."""

    service: str
    accepted_by: str
    family_agrees: bool
    what_is_offered: str
    kind: Literal["SteppedDown"] = "SteppedDown"


@value
class OverrunExplained:
    """Why a limit was or will be exceeded."""

    clock: str
    episode: int
    reason: str
    kind: Literal["OverrunExplained"] = "OverrunExplained"


@value
class OverrunReviewed:
    """A manager has seen an overrun."""

    clock: str
    episode: int
    decision: str
    kind: Literal["OverrunReviewed"] = "OverrunReviewed"


@value
class LimitExtended:
    """A limit was extended, in its own unit, under the authority of the entry's actor."""

    clock: str
    episode: int
    amount: int
    reason: str
    interim_safety_plan: str
    kind: Literal["LimitExtended"] = "LimitExtended"


@value
class OverrideGranted:
    """A senior manager let a step go ahead without some of what its gate asks for, until a UTC instant.

    `told` are told of it.
    """

    step: str
    requirements: tuple[Requirement, ...]
    reason: str
    until: datetime
    told: tuple[Role, ...] = ()
    kind: Literal["OverrideGranted"] = "OverrideGranted"


@value
class OverrideUsed:
    """A step went ahead although its gate was not met, under an override."""

    step: str
    gate: str
    requirement: Requirement
    granted_by: str
    missing: tuple[Missing, ...]
    kind: Literal["OverrideUsed"] = "OverrideUsed"


@value
class DateCorrected:
    """The date of an entry was wrong; the entry stays, and this one says what is right."""

    entry: int
    was: datetime
    correct: datetime
    reason: str
    kind: Literal["DateCorrected"] = "DateCorrected"


@value
class RulesAdopted:
    """Other rules, or another calendar, were adopted for the open case; all by hash."""

    rules: str
    calendar: str
    reason: str
    kind: Literal["RulesAdopted"] = "RulesAdopted"


@value
class CaseReopened:
    """A case that was closed in error was opened again."""

    stage: str
    reason: str
    kind: Literal["CaseReopened"] = "CaseReopened"


@value
class OutcomeTold:
    """The referrer or the family was told the outcome."""

    told: Told
    how: str
    kind: Literal["OutcomeTold"] = "OutcomeTold"


@value
class SupervisionRecorded:
    """A manager looked at the case."""

    decision: str
    kind: Literal["SupervisionRecorded"] = "SupervisionRecorded"


@value
class CaseClosed:
    """The case ended at its closing gate."""

    reason: str
    summary: str
    risk_factors: tuple[str, ...] = ()
    protective_factors: tuple[str, ...] = ()
    kind: Literal["CaseClosed"] = "CaseClosed"


@value
class StepRefused:
    """Somebody tried a step whose gate was not met. The attempt is on the record, and `told` are told of it."""

    step: str
    gate: str
    missing: tuple[Missing, ...]
    told: tuple[Role, ...] = ()
    kind: Literal["StepRefused"] = "StepRefused"


@value
class ClockStarted:
    """A limit began to run. `warn_at` are the instants of its checkpoints, `rung_at` those of its ladder's rungs.

    `cause` is the entry that it is counted from.
    """

    clock: str
    rule: str
    episode: int
    anchor: datetime
    due: datetime
    warn_at: tuple[datetime, ...]
    rung_at: tuple[datetime, ...]
    about: str | None
    cause: int = 0
    kind: Literal["ClockStarted"] = "ClockStarted"


@value
class ClockStopped:
    """What the limit asks for was done, at the entry's `happened_at`; `late` says whether that was after the limit.

    `cause` is the entry that says so.
    """

    clock: str
    episode: int
    late: bool
    cause: int = 0
    kind: Literal["ClockStopped"] = "ClockStopped"


@value
class ClockMoved:
    """A running limit is counted anew: a date was corrected, it was extended, or other rules were adopted."""

    clock: str
    episode: int
    anchor: datetime
    due: datetime
    warn_at: tuple[datetime, ...]
    rung_at: tuple[datetime, ...]
    was_due: datetime
    why: MoveReason
    kind: Literal["ClockMoved"] = "ClockMoved"


@value
class ClockRestopped:
    """A limit that had stopped is judged anew after a correction; without `stopped_at` it runs again.

    `cause` is the entry that says when what it asks for was done.
    """

    clock: str
    episode: int
    stopped_at: datetime | None
    late: bool
    cause: int = 0
    kind: Literal["ClockRestopped"] = "ClockRestopped"


@value
class ClockEnded:
    """The limit no longer applies although what it asks for was not done (the case closed, or it was replaced)."""

    clock: str
    episode: int
    why: str
    kind: Literal["ClockEnded"] = "ClockEnded"


@value
class CheckpointReached:
    """A moment before the limit, at which people are warned. `moment` is when it fell due."""

    clock: str
    episode: int
    checkpoint: int
    moment: datetime
    roles: tuple[Role, ...]
    kind: Literal["CheckpointReached"] = "CheckpointReached"


@value
class LimitBreached:
    """The limit passed with the work undone. `adopted`: it had already passed when the case was taken over."""

    clock: str
    episode: int
    due: datetime
    adopted: bool
    kind: Literal["LimitBreached"] = "LimitBreached"


@value
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


@value
class AlertAcknowledged:
    """A manager took the alert on. It quiets the ladder until then, never the limit."""

    alert: str
    action: str
    until: datetime
    kind: Literal["AlertAcknowledged"] = "AlertAcknowledged"


@value
class AcknowledgementLapsed:
    """The time by which somebody had promised to act passed with the work undone; that person is told, among others."""

    alert: str
    by: str
    until: datetime
    kind: Literal["AcknowledgementLapsed"] = "AcknowledgementLapsed"


@value
class AlertResolved:
    """The work was done (or the case ended), and so the alert did."""

    alert: str
    kind: Literal["AlertResolved"] = "AlertResolved"


@value
class NoticeDelivered:
    """A notice reached these people (directory ids)."""

    notice: str
    to: tuple[str, ...]
    channel: str
    kind: Literal["NoticeDelivered"] = "NoticeDelivered"


@value
class NoticeFailed:
    """A notice reached nobody, and why: a code and words."""

    notice: str
    code: str
    detail: str
    kind: Literal["NoticeFailed"] = "NoticeFailed"


@value
class NoticeNotDelivered:
    """A notice that had gone to this person (a directory id) was found not to have arrived; `code` says why."""

    notice: str
    recipient: str
    code: NotDelivered
    kind: Literal["NoticeNotDelivered"] = "NoticeNotDelivered"


@value
class AlertReachedNobody:
    """Everybody whom a ladder names was tried, and nobody could be told. `code` is why the last ones could not.

    `alert` is the alert's id or, for what was told without a limit, the key of its last notice. It is recorded once
    for each climb: a promise that lapses begins another.
    """

    alert: str
    code: str
    kind: Literal["AlertReachedNobody"] = "AlertReachedNobody"


@value
class CancellationIgnored:
    """Somebody cancelled the workflow. That is recorded, not obeyed: a case ends at its closing gate."""

    reason: str
    kind: Literal["CancellationIgnored"] = "CancellationIgnored"


Event = Annotated[
    Union[  # noqa: UP007 - pydantic needs a type
        ContactReceived,
        CaseAdopted,
        DetailsSupplied,
        DetailsCompleted,
        DomesticAbuseScreened,
        EpisodeLinked,
        FurtherContactReceived,
        FurtherContactDecided,
        ContactDecided,
        ReferralMade,
        ReferralAccepted,
        ReferrerAcknowledged,
        WorkerAllocated,
        TeamTransferred,
        TransferAccepted,
        ChildMoved,
        ChildWentMissing,
        ChildReturned,
        ReturnInterviewRecorded,
        ChildBorn,
        ChildDied,
        SeriousIncidentDecided,
        ChildSeen,
        CheckRequested,
        CheckAnswered,
        CheckWaived,
        HistoryConsidered,
        StrategyDiscussionHeld,
        Section47Started,
        Section47Concluded,
        AssessmentStarted,
        AssessmentSubmitted,
        AssessmentReturned,
        AssessmentAuthorised,
        PlanAgreed,
        PlanReviewed,
        SteppedDown,
        OverrunExplained,
        OverrunReviewed,
        LimitExtended,
        OverrideGranted,
        OverrideUsed,
        DateCorrected,
        RulesAdopted,
        CaseReopened,
        OutcomeTold,
        SupervisionRecorded,
        CaseClosed,
        StepRefused,
        ClockStarted,
        ClockStopped,
        ClockMoved,
        ClockRestopped,
        ClockEnded,
        CheckpointReached,
        LimitBreached,
        RungReached,
        AlertAcknowledged,
        AcknowledgementLapsed,
        AlertResolved,
        NoticeDelivered,
        NoticeFailed,
        NoticeNotDelivered,
        AlertReachedNobody,
        CancellationIgnored,
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
