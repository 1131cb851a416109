from collections.abc import AsyncIterator

import pytest
from temporalio.testing import WorkflowEnvironment

from engine.stopping import working
from tests.workflows.house import House, new_house, server


@pytest.fixture(scope="session")
async def env() -> AsyncIterator[WorkflowEnvironment]:
    """One server for all of these tests."""
    async with server() as env:
        yield env


@pytest.fixture(scope="module")
async def house(env: WorkflowEnvironment) -> AsyncIterator[House]:
    """A task queue and a worker for each file of tests."""
    house = new_house(env)
    async with working(house.worker()):
        yield house
