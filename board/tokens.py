"""The tokens that go with what is done on the board: of people they say what the directory says at that moment."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import asyncpg

from board.people import person_at
from engine.identity.tokens import Issuer
from engine.rules import Rulebook
from practice.commands import Actor
from practice.vocabulary import Role


class BoardTokens:
    """Makes a token for whoever acts; none for somebody who does not work here."""

    def __init__(self, pool: asyncpg.Pool, issuer: Issuer, rulebook: Rulebook) -> None:
        self._pool = pool
        self._issuer = issuer
        self._zone = ZoneInfo(rulebook.editions[-1].time_zone)

    async def __call__(self, actor: Actor | None) -> str | None:
        """The token of an actor whom the board has signed in, or of a system whose own token the board has checked."""
        if actor and actor.roles == (Role.SYSTEM,):
            return self._issuer.token(actor.id, actor.roles)
        now = datetime.now(UTC)
        person = actor and await person_at(self._pool, actor.id, "", now, now.astimezone(self._zone).date())
        if not person or not person.held:
            return None
        teams = None if person.sees_every_team else person.teams
        return self._issuer.token(person.id, {held.role for held in person.held}, teams)
