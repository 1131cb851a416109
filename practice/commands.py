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

from practice.vocabulary import (
    AGENCIES,
    CENSUS_CLOSURES,
    CONTACT_CLOSURES,
    ETHNICITIES,
    PRIMARY_NEEDS,
    REFERRAL_CLOSURES,
    REFERRAL_SOURCES,
    AssessmentOutcome,
    ConferenceOutcome,
    ContactOutcome,
    Domain,
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
SourceCode = Annotated[str, _code(REFERRAL_SOURCES, "the source of a referral")]
NeedCode = Annotated[str, _code(PRIMARY_NEEDS, "primary need")]
AgencyCode = Annotated[str, _code(AGENCIES, "an agency")]
EthnicityCode = Annotated[str, _code(ETHNICITIES, "ethnicity")]
ClosureCode = Annotated[str, _code({*CENSUS_CLOSURES, *CONTACT_CLOSURES, *REFERRAL_CLOSURES}, "a reason for closure")]


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


class Contact(Details):
    """What a contact says. Only where it came from cannot be missing (`10` is the census code for unknown)."""

    source: SourceCode
    domestic_abuse: bool = False
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
    """Details that the contact lacked, or that have changed. A detail left out stays as it is."""

    kind: Literal["SupplyDetails"] = "SupplyDetails"
    details: Details

    @model_validator(mode="after")
    def _something_is_supplied(self) -> "SupplyDetails":
        if all(value is None for _, value in self.details):
            raise ValueError("no detail is given; give at least one")
        return self


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
    team: Reference


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


class StartSection47(Command):
    """A strategy discussion (`happened_at`) has started a section 47 enquiry."""

    kind: Literal["StartSection47"] = "StartSection47"
    rationale: Text


class ConcludeSection47(Command):
    """The enquiry ended: a conference was held (`happened_at`), or none was required and why."""

    kind: Literal["ConcludeSection47"] = "ConcludeSection47"
    outcome: ConferenceOutcome
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


class ReturnAssessment(Command):
    """A manager gives the assessment back, and why."""

    kind: Literal["ReturnAssessment"] = "ReturnAssessment"
    reason: Text


class AuthoriseAssessment(Command):
    """A manager who is not its author authorises the assessment."""

    kind: Literal["AuthoriseAssessment"] = "AuthoriseAssessment"
    decision: Text


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


Opening = Annotated[Union[ReceiveContact, AdoptCase], Field(discriminator="kind")]  # noqa: UP007 - pydantic needs a type

COMMANDS: tuple[type[Command], ...] = (
    SupplyDetails,
    DecideContact,
    AcceptReferral,
    AcknowledgeReferrer,
    AllocateWorker,
    RecordChildSeen,
    RequestCheck,
    RecordCheckReply,
    WaiveCheck,
    ConsiderHistory,
    StartSection47,
    ConcludeSection47,
    SubmitAssessment,
    ReturnAssessment,
    AuthoriseAssessment,
    TellOutcome,
    RecordSupervision,
    AcknowledgeAlert,
    CloseCase,
)
"""Every command that an open case takes. Opening a case is done by one of `Opening`."""

AnyCommand = Annotated[
    Union[  # noqa: UP007 - pydantic needs a type
        SupplyDetails,
        DecideContact,
        AcceptReferral,
        AcknowledgeReferrer,
        AllocateWorker,
        RecordChildSeen,
        RequestCheck,
        RecordCheckReply,
        WaiveCheck,
        ConsiderHistory,
        StartSection47,
        ConcludeSection47,
        SubmitAssessment,
        ReturnAssessment,
        AuthoriseAssessment,
        TellOutcome,
        RecordSupervision,
        AcknowledgeAlert,
        CloseCase,
    ],
    Field(discriminator="kind"),
]
"""Any one of `COMMANDS`, told apart by its `kind`."""
