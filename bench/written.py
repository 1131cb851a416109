"""Seeing that the work was done: what stands in the journal, and what a worker remembers."""

import asyncio
import re

import asyncpg
import httpx2

from bench.results import NotDone

PATIENCE_SECONDS = 600
_REMEMBERED = re.compile(r"^temporal_sticky_cache_size\{[^}]*\} (\S+)$", re.MULTILINE)


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


async def remembered(metrics: str) -> int:
    """How many workflows a worker remembers, by Temporal's own count at the address of its metrics."""
    async with httpx2.AsyncClient() as client:
        found = _REMEMBERED.findall((await client.get(metrics)).text)
    return sum(int(float(count)) for count in found)


async def all_remembered(metrics: str, workflows: int, *, seconds: float = PATIENCE_SECONDS) -> None:
    """Wait until a worker remembers so many workflows.

    Raises:
        NotDone: it did not within so many seconds.
    """
    there = 0
    for _ in range(int(seconds * 5)):
        there = await remembered(metrics)
        if there >= workflows:
            return
        await asyncio.sleep(0.2)
    raise NotDone(f"the worker remembered {there} of {workflows} workflows after {seconds:.0f} s")
