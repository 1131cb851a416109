"""A mail server that listens, Notify, and a directory."""

from collections.abc import Callable, Iterator

import asyncpg
import pytest

from tests.activities.alerting import seed
from tests.activities.channels.http_server import serving
from tests.activities.channels.notify_server import NotifyServer
from tests.activities.mail import MailServer


@pytest.fixture
def mail(new_port: Callable[[], int]) -> Iterator[MailServer]:
    """A mail server that takes everything until it is told otherwise."""
    server = MailServer(new_port())
    server.start()
    yield server
    server.stop()


@pytest.fixture
def notify() -> Iterator[NotifyServer]:
    """Notify, on this machine."""
    server = NotifyServer()
    with serving(server):
        yield server


@pytest.fixture
async def seeded(pool: asyncpg.Pool) -> asyncpg.Pool:
    """A database whose directory has three people."""
    await seed(pool)
    return pool
