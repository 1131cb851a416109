"""Waiting until everything that cases have recorded stands in the journal."""

import asyncio

import asyncpg

from bench.results import NotDone

PATIENCE_SECONDS = 300


async def written(pool: asyncpg.Pool, cases: int, *, seconds: float = PATIENCE_SECONDS) -> None:
    """Wait until so many cases stand in the journal with all that they have recorded.

    Raises:
        NotDone: they did not within so many seconds.
    """
    there = 0
    for _ in range(int(seconds * 5)):
        there = await pool.fetchval("SELECT count(*) FROM cases WHERE written = version")
        if there >= cases:
            return
        await asyncio.sleep(0.2)
    raise NotDone(f"{there} of {cases} cases stood in the journal after {seconds:.0f} s")
