"""What the directory holds: teams, people, the roles that they hold, and who is away."""

from datetime import date
from typing import Annotated, Any, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from practice.commands import Reference, ShortText
from practice.vocabulary import Role


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
