"""The daily checkpoint: sign how the journal stands, so that a change made later shows."""

from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

with workflow.unsafe.imports_passed_through():
    from practice.watch import SIGN_CHECKPOINT

LONGEST = timedelta(hours=12)
"""A checkpoint that cannot be made by then is left to the next day; `health` says when one is missing."""


@workflow.defn(name="Checkpoint")
class CheckpointWorkflow:
    """One checkpoint, started by the schedule."""

    @workflow.run
    async def run(self) -> int | None:
        """The number of the checkpoint; None where nothing had been written since the last one."""
        made: int | None = await workflow.execute_activity(
            SIGN_CHECKPOINT,
            result_type=int | None,  # type: ignore[arg-type] # the SDK reads unions as well
            start_to_close_timeout=timedelta(minutes=10),
            schedule_to_close_timeout=LONGEST,
            retry_policy=RetryPolicy(maximum_interval=timedelta(minutes=10)),
            summary="The signed checkpoint of the journal",
        )
        return made
