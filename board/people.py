"""The person who is signed in: read of the directory at every request, so that a leaver is out at once."""

from dataclasses import dataclass
from datetime import date, datetime

import asyncpg

from board.database import QUERIES
from board.services import Services
from engine.database import rows
from practice.authority import AUTHORITY
from practice.commands import AcknowledgeAlert
from practice.vocabulary import SENIOR_MANAGERS, Role


@dataclass(frozen=True)
class HeldRole:
    """A role, for one team or (without one) the whole service; `holder` is whose it is when somebody stands in."""

    role: Role
    team: str | None
    team_name: str | None
    holder: str


@dataclass(frozen=True)
class Person:
    """Somebody in the directory who still works here, with their own roles first and then those they stand in for."""

    id: str
    name: str
    held: tuple[HeldRole, ...]

    @property
    def senior(self) -> bool:
        """Whether they answer for the whole service."""
        return any(h.role in SENIOR_MANAGERS for h in self.held)

    @property
    def operator(self) -> bool:
        """Whether they run the engine."""
        return any(h.role is Role.OPERATOR for h in self.held)

    @property
    def sees_every_team(self) -> bool:
        """Whether every team's cases are theirs to see: senior managers', and whose role is for the whole service."""
        return self.senior or any(h.team is None and h.role is not Role.OPERATOR for h in self.held)

    @property
    def teams(self) -> dict[str, str]:
        """The teams that they work in or stand in at, by id with their names."""
        return {h.team: h.team_name or h.team for h in self.held if h.team and h.role is not Role.OPERATOR}

    def sees_team(self, team: str) -> bool:
        """Whether the cases of a team are theirs to see."""
        return self.sees_every_team or team in self.teams

    def roles_for(self, team: str) -> tuple[Role, ...]:
        """The roles in which they may act on a case of a team."""
        held = {h.role for h in self.held if h.team in {None, team} or h.role in SENIOR_MANAGERS}
        return tuple(sorted(held - {Role.OPERATOR}))

    def manages(self, team: str) -> bool:
        """Whether they may take on alerts of a team's cases."""
        return bool(AUTHORITY[AcknowledgeAlert.__name__].roles & {*self.roles_for(team)})

    @property
    def works_on_cases(self) -> bool:
        """Whether they have cases to see at all; operators have not."""
        return self.sees_every_team or bool(self.teams)


async def find_person(services: Services, person: str, session: str) -> Person | None:
    """Somebody by their id, as the directory has them now; None for a leaver and after signing out of the session."""
    return await person_at(services.pool, person, session, services.now(), services.today)


async def person_at(pool: asyncpg.Pool, person: str, session: str, at: datetime, today: date) -> Person | None:
    """Somebody by their id, as the directory has them at a UTC instant of a local date."""
    asked = {"person": person, "session": session, "at": at, "today": today}
    found = await rows(QUERIES.signed_in_person(pool, **asked))
    if not found:
        return None
    held = tuple(HeldRole(Role(r["role"]), r["team"], r["team_name"], r["holder"]) for r in found if r["role"])
    return Person(found[0]["id"], found[0]["name"], held)


async def names_of(pool: asyncpg.Pool, people: set[str]) -> dict[str, str]:
    """What people are called, by their ids; whoever the directory does not have is missing."""
    return {r["id"]: r["name"] for r in await rows(QUERIES.names_of(pool, people=sorted(people)))}
