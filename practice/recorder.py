"""Recording: each event becomes an entry, is folded into the case, and starts, stops and moves limits."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from practice import events as e
from practice.case import RUNNING, Answer, Case, Clock, ClockState
from practice.clocks import reckon, start_of_day
from practice.events import Entry, MoveReason
from practice.evolve import answer_to, apply, corrected_entries, matches, remember_answer, visits, working_copy
from practice.notices import lost, reached_nobody
from practice.rules import Anchor, ClockRule, Conditions
from practice.vocabulary import Trigger

ENGINE = "engine"
BY_CLOSING = "the case was closed"
NOT_IN_RULES = "the rules that were adopted do not have it"
_CONTACT_RECEIVED = Anchor.CONTACT_RECEIVED
_ENDED_BY: dict[str, str] = {Trigger.CHILD_DIED: "the child has died", Trigger.CASE_CLOSED: BY_CLOSING}


class Recorder:
    """Collects the entries of one command or one tick.

    `case` is the case after the last of them: a working copy, changed by each entry until nothing more is recorded.
    """

    def __init__(self, case: Case, now: datetime, actor: str = ENGINE, command: str | None = None) -> None:
        """Begin at `case`; `now` (a UTC instant) is when the engine takes these entries in."""
        self.case = working_copy(case)
        self.entries: list[Entry] = []
        self._now = now
        self._actor = actor
        self._command = command

    def record(self, event: e.Event, happened_at: datetime) -> None:
        """Add one event, and whatever limits it stops, ends, starts and moves.

        Raises:
            CalendarEnds: a limit would fall due outside the case's calendar.
        """
        self._add(event, happened_at)
        cause = self.case.version
        special = _SPECIAL.get(type(event))
        if special:
            special(self, event, happened_at)
        if reaction := self.case.rules.reactions.get(event.kind):
            if reaction.stops:
                self._stop_clocks(reaction.stops, event, happened_at, cause)
            if reaction.ends:
                self._end_clocks(event, happened_at)
            if reaction.starts:
                self._start_clocks(reaction.starts, event, happened_at, cause)
        if type(event) is e.CaseClosed:
            self._end_all(happened_at)

    def answer(self) -> Answer:
        """What the command is answered with, once everything that it leads to is recorded."""
        answer = answer_to(self.entries, None, self.case.stage)
        remember_answer(self.case, answer)
        return answer

    def breach(self, clock: Clock, *, adopted: bool = False) -> None:
        """Record that a limit passed with the work undone."""
        self._add(e.LimitBreached(clock.key, clock.episode, clock.due, adopted), clock.due)

    def _add(self, event: e.Event, happened_at: datetime) -> None:
        entry = Entry(self.case.version + 1, self._now, happened_at, self._actor, self._command, event)
        self.entries.append(entry)
        apply(self.case, entry)

    # Stopping

    def _stop_clocks(self, stops: dict[str, Conditions], event: e.Event, at: datetime, cause: int) -> None:
        era = len(self.case.eras)
        for clock in self.case.may_run:
            if clock.state is not RUNNING:
                continue
            conditions = stops.get(clock.rule) if clock.era == era else self._older(clock, event)
            # Most events stop few limits, so what they are about is asked of those alone.
            if conditions is None or (clock.about is not None and clock.about != _about(event)):
                continue
            if (not conditions or matches(conditions, event)) and self._counts(clock, event, at):
                self._stop(clock, at, cause)

    def _older(self, clock: Clock, event: e.Event) -> Conditions | None:
        """The conditions on which an event stops a limit that runs under rules from before."""
        reaction = self.case.rules_of(clock).reactions.get(event.kind)
        return reaction.stops.get(clock.rule) if reaction else None

    def _counts(self, clock: Clock, event: e.Event, at: datetime) -> bool:
        return type(event) is not e.ChildSeen or at >= self._seen_from(clock)

    def _seen_from(self, clock: Clock) -> datetime:
        """From when on a visit does what a limit asks for: it is to the child, of this contact, and in this run.

        A case that was taken over may have been visited before that, since its referral.
        """
        case = self.case
        taken_over = case.adopted and clock.episode == 1
        marks = [
            case.received_at,
            None if taken_over else clock.anchor,
            # Seeing the mother met the limit before the birth; one that still runs asks for the child.
            case.born_at if clock.running else None,
        ]
        return max(mark for mark in marks if mark is not None)

    def _stop(self, clock: Clock, at: datetime, cause: int) -> None:
        late = at >= clock.due
        if late and not clock.breached:
            self.breach(clock)
        self._add(e.ClockStopped(clock.key, clock.episode, late, cause), at)
        if self.case.alerts:
            self._resolve(clock, at)

    def _resolve(self, clock: Clock, at: datetime) -> None:
        if any(a.id == clock.alert_id and not a.resolved for a in self.case.alerts):
            self._add(e.AlertResolved(clock.alert_id), at)

    # Ending

    def _end_clocks(self, event: e.Event, at: datetime) -> None:
        why = _ENDED_BY.get(event.kind) or f"ended by {event.kind}"
        for clock in self.case.may_run:
            if clock.state is RUNNING and event.kind in self.case.rule(clock).ends_on:
                self._end(clock, at, why)

    def _end_all(self, at: datetime) -> None:
        for clock in self.case.running:
            self._end(clock, at, BY_CLOSING)

    def _end(self, clock: Clock, at: datetime, why: str) -> None:
        if at >= clock.due and not clock.breached:
            self.breach(clock)
        self._add(e.ClockEnded(clock.key, clock.episode, why), at)
        if self.case.alerts:
            self._resolve(clock, at)

    # Starting

    def _start_clocks(self, rules: tuple[ClockRule, ...], event: e.Event, at: datetime, cause: int) -> None:
        # Only what starts on the way in counts from it; the same limit starting anew counts from its own event.
        received_at = self.case.received_at if event.kind in _ON_THE_WAY_IN else None
        for rule in rules:
            if rule.when and not matches(rule.when, event):
                continue
            about = None if rule.per == "case" else _about(event)
            if received_at and rule.anchor is _CONTACT_RECEIVED:
                self._start(rule, received_at, about, self._opening())
            else:
                self._start(rule, at, about, cause)

    def _opening(self) -> int:
        return next(iter((*self.case.dated_before, self.case.dated)[0]), 1)

    def _start(self, rule: ClockRule, anchor: datetime, about: str | None, cause: int) -> None:
        key = f"{rule.name}:{about}" if about else rule.name
        last = self.case.clock(key)
        too_late = self.case.died_at is not None and Trigger.CHILD_DIED in rule.ends_on
        if too_late or (last and last.running):
            return
        due, warn_at, rung_at = reckon(self.case.rules, rule, anchor, self.case.calendar)
        episode = last.episode + 1 if last else 1
        self._add(e.ClockStarted(key, rule.name, episode, anchor, due, warn_at, rung_at, about, cause), anchor)
        done = self.case.done.get(rule.name)
        if done is None or done < anchor:
            return
        if rule.anchor is _CONTACT_RECEIVED and anchor == self.case.received_at:
            self._stop(self.case.clocks[-1], done, self._entry_of(rule, done))

    def _entry_of(self, rule: ClockRule, done: datetime) -> int:
        """The entry that did what a limit asks for at that instant."""
        return next((n for n, dated in self.case.dates.items() if dated.at == done and dated.kind in rule.stops_on), 0)

    # Taking over

    def _adopted(self, event: e.CaseAdopted, at: datetime) -> None:
        cause = self.case.version
        self._start_adopted(self.case.rules.clocks, event, at, cause)
        for clock in self.case.clocks:
            if clock.due <= self._now:
                self.breach(clock, adopted=True)

    def _start_adopted(
        self, rules: tuple[ClockRule, ...], event: e.CaseAdopted | None, at: datetime, cause: int
    ) -> None:
        for rule in rules:
            if rule.adoption is None or self.case.stage not in rule.adoption.stages:
                continue
            counted_from = rule.adoption.counted_from
            if counted_from == "adoption":
                self._start(rule, at, None, cause)
            elif counted_from == "referral" and self.case.received_at:
                self._start(rule, self.case.received_at, None, self._opening())
            elif event and (first := _open_enquiry(event)):
                self._start(rule, start_of_day(self.case.calendar, first), None, cause)

    # Moving

    def _move(self, clock: Clock, anchor: datetime, why: MoveReason) -> None:
        """Count a running limit anew by the rules that it runs under."""
        rules, calendar = self.case.rules_of(clock), self.case.calendar_of(clock)
        due, warn_at, rung_at = reckon(rules, self.case.rule(clock), anchor, calendar, clock.extended)
        told_in_digest = clock.breached and not clock.rung_at
        if told_in_digest and due <= self._now:
            warn_at, rung_at = (), ()
        reckoned = due, warn_at, rung_at
        if (anchor, *reckoned) == (clock.anchor, clock.due, clock.warn_at, clock.rung_at):
            return
        self._add(e.ClockMoved(clock.key, clock.episode, anchor, *reckoned, clock.due, why), self._now)

    def _extended(self, event: e.LimitExtended, _: datetime) -> None:
        if clock := self.case.run_of(f"{event.clock}#{event.episode}"):
            self._move(clock, clock.anchor, "extended")

    def _rules_adopted(self, _: e.RulesAdopted, at: datetime) -> None:
        cause = self.case.version
        before, now = self.case.eras[-1].rules, self.case.rules
        for clock in self.case.running:
            if clock.era < len(self.case.eras):
                self._end(clock, at, NOT_IN_RULES)
            else:
                self._move(clock, clock.anchor, "rules adopted")
        added = tuple(rule for rule in now.clocks if rule.name not in before.clock_by_name)
        self._start_adopted(added, None, at, cause)

    def _corrected(self, event: e.DateCorrected, _: datetime) -> None:
        group = corrected_entries(self.case, event.entry)
        for clock in self.case.clocks:
            if clock.cause in group and clock.anchor == event.was:
                self._move(clock, event.correct, "corrected")
        for before in self.case.clocks:
            clock = self._again(before)
            at, cause = self._stopped_at(clock, group, event.correct)
            if clock.state is ClockState.MET and at is None:
                self._run_again(clock)
            elif at is not None and clock.running:
                self._stop(clock, at, cause)
            elif at is not None:
                self._restop(clock, at, cause)

    def _run_again(self, clock: Clock) -> None:
        self._add(e.ClockRestopped(clock.key, clock.episode, None, late=False), self._now)

    def _again(self, clock: Clock) -> Clock:
        return next(c for c in self.case.clocks if c.alert_id == clock.alert_id)

    def _stopped_at(self, clock: Clock, group: frozenset[int], right: datetime) -> tuple[datetime | None, int]:
        """When what a limit asks for was done, by the dates as they are now known, and by which entry.

        None while it is not done.
        """
        if clock.state is ClockState.ENDED:
            return None, 0
        if self._judged_by_visits(clock):
            since = self._seen_from(clock)
            counted = [s for s in visits(self.case, self.case.rule(clock)) if s.at >= since]
            first = min(counted, key=lambda s: s.at, default=None)
            return (first.at, first.entry) if first else (None, 0)
        return right if clock.stopped_by in group else clock.stopped_at, clock.stopped_by

    def _judged_by_visits(self, clock: Clock) -> bool:
        """Whether any visit may be the one that counts. An earlier run of a limit had its own."""
        if Trigger.CHILD_SEEN not in self.case.rule(clock).stops_on or self.case.clock(clock.key) is not clock:
            return False
        return clock.running or any(s.entry == clock.stopped_by for s in self.case.seen)

    def _restop(self, clock: Clock, at: datetime, cause: int) -> None:
        late = at >= clock.due
        if (at, late) == (clock.stopped_at, clock.late):
            return
        if late and not clock.breached:
            self.breach(clock)
        self._add(e.ClockRestopped(clock.key, clock.episode, at, late, cause), self._now)

    def _reopened(self, _: e.CaseReopened, __: datetime) -> None:
        for clock in self.case.clocks:
            by_closing = clock.ended_because == BY_CLOSING or clock.stopped_by == self.case.closing
            if by_closing and self.case.clock(clock.key) is clock:
                self._run_again(clock)

    # Telling

    def _sent(self, event: e.NoticeDelivered | e.NoticeNotDelivered, at: datetime) -> None:
        if code := lost(self.case, event.notice):
            self.record(e.NoticeFailed(event.notice, code, "It was found later that nobody had got it."), at)

    def _failed(self, event: e.NoticeFailed, at: datetime) -> None:
        if alert := reached_nobody(self.case, event.notice):
            self._add(e.AlertReachedNobody(alert, event.code), at)


_ON_THE_WAY_IN = frozenset({"ContactReceived", "ContactDecided", "ReferralMade"})
"""The events whose limits may be counted from when the contact was received."""

_SPECIAL: dict[type, Callable[[Recorder, Any, datetime], None]] = {
    e.CaseAdopted: Recorder._adopted,  # noqa: SLF001 - a table of this class's own methods
    e.LimitExtended: Recorder._extended,  # noqa: SLF001
    e.RulesAdopted: Recorder._rules_adopted,  # noqa: SLF001
    e.DateCorrected: Recorder._corrected,  # noqa: SLF001
    e.CaseReopened: Recorder._reopened,  # noqa: SLF001
    e.NoticeDelivered: Recorder._sent,  # noqa: SLF001
    e.NoticeNotDelivered: Recorder._sent,  # noqa: SLF001
    e.NoticeFailed: Recorder._failed,  # noqa: SLF001
}


def _about(event: e.Event) -> str | None:
    """The agency, or the number of the further contact, that an event is about."""
    if isinstance(event, _NUMBERED):
        return None if event.number is None else str(event.number)
    return getattr(event, "agency", None)


_NUMBERED = e.FurtherContactReceived, e.FurtherContactDecided


def _open_enquiry(event: e.CaseAdopted) -> date | None:
    started = [s.started_on for s in event.section_47 if not s.conference_on and not s.conference_not_required]
    return min(started, default=None)
