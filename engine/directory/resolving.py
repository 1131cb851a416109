"""Finding whom a message goes to: roles become people at the moment it is sent, never when it was planned.

`resolve` asks the database; `holders`, `reachable` and `choose` say the same of a directory that has been read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Literal

import asyncpg

from engine.database import QUERIES, rows
from engine.directory.model import Absence, Directory, HeldRole
from practice.vocabulary import Role

MOST_COVERS = 5
"""How many people in a row may stand in for one another before nobody does."""

Nobody = Literal["no_recipient", "leaver", "absent_without_cover", "no_address"]


@dataclass(frozen=True)
class Recipient:
    """Somebody to send to: the directory's id, the e-mail address, and a telephone number (E.164) for text messages."""

    id: str
    email: str = field(repr=False)
    phone: str | None = field(default=None, repr=False)


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
    """One person as the directory has them at one moment; `cover` stands in while they are away."""

    id: str
    email: str | None = field(repr=False)
    has_left: bool = False
    is_away: bool = False
    cover: str | None = None
    phone: str | None = field(default=None, repr=False)


async def resolve(  # noqa: PLR0913 - a message's team, roles and people, and when
    pool: asyncpg.Pool,
    team: str,
    roles: tuple[Role, ...],
    worker: str | None,
    person: str | None = None,
    *,
    at: datetime | None = None,
) -> Resolution:
    """Who is to be told: those who hold one of the roles, or are on duty in it, for the team or the whole service.

    The allocated worker's role stands for `worker`; `person` is told as well. Covers are followed, leavers dropped.
    `at` is the instant of the rota and of absences (UTC): without it, this one.
    """
    worker_meant = worker if Role.ALLOCATED_WORKER in roles else None
    asked = {
        "team": team,
        "roles": [role.value for role in roles],
        "named": sorted({x for x in (worker_meant, person) if x}),
        "at": at or datetime.now(UTC),
    }
    found = await rows(QUERIES.reachable_people(pool, **asked))
    people = {
        r["id"]: Reachable(r["id"], r["email"], r["has_left"], r["is_away"], r["cover"], r["phone"]) for r in found
    }
    return choose([r["id"] for r in found if r["asked"]], people)


def roles_held(directory: Directory, at: datetime) -> tuple[HeldRole, ...]:
    """Every role that somebody holds at an instant (UTC), then those of the duty rota; one may be both."""
    there = at.astimezone(directory.zone).replace(tzinfo=None)
    on_duty = [d for d in directory.rota if d.from_ <= there < d.until]
    return (*directory.roles, *(HeldRole(person=d.person, role=d.role, team=d.team) for d in on_duty))


def holders(held: Iterable[HeldRole], team: str, roles: Iterable[Role]) -> list[str]:
    """Who holds one of the roles for the team or the whole service: their ids, in order."""
    asked = {*roles}
    return sorted({h.person for h in held if h.role in asked and h.team in {None, team}})


def reachable(directory: Directory, at: datetime) -> dict[str, Reachable]:
    """Everybody as they are at an instant (UTC), by their id."""
    today = directory.today(at)
    absent = absences_on(directory, today)
    people = {}
    for p in directory.people:
        absence = absent.get(p.id)
        cover = absence.cover if absence else None
        people[p.id] = Reachable(p.id, p.email, p.has_left(today), absence is not None, cover, p.phone)
    return people


def absences_on(directory: Directory, today: date) -> dict[str, Absence]:
    """Who is away on a local date; of several absences of one person, one with cover, and the one that began last."""
    current = [a for a in directory.absences if a.first_day <= today <= a.last_day]
    return {a.person: a for a in sorted(current, key=lambda a: (a.cover is not None, a.first_day))}


def choose(asked: Iterable[str], people: Mapping[str, Reachable]) -> Resolution:
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
            return Recipient(person.id, person.email, person.phone) if person.email else "no_address"
        if person.cover is None:
            return "absent_without_cover"
        name = person.cover
    return "absent_without_cover"
