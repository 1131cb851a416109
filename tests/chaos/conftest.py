"""An engine of real processes for each file of tests, and one of its own for a test that leaves nothing whole."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from tests.chaos.engine import Engine, running_engine


@pytest.fixture(scope="module")
async def shared_engine(new_folder: Callable[[], Path], new_port: Callable[[], int]) -> AsyncIterator[Engine]:
    """The engine of one file; ask for `engine` instead."""
    async with running_engine(new_folder(), new_port) as engine:
        yield engine


@pytest.fixture
def engine(shared_engine: Engine) -> Engine:
    """The engine of this file, whole again after each test, with an empty mailbox."""
    shared_engine.mailbox.messages.clear()
    return shared_engine


@pytest.fixture
async def own_engine(new_folder: Callable[[], Path], new_port: Callable[[], int]) -> AsyncIterator[Engine]:
    """A fresh engine for one test."""
    async with running_engine(new_folder(), new_port) as engine:
        yield engine
