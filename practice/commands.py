"""What a person or a case system may ask the engine to record or do.

Each command is checked here for shape: types, codes, lengths, time zones. What it means is decided in
`practice.decide`; who may send it, and at which stage, is the table in `practice.stages`.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Annotated, Literal, Union

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from practice.codes import (
    ASSESSMENT_FACTORS,
    CENSUS_CLOSURES,
    DISABILITIES,
    ETHNICITIES,
    PRIMARY_NEEDS,
    REFERRAL_SOURCES,
)
from practice.vocabulary import (
    AGENCIES,
    CONTACT_CLOSURES,
    REFERRAL_CLOSURES,
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

LONGEST_TEXT = 20_000


def _code(codes: Iterable[str], what: str) -> AfterValidator:
    allowed = frozenset(codes)

    def check(value: str) -> str:
        if value not in allowed:
            raise ValueError(f"{value!r} is not a code for {what}; use one of {', '.join(sorted(allowed))}")
        return value

    return AfterValidator(check)


def _in_utc(at: datetime) -> datetime:
    return at.astimezone(UTC)


Instant = Annotated[AwareDatetime, AfterValidator(_in_utc)]
Reference = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$")]
_WITHOUT_NUL = r"^[^\x00]*$"
"""PostgreSQL cannot hold a NUL in a text; a sender must hear of it before anything is recorded."""
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT, pattern=_WITHOUT_NUL)
]
ShortText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=_WITHOUT_NUL)]
SourceCode = Annotated[str, _code(REFERRAL_SOURCES.labels, "the source of a referral")]
NeedCode = Annotated[str, _code(PRIMARY_NEEDS.labels, "primary need")]
AgencyCode = Annotated[str, _code(AGENCIES, "an agency")]
EthnicityCode = Annotated[str, _code(ETHNICITIES.labels, "ethnicity")]
DisabilityCode = Annotated[str, _code(DISABILITIES.labels, "disability")]
FactorCode = Annotated[str, _code(ASSESSMENT_FACTORS.labels, "a factor identified at assessment")]
ClosureCode = Annotated[
    str, _code({*CENSUS_CLOSURES.labels, *CONTACT_CLOSURES, *REFERRAL_CLOSURES}, "a reason for closure")
]


class Part(BaseModel):
    """A value inside a command: frozen, and refusing fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Actor(Part):
    """Who is acting: the directory's opaque id and the roles held."""

    id: Reference
    roles: tuple[Role, ...] = Field(min_length=1, max_length=8)


class Command(Part):
    """What every command carries.

    `id` makes repeating harmless. `happened_at` is when the thing itself took place and `received_at` when the
    authority was told of it (UTC instants); limits run from these, never from when software noticed.
    `expected_version`, where given, must be the case's version, or the command is turned down as stale.
    """

    id: Reference
    actor: Actor
    happened_at: Instant
    received_at: Instant
    expected_version: int | None = Field(default=None, ge=0)

    @model_validator(mode="after")
    def _told_after_it_happened(self) -> "Command":
        if self.happened_at > self.received_at:
            raise ValueError("received_at is earlier than happened_at: nobody can be told before a thing has happened")
        return self


class Details(Part):
    """What is known of the child, the concern and the referrer. Anything may be missing; what is missing is chased."""

    concern: Text | None = None
    child_name: ShortText | None = None
    date_of_birth: date | None = None
    expected_date_of_birth: date | None = None
    sex: Literal["M", "F", "U"] | None = None
    ethnicity: EthnicityCode | None = None
    disabilities: tuple[DisabilityCode, ...] | None = Field(default=None, min_length=1, max_length=13)
    """The census codes of the child's disabilities; `("NONE",)` for none, None where nobody has asked."""
    domestic_abuse: bool | None = None
    """Whether the concern includes domestic abuse; None where nothing is said about it."""
    address: ShortText | None = None
    school: ShortText | None = None
    parental_responsibility: ShortText | None = None
    household: ShortText | None = None
    parents_aware: ShortText | None = None
    referrer_name: ShortText | None = None
    referrer_contact: ShortText | None = None

    @model_validator(mode="after")
    def _born_or_expected(self) -> "Details":
        if self.date_of_birth and self.expected_date_of_birth:
            raise ValueError("give a date of birth or an expected date of birth, not both (census rule 8525Q)")
        return self

    @model_validator(mode="after")
    def _none_or_some_disability(self) -> "Details":
        if self.disabilities and "NONE" in self.disabilities and len(self.disabilities) > 1:
            raise ValueError("disabilities has NONE beside another code; give NONE alone, or the others")
        return self


class Contact(Details):
    """What a contact says. Only where it came from cannot be missing (`10` is the census code for unknown)."""

    source: SourceCode
    transferred_from: Reference | None = None
    """The authority that hands the child's case over, where this is a transfer in."""
    protection_plan: bool = False
    """Whether the child comes with a child protection plan of that authority."""
    earlier_episodes: tuple[Reference, ...] = Field(default=(), max_length=200)


class ReceiveContact(Command):
    """A contact has come in about one child. It opens the case."""

    kind: Literal["ReceiveContact"] = "ReceiveContact"
    contact: Contact
    team: Reference
    family: Reference | None = None


class AdoptedAssessment(Part):
    """An assessment as the census return gives it (local dates)."""

    started_on: date
    authorised_on: date | None = None


class AdoptedSection47(Part):
    """A section 47 enquiry as the census return gives it (local dates)."""

    started_on: date
    conference_on: date | None = None
    conference_not_required: bool = False


class AdoptCase(Command):
    """A case that was already open is taken over, at the stage that its dates show. It opens the case."""

    kind: Literal["AdoptCase"] = "AdoptCase"
    team: Reference
    family: Reference | None = None
    referred_on: date
    source: SourceCode
    primary_need: NeedCode | None = None
    ethnicity: EthnicityCode | None = None
    date_of_birth: date | None = None
    expected_date_of_birth: date | None = None
    earlier_episodes: tuple[Reference, ...] = Field(default=(), max_length=200)
    assessments: tuple[AdoptedAssessment, ...] = Field(default=(), max_length=50)
    section_47: tuple[AdoptedSection47, ...] = Field(default=(), max_length=50)
    on_plan: bool = False
    census_reference: ShortText


class SupplyDetails(Command):
    """Details that the contact lacked, or that have changed. A detail left out stays as it is.

    The birth of a child that is expected is recorded with `RecordBirth`.
    """

    kind: Literal["SupplyDetails"] = "SupplyDetails"
    details: Details

    @model_validator(mode="after")
    def _something_is_supplied(self) -> "SupplyDetails":
        if all(value is None for _, value in self.details):
            raise ValueError("no detail is given; give at least one")
        return self


class ScreenDomesticAbuse(Command):
    """The multi-agency group has screened a contact about domestic abuse: which risk it found, what follows."""

    kind: Literal["ScreenDomesticAbuse"] = "ScreenDomesticAbuse"
    risk: AbuseRisk
    outcome: Text


class LinkEpisode(Command):
    """An earlier episode of this child is linked to the case (local dates); it must be read before any sign-off.

    A referral within 12 months of the earlier one makes this one a re-referral.
    """

    kind: Literal["LinkEpisode"] = "LinkEpisode"
    episode: Reference
    referred_on: date
    closed_on: date | None = None

    @model_validator(mode="after")
    def _closed_after_it_was_referred(self) -> "LinkEpisode":
        if self.closed_on and self.closed_on < self.referred_on:
            raise ValueError("closed_on is earlier than referred_on")
        return self


class RecordFurtherContact(Command):
    """New information about a case that is open, also where a sender calls it a referral: it is not a new one."""

    kind: Literal["RecordFurtherContact"] = "RecordFurtherContact"
    source: SourceCode
    concern: Text


class DecideFurtherContact(Command):
    """A social worker or manager decides what the new information leads to, and why."""

    kind: Literal["DecideFurtherContact"] = "DecideFurtherContact"
    response: FurtherResponse
    rationale: Text


class DecideContact(Command):
    """The decision on a contact: what happens next, at which threshold level, and why."""

    kind: Literal["DecideContact"] = "DecideContact"
    outcome: ContactOutcome
    threshold: ShortText
    risk_factors: tuple[ShortText, ...] = Field(default=(), max_length=30)
    protective_factors: tuple[ShortText, ...] = Field(default=(), max_length=30)
    rationale: Text


class AcceptReferral(Command):
    """A social worker or manager accepts the referral and says what the response is."""

    kind: Literal["AcceptReferral"] = "AcceptReferral"
    rationale: Text


class AcknowledgeReferrer(Command):
    """The referrer has been told that the referral was received and what happens next."""

    kind: Literal["AcknowledgeReferrer"] = "AcknowledgeReferrer"
    how: ShortText


class AllocateWorker(Command):
    """The case is given to a worker."""

    kind: Literal["AllocateWorker"] = "AllocateWorker"
    worker: Reference
    registered_social_worker: bool
    experienced: bool = False
    """Whether the worker has the experience in child protection that some editions ask for."""
    open_cases: int | None = Field(default=None, ge=0)
    """How many other open cases the worker holds; the client counts them where it is not given."""
    over_limit_reason: Text | None = None
    """The manager's reason for going over the caseload limit of the policy."""
    team: Reference


class TransferTeam(Command):
    """The case goes to another team, which has to allocate it anew."""

    kind: Literal["TransferTeam"] = "TransferTeam"
    team: Reference
    reason: Text


class RecordTransferOut(Command):
    """Another authority has accepted responsibility for the child: which, and who there."""

    kind: Literal["RecordTransferOut"] = "RecordTransferOut"
    authority: Reference
    accepted_by: ShortText


class RecordMove(Command):
    """The child has moved: to another authority's area, or to where nobody knows."""

    kind: Literal["RecordMove"] = "RecordMove"
    authority: Reference | None = None
    """The authority that the child now lives in; None where it is still this one."""
    whereabouts_known: bool
    how_known: Text


class RecordMissing(Command):
    """The child went missing at `happened_at`."""

    kind: Literal["RecordMissing"] = "RecordMissing"
    reported_to_police: bool
    circumstances: Text


class RecordReturn(Command):
    """The child came back or was found at `happened_at`."""

    kind: Literal["RecordReturn"] = "RecordReturn"
    circumstances: Text


class RecordReturnInterview(Command):
    """The return home interview was held by somebody independent, or the child declined it, and why."""

    kind: Literal["RecordReturnInterview"] = "RecordReturnInterview"
    held: bool
    why_not_held: Text | None = None
    interviewer: Reference | None = None

    @model_validator(mode="after")
    def _held_or_why_not(self) -> "RecordReturnInterview":
        if self.held and self.interviewer is None:
            raise ValueError("interviewer must say who held the interview")
        if not self.held and self.why_not_held is None:
            raise ValueError("the interview was not held: why_not_held must say why")
        return self


class RecordBirth(Command):
    """The child that was expected was born at `happened_at`; the child must now be seen."""

    kind: Literal["RecordBirth"] = "RecordBirth"
    date_of_birth: date
    sex: Literal["M", "F", "U"]
    child_name: ShortText | None = None


class RecordDeath(Command):
    """The child died at `happened_at`. Limits that ask something of the child end; closing has its own gate."""

    kind: Literal["RecordDeath"] = "RecordDeath"
    circumstances: Text


class DecideSeriousIncident(Command):
    """Whether the death or serious harm is notified as a serious incident, decided by a manager, and why."""

    kind: Literal["DecideSeriousIncident"] = "DecideSeriousIncident"
    notified: bool
    rationale: Text


class RecordChildSeen(Command):
    """The child was seen (`happened_at`), by whom, and alone or why not. For an unborn child the mother is seen."""

    kind: Literal["RecordChildSeen"] = "RecordChildSeen"
    seen_by: Reference
    seen_by_registered_social_worker: bool
    alone: bool
    why_not_alone: Text | None = None
    observations: Text | None = None

    @model_validator(mode="after")
    def _alone_or_why_not(self) -> "RecordChildSeen":
        if not self.alone and self.why_not_alone is None:
            raise ValueError("the child was not seen alone: why_not_alone must say why")
        return self


class RequestCheck(Command):
    """An agency is asked what it knows."""

    kind: Literal["RequestCheck"] = "RequestCheck"
    agency: AgencyCode
    purpose: Text


class RecordCheckReply(Command):
    """What the agency answered."""

    kind: Literal["RecordCheckReply"] = "RecordCheckReply"
    agency: AgencyCode
    answer: Text


class WaiveCheck(Command):
    """A manager decides to go on without an agency's answer, and why."""

    kind: Literal["WaiveCheck"] = "WaiveCheck"
    agency: AgencyCode
    reason: Text


class EpisodeConsidered(Part):
    """One earlier episode that was read, and what it means for this one."""

    episode: Reference
    significance: Text


class ConsiderHistory(Command):
    """The records were searched. `found` lists every earlier episode, `considered` those that were read."""

    kind: Literal["ConsiderHistory"] = "ConsiderHistory"
    found: tuple[Reference, ...] = Field(default=(), max_length=200)
    considered: tuple[EpisodeConsidered, ...] = Field(default=(), max_length=200)


class RecordStrategyDiscussion(Command):
    """A strategy discussion that does not start an enquiry: one that decided against it, or a later one.

    It never moves the conference's limit, which runs from the discussion that started the enquiry.
    """

    kind: Literal["RecordStrategyDiscussion"] = "RecordStrategyDiscussion"
    attended: tuple[AgencyCode, ...] = Field(min_length=1, max_length=20)
    decision: Text


class StartSection47(Command):
    """A strategy discussion (`happened_at`) has started a section 47 enquiry."""

    kind: Literal["StartSection47"] = "StartSection47"
    rationale: Text


class ConcludeSection47(Command):
    """The enquiry ended: a conference was held (`happened_at`), or none was required and why."""

    kind: Literal["ConcludeSection47"] = "ConcludeSection47"
    outcome: ConferenceOutcome
    rationale: Text


class StartAssessment(Command):
    """A further assessment begins on an open case, or the core assessment where the edition has one."""

    kind: Literal["StartAssessment"] = "StartAssessment"
    assessment: Literal[AssessmentKind.CORE, AssessmentKind.FURTHER]
    rationale: Text


class SubmitAssessment(Command):
    """The assessment as its author hands it in."""

    kind: Literal["SubmitAssessment"] = "SubmitAssessment"
    outcome: AssessmentOutcome
    domains: dict[Domain, Text] = Field(default_factory=dict)
    analysis: Text | None = None
    child_views: Text | None = None
    parent_views: Text | None = None
    risk_factors: tuple[ShortText, ...] = Field(default=(), max_length=30)
    protective_factors: tuple[ShortText, ...] = Field(default=(), max_length=30)
    factors: tuple[FactorCode, ...] = Field(default=(), max_length=44)
    """The census codes of the factors identified at the end of the assessment: current concerns only."""

    @model_validator(mode="after")
    def _factors_agree(self) -> "SubmitAssessment":
        if len(set(self.factors)) != len(self.factors):
            raise ValueError("factors names a code twice (census rule 8898)")
        if "21" in self.factors and len(self.factors) > 1:
            raise ValueError("factor 21, no factors identified, stands beside others (census rule 8869)")
        return self


class ReturnAssessment(Command):
    """A manager gives the assessment back, and why."""

    kind: Literal["ReturnAssessment"] = "ReturnAssessment"
    reason: Text


class AuthoriseAssessment(Command):
    """A manager who is not its author authorises the assessment."""

    kind: Literal["AuthoriseAssessment"] = "AuthoriseAssessment"
    decision: Text


class PlanAction(Part):
    """One action of a plan. What is left out is listed by the plan's gate."""

    action: Text
    owner: ShortText | None = None
    """Who does it, and of which agency."""
    due_on: date | None = None
    outcome: Text | None = None
    """What will be different for the child."""
    measure: Text | None = None
    """How anybody will know that it is."""


class AgreePlan(Command):
    """The child in need plan: its actions, and the local date of its review. A new one replaces the one before."""

    kind: Literal["AgreePlan"] = "AgreePlan"
    actions: tuple[PlanAction, ...] = Field(default=(), max_length=60)
    review_on: date | None = None


class ReviewPlan(Command):
    """The plan was reviewed: what became of each outcome, and what follows."""

    kind: Literal["ReviewPlan"] = "ReviewPlan"
    outcomes: Text
    decision: PlanDecision


class StepDown(Command):
    """Early help has accepted the family: which service, who there, and whether the family agrees."""

    kind: Literal["StepDown"] = "StepDown"
    service: ShortText
    accepted_by: ShortText
    family_agrees: bool
    what_is_offered: Text


class ExplainOverrun(Command):
    """Why a limit was, or will be, exceeded. The limit runs on; a manager has to see the reason.

    `limit` is its key, and stands for its latest run; an earlier one is named `key#episode`.
    """

    kind: Literal["ExplainOverrun"] = "ExplainOverrun"
    limit: ShortText
    reason: Text


class ReviewOverrun(Command):
    """A manager other than whoever explained it has seen an overrun and says what follows."""

    kind: Literal["ReviewOverrun"] = "ReviewOverrun"
    limit: ShortText
    decision: Text


class ExtendLimit(Command):
    """A limit is extended where its edition allows that and the policy bounds it, before it has passed.

    `amount` is in the limit's own unit, on top of what it allows.
    """

    kind: Literal["ExtendLimit"] = "ExtendLimit"
    limit: ShortText
    amount: int = Field(ge=1, le=9999)
    reason: Text
    interim_safety_plan: Text


class GrantOverride(Command):
    """A senior manager lets one step go ahead for a while without some of what its gate asks for, and why.

    The step must then be taken by somebody else before `until` (a UTC instant).
    """

    kind: Literal["GrantOverride"] = "GrantOverride"
    step: ShortText
    requirements: tuple[Requirement, ...] = Field(min_length=1, max_length=10)
    reason: Text
    until: Instant


class CorrectDate(Command):
    """A wrongly recorded date is corrected: which entry of the journal, what is right, and why it was wrong.

    The entry stays as it is. Limits follow the right date; a breach that was recorded stays.
    """

    kind: Literal["CorrectDate"] = "CorrectDate"
    entry: int = Field(ge=1)
    correct: Instant
    reason: Text


class ReopenCase(Command):
    """A case that was closed in error is opened again, at the stage at which it was closed, and why.

    Its limits run on from where they began. New information about a closed case is a new contact, not this.
    """

    kind: Literal["ReopenCase"] = "ReopenCase"
    reason: Text


class TellOutcome(Command):
    """The referrer or the family has been told the outcome."""

    kind: Literal["TellOutcome"] = "TellOutcome"
    told: Told
    how: ShortText


class RecordSupervision(Command):
    """A manager has looked at the case with the worker."""

    kind: Literal["RecordSupervision"] = "RecordSupervision"
    decision: Text


class AcknowledgeAlert(Command):
    """A manager takes an alert on: what will be done, and by when (a UTC instant). The limit itself runs on."""

    kind: Literal["AcknowledgeAlert"] = "AcknowledgeAlert"
    alert: ShortText
    action: Text
    until: Instant


class ReportNotDelivered(Command):
    """A mail system found that a notice did not reach somebody whom it had been sent to (a directory id), and why."""

    kind: Literal["ReportNotDelivered"] = "ReportNotDelivered"
    notice: ShortText
    recipient: Reference
    code: NotDelivered


class CloseCase(Command):
    """A second person closes the case, with a reason code.

    Risk and protective factors are weighed here where they have changed since they were last, or were never weighed in
    the engine (a case that was taken over).
    """

    kind: Literal["CloseCase"] = "CloseCase"
    reason: ClosureCode
    summary: Text
    risk_factors: tuple[ShortText, ...] = Field(default=(), max_length=30)
    protective_factors: tuple[ShortText, ...] = Field(default=(), max_length=30)


Opening = Annotated[
    Union[ReceiveContact, AdoptCase, ReopenCase],  # noqa: UP007 - pydantic needs a type
    Field(discriminator="kind"),
]
"""What a case workflow starts on."""

COMMANDS: tuple[type[Command], ...] = (
    SupplyDetails,
    ScreenDomesticAbuse,
    LinkEpisode,
    RecordFurtherContact,
    DecideFurtherContact,
    DecideContact,
    AcceptReferral,
    AcknowledgeReferrer,
    AllocateWorker,
    TransferTeam,
    RecordTransferOut,
    RecordMove,
    RecordMissing,
    RecordReturn,
    RecordReturnInterview,
    RecordBirth,
    RecordDeath,
    DecideSeriousIncident,
    RecordChildSeen,
    RequestCheck,
    RecordCheckReply,
    WaiveCheck,
    ConsiderHistory,
    RecordStrategyDiscussion,
    StartSection47,
    ConcludeSection47,
    StartAssessment,
    SubmitAssessment,
    ReturnAssessment,
    AuthoriseAssessment,
    AgreePlan,
    ReviewPlan,
    StepDown,
    ExplainOverrun,
    ReviewOverrun,
    ExtendLimit,
    GrantOverride,
    CorrectDate,
    TellOutcome,
    RecordSupervision,
    AcknowledgeAlert,
    ReportNotDelivered,
    CloseCase,
)
"""Every command that an open case takes. Opening a case is done by one of `Opening`."""

AnyCommand = Annotated[
    Union[  # noqa: UP007 - pydantic needs a type
        SupplyDetails,
        ScreenDomesticAbuse,
        LinkEpisode,
        RecordFurtherContact,
        DecideFurtherContact,
        DecideContact,
        AcceptReferral,
        AcknowledgeReferrer,
        AllocateWorker,
        TransferTeam,
        RecordTransferOut,
        RecordMove,
        RecordMissing,
        RecordReturn,
        RecordReturnInterview,
        RecordBirth,
        RecordDeath,
        DecideSeriousIncident,
        RecordChildSeen,
        RequestCheck,
        RecordCheckReply,
        WaiveCheck,
        ConsiderHistory,
        RecordStrategyDiscussion,
        StartSection47,
        ConcludeSection47,
        StartAssessment,
        SubmitAssessment,
        ReturnAssessment,
        AuthoriseAssessment,
        AgreePlan,
        ReviewPlan,
        StepDown,
        ExplainOverrun,
        ReviewOverrun,
        ExtendLimit,
        GrantOverride,
        CorrectDate,
        TellOutcome,
        RecordSupervision,
        AcknowledgeAlert,
        ReportNotDelivered,
        CloseCase,
    ],
    Field(discriminator="kind"),
]
"""Any one of `COMMANDS`, told apart by its `kind`."""
