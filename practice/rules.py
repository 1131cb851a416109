"""The guidance as data: what an edition may say, and the rules that it becomes together with a council's policy.

An edition is a TOML file with the limits and gates of one edition of the guidance; what a policy may say is in
`practice.policy`. `practice.combine` lays a policy on an edition; `practice.rulefile` reads the text of either.
Nothing here reads a file: `engine.rules` does, and passes the text.
"""

import hashlib
import json
import re
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Literal, Self
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PrivateAttr,
    StringConstraints,
    field_validator,
    model_validator,
)

from practice.commands import AgencyCode, Details
from practice.conditions import check_conditions
from practice.places import NOWHERE, Places, misplaced
from practice.stages import GATES
from practice.values import value
from practice.vocabulary import AssessmentKind, Circumstance, Requirement, Role, Stage, Trigger

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]


def _known_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError(f"{name!r} is not a time zone; write e.g. 'Europe/London'")
    return name


Nation = Literal["england", "wales", "scotland", "northern-ireland"]
TimeZone = Annotated[str, AfterValidator(_known_zone)]
OfficeTime = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
TimeOfDay = Annotated[str, StringConstraints(pattern=r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$")]


def _known_gates(gates: dict[str, tuple[Requirement, ...]]) -> dict[str, tuple[Requirement, ...]]:
    for unknown in sorted(gates.keys() - GATES):
        raise misplaced(f"no step has a gate named {unknown}; there are {', '.join(sorted(GATES))}", unknown)
    return gates


Gates = Annotated[dict[Name, tuple[Requirement, ...]], AfterValidator(_known_gates)]


class Unit(StrEnum):
    """What an allowance is counted in."""

    WORKING_DAYS = "working days"
    CALENDAR_DAYS = "calendar days"
    MONTHS = "months"
    HOURS = "hours"
    WORKING_HOURS = "working hours"


class Frozen(BaseModel):
    """A value that is read from a file and never changed; what it does not know, it refuses."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _is_empty(value: object) -> bool:
    """Whether a later field says nothing: left out, it leaves the hashes of earlier rules as they are."""
    return not value


_ALLOWANCE = re.compile(r"^(\d{1,4}) (working day|calendar day|month|hour|working hour)s?$")


class Allowance(Frozen):
    """How long something may take, written as `10 working days`, `24 hours`, `3 months`."""

    amount: int = Field(ge=0, le=9999)
    unit: Unit

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        found = _ALLOWANCE.match(value)
        if not found:
            raise ValueError(
                f"{value!r} is not an allowance; write a number and one of working days, calendar days, months, "
                f"hours, working hours"
            )
        return {"amount": int(found[1]), "unit": f"{found[2]}s"}

    def __str__(self) -> str:
        """The allowance in words: `1 working day`, `45 working days`."""
        return f"{self.amount} {self.unit.removesuffix('s') if self.amount == 1 else self.unit}"


class Confidence(StrEnum):
    """How sure we are of a limit's source (the marks are explained in `docs/guidance.md`)."""

    PRIMARY = "A"
    REPORTED = "B"
    UNCONFIRMED = "G"
    LOCAL = "L"


class Source(Frozen):
    """Where a rule comes from: document, paragraph, and how sure we are of it."""

    document: str = Field(min_length=3)
    paragraph: str = Field(min_length=1)
    confidence: Confidence

    def __str__(self) -> str:
        """The citation in words; a source that we have not seen says so."""
        doubt = " (unconfirmed)" if self.confidence is Confidence.UNCONFIRMED else ""
        return f"{self.document}, {self.paragraph}{doubt}"


class Checkpoint(Frozen):
    """A moment before the limit at which somebody is warned: `after 30 working days`, or `75%` of the allowance."""

    after: Allowance | None = None
    share: float | None = Field(default=None, gt=0, lt=1)

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if value.startswith("after "):
            return {"after": value.removeprefix("after ")}
        if re.fullmatch(r"\d{1,2}%", value):
            return {"share": int(value[:-1]) / 100}
        raise ValueError(f"{value!r} is not a checkpoint; write e.g. 'after 30 working days' or '75%'")


class Anchor(StrEnum):
    """The instant a limit is counted from."""

    CONTACT_RECEIVED = "contact received"
    EVENT = "the event"


class Adoption(Frozen):
    """What a limit does for a case that was already open when the council went live.

    It starts if the case is taken over at one of `stages`, counted from the start of the day of the referral, from the
    start of the day of the open section 47 enquiry, or from the adoption itself.
    """

    counted_from: Literal["referral", "section 47", "adoption"]
    stages: tuple[Stage, ...] = Field(min_length=1)


class Extension(Frozen):
    """That a limit may be extended: by whom, and where that is said.

    The council's policy bounds it (`at_most`, in the unit of the limit); without a bound nobody can extend it.
    """

    by: tuple[Role, ...] = Field(min_length=1)
    source: Source
    at_most: Allowance | None = None


class ClockRule(Frozen):
    """One limit: what starts, stops and ends it, how long it allows and how that is counted.

    A condition speaks of a field of at least one of the events; events without that field are not held to it.
    """

    name: Name
    title: str = Field(min_length=3, max_length=80)
    allowance: Allowance
    starts_on: tuple[Trigger, ...] = Field(min_length=1)
    stops_on: tuple[Trigger, ...] = Field(min_length=1)
    anchor: Anchor = Anchor.EVENT
    count_start_day: bool
    due_at: TimeOfDay = "24:00"
    """Local time of day at which a limit counted in days falls due; `24:00` is the end of the day."""
    when: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Further conditions on the starting event: field and the values for which the limit starts."""
    stops_when: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Further conditions on the stopping event, in the same form."""
    ends_on: tuple[Trigger, ...] = Field(default=(), exclude_if=_is_empty)
    """What makes the limit no longer apply although what it asks for was not done."""
    extension: Extension | None = Field(default=None, exclude_if=_is_empty)
    """Whether anybody may extend the limit; None where the guidance knows no extension."""
    overrun_reason: bool = Field(default=False, exclude_if=_is_empty)
    """Whether an overrun needs a recorded reason that a manager has seen."""
    per: Literal["case", "agency", "further contact"] = "case"
    """Whether it runs once, or once for each agency that is asked or for each further contact that comes in."""
    adoption: Adoption | None = None
    warn: tuple[Checkpoint, ...] = ()
    ladder: Name | None = None
    statutory: bool = True
    tightened_by: str | None = None
    """The title of the local policy that shortened the limit or made it fall due earlier in the day."""
    source: Source

    @model_validator(mode="after")
    def _conditions_can_hold(self) -> Self:
        check_conditions("when", self.when, self.starts_on)
        check_conditions("stops_when", self.stops_when, self.stops_on)
        return self

    @model_validator(mode="after")
    def _extended_in_its_own_unit(self) -> Self:
        bound = self.extension.at_most if self.extension else None
        if bound and bound.unit is not self.allowance.unit:
            raise misplaced(f"a limit in {self.allowance.unit} is extended in {bound.unit}", "extension", "at_most")
        return self


class Rung(Frozen):
    """Who is told, and how long after the breach without an acknowledgement."""

    after: Allowance
    roles: tuple[Role, ...] = Field(min_length=1)


class Ladder(Frozen):
    """The rungs that an alert climbs, first to last.

    An `immediate` ladder counts in hours and keeps no office hours; outside them it tells `out_of_hours` as well.
    """

    name: Name
    rungs: tuple[Rung, ...] = Field(min_length=1)
    immediate: bool = Field(default=False, exclude_if=_is_empty)
    out_of_hours: tuple[Role, ...] = Field(default=(), exclude_if=_is_empty)

    @model_validator(mode="after")
    def _by_the_clock_if_immediate(self) -> Self:
        counted = ((at, rung.after.unit) for at, rung in enumerate(self.rungs) if rung.after.unit is not Unit.HOURS)
        if self.immediate and (first := next(counted, None)):
            reason = f"the ladder {self.name} is immediate, so its rungs count in hours, not in {first[1]}"
            raise misplaced(reason, "rungs", first[0], "after")
        if self.out_of_hours and not self.immediate:
            reason = f"the ladder {self.name} keeps office hours, so nobody can be told outside them"
            raise misplaced(f"{reason}; say immediate = true, or leave this out", "out_of_hours")
        return self


class Threshold(Frozen):
    """One level of need that a decision can name."""

    level: Name
    title: str


class Edition(Frozen):
    """One edition of the guidance."""

    name: Name
    title: str
    nation: Nation
    in_force_from: date
    in_force_until: date | None = None
    """The last day on which a referral falls under this edition; None while it is in force."""
    dates: Source
    """Where the two dates come from."""
    assessments: tuple[AssessmentKind, ...] = Field(min_length=1)
    """The assessments that a referral leads to, in their order. A further one is always possible and not listed."""
    never_overridden: tuple[Requirement, ...]
    """What no authority can let a step go ahead without."""
    time_zone: TimeZone
    minimum_data: tuple[str, ...] = Field(min_length=1)
    thresholds: tuple[Threshold, ...] = Field(min_length=1)
    gates: Gates
    clocks: tuple[ClockRule, ...] = Field(min_length=1)
    _places: Places = PrivateAttr(default=NOWHERE)

    @property
    def places(self) -> Places:
        """Where in its file each part of the edition stands."""
        return self._places

    @field_validator("assessments")
    @classmethod
    def _kinds(cls, kinds: tuple[AssessmentKind, ...]) -> tuple[AssessmentKind, ...]:
        if AssessmentKind.FURTHER in kinds:
            raise ValueError("a further assessment is always possible and is not listed")
        if len(set(kinds)) < len(kinds):
            raise ValueError(f"an assessment is listed twice: {', '.join(kinds)}")
        return kinds

    @field_validator("minimum_data")
    @classmethod
    def _known_details(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for at, name in enumerate(names):
            if name not in Details.model_fields:
                reason = f"{name} is no detail of a contact; there are {', '.join(Details.model_fields)}"
                raise misplaced(reason, at)
        return names

    @field_validator("gates")
    @classmethod
    def _every_gate(cls, gates: dict[str, tuple[Requirement, ...]]) -> dict[str, tuple[Requirement, ...]]:
        if absent := sorted(GATES - gates.keys()):
            raise ValueError(f"the gate {absent[0]} is left out; write it with [] if the guidance asks for nothing")
        return gates


OLDEST = 25


class AgencyRule(Frozen):
    """An agency that must be asked of children of an age, or in a circumstance.

    Ages are whole years on the day on which the contact was received: `from_age` counts, `below_age` does not.
    """

    agency: AgencyCode
    from_age: int | None = Field(default=None, ge=0, le=OLDEST)
    below_age: int | None = Field(default=None, ge=1, le=OLDEST)
    circumstance: Circumstance = Circumstance.ANY

    @model_validator(mode="after")
    def _some_age(self) -> Self:
        if self.from_age is not None and self.below_age is not None and self.from_age >= self.below_age:
            raise ValueError(f"no child is {self.from_age} or older and younger than {self.below_age}")
        return self


NO_TIME = Allowance(amount=0, unit=Unit.WORKING_DAYS)


def _no_time(value: Allowance) -> bool:
    return value == NO_TIME


REFUSALS_TOLD = (Role.TEAM_MANAGER,)
OVERRIDES_TOLD = (Role.SERVICE_MANAGER,)
"""Who hears of a refused step and of an override where the policy does not say."""


def _is_absent(value: object) -> bool:
    return value is None


def _only_single(value: tuple[AssessmentKind, ...]) -> bool:
    return value == (AssessmentKind.SINGLE,)


Conditions = dict[str, tuple[str, ...]]
"""The values that fields of an event must have, as words; none at all always hold."""


@value
class Reaction:
    """What an event does to limits: those that it starts, and the names of those that it stops and that it ends.

    Each that it stops has the conditions on the event for that.
    """

    starts: tuple[ClockRule, ...]
    stops: dict[str, Conditions]
    ends: frozenset[str]


def _reaction(clocks: tuple[ClockRule, ...], trigger: Trigger) -> Reaction:
    return Reaction(
        tuple(clock for clock in clocks if trigger in clock.starts_on),
        {clock.name: clock.stops_when for clock in clocks if trigger in clock.stops_on},
        frozenset(clock.name for clock in clocks if trigger in clock.ends_on),
    )


class Rules(Frozen):
    """What one case lives by: an edition with a policy laid on it, named and hashed.

    Fields that were added later have defaults, so that the rules of cases opened before still read.
    """

    name: str
    edition: Name
    edition_title: str
    policy: Name
    nation: str
    time_zone: str
    minimum_data: tuple[str, ...]
    thresholds: tuple[Threshold, ...]
    gates: dict[Name, tuple[Requirement, ...]]
    local_gates: dict[Name, tuple[Requirement, ...]] | None = Field(default=None, exclude_if=_is_absent)
    """What of the gates the policy alone asks for; None where that was not kept when the rules were made."""
    clocks: tuple[ClockRule, ...]
    ladders: tuple[Ladder, ...]
    default_ladder: Name
    warned_roles: tuple[Role, ...]
    acknowledge_for_at_most: Allowance
    override_for_at_most: Allowance = Field(default=NO_TIME, exclude_if=_no_time)
    caseload_limit: int | None = Field(default=None, exclude_if=_is_empty)
    assessments: tuple[AssessmentKind, ...] = Field(default=(AssessmentKind.SINGLE,), exclude_if=_only_single)
    agencies: tuple[AgencyRule, ...] = Field(default=(), exclude_if=_is_empty)
    never_overridden: tuple[Requirement, ...] = Field(default=(), exclude_if=_is_empty)
    roles: dict[str, tuple[Role, ...]] = Field(default_factory=dict, exclude_if=_is_empty)
    """Who may send a command, where the policy says that it is fewer than the table of steps allows."""
    refusals_told: tuple[Role, ...] = Field(default=REFUSALS_TOLD, exclude_if=lambda told: told == REFUSALS_TOLD)
    overrides_told: tuple[Role, ...] = Field(default=OVERRIDES_TOLD, exclude_if=lambda told: told == OVERRIDES_TOLD)
    hash: str

    @cached_property
    def reactions(self) -> dict[str, Reaction]:
        """What each event does to limits, by the name of the event; events that do nothing to any are left out."""
        made = {t.value: _reaction(self.clocks, t) for t in Trigger}
        return {kind: x for kind, x in made.items() if x.starts or x.stops or x.ends}

    @cached_property
    def clock_by_name(self) -> dict[str, ClockRule]:
        """Each limit by its name."""
        return {c.name: c for c in self.clocks}

    @cached_property
    def ladder_by_name(self) -> dict[str, Ladder]:
        """Each ladder by its name."""
        return {ladder.name: ladder for ladder in self.ladders}

    @cached_property
    def levels(self) -> frozenset[str]:
        """The threshold levels that a decision may name."""
        return frozenset(t.level for t in self.thresholds)

    def ladder_of(self, clock: ClockRule) -> Ladder:
        """The ladder that a breach of this limit climbs."""
        return self.ladder_by_name[clock.ladder or self.default_ladder]

    def after(self, roles: tuple[Role, ...]) -> tuple[tuple[Role, ...], ...]:
        """Who comes after these on the default ladder, rung by rung; the whole ladder where they are not on it."""
        rungs = [rung.roles for rung in self.ladder_by_name[self.default_ladder].rungs]
        theirs = [number for number, told in enumerate(rungs, start=1) if set(told) & set(roles)]
        return tuple(rungs[max(theirs, default=0) :])

    def __deepcopy__(self, memo: object = None) -> "Rules":
        """Rules are immutable: copies are the rules themselves."""
        return self


def rules_hash(rules: Rules) -> str:
    """SHA-256 (hex) over everything in the rules but the hash itself."""
    return _hash_of(rules.model_dump(mode="json", exclude={"hash"}))


def edition_hash(edition: Edition) -> str:
    """SHA-256 (hex) over everything that an edition says."""
    return _hash_of(edition.model_dump(mode="json"))


def _hash_of(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


_SHARED: dict[str, Rules] = {}


def shared_rules(rules: Rules) -> Rules:
    """The one copy of these rules that every case in the process refers to, found by hash.

    Raises:
        ValueError: the hash is not that of the content.
    """
    known = _SHARED.get(rules.hash)
    if known is None:
        if rules_hash(rules) != rules.hash:
            raise ValueError(f"Rules {rules.name}: the content does not have the hash {rules.hash[:12]} that it names.")
        known = _SHARED[rules.hash] = rules
    return known


def known_rules(rules_hash: str) -> Rules:
    """Rules that this process has met before (`shared_rules`), by their hash.

    Raises:
        KeyError: it has not.
    """
    return _SHARED[rules_hash]
