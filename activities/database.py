"""The one way to PostgreSQL: a pool, and the statements of `sql/queries.sql`."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiosql
import asyncpg

SQL = Path(__file__).parent / "sql"
STATEMENT_SECONDS = 20.0

QUERIES: Any = aiosql.from_path(SQL / "queries.sql", "asyncpg")
"""Each query of `sql/queries.sql` by its name; the first argument is a connection or a pool."""


async def open_pool(database_url: str, *, size: int = 10) -> asyncpg.Pool:
    """A pool of at most `size` connections; close it with `await pool.close()`.

    Raises:
        OSError: nothing answers there.
        asyncpg.PostgresError: the database does not let us in.
    """
    return await asyncpg.create_pool(database_url, min_size=1, max_size=size, command_timeout=STATEMENT_SECONDS)


async def rows(found: AsyncIterator[asyncpg.Record]) -> list[asyncpg.Record]:
    """All rows of a query that gives many; read to the end, so that its connection goes back at once."""
    return [row async for row in found]
