"""The network between the worker and each server is cut, freezes, is slow, or carries nonsense."""

import asyncio
from datetime import timedelta

import pytest

from tests.chaos.engine import Engine
from tests.chaos.judge import judge
from tests.chaos.load import Load, during
from tests.chaos.proxy import Proxy

pytestmark = pytest.mark.chaos


@pytest.mark.parametrize("server", ["temporal", "postgres"])
async def test_a_network_that_fails_in_every_way_loses_nothing(engine: Engine, server: str) -> None:
    proxy: Proxy = {"temporal": engine.to_temporal, "postgres": engine.to_postgres}[server]
    load = Load(engine, 10)
    await load.open(6, due=[timedelta(seconds=n) for n in (2, 6, 10, 14, 18)])

    async def trouble() -> None:
        for fault, seconds in ((proxy.cut, 4), (proxy.freeze, 8), (proxy.speak_nonsense, 3)):
            fault()
            await asyncio.sleep(seconds)
            proxy.heal()
            await asyncio.sleep(1)
        proxy.delay = 0.1
        await asyncio.sleep(3)
        proxy.heal()

    await during(load, trouble)
    account = await judge(engine, load)
    assert account.losses == ()
    assert account.limits >= 2 * len(load.cases)
