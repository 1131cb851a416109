"""Adopting other rules, or days that do not count, for a case that is open.

A case keeps the rules and the calendar that it was opened under until somebody with the authority adopts others for it.
Running limits are then counted anew from where they began; what was met or breached stays as it was judged. `preview`
says what would move, without moving anything.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from pydantic import Field, model_validator

from practice import commands as c
from practice import events as e
from practice.authority import role_needed
from practice.calendar import Calendar, CalendarEnds, NonWorkingDay, make_calendar, shared_calendar
from practice.case import Case, ClockState
from practice.decide import CLOCK_SKEW, Decided
from practice.errors import Refusal
from practice.evolve import evolve
from practice.ladder import tick
from practice.recorder import Recorder
from practice.rules import Rules, shared_rules
from practice.view import title_of
from practice.vocabulary import Role


class AdoptRules(c.Command):
    """Other rules are adopted for an open case, or further days (local dates) are added that do not count, and why."""

    kind: Literal["AdoptRules"] = "AdoptRules"
    rules: Rules | None = None
    calendar: c.Reference | None = None
    """What the calendar with the further days is called; it becomes part of the name of the case's own."""
    days: tuple[NonWorkingDay, ...] = Field(default=(), max_length=200)
    reason: c.Text

    @model_validator(mode="after")
    def _something_is_adopted(self) -> "AdoptRules":
        if self.rules is None and not self.days:
            raise ValueError("nothing is adopted: give rules, or days that do not count")
        if bool(self.days) != bool(self.calendar):
            raise ValueError("days and the name of their calendar go together")
        return self


@dataclass(frozen=True)
class MovedLimit:
    """What adopting would do to one limit: `was_due` and `due` are UTC instants, None where it does not run."""

    key: str
    title: str
    was_due: datetime | None
    due: datetime | None
    passes_at_once: bool


@dataclass(frozen=True)
class Preview:
    """What adopting would do to one case: the limits that move, and who would be told at once."""

    case: str
    team: str
    moved: tuple[MovedLimit, ...]
    told: tuple[Role, ...]
    refused: str | None = None


def adopt(case: Case, command: AdoptRules, now: datetime) -> Decided:
    """Adopt rules or days for an open case. A repeated command id, or rules that it has, change nothing."""
    if first := case.answered(command.id):
        return Decided(case, (), first)
    if refusal := check_adoption(case, command, now):
        return Decided(case, (), None, refusal)
    rules, calendar = adopted_values(case, command)
    recorder = Recorder(case, now, command.actor.id, command.id)
    try:
        recorder.record(e.RulesAdopted(rules.hash, calendar.hash, command.reason), command.happened_at)
    except CalendarEnds as error:
        return Decided(case, (), None, Refusal("calendar_ends", str(error)))
    answer = recorder.answer()
    return Decided(recorder.case, tuple(recorder.entries), answer)


def check_adoption(case: Case, command: AdoptRules, now: datetime) -> Refusal | None:
    """Why rules or days cannot be adopted for this case, or None. What is refused leaves no trace."""
    if command.received_at > now + CLOCK_SKEW:
        return Refusal("malformed", f"received_at {command.received_at:%Y-%m-%d %H:%M} UTC lies in the future.")
    if refusal := role_needed(command):
        return refusal
    if not case.open:
        return Refusal("wrong_stage", "The case is closed; it keeps the rules that it was closed under.")
    problem = _problem(case, command)
    return Refusal("malformed", problem) if problem else None


def _problem(case: Case, command: AdoptRules) -> str | None:
    if command.rules and command.rules.nation != case.rules.nation:
        return f"{command.rules.name} is for {command.rules.nation}; the case is in {case.rules.nation}."
    try:
        rules, calendar = adopted_values(case, command)
    except ValueError as error:
        return str(error)
    if (rules.hash, calendar.hash) == (case.rules.hash, case.calendar.hash):
        return f"The case has these rules and this calendar already ({case.rules.name}, {case.calendar.name})."
    return None


def adopted_values(case: Case, command: AdoptRules) -> tuple[Rules, Calendar]:
    """The rules and the calendar that the case would live by; its own calendar, with the further days.

    Raises:
        ValueError: the rules do not have the hash that they name, or the calendar does not cover one of the days.
    """
    rules = shared_rules(command.rules) if command.rules else case.rules
    return rules, _with_days(case.calendar, command) if command.days else case.calendar


def _with_days(calendar: Calendar, command: AdoptRules) -> Calendar:
    # Nothing is counted before the calendar begins; a day after its end is an error, as nothing is known there.
    new = {d.day: d for d in command.days if d.day >= calendar.first_day}
    if not new.keys() - calendar.names.keys():
        return calendar
    days = {d.day: d for d in calendar.non_working} | new
    made = make_calendar(
        name=f"{calendar.name}+{command.calendar}",
        time_zone=calendar.time_zone,
        first_day=calendar.first_day,
        last_day=calendar.last_day,
        office_opens=calendar.office_opens,
        office_closes=calendar.office_closes,
        non_working=tuple(days.values()),
    )
    return shared_calendar(made)


def preview(case: Case, command: AdoptRules, now: datetime) -> Preview:
    """What adopting would do to a case at `now` (a UTC instant); nothing is changed."""
    decided = adopt(case, command, now)
    if decided.refusal:
        return Preview(case.id, case.team, (), (), decided.refusal.message)
    after = decided.case
    told: list[Role] = []
    for entry in tick(after, now):
        after = evolve(after, entry)
        if isinstance(entry.event, e.RungReached | e.CheckpointReached):
            told += [role for role in entry.event.roles if role not in told]
    return Preview(case.id, case.team, _moved(case, decided.case, now), tuple(told))


def _moved(before: Case, after: Case, now: datetime) -> tuple[MovedLimit, ...]:
    was = {x.alert_id: x for x in before.clocks}
    moved = []
    for clock in after.clocks:
        old = was.get(clock.alert_id)
        was_due = old.due if old and old.running else None
        due = clock.due if clock.state is ClockState.RUNNING else None
        if was_due != due:
            at_once = due is not None and due <= now and not clock.breached
            moved.append(MovedLimit(clock.key, title_of(after, clock), was_due, due, at_once))
    return tuple(moved)


ADOPT_FOR_CASES = "adopt_for_cases"
CHUNK = 20
"""How many cases one activity takes: what a crash repeats at the most, harmlessly."""


@dataclass(frozen=True)
class AdoptionRun:
    """Adopting for many open cases, one after the other, at so many a minute; `batch` names the run for good.

    `template` is the command that each case gets, under an id of its own.
    """

    batch: str
    template: AdoptRules
    cases: tuple[str, ...]
    per_minute: int
    progress: "AdoptionProgress"


@dataclass(frozen=True)
class AdoptionProgress:
    """How far a run is: how many cases it has, how many moved to the new rules, how many did not, and why."""

    total: int
    adopted: int = 0
    not_adopted: int = 0
    reasons: dict[str, int] = field(default_factory=dict, compare=False)

    @property
    def done(self) -> int:
        """How many cases have been dealt with."""
        return self.adopted + self.not_adopted


@dataclass(frozen=True)
class AdoptionChunk:
    """Some cases of a run, for one activity."""

    batch: str
    template: AdoptRules
    cases: tuple[str, ...]
    per_minute: int


def command_for(template: AdoptRules, run: str, case: str) -> AdoptRules:
    """The command that one case of a run gets: the same every time, so that repeating it is harmless."""
    return template.model_copy(update={"id": f"adopt-{run}-{case}"[:64]})
