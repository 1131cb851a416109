"""How PostgreSQL finds what a page shows: each statement that the page sends, explained with the same values."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import asyncpg

_READING = ("SELECT", "WITH", "--")


@dataclass(frozen=True)
class Plan:
    """One statement's plan: the first words of it, its time (milliseconds), its blocks, and its nodes."""

    statement: str
    milliseconds: float
    blocks: int
    nodes: tuple[dict[str, Any], ...]

    @property
    def indexes(self) -> frozenset[str]:
        """The indexes that it uses."""
        return frozenset(node["Index Name"] for node in self.nodes if "Index Name" in node)

    @property
    def whole_tables(self) -> frozenset[str]:
        """The tables that it reads from the first row to the last."""
        return frozenset(node["Relation Name"] for node in self.nodes if node["Node Type"] == "Seq Scan")


class Statements:
    """What a pool was sent while it was watched: statements and their values, each statement once."""

    def __init__(self) -> None:
        self.sent: dict[str, tuple[Any, ...]] = {}

    async def watch(self, connection: asyncpg.Connection) -> None:
        """Note what a connection is sent from now on; a pool calls it with each that it hands out."""
        connection.add_query_logger(self._note)

    def _note(self, record: Any) -> None:
        # Whoever hands a connection back sends several statements in one.
        if record.query.lstrip().startswith(_READING) and ";" not in record.query.rstrip("; \n"):
            self.sent.setdefault(record.query, record.args or ())

    async def plans(self, pool: asyncpg.Pool, *, without_whole_tables: bool = False) -> list[Plan]:
        """The plan of each, the slowest first. Small tables may be read whole, unless that is to be seen without."""
        async with pool.acquire() as connection, connection.transaction(readonly=True):
            await connection.execute("SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL jit = off")
            if without_whole_tables:
                await connection.execute("SET LOCAL enable_seqscan = off")
            found = [await _plan(connection, query, args) for query, args in list(self.sent.items())]
        return sorted(found, key=lambda plan: -plan.milliseconds)


@asynccontextmanager
async def watched(url: str) -> AsyncIterator[tuple[asyncpg.Pool, Statements]]:
    """A pool on a database, and what it is sent."""
    statements = Statements()
    async with asyncpg.create_pool(url, min_size=1, max_size=2, setup=statements.watch) as pool:
        yield pool, statements


async def _plan(connection: asyncpg.Connection, query: str, args: tuple[Any, ...]) -> Plan:
    (row,) = await connection.fetch(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {query}", *args)
    plan = json.loads(row[0])[0]
    top = plan["Plan"]
    words = " ".join(line for line in query.split("\n") if not line.lstrip().startswith("--"))
    blocks = top["Shared Hit Blocks"] + top["Shared Read Blocks"]
    return Plan(" ".join(words.split())[:110], plan["Execution Time"], blocks, tuple(_nodes(top)))


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for below in node.get("Plans", ()):
        yield from _nodes(below)
