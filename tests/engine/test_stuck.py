import uuid
from datetime import UTC, datetime, timedelta

import asyncpg
import pytest
from temporalio.client import Client

from activities.journal import Journal
from engine.connection import connect
from engine.embedded import TemporalServer
from engine.health import polling
from engine.stuck import Stuck, stuck_cases, why_stuck
from tests.activities.values import batch
from tests.engine.wedged import SECRET, SOON, Broken, Mended, started, worker_of
from tests.workflows.house import KEYS, until

A_MINUTE = 60.0


@pytest.fixture
async def temporal(temporal_server: TemporalServer) -> Client:
    """A client as operators have it."""
    return await connect(KEYS, address=temporal_server.address, sandbox=False)


@pytest.fixture
def names() -> tuple[str, str]:
    """A case and a task queue of the test's own."""
    mark = uuid.uuid4().hex[:8].upper()
    return f"C-{mark}", f"stuck-{mark}"


async def _found(temporal: Client, case: str, pool: asyncpg.Pool | None = None) -> Stuck | None:
    return next((x for x in await stuck_cases(temporal, pool) if x.case == case), None)


async def _is_found(temporal: Client, case: str) -> bool:
    return await _found(temporal, case) is not None


async def test_a_case_that_fails_is_named_within_a_minute_with_its_error_and_its_place_and_none_of_its_text(
    temporal: Client, names: tuple[str, str]
) -> None:
    case, queue = names
    began = datetime.now(UTC)
    async with worker_of(temporal, Broken, queue):
        handle = await started(temporal, case, queue)
        await until(lambda: _is_found(temporal, case), A_MINUTE)
        stuck = await _found(temporal, case)
        polled = await polling(temporal, queue)
    await handle.terminate()
    assert stuck is not None
    assert (stuck.cause, stuck.error) == ("workflow_worker_unhandled_failure", "RuntimeError from ValueError")
    assert stuck.place.startswith("engine/wedged.py:")
    assert stuck.place.endswith(" in run")
    assert stuck.attempts >= 3
    assert began - timedelta(seconds=1) <= stuck.since <= datetime.now(UTC)
    assert SECRET not in str(stuck)
    assert polled is not None
    assert polled.wedged >= 1


async def test_a_case_whose_moment_passed_is_looked_at_before_temporal_has_marked_it(
    temporal: Client, names: tuple[str, str], pool: asyncpg.Pool, journal: Journal
) -> None:
    case, queue = names
    await journal.write_journal(batch(case, 1, 1))
    await pool.execute("UPDATE cases SET attend_at = now() - interval '3 minutes'")
    async with worker_of(temporal, Broken, queue):
        handle = await started(temporal, case, queue, tried_again_after=SOON)

        async def failed_twice() -> bool:
            return await why_stuck(temporal, case) is not None

        await until(failed_twice)
        assert await _found(temporal, case, pool) is not None
    await handle.terminate()


async def test_a_mended_build_gets_the_case_going_and_nothing_is_left_of_it_here(
    temporal: Client, names: tuple[str, str]
) -> None:
    case, queue = names
    async with worker_of(temporal, Broken, queue):
        handle = await started(temporal, case, queue, tried_again_after=SOON)

        async def fails() -> bool:
            return await why_stuck(temporal, case) is not None

        await until(fails)
    async with worker_of(temporal, Mended, queue):

        async def goes_on() -> bool:
            return await why_stuck(temporal, case) is None and await _found(temporal, case) is None

        await until(goes_on, A_MINUTE)
        assert await _found(temporal, case) is None
    await handle.terminate()


async def test_a_case_that_only_waits_for_a_worker_or_is_not_there_is_not_stuck(
    temporal: Client, names: tuple[str, str], pool: asyncpg.Pool, journal: Journal
) -> None:
    case, queue = names
    await journal.write_journal(batch("C-NOWHERE", 1, 1))
    await pool.execute("UPDATE cases SET attend_at = now() - interval '3 minutes'")
    handle = await started(temporal, case, queue, tried_again_after=SOON)
    assert await why_stuck(temporal, case) is None
    assert await _found(temporal, "C-NOWHERE", pool) is None
    await handle.terminate()


async def test_a_journal_that_does_not_answer_leaves_what_temporal_says(temporal: Client, migrated_url: str) -> None:
    gone = await asyncpg.create_pool(migrated_url, min_size=0)
    await gone.close()
    assert isinstance(await stuck_cases(temporal, gone), tuple)
