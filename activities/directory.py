"""The directory: who works where, who has left, who is away and who stands in.

Roles become people at the moment a message is sent, never when it was planned.
"""

import csv
import io
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo

import asyncpg
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from activities.database import QUERIES
from engine.database import rows
from practice.commands import Reference, ShortText
from practice.vocabulary import Role

MOST_COVERS = 5
"""How many people in a row may stand in for one another before nobody does."""

Nobody = Literal["no_recipient", "leaver", "absent_without_cover", "no_address"]


class DirectoryError(ValueError):
    """A directory cannot be used: the message names the place and what is wrong."""


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError):
        raise ValueError(f"{name!r} is not a time zone; write e.g. Europe/London") from None
    return name


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Team(_Frozen):
    """One team; `id` is what cases name it by."""

    id: Reference
    name: ShortText


class Person(_Frozen):
    """One member of staff; `left_on` is the last day of work (a local date)."""

    id: Reference
    name: ShortText
    email: Annotated[str, StringConstraints(pattern=r"^[^@\s<>,;]+@[^@\s<>,;]+$", max_length=254)] | None = None
    active: bool = True
    left_on: date | None = None


class HeldRole(_Frozen):
    """A role that a person holds, for one team or (without one) for the whole service."""

    person: Reference
    role: Role
    team: Reference | None = None

    @model_validator(mode="after")
    def _held_by_people(self) -> Self:
        if self.role in {Role.SYSTEM, Role.ALLOCATED_WORKER}:
            raise ValueError(f"nobody holds {self.role.value}")
        return self


class Absence(_Frozen):
    """Days on which a person is away (local dates, both included), and who stands in."""

    person: Reference
    first_day: date
    last_day: date
    cover: Reference | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last_day < self.first_day:
            raise ValueError(f"the last day, {self.last_day}, is before the first, {self.first_day}")
        if self.cover == self.person:
            raise ValueError(f"{self.person} cannot stand in for themselves")
        return self


class Directory(_Frozen):
    """Everybody whom messages can go to."""

    time_zone: Annotated[str, AfterValidator(_known_zone)] = "Europe/London"
    teams: tuple[Team, ...] = Field(min_length=1)
    people: tuple[Person, ...] = Field(min_length=1)
    roles: tuple[HeldRole, ...] = ()
    absences: tuple[Absence, ...] = ()

    @model_validator(mode="after")
    def _names_are_known(self) -> Self:
        people, teams = [p.id for p in self.people], [t.id for t in self.teams]
        away = [(a.person, a.first_day) for a in self.absences]
        _refuse_twice("person", people)
        _refuse_twice("team", teams)
        _refuse_twice("absence", away)
        named = {r.person for r in self.roles} | {a.person for a in self.absences}
        named |= {a.cover for a in self.absences if a.cover}
        if unknown := sorted(named - {*people}):
            raise ValueError(f"{unknown[0]} is not among the people")
        if unknown := sorted({r.team for r in self.roles if r.team} - {*teams}):
            raise ValueError(f"{unknown[0]} is not among the teams")
        return self


def _refuse_twice(what: str, names: list[Any]) -> None:
    if twice := [name for name in names if names.count(name) > 1]:
        raise ValueError(f"{what} {twice[0]} is listed twice")


def parse_directory(text: str, where: str) -> Directory:
    """Read a directory from TOML (`[[teams]]`, `[[people]]`, `[[roles]]`, `[[absences]]`); `where` is for errors.

    Raises:
        DirectoryError: not TOML, or not a valid directory.
    """
    try:
        return _checked(tomllib.loads(text), where)
    except tomllib.TOMLDecodeError as error:
        raise DirectoryError(f"{where}: not valid TOML: {error}") from error


def parse_directory_csv(tables: Mapping[str, str], where: str) -> Directory:
    """Read a directory from CSV texts by table (`teams`, `people`, `roles`, `absences`), each with a header line.

    Raises:
        DirectoryError: not a valid directory.
    """
    return _checked({table: _csv_rows(text) for table, text in tables.items()}, where)


def _csv_rows(text: str) -> list[dict[str, str]]:
    lines = csv.DictReader(io.StringIO(text), restkey="(too many values)")
    return [{name: value for name, value in line.items() if value} for line in lines]


def _checked(content: Mapping[str, Any], where: str) -> Directory:
    try:
        return Directory.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        place = ".".join(str(p) for p in first["loc"]) or "the whole"
        raise DirectoryError(f"{where}: {place}: {first['msg']}") from None


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


@dataclass(frozen=True)
class Recipient:
    """Somebody to send to: the directory's id, and the address."""

    id: str
    email: str


@dataclass(frozen=True)
class Resolution:
    """Who is to be told, and the code of each reason for which somebody cannot be."""

    recipients: tuple[Recipient, ...]
    nobody: tuple[Nobody, ...]

    @property
    def code(self) -> Nobody:
        """Why there is nobody: the reason that says most."""
        order: tuple[Nobody, ...] = ("absent_without_cover", "no_address", "leaver")
        return next((code for code in order if code in self.nobody), "no_recipient")


@dataclass(frozen=True)
class Reachable:
    """One person as the directory has them today; `cover` stands in while they are away."""

    id: str
    email: str | None
    has_left: bool = False
    is_away: bool = False
    cover: str | None = None


async def resolve(
    pool: asyncpg.Pool, team: str, roles: tuple[Role, ...], worker: str | None, person: str | None = None
) -> Resolution:
    """Who is to be told now: those who hold one of the roles for the team or the whole service.

    The allocated worker's role stands for `worker`; `person` is told as well. Covers are followed, leavers dropped.
    """
    worker_meant = worker if Role.ALLOCATED_WORKER in roles else None
    named = sorted({x for x in (worker_meant, person) if x})
    held = [role.value for role in roles]
    found = await rows(QUERIES.reachable_people(pool, team=team, roles=held, named=named))
    people = {r["id"]: Reachable(r["id"], r["email"], r["has_left"], r["is_away"], r["cover"]) for r in found}
    return choose([r["id"] for r in found if r["asked"]], people)


def choose(asked: list[str], people: Mapping[str, Reachable]) -> Resolution:
    """The people who take the messages of those asked, each once."""
    chosen: dict[str, Recipient] = {}
    nobody: list[Nobody] = []
    for name in asked:
        taker = _taker(name, people)
        if isinstance(taker, Recipient):
            chosen[taker.id] = taker
        else:
            nobody.append(taker)
    return Resolution(tuple(chosen.values()), tuple(nobody))


def _taker(name: str, people: Mapping[str, Reachable]) -> Recipient | Nobody:
    for _ in range(MOST_COVERS + 1):
        person = people.get(name)
        if person is None:
            return "no_recipient"
        if person.has_left:
            return "leaver"
        if not person.is_away:
            return Recipient(person.id, person.email) if person.email else "no_address"
        if person.cover is None:
            return "absent_without_cover"
        name = person.cover
    return "absent_without_cover"
