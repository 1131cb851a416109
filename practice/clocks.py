"""Where a limit is reckoned: when it is due, when it warns, when its ladder's rungs fall, and why. Nothing else does.

Limits count in days from the anchor's local date, or in hours from the anchor itself. A due instant is computed when
the limit starts, and again only when its anchor is corrected, when it is extended (where the edition allows that at
all: England's does not), or when other rules are adopted for the case. No edition allows a limit to be paused.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil

from practice.calendar import (
    Calendar,
    add_working_time,
    at_local_time,
    at_time_of_day,
    check_covered,
    in_office_time,
    last_closing,
    local_date,
    why_not_working,
    working_day_after,
)
from practice.case import Case, Clock, Extension, Overrun
from practice.rules import Allowance, Checkpoint, ClockRule, Rules, Unit

Reckoned = tuple[datetime, tuple[datetime, ...], tuple[datetime, ...]]
"""When a limit is due, when it warns, and when its ladder's rungs fall (UTC instants)."""

_IN_DAYS = frozenset({Unit.WORKING_DAYS, Unit.CALENDAR_DAYS, Unit.MONTHS})


def reckon(rules: Rules, rule: ClockRule, anchor: datetime, calendar: Calendar, extended: int = 0) -> Reckoned:
    """Everything about a limit that starts at `anchor` (a UTC instant), extended by so many of its own units.

    What is counted in days depends on the anchor's local date alone, and is worked out once for each.

    Raises:
        CalendarEnds: the calendar does not cover every day that would have to be counted.
    """
    if rule.allowance.unit not in _IN_DAYS:
        return _reckon(rules, rule, anchor, calendar, extended)
    day = local_date(calendar, anchor)
    key = (rules.hash, rule.name, day, extended)
    known = calendar.reckoned.get(key)
    if known is None:
        # From the day's first instant, so that the answer is that of every anchor in the day.
        start = at_local_time(calendar, day, time(0))
        known = calendar.reckoned[key] = _reckon(rules, rule, start, calendar, extended)
    due, warn_at, rung_at = known
    if warn_at and warn_at[0] <= anchor:
        warn_at = tuple(at for at in warn_at if at > anchor)
    return due, warn_at, rung_at


def _reckon(rules: Rules, rule: ClockRule, anchor: datetime, calendar: Calendar, extended: int) -> Reckoned:
    rule = _extended_rule(rule, extended)
    due = due_instant(rule, anchor, calendar)
    return due, warning_instants(rules, rule, anchor, due, calendar), rung_instants(rules, rule, due, calendar)


def _extended_rule(rule: ClockRule, extended: int) -> ClockRule:
    if not extended:
        return rule
    allowance = Allowance(amount=rule.allowance.amount + extended, unit=rule.allowance.unit)
    return rule.model_copy(update={"allowance": allowance})


def due_instant(rule: ClockRule, anchor: datetime, calendar: Calendar) -> datetime:
    """The UTC instant at which a limit anchored at `anchor` (a UTC instant) falls due.

    Raises:
        CalendarEnds: the calendar does not cover every day that would have to be counted.
    """
    return reach(rule.allowance, rule, anchor, calendar, rule.due_at)


def reach(allowance: Allowance, rule: ClockRule, anchor: datetime, calendar: Calendar, at: str) -> datetime:
    """The UTC instant `allowance` after `anchor`; limits counted in days end at local time `at` on their last day."""
    if allowance.unit is Unit.HOURS:
        return anchor + timedelta(hours=allowance.amount)
    if allowance.unit is Unit.WORKING_HOURS:
        return add_working_time(calendar, anchor, timedelta(hours=allowance.amount))
    return at_time_of_day(calendar, last_day(allowance, rule, local_date(calendar, anchor), calendar), at)


def last_day(allowance: Allowance, rule: ClockRule, start: date, calendar: Calendar) -> date:
    """The local date on which an allowance in days or months that starts on `start` ends.

    Raises:
        CalendarEnds: the start or the answer is not covered.
    """
    if allowance.unit is Unit.WORKING_DAYS:
        return working_day_after(calendar, start, allowance.amount, count_start_day=rule.count_start_day)
    first_counted = 1 if rule.count_start_day and allowance.amount else 0
    if allowance.unit is Unit.MONTHS:
        end = months_after(start, allowance.amount) - timedelta(days=first_counted)
    else:
        end = start + timedelta(days=allowance.amount - first_counted)
    check_covered(calendar, start)
    check_covered(calendar, end)
    return end


def warning_instants(
    rules: Rules, rule: ClockRule, anchor: datetime, due: datetime, calendar: Calendar
) -> tuple[datetime, ...]:
    """The UTC instants of a limit's checkpoints, ascending; one that would not come before the limit is left out.

    Unless the limit's ladder is immediate, they keep office hours: one outside them moves to the next opening or,
    where the limit would have passed by then, back to the last closing. Where there is none, nobody is warned.

    Raises:
        CalendarEnds: office time has to be found that the calendar does not cover.
    """
    found = {at for point in rule.warn if anchor < (at := _checkpoint(point, rule, anchor, calendar)) < due}
    if not rules.ladder_of(rule).immediate:
        kept = (_in_office_before(due, at, anchor, calendar) for at in found)
        found = {at for at in kept if at is not None}
    return tuple(sorted(found))


def _in_office_before(due: datetime, at: datetime, anchor: datetime, calendar: Calendar) -> datetime | None:
    opening = in_office_time(calendar, at)
    return opening if opening < due else last_closing(calendar, anchor, at)


def rung_instants(rules: Rules, rule: ClockRule, due: datetime, calendar: Calendar) -> tuple[datetime, ...]:
    """The UTC instants at which a breach at `due` reaches each rung of the limit's ladder, first to last.

    Those of an immediate ladder come at any hour. The others keep office hours: they count from the first moment at
    which the office can hear of the breach, and one that would still fall outside office hours moves to the next
    opening.

    Raises:
        CalendarEnds: office time has to be found or counted that the calendar does not cover.
    """
    ladder = rules.ladder_of(rule)
    if ladder.immediate:
        return tuple(due + timedelta(hours=rung.after.amount) for rung in ladder.rungs)
    heard = in_office_time(calendar, due)
    return tuple(in_office_time(calendar, later(rung.after, heard, calendar)) for rung in ladder.rungs)


def _checkpoint(point: Checkpoint, rule: ClockRule, anchor: datetime, calendar: Calendar) -> datetime:
    opens = calendar.office_opens.strftime("%H:%M")
    if point.after:
        return reach(point.after, rule, anchor, calendar, opens)
    share = point.share or 0
    unit, amount = rule.allowance.unit, rule.allowance.amount
    if unit is Unit.HOURS:
        return anchor + timedelta(hours=amount) * share
    if unit is Unit.WORKING_HOURS:
        return add_working_time(calendar, anchor, timedelta(hours=amount) * share)
    return reach(Allowance(amount=ceil(amount * share), unit=unit), rule, anchor, calendar, opens)


def later(after: Allowance, start: datetime, calendar: Calendar) -> datetime:
    """The UTC instant `after` a UTC instant; working days and hours are counted in office time.

    Raises:
        CalendarEnds: office time has to be counted that the calendar does not cover.
    """
    if after.unit is Unit.WORKING_HOURS:
        return add_working_time(calendar, start, timedelta(hours=after.amount))
    if after.unit is Unit.HOURS:
        return start + timedelta(hours=after.amount)
    if after.unit is Unit.WORKING_DAYS:
        return add_working_time(calendar, start, calendar.office_day * after.amount)
    days = after.amount if after.unit is Unit.CALENDAR_DAYS else after.amount * 30
    return start + timedelta(days=days)


def months_after(start: date, months: int) -> date:
    """The local date so many months after another (or before it), on the month's last day where it is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True)
class ReckonedDay:
    """One local date of a reckoning: its number where it counts, and the reason where it does not."""

    day: date
    number: int | None
    why: str


@dataclass(frozen=True)
class Reckoning:
    """The whole account of a due date: what a manager, a solicitor or an inspector asks for first.

    `anchor`, `corrected_from`, `due`, `stopped_at` and `warn_at` (the checkpoints) are UTC instants; `days` are local
    dates: every one of a limit in days, one for each month of a limit in months, none of a limit in hours. `episode`
    counts the runs of the limit from 1.
    """

    clock: str
    episode: int
    title: str
    about: str | None
    allowance: str
    counting: str
    anchor: datetime
    anchored_on: str
    corrected_from: datetime | None
    days: tuple[ReckonedDay, ...]
    due: datetime
    due_at: str
    calendar: str
    calendar_hash: str
    rules: str
    rules_hash: str
    source: str
    unconfirmed: bool
    statutory: bool
    tightened_by: str | None
    extensions: tuple[Extension, ...]
    overrun: Overrun | None
    state: str
    stopped_at: datetime | None
    breached: bool
    warn_at: tuple[datetime, ...] = ()


def explain(case: Case, clock: Clock) -> Reckoning:
    """How a limit's due date came about, day by day, under the rules and the calendar that it runs under."""
    rule, rules, calendar = case.rule(clock), case.rules_of(clock), case.calendar_of(clock)
    extended = _extended_rule(rule, clock.extended)
    start = local_date(calendar, clock.anchor)
    in_days = rule.allowance.unit in _IN_DAYS
    first = "the first day counts" if rule.count_start_day else "counted from the day after"
    counting = f"{rule.allowance.unit}, {first}" if in_days else str(rule.allowance.unit)
    reckoned = _months if rule.allowance.unit is Unit.MONTHS else _days
    return Reckoning(
        clock=clock.key,
        episode=clock.episode,
        title=rule.title,
        about=clock.about,
        allowance=str(extended.allowance),
        counting=counting,
        anchor=clock.anchor,
        anchored_on=_anchored_on(case, clock, rule),
        corrected_from=clock.corrected_from,
        days=reckoned(extended, start, calendar) if in_days else (),
        due=clock.due,
        due_at=rule.due_at,
        calendar=calendar.name,
        calendar_hash=calendar.hash,
        rules=rules.name,
        rules_hash=rules.hash,
        source=str(rule.source),
        unconfirmed=rule.source.confidence.value == "G",
        statutory=rule.statutory,
        tightened_by=rule.tightened_by,
        extensions=clock.extensions,
        overrun=clock.overrun,
        state=clock.state,
        stopped_at=clock.stopped_at,
        breached=clock.breached,
        warn_at=clock.warn_at,
    )


def _anchored_on(case: Case, clock: Clock, rule: ClockRule) -> str:
    if case.adopted and rule.adoption and clock.episode == 1:
        return f"the {rule.adoption.counted_from}, for a case taken over"
    return str(rule.anchor)


def _days(rule: ClockRule, start: date, calendar: Calendar) -> tuple[ReckonedDay, ...]:
    end = last_day(rule.allowance, rule, start, calendar)
    days, number, day = [], 0, start
    while day <= end:
        why = None if rule.allowance.unit is Unit.CALENDAR_DAYS else why_not_working(calendar, day)
        if day == start and not rule.count_start_day:
            days.append(ReckonedDay(day, None, "day 0, not counted" + (f" ({why})" if why else "")))
        elif why:
            days.append(ReckonedDay(day, None, why))
        else:
            number += 1
            days.append(ReckonedDay(day, number, f"day {number} of {rule.allowance.amount}"))
        day += timedelta(days=1)
    return tuple(days)


def _months(rule: ClockRule, start: date, calendar: Calendar) -> tuple[ReckonedDay, ...]:
    """The start, the same day of each month on the way, and the last day: no day between them is left out."""
    most = rule.allowance.amount
    ends = [months_after(start, number) for number in range(1, most)]
    ends.append(last_day(rule.allowance, rule, start, calendar))
    counted = [ReckonedDay(day, number, f"month {number} of {most}") for number, day in enumerate(ends, start=1)]
    return (ReckonedDay(start, None, "the months begin"), *counted)


def start_of_day(calendar: Calendar, day: date) -> datetime:
    """The UTC instant at which a local date begins: the anchor of things known by their date alone."""
    return at_local_time(calendar, day, time(0))
