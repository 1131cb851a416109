"""The contact: what came in, what became known of the child, and what was decided on it."""

from datetime import date, datetime
from typing import Literal

from practice.commands import AdoptedAssessment, AdoptedSection47, Contact, Details
from practice.events.missing import Missing
from practice.values import value
from practice.vocabulary import AbuseRisk, ContactOutcome, FurtherResponse


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
    """New information came in about the open case; `number` counts what has come in, from 1."""

    source: str
    concern: str
    number: int | None = None
    kind: Literal["FurtherContactReceived"] = "FurtherContactReceived"


@value
class FurtherContactDecided:
    """Somebody decided what the new information of this number leads to (None: all that was waiting)."""

    response: FurtherResponse
    rationale: str
    number: int | None = None
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


ContactEvent = (
    ContactReceived
    | CaseAdopted
    | DetailsSupplied
    | DetailsCompleted
    | DomesticAbuseScreened
    | EpisodeLinked
    | FurtherContactReceived
    | FurtherContactDecided
    | ContactDecided
)
