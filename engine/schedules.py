"""What Temporal starts by the clock: the watcher's sweep and the daily checkpoint. Schedules outlive every worker."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleAlreadyRunningError,
    ScheduleCalendarSpec,
    ScheduleIntervalSpec,
    ScheduleOverlapPolicy,
    SchedulePolicy,
    ScheduleRange,
    ScheduleSpec,
    ScheduleUpdate,
    ScheduleUpdateInput,
)
from temporalio.service import RPCError

from engine.errors import Unavailable
from practice.watch import Sweep

SWEEP_SCHEDULE = "frontdoor-sweep"
CHECKPOINT_SCHEDULE = "frontdoor-checkpoint"
CHECKPOINT_HOUR = 3
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
    with _scheduling("The sweep"):
        if not await _created(temporal, id_, schedule):
            await temporal.get_schedule_handle(id_).trigger(overlap=ScheduleOverlapPolicy.SKIP)


async def keep_signing(temporal: Client, *, task_queue: str, zone: str, id_: str = CHECKPOINT_SCHEDULE) -> None:
    """See that the journal is signed at 3 in the morning by the clocks of a time zone, and once when this is new.

    What fell into an outage of up to a week is made up for by one. Repeating it changes what has changed.

    Raises:
        Unavailable: Temporal does not answer.
    """
    at_three = ScheduleCalendarSpec(hour=[ScheduleRange(CHECKPOINT_HOUR)])
    schedule = Schedule(
        action=ScheduleActionStartWorkflow("Checkpoint", id=id_, task_queue=task_queue),
        spec=ScheduleSpec(calendars=[at_three], time_zone_name=zone),
        policy=SchedulePolicy(overlap=ScheduleOverlapPolicy.SKIP, catchup_window=timedelta(days=7)),
    )
    with _scheduling("The daily checkpoint"):
        await _created(temporal, id_, schedule)


@contextmanager
def _scheduling(what: str) -> Iterator[None]:
    try:
        yield
    except (RPCError, RuntimeError) as problem:
        reason = problem.status.name.lower() if isinstance(problem, RPCError) else "no connection"
        raise Unavailable(f"{what} could not be scheduled in Temporal ({reason}).") from problem


async def _created(temporal: Client, id_: str, schedule: Schedule) -> bool:
    """Whether the schedule is new, and its action then begins at once; one that is known is brought up to date."""
    try:
        await temporal.create_schedule(id_, schedule, trigger_immediately=True)
    except ScheduleAlreadyRunningError:
        await temporal.get_schedule_handle(id_).update(lambda known: ScheduleUpdate(_like(schedule, known)))
        return False
    return True


def _like(schedule: Schedule, known: ScheduleUpdateInput) -> Schedule:
    schedule.state = known.description.schedule.state
    return schedule
