"""The one way to PostgreSQL: a pool, and the statements of `engine/sql`."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiosql
import asyncpg

from engine.errors import Unavailable

STATEMENT_SECONDS = 20.0

NO_ANSWER = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError)
"""What is raised where a database does not answer; the last one if it goes away just when a statement is sent."""

QUERIES: Any = aiosql.from_path(Path(__file__).parent / "sql", "asyncpg")
"""Each query of the files in `engine/sql` by its name; the first argument is a connection or a pool."""


async def open_pool(database_url: str, *, size: int = 10) -> asyncpg.Pool:
    """A pool of at most `size` connections; close it with `await pool.close()`.

    Raises:
        Unavailable: nothing answers there, or the database does not let us in.
    """
    try:
        return await asyncpg.create_pool(
            database_url, min_size=1, max_size=size, command_timeout=STATEMENT_SECONDS, reset=_leave_as_it_is
        )
    except NO_ANSWER as problem:
        raise database_unavailable(database_url, problem) from problem


async def _leave_as_it_is(connection: asyncpg.Connection) -> None:
    """Spare a round trip after every statement: nothing that we send outlives its transaction, which asyncpg ends."""


def database_unavailable(database_url: str, problem: Exception) -> Unavailable:
    """The error that says which database cannot be used; of the URL it shows neither user nor password."""
    where = urlsplit(database_url)
    return Unavailable(
        f"The database {where.path.lstrip('/')} at {where.hostname}:{where.port or 5432} cannot be used "
        f"({type(problem).__name__}): see that it runs, and that FRONTDOOR_DATABASE_URL is right."
    )


async def rows(found: AsyncIterator[asyncpg.Record]) -> list[asyncpg.Record]:
    """All rows of a query that gives many; read to the end, so that its connection goes back at once."""
    return [row async for row in found]
