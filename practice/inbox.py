"""What a case workflow is started with and what it is sent, beside the commands themselves."""

from dataclasses import dataclass

from pydantic import Field

from practice.case import Case, TheCalendar, TheRules
from practice.commands import AnyCommand, Opening, Part
from practice.events import Entry


@dataclass(frozen=True)
class Carried:
    """What a case takes along when its history is started afresh: everything."""

    case: Case
    unwritten: tuple[Entry, ...]


@dataclass(frozen=True)
class CaseInput:
    """How a case workflow starts: an opening command with the rules and the calendar as values, or a carried case.

    `fresh_history_every` makes the history start afresh after that many events; tests use it.
    """

    case: str
    rules: TheRules
    calendar: TheCalendar
    opening: Opening | None = None
    carried: Carried | None = None
    fresh_history_every: int | None = None


class RecordAll(Part):
    """Several commands for one case, taken in order as one."""

    commands: tuple[AnyCommand, ...] = Field(min_length=1, max_length=100)
