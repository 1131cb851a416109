from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import pytest
from temporalio.client import Client

from engine.embedded import TemporalServer
from engine.health import Kept, Polled, Standing, judge, keeping, look
from practice.watch import Trouble

NOW = datetime(2026, 11, 25, 14, tzinfo=UTC)
EVERY = timedelta(minutes=10)
WORKING = Polled(workflows=2, activities=2, backlog=0, oldest=timedelta(0))
WELL = Kept(
    swept_at=NOW - timedelta(minutes=4),
    sweep_outcome="done",
    cases=120,
    behind=0,
    behind_since=None,
    overdue=0,
    overdue_since=None,
    unacknowledged=3,
    undelivered=0,
    queue={},
)


def _judged(polled: Polled | None = WORKING, kept: Kept | None = WELL) -> tuple[Standing, set[str]]:
    found = judge(polled, kept, now=NOW, sweep_every=EVERY)
    return found.standing, {check.name for check in found.checks if check.standing != "ok"}


def test_an_engine_in_which_everything_works_is_well() -> None:
    found = judge(WORKING, WELL, now=NOW, sweep_every=EVERY)
    assert (found.standing, found.watched, found.swept_at) == ("ok", True, WELL.swept_at)
    assert {check.standing for check in found.checks} == {"ok"}


@pytest.mark.parametrize(
    ("changes", "standing", "check"),
    [
        ({"swept_at": None, "sweep_outcome": None}, "failing", "Sweep"),
        ({"swept_at": NOW - 2.5 * EVERY - timedelta(seconds=1)}, "failing", "Sweep"),
        ({"sweep_outcome": "Unavailable"}, "degraded", "Sweep"),
        ({"behind": 2, "behind_since": NOW - timedelta(minutes=6)}, "degraded", "Journal"),
        ({"overdue": 1, "overdue_since": NOW - timedelta(minutes=3)}, "degraded", "Moments"),
        ({"undelivered": 1}, "degraded", "Alerts"),
        ({"unsigned_since": NOW - timedelta(hours=36, minutes=1)}, "degraded", "Checkpoint"),
        ({"queue": {Trouble.STUCK_DELIVERY: 1}}, "degraded", "Operators' queue"),
        ({"queue": {Trouble.WORKFLOW_MISSING: 1}}, "failing", "Operators' queue"),
        ({"queue": {Trouble.STUCK_CASE: 1}}, "failing", "Operators' queue"),
        ({"queue": {Trouble.REACHED_NOBODY: 1}}, "failing", "Operators' queue"),
    ],
)
def test_each_thing_that_is_wrong_is_said_by_its_name(changes: dict[str, Any], standing: str, check: str) -> None:
    assert _judged(kept=replace(WELL, **changes)) == (standing, {check})


@pytest.mark.parametrize(
    "changes",
    [
        {"swept_at": NOW - 2.5 * EVERY},
        {"sweep_outcome": "running"},
        {"unsigned_since": NOW - timedelta(hours=35)},
        {"behind": 2, "behind_since": NOW - timedelta(minutes=4)},
        {"queue": {Trouble.WORKFLOW_MISSING: 0}},
    ],
)
def test_what_is_on_its_way_is_not_wrong(changes: dict[str, Any]) -> None:
    assert _judged(kept=replace(WELL, **changes)) == ("ok", set())


@pytest.mark.parametrize(
    ("changes", "standing", "check"),
    [
        ({"workflows": 0}, "failing", "Workers"),
        ({"wedged": 1}, "failing", "Stuck cases"),
        ({"activities": 0}, "failing", "Workers"),
        ({"backlog": 5, "oldest": timedelta(seconds=61)}, "degraded", "Work waiting"),
        ({"backlog": 5000, "oldest": timedelta(seconds=3)}, "ok", None),
    ],
)
def test_work_that_nobody_takes_is_noticed(changes: dict[str, Any], standing: str, check: str | None) -> None:
    assert _judged(polled=replace(WORKING, **changes)) == (standing, {check} - {None})


def test_a_server_that_does_not_answer_is_failing_and_says_so() -> None:
    assert _judged(polled=None) == ("failing", {"Temporal"})
    assert _judged(kept=None) == ("failing", {"PostgreSQL"})
    assert not judge(WORKING, None, now=NOW, sweep_every=EVERY).watched


async def test_an_engine_is_looked_at_as_it_is(pool: asyncpg.Pool, temporal_server: TemporalServer) -> None:
    """Both servers answer; nobody works, and nobody has swept yet."""
    temporal = await Client.connect(temporal_server.address)
    found = await look(temporal, pool, task_queue="nobody-serves-this", sweep_every=EVERY)
    wrong = {check.name: check.words for check in found.checks if check.standing != "ok"}
    assert wrong == {"Workers": "none asks for work", "Sweep": "there has been none"}


async def test_a_database_that_has_gone_is_no_error(migrated_url: str) -> None:
    gone = await asyncpg.create_pool(migrated_url, min_size=0)
    await gone.close()
    assert await keeping(gone) is None
    assert (await look(None, gone, task_queue="any", sweep_every=EVERY)).standing == "failing"


async def test_what_the_database_keeps_is_counted(pool: asyncpg.Pool) -> None:
    await pool.execute(
        """INSERT INTO sweeps (run, started_at, finished_at, cases, outcome) VALUES
        ('a', now() - interval '20 min', now() - interval '19 min', 7, 'done'),
        ('b', now() - interval '10 min', now() - interval '9 min', 0, 'Unavailable')"""
    )
    await pool.execute(
        """INSERT INTO operator_queue (kind, about, code, detail, cleared_at, cleared_by) VALUES
        ('workflow_missing', 'C-1', 'terminated', '', NULL, NULL),
        ('workflow_missing', 'C-2', 'terminated', '', now(), 'sweep'),
        ('directory_gap', 'team-1', 'no_recipient', '', NULL, NULL)"""
    )
    kept = await keeping(pool)
    assert kept is not None
    assert (kept.cases, kept.sweep_outcome) == (7, "Unavailable")
    assert kept.queue == {Trouble.WORKFLOW_MISSING: 1, Trouble.DIRECTORY_GAP: 1}
