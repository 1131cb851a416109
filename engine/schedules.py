"""What Temporal starts by the clock: the watcher's sweep. The schedule outlives every worker."""

from datetime import timedelta

from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleAlreadyRunningError,
    ScheduleIntervalSpec,
    ScheduleOverlapPolicy,
    SchedulePolicy,
    ScheduleSpec,
    ScheduleUpdate,
    ScheduleUpdateInput,
)
from temporalio.service import RPCError

from engine.errors import Unavailable
from practice.watch import Sweep

SWEEP_SCHEDULE = "frontdoor-sweep"
_SHORTEST_CATCH_UP = timedelta(minutes=1)


async def keep_sweeping(
    temporal: Client, *, task_queue: str, every: timedelta, sweep: Sweep | None = None, id_: str = SWEEP_SCHEDULE
) -> None:
    """See that the sweep is started every so often, and once now. Repeating it changes what has changed.

    One that runs is never overtaken by another. Those that fell into an outage of Temporal are made up for by one. A
    schedule that an operator has paused stays paused; `health` says so by the heartbeat.

    Raises:
        Unavailable: Temporal does not answer.
    """
    schedule = Schedule(
        action=ScheduleActionStartWorkflow("Sweep", sweep or Sweep(), id=id_, task_queue=task_queue),
        spec=ScheduleSpec(intervals=[ScheduleIntervalSpec(every=every)]),
        policy=SchedulePolicy(overlap=ScheduleOverlapPolicy.SKIP, catchup_window=max(every, _SHORTEST_CATCH_UP)),
    )
    try:
        await _create_or_update(temporal, id_, schedule)
    except (RPCError, RuntimeError) as problem:
        reason = problem.status.name.lower() if isinstance(problem, RPCError) else "no connection"
        raise Unavailable(f"The sweep could not be scheduled in Temporal ({reason}).") from problem


async def _create_or_update(temporal: Client, id_: str, schedule: Schedule) -> None:
    try:
        await temporal.create_schedule(id_, schedule, trigger_immediately=True)
    except ScheduleAlreadyRunningError:
        handle = temporal.get_schedule_handle(id_)
        await handle.update(lambda known: ScheduleUpdate(_like(schedule, known)))
        await handle.trigger(overlap=ScheduleOverlapPolicy.SKIP)


def _like(schedule: Schedule, known: ScheduleUpdateInput) -> Schedule:
    schedule.state = known.description.schedule.state
    return schedule
