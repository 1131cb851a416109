"""What reports are made of: entries of the journal with the team of that moment, and the period that is asked about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Fact:
    """One entry of a case's journal.

    `team` had the case then; `rules` and `calendar` are the hashes of those that it lived by then. `happened_at` is
    the corrected date where it was corrected. Instants are UTC.
    """

    case: str
    sequence: int
    happened_at: datetime
    recorded_at: datetime
    actor: str
    team: str
    rules: str
    calendar: str
    event: Any

    @property
    def kind(self) -> str:
        """The kind of the event."""
        return str(self.event.kind)


@dataclass(frozen=True)
class Period:
    """From one UTC instant until before another; either end may be open. And of which team, where not of all."""

    since: datetime | None = None
    until: datetime | None = None
    team: str | None = None

    @classmethod
    def of(cls, first: date | None, last: date | None, zone: ZoneInfo, team: str | None = None) -> "Period":
        """The period between two local dates, both included.

        Raises:
            ValueError: the last day is before the first.
        """
        if first and last and last < first:
            raise ValueError(f"The period ends on {last}, before it begins on {first}.")
        until = last + timedelta(days=1) if last else None
        return cls(_midnight(first, zone), _midnight(until, zone), team)

    def includes(self, fact: Fact) -> bool:
        """Whether a fact lies in the period and is of its team."""
        return self.covers(fact.happened_at) and self.team in {None, fact.team}

    def covers(self, at: datetime) -> bool:
        """Whether an instant lies in the period."""
        return (self.since is None or self.since <= at) and (self.until is None or at < self.until)


def of_kind(facts: Iterable[Fact], kind: str, period: Period) -> Iterator[Fact]:
    """The facts of one kind that the period includes."""
    return (fact for fact in facts if fact.kind == kind and period.includes(fact))


def _midnight(on: date | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(on, time(), zone).astimezone(UTC) if on else None
