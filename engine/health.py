"""Whether the engine is well: does it answer, do workers work, does the watcher watch, is anybody left untold?

`look` asks Temporal and PostgreSQL; `judge` makes of it what a person or a monitor reads. All instants are UTC.
"""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

import asyncpg
from temporalio.api.enums.v1 import TaskQueueType
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import DescribeTaskQueueRequest, DescribeTaskQueueResponse
from temporalio.client import Client
from temporalio.service import RPCError

from engine.database import NO_ANSWER, QUERIES, rows
from practice.watch import TOLERANCES, Trouble

Standing = Literal["ok", "degraded", "failing"]

PATIENCE = timedelta(seconds=5)
POLLED_WITHIN = timedelta(minutes=2)
"""A worker asks for work at least once a minute; one that has not for longer is gone."""
LONG_WAIT = timedelta(minutes=1)
"""How long work may wait for a worker before that is worth a look."""
STALE_AFTER = 2.5
"""So many intervals after the last sweep, the watcher itself has stopped."""
SIGNED_WITHIN = timedelta(hours=36)
"""What was recorded longer ago must be in a checkpoint; they are made daily."""
WEDGED = 'WorkflowType = "Case" AND ExecutionStatus = "Running" AND TemporalReportedProblems IS NOT NULL'
"""Cases that Temporal cannot get on with: after some failures in a row it says so in this attribute of its own."""
_ORDER: tuple[Standing, ...] = ("ok", "degraded", "failing")
_WORST = {
    Trouble.REACHED_NOBODY,
    Trouble.UNDELIVERED,
    Trouble.WORKFLOW_MISSING,
    Trouble.OVERDUE_MOMENT,
    Trouble.STUCK_CASE,
}
"""Troubles in which a child may be forgotten: the engine is failing while one is open."""


@dataclass(frozen=True)
class Polled:
    """What Temporal tells: who asks for work of each kind, what waits and how long, and cases that are stuck."""

    workflows: int
    activities: int
    backlog: int
    oldest: timedelta
    wedged: int = 0


@dataclass(frozen=True)
class Kept:
    """What the database tells: the watcher's heartbeat, the journal's lag, alerts, the operators' queue, checkpoints.

    `unsigned_since` is when the first entry was recorded that no checkpoint is about.
    """

    swept_at: datetime | None
    sweep_outcome: str | None
    cases: int
    behind: int
    behind_since: datetime | None
    overdue: int
    overdue_since: datetime | None
    unacknowledged: int
    undelivered: int
    queue: Mapping[Trouble, int]
    unsigned_since: datetime | None = None


@dataclass(frozen=True)
class Check:
    """One question about the engine and its answer, in words for people."""

    name: str
    standing: Standing
    words: str


@dataclass(frozen=True)
class Health:
    """How the engine is at an instant. `swept_at` ended the last whole sweep; `watched` says that it is recent."""

    at: datetime
    standing: Standing
    checks: tuple[Check, ...]
    swept_at: datetime | None
    watched: bool


async def look(
    temporal: Client | None, pool: asyncpg.Pool | None, *, task_queue: str, sweep_every: timedelta
) -> Health:
    """How the engine is now. What does not answer, or is not given, is a failing check and never an error."""
    polled, kept = await asyncio.gather(polling(temporal, task_queue), keeping(pool))
    return judge(polled, kept, now=datetime.now(UTC), sweep_every=sweep_every)


async def polling(temporal: Client | None, task_queue: str) -> Polled | None:
    """Who asks for work on a task queue, what waits there, what is stuck; None where Temporal does not answer."""
    if temporal is None:
        return None
    try:
        async with asyncio.timeout(PATIENCE.total_seconds()):
            workflows = await _describe(temporal, task_queue, TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
            activities = await _describe(temporal, task_queue, TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY)
            wedged = await temporal.count_workflows(WEDGED)
    except (RPCError, RuntimeError, TimeoutError):
        return None
    both = (workflows.stats, activities.stats)
    return Polled(
        _pollers(workflows),
        _pollers(activities),
        sum(stats.approximate_backlog_count for stats in both),
        max(stats.approximate_backlog_age.ToTimedelta() for stats in both),
        wedged.count,
    )


async def _describe(temporal: Client, task_queue: str, kind: TaskQueueType.ValueType) -> DescribeTaskQueueResponse:
    request = DescribeTaskQueueRequest(
        namespace=temporal.namespace, task_queue=TaskQueue(name=task_queue), task_queue_type=kind, report_stats=True
    )
    return await temporal.workflow_service.describe_task_queue(request)


def _pollers(described: DescribeTaskQueueResponse) -> int:
    since = datetime.now(UTC) - POLLED_WITHIN
    return sum(1 for poller in described.pollers if poller.last_access_time.ToDatetime(UTC) >= since)


async def keeping(pool: asyncpg.Pool | None) -> Kept | None:
    """What the database tells of the engine; None where it does not answer, or not as ours does."""
    if pool is None:
        return None
    try:
        async with asyncio.timeout(PATIENCE.total_seconds()):
            return await _kept(pool)
    except NO_ANSWER:
        return None


async def _kept(pool: asyncpg.Pool) -> Kept:
    beat = await QUERIES.heartbeat(pool)
    lag = await QUERIES.backlog_of_journal(pool, before=datetime.now(UTC) - TOLERANCES.moment)
    alerts = await QUERIES.open_alert_counts(pool)
    queue = await rows(QUERIES.queue_by_kind(pool))
    return Kept(
        swept_at=beat["finished_at"] if beat else None,
        sweep_outcome=beat["latest_outcome"] if beat else None,
        cases=(beat["cases"] or 0) if beat else 0,
        queue={Trouble(row["kind"]): row["items"] for row in queue},
        unsigned_since=await QUERIES.unsigned_since(pool),
        **dict(lag),
        **dict(alerts),
    )


def judge(polled: Polled | None, kept: Kept | None, *, now: datetime, sweep_every: timedelta) -> Health:
    """How the engine is, from what Temporal and the database told; None stands for one that did not answer."""
    checks = (*_of_temporal(polled), *_of_database(kept, now, sweep_every))
    swept_at = kept.swept_at if kept else None
    watched = swept_at is not None and not _stale(swept_at, now, sweep_every)
    standing = max((check.standing for check in checks), key=_ORDER.index)
    return Health(now, standing, checks, swept_at, watched)


def _of_temporal(polled: Polled | None) -> Iterator[Check]:
    if polled is None:
        yield Check("Temporal", "failing", "does not answer")
        return
    yield Check("Temporal", "ok", "answers")
    working = min(polled.workflows, polled.activities)
    yield Check("Workers", "ok" if working else "failing", f"{working} at work" if working else "none asks for work")
    slow = polled.oldest > LONG_WAIT
    words = f"{polled.backlog} waiting, the oldest for {polled.oldest.total_seconds():.0f} s"
    yield Check("Work waiting", "degraded" if slow else "ok", words if polled.backlog else "none")
    words = f"{polled.wedged} tried over and over: ops stuck says why" if polled.wedged else "none"
    yield Check("Stuck cases", "failing" if polled.wedged else "ok", words)


def _of_database(kept: Kept | None, now: datetime, sweep_every: timedelta) -> Iterator[Check]:
    if kept is None:
        yield Check("PostgreSQL", "failing", "does not answer")
        return
    yield Check("PostgreSQL", "ok", "answers")
    yield _of_sweep(kept, now, sweep_every)
    yield _of_journal(kept, now)
    yield _of_moments(kept, now)
    words = f"{kept.unacknowledged} that nobody has taken on, {kept.undelivered} of which reached nobody"
    yield Check("Alerts", "degraded" if kept.undelivered else "ok", words)
    yield _of_queue(kept.queue)
    yield _of_checkpoints(kept.unsigned_since, now)


def _of_sweep(kept: Kept, now: datetime, sweep_every: timedelta) -> Check:
    if kept.swept_at is None:
        return Check("Sweep", "failing", "there has been none")
    words = f"{_ago(kept.swept_at, now)}, {kept.cases} cases"
    if _stale(kept.swept_at, now, sweep_every):
        return Check("Sweep", "failing", f"the last was {words}: nobody watches")
    failed = kept.sweep_outcome not in {"done", "running"}
    return Check(
        "Sweep", "degraded" if failed else "ok", words + (f"; since then: {kept.sweep_outcome}" if failed else "")
    )


def _stale(swept_at: datetime, now: datetime, sweep_every: timedelta) -> bool:
    return now - swept_at > STALE_AFTER * sweep_every


def _of_journal(kept: Kept, now: datetime) -> Check:
    if not kept.behind or kept.behind_since is None:
        return Check("Journal", "ok", "complete")
    late = now - kept.behind_since > TOLERANCES.journal
    words = f"{kept.behind} cases have more than it, since {_ago(kept.behind_since, now)}"
    return Check("Journal", "degraded" if late else "ok", words)


def _of_moments(kept: Kept, now: datetime) -> Check:
    if not kept.overdue or kept.overdue_since is None:
        return Check("Moments", "ok", "all seen to")
    return Check(
        "Moments", "degraded", f"{kept.overdue} cases not seen to, the first due {_ago(kept.overdue_since, now)}"
    )


def _of_queue(queue: Mapping[Trouble, int]) -> Check:
    if not any(queue.values()):
        return Check("Operators' queue", "ok", "empty")
    words = ", ".join(f"{items} {kind.value}" for kind, items in sorted(queue.items()) if items)
    return Check("Operators' queue", "failing" if _WORST & queue.keys() else "degraded", words)


def _of_checkpoints(unsigned_since: datetime | None, now: datetime) -> Check:
    if unsigned_since is None:
        return Check("Checkpoint", "ok", "everything is signed")
    missing = now - unsigned_since > SIGNED_WITHIN
    words = f"the first entry that is not signed was recorded {_ago(unsigned_since, now)}"
    return Check("Checkpoint", "degraded" if missing else "ok", words)


def _ago(then: datetime, now: datetime) -> str:
    minutes = int((now - then).total_seconds() // 60)
    return f"{minutes} min ago" if minutes else "just now"
