"""One page of the list, as it stands at this second."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import asyncpg

from board.database import QUERIES
from board.people import Person
from board.services import Services
from board.today.filters import PAGE_SIZE, STATES, Filters
from engine.database import rows
from practice.calendar import at_time_of_day, local_date, working_day_after


@dataclass(frozen=True)
class TodaysCase:
    """One case in the list; instants are UTC, rungs count from 0.

    The alert is the one that needs somebody most: what nobody has taken on, at the highest rung.
    """

    case_ref: str
    family: str | None
    team: str
    team_name: str | None
    worker: str | None
    worker_name: str | None
    stage: str
    state: str
    missing_details: int
    undelivered: int
    late_limits: int
    late_since: datetime | None
    late_title: str | None
    next_due: datetime | None
    next_title: str | None
    unacknowledged: int
    alert: str | None
    alert_title: str | None
    rung: int | None
    taken_by: str | None
    taken_by_name: str | None
    quiet_until: datetime | None
    not_delivered: bool

    @property
    def due(self) -> datetime | None:
        """When the limit that matters most fell due, or will."""
        return self.late_since or self.next_due

    @property
    def limit(self) -> str | None:
        """What that limit is called."""
        return self.late_title if self.late_since else self.next_title


@dataclass(frozen=True)
class TodaysList:
    """One page of cases, and how many there are in each state before the filter on the state."""

    cases: tuple[TodaysCase, ...]
    counts: dict[str, int]
    shown: int
    """How many cases the filters let through."""

    @property
    def pages(self) -> int:
        """How many pages they fill, at least one."""
        return max(-(-self.shown // PAGE_SIZE), 1)


async def todays_list(services: Services, person: Person, filters: Filters) -> TodaysList:
    """The page that the filters ask for, of the cases that the person sees."""
    found = await rows(
        QUERIES.todays_cases(
            services.pool,
            teams=filters.teams(person),
            worker=filters.worker,
            stage=filters.stage,
            limit_name=filters.limit,
            state=filters.state,
            soon=soon(services),
            most=PAGE_SIZE,
            skip=(filters.page - 1) * PAGE_SIZE,
        )
    )
    first = found[0]
    counts = {state: int(first[f"of_{state.replace(' ', '_')}"]) for state in STATES}
    shown = counts[filters.state] if filters.state else int(first["of_all"])
    return TodaysList(tuple(_case(row) for row in found if row["case_ref"]), counts, shown)


def soon(services: Services) -> datetime:
    """Until when a limit is due soon: the end of the next working day (a UTC instant)."""
    calendar = services.rulebook.for_referral(services.rulebook.today)[1]
    next_day = working_day_after(calendar, local_date(calendar, services.now()), 1, count_start_day=False)
    return at_time_of_day(calendar, next_day, "24:00") + timedelta(microseconds=1)


def _case(row: asyncpg.Record) -> TodaysCase:
    given: dict[str, Any] = {name: row[name] for name in TodaysCase.__dataclass_fields__}
    return TodaysCase(**given)
