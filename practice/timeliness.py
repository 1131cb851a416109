"""How timely past cases were: limits counted by outcome, and the figures that the Department for Education publishes.

The two differ on purpose. A limit is counted as the edition of its day counts it: from the point of referral, say. A
published figure is counted as the Department counts it, from one date in the census to another, and on bank holidays
alone (`docs/rehearsal.md`). Pure.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import Literal

from practice.calendar import Calendar, is_working_day, working_days_between
from practice.rehearsal import Outcome, PastLimit

_Key = tuple[str, str, str, str, Outcome]
SETTLED = frozenset({Outcome.MET, Outcome.MET_LATE, Outcome.OPEN_LATE, Outcome.ENDED_LATE})
"""The outcomes that say whether a limit was kept. One that is not due yet, or ended before it was, says nothing."""


@dataclass(frozen=True)
class Timeliness:
    """The limits of one kind, of one edition or one team: how many came to each outcome."""

    rule: str
    title: str
    group: str
    counts: dict[Outcome, int]

    @property
    def total(self) -> int:
        """How many limits there were."""
        return sum(self.counts.values())

    @property
    def late(self) -> int:
        """How many passed with the work undone, whatever was done afterwards."""
        return sum(n for outcome, n in self.counts.items() if outcome.late)

    @property
    def share(self) -> float | None:
        """The share met in time of those that were met or passed, from 0 to 1; None where there were none."""
        settled = sum(n for outcome, n in self.counts.items() if outcome in SETTLED)
        return self.counts[Outcome.MET] / settled if settled else None


@dataclass
class Tally:
    """A count of limits that grows as cases come in. It holds counts and no case."""

    counts: Counter[_Key] = field(default_factory=Counter)

    def add(self, limits: Iterable[PastLimit]) -> None:
        """Count some limits."""
        self.counts.update((x.rule, x.title, x.edition, x.team, x.outcome) for x in limits)

    def merge(self, other: "Tally") -> None:
        """Count what another tally has counted."""
        self.counts.update(other.counts)

    def by(self, group: Literal["edition", "team"]) -> tuple[Timeliness, ...]:
        """The counts of each limit by edition or by team, in the order of their names."""
        place = 2 if group == "edition" else 3
        found: dict[tuple[str, str, str], Counter[Outcome]] = {}
        for key, n in self.counts.items():
            found.setdefault((key[0], key[1], str(key[place])), Counter())[key[4]] += n
        return tuple(
            Timeliness(*names, {outcome: counts[outcome] for outcome in Outcome})
            for names, counts in sorted(found.items())
        )


@dataclass(frozen=True)
class Measure:
    """A figure that the Department publishes: what is counted, and within how many working days."""

    name: str
    title: str
    within: int
    counted: str


ASSESSMENTS = Measure(
    "assessments",
    "Assessments completed within 45 working days",
    45,
    "from the start of the assessment to its authorisation",
)
CONFERENCES = Measure(
    "conferences",
    "Initial child protection conferences within 15 working days",
    15,
    "from the start of the section 47 enquiry to the conference",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of work that was completed (local dates): whose, and where the return has it."""

    child: str
    line: int
    started_on: date
    completed_on: date


@dataclass(frozen=True)
class Differing:
    """A piece of work that is in time or not according to whether its first day counts; days counted either way."""

    child: str
    line: int
    started_on: date
    completed_on: date
    days: int
    days_with_first: int


@dataclass(frozen=True)
class Figure:
    """A published figure, and the same with the first day counted. Shares lie between 0 and 1; None of nothing."""

    measure: Measure
    completed: int
    within: int
    share: float | None
    median_days: float | None
    within_with_first: int
    share_with_first: float | None
    differing: tuple[Differing, ...]


def days_taken(calendar: Calendar, started: date, completed: date, *, first_day_counts: bool) -> int:
    """The working days from one local date to another. Without the first day, the same day is 0.

    Raises:
        CalendarEnds: the first day is not covered.
    """
    first = 1 if first_day_counts and is_working_day(calendar, started) else 0
    return working_days_between(calendar, started, completed) + first


def figure(measure: Measure, pieces: Sequence[Piece], calendar: Calendar) -> Figure:
    """Count a published figure over work that was completed.

    The Department counts from the day after the start: its tables give work that was done on the day on which it
    started a row of its own ("same day"), before "1 to 10 days".
    """
    days = [days_taken(calendar, p.started_on, p.completed_on, first_day_counts=False) for p in pieces]
    with_first = [days_taken(calendar, p.started_on, p.completed_on, first_day_counts=True) for p in pieces]

    within, within_with_first = (sum(1 for n in taken if n <= measure.within) for taken in (days, with_first))
    return Figure(
        measure,
        len(pieces),
        within,
        _share(within, pieces),
        median(days) if days else None,
        within_with_first,
        _share(within_with_first, pieces),
        tuple(
            Differing(p.child, p.line, p.started_on, p.completed_on, n, counted)
            for p, n, counted in zip(pieces, days, with_first, strict=True)
            if n <= measure.within < counted
        ),
    )


def _share(part: int, whole: Sequence[Piece]) -> float | None:
    return part / len(whole) if whole else None
