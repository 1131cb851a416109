"""Recording: each event becomes an entry, is folded into the case, and starts and stops the limits it touches."""

from datetime import datetime

from practice import events as e
from practice.case import Case, Clock
from practice.clocks import due_instant, rung_instants, start_of_day, warning_instants
from practice.events import Entry
from practice.evolve import evolve, matches
from practice.rules import Anchor, ClockRule

ENGINE = "engine"


class Recorder:
    """Collects the entries of one command or one tick; `case` is the case after the last of them."""

    def __init__(self, case: Case, now: datetime, actor: str = ENGINE, command: str | None = None) -> None:
        """Begin at `case`; `now` (a UTC instant) is when the engine takes these entries in."""
        self.case = case
        self.entries: list[Entry] = []
        self._now = now
        self._actor = actor
        self._command = command

    def record(self, event: e.Event, happened_at: datetime) -> None:
        """Add one event, and whatever limits it stops and starts.

        Raises:
            CalendarEnds: a limit would fall due outside the case's calendar.
        """
        self._add(event, happened_at)
        if isinstance(event, e.CaseAdopted):
            self._start_adopted(event, happened_at)
        self._stop_clocks(event, happened_at)
        self._start_clocks(event, happened_at)
        if isinstance(event, e.CaseClosed):
            self._end_all(happened_at)

    def breach(self, clock: Clock, *, adopted: bool = False) -> None:
        """Record that a limit passed with the work undone."""
        self._add(e.LimitBreached(clock.key, clock.episode, clock.due, adopted), clock.due)

    def _add(self, event: e.Event, happened_at: datetime) -> None:
        entry = Entry(self.case.version + 1, self._now, happened_at, self._actor, self._command, event)
        self.entries.append(entry)
        self.case = evolve(self.case, entry)

    def _stop_clocks(self, event: e.Event, at: datetime) -> None:
        stopping = {r.name for r in self.case.rules.stopping.get(event.kind, ()) if matches(r.stops_when, event)}
        if isinstance(event, e.ChildSeen) and self.case.received_at and at < self.case.received_at:
            return
        about = getattr(event, "agency", None)
        for clock in self.case.clocks:
            if clock.running and clock.rule in stopping and clock.about in {None, about}:
                self._stop(clock, at)

    def _stop(self, clock: Clock, at: datetime) -> None:
        late = at >= clock.due
        if late and not clock.breached:
            self.breach(clock)
        self._add(e.ClockStopped(clock.key, clock.episode, late), at)
        self._resolve(clock, at)

    def _resolve(self, clock: Clock, at: datetime) -> None:
        if any(a.id == clock.alert_id and not a.resolved for a in self.case.alerts):
            self._add(e.AlertResolved(clock.alert_id), at)

    def _start_clocks(self, event: e.Event, at: datetime) -> None:
        for rule in self.case.rules.starting.get(event.kind, ()):
            if not matches(rule.when, event):
                continue
            anchor = self.case.received_at if rule.anchor is Anchor.CONTACT_RECEIVED else at
            about = getattr(event, "agency", None) if rule.per == "agency" else None
            self._start(rule, anchor or at, about)

    def _start(self, rule: ClockRule, anchor: datetime, about: str | None) -> None:
        key = f"{rule.name}:{about}" if about else rule.name
        last = self.case.clock(key)
        if last and last.running:
            return
        due = due_instant(rule, anchor, self.case.calendar)
        started = e.ClockStarted(
            clock=key,
            rule=rule.name,
            episode=last.episode + 1 if last else 1,
            anchor=anchor,
            due=due,
            warn_at=warning_instants(rule, anchor, due, self.case.calendar),
            rung_at=rung_instants(self.case.rules, rule, due, self.case.calendar),
            about=about,
        )
        self._add(started, anchor)
        done = self.case.done.get(rule.name)
        clock = self.case.clock(key)
        already_done = rule.anchor is Anchor.CONTACT_RECEIVED and done is not None and done >= anchor
        if clock and already_done and done:
            self._stop(clock, done)

    def _start_adopted(self, event: e.CaseAdopted, at: datetime) -> None:
        open_enquiries = [s for s in event.section_47 if not s.conference_on and not s.conference_not_required]
        for rule in self.case.rules.clocks:
            if rule.adoption is None or self.case.stage not in rule.adoption.stages:
                continue
            if rule.adoption.counted_from == "adoption":
                self._start(rule, at, None)
            elif rule.adoption.counted_from == "referral":
                self._start(rule, event.referred_at, None)
            elif open_enquiries:
                first = min(s.started_on for s in open_enquiries)
                self._start(rule, start_of_day(self.case.calendar, first), None)
        for clock in self.case.clocks:
            if clock.due <= self._now:
                self.breach(clock, adopted=True)

    def _end_all(self, at: datetime) -> None:
        for clock in self.case.clocks:
            if clock.running:
                if at >= clock.due and not clock.breached:
                    self.breach(clock)
                self._add(e.ClockEnded(clock.key, clock.episode, "the case was closed"), at)
                self._resolve(clock, at)
