"""What people and systems see of a case: one shape for the client, the command line, the journal's projection."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from practice.calendar import local_date
from practice.case import Case, Clock, ClockState
from practice.clocks import months_after
from practice.events import Missing
from practice.evidence import missing_details
from practice.gates import missing_for_next_step
from practice.ladder import next_moment
from practice.telling import Alert
from practice.vocabulary import AGENCIES

RE_REFERRAL_MONTHS = 12
LimitState = Literal["running", "late", "met", "met late", "ended", "ended late"]


@dataclass(frozen=True)
class LimitView:
    """One limit: what it asks for, when it is due (a UTC instant), how it stands, and where it comes from."""

    key: str
    title: str
    due: datetime
    state: LimitState
    source: str
    anchor: datetime
    stopped_at: datetime | None
    breached: bool
    unconfirmed: bool


@dataclass(frozen=True)
class AlertView:
    """One alert: which limit, how far it has climbed (rungs count from 0), and who has taken it on."""

    id: str
    title: str
    rung: int
    raised_at: datetime
    state: Literal["unacknowledged", "acknowledged", "resolved"]
    acknowledged_by: str | None
    action: str | None
    quiet_until: datetime | None
    not_delivered: bool
    reached_at: datetime | None = None
    """When the engine saw to its last rung (a UTC instant)."""
    reached_nobody: bool = False
    """Whether everybody on its ladder was tried, and nobody could be told."""


@dataclass(frozen=True)
class CaseView:
    """One case at one instant. No names and no free text about people: references, codes, dates."""

    case: str
    family: str | None
    team: str
    worker: str | None
    stage: str
    state: Literal["on track", "late", "escalated", "closed"]
    version: int
    rules: str
    calendar: str
    adopted: bool
    received_at: datetime | None
    closed_at: datetime | None
    closed_reason: str | None
    limits: tuple[LimitView, ...]
    next_due: datetime | None
    next_title: str | None
    missing_details: tuple[Missing, ...]
    next_step: str | None
    missing: tuple[Missing, ...]
    alerts: tuple[AlertView, ...]
    breaches: int
    refusals: int
    undelivered: tuple[str, ...]
    flags: tuple[str, ...] = ()
    """What anybody who looks at the case should know at once, in plain words without personal data."""
    attend_at: datetime | None = None
    """When the engine sees to the case next: a warning, a limit, a rung, the end of a promise (a UTC instant)."""


def view(case: Case, now: datetime) -> CaseView:
    """The case as it stands at `now` (a UTC instant); lateness is derived, so it is right to the second."""
    return _view(case, now, case.clocks)


def standing(case: Case, now: datetime, positions: Iterable[int] | None = None) -> CaseView:
    """The same, with the limits at some positions alone: those that run, where no other ones are given.

    What it takes does not grow with the limits that are over; `positions` must have those that run.
    """
    return _view(case, now, case.running if positions is None else tuple(case.clocks[n] for n in positions))


def _view(case: Case, now: datetime, clocks: Iterable[Clock]) -> CaseView:
    limits = tuple(_limit(case, clock, now) for clock in clocks)
    pending = min((x for x in limits if x.state == "running"), key=lambda x: x.due, default=None)
    next_step, missing = missing_for_next_step(case, now)
    moment = next_moment(case)
    return CaseView(
        case=case.id,
        family=case.family,
        team=case.team,
        worker=case.allocation.worker if case.allocation else None,
        stage=case.stage,
        state=_state(case, limits),
        version=case.version,
        rules=case.rules.name,
        calendar=case.calendar.name,
        adopted=case.adopted,
        received_at=case.received_at,
        closed_at=case.closed_at,
        closed_reason=case.closed_reason,
        limits=limits,
        next_due=pending.due if pending else None,
        next_title=pending.title if pending else None,
        missing_details=missing_details(case),
        next_step=next_step,
        missing=missing,
        alerts=tuple(_alert(case, a) for a in case.alerts),
        breaches=case.breaches,
        refusals=case.refusals,
        flags=_flags(case, now),
        undelivered=case.undelivered,
        attend_at=moment.at if moment else None,
    )


def _flags(case: Case, now: datetime) -> tuple[str, ...]:
    overridden = any(now < override.until for override in case.overrides)
    told = {
        "child missing": case.missing_since is not None,
        "child has died": case.died_at is not None,
        "whereabouts unknown": not case.whereabouts_known,
        "unborn child": case.unborn,
        "domestic abuse": case.domestic_abuse,
        "section 47 enquiry": case.section_47_open,
        "re-referral within 12 months": is_re_referral(case),
        "new information undecided": case.further_contact_open,
        "override in force": overridden,
        "alert reached nobody": any(a.reached_nobody and not (a.resolved or a.acknowledged) for a in case.alerts),
    }
    return tuple(words for words, applies in told.items() if applies)


def is_re_referral(case: Case) -> bool:
    """Whether an earlier referral of the child was at most 12 months before this one (local dates)."""
    if case.received_at is None:
        return False
    received = local_date(case.calendar, case.received_at)
    first = months_after(received, -RE_REFERRAL_MONTHS)
    return any(first <= link.referred_on < received for link in case.links)


def clock_title(case: Case, key: str) -> str:
    """A limit in words: its title, and the agency where it is about one."""
    clock = case.clock(key)
    if clock is None:
        return key
    return title_of(case, clock)


def title_of(case: Case, clock: Clock) -> str:
    """A limit's title, with what it is about where it runs once for each agency."""
    title = case.rule(clock).title
    return f"{title}: {AGENCIES.get(clock.about, clock.about)}" if clock.about else title


def _limit(case: Case, clock: Clock, now: datetime) -> LimitView:
    source = case.rule(clock).source
    return LimitView(
        key=clock.key,
        title=title_of(case, clock),
        due=clock.due,
        state=_limit_state(clock, now),
        source=str(source),
        anchor=clock.anchor,
        stopped_at=clock.stopped_at,
        breached=clock.breached,
        unconfirmed=source.confidence.value == "G",
    )


def _limit_state(clock: Clock, now: datetime) -> LimitState:
    if clock.state is ClockState.RUNNING:
        return "late" if now >= clock.due else "running"
    if clock.state is ClockState.MET:
        return "met late" if clock.late else "met"
    return "ended late" if clock.breached else "ended"


def _state(case: Case, limits: tuple[LimitView, ...]) -> Literal["on track", "late", "escalated", "closed"]:
    if not case.open:
        return "closed"
    if any(a.rung > 0 and not a.resolved for a in case.alerts):
        return "escalated"
    return "late" if any(x.state == "late" for x in limits) else "on track"


def _alert(case: Case, alert: Alert) -> AlertView:
    state: Literal["unacknowledged", "acknowledged", "resolved"] = "unacknowledged"
    if alert.resolved:
        state = "resolved"
    elif alert.acknowledged:
        state = "acknowledged"
    return AlertView(
        id=alert.id,
        title=clock_title(case, alert.clock),
        rung=alert.rung,
        raised_at=alert.raised_at,
        state=state,
        acknowledged_by=alert.acknowledged_by,
        action=alert.action,
        quiet_until=alert.quiet_until,
        not_delivered=alert.failed_at is not None,
        reached_at=alert.reached[-1].seen_to if alert.reached else None,
        reached_nobody=alert.reached_nobody,
    )
