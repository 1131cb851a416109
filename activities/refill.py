"""Filling a case's journal from its histories: each batch that was ever sent to it stands in them.

ApplicationError
└── JournalConflict   an entry is in the journal and says something else (an operator must look; not retried)
"""

from collections.abc import AsyncIterator

import asyncpg
import structlog
from temporalio import activity
from temporalio.client import Client, WorkflowExecution, WorkflowHandle

from activities.journal import Journal
from engine.database import QUERIES
from practice.outbox import DELIVER_NOTICE, REFILL_JOURNAL, WRITE_JOURNAL, JournalBatch, NoticeToDeliver

_CARRYING = {WRITE_JOURNAL: JournalBatch, DELIVER_NOTICE: NoticeToDeliver}
"""The activities that take a batch to the journal, and what each of them is given."""

_log = structlog.get_logger(__name__)


class Refill:
    """The activity that reads histories, over one database and one Temporal."""

    def __init__(self, pool: asyncpg.Pool, temporal: Client, journal: Journal) -> None:
        self._pool = pool
        self._temporal = temporal
        self._journal = journal

    @activity.defn(name=REFILL_JOURNAL)
    async def refill_journal(self, case: str) -> int:
        """Write every batch of a case's histories that the journal lacks, in order; gives how many entries that were.

        Repeating it writes nothing twice. What a case has accepted and not yet sent is not in its history: a case that
        runs sends it by itself, after these.

        Raises:
            ApplicationError: `JournalConflict`.
        """
        before = await self._written(case)
        async for run in self._runs(case):
            async for batch in self._batches(run):
                activity.heartbeat(batch.entries[0].sequence)
                await self._journal.append(batch)
        added = await self._written(case) - before
        _log.info("journal_refilled", case=case, entries=added)
        return added

    async def _written(self, case: str) -> int:
        return int(await QUERIES.last_sequence(self._pool, case_ref=case) or 0)

    async def _runs(self, case: str) -> AsyncIterator[WorkflowHandle[None, None]]:
        """The runs of a case's workflow, the oldest first; runs that were reset come twice, and are written once."""
        found: list[WorkflowExecution] = [
            run async for run in self._temporal.list_workflows(f'WorkflowId = "case/{case}"')
        ]
        for run in sorted(found, key=lambda one: one.start_time):
            yield self._temporal.get_workflow_handle(run.id, run_id=run.run_id)

    async def _batches(self, run: WorkflowHandle[None, None]) -> AsyncIterator[JournalBatch]:
        async for event in run.fetch_history_events():
            scheduled = event.activity_task_scheduled_event_attributes
            if kind := _CARRYING.get(scheduled.activity_type.name):
                (sent,) = await self._temporal.data_converter.decode(list(scheduled.input.payloads), [kind])
                if batch := sent.batch if isinstance(sent, NoticeToDeliver) else sent:
                    yield batch
