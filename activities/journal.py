"""The journal: every event of every case in PostgreSQL, append-only, and the projections that people read.

ApplicationError
├── JournalConflict   an entry is there already and says something else (not retried; in the operators' queue)
├── JournalGap        entries before these have not been written
└── RulesMissing      the case's rules or calendar are not stored and did not come along (likewise)
"""

import asyncio
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Annotated, Any

import asyncpg
import structlog
from pydantic import Field, TypeAdapter
from temporalio import activity
from temporalio.exceptions import ApplicationError

from activities.database import QUERIES
from activities.operators import raise_findings
from engine.hashing import FIRST_PREVIOUS, canonical_entry, entry_hash, instant, storable
from engine.observed import observe_entries
from engine.records import entry_of, stored_entries
from practice.calendar import Calendar
from practice.events import AlertReachedNobody, CaseAdopted, ContactReceived, Entry, Event, RulesAdopted
from practice.outbox import WRITE_JOURNAL, JournalBatch
from practice.recorder import ENGINE
from practice.rules import Rules
from practice.view import AlertView, CaseView, LimitView
from practice.watch import Finding, Trouble

_AS_SHOWN = (
    "family",
    "team",
    "worker",
    "stage",
    "version",
    "rules",
    "calendar",
    "adopted",
    "received_at",
    "closed_at",
    "closed_reason",
    "attend_at",
)

_EVENT: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="kind")])
_RULES = TypeAdapter(Rules)
_CALENDAR = TypeAdapter(Calendar)
_VIEW = TypeAdapter(CaseView)

_log = structlog.get_logger(__name__)


class Journal:
    """The journal in one database, by way of an asyncpg pool."""

    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool

    @activity.defn(name=WRITE_JOURNAL)
    async def write_journal(self, batch: JournalBatch) -> int:
        """Append what is missing of a batch, and say so once it has lingered; see `append`."""
        last = await self.append(batch)
        await asyncio.sleep(batch.lingers.total_seconds())
        return last

    async def append(self, batch: JournalBatch) -> int:
        """Append what is missing of a batch and bring the projections up to date, in one transaction.

        Repeating a batch, or sending one that overlaps what is there, writes only what is missing.

        Returns:
            The sequence of the last entry that the journal now has of this case.

        Raises:
            ApplicationError: `JournalConflict`, `JournalGap` or `RulesMissing`; see the top of this module.
        """
        try:
            last, new = await self._write(batch)
        except ApplicationError as refusal:
            if refusal.non_retryable:
                await raise_findings(self._pool, [_refused(batch, refusal)])
            raise
        observe_entries(new)
        for entry in new:
            _log.info("recorded", case=batch.case, workflow_id=f"case/{batch.case}", **_references(entry))
        return last

    async def _write(self, batch: JournalBatch) -> tuple[int, list[Entry]]:
        async with self._pool.acquire() as connection, connection.transaction():
            await QUERIES.lock_case(connection, case_ref=batch.case)
            await _keep_values(connection, batch)
            last, new = await _append(connection, batch)
            await _project(connection, batch, last)
            if untold := list(_untold(batch)):
                await raise_findings(connection, untold)
        return last, new


def _references(entry: Entry) -> dict[str, Any]:
    return {"fact": entry.event.kind, "journal_sequence": entry.sequence, "command_id": entry.command}


def _refused(batch: JournalBatch, refusal: ApplicationError) -> Finding:
    detail = f"The journal refuses its entries from {batch.entries[0].sequence} on ({refusal.type})."
    return Finding(Trouble.JOURNAL_BEHIND, batch.case, "refused", detail, batch.case)


def _untold(batch: JournalBatch) -> Iterator[Finding]:
    detail = "Everybody whom its ladder names was tried, and nobody could be told."
    for entry in batch.entries:
        if isinstance(entry.event, AlertReachedNobody):
            about, code = f"{batch.case}/{entry.event.alert}", entry.event.code
            yield Finding(Trouble.REACHED_NOBODY, about, code, detail, batch.case, entry.recorded_at)


def entry_event(entry: Entry) -> dict[str, Any]:
    """An entry's event as the JSON object that is stored."""
    stored: dict[str, Any] = json.loads(storable(_EVENT.dump_json(entry.event).decode()))
    return stored


def _hash(case: str, entry: Entry, event: dict[str, Any], previous: str) -> str:
    text = canonical_entry(
        case_ref=case,
        sequence=entry.sequence,
        recorded_at=entry.recorded_at,
        happened_at=entry.happened_at,
        actor=entry.actor,
        command=entry.command,
        event=event,
    )
    return entry_hash(previous, text)


async def _keep_values(connection: asyncpg.Connection, batch: JournalBatch) -> None:
    if batch.rules:
        body = _RULES.dump_json(batch.rules).decode()
        await QUERIES.keep_rulebook(connection, hash=batch.rules.hash, body=body)
    if batch.calendar:
        body = _CALENDAR.dump_json(batch.calendar).decode()
        await QUERIES.keep_calendar(connection, hash=batch.calendar.hash, body=body)


async def _append(connection: asyncpg.Connection, batch: JournalBatch) -> tuple[int, list[Entry]]:
    end = await QUERIES.last_entry(connection, case_ref=batch.case)
    last = end["sequence"] if end else 0
    _refuse_gap(batch, last)
    await _refuse_conflict(connection, batch, last)
    new = [entry for entry in batch.entries if entry.sequence > last]
    if not new:
        return last, []
    try:
        await QUERIES.add_entries(connection, entries=json.dumps(_chained(batch.case, new, end)))
    except (asyncpg.ForeignKeyViolationError, asyncpg.NotNullViolationError):
        raise ApplicationError(
            "The rules or the calendar of this case are not stored.", type="RulesMissing", non_retryable=True
        ) from None
    return new[-1].sequence, new


def _refuse_gap(batch: JournalBatch, last: int) -> None:
    expected = last + 1
    for entry in batch.entries:
        if entry.sequence > expected:
            raise ApplicationError(
                f"Entry {entry.sequence} was sent, but entry {expected} has not been written.", type="JournalGap"
            )
        expected = max(expected, entry.sequence + 1)


async def _refuse_conflict(connection: asyncpg.Connection, batch: JournalBatch, last: int) -> None:
    known = {entry.sequence: entry for entry in batch.entries if entry.sequence <= last}
    if not known:
        return
    for row in await stored_entries(connection, batch.case, first=min(known), last=max(known)):
        entry = known.get(row["sequence"])
        if entry is not None and not _same(row, batch.case, entry):
            raise ApplicationError(
                f"Entry {entry.sequence} is in the journal already and says something else.",
                type="JournalConflict",
                non_retryable=True,
            )


def _same(row: asyncpg.Record, case: str, entry: Entry) -> bool:
    if row["hash"] == _hash(case, entry, entry_event(entry), row["previous_hash"]):
        return True
    # An older version of the code may have written the same event with fewer fields. And a case whose workflow was
    # reset lives through what it had recorded once more, at a later time: what was recorded first stands.
    known = entry_of(row)
    happened_at = known.happened_at if entry.actor == ENGINE else entry.happened_at
    return replace(entry, recorded_at=known.recorded_at, happened_at=happened_at) == known


def _chained(case: str, new: Sequence[Entry], end: asyncpg.Record | None) -> list[dict[str, Any]]:
    previous = end["hash"] if end else FIRST_PREVIOUS
    rules, calendar = (end["rules"], end["calendar"]) if end else (None, None)
    chained = []
    for entry in new:
        if isinstance(entry.event, ContactReceived | CaseAdopted | RulesAdopted):
            rules, calendar = entry.event.rules, entry.event.calendar
        event = entry_event(entry)
        own = _hash(case, entry, event, previous)
        chained.append(
            {
                "case_ref": case,
                "sequence": entry.sequence,
                "recorded_at": instant(entry.recorded_at),
                "happened_at": instant(entry.happened_at),
                "actor": entry.actor,
                "command": entry.command,
                "event": event,
                "rules": rules,
                "calendar": calendar,
                "previous_hash": previous,
                "hash": own,
            }
        )
        previous = own
    return chained


async def _project(connection: asyncpg.Connection, batch: JournalBatch, last: int) -> None:
    seen = batch.view
    if await QUERIES.show_case(connection, case_row=json.dumps(_case_row(batch, last))):
        positions = range(len(seen.limits)) if batch.positions is None else batch.positions
        limits = json.dumps([_limit_row(at, x) for at, x in zip(positions, seen.limits, strict=True)])
        await QUERIES.show_limits(connection, case_ref=batch.case, limits=limits)
        if seen.alerts:
            alerts = storable(json.dumps([_alert_row(x) for x in seen.alerts]))
            await QUERIES.show_alerts(connection, case_ref=batch.case, alerts=alerts)
    else:
        await QUERIES.note_written(connection, case_ref=batch.case, written=last)


def _case_row(batch: JournalBatch, written: int) -> dict[str, Any]:
    seen = batch.view
    stored = json.loads(storable(_VIEW.dump_json(seen).decode()))
    return {
        **{name: stored[name] for name in _AS_SHOWN},
        "case_ref": seen.case,
        "written": written,
        "escalated": any(a.rung > 0 and a.state != "resolved" for a in seen.alerts),
        "next_step": seen.next_step,
        "breaches": seen.breaches,
        "refusals": seen.refusals,
        "missing_details": len(seen.missing_details),
        "undelivered": len(seen.undelivered),
        "view": stored if batch.positions is None else {**stored, "positions": batch.positions},
    }


def _limit_row(position: int, limit: LimitView) -> dict[str, Any]:
    running = limit.state in {"running", "late"}
    return {
        "position": position,
        "key": limit.key,
        "title": limit.title,
        "state": "running" if running else limit.state.removesuffix(" late"),
        "anchor": instant(limit.anchor),
        "due": instant(limit.due),
        "stopped_at": instant(limit.stopped_at) if limit.stopped_at else None,
        "breached": limit.breached,
        "source": limit.source,
        "unconfirmed": limit.unconfirmed,
    }


def _alert_row(alert: AlertView) -> dict[str, Any]:
    return {
        "alert": alert.id,
        "title": alert.title,
        "rung": alert.rung,
        "raised_at": instant(alert.raised_at),
        "state": alert.state,
        "acknowledged_by": alert.acknowledged_by,
        "action": alert.action,
        "quiet_until": instant(alert.quiet_until) if alert.quiet_until else None,
        "not_delivered": alert.not_delivered,
        "reached_at": instant(alert.reached_at) if alert.reached_at else None,
    }
