"""The board over a database of its own, with the sample county's people in its directory."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime

import asyncpg
import httpx2
import pytest
from temporalio.client import Client

from activities.journal import Journal
from board.app import make_app
from board.services import Services
from client.case_client import CaseClient
from engine.directory import Directory, seed_directory
from engine.links import LinkSigner
from engine.rules import Rulebook
from engine.settings import load_settings
from sample.morning import directory
from tests.board.browser import ADDRESS, Browser
from tests.board.county import PutCase, put_case

Noted = Callable[[], Awaitable[list[tuple[str, str | None, str | None]]]]


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """The rules on disk."""
    return Rulebook.load(today=datetime.now(UTC).date())


@pytest.fixture
async def services(pool: asyncpg.Pool, rulebook: Rulebook) -> Services:
    """The board's services, as in a trial, over the test's own database; no case answers, and nobody is on duty."""
    people = directory(datetime.now(UTC), rulebook) | {"rota": []}
    await seed_directory(pool, Directory.model_validate(people))
    links = LinkSigner("a-key-for-tests-of-thirty-two-characters", ADDRESS)
    nowhere = CaseClient(await Client.connect("127.0.0.1:1", lazy=True), task_queue="none", rulebook=rulebook)
    return Services(pool, nowhere, rulebook, load_settings(), links, trial=True)


@pytest.fixture
def put(journal: Journal) -> PutCase:
    """Puts a case into the database."""
    return put_case(journal)


@pytest.fixture
async def noted(pool: asyncpg.Pool) -> Noted:
    """Gives what the board has journalled: kind, person and case, in order."""

    async def read() -> list[tuple[str, str | None, str | None]]:
        found = await pool.fetch("SELECT kind, person, case_ref FROM board_events ORDER BY id")
        return [tuple(row) for row in found]

    return read


@pytest.fixture
async def browser(services: Services) -> AsyncIterator[Browser]:
    """Somebody's browser, not signed in yet."""
    transport = httpx2.ASGITransport(app=make_app(services))
    async with httpx2.AsyncClient(transport=transport, base_url=ADDRESS, follow_redirects=True) as client:
        yield Browser(client)
