"""Cases for their page: written into the journal by a story, or alive in a real Temporal with a worker."""

import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import asyncpg
import httpx2
import pytest
from temporalio.worker import Worker

import workflows
from activities.journal import Journal
from activities.wiring import build_activities
from board.app import make_app
from board.services import Services, utc_now
from client.case_client import CaseClient
from engine.connection import connect
from engine.embedded import TemporalServer
from engine.settings import load_settings
from engine.stopping import working
from practice.outbox import JournalBatch
from practice.view import view
from tests.board.browser import ADDRESS, Browser
from tests.practice.builders import Story, at
from tests.workflows.house import KEYS

FRIDAY = at("2026-03-06 12:00")
Told = Callable[..., Awaitable[str]]


@pytest.fixture
def told(journal: Journal) -> Told:
    """Writes a story into the journal as a case of its own."""

    async def tell(story: Story, *, case: str = "C-TOLD") -> str:
        seen = replace(view(story.case, story.now), case=case)
        batch = JournalBatch(case, tuple(story.entries), seen, story.rules, story.calendar)
        await journal.write_journal(batch)
        return case

    return tell


@pytest.fixture
def story() -> Story:
    """A story that begins on Monday 2 March 2026, in the week in which the board of these tests is looked at."""
    return Story()


@pytest.fixture
async def services(services: Services, temporal_server: TemporalServer) -> Services:
    """The board on that Friday, over a Temporal that has no case of ours, so that pages come from the journal."""
    temporal = await connect(KEYS, address=temporal_server.address, sandbox=False)
    client = CaseClient(temporal, task_queue="nobody", rulebook=services.rulebook)
    return replace(services, client=client, now=lambda: FRIDAY)


@dataclass(frozen=True)
class Engine:
    """The board's services over cases that answer while the worker works."""

    services: Services
    worker: Callable[[], Worker]


@pytest.fixture
async def engine(temporal_server: TemporalServer, pool: asyncpg.Pool, services: Services, tmp_path: Path) -> Engine:
    """A real Temporal with a task queue of its own, and no worker yet."""
    temporal = await connect(KEYS, address=temporal_server.address, sandbox=False)
    queue = f"test-{uuid.uuid4().hex[:12]}"
    settings = load_settings(var_dir=tmp_path, task_queue=queue)
    activities = build_activities(pool, temporal, settings)
    client = CaseClient(temporal, task_queue=queue, rulebook=services.rulebook)
    here = replace(services, client=client, settings=settings, temporal_ui="http://127.0.0.1:8233", now=utc_now)
    return Engine(here, lambda: Worker(temporal, task_queue=queue, workflows=workflows.ALL, activities=activities))


@pytest.fixture
async def alive(engine: Engine) -> AsyncIterator[Services]:
    """The board's services, with a worker that works."""
    async with working(engine.worker()):
        yield engine.services


@pytest.fixture
async def living(engine: Engine) -> AsyncIterator[Browser]:
    """A browser on a board whose cases answer while the worker works."""
    transport = httpx2.ASGITransport(app=make_app(engine.services))
    async with httpx2.AsyncClient(transport=transport, base_url=ADDRESS, follow_redirects=True) as client:
        yield Browser(client)
