from collections.abc import AsyncIterator

import pytest

from engine.stopping import working
from tests.workflows.house import House, new_house, server


@pytest.fixture(scope="session")
async def house() -> AsyncIterator[House]:
    """One engine for all journeys, without the sandbox as in production."""
    async with server(sandbox=False) as env:
        house = new_house(env)
        async with working(house.worker()):
            yield house
