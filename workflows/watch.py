"""The watcher's sweep: compare every open case, tell operators what they have to put right, leave a heartbeat."""

from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import ActivityError, ApplicationError

with workflow.unsafe.imports_passed_through():
    from practice.watch import CONCLUDE_SWEEP, LOOK_OVER, TELL_OPERATORS, Concluded, Sweep, Swept

LONGEST = timedelta(minutes=30)
"""A sweep that cannot be finished by then has failed; the schedule starts no other one meanwhile."""
RETRY = RetryPolicy(maximum_interval=timedelta(minutes=1))


@workflow.defn(name="Sweep")
class SweepWorkflow:
    """One sweep, started by the schedule. A failed one is in the operators' queue, in the heartbeat and in Temporal."""

    @workflow.run
    async def run(self, sweep: Sweep) -> Swept:
        """Compare, conclude, and tell. Whether anybody could be told holds up no heartbeat."""
        try:
            swept: Swept = await workflow.execute_activity(
                LOOK_OVER,
                sweep,
                result_type=Swept,
                schedule_to_close_timeout=LONGEST,
                heartbeat_timeout=timedelta(minutes=1),
                retry_policy=RETRY,
                summary="Every open case compared with Temporal",
            )
        except ActivityError as error:
            code = _code(error)
            await self._conclude(Concluded(None, code))
            await self._tell()
            raise ApplicationError("The sweep could not be finished.", type=code, non_retryable=True) from None
        await self._conclude(Concluded(swept))
        await self._tell()
        return swept

    async def _conclude(self, concluded: Concluded) -> None:
        await workflow.execute_activity(
            CONCLUDE_SWEEP,
            concluded,
            start_to_close_timeout=timedelta(seconds=30),
            schedule_to_close_timeout=timedelta(minutes=10),
            retry_policy=RETRY,
            summary="The heartbeat",
        )

    async def _tell(self) -> None:
        try:
            await workflow.execute_activity(
                TELL_OPERATORS,
                start_to_close_timeout=timedelta(minutes=1),
                schedule_to_close_timeout=timedelta(minutes=5),
                retry_policy=RETRY,
                summary="What operators have to put right",
            )
        except ActivityError:
            # Whoever was not told is told after the next sweep.
            workflow.logger.warning("operators_not_told")


def _code(error: ActivityError) -> str:
    cause = error.cause
    return cause.type if isinstance(cause, ApplicationError) and cause.type else "timed_out"
