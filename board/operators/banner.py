"""Whether the watcher still watches, for a banner on every page of whoever could do something about it."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from board.database import QUERIES
from board.people import Person
from board.services import Services
from engine.health import STALE_AFTER
from practice.vocabulary import MANAGERS

ASKED_EVERY_SECONDS = 15.0


@dataclass(frozen=True)
class Unwatched:
    """That no case has been checked since an instant (UTC), or ever where it is None."""

    since: datetime | None


class Heartbeat:
    """The watcher's last heartbeat, asked of the database every few seconds however many pages are looked at."""

    def __init__(self) -> None:
        self._asked_at = -ASKED_EVERY_SECONDS
        self._last: datetime | None = None

    async def unwatched(self, here: Services, person: Person) -> Unwatched | None:
        """That the watcher has stopped, for operators and managers; None while it watches, and for everybody else."""
        if not (person.operator or any(held.role in MANAGERS for held in person.held)):
            return None
        if time.monotonic() - self._asked_at >= ASKED_EVERY_SECONDS:
            self._last = await QUERIES.last_sweep(here.pool)
            self._asked_at = time.monotonic()
        return _unwatched(self._last, here.now(), timedelta(minutes=here.settings.sweep_minutes))


def _unwatched(last: datetime | None, now: datetime, every: timedelta) -> Unwatched | None:
    return Unwatched(last) if last is None or now - last > STALE_AFTER * every else None
