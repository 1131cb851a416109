"""Putting a directory into the database."""

import json
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import asyncpg

from engine.database import QUERIES
from engine.directory.model import Absence, Directory


async def seed_directory(pool: asyncpg.Pool, directory: Directory) -> None:
    """Replace the directory as a whole, in one transaction; who reads meanwhile sees the old one or the new one."""
    tables = directory.model_dump(mode="json", include={"teams", "people", "roles"})
    zone = ZoneInfo(directory.time_zone)
    absences = [_absence_row(absence, zone) for absence in directory.absences]
    async with pool.acquire() as connection, connection.transaction():
        await QUERIES.empty_directory(connection)
        await QUERIES.add_teams(connection, teams=json.dumps(tables["teams"]))
        await QUERIES.add_people(connection, people=json.dumps(tables["people"]))
        await QUERIES.add_roles(connection, roles=json.dumps(tables["roles"]))
        await QUERIES.add_absences(connection, absences=json.dumps(absences))


def _absence_row(absence: Absence, zone: ZoneInfo) -> dict[str, str | None]:
    back = absence.last_day + timedelta(days=1)
    return {
        "person": absence.person,
        "away_from": _midnight(absence.first_day, zone).isoformat(),
        "back_at": _midnight(back, zone).isoformat(),
        "cover": absence.cover,
    }


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(0), zone)
