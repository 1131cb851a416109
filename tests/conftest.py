"""Real servers for the tests that need them: started on first use, one of each per session."""

import itertools
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import asyncpg
import pytest

from activities.journal import Journal
from activities.migrate import migrate
from engine.database import open_pool
from engine.embedded import PostgresServer, TemporalServer
from engine.ports import free_port
from engine.records import Records
from engine.search_attributes import SEARCH_ATTRIBUTES

# Away from the usual ports, so that an engine that runs on this machine is not disturbed, and from another run's.
_FIRST_PORT = 20_000 + os.getpid() * 101 % 10_000
_ports = itertools.count(_FIRST_PORT, 3)
_MEMORY = Path("/dev/shm")
_ROOM = 4_000_000_000


_LONGEST = (
    *("test_worker.py", "test_starter.py", "test_starter_adoption.py", "test_embedded.py", "test_stuck.py"),
    *("test_watch.py", "test_delivery.py", "test_replay.py", "test_by_itself.py"),
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that none of them is left alone at the end of a run side by side."""
    items.sort(key=lambda item: item.path.name not in _LONGEST)


def _has_room(folder: Path) -> bool:
    return os.access(folder, os.W_OK | os.X_OK) and shutil.disk_usage(folder).free > _ROOM


@pytest.fixture(scope="session")
def new_port() -> Callable[[], int]:
    """Gives a free port, another one at each call."""
    return lambda: free_port(next(_ports))


@pytest.fixture(scope="session")
def new_folder() -> Iterator[Callable[[], Path]]:
    """Gives an empty folder that a server's own account can pass, as pytest's `tmp_path` cannot be under root.

    In memory where there is enough of it: servers wait for the disk at every commit, and many share it here.
    """
    made: list[Path] = []

    def make() -> Path:
        folder = Path(tempfile.mkdtemp(prefix="frontdoor-test-", dir=_MEMORY if _has_room(_MEMORY) else None))
        folder.chmod(0o711)
        made.append(folder)
        return folder

    yield make
    for folder in made:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
async def postgres_server(new_folder: Callable[[], Path], new_port: Callable[[], int]) -> AsyncIterator[PostgresServer]:
    """A PostgreSQL for the whole session; ask for `database_url` instead unless you need the server itself."""
    server = PostgresServer(new_folder() / "postgres", port=new_port())
    await server.start()
    yield server
    await server.stop()


@pytest.fixture(scope="session")
def postgres_url(postgres_server: PostgresServer) -> str:
    """The URL of the session's shared database."""
    return postgres_server.url


@pytest.fixture(scope="session")
async def new_database(postgres_server: PostgresServer) -> Callable[..., Awaitable[str]]:
    """Makes databases: without an argument an empty one, with the URL of another a copy of that."""
    numbers = itertools.count(1)

    async def make(template: str | None = None) -> str:
        name = f"test_{next(numbers)}"
        source = "template0" if template is None else template.rpartition("/")[2]
        connection = await asyncpg.connect(postgres_server.url)
        try:
            await connection.execute(f"CREATE DATABASE {name} TEMPLATE {source}")
        finally:
            await connection.close()
        return postgres_server.url_of(name)

    return make


@pytest.fixture(scope="session")
async def drop_database(postgres_server: PostgresServer) -> Callable[[str], Awaitable[None]]:
    """Drops a database at once, whoever is still connected, so that what a run needs stays small."""

    async def drop(url: str) -> None:
        connection = await asyncpg.connect(postgres_server.url_of("postgres", user="postgres"))
        try:
            await connection.execute(f"DROP DATABASE IF EXISTS {url.rpartition('/')[2]} WITH (FORCE)")
        finally:
            await connection.close()

    return drop


@pytest.fixture
async def database_url(
    new_database: Callable[..., Awaitable[str]], drop_database: Callable[[str], Awaitable[None]]
) -> AsyncIterator[str]:
    """An empty database of the test's own."""
    url = await new_database()
    yield url
    await drop_database(url)


@pytest.fixture(scope="session")
async def template(new_database: Callable[..., Awaitable[str]]) -> str:
    """A database with every migration applied and nothing in it."""
    url = await new_database()
    migrate(url)
    return url


@pytest.fixture
async def migrated_url(
    new_database: Callable[..., Awaitable[str]], drop_database: Callable[[str], Awaitable[None]], template: str
) -> AsyncIterator[str]:
    """A migrated database of the test's own."""
    url = await new_database(template)
    yield url
    await drop_database(url)


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
def records(pool: asyncpg.Pool) -> Records:
    """What can be read of the test's own database."""
    return Records(pool)


@pytest.fixture(scope="session")
async def temporal_server(new_folder: Callable[[], Path], new_port: Callable[[], int]) -> AsyncIterator[TemporalServer]:
    """A Temporal dev server for the whole session, with our search attributes; clients go to its `address`."""
    server = TemporalServer(
        new_folder() / "temporal", port=new_port(), ui_port=new_port(), search_attributes=SEARCH_ATTRIBUTES
    )
    await server.start()
    yield server
    await server.stop()
