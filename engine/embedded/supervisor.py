"""Restarts an embedded server that ends without having been asked to."""

import asyncio
from collections.abc import Callable
from typing import Protocol

from engine.errors import EngineError

_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 30.0
_STEADY_SECONDS = 60.0


class Server(Protocol):
    """What a supervisor needs to know of a server."""

    name: str

    async def start(self) -> None:
        """Start on the same port and data as before."""

    async def wait(self) -> int:
        """Wait until the server ends; gives its exit code."""


async def keep_running(server: Server, tell: Callable[[str], None]) -> None:
    """Start the server again, ever more slowly, whenever it ends; runs until it is cancelled.

    Args:
        server: A started server.
        tell: Called with a sentence for the operator when the server has ended, and when it is back.
    """
    clock = asyncio.get_running_loop().time
    pause = _FIRST_PAUSE
    while True:
        started = clock()
        code = await server.wait()
        pause = _FIRST_PAUSE if clock() - started > _STEADY_SECONDS else pause
        tell(f"{server.name} ended unexpectedly (exit code {code}); it is being started again.")
        pause = await _restart(server, tell, pause)
        tell(f"{server.name} is back.")


async def _restart(server: Server, tell: Callable[[str], None], pause: float) -> float:
    while True:
        await asyncio.sleep(pause)
        pause = min(pause * 2, _LONGEST_PAUSE)
        try:
            await server.start()
        except (EngineError, OSError) as problem:
            tell(f"{server.name} cannot be started, the next try is in {pause:.0f} s: {problem}")
        else:
            return pause
