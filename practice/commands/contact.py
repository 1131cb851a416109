"""The contact: what comes in, what is known of the child, and what is decided on it."""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from practice.commands.parts import (
    Command,
    DisabilityCode,
    EthnicityCode,
    NeedCode,
    Part,
    Reference,
    ShortText,
    SourceCode,
    Text,
)
from practice.vocabulary import AbuseRisk, ContactOutcome, FurtherResponse


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
    """A social worker or manager decides what new information leads to, and why.

    `number` says which of what has come in, counted from 1; left out, it is the oldest that waits.
    """

    kind: Literal["DecideFurtherContact"] = "DecideFurtherContact"
    response: FurtherResponse
    rationale: Text
    number: int | None = Field(default=None, ge=1)


class DecideContact(Command):
    """The decision on a contact: what happens next, at which threshold level, and why."""

    kind: Literal["DecideContact"] = "DecideContact"
    outcome: ContactOutcome
    threshold: ShortText
    risk_factors: tuple[ShortText, ...] = Field(default=(), max_length=30)
    protective_factors: tuple[ShortText, ...] = Field(default=(), max_length=30)
    rationale: Text
