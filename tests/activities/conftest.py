"""A migrated database for each test, copied from one that was migrated once, and a mail server that listens."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import asyncpg
import pytest

from activities.database import open_pool
from activities.journal import Journal
from activities.migrate import migrate
from tests.activities.mail import MailServer


@pytest.fixture(scope="session")
async def template(new_database: Callable[..., Awaitable[str]]) -> str:
    """A database with every migration applied and nothing in it."""
    url = await new_database()
    migrate(url)
    return url


@pytest.fixture
async def migrated_url(new_database: Callable[..., Awaitable[str]], template: str) -> str:
    """A migrated database of the test's own."""
    return await new_database(template)


@pytest.fixture
async def pool(migrated_url: str) -> AsyncIterator[asyncpg.Pool]:
    """A pool on the test's own database."""
    made = await open_pool(migrated_url)
    yield made
    await made.close()


@pytest.fixture
def journal(pool: asyncpg.Pool) -> Journal:
    """The journal in the test's own database."""
    return Journal(pool)


@pytest.fixture
def mail(new_port: Callable[[], int]) -> Iterator[MailServer]:
    """A mail server that takes everything until it is told otherwise."""
    server = MailServer(new_port())
    server.start()
    yield server
    server.stop()
