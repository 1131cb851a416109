"""Temporal is killed and comes back on its file, at once or after many a limit has passed."""

import asyncio
from datetime import timedelta

import pytest

from tests.chaos.engine import Engine
from tests.chaos.judge import judge
from tests.chaos.load import FIRST_RUNG, Load, during

pytestmark = pytest.mark.chaos

AWAY = 20.0


@pytest.mark.long
async def test_temporal_killed_in_the_middle_of_commands_has_all_that_it_had_answered(engine: Engine) -> None:
    load = Load(engine, 4)
    await load.open(8, due=[timedelta(seconds=n) for n in (2, 4, 8)])

    async def killed_twice() -> None:
        for _ in range(2):
            await asyncio.sleep(1)
            await engine.temporal.kill()
            await engine.temporal.start()

    await during(load, killed_twice)
    account = await judge(engine, load)
    assert account.losses == ()
    assert account.limits >= 2 * len(load.cases)


async def test_limits_that_passed_while_temporal_was_away_are_noticed_and_told_as_late(engine: Engine) -> None:
    """Limits, and rungs of those that had passed before: each case sees to what it missed, in order, by itself."""
    load = Load(engine, 5)
    spread = [timedelta(seconds=n) for n in range(4, int(AWAY), 2)]
    await load.open(16, due=[*spread, *(soon - FIRST_RUNG for soon in spread)])
    await engine.temporal.kill()
    await asyncio.sleep(AWAY)
    await engine.temporal.start()
    account = await judge(engine, load)
    assert account.losses == ()
    assert account.limits >= 2 * len(load.cases)
    assert account.latest > timedelta(seconds=AWAY / 2)
