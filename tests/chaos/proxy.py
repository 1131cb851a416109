"""A TCP port in front of a server, by which the network between a process and that server goes bad."""

import asyncio
import contextlib
import random
from collections.abc import Awaitable, Callable
from typing import Literal

_CHUNK = 65_536


class Proxy:
    """Passes everything on to a port of this machine, until told otherwise.

    `cut` is a cable pulled out at a switch that answers: connections break off and new ones are refused. `freeze` is
    one pulled out anywhere else: nothing arrives any more, and nobody says so. `speak_nonsense` answers new connections
    with bytes that mean nothing. `delay` holds each piece back for so many seconds; `heal` ends all of it.
    """

    def __init__(self, port: int, to: int) -> None:
        self.port = port
        self.delay = 0.0
        self.refused = 0
        self._to = to
        self._state: Literal["open", "frozen", "cut", "nonsense"] = "open"
        self._moving = asyncio.Event()
        self._moving.set()
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()

    @property
    def address(self) -> str:
        """Where to connect instead of to the server, as `host:port`."""
        return f"127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Begin to pass on."""
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", self.port)

    async def stop(self) -> None:
        """Go away."""
        self._moving.set()
        if self._server:
            self._server.close()
        self._break_off()
        await asyncio.gather(*self._connections, return_exceptions=True)

    def cut(self) -> None:
        """Break off every connection, and refuse new ones."""
        self._state = "cut"
        self._break_off()

    def freeze(self) -> None:
        """Let nothing through any more; connections stay, and new ones seem to be taken."""
        self._state = "frozen"
        self._moving.clear()

    def speak_nonsense(self) -> None:
        """Break off every connection, and answer new ones with nonsense."""
        self._state = "nonsense"
        self._break_off()

    def heal(self) -> None:
        """Pass everything on again. What was broken off stays so; what was frozen goes on."""
        self._state, self.delay = "open", 0.0
        self._moving.set()

    def _break_off(self) -> None:
        for connection in self._connections:
            connection.cancel()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections.add(task)
        try:
            await self._serve(reader, writer)
        except (OSError, asyncio.CancelledError):
            writer.transport.abort()
        finally:
            writer.close()
            self._connections.discard(task)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await self._moving.wait()
        if self._state in {"cut", "nonsense"}:
            self.refused += 1
            if self._state == "nonsense":
                writer.write(random.randbytes(64))  # noqa: S311 - nonsense, not a secret
                await writer.drain()
            return
        to_reader, to_writer = await asyncio.open_connection("127.0.0.1", self._to)
        try:
            await self._both_ways(self._pass_on(reader, to_writer), self._pass_on(to_reader, writer))
        finally:
            to_writer.transport.abort()

    @staticmethod
    async def _both_ways(*ways: Awaitable[None]) -> None:
        tasks = [asyncio.ensure_future(way) for way in ways]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while piece := await reader.read(_CHUNK):
                await self._moving.wait()
                if self.delay:
                    await asyncio.sleep(self.delay)
                writer.write(piece)
                await writer.drain()


async def for_a_while(begin: Callable[[], None], end: Callable[[], None], seconds: float) -> None:
    """Have something be so for some seconds, and end it whatever happens."""
    begin()
    try:
        await asyncio.sleep(seconds)
    finally:
        end()
