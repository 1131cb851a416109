"""What the operators' page shows, fetched. What does not answer is said on the page, and keeps nothing else from it."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar
from urllib.parse import quote

import asyncpg
from temporalio.service import RPCError

from board.database import QUERIES
from board.services import Services
from client.case_client import workflow_id
from engine.database import rows
from engine.directory.checking import Gap, directory_gaps
from engine.health import Health, look
from engine.operators import Item, queued
from engine.stuck import Stuck, stuck_cases
from practice.calendar import CalendarEnds
from practice.places import RulesError

MESSAGES_OF = timedelta(days=7)
MOST = 100

_T = TypeVar("_T")


@dataclass(frozen=True)
class Failure:
    """A message that did not arrive: about which case, to whom, how, why, and when that was known (UTC)."""

    case_ref: str | None
    notice: str
    recipient: str
    recipient_name: str | None
    channel: str
    code: str | None
    at: datetime


@dataclass(frozen=True)
class Ends:
    """How many messages ended in one way."""

    channel: str
    status: str
    code: str | None
    messages: int


@dataclass(frozen=True)
class Overview:
    """Everything on the page. A part that could not be had is None."""

    health: Health
    queue: tuple[Item, ...] | None
    stuck: tuple[Stuck, ...] | None
    gaps: tuple[Gap, ...] | None
    failures: tuple[Failure, ...] | None
    ends: tuple[Ends, ...] | None


async def look_over(here: Services) -> Overview:
    """How the engine is, and everything that only a person can put right."""
    settings, since = here.settings, here.now() - MESSAGES_OF
    every = timedelta(minutes=settings.sweep_minutes)
    health, queue, stuck, gaps, failures, ends = await asyncio.gather(
        look(here.client.temporal, here.pool, task_queue=settings.task_queue, sweep_every=every),
        _or_none(queued(here.pool)),
        _or_none(stuck_cases(here.client.temporal, here.pool)),
        _or_none(directory_gaps(here.pool, here.rulebook, here.now())),
        _or_none(_failures(here.pool, since)),
        _or_none(_ends(here.pool, since)),
    )
    return Overview(health, queue, stuck, gaps, failures, ends)


async def _or_none(part: Coroutine[Any, Any, _T]) -> _T | None:
    try:
        async with asyncio.timeout(5):
            return await part
    except (
        OSError,
        RPCError,
        RuntimeError,  # a first connection that is refused
        TimeoutError,
        CalendarEnds,
        RulesError,
        asyncpg.PostgresError,
        asyncpg.InterfaceError,
    ):
        return None


async def _failures(pool: asyncpg.Pool, since: datetime) -> tuple[Failure, ...]:
    return tuple(Failure(**dict(row)) for row in await rows(QUERIES.failed_messages(pool, since=since, most=MOST)))


async def _ends(pool: asyncpg.Pool, since: datetime) -> tuple[Ends, ...]:
    return tuple(Ends(**dict(row)) for row in await rows(QUERIES.messages_by_end(pool, since=since)))


def temporal_url(here: Services, case: str) -> str | None:
    """Where Temporal's own pages show a case, or None where nobody has said where they are."""
    if here.temporal_ui is None:
        return None
    namespace, workflow = quote(here.client.temporal.namespace, safe=""), quote(workflow_id(case), safe="")
    return f"{here.temporal_ui.rstrip('/')}/namespaces/{namespace}/workflows/{workflow}"
