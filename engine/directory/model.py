"""What the directory holds: teams, people, the roles that they hold, who is away, and who is on duty.

DirectoryError, a ValueError: the directory cannot be used or changed like that. Its text has one line for each mistake,
which names the place, what is wrong and what to do.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Annotated, Any, Self
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    NaiveDatetime,
    StringConstraints,
    model_validator,
)

from practice.commands import Reference, ShortText
from practice.vocabulary import Role

ON_ROTA = frozenset({Role.DUTY_MANAGER, Role.EMERGENCY_DUTY_TEAM})
"""The roles that people hold in turns."""
HELD_BY_NOBODY = frozenset({Role.SYSTEM, Role.ALLOCATED_WORKER})


class DirectoryError(ValueError):
    """A directory cannot be used or changed like that: each line names the place and what is wrong."""


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # a folder of zones is no zone
        raise ValueError(f"{name!r} is not a time zone; write e.g. Europe/London") from None
    return name


def _address(value: str) -> str:
    if len(value) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(value):
        raise ValueError(f"{value!r} is not an e-mail address; write e.g. name@council.example")
    return value


def _without_spaces(value: Any) -> Any:
    return re.sub(r"[ ()-]", "", value) if isinstance(value, str) else value


def _international(value: str) -> str:
    if not _E164.fullmatch(value):
        raise ValueError("this is no international telephone number; write e.g. +447700900123, with + and no first 0")
    return value


_ADDRESS = re.compile(r"[^@\s<>,;\x00]+@[^@\s<>,;\x00]+")
_LONGEST_ADDRESS = 254
_E164 = re.compile(r"\+[1-9]\d{6,14}")

Address = Annotated[str, AfterValidator(_address)]
Phone = Annotated[
    str, StringConstraints(max_length=40), BeforeValidator(_without_spaces), AfterValidator(_international)
]


class Row(BaseModel):
    """One line of a table; what it does not know, it refuses."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, hide_input_in_errors=True)


class Team(Row):
    """One team; `id` is what cases name it by."""

    id: Reference
    name: ShortText


class Person(Row):
    """One member of staff.

    `left_on` is the last day of work and `registered_until` the last day of the registration as a social worker (local
    dates). `phone` is for text messages, in E.164. Somebody who is not `active` has left, on a day that nobody gave.
    """

    id: Reference
    name: ShortText
    email: Address | None = Field(default=None, repr=False)
    phone: Phone | None = Field(default=None, repr=False)
    registered_until: date | None = None
    active: bool = True
    left_on: date | None = None

    def has_left(self, today: date) -> bool:
        """Whether somebody does not work here any more on this local date."""
        return not self.active or (self.left_on is not None and self.left_on < today)


class HeldRole(Row):
    """A role that a person holds, for one team or (without one) for the whole service."""

    person: Reference
    role: Role
    team: Reference | None = None

    @model_validator(mode="after")
    def _held_by_people(self) -> Self:
        if self.role in HELD_BY_NOBODY:
            raise ValueError(f"nobody holds {self.role.value}")
        return self


class Absence(Row):
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


class Duty(Row):
    """A turn on the duty rota, for one team or (without one) for the whole service; `from` and `until` are local times.

    Where clocks go back, a time that comes twice means the first of the two.
    """

    person: Reference
    role: Role
    team: Reference | None = None
    from_: NaiveDatetime = Field(alias="from")
    until: NaiveDatetime

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.role not in ON_ROTA:
            raise ValueError(f"{self.role.value} has no rota; {_listed(ON_ROTA)} have one")
        if self.until <= self.from_:
            raise ValueError(f"the end, {self.until:%Y-%m-%d %H:%M}, is not after the beginning")
        return self


@dataclass(frozen=True)
class Misfit:
    """Something that does not fit: the table, which of its rows (from 0), the field, and the reason in words."""

    table: str
    row: int
    field: str
    reason: str


class Directory(Row):
    """Everybody whom messages can go to. Rows are kept in one order, so that two directories compare."""

    time_zone: Annotated[str, AfterValidator(_known_zone)] = "Europe/London"
    teams: tuple[Team, ...] = ()
    people: tuple[Person, ...] = ()
    roles: tuple[HeldRole, ...] = ()
    absences: tuple[Absence, ...] = ()
    rota: tuple[Duty, ...] = ()

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if found := [misfit.reason for misfit in misfits(self)]:
            raise ValueError("; ".join(found))
        return self

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which days begin and end."""
        return ZoneInfo(self.time_zone)

    @property
    def people_by_id(self) -> Mapping[str, Person]:
        """Each person by their id."""
        return {person.id: person for person in self.people}

    def today(self, at: datetime) -> date:
        """The local date on which a UTC instant falls."""
        return at.astimezone(self.zone).date()


def misfits(directory: Directory) -> Iterator[Misfit]:
    """Whatever names somebody or something that there is not, or stands there twice."""
    people, teams = {p.id for p in directory.people}, {t.id for t in directory.teams}
    yield from _twice("teams", "team", [t.id for t in directory.teams])
    yield from _twice("people", "person", [p.id for p in directory.people])
    yield from _twice("absences", "absence", [f"{a.person} from {a.first_day}" for a in directory.absences])
    for table, field, known, names in (
        ("roles", "person", people, [r.person for r in directory.roles]),
        ("roles", "team", teams, [r.team for r in directory.roles]),
        ("absences", "person", people, [a.person for a in directory.absences]),
        ("absences", "cover", people, [a.cover for a in directory.absences]),
        ("rota", "person", people, [d.person for d in directory.rota]),
        ("rota", "team", teams, [d.team for d in directory.rota]),
    ):
        yield from _unknown(table, field, known, names)
    yield from _on_duty_twice(directory.rota)
    yield from _skipped_times(directory)


def _twice(table: str, what: str, names: list[str]) -> Iterator[Misfit]:
    field = "person" if table == "absences" else "id"
    seen: Counter[str] = Counter()
    for row, name in enumerate(names):
        seen[name] += 1
        if seen[name] > 1:
            yield Misfit(table, row, field, f"{what} {name} is listed twice")


def _unknown(table: str, field: str, known: set[str], names: Iterable[str | None]) -> Iterator[Misfit]:
    whom = "teams" if field == "team" else "people"
    for row, name in enumerate(names):
        if name is not None and name not in known:
            yield Misfit(table, row, field, f"{name} is not among the {whom}; add it there, or correct it here")


def _on_duty_twice(rota: tuple[Duty, ...]) -> Iterator[Misfit]:
    turns = sorted(enumerate(rota), key=lambda turn: (turn[1].person, turn[1].from_, turn[0]))
    for (_, one), (row, other) in pairwise(turns):
        if one.person == other.person and other.from_ < one.until:
            reason = (
                f"{other.person} is on duty already from {one.from_:%Y-%m-%d %H:%M} to {one.until:%Y-%m-%d %H:%M}; "
                "for several teams, leave the team empty"
            )
            yield Misfit("rota", row, "from", reason)


def _skipped_times(directory: Directory) -> Iterator[Misfit]:
    zone = directory.zone
    for row, duty in enumerate(directory.rota):
        for field, there in (("from", duty.from_), ("until", duty.until)):
            if there.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) != there:
                reason = f"there is no {there:%H:%M} on {there:%Y-%m-%d}: the clocks go forward over it"
                yield Misfit("rota", row, field, reason)


def _listed(roles: Iterable[Role]) -> str:
    return " and ".join(sorted(role.value for role in roles))
