"""The records: everything that is read of the journal and its projections. Nothing here writes.

`Records` is for whoever shows cases to people. The two functions on stored entries are for the journal itself, which
compares what it is sent with what is there. All instants are UTC.
"""

import itertools
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Annotated, Any, Literal, TypeVar

import asyncpg
from pydantic import Field, TypeAdapter

from engine.database import QUERIES, rows
from engine.hashing import FIRST_PREVIOUS, canonical_entry, entry_hash
from practice.calendar import Calendar
from practice.events import Entry, Event
from practice.reports.facts import Fact, Period
from practice.reports.oversight import LOOKS, OpenCase
from practice.rules import Rules
from practice.view import CaseView

AT_ONCE = 200
"""So many cases are fetched together where every case is read, which keeps the memory that it takes small."""
LAST = 2**31 - 1

_EVENT: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="kind")])
_RULES = TypeAdapter(Rules)
_CALENDAR = TypeAdapter(Calendar)
_VIEW = TypeAdapter(CaseView)
_Row = TypeVar("_Row", bound="CaseRow | AlertRow")


@dataclass(frozen=True)
class CaseRow:
    """One case as it stands at this second. All instants are UTC.

    `late_since` is when the first of its late limits fell due, `next_due` when the next one will. `written` is how far
    its journal goes; less than `version` means that entries are still on their way.
    """

    case_ref: str
    family: str | None
    team: str
    worker: str | None
    stage: str
    state: Literal["on track", "late", "escalated", "closed"]
    version: int
    written: int
    adopted: bool
    received_at: datetime | None
    closed_at: datetime | None
    closed_reason: str | None
    next_step: str | None
    breaches: int
    refusals: int
    missing_details: int
    undelivered: int
    late_limits: int
    late_since: datetime | None
    late_title: str | None
    next_due: datetime | None
    next_title: str | None
    updated_at: datetime


@dataclass(frozen=True)
class AlertRow:
    """One alert whose work is not done, and whose it is. Rungs count from 0; instants are UTC."""

    case_ref: str
    team: str
    worker: str | None
    alert: str
    title: str
    rung: int
    raised_at: datetime
    state: Literal["unacknowledged", "acknowledged"]
    acknowledged_by: str | None
    action: str | None
    quiet_until: datetime | None
    not_delivered: bool


class Records:
    """What can be read of one database, by way of an asyncpg pool."""

    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool

    async def read_entries(self, case: str) -> tuple[Entry, ...]:
        """Every entry of a case in order, ready to be folded; empty for an unknown case."""
        found = await stored_entries(self._pool, case)
        return tuple(entry_of(row) for row in found)

    async def read_rules(self, rules_hash: str) -> Rules | None:
        """The rules that an opening event names by hash, or None."""
        body = await QUERIES.rulebook(self._pool, hash=rules_hash)
        return None if body is None else _RULES.validate_json(body)

    async def read_calendar(self, calendar_hash: str) -> Calendar | None:
        """The calendar that an opening event names by hash, or None."""
        body = await QUERIES.calendar(self._pool, hash=calendar_hash)
        return None if body is None else _CALENDAR.validate_json(body)

    async def case_view(self, case: str) -> CaseView | None:
        """The case as it stood when it was last written (its lateness is as old as that), or None."""
        body = await QUERIES.case_view(self._pool, case_ref=case)
        return None if body is None else _VIEW.validate_json(body)

    async def open_cases(self, team: str | None = None) -> tuple[str, ...]:
        """The references of all cases that are not closed, of one team or of all."""
        return tuple(row["case_ref"] for row in await rows(QUERIES.open_cases(self._pool, team=team)))

    async def case_rows(  # noqa: PLR0913 - each narrows the list
        self,
        *,
        team: str | None = None,
        worker: str | None = None,
        family: str | None = None,
        state: Literal["on track", "late", "escalated", "closed"] | None = None,
        most: int = 500,
        skip: int = 0,
    ) -> tuple[CaseRow, ...]:
        """Cases as they stand at this second, the longest late first; without `state`, every one but the closed."""
        narrowed = {"team": team, "worker": worker, "family": family, "state": state, "most": most, "skip": skip}
        return _typed(CaseRow, await rows(QUERIES.case_rows(self._pool, **narrowed)))

    async def open_alerts(self, team: str | None = None) -> tuple[AlertRow, ...]:
        """Alerts whose work is not done, the highest rung and the oldest first, of one team or of all."""
        return _typed(AlertRow, await rows(QUERIES.open_alerts(self._pool, team=team)))

    async def verify_chain(self, case: str) -> int | None:
        """The first sequence at which a case's journal was changed or has a hole, or None when it is whole."""
        # How far it should go is read first: what is written meanwhile must not look like a hole.
        written = await QUERIES.written(self._pool, case_ref=case) or 0
        return first_fault(await stored_entries(self._pool, case), written)

    async def cases_of_family(self, family: str) -> tuple[str, ...]:
        """The references of a family's cases, open or closed, the earliest contact first; empty for an unknown one."""
        return tuple(row["case_ref"] for row in await rows(QUERIES.cases_of_family(self._pool, family=family)))

    async def count_cases(self) -> int:
        """How many cases there have been."""
        return int(await QUERIES.case_count(self._pool))

    async def every_case(self) -> AsyncIterator[tuple[str, tuple[Entry, ...]]]:
        """Each case that there has been with all its entries, a few at a time, so that any number can be read."""
        references = [row["case_ref"] for row in await rows(QUERIES.all_cases(self._pool))]
        for begin in range(0, len(references), AT_ONCE):
            chosen = references[begin : begin + AT_ONCE]
            found = await rows(QUERIES.entries_of(self._pool, case_refs=chosen))
            for case, own in itertools.groupby(found, key=lambda row: str(row["case_ref"])):
                yield case, tuple(entry_of(row) for row in own)

    async def last_sequence(self, case: str) -> int:
        """How far a case's journal goes; 0 for a case that it does not know."""
        return int(await QUERIES.last_sequence(self._pool, case_ref=case) or 0)

    async def every_fault(self) -> AsyncIterator[tuple[str, int | None]]:
        """Each case that there has been with what `verify_chain` says of it, a few cases at a time."""
        references = [(row["case_ref"], row["written"]) for row in await rows(QUERIES.all_written(self._pool))]
        for begin in range(0, len(references), AT_ONCE):
            chosen = dict(references[begin : begin + AT_ONCE])
            found = await rows(QUERIES.entries_of(self._pool, case_refs=list(chosen)))
            of_case = {case: list(own) for case, own in itertools.groupby(found, key=lambda row: str(row["case_ref"]))}
            for case, written in chosen.items():
                yield case, first_fault(of_case.get(case, []), written)

    async def facts(self, watched: Sequence[str], period: Period) -> tuple[Fact, ...]:
        """What a report counts: its `WATCHED` kinds, of all cases in which the first of them happened in the period.

        The facts of a case stand together, in order; some of them may lie outside the period, and of other teams.
        """
        asked = {"kind": watched[0], "kinds": list(watched), "since": period.since, "until": period.until}
        return tuple(_fact(row) for row in await rows(QUERIES.facts(self._pool, **asked)))

    async def looks(self, team: str | None = None) -> tuple[OpenCase, ...]:
        """Every case that is not closed, of one team or of all, with a manager's last look at it."""
        found = await rows(QUERIES.looks(self._pool, kinds=list(LOOKS), team=team))
        return tuple(
            OpenCase(case=row["case_ref"], **{k: v for k, v in row.items() if k != "case_ref"}) for row in found
        )


async def stored_entries(
    database: asyncpg.Pool | asyncpg.Connection, case: str, *, first: int = 1, last: int = LAST
) -> list[asyncpg.Record]:
    """A case's entries as they are stored, with their hashes, between two sequences (both included)."""
    return await rows(QUERIES.entries(database, case_ref=case, first=first, last=last))


def entry_of(row: Mapping[str, Any]) -> Entry:
    """A stored entry as the practice knows it."""
    return Entry(
        sequence=row["sequence"],
        recorded_at=row["recorded_at"],
        happened_at=row["happened_at"],
        actor=row["actor"],
        command=row["command"],
        event=_EVENT.validate_json(row["event"]),
    )


def first_fault(found: Sequence[Mapping[str, Any]], written: int) -> int | None:
    """The first sequence at which a case's stored entries were changed or have a hole; None where they are whole.

    `written` is how far they should go.
    """
    previous = FIRST_PREVIOUS
    for expected, row in enumerate(found, start=1):
        whole = row["sequence"] == expected and row["kind"] == json.loads(row["event"]).get("kind")
        if not whole or row["previous_hash"] != previous or row["hash"] != _stored_hash(row):
            return expected
        previous = row["hash"]
    return len(found) + 1 if len(found) < written else None


def _fact(row: Mapping[str, Any]) -> Fact:
    names = ("sequence", "happened_at", "recorded_at", "actor", "team", "rules", "calendar")
    return Fact(case=row["case_ref"], event=_EVENT.validate_json(row["event"]), **{name: row[name] for name in names})


def _stored_hash(row: Mapping[str, Any]) -> str:
    names = ("case_ref", "sequence", "recorded_at", "happened_at", "actor", "command")
    text = canonical_entry(**{name: row[name] for name in names}, event=json.loads(row["event"]))
    return entry_hash(row["previous_hash"], text)


def _typed(kind: type[_Row], found: Sequence[asyncpg.Record]) -> tuple[_Row, ...]:
    return tuple(kind(**{f.name: row[f.name] for f in fields(kind)}) for row in found)
