"""Commands for the chaos tests, and waiting for things to become true."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from client.errors import Unavailable
from practice import commands as c
from practice.case import Answer
from practice.vocabulary import Role

TODAY = datetime.now(UTC).date()
WORKER = c.Actor(id="p-chaos-worker", roles=(Role.SOCIAL_WORKER,))
MANAGER = c.Actor(id="p-chaos-manager", roles=(Role.TEAM_MANAGER,))
_C = TypeVar("_C", bound=c.Command)


def command(kind: type[_C], actor: c.Actor = WORKER, *, ago: timedelta = timedelta(), **fields: Any) -> _C:
    """A command that happened, and was told, so long ago."""
    at = datetime.now(UTC) - ago
    return kind(id=uuid.uuid4().hex, actor=actor, happened_at=at, received_at=at, **fields)


async def until(true: Callable[[], Awaitable[bool]], *, seconds: float = 60, what: str) -> None:
    """Wait until something is true.

    Raises:
        AssertionError: it was not within that time.
    """
    for _ in range(int(seconds * 5)):
        if await true():
            return
        await asyncio.sleep(0.2)
    raise AssertionError(f"not within {seconds} s: {what}")


async def insist(call: Callable[[], Awaitable[Answer]], *, seconds: float = 90) -> Answer:
    """Repeat a command with its id until the engine has answered it, as a case system does."""
    give_up = datetime.now(UTC) + timedelta(seconds=seconds)
    while True:
        try:
            return await call()
        except Unavailable:
            if datetime.now(UTC) > give_up:
                raise
            await asyncio.sleep(0.5)
