"""What was told to whom, and what became of it: read for people, and corrected by what mail systems report later."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Literal

import asyncpg

from engine.database import QUERIES, rows
from practice.vocabulary import NotDelivered

NOTIFY_FAILURES = {
    "permanent-failure": NotDelivered.PERMANENT_FAILURE,
    "temporary-failure": NotDelivered.TEMPORARY_FAILURE,
    "technical-failure": NotDelivered.TECHNICAL_FAILURE,
}
"""Our code for each status with which GOV.UK Notify gives a message up."""
OTHERS = ("room:", "webhook")
"""How the names of recipients begin that are rooms or machines, and not people."""


@dataclass(frozen=True)
class Told:
    """What one recipient (a directory id, or a room) was told of some cases, and what is known of that by now.

    `envelope` is the message that it went out in, which may tell more. Instants are UTC.
    """

    notice: str
    recipient: str
    cases: tuple[str, ...]
    channel: str
    status: Literal["held", "sending", "sent", "delivered", "failed"]
    code: str | None
    attempts: int
    first_at: datetime
    known_at: datetime
    envelope: str | None


@dataclass(frozen=True)
class Lost:
    """A notice of a case that did not get to somebody (a directory id) whom it had been sent to."""

    case: str
    notice: str
    recipient: str


class Deliveries:
    """The ledger of one database, as those who send nothing see it."""

    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool

    async def told_of(self, case: str) -> tuple[Told, ...]:
        """Everything that anybody was told of a case, the latest first; empty for an unknown case."""
        found = await rows(QUERIES.told_of(self._pool, case_ref=case))
        return tuple(Told(**{f.name: _value(row[f.name]) for f in fields(Told)}) for row in found)

    async def lose(self, message_id: str, code: NotDelivered) -> tuple[Lost, ...] | None:
        """Note that a message (by its Message-ID) did not arrive, and what it told. None if it is none of ours."""
        found = await rows(QUERIES.lose_message(self._pool, message_id=message_id, code=code.value))
        return tuple(lost for row in found for lost in _lost(row)) if found else None

    async def arrived(self, message_id: str) -> None:
        """Note that a message (by its Message-ID) arrived."""
        await QUERIES.message_arrived(self._pool, message_id=message_id)

    async def went_twice_over(self, message_id: str) -> bool:
        """Whether a message (by its Message-ID) went as mail and as a text, so that one may fail."""
        return bool(await QUERIES.is_sent_twice_over(self._pool, message_id=message_id))


def _value(stored: Any) -> Any:
    return tuple(stored) if isinstance(stored, list) else stored


def _lost(row: Mapping[str, Any]) -> Iterator[Lost]:
    if row["recipient"].startswith(OTHERS):
        return
    for case, notice in zip(row["cases"], row["notices"], strict=False):
        yield Lost(case, notice.removeprefix(f"{case}/"), row["recipient"])
