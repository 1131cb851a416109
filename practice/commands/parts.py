"""What every command is made of: who is acting, when, and the kinds of text and code that its fields hold."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from practice.codes import (
    ASSESSMENT_FACTORS,
    CENSUS_CLOSURES,
    DISABILITIES,
    ETHNICITIES,
    PRIMARY_NEEDS,
    REFERRAL_SOURCES,
)
from practice.vocabulary import AGENCIES, CONTACT_CLOSURES, REFERRAL_CLOSURES, Role

LONGEST_TEXT = 20_000


def _code(codes: Iterable[str], what: str) -> AfterValidator:
    allowed = frozenset(codes)

    def check(value: str) -> str:
        if value not in allowed:
            raise ValueError(f"{value!r} is not a code for {what}; use one of {', '.join(sorted(allowed))}")
        return value

    return AfterValidator(check)


def _in_utc(at: datetime) -> datetime:
    try:
        return at.astimezone(UTC)
    except OverflowError:
        raise ValueError("it is before the year 1 or after the year 9999 in UTC") from None


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
