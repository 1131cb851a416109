"""News of cases: one look at the database a second for all who have a page open, and none while nobody has."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import datetime

import asyncpg

from board.database import QUERIES
from engine.database import rows
from engine.logging import get_logger

EVERY_SECONDS = 1.0


class News:
    """Says when a case of some teams was last written."""

    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool
        self._changed: dict[str, datetime | None] = {}
        self._looked = 0.0
        self._turn = asyncio.Lock()

    async def changes(self, teams: list[str] | None, *, at_least_every: float) -> AsyncIterator[None]:
        """Yield whenever a case of these teams (None: of any) has been written, and so many seconds after the last.

        It yields at once as well: whoever asks has a page that is older than the asking.
        """
        known, told = await self._of(teams), time.monotonic()
        yield
        while True:
            await asyncio.sleep(EVERY_SECONDS)
            latest = await self._of(teams)
            if latest != known or time.monotonic() - told >= at_least_every:
                known, told = latest, time.monotonic()
                yield

    async def _of(self, teams: list[str] | None) -> dict[str, datetime | None]:
        async with self._turn:
            if time.monotonic() - self._looked >= EVERY_SECONDS:
                await self._look()
        return {team: at for team, at in self._changed.items() if teams is None or team in teams}

    async def _look(self) -> None:
        self._looked = time.monotonic()
        try:
            found = await rows(QUERIES.latest_changes(self._pool))
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as problem:
            # Who looks keeps the page that they have; the next look is in a second.
            get_logger(__name__).warning("board_news_failed", error=type(problem).__name__)
        else:
            self._changed = {row["team"]: row["changed_at"] for row in found}
