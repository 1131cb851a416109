"""What the board's figures are counted from: the narrow rows that the journal's trigger keeps, added up in PostgreSQL.

Everything is read in one transaction, so that the figures of one page agree with one another.

The period is that of `practice.reports.facts.Period`; all instants are UTC, all months and days those of the zone.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from inspect import signature
from itertools import accumulate
from typing import Any, Literal, TypeVar

import asyncpg

from engine.database import QUERIES, rows
from practice.calendar import Calendar, is_working_day
from practice.reports.last_day import SHORTEST

VISIT_LATE_AFTER = 2
"""A visit that is recorded more working days than this after it is counted as recorded late."""

Outcome = Literal["met", "met_late", "open", "open_late", "ended", "ended_late"]
_Row = TypeVar("_Row")


@dataclass(frozen=True)
class Scope:
    """What is asked about: a team or all, an edition or all, and a period (UTC, from `since` until before `until`).

    `calendar` says which days are working days, and in which zone days and months begin.
    """

    since: datetime
    until: datetime
    calendar: Calendar
    team: str | None = None
    edition: str | None = None


@dataclass(frozen=True)
class WorkerLoad:
    """The open cases of one worker: all, those of the team asked about, and those with a limit that has passed."""

    worker: str
    name: str | None
    open: int
    here: int
    late: int
    teams: tuple[str, ...]


@dataclass(frozen=True)
class TeamLoad:
    """The open cases of one team: all, those with a limit that has passed, and those that nobody has been given."""

    team: str
    open: int
    late: int
    unallocated: int


@dataclass(frozen=True)
class MonthOfLimit:
    """What became of the limits of one name that fell due in one month (its first day)."""

    name: str
    title: str
    month: date
    met: int
    met_late: int
    open: int
    open_late: int
    ended: int
    ended_late: int


@dataclass(frozen=True)
class DecisionCount:
    """How many contacts a team decided at one level with one outcome."""

    team: str
    threshold: str
    outcome: str
    decisions: int


@dataclass(frozen=True)
class AgencyCount:
    """What one agency was asked, and what came of it, as `practice.reports.agencies` counts it.

    `late` had no reply when the limit passed; `in_time` were answered before that, or have no limit; `not_due` are the
    open ones whose limit has not passed.
    """

    agency: str
    asked: int
    answered: int
    waived: int
    open: int
    not_due: int
    unanswered: int
    late: int
    in_time: int
    median_working_days: float | None


@dataclass(frozen=True)
class LookCount:
    """How many open cases of a team a manager last looked at so many whole days ago; None where none has."""

    team: str
    days: int | None
    cases: int


@dataclass(frozen=True)
class LastDayCount:
    """How many limits of one rule a team met in time, and how many of these on the last day allowed."""

    name: str
    title: str
    amount: int
    unit: str
    count_start_day: bool
    team: str
    met: int
    on_the_last: int


@dataclass(frozen=True)
class DaysUsed:
    """How many limits were met so many working days after their first day, of so many allowed."""

    amount: int
    used: int | None
    late: bool
    limits: int


@dataclass(frozen=True)
class MoveCount:
    """Corrections by which somebody moved due dates later. `passed`: limits that had passed when they were moved."""

    team: str
    actor: str
    name: str | None
    corrections: int
    cases: int
    limits: int
    passed: int
    median_days: float


@dataclass(frozen=True)
class VisitCount:
    """Visits that somebody recorded: all, late, and after a limit had passed with a time before it."""

    team: str
    actor: str
    name: str | None
    visits: int
    late: int
    after_the_limit: int


@dataclass(frozen=True)
class CaseLine:
    """One thing that a figure counted, on which case. What the instants mean is said where the figure is.

    `team`, `worker` and `stage` are those of the case now.
    """

    case_ref: str
    team: str
    worker: str | None
    stage: str
    what: str | None
    actor: str | None
    started_at: datetime | None
    due: datetime | None
    done_at: datetime | None
    recorded_at: datetime | None


@dataclass(frozen=True)
class CaseLines:
    """A page of the lines behind a figure, and how many there are in all."""

    lines: tuple[CaseLine, ...]
    total: int


@asynccontextmanager
async def reading(pool: asyncpg.Pool) -> "AsyncIterator[Figures]":
    """What can be counted of one database, as it stands at one instant."""
    async with pool.acquire() as connection, connection.transaction(isolation="repeatable_read", readonly=True):
        # A plan for any team and any period would be one for none; compiling takes longer than counting.
        await connection.execute("SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL jit = off")
        yield Figures(connection)


class Figures:
    """What is counted in one transaction; make one with `reading`."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection

    async def worker_loads(self, team: str | None) -> tuple[WorkerLoad, ...]:
        """Who holds how many open cases, the most first; of those with a case in the team where one is given."""
        found = await rows(QUERIES.worker_loads(self._connection, team=team))
        return tuple(WorkerLoad(**{**row, "teams": tuple(row["teams"])}) for row in found)

    async def team_loads(self, team: str | None) -> tuple[TeamLoad, ...]:
        """The open cases of each team, or of one."""
        return _typed(TeamLoad, await rows(QUERIES.team_loads(self._connection, team=team)))

    async def timeliness(self, scope: Scope) -> tuple[MonthOfLimit, ...]:
        """What became of the limits that fell due, by name and month."""
        found = await rows(
            QUERIES.counted_timeliness(self._connection, **_of_team(scope), zone=scope.calendar.time_zone)
        )
        counted = [f.name for f in fields(MonthOfLimit)][3:]
        return tuple(MonthOfLimit(**{**row, **{name: int(row[name]) for name in counted}}) for row in found)

    async def decisions(self, scope: Scope) -> tuple[DecisionCount, ...]:
        """Decisions on contacts of every team, whichever is asked about: one is compared with all."""
        return _typed(DecisionCount, await rows(QUERIES.counted_decisions(self._connection, **_of_all(scope))))

    async def agencies(self, scope: Scope) -> tuple[AgencyCount, ...]:
        """What agencies were asked, and what came of it."""
        return _typed(
            AgencyCount, await rows(QUERIES.counted_agencies(self._connection, **_of_team(scope), **_days(scope)))
        )

    async def oversight(self, team: str | None, edition: str | None) -> tuple[LookCount, ...]:
        """Open cases by how long ago a manager looked."""
        return _typed(LookCount, await rows(QUERIES.counted_oversight(self._connection, team=team, edition=edition)))

    async def last_days(self, scope: Scope) -> tuple[LastDayCount, ...]:
        """Limits long enough that were met in time, of every team, and how many of them on the last day."""
        asked = {**_of_all(scope), "zone": scope.calendar.time_zone, "shortest": SHORTEST - 1}
        return _typed(LastDayCount, await rows(QUERIES.counted_last_days(self._connection, **asked)))

    async def days_used(self, scope: Scope, name: str) -> tuple[DaysUsed, ...]:
        """How many working days were used until one limit was met."""
        asked = {**_of_team(scope), **_days(scope), "name": name}
        return _typed(DaysUsed, await rows(QUERIES.counted_days_used(self._connection, **asked)))

    async def moves(self, scope: Scope) -> tuple[MoveCount, ...]:
        """Corrections that moved due dates later, by team and by who corrected."""
        return _typed(MoveCount, await rows(QUERIES.counted_moves(self._connection, **_of_team(scope))))

    async def visits(self, scope: Scope) -> tuple[VisitCount, ...]:
        """Visits by team and by who recorded them."""
        asked = {**_of_team(scope), **_days(scope), "late_after": VISIT_LATE_AFTER}
        return _typed(VisitCount, await rows(QUERIES.counted_visits(self._connection, **asked)))

    async def editions(self) -> dict[str, str]:
        """The editions that cases here have lived by, with their titles; the newest first."""
        return {row["edition"]: row["title"] for row in await rows(QUERIES.counted_editions(self._connection))}

    async def team_names(self) -> dict[str, str]:
        """The teams of the directory and those that cases are with, by id with their names."""
        return {row["id"]: row["name"] for row in await rows(QUERIES.counted_teams(self._connection))}

    async def cases(
        self, figure: str, scope: Scope, narrowed: Mapping[str, Any], *, most: int, skip: int = 0
    ) -> CaseLines:
        """The lines behind a figure, `narrowed` by what its query takes beside the scope."""
        query = getattr(QUERIES, f"cases_of_{figure}")
        given = {**_of_team(scope), **_days(scope), "late_after": VISIT_LATE_AFTER, **narrowed}
        taken = {name: value for name, value in given.items() if name in signature(query).parameters}
        found = await rows(query(self._connection, **taken, most=most, skip=skip))
        return CaseLines(_typed(CaseLine, found), found[0]["total"] if found else 0)


def _of_all(scope: Scope) -> dict[str, Any]:
    return {"edition": scope.edition, "since": scope.since, "until": scope.until}


def _of_team(scope: Scope) -> dict[str, Any]:
    return {"team": scope.team, **_of_all(scope)}


def _days(scope: Scope) -> dict[str, Any]:
    return {
        "zone": scope.calendar.time_zone,
        "first": scope.calendar.first_day,
        "numbers": working_day_numbers(scope.calendar),
    }


_NUMBERS: dict[str, list[int]] = {}


def working_day_numbers(calendar: Calendar) -> list[int]:
    """For each day that the calendar covers, how many working days there have been by its end."""
    known = _NUMBERS.get(calendar.hash)
    if known is None:
        length = (calendar.last_day - calendar.first_day).days + 1
        days = (calendar.first_day + timedelta(days=n) for n in range(length))
        known = _NUMBERS[calendar.hash] = list(accumulate(int(is_working_day(calendar, day)) for day in days))
    return known


def _typed(kind: type[_Row], found: list[asyncpg.Record]) -> tuple[_Row, ...]:
    names = [f.name for f in fields(kind)]  # type: ignore[arg-type]
    return tuple(kind(**{name: row[name] for name in names}) for row in found)
