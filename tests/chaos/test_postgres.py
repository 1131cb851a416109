"""The journal's database is killed, or away: cases go on, and the journal catches up in order."""

import asyncio
from datetime import timedelta

import pytest

from tests.chaos.engine import Engine
from tests.chaos.judge import judge
from tests.chaos.load import Load, during

pytestmark = pytest.mark.chaos

AWAY = 20.0
SOON = tuple(timedelta(seconds=n) for n in (4, 8, 12))


async def test_cases_go_on_while_the_database_is_away_and_the_journal_catches_up_in_order(engine: Engine) -> None:
    load = Load(engine, 6)
    await load.open(6, due=SOON)

    async def away() -> None:
        await engine.postgres.kill()
        before = len(load.accepted)
        await asyncio.sleep(AWAY)
        assert len(load.accepted) > before + len(load.cases), "nothing was answered while the database was away"
        await engine.postgres.start()

    await during(load, away)
    account = await judge(engine, load)
    assert account.losses == ()
    assert account.limits >= 2 * len(load.cases)
    assert account.latest < timedelta(seconds=AWAY / 2), "a database that is away held up a limit"


@pytest.mark.long
async def test_a_database_killed_over_and_over_gets_every_entry_once(engine: Engine) -> None:
    load = Load(engine, 7)
    await load.open(6, due=SOON)

    async def killed() -> None:
        for seconds in (1.0, 0.5, 2.0):
            await asyncio.sleep(seconds)
            await engine.postgres.kill()
            await engine.postgres.start()

    await during(load, killed)
    account = await judge(engine, load)
    assert account.losses == ()
    assert account.limits >= 2 * len(load.cases)
