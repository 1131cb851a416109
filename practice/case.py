"""The state of one case: frozen values, and nothing that cannot be had by folding its entries."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator

from practice.calendar import Calendar, shared_calendar
from practice.commands import Contact
from practice.events import AssessmentSubmitted, Missing
from practice.layers import found
from practice.rules import ClockRule, Rules, shared_rules
from practice.telling import Alert, Notice, RefusalTold, Sent
from practice.values import value
from practice.vocabulary import (
    AssessmentKind,
    AssessmentOutcome,
    ContactOutcome,
    PlanDecision,
    Requirement,
    Stage,
    Told,
)

KEPT_ANSWERS = 500
"""How many command ids a case remembers at least; the oldest go first, a layer at a time. Few cases take so many."""
KEPT_SENT = 100
"""Of how many notices a case remembers whom they went to; the oldest go first. Mail bounces within days."""

TheRules = Annotated[Rules, AfterValidator(shared_rules)]
TheCalendar = Annotated[Calendar, AfterValidator(shared_calendar)]
"""Rules and a calendar of a case: however often they are read, the process has one copy, found by hash."""


class ClockState(StrEnum):
    """Whether a limit is running, was met, or no longer applies."""

    RUNNING = "running"
    MET = "met"
    ENDED = "ended"


RUNNING = ClockState.RUNNING
"""To find the member of an enumeration takes longer than to compare it, and each entry asks this of each limit."""


@value
class Extension:
    """More time for a limit, in its own unit: how much, under whose authority, when (a UTC instant) and why."""

    amount: int
    by: str
    at: datetime
    reason: str


@value
class Overrun:
    """Why a limit was exceeded: who explained it, and which manager has seen that."""

    explained_by: str
    seen_by: str | None = None


@value
class Clock:
    """A limit on this case. Overdue is derived from `due` and the time now; `breached` says that it was recorded.

    `key` names it within the case (`assessment`, `agency_reply:school`), `episode` counts its runs from 1. `warned`
    checkpoints have been reached so far. `cause` is the entry that it is counted from, `stopped_by` the one that
    stopped it; `era` counts the rules that the case has lived by, and says under which of them it is reckoned. All
    instants are UTC.
    """

    key: str
    rule: str
    episode: int
    anchor: datetime
    due: datetime
    warn_at: tuple[datetime, ...]
    rung_at: tuple[datetime, ...]
    about: str | None = None
    state: ClockState = RUNNING
    stopped_at: datetime | None = None
    late: bool = False
    warned: int = 0
    breached: bool = False
    cause: int = 0
    stopped_by: int = 0
    era: int = 0
    extensions: tuple[Extension, ...] = ()
    overrun: Overrun | None = None
    ended_because: str | None = None
    corrected_from: datetime | None = None
    """What it was first counted from, where that date was recorded wrongly and has been corrected since."""

    @property
    def extended(self) -> int:
        """By how much the limit has been extended, in its own unit."""
        return sum(x.amount for x in self.extensions)

    @property
    def running(self) -> bool:
        """Whether the work that the limit asks for is still to be done."""
        return self.state is RUNNING

    @property
    def alert_id(self) -> str:
        """The id of the alert that a breach of this run raises."""
        return f"{self.key}#{self.episode}"


RunningAt = tuple[tuple[Clock, ...], tuple[int, ...]]
"""Limits, and where among them those are that run, ascending.

Most limits of an old case are over: whoever asks for what is still to be done need not look at each.
"""
FEW = 16
"""How few limits it is quicker to look at one by one than to keep where those are that run."""
RUNNING_AT = "_running_at"
"""Under which name a case keeps that beside its fields: it is no part of what the case is, and not written."""


@value
class Seen:
    """One occasion on which the child was seen, and the entry that says so."""

    at: datetime
    by: str
    registered: bool
    alone: bool
    why_not_alone: str | None
    entry: int = 0


@value
class Check:
    """What one agency was asked, and what became of it."""

    agency: str
    requested_at: datetime
    answered_at: datetime | None = None
    waived_by: str | None = None
    entry: int = 0

    @property
    def open(self) -> bool:
        """Whether the agency still owes an answer that nobody has decided to go on without."""
        return self.answered_at is None and self.waived_by is None


@value
class Decision:
    """The decision on the contact."""

    outcome: ContactOutcome
    threshold: str
    risk_factors: tuple[str, ...]
    protective_factors: tuple[str, ...]
    by: str


@value
class Assessment:
    """The assessment as last handed in, by whom, and whether it is authorised.

    `core_needless` says that whoever authorised an initial one recorded why no core assessment is needed.
    """

    author: str
    submitted: AssessmentSubmitted
    authorised_at: datetime | None = None
    authorised_by: str | None = None
    core_needless: bool = False


@value
class Allocation:
    """Who holds the case."""

    worker: str
    registered: bool
    experienced: bool = False


@value
class Link:
    """An earlier episode of the child, with the local dates of its referral and its end."""

    episode: str
    referred_on: date
    closed_on: date | None


@value
class Plan:
    """The plan: when it was agreed (UTC), when it is to be reviewed (local date), and what a review decided."""

    agreed_at: datetime
    actions: int
    review_on: date | None
    reviewed: PlanDecision | None = None


@value
class Override:
    """Leave to take one step without some of what its gate asks for, until a UTC instant."""

    step: str
    requirements: tuple[Requirement, ...]
    by: str
    until: datetime


@value
class Dated:
    """When something that a limit may depend on happened (a UTC instant), by which command it was recorded."""

    kind: str
    at: datetime
    command: str | None


@value
class Era:
    """Rules and a calendar that the case lived by before others were adopted for it."""

    rules: TheRules
    calendar: TheCalendar


@value
class Answer:
    """What a command was answered with; a repeated command id gets the same one again.

    `version` is the case's after the command. `refused` is the code of the refusal. `missing` is what its gate lacked
    or, for a contact and its details, what the minimum data set still lacks.
    """

    command: str
    version: int
    stage: Stage
    refused: str | None = None
    missing: tuple[Missing, ...] = ()


@value
class Case:
    """One child's way through the front door. `version` is the sequence of its last entry."""

    id: str
    rules: TheRules
    calendar: TheCalendar
    version: int = 0
    stage: Stage = Stage.CONTACT
    team: str = ""
    family: str | None = None
    adopted: bool = False
    opened_at: datetime | None = None
    received_at: datetime | None = None
    closed_at: datetime | None = None
    closed_reason: str | None = None
    closed_from: Stage | None = None
    """The stage at which the case was closed, to which reopening takes it back."""
    closing: int = -1
    """The entry that closed the case last."""
    contact: Contact | None = None
    decision: Decision | None = None
    referral_accepted: bool = False
    referrer_acknowledged: bool = False
    domestic_abuse_screened: bool = False
    allocation: Allocation | None = None
    seen: tuple[Seen, ...] = ()
    checks: tuple[Check, ...] = ()
    history_searched: bool = False
    episodes: tuple[str, ...] = ()
    considered: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    further_contact_open: bool = False
    further_contacts: tuple[int, ...] = ()
    """The numbers of the new information that waits for a decision, the oldest first."""
    section_47_open: bool = False
    section_47_ever: bool = False
    assessing: AssessmentKind = AssessmentKind.SINGLE
    assessing_since: datetime | None = None
    """When the further or core assessment that is under way began; None for the first one of the case."""
    assessment: Assessment | None = None
    assessed: AssessmentOutcome | None = None
    plan: Plan | None = None
    stepped_down: bool = False
    transferred_to: str | None = None
    moved_to: str | None = None
    whereabouts_known: bool = True
    missing_since: datetime | None = None
    born_at: datetime | None = None
    died_at: datetime | None = None
    incident_decided: bool = False
    overrides: tuple[Override, ...] = ()
    told: tuple[Told, ...] = ()
    supervised_at: datetime | None = None
    clocks: tuple[Clock, ...] = ()
    alerts: tuple[Alert, ...] = ()
    notices: tuple[Notice, ...] = ()
    undelivered: tuple[str, ...] = ()
    sent: dict[str, Sent] = field(default_factory=dict)
    """What became of the latest notices, by their keys."""
    refusals_told: tuple[RefusalTold, ...] = ()
    """The refusals of the last day that managers were told of."""
    done: dict[str, datetime] = field(default_factory=dict)
    """When the work that each rule of limits asks for was first done since the contact, by the rule's name."""
    dated: dict[int, Dated] = field(default_factory=dict)
    """The entries whose dates may be corrected, by their sequence: the newest layer of them. `dates` has all."""
    dated_before: tuple[dict[int, Dated], ...] = ()
    eras: tuple[Era, ...] = ()
    """What the case lived by before it got the rules and the calendar that it has now, first to last."""
    breaches: int = 0
    refusals: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)
    """What the latest commands were answered with, by their ids: the newest layer of them. `answered` knows all."""
    answers_before: tuple[dict[str, Answer], ...] = ()

    @property
    def open(self) -> bool:
        """Whether the case has not been closed."""
        return self.stage is not Stage.CLOSED

    def rule(self, clock: Clock) -> ClockRule:
        """The rule that a limit runs under."""
        return self.rules_of(clock).clock_by_name[clock.rule]

    def rules_of(self, clock: Clock) -> Rules:
        """The rules that a limit is reckoned by."""
        return self.rules if clock.era == len(self.eras) else self.eras[clock.era].rules

    def calendar_of(self, clock: Clock) -> Calendar:
        """The calendar that a limit is reckoned by."""
        return self.calendar if clock.era == len(self.eras) else self.eras[clock.era].calendar

    @property
    def unborn(self) -> bool:
        """Whether the child is still expected."""
        return self.contact is not None and self.contact.expected_date_of_birth is not None

    @property
    def domestic_abuse(self) -> bool:
        """Whether the concern includes domestic abuse."""
        return self.contact is not None and bool(self.contact.domestic_abuse)

    @property
    def seen_from(self) -> datetime | None:
        """From when on seeing the child counts: the contact, the birth, or the start of a further assessment."""
        return max([at for at in (self.received_at, self.born_at, self.assessing_since) if at], default=None)

    def answered(self, command: str) -> Answer | None:
        """What a command id was answered with, as long as the case remembers it."""
        first = self.answers.get(command)
        return found(self.answers, self.answers_before, command) if first is None and self.answers_before else first

    def date_of(self, entry: int) -> Dated | None:
        """The date of an entry that may be corrected, by its sequence; None for any other."""
        return found(self.dated, self.dated_before, entry)

    @property
    def dates(self) -> dict[int, Dated]:
        """The entries whose dates may be corrected, by their sequence, the earliest first."""
        return {n: dated for layer in (*self.dated_before, self.dated) for n, dated in layer.items()}

    @property
    def running_at(self) -> tuple[int, ...]:
        """Where among `clocks` those are that run, ascending: kept by the fold, and found anew where it was not."""
        known: RunningAt | None = self.__dict__.get(RUNNING_AT)
        if known is None or known[0] is not self.clocks:
            running = tuple(n for n, clock in enumerate(self.clocks) if clock.state is RUNNING)
            known = self.__dict__[RUNNING_AT] = self.clocks, running
        return known[1]

    @property
    def may_run(self) -> tuple[Clock, ...]:
        """Limits among which are all that run: every one of a young case, and no others of an old one."""
        return self.clocks if len(self.clocks) <= FEW else self.running

    @property
    def running(self) -> tuple[Clock, ...]:
        """The limits that run, in the order in which they started."""
        return tuple(map(self.clocks.__getitem__, self.running_at))

    def run(self, limit: str) -> Clock | None:
        """A run of a limit: the latest one by the limit's key, any one by `key#episode`."""
        return next((c for c in reversed(self.clocks) if limit in {c.key, c.alert_id}), None)

    def run_of(self, alert_id: str) -> Clock | None:
        """The run of a limit that the alert of this id is about, or would be."""
        key, _, episode = alert_id.rpartition("#")
        at = self.place_of(key, int(episode)) if episode.isdecimal() else None
        return None if at is None else self.clocks[at]

    def place_of(self, key: str, episode: int) -> int | None:
        """Where among the limits of the case a run of one is, the running ones looked at first."""
        clocks = self.clocks
        for at in self.running_at:
            if clocks[at].key == key and clocks[at].episode == episode:
                return at
        for at in range(len(clocks) - 1, -1, -1):
            if clocks[at].key == key and clocks[at].episode == episode:
                return at
        return None

    def clock(self, key: str) -> Clock | None:
        """The latest run of a limit, by its key."""
        for clock in reversed(self.clocks):
            if clock.key == key:
                return clock
        return None
