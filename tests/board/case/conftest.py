"""Cases for their page: written into the journal by a story, or alive in a real Temporal with a worker."""

import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import asyncpg
import httpx2
import pytest
from temporalio.worker import Worker

import workflows
from activities.journal import Journal
from activities.wiring import build_activities
from board.app import make_app
from board.services import Services
from client.case_client import CaseClient
from engine.connection import connect
from engine.embedded import TemporalServer
from engine.rules import Rulebook
from engine.settings import load_settings
from practice.outbox import JournalBatch
from practice.view import view
from tests.board.browser import ADDRESS, Browser
from tests.practice.builders import Story
from tests.workflows.house import KEYS

Told = Callable[..., Awaitable[str]]


@pytest.fixture
def told(journal: Journal) -> Told:
    """Writes a story into the journal as a case of its own, of the team front-door."""

    async def tell(story: Story, *, case: str = "C-TOLD", team: str = "front-door") -> str:
        seen = replace(view(story.case, datetime.now(UTC)), case=case, team=team)
        batch = JournalBatch(case, tuple(story.entries), seen, story.rules, story.calendar)
        await journal.write_journal(batch)
        return case

    return tell


@pytest.fixture
def story() -> Story:
    """A story that begins three days ago, under the rules of that day."""
    began = datetime.now(UTC) - timedelta(days=3)
    rules, calendar = Rulebook.load(today=began.date()).for_referral(began.date())
    return Story(now=began, rules=rules, calendar=calendar)


@pytest.fixture
async def services(services: Services, temporal_server: TemporalServer) -> Services:
    """The board's services over a Temporal that has no case of ours, so that pages come from the journal."""
    temporal = await connect(KEYS, address=temporal_server.address, sandbox=False)
    return replace(services, client=CaseClient(temporal, task_queue="nobody", rulebook=services.rulebook))


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
    here = replace(services, client=client, settings=settings, temporal_ui="http://127.0.0.1:8233")
    return Engine(here, lambda: Worker(temporal, task_queue=queue, workflows=workflows.ALL, activities=activities))


@pytest.fixture
async def alive(engine: Engine) -> AsyncIterator[Services]:
    """The board's services, with a worker that works."""
    async with engine.worker():
        yield engine.services


@pytest.fixture
async def living(engine: Engine) -> AsyncIterator[Browser]:
    """A browser on a board whose cases answer while the worker works."""
    transport = httpx2.ASGITransport(app=make_app(engine.services))
    async with httpx2.AsyncClient(transport=transport, base_url=ADDRESS, follow_redirects=True) as client:
        yield Browser(client)
