"""The state of one case: frozen values, and nothing that cannot be had by folding its entries."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from practice.calendar import Calendar
from practice.commands import Contact
from practice.events import AssessmentSubmitted, Missing
from practice.rules import ClockRule, Rules
from practice.vocabulary import AssessmentOutcome, ContactOutcome, Role, Stage, Told

KEPT_ANSWERS = 500
"""How many command ids a case remembers; the oldest go first. A case rarely takes a tenth of these."""

_T = TypeVar("_T")


def changed(value: _T, **changes: Any) -> _T:
    """A copy of a frozen value with some fields changed: `dataclasses.replace` without its cost."""
    copy = object.__new__(type(value))
    copy.__dict__.update(value.__dict__)
    copy.__dict__.update(changes)
    return copy


class ClockState(StrEnum):
    """Whether a limit is running, was met, or no longer applies."""

    RUNNING = "running"
    MET = "met"
    ENDED = "ended"


@dataclass(frozen=True)
class Clock:
    """A limit on this case. Overdue is derived from `due` and the time now; `breached` says that it was recorded.

    `key` names it within the case (`assessment`, `agency_reply:school`), `episode` counts its runs from 1. `warned`
    checkpoints have been reached so far. All instants are UTC.
    """

    key: str
    rule: str
    episode: int
    anchor: datetime
    due: datetime
    warn_at: tuple[datetime, ...]
    rung_at: tuple[datetime, ...]
    about: str | None = None
    state: ClockState = ClockState.RUNNING
    stopped_at: datetime | None = None
    late: bool = False
    warned: int = 0
    breached: bool = False

    @property
    def running(self) -> bool:
        """Whether the work that the limit asks for is still to be done."""
        return self.state is ClockState.RUNNING

    @property
    def alert_id(self) -> str:
        """The id of the alert that a breach of this run raises."""
        return f"{self.key}#{self.episode}"


@dataclass(frozen=True)
class Alert:
    """Something that a manager must take on, until the work is done. `rung` is the last one reached, from 0.

    `failed_at` is when its last notice was found to reach nobody; `not_before` holds the next rung back until a lapsed
    acknowledgement's time.
    """

    id: str
    clock: str
    episode: int
    rung: int
    raised_at: datetime
    not_before: datetime | None = None
    failed_at: datetime | None = None
    acknowledged_by: str | None = None
    action: str | None = None
    quiet_until: datetime | None = None
    resolved: bool = False

    @property
    def acknowledged(self) -> bool:
        """Whether somebody has taken it on and the time they gave has not lapsed."""
        return self.quiet_until is not None


@dataclass(frozen=True)
class Notice:
    """Something that the world must be told: to whom (roles, or one person) and about which limit.

    `key` is stable across retries, resets and restarts; each notice is delivered once for it.
    """

    key: str
    about: str
    clock: str
    title: str
    due: datetime
    moment: datetime
    roles: tuple[Role, ...]
    person: str | None = None
    rung: int | None = None


@dataclass(frozen=True)
class Seen:
    """One occasion on which the child was seen."""

    at: datetime
    by: str
    registered: bool
    alone: bool
    why_not_alone: str | None


@dataclass(frozen=True)
class Check:
    """What one agency was asked, and what became of it."""

    agency: str
    requested_at: datetime
    answered_at: datetime | None = None
    waived_by: str | None = None

    @property
    def open(self) -> bool:
        """Whether the agency still owes an answer that nobody has decided to go on without."""
        return self.answered_at is None and self.waived_by is None


@dataclass(frozen=True)
class Decision:
    """The decision on the contact."""

    outcome: ContactOutcome
    threshold: str
    risk_factors: tuple[str, ...]
    protective_factors: tuple[str, ...]
    by: str


@dataclass(frozen=True)
class Assessment:
    """The assessment as last handed in, by whom, and whether it is authorised."""

    author: str
    submitted: AssessmentSubmitted
    authorised_at: datetime | None = None
    authorised_by: str | None = None


@dataclass(frozen=True)
class Allocation:
    """Who holds the case."""

    worker: str
    registered: bool


@dataclass(frozen=True)
class Answer:
    """What a command was answered with; a repeated command id gets the same one again.

    `version` is the case's after the command. `refused` is the code of the refusal, `missing` what its gate lacked.
    """

    command: str
    version: int
    stage: Stage
    refused: str | None = None
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True)
class Case:
    """One child's way through the front door. `version` is the sequence of its last entry."""

    id: str
    rules: Rules
    calendar: Calendar
    version: int = 0
    stage: Stage = Stage.CONTACT
    team: str = ""
    family: str | None = None
    adopted: bool = False
    opened_at: datetime | None = None
    received_at: datetime | None = None
    closed_at: datetime | None = None
    closed_reason: str | None = None
    contact: Contact | None = None
    decision: Decision | None = None
    referral_accepted: bool = False
    referrer_acknowledged: bool = False
    allocation: Allocation | None = None
    seen: tuple[Seen, ...] = ()
    checks: tuple[Check, ...] = ()
    history_searched: bool = False
    episodes: tuple[str, ...] = ()
    considered: tuple[str, ...] = ()
    section_47_open: bool = False
    section_47_ever: bool = False
    assessment: Assessment | None = None
    assessed: AssessmentOutcome | None = None
    told: tuple[Told, ...] = ()
    supervised_at: datetime | None = None
    clocks: tuple[Clock, ...] = ()
    alerts: tuple[Alert, ...] = ()
    notices: tuple[Notice, ...] = ()
    undelivered: tuple[str, ...] = ()
    done: dict[str, datetime] = field(default_factory=dict)
    """When the work that each rule of limits asks for was first done since the contact, by the rule's name."""
    breaches: int = 0
    refusals: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)

    @property
    def open(self) -> bool:
        """Whether the case has not been closed."""
        return self.stage is not Stage.CLOSED

    def rule(self, clock: Clock) -> ClockRule:
        """The rule that a limit runs under."""
        return self.rules.clock_by_name[clock.rule]

    def clock(self, key: str) -> Clock | None:
        """The latest run of a limit, by its key."""
        return next((c for c in reversed(self.clocks) if c.key == key), None)
