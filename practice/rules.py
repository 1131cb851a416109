"""The guidance and the local policy as data: what they may say, and how the two become one set of rules.

An edition is a TOML file with the limits, gates and code sets of one edition of the guidance; a policy is a TOML file
of the council's own. `combine` lays a policy on an edition. It may add limits, requirements and rungs, and shorten
limits; it may not loosen anything. Nothing here reads a file: `engine.rules` does, and passes the text.
"""

import hashlib
import json
import re
import tomllib
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Any, Literal, Self, TypeVar
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)

from practice import events
from practice.commands import Details
from practice.stages import GATES
from practice.vocabulary import Requirement, Role, Stage, Trigger

_T = TypeVar("_T", bound=BaseModel)

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]


def _known_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError(f"{name!r} is not a time zone; write e.g. 'Europe/London'")
    return name


TimeZone = Annotated[str, AfterValidator(_known_zone)]
OfficeTime = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
TimeOfDay = Annotated[str, StringConstraints(pattern=r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$")]


def _known_gates(gates: dict[str, tuple[Requirement, ...]]) -> dict[str, tuple[Requirement, ...]]:
    if unknown := sorted(gates.keys() - GATES):
        raise ValueError(f"no step has a gate named {unknown[0]}; there are {', '.join(sorted(GATES))}")
    return gates


Gates = Annotated[dict[Name, tuple[Requirement, ...]], AfterValidator(_known_gates)]


class RulesError(ValueError):
    """An edition or a policy cannot be used: the message names the file, the place and what is wrong."""


class Unit(StrEnum):
    """What an allowance is counted in."""

    WORKING_DAYS = "working days"
    CALENDAR_DAYS = "calendar days"
    MONTHS = "months"
    HOURS = "hours"
    WORKING_HOURS = "working hours"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


_ALLOWANCE = re.compile(r"^(\d{1,4}) (working day|calendar day|month|hour|working hour)s?$")


class Allowance(_Frozen):
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


class Source(_Frozen):
    """Where a rule comes from: document, paragraph, and how sure we are of it."""

    document: str = Field(min_length=3)
    paragraph: str = Field(min_length=1)
    confidence: Confidence

    def __str__(self) -> str:
        """The citation in words; a source that we have not seen says so."""
        doubt = " (unconfirmed)" if self.confidence is Confidence.UNCONFIRMED else ""
        return f"{self.document}, {self.paragraph}{doubt}"


class Checkpoint(_Frozen):
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


class Adoption(_Frozen):
    """What a limit does for a case that was already open when the council went live.

    It starts if the case is taken over at one of `stages`, counted from the start of the day of the referral, from the
    start of the day of the open section 47 enquiry, or from the adoption itself.
    """

    counted_from: Literal["referral", "section 47", "adoption"]
    stages: tuple[Stage, ...] = Field(min_length=1)


class ClockRule(_Frozen):
    """One limit: what starts and stops it, how long it allows and how that is counted."""

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
    per: Literal["case", "agency"] = "case"
    adoption: Adoption | None = None
    warn: tuple[Checkpoint, ...] = ()
    ladder: Name | None = None
    statutory: bool = True
    tightened_by: str | None = None
    """The title of the local policy that shortened the limit or made it fall due earlier in the day."""
    source: Source

    @model_validator(mode="after")
    def _conditions_can_hold(self) -> Self:
        for conditions, triggers in ((self.when, self.starts_on), (self.stops_when, self.stops_on)):
            for trigger in triggers:
                known = {f.name for f in fields(getattr(events, trigger.value))}
                if unknown := sorted(conditions.keys() - known):
                    raise ValueError(f"{self.name}: {trigger} has no {unknown[0]}; it has {', '.join(sorted(known))}")
        return self


class Rung(_Frozen):
    """Who is told, and how long after the breach without an acknowledgement."""

    after: Allowance
    roles: tuple[Role, ...] = Field(min_length=1)


class Ladder(_Frozen):
    """The rungs that an alert climbs, first to last."""

    name: Name
    rungs: tuple[Rung, ...] = Field(min_length=1)


class Threshold(_Frozen):
    """One level of need that a decision can name."""

    level: Name
    title: str


class Edition(_Frozen):
    """One edition of the guidance."""

    name: Name
    title: str
    nation: Literal["england", "wales", "scotland", "northern-ireland"]
    in_force_from: date
    in_force_until: date | None = None
    """The last day on which a referral falls under this edition; None while it is in force."""
    time_zone: TimeZone
    minimum_data: tuple[str, ...] = Field(min_length=1)
    thresholds: tuple[Threshold, ...] = Field(min_length=1)
    gates: Gates
    clocks: tuple[ClockRule, ...] = Field(min_length=1)

    @field_validator("minimum_data")
    @classmethod
    def _known_details(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        if unknown := [n for n in names if n not in Details.model_fields]:
            raise ValueError(f"{unknown[0]} is no detail of a contact; there are {', '.join(Details.model_fields)}")
        return names

    @field_validator("gates")
    @classmethod
    def _every_gate(cls, gates: dict[str, tuple[Requirement, ...]]) -> dict[str, tuple[Requirement, ...]]:
        if absent := sorted(GATES - gates.keys()):
            raise ValueError(f"the gate {absent[0]} is left out; write it with [] if the guidance asks for nothing")
        return gates


class Tightened(_Frozen):
    """A shorter allowance, an earlier time of day, or warnings for a limit that the edition has."""

    clock: Name
    allowance: Allowance | None = None
    due_at: TimeOfDay | None = None
    warn: tuple[Checkpoint, ...] = ()
    ladder: Name | None = None


class LocalClosure(_Frozen):
    """A day on which the council's offices are shut although it is no bank holiday."""

    day: date
    name: str


class Policy(_Frozen):
    """A council's own rules on top of one or more editions."""

    name: Name
    title: str
    editions: tuple[Name, ...] = Field(min_length=1)
    acknowledge_for_at_most: Allowance
    office_opens: OfficeTime
    office_closes: OfficeTime
    local_closures: tuple[LocalClosure, ...] = ()
    default_ladder: Name
    warned_roles: tuple[Role, ...] = Field(min_length=1)
    gates: Gates = Field(default_factory=dict)
    tighten: tuple[Tightened, ...] = ()
    clocks: tuple[ClockRule, ...] = ()
    ladders: tuple[Ladder, ...] = Field(min_length=1)

    @field_validator("clocks")
    @classmethod
    def _not_statutory(cls, clocks: tuple[ClockRule, ...]) -> tuple[ClockRule, ...]:
        if wrong := [c.name for c in clocks if c.statutory]:
            raise ValueError(f"{', '.join(wrong)}: a policy's own limits are not statutory; say statutory = false")
        return clocks


class Rules(_Frozen):
    """What one case lives by: an edition with a policy laid on it, named and hashed."""

    name: str
    edition: Name
    edition_title: str
    policy: Name
    nation: str
    time_zone: str
    minimum_data: tuple[str, ...]
    thresholds: tuple[Threshold, ...]
    gates: dict[Name, tuple[Requirement, ...]]
    clocks: tuple[ClockRule, ...]
    ladders: tuple[Ladder, ...]
    default_ladder: Name
    warned_roles: tuple[Role, ...]
    acknowledge_for_at_most: Allowance
    hash: str

    @cached_property
    def starting(self) -> dict[str, tuple[ClockRule, ...]]:
        """The limits that each trigger can start, by the name of its event."""
        return {t.value: tuple(c for c in self.clocks if t in c.starts_on) for t in Trigger}

    @cached_property
    def stopping(self) -> dict[str, tuple[ClockRule, ...]]:
        """The limits that each trigger can stop, by the name of its event."""
        return {t.value: tuple(c for c in self.clocks if t in c.stops_on) for t in Trigger}

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

    def __deepcopy__(self, memo: object = None) -> "Rules":
        """Rules are immutable: copies are the rules themselves."""
        return self


def parse_edition(text: str, where: str) -> Edition:
    """Read an edition from TOML; `where` names the file in errors.

    Raises:
        RulesError: not TOML, or not a valid edition.
    """
    edition = _parse(Edition, text, where)
    _check_names(tuple(c.name for c in edition.clocks), f"{where}: clock")
    if edition.in_force_until and edition.in_force_until < edition.in_force_from:
        raise RulesError(f"{where}: in force until {edition.in_force_until}, before it begins {edition.in_force_from}.")
    return edition


def parse_policy(text: str, where: str) -> Policy:
    """Read a policy from TOML; `where` names the file in errors.

    Raises:
        RulesError: not TOML, or not a valid policy.
    """
    policy = _parse(Policy, text, where)
    _check_names(tuple(c.name for c in policy.clocks), f"{where}: clock")
    _check_names(tuple(ladder.name for ladder in policy.ladders), f"{where}: ladder")
    _check_names(tuple(t.clock for t in policy.tighten), f"{where}: tightened clock")
    return policy


def check_editions(editions: tuple[Edition, ...]) -> None:
    """See that the editions of each nation follow one another without gap or overlap.

    Raises:
        RulesError: they do not, naming the two editions and the dates.
    """
    for nation in sorted({e.nation for e in editions}):
        row = sorted((e for e in editions if e.nation == nation), key=lambda e: e.in_force_from)
        for earlier, later in pairwise(row):
            ends = earlier.in_force_until
            if ends is None or ends.toordinal() + 1 != later.in_force_from.toordinal():
                raise RulesError(
                    f"{nation}: {earlier.name} ends {ends or 'never'} and {later.name} begins {later.in_force_from}; "
                    f"every date of referral must fall under exactly one edition."
                )


def choose_edition(editions: tuple[Edition, ...], nation: str, referred_on: date) -> Edition:
    """The edition that a referral of this local date falls under.

    Raises:
        RulesError: none covers it.
    """
    for edition in editions:
        until = edition.in_force_until or date.max
        if edition.nation == nation and edition.in_force_from <= referred_on <= until:
            return edition
    raise RulesError(f"No edition of the guidance for {nation} was in force on {referred_on:%d %B %Y}.")


def combine(edition: Edition, policy: Policy) -> Rules:
    """Lay a policy on an edition.

    Raises:
        RulesError: the policy is not meant for this edition, loosens something, or names what does not exist.
    """
    if edition.name not in policy.editions:
        raise RulesError(f"Policy {policy.name} is for {', '.join(policy.editions)}, not for {edition.name}.")
    ladders = {ladder.name for ladder in policy.ladders}
    clocks = tuple(_tighten(clock, policy) for clock in edition.clocks) + policy.clocks
    _check_names(tuple(c.name for c in clocks), f"policy {policy.name} on {edition.name}: clock")
    known = {c.name for c in edition.clocks}
    if unknown := [t.clock for t in policy.tighten if t.clock not in known]:
        raise RulesError(f"Policy {policy.name} tightens {unknown[0]}, which {edition.name} does not have.")
    for ladder in [policy.default_ladder, *(c.ladder for c in clocks if c.ladder)]:
        if ladder not in ladders:
            raise RulesError(f"Policy {policy.name} names the ladder {ladder}, which it does not define.")
    _check_levels(clocks, edition)
    gates = {
        gate: tuple(dict.fromkeys(edition.gates.get(gate, ()) + policy.gates.get(gate, ())))
        for gate in sorted({*edition.gates, *policy.gates})
    }
    bare = Rules(
        name=f"{edition.name}+{policy.name}",
        edition=edition.name,
        edition_title=edition.title,
        policy=policy.name,
        nation=edition.nation,
        time_zone=edition.time_zone,
        minimum_data=edition.minimum_data,
        thresholds=edition.thresholds,
        gates=gates,
        clocks=clocks,
        ladders=policy.ladders,
        default_ladder=policy.default_ladder,
        warned_roles=policy.warned_roles,
        acknowledge_for_at_most=policy.acknowledge_for_at_most,
        hash="",
    )
    return bare.model_copy(update={"hash": rules_hash(bare)})


def _check_levels(clocks: tuple[ClockRule, ...], edition: Edition) -> None:
    levels = {t.level for t in edition.thresholds}
    for clock in clocks:
        if unknown := sorted(set(clock.when.get("threshold", ())) - levels):
            raise RulesError(f"{clock.name} starts at the threshold {unknown[0]}, which {edition.name} does not have.")


def rules_hash(rules: Rules) -> str:
    """SHA-256 (hex) over everything in the rules but the hash itself."""
    content = rules.model_dump(mode="json", exclude={"hash"})
    return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _tighten(clock: ClockRule, policy: Policy) -> ClockRule:
    changes = [t for t in policy.tighten if t.clock == clock.name]
    if not changes:
        return clock
    change = changes[0]
    if change.allowance and not _is_shorter(change.allowance, clock.allowance):
        raise RulesError(
            f"Policy {policy.name} gives {clock.name} {change.allowance}; {clock.source} allows {clock.allowance}. "
            f"A policy may only shorten a limit, in the same unit."
        )
    if change.due_at and change.due_at > clock.due_at:
        raise RulesError(f"Policy {policy.name} lets {clock.name} fall due at {change.due_at}, after {clock.due_at}.")
    return clock.model_copy(
        update={
            "allowance": change.allowance or clock.allowance,
            "due_at": change.due_at or clock.due_at,
            "warn": tuple(dict.fromkeys((*clock.warn, *change.warn))),
            "ladder": change.ladder or clock.ladder,
            "tightened_by": policy.title if change.allowance or change.due_at else None,
        }
    )


def _is_shorter(local: Allowance, national: Allowance) -> bool:
    return local.unit is national.unit and local.amount <= national.amount


def _check_names(names: tuple[str, ...], what: str) -> None:
    if twice := [n for n in names if names.count(n) > 1]:
        raise RulesError(f"{what} {twice[0]} is defined twice.")


def _parse(kind: type[_T], text: str, where: str) -> _T:
    try:
        return kind.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise RulesError(f"{where}: not valid TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(p) for p in first["loc"])
        raise RulesError(f"{where}: {place}: {first['msg']} (found {str(first['input'])[:80]!r})") from error


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
