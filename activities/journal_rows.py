"""What is written of some batches in one transaction: the entries that are missing, and the cases as people see them.

Whoever calls `write` has locked the cases, and has at most one batch of each.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any

import asyncpg
from pydantic import Field, TypeAdapter
from pydantic_core import to_json
from temporalio.exceptions import ApplicationError

from activities.database import QUERIES
from activities.operators import raise_findings
from engine.database import rows
from engine.hashing import FIRST_PREVIOUS, canonical_entry, entry_hash, instant, storable
from engine.records import entry_of, stored_entries
from practice.calendar import Calendar
from practice.events import AlertReachedNobody, CaseAdopted, ContactReceived, Entry, Event, RulesAdopted
from practice.outbox import JournalBatch
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

EVENT: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="kind")])
_RULES = TypeAdapter(Rules)
_CALENDAR = TypeAdapter(Calendar)
_VIEW = TypeAdapter(CaseView)


@dataclass(frozen=True)
class Written:
    """What became of a batch: the sequence of the case's last entry in the journal, and the entries that are new."""

    last: int
    new: tuple[Entry, ...]


@dataclass(frozen=True)
class _Missing:
    """A batch, the end of its case's journal before it, and the entries after that end."""

    batch: JournalBatch
    end: asyncpg.Record | None
    new: tuple[Entry, ...]

    @property
    def written(self) -> Written:
        before = self.end["sequence"] if self.end else 0
        return Written(self.new[-1].sequence if self.new else before, self.new)


async def write(
    connection: asyncpg.Connection, batches: Sequence[JournalBatch], *, kept: Collection[str] = ()
) -> list[Written]:
    """Append what is missing of some batches, and bring the projections up to date; all of it or nothing.

    `kept` are hashes of rules and calendars that are stored already.

    Raises:
        ApplicationError: `JournalConflict`, `JournalGap` or `RulesMissing`; see `activities.journal`.
    """
    await _keep_values(connection, batches, kept)
    found = await rows(QUERIES.last_entries(connection, case_refs=[batch.case for batch in batches]))
    ends = {row["case_ref"]: row for row in found}
    missing = [await _missing_of(connection, batch, ends.get(batch.case)) for batch in batches]
    await _append(connection, [row for each in missing for row in _chained(each)])
    await _project(connection, missing)
    if untold := [finding for batch in batches for finding in _untold(batch)]:
        await raise_findings(connection, untold)
    return [each.written for each in missing]


def hashes_of(batches: Iterable[JournalBatch]) -> set[str]:
    """The hashes of the rules and calendars that come along with some batches."""
    return {value.hash for batch in batches for value in (batch.rules, batch.calendar) if value}


async def _keep_values(connection: asyncpg.Connection, batches: Sequence[JournalBatch], kept: Collection[str]) -> None:
    for rules in {batch.rules.hash: batch.rules for batch in batches if batch.rules}.values():
        if rules.hash not in kept:
            await QUERIES.keep_rulebook(connection, hash=rules.hash, body=_RULES.dump_json(rules).decode())
    for calendar in {batch.calendar.hash: batch.calendar for batch in batches if batch.calendar}.values():
        if calendar.hash not in kept:
            await QUERIES.keep_calendar(connection, hash=calendar.hash, body=_CALENDAR.dump_json(calendar).decode())


def _untold(batch: JournalBatch) -> Iterator[Finding]:
    detail = "Everybody whom its ladder names was tried, and nobody could be told."
    for entry in batch.entries:
        if isinstance(entry.event, AlertReachedNobody):
            about, code = f"{batch.case}/{entry.event.alert}", entry.event.code
            yield Finding(Trouble.REACHED_NOBODY, about, code, detail, batch.case, entry.recorded_at)


# Entries


async def _missing_of(connection: asyncpg.Connection, batch: JournalBatch, end: asyncpg.Record | None) -> _Missing:
    last = end["sequence"] if end else 0
    _refuse_gap(batch, last)
    await _refuse_conflict(connection, batch, last)
    return _Missing(batch, end, tuple(entry for entry in batch.entries if entry.sequence > last))


async def _append(connection: asyncpg.Connection, entries: Sequence[Mapping[str, Any]]) -> None:
    if not entries:
        return
    try:
        await QUERIES.add_entries(connection, entries=to_json(entries).decode())
    except (asyncpg.ForeignKeyViolationError, asyncpg.NotNullViolationError):
        raise ApplicationError(
            "The rules or the calendar of this case are not stored.", type="RulesMissing", non_retryable=True
        ) from None


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


def _chained(missing: _Missing) -> Iterator[dict[str, Any]]:
    case, end = missing.batch.case, missing.end
    previous = end["hash"] if end else FIRST_PREVIOUS
    rules, calendar = (end["rules"], end["calendar"]) if end else (None, None)
    for entry in missing.new:
        if isinstance(entry.event, ContactReceived | CaseAdopted | RulesAdopted):
            rules, calendar = entry.event.rules, entry.event.calendar
        event = entry_event(entry)
        own = _hash(case, entry, event, previous)
        yield {
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
        previous = own


def entry_event(entry: Entry) -> dict[str, Any]:
    """An entry's event as the JSON object that is stored."""
    stored: dict[str, Any] = json.loads(storable(EVENT.dump_json(entry.event).decode()))
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


# Projections


async def _project(connection: asyncpg.Connection, missing: Sequence[_Missing]) -> None:
    batches = [each.batch for each in missing]
    found = await rows(
        QUERIES.show_cases(
            connection,
            cases=_document([_case_row(each.batch, each.written.last) for each in missing]),
            limits=_document([_limit_row(batch.case, *placed) for batch in batches for placed in _placed(batch)]),
            alerts=_document([_alert_row(batch.case, x) for batch in batches for x in batch.view.alerts]),
        )
    )
    shown = {row["case_ref"] for row in found}
    for each in missing:
        if each.batch.case not in shown:
            await QUERIES.note_written(connection, case_ref=each.batch.case, written=each.written.last)


def _document(table: Sequence[Mapping[str, Any]]) -> str:
    return storable(to_json(table).decode())


def _placed(batch: JournalBatch) -> Iterable[tuple[int, LimitView]]:
    limits = batch.view.limits
    return enumerate(limits) if batch.positions is None else zip(batch.positions, limits, strict=True)


def _case_row(batch: JournalBatch, written: int) -> dict[str, Any]:
    seen = batch.view
    stored = _VIEW.dump_python(seen, mode="json")
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


def _limit_row(case: str, position: int, limit: LimitView) -> dict[str, Any]:
    running = limit.state in {"running", "late"}
    return {
        "case_ref": case,
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


def _alert_row(case: str, alert: AlertView) -> dict[str, Any]:
    return {
        "case_ref": case,
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
