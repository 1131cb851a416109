"""The directory in the database: read whole, changed by one writer at a time, each change in a journal.

The journal of the directory is append-only, and each entry is chained to the one before by its hash.
"""

import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import asyncpg

from engine.database import QUERIES, rows
from engine.directory.changes import Change, What, differences
from engine.directory.edits import Edit, those_gone
from engine.directory.model import Directory
from engine.hashing import FIRST_PREVIOUS, entry_hash, instant

SEED = "S-seed"
"""The actor of the journal where a program, and not a person, puts a directory in."""


@dataclass(frozen=True)
class HistoryEntry:
    """One change on record: when (a UTC instant) and by whom (a directory id)."""

    sequence: int
    at: datetime
    actor: str
    change: Change


async def read_directory(database: asyncpg.Pool | asyncpg.Connection) -> Directory:
    """The whole directory as it is at this moment; an empty one where nothing was ever loaded."""
    return Directory.model_validate_json(await QUERIES.directory(database))


async def change_directory(pool: asyncpg.Pool, edit: Edit, *, by: str) -> tuple[Change, ...]:
    """Change the directory in one transaction, one writer at a time, and put every difference in its journal.

    Args:
        pool: The database.
        edit: Gives the directory as it is to be; what it raises leaves everything as it was.
        by: The directory id of whoever changes it.

    Returns:
        What changed; nothing where the directory was like that already.
    """
    async with pool.acquire() as connection, connection.transaction():
        await QUERIES.lock_directory(connection)
        old = await read_directory(connection)
        new = edit(old)
        changes = differences(old, new)
        if changes:
            await _write(connection, new)
            await _record(connection, changes, by)
    return changes


async def seed_directory(pool: asyncpg.Pool, directory: Directory, *, by: str = SEED) -> tuple[Change, ...]:
    """Put a directory in the place of the one that is there. Whoever is not in it has left."""

    def whole(old: Directory) -> Directory:
        people = (*directory.people, *those_gone(directory.people, old.people))
        return directory.model_copy(update={"people": people})

    return await change_directory(pool, whole, by=by)


async def last_changed_by(pool: asyncpg.Pool) -> str | None:
    """The directory id of whoever changed the directory last, or None where nobody has."""
    found = await QUERIES.directory_journal_end(pool)
    return found["actor"] if found else None


async def read_history(pool: asyncpg.Pool, about: str | None = None, *, most: int = 1_000) -> tuple[HistoryEntry, ...]:
    """The last changes, oldest first: of everything, or of one person, team or setting."""
    found = await rows(QUERIES.directory_journal(pool, about=about, most=most))
    return tuple(HistoryEntry(r["sequence"], r["at"], r["actor"], _change(r)) for r in reversed(found))


async def verify_history(pool: asyncpg.Pool) -> int | None:
    """The first entry of the directory's journal that was changed or is missing, or None when it is whole."""
    previous = FIRST_PREVIOUS
    for expected, row in enumerate(reversed(await rows(QUERIES.directory_journal(pool, about=None, most=None))), 1):
        text = _canonical(row["sequence"], row["at"], row["actor"], _change(row))
        if row["sequence"] != expected or row["previous_hash"] != previous or row["hash"] != entry_hash(previous, text):
            return expected
        previous = row["hash"]
    return None


async def _write(connection: asyncpg.Connection, new: Directory) -> None:
    plain = new.model_dump(mode="json", include={"teams", "people", "roles"})
    zone = new.zone
    await QUERIES.set_time_zone(connection, time_zone=new.time_zone)
    await QUERIES.put_teams(connection, teams=json.dumps(plain["teams"]))
    await QUERIES.put_people(connection, people=json.dumps(plain["people"]))
    await QUERIES.empty_tables(connection)
    await QUERIES.add_roles(connection, roles=json.dumps(plain["roles"]))
    await QUERIES.add_absences(connection, absences=json.dumps([_absence_row(a, zone) for a in new.absences]))
    await QUERIES.add_duties(connection, duties=json.dumps([_duty_row(d, zone) for d in new.rota]))


def _absence_row(absence: Any, zone: ZoneInfo) -> Mapping[str, str | None]:
    back = absence.last_day + timedelta(days=1)
    begins, ends = (datetime.combine(day, time(0), zone).isoformat() for day in (absence.first_day, back))
    return {"person": absence.person, "away_from": begins, "back_at": ends, "cover": absence.cover}


def _duty_row(duty: Any, zone: ZoneInfo) -> Mapping[str, str | None]:
    begins, ends = (at.replace(tzinfo=zone).isoformat() for at in (duty.from_, duty.until))
    return {"person": duty.person, "role": duty.role, "team": duty.team, "from_at": begins, "until_at": ends}


async def _record(connection: asyncpg.Connection, changes: Sequence[Change], by: str) -> None:
    end = await QUERIES.directory_journal_end(connection)
    previous, first = (end["hash"], end["sequence"] + 1) if end else (FIRST_PREVIOUS, 1)
    at = datetime.now(UTC)
    entries = []
    for sequence, change in zip(itertools.count(first), changes, strict=False):
        own = entry_hash(previous, _canonical(sequence, at, by, change))
        entries.append(
            {
                "sequence": sequence,
                "at": instant(at),
                "actor": by,
                "what": change.what,
                "about": change.about,
                "before": change.before,
                "after": change.after,
                "previous_hash": previous,
                "hash": own,
            }
        )
        previous = own
    await QUERIES.add_directory_entries(connection, entries=json.dumps(entries))


def _canonical(sequence: int, at: datetime, actor: str, change: Change) -> str:
    content = {
        "sequence": sequence,
        "at": instant(at),
        "actor": actor,
        "what": change.what,
        "about": change.about,
        "before": change.before,
        "after": change.after,
    }
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _change(row: Mapping[str, Any]) -> Change:
    what: What = row["what"]
    before, after = (None if row[name] is None else json.loads(row[name]) for name in ("before", "after"))
    return Change(what, row["about"], before, after)
