"""Time: the next moment at which something falls due, and what to record when it does.

Warnings, limits and rungs are all moments. `tick` records everything due by `now` in the order in which it fell due,
after any outage: each exactly once, none skipped, none for work that has been finished meanwhile.
"""

from collections.abc import Iterator
from datetime import datetime

from practice import events as e
from practice.calendar import CalendarEnds, in_office_time, office_is_open
from practice.case import Case, Clock
from practice.events import Entry
from practice.recorder import Recorder
from practice.rules import Ladder
from practice.telling import Alert
from practice.values import value
from practice.vocabulary import Role

FIRST, IN_TURN = 1, 3
"""What Temporal sees to first where much waits: 1 is the most urgent, and 3 is what is asked for without saying so."""


@value
class Moment:
    """Something that falls due at a UTC instant. `order` settles what comes first at the same instant."""

    at: datetime
    order: int
    key: str
    event: e.Event


def next_moment(case: Case) -> Moment | None:
    """The earliest moment that has not been recorded yet, or None when nothing is pending."""
    return min(_moments(case), key=lambda m: (m.at, m.order, m.key), default=None)


def tick(case: Case, now: datetime) -> tuple[Entry, ...]:
    """The entries for everything that has fallen due by `now` (a UTC instant), in order."""
    return tuple(caught_up(case, now).entries)


def caught_up(case: Case, now: datetime) -> Recorder:
    """A recorder that has recorded everything that has fallen due by `now` (a UTC instant), in order."""
    recorder = Recorder(case, now)
    while (moment := next_moment(recorder.case)) is not None and moment.at <= now:
        recorder.record(moment.event, moment.at)
    return recorder


def precedence(case: Case) -> int:
    """Where a case stands where many wait: `FIRST` while a limit with an immediate ladder runs, else `IN_TURN`."""
    immediate = any(ladder_of(case, clock).immediate for clock in case.running)
    return FIRST if immediate else IN_TURN


def _moments(case: Case) -> Iterator[Moment]:
    for clock in case.may_run:
        if clock.running:
            yield from _of_clock(case, clock)


def _of_clock(case: Case, clock: Clock) -> Iterator[Moment]:
    if clock.warned < len(clock.warn_at):
        at = clock.warn_at[clock.warned]
        roles = case.rules.warned_roles
        yield Moment(at, 0, clock.key, e.CheckpointReached(clock.key, clock.episode, clock.warned, at, roles))
    if not clock.breached:
        breach = e.LimitBreached(clock.key, clock.episode, clock.due, adopted=False)
        yield Moment(clock.due, 1, clock.key, breach)
    elif clock.rung_at:
        yield from _of_ladder(case, clock)


def _of_ladder(case: Case, clock: Clock) -> Iterator[Moment]:
    alert = next((a for a in case.alerts if a.id == clock.alert_id), None)
    if alert is None:
        yield _rung(case, clock, 0, clock.rung_at[0], "breached")
    elif alert.quiet_until:
        lapsed = e.AcknowledgementLapsed(alert.id, alert.acknowledged_by or "", alert.quiet_until)
        yield Moment(alert.quiet_until, 2, clock.key, lapsed)
    elif alert.rung + 1 < len(clock.rung_at):
        yield _next_rung(case, clock, alert)


def _next_rung(case: Case, clock: Clock, alert: Alert) -> Moment:
    return _rung(case, clock, alert.rung + 1, *climbs_at(case, clock, alert))


def climbs_at(case: Case, clock: Clock, alert: Alert) -> tuple[datetime, e.RungReason]:
    """When an alert that nobody takes on goes to its next rung (a UTC instant), and why then.

    What follows a lapsed promise keeps office hours, unless the ladder is immediate; what follows a failure does not.
    """
    planned = clock.rung_at[alert.rung + 1]
    if alert.failed_at is not None:
        return min(planned, alert.failed_at), "not delivered"
    if alert.not_before is not None:
        at = max(planned, alert.not_before)
        return (at if ladder_of(case, clock).immediate else _in_office(case, clock, at)), "acknowledgement lapsed"
    return planned, "unacknowledged"


def _in_office(case: Case, clock: Clock, at: datetime) -> datetime:
    try:
        return in_office_time(case.calendar_of(clock), at)
    except CalendarEnds:
        # Nobody must wait for an opening that no calendar knows.
        return at


def _rung(case: Case, clock: Clock, rung: int, at: datetime, why: e.RungReason) -> Moment:
    roles = hearing(case, clock, rung, at)
    event = e.RungReached(clock.alert_id, clock.key, clock.episode, rung, at, roles, why)
    return Moment(at, 3, clock.key, event)


def hearing(case: Case, clock: Clock, rung: int, at: datetime) -> tuple[Role, ...]:
    """Who is told at a rung at a UTC instant: its own roles, and outside office hours those whom the ladder adds."""
    return tuple(dict.fromkeys((*ladder_of(case, clock).rungs[rung].roles, *out_of_hours(case, clock, at))))


def out_of_hours(case: Case, clock: Clock, at: datetime) -> tuple[Role, ...]:
    """Whom a limit's ladder adds at a UTC instant: nobody while the office is open."""
    added = ladder_of(case, clock).out_of_hours
    return added if added and not office_is_open(case.calendar_of(clock), at) else ()


def ladder_of(case: Case, clock: Clock) -> Ladder:
    """The ladder that a breach of a limit climbs, under the rules that the limit is reckoned by."""
    return case.rules_of(clock).ladder_of(case.rule(clock))
