"""Filling a case's journal from its histories, after a backup was restored that is older than they are."""

from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

with workflow.unsafe.imports_passed_through():
    from practice.outbox import REFILL_JOURNAL

LONGEST = timedelta(minutes=30)


@workflow.defn(name="RefillJournal")
class RefillJournalWorkflow:
    """One case's journal. Its id names the case, so that two operators fill it once."""

    @workflow.run
    async def run(self, case: str) -> int:
        """Write what the histories have and the journal lacks; gives how many entries that were."""
        added: int = await workflow.execute_activity(
            REFILL_JOURNAL,
            case,
            result_type=int,
            schedule_to_close_timeout=LONGEST,
            heartbeat_timeout=timedelta(minutes=1),
            retry_policy=RetryPolicy(maximum_interval=timedelta(seconds=30)),
            summary=f"Journal of {case}, from its histories",
        )
        return added
