"""The journal: every event of every case in PostgreSQL, append-only, and the projections that people read.

ApplicationError
├── JournalConflict   an entry is there already and says something else (not retried; in the operators' queue)
├── JournalGap        entries before these have not been written
└── RulesMissing      the case's rules or calendar are not stored and did not come along (likewise)
"""

import asyncio
from typing import Any

import asyncpg
import structlog
from temporalio import activity
from temporalio.exceptions import ApplicationError

from activities.journal_writer import JournalWriter
from activities.operators import raise_findings
from activities.precedence import give_precedence
from engine.observed import observe_entries
from practice.events import Entry
from practice.outbox import WRITE_JOURNAL, JournalBatch
from practice.watch import Finding, Trouble

_log = structlog.get_logger(__name__)


class Journal:
    """The journal in one database, by way of an asyncpg pool; make one for a process, so that cases write together."""

    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool
        self._writer = JournalWriter(pool)

    @activity.defn(name=WRITE_JOURNAL)
    async def write_journal(self, batch: JournalBatch) -> int:
        """Append what is missing of a batch, and say so once it has lingered; see `append`."""
        await give_precedence(batch)
        last = await self.append(batch)
        await asyncio.sleep(batch.lingers.total_seconds())
        return last

    async def append(self, batch: JournalBatch) -> int:
        """Append what is missing of a batch and bring the projections up to date, in one transaction.

        Repeating a batch, or sending one that overlaps what is there, writes only what is missing.

        Returns:
            The sequence of the last entry that the journal now has of this case.

        Raises:
            ApplicationError: `JournalConflict`, `JournalGap` or `RulesMissing`; see the top of this module.
        """
        try:
            written = await self._writer.write(batch)
        except ApplicationError as refusal:
            if refusal.non_retryable:
                await raise_findings(self._pool, [_refused(batch, refusal)])
            raise
        observe_entries(written.new)
        for entry in written.new:
            _log.info("recorded", case=batch.case, workflow_id=f"case/{batch.case}", **_references(entry))
        return written.last


def _references(entry: Entry) -> dict[str, Any]:
    return {"fact": entry.event.kind, "journal_sequence": entry.sequence, "command_id": entry.command}


def _refused(batch: JournalBatch, refusal: ApplicationError) -> Finding:
    detail = f"The journal refuses its entries from {batch.entries[0].sequence} on ({refusal.type})."
    return Finding(Trouble.JOURNAL_BEHIND, batch.case, "refused", detail, batch.case)
