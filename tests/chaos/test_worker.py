"""The worker is killed, or stands still: what it was doing is done by the next one, once."""

import asyncio
import random
from datetime import timedelta
from functools import partial

import pytest

from tests.chaos.engine import Engine
from tests.chaos.judge import judge
from tests.chaos.load import Load, during
from tests.chaos.moments import until

pytestmark = pytest.mark.chaos

SOON = tuple(timedelta(seconds=n) for n in (3, 6, 9, 12))


async def test_a_worker_killed_over_and_over_loses_nothing_and_does_nothing_twice(engine: Engine) -> None:
    await _killed(engine, cases=12, times=3, seed=20, pause=0.5)


@pytest.mark.long
async def test_a_worker_killed_at_fifty_points_over_two_hundred_cases_loses_nothing(own_engine: Engine) -> None:
    await _killed(own_engine, cases=200, times=50, seed=50, pause=5)


async def _killed(engine: Engine, *, cases: int, times: int, seed: int, pause: float) -> None:
    load, drawn = Load(engine, seed, patience=600), random.Random(seed)  # noqa: S311 - the same points at every run
    await load.open(cases, due=SOON)

    async def over_and_over() -> None:
        for _ in range(times):
            enough = len(load.accepted) + drawn.randrange(1, cases)
            await until(partial(_has_answered, load, enough), what="the worker answers")
            await engine.worker.kill()
            await engine.worker.start()

    await during(load, over_and_over, pause=pause)
    account = await judge(engine, load, seconds=300)
    assert account.losses == ()
    assert account.limits >= 2 * cases


async def _has_answered(load: Load, commands: int) -> bool:
    return len(load.accepted) >= commands


@pytest.mark.long
async def test_a_worker_that_stood_still_goes_on_beside_the_one_that_took_over(engine: Engine) -> None:
    """What it wakes up with is out of date: Temporal and the ledger let none of it count a second time."""
    load = Load(engine, 3)
    await load.open(6, due=SOON)

    async def stands_still() -> None:
        engine.worker.pause()
        await asyncio.sleep(1)
        async with engine.another_worker() as other:
            await asyncio.sleep(20)
            engine.worker.go_on()
            await asyncio.sleep(5)
            await other.stop()

    await during(load, stands_still)
    account = await judge(engine, load)
    assert account.losses == ()
    assert account.limits >= 2 * len(load.cases)
