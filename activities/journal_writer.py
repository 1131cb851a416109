"""One transaction for all whose batches arrive while the one before it is on its way.

A batch that the database or the journal does not take must stop nobody else's: where a group cannot be written
together, each of it is written by itself, and so is a case that another process has locked.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import asyncpg

from activities.database import QUERIES
from activities.journal_rows import Written, hashes_of, write
from engine.database import rows
from practice.outbox import JournalBatch

LARGEST_GROUP = 50
"""How many cases are written in one transaction at most, so that none is long."""


@dataclass(frozen=True, eq=False)
class _Waiting:
    """A batch, and who waits for it; they may have gone since, and it is written all the same."""

    batch: JournalBatch
    outcome: asyncio.Future[Written]

    def settle(self, written: Written) -> None:
        if not self.outcome.done():
            self.outcome.set_result(written)

    def fail(self, problem: Exception) -> None:
        if not self.outcome.done():
            self.outcome.set_exception(problem)


class JournalWriter:
    """Writes the batches of all cases of this process, by way of one pool; use it from one event loop."""

    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool
        self._waiting: list[_Waiting] = []
        self._groups: asyncio.Task[None] | None = None
        self._alone: set[asyncio.Task[None]] = set()
        self._kept: set[str] = set()

    async def write(self, batch: JournalBatch) -> Written:
        """Write a batch with those of other cases; see `journal_rows.write`.

        Raises:
            ApplicationError: this batch is refused, whatever became of the others.
            OSError, asyncpg.PostgresError, asyncpg.InterfaceError: the database does not answer.
        """
        waiting = _Waiting(batch, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if self._groups is None:
            self._groups = asyncio.create_task(self._write_groups())
        return await waiting.outcome

    async def _write_groups(self) -> None:
        try:
            while self._waiting:
                await self._write_group(self._next_group())
        finally:
            self._groups = None

    def _next_group(self) -> list[_Waiting]:
        """At most one batch of each case, in the order in which every process locks them."""
        group: dict[str, _Waiting] = {}
        for waiting in self._waiting:
            if len(group) < LARGEST_GROUP:
                group.setdefault(waiting.batch.case, waiting)
        self._waiting = [waiting for waiting in self._waiting if group.get(waiting.batch.case) is not waiting]
        return [group[case] for case in sorted(group)]

    async def _write_group(self, group: Sequence[_Waiting]) -> None:
        try:
            written = await self._write_together(group)
        except Exception:  # noqa: BLE001 - whatever it is, each says by itself whether it is to blame
            written = {}
        for waiting in group:
            if waiting.batch.case in written:
                waiting.settle(written[waiting.batch.case])
            else:
                self._write_alone(waiting)

    async def _write_together(self, group: Sequence[_Waiting]) -> dict[str, Written]:
        """Write those whose cases nobody else has locked; gives what became of them, by case."""
        async with self._pool.acquire() as connection, connection.transaction():
            locked = await rows(QUERIES.lock_cases(connection, case_refs=[waiting.batch.case for waiting in group]))
            ours = {row["case_ref"] for row in locked}
            batches = [waiting.batch for waiting in group if waiting.batch.case in ours]
            written = await write(connection, batches, kept=self._kept) if batches else []
        self._kept |= hashes_of(batches)
        return {batch.case: each for batch, each in zip(batches, written, strict=True)}

    def _write_alone(self, waiting: _Waiting) -> None:
        alone = asyncio.create_task(self._wait_and_write(waiting))
        self._alone.add(alone)
        alone.add_done_callback(self._alone.discard)

    async def _wait_and_write(self, waiting: _Waiting) -> None:
        try:
            async with self._pool.acquire() as connection, connection.transaction():
                await QUERIES.lock_case(connection, case_ref=waiting.batch.case)
                (written,) = await write(connection, [waiting.batch])
        except Exception as problem:  # noqa: BLE001 - it is for whoever waits
            waiting.fail(problem)
        else:
            waiting.settle(written)
