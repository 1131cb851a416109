"""Finding whom a message goes to: roles become people at the moment it is sent, never when it was planned."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import asyncpg

from engine.database import QUERIES, rows
from practice.vocabulary import Role

MOST_COVERS = 5
"""How many people in a row may stand in for one another before nobody does."""

Nobody = Literal["no_recipient", "leaver", "absent_without_cover", "no_address"]


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
