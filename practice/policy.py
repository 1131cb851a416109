"""What a council's policy may say: its own limits and ladders, and where it is stricter than an edition.

A policy never loosens anything; `practice.combine` sees to that where the two meet.
"""

from datetime import date

from pydantic import Field, PrivateAttr, field_validator

from practice.authority import AUTHORITY
from practice.places import NOWHERE, Places, misplaced
from practice.rules import (
    OVERRIDES_TOLD,
    REFUSALS_TOLD,
    AgencyRule,
    Allowance,
    Checkpoint,
    ClockRule,
    Frozen,
    Gates,
    Ladder,
    Name,
    Nation,
    OfficeTime,
    Threshold,
    TimeOfDay,
)
from practice.stages import STEP_OF
from practice.vocabulary import Role


class Tightened(Frozen):
    """A shorter allowance, an earlier time of day, warnings or a reason to record for a limit that an edition has."""

    clock: Name
    allowance: Allowance | None = None
    due_at: TimeOfDay | None = None
    warn: tuple[Checkpoint, ...] = ()
    ladder: Name | None = None
    overrun_reason: bool | None = None


class Extend(Frozen):
    """How far a limit may be extended whose edition says that it may be (in the unit of the limit, in all)."""

    clock: Name
    at_most: Allowance


class LocalClosure(Frozen):
    """A day on which the council's offices are shut although it is no bank holiday."""

    day: date
    name: str


CommandRoles = dict[str, tuple[Role, ...]]


class Policy(Frozen):
    """A council's own rules on top of one or more editions."""

    name: Name
    title: str
    nation: Nation
    editions: tuple[Name, ...] = Field(min_length=1)
    acknowledge_for_at_most: Allowance
    override_for_at_most: Allowance
    """How long a senior manager may let a step go ahead without some of what its gate asks for."""
    caseload_limit: int | None = Field(default=None, ge=1, le=200)
    """How many open cases a worker has at most, unless a manager records why it is more."""
    office_opens: OfficeTime
    office_closes: OfficeTime
    local_closures: tuple[LocalClosure, ...] = ()
    default_ladder: Name
    warned_roles: tuple[Role, ...] = Field(min_length=1)
    refusals_told: tuple[Role, ...] = Field(default=REFUSALS_TOLD, min_length=1)
    """Who hears when the closing of a case or the authorising of an assessment is refused."""
    overrides_told: tuple[Role, ...] = Field(default=OVERRIDES_TOLD, min_length=1)
    """Who hears when somebody lets a step go ahead without some of what its gate asks for."""
    thresholds: tuple[Threshold, ...] = ()
    """The council's own titles for levels of the edition."""
    agencies: tuple[AgencyRule, ...] = ()
    roles: CommandRoles = Field(default_factory=dict)
    """Who may send a command, where that is fewer than the table of steps allows."""
    gates: Gates = Field(default_factory=dict)
    tighten: tuple[Tightened, ...] = ()
    extend: tuple[Extend, ...] = ()
    clocks: tuple[ClockRule, ...] = ()
    ladders: tuple[Ladder, ...] = Field(min_length=1)
    _places: Places = PrivateAttr(default=NOWHERE)

    @property
    def places(self) -> Places:
        """Where in its file each part of the policy stands."""
        return self._places

    @field_validator("clocks")
    @classmethod
    def _not_statutory(cls, clocks: tuple[ClockRule, ...]) -> tuple[ClockRule, ...]:
        for at, clock in enumerate(clocks):
            if clock.statutory:
                reason = f"{clock.name}: a policy's own limits are not statutory; say statutory = false"
                raise misplaced(reason, at, "statutory")
        return clocks

    @field_validator("roles")
    @classmethod
    def _fewer_roles(cls, roles: CommandRoles) -> CommandRoles:
        for command, those in roles.items():
            _check_roles(command, those)
        return roles


def _check_roles(command: str, roles: tuple[Role, ...]) -> None:
    allowed = {step.__name__: AUTHORITY[step.__name__].roles for step in STEP_OF}
    if command not in allowed:
        raise misplaced(f"there is no command {command}; there are {', '.join(sorted(allowed))}", command)
    if not roles:
        raise misplaced(f"nobody may send {command}; name at least one role", command)
    if more := sorted(set(roles) - allowed[command]):
        others = ", ".join(sorted(allowed[command]))
        raise misplaced(f"a policy cannot let {more[0]} send {command}; it may be sent by {others}", command)
