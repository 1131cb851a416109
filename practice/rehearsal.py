"""Past cases run again: what was recorded on them, under the rules of then or under others.

A past case is its facts: what people and other systems recorded, with the times at which each thing happened and at
which the engine was told. What the engine made of them (limits, breaches, rungs, notices) is left out and follows
anew from the rules and the calendar that the case is rehearsed under. All instants are UTC.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import takewhile

from practice import events as e
from practice.calendar import Calendar, CalendarEnds
from practice.case import Case, Clock, ClockState
from practice.ladder import caught_up
from practice.recorder import Recorder
from practice.rules import Rules
from practice.values import changed
from practice.vocabulary import AssessmentKind, Trigger

FACTS = frozenset(
    {
        "AlertAcknowledged",
        "AssessmentAuthorised",
        "AssessmentReturned",
        "AssessmentStarted",
        "AssessmentSubmitted",
        "CancellationIgnored",
        "CaseAdopted",
        "CaseClosed",
        "CaseReopened",
        "CheckAnswered",
        "CheckRequested",
        "CheckWaived",
        "ChildBorn",
        "ChildDied",
        "ChildMoved",
        "ChildReturned",
        "ChildSeen",
        "ChildWentMissing",
        "ContactDecided",
        "ContactReceived",
        "DateCorrected",
        "DetailsCompleted",
        "DetailsSupplied",
        "DomesticAbuseScreened",
        "EpisodeLinked",
        "FurtherContactDecided",
        "FurtherContactReceived",
        "HistoryConsidered",
        "LimitExtended",
        "OutcomeTold",
        "OverrideGranted",
        "OverrunExplained",
        "OverrunReviewed",
        "PlanAgreed",
        "PlanReviewed",
        "ReferralAccepted",
        "ReferralMade",
        "ReferrerAcknowledged",
        "ReturnInterviewRecorded",
        "Section47Concluded",
        "Section47Started",
        "SeriousIncidentDecided",
        "SteppedDown",
        "StrategyDiscussionHeld",
        "SupervisionRecorded",
        "TeamTransferred",
        "TransferAccepted",
        "WorkerAllocated",
    }
)
"""The kinds of events that are rehearsed: what was done, whatever the rules say about it."""
CONSEQUENCES = frozenset(
    {
        "AcknowledgementLapsed",
        "AlertReachedNobody",
        "AlertResolved",
        "CheckpointReached",
        "ClockEnded",
        "ClockMoved",
        "ClockRestopped",
        "ClockStarted",
        "ClockStopped",
        "LimitBreached",
        "NoticeDelivered",
        "NoticeFailed",
        "NoticeNotDelivered",
        "OverrideUsed",
        "RulesAdopted",
        "RungReached",
        "StepRefused",
    }
)
"""The kinds that are left out: what the engine concluded from its rules, its calendar and the time."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that was recorded. `sequence` is its entry's, by which a correction names what it corrects."""

    sequence: int
    recorded_at: datetime
    happened_at: datetime
    actor: str
    command: str | None
    event: e.Event


@dataclass(frozen=True, slots=True)
class PastCase:
    """One case as it was recorded, and the rules and the calendar that it lived by. Facts in the order of recording."""

    reference: str
    referred_on: date
    rules: Rules
    calendar: Calendar
    facts: tuple[Fact, ...]


class Outcome(StrEnum):
    """What became of one limit, seen from the end of the rehearsal."""

    MET = "met in time"
    MET_LATE = "met late"
    OPEN = "open, not yet due"
    OPEN_LATE = "still open, late"
    ENDED = "ended before it was due"
    """The case was closed, or something else took the limit's place, with the work undone."""
    ENDED_LATE = "ended late, never met"

    @property
    def late(self) -> bool:
        """Whether the limit passed with the work undone, whatever was done afterwards."""
        return self in LATE


LATE = frozenset({Outcome.MET_LATE, Outcome.OPEN_LATE, Outcome.ENDED_LATE})


@dataclass(frozen=True, slots=True)
class PastLimit:
    """One run of one limit on a past case. `stopped_at` is when it was met or ended, None while it is open."""

    case: str
    edition: str
    rule: str
    title: str
    key: str
    episode: int
    team: str
    anchor: datetime
    due: datetime
    stopped_at: datetime | None
    outcome: Outcome


class CannotRehearse(ValueError):
    """A past case cannot be run again under these rules and this calendar: a sentence that names the case."""


def facts_of(entries: Iterable[e.Entry]) -> tuple[Fact, ...]:
    """What of a case's journal is rehearsed."""
    return tuple(
        Fact(entry.sequence, entry.recorded_at, entry.happened_at, entry.actor, entry.command, entry.event)
        for entry in entries
        if entry.event.kind in FACTS
    )


def rehearse(past: PastCase, rules: Rules, calendar: Calendar, until: datetime) -> Case:
    """The case as it would stand at `until` (a UTC instant) had it lived by these rules and this calendar.

    What was recorded later is left out.

    Raises:
        CannotRehearse: a limit would fall due outside the calendar.
    """
    case = Case(past.reference, rules, calendar)
    renumbered: dict[int, int] = {}
    try:
        for fact in takewhile(lambda one: one.recorded_at <= until, past.facts):
            case = caught_up(case, fact.recorded_at).case
            renumbered[fact.sequence] = case.version + 1
            case = _recorded(case, fact, renumbered)
        return caught_up(case, until).case
    except CalendarEnds as error:
        raise CannotRehearse(f"Case {past.reference}: {error}") from error


def _recorded(case: Case, fact: Fact, renumbered: dict[int, int]) -> Case:
    event = fact.event
    if isinstance(event, e.DateCorrected):
        event = changed(event, entry=renumbered[event.entry])
    elif isinstance(event, e.AssessmentStarted | e.AssessmentAuthorised):
        event = changed(event, assessment=_as_here(case.rules, event.assessment))
    elif isinstance(event, e.LimitExtended) and not _runs(case, event):
        return case
    recorder = Recorder(case, fact.recorded_at, fact.actor, fact.command)
    recorder.record(event, fact.happened_at)
    return recorder.case


def _as_here(rules: Rules, kind: AssessmentKind) -> AssessmentKind:
    """What an assessment would have been under these rules: a referral leads to the first kind that they have."""
    if kind in {AssessmentKind.FURTHER, *rules.assessments}:
        return kind
    return AssessmentKind.FURTHER if kind is AssessmentKind.CORE else rules.assessments[0]


def _runs(case: Case, event: e.LimitExtended) -> bool:
    """Whether the limit that was extended is there: under other rules it may not be."""
    return any(c.key == event.clock and c.episode == event.episode and c.running for c in case.clocks)


def limits_of(case: Case, until: datetime) -> Iterator[PastLimit]:
    """What became of each limit of a case, seen at `until` (a UTC instant)."""
    for clock in case.clocks:
        yield PastLimit(
            case=case.id,
            edition=case.rules_of(clock).edition,
            rule=clock.rule,
            title=case.rule(clock).title,
            key=clock.key,
            episode=clock.episode,
            team=case.team,
            anchor=clock.anchor,
            due=clock.due,
            stopped_at=clock.stopped_at,
            outcome=outcome_of(clock, until),
        )


def outcome_of(clock: Clock, until: datetime) -> Outcome:
    """What became of one limit. Work done at the due instant itself is late, as it is for the engine."""
    late = (clock.stopped_at or until) >= clock.due
    if clock.state is ClockState.MET:
        return Outcome.MET_LATE if late else Outcome.MET
    if clock.state is ClockState.ENDED:
        return Outcome.ENDED_LATE if late else Outcome.ENDED
    return Outcome.OPEN_LATE if late else Outcome.OPEN


def told_by(rules: Rules, kinds: frozenset[Trigger]) -> frozenset[str]:
    """The names of the limits that can be followed where only these kinds of events are known."""
    return frozenset(c.name for c in rules.clocks if kinds.intersection(c.starts_on) and kinds.issuperset(c.stops_on))


def narrowed(rules: Rules, names: frozenset[str]) -> Rules:
    """The same rules with some of their limits alone. Their name and hash stay those of the whole rules.

    A case that nothing more is known of would otherwise carry limits that run on, breach and climb for nobody.
    """
    fields = {name: getattr(rules, name) for name in Rules.model_fields}
    return Rules.model_construct(**fields | {"clocks": tuple(c for c in rules.clocks if c.name in names)})


@dataclass(frozen=True, slots=True)
class Changed:
    """One limit that is late under one set of rules and not under the other."""

    was: PastLimit
    would_be: PastLimit

    @property
    def becomes_late(self) -> bool:
        """Whether it was in time and would have been late, rather than the other way round."""
        return self.would_be.outcome.late


def changes(was: Iterable[PastLimit], would_be: Iterable[PastLimit]) -> Iterator[Changed]:
    """The limits that both sets of rules have and only one of them finds late."""
    before = {(x.key, x.episode): x for x in was}
    for limit in would_be:
        other = before.get((limit.key, limit.episode))
        if other is not None and other.outcome.late != limit.outcome.late:
            yield Changed(other, limit)
