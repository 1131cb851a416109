"""One thing at a time: each function gives the directory as it is after a change that a person asked for.

Each raises `DirectoryError` where the change makes no sense; the directory that it was given stays as it is.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from pydantic import ValidationError

from engine.directory.mistakes import field_of, in_words
from engine.directory.model import Absence, Directory, DirectoryError, Duty, HeldRole, Person, Row, Team
from practice.vocabulary import Role

Edit = Callable[[Directory], Directory]
_R = TypeVar("_R", bound=Row)
ONE_DAY = timedelta(days=1)


def with_team(directory: Directory, team: str, name: str) -> Directory:
    """A team more, or another name for one."""
    new = row_of(Team, id=team, name=name)
    return _replaced(directory, teams=(*(t for t in directory.teams if t.id != team), new))


def with_person(directory: Directory, person: str, today: date, **fields: Any) -> Directory:
    """Somebody new, or somebody who has come back. `fields` are those of a `Person`."""
    known = directory.people_by_id.get(person)
    if known and not known.has_left(today):
        raise DirectoryError(f"{person} is in the directory already: change them with change-person.")
    before = known.model_dump(exclude={"active", "left_on"}) if known else {}
    return _with_person(directory, row_of(Person, **before | {"id": person} | fields))


def with_details(directory: Directory, person: str, **fields: Any) -> Directory:
    """Other details of a person. An empty text takes one away."""
    given = {name: value if value != "" else None for name, value in fields.items()}
    return _with_person(directory, row_of(Person, **_known(directory, person).model_dump() | given))


def with_role(directory: Directory, person: str, role: Role, team: str | None, today: date) -> Directory:
    """A role more for somebody, for one team or the whole service."""
    _here(directory, person, today)
    _team(directory, team)
    given = row_of(HeldRole, person=person, role=role, team=team)
    if given in directory.roles:
        raise DirectoryError(f"{person} holds {role.value} for {team or 'the whole service'} already.")
    return _replaced(directory, roles=(*directory.roles, given))


def without_role(directory: Directory, person: str, role: Role, team: str | None) -> Directory:
    """A role less for somebody."""
    _known(directory, person)
    left = tuple(r for r in directory.roles if (r.person, r.role, r.team) != (person, role, team))
    if len(left) == len(directory.roles):
        held = [f"{r.role.value} for {r.team or 'the whole service'}" for r in directory.roles if r.person == person]
        raise DirectoryError(
            f"{person} does not hold {role.value} for {team or 'the whole service'}; "
            f"they hold {', '.join(held) or 'nothing'}."
        )
    return _replaced(directory, roles=left)


def away(directory: Directory, absence: Absence, today: date) -> Directory:
    """Somebody away from a day to a day; one from the same first day is replaced."""
    _here(directory, absence.person, today)
    if absence.cover:
        _here(directory, absence.cover, today)
    others = (a for a in directory.absences if (a.person, a.first_day) != (absence.person, absence.first_day))
    return _replaced(directory, absences=(*others, absence))


def back(directory: Directory, person: str, on: date) -> Directory:
    """Somebody at work again from a local date on: the absences that cover it end the day before, or never begin."""
    _known(directory, person)
    current = [a for a in directory.absences if a.person == person and a.first_day <= on <= a.last_day]
    if not current:
        raise DirectoryError(f"{person} is not away on {on}.")
    shorter = [a.model_copy(update={"last_day": on - ONE_DAY}) for a in current if a.first_day < on]
    return _replaced(directory, absences=(*(a for a in directory.absences if a not in current), *shorter))


def leave(directory: Directory, person: str, on: date, today: date) -> Directory:
    """Somebody whose last day of work is this one. Later duties are taken off the rota, and roles too if it is past."""
    gone = _known(directory, person).model_copy(update={"left_on": on})
    changed = _with_person(directory, gone)
    rota = tuple(_cut_short(directory.rota, person, datetime.combine(on + ONE_DAY, datetime.min.time())))
    return _replaced(without_leavers(changed, today), rota=rota)


def on_duty(directory: Directory, duty: Duty, today: date) -> Directory:
    """A turn on the rota more."""
    _here(directory, duty.person, today)
    _team(directory, duty.team)
    return _replaced(directory, rota=(*directory.rota, duty))


def off_duty(directory: Directory, person: str, at: datetime) -> Directory:
    """The turn that somebody has at this local time ends then; one that begins then is taken off the rota."""
    _known(directory, person)
    current = [d for d in directory.rota if d.person == person and d.from_ <= at < d.until]
    if not current:
        raise DirectoryError(f"{person} is not on duty at {at:%Y-%m-%d %H:%M}.")
    others = (d for d in directory.rota if d not in current)
    return _replaced(directory, rota=(*others, *_cut_short(current, person, at)))


def those_gone(people: Iterable[Person], before: Iterable[Person]) -> tuple[Person, ...]:
    """Whoever was there before and is not among these people: they have left, on a day that nobody has said."""
    here = {person.id for person in people}
    return tuple(p if p.left_on else p.model_copy(update={"active": False}) for p in before if p.id not in here)


def without_leavers(directory: Directory, today: date, tables: Iterable[str] = ("roles",)) -> Directory:
    """The same without what those who have left by this local date hold in these tables (`roles`, `rota`)."""
    gone = {p.id for p in directory.people if p.has_left(today)}
    kept = {table: tuple(row for row in getattr(directory, table) if row.person not in gone) for table in tables}
    return directory.model_copy(update=kept)


def row_of(kind: type[_R], **fields: Any) -> _R:
    """A row of a table.

    Raises:
        DirectoryError: a field is wrong; the message names each.
    """
    try:
        return kind(**fields)
    except ValidationError as error:
        lines = [f"{field_of(p) or kind.__name__.lower()}: {in_words(kind, p)}." for p in error.errors()]
        raise DirectoryError("\n".join(lines)) from None


def _cut_short(rota: Iterable[Duty], person: str, end: datetime) -> Iterable[Duty]:
    for duty in rota:
        if duty.person != person or duty.until <= end:
            yield duty
        elif duty.from_ < end:
            yield duty.model_copy(update={"until": end})


def _with_person(directory: Directory, person: Person) -> Directory:
    return _replaced(directory, people=(*(p for p in directory.people if p.id != person.id), person))


def _known(directory: Directory, person: str) -> Person:
    found = directory.people_by_id.get(person)
    if found is None:
        raise DirectoryError(f"There is nobody {person} in the directory: see starter.py directory show.")
    return found


def _here(directory: Directory, person: str, today: date) -> None:
    if _known(directory, person).has_left(today):
        raise DirectoryError(f"{person} has left; add-person takes them back.")


def _team(directory: Directory, team: str | None) -> None:
    if team is not None and team not in {t.id for t in directory.teams}:
        known = ", ".join(sorted(t.id for t in directory.teams)) or "none"
        raise DirectoryError(f"There is no team {team}; there are: {known}.")


def _replaced(directory: Directory, **tables: Any) -> Directory:
    try:
        return Directory.model_validate({**dict(directory), **tables})
    except ValidationError as error:
        raise DirectoryError("; ".join(p["msg"].removeprefix("Value error, ") for p in error.errors())) from None
