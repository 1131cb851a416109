"""Fresh servers for a measurement, workers in processes of their own, and what each process has used so far."""

import asyncio
import os
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import asyncpg
import psutil

from bench.results import FOLDER, NotDone
from engine.embedded import PostgresServer, TemporalServer
from engine.ports import free_port
from engine.search_attributes import SEARCH_ATTRIBUTES

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS, STOP_SECONDS = 60.0, 30.0
_FIRST_PORT = 11_000 + os.getpid() * 11 % 8_000
PORTS = {name: _FIRST_PORT + n for n, name in enumerate(("PostgreSQL", "Temporal", "Temporal UI", "metrics"))}
"""Away from the usual ones and from those of the tests, and from another measurement's; taken ones are passed over."""


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that goes away, which a server's own account can pass."""
    with tempfile.TemporaryDirectory(prefix="frontdoor-bench-") as name:
        Path(name).chmod(0o711)
        yield Path(name)


@asynccontextmanager
async def fresh_temporal(place: Path) -> AsyncIterator[TemporalServer]:
    """A Temporal as the embedded engine starts it, on an empty file."""
    server = TemporalServer(
        place / "temporal",
        port=free_port(PORTS["Temporal"]),
        ui_port=free_port(PORTS["Temporal UI"]),
        search_attributes=SEARCH_ATTRIBUTES,
    )
    await server.start()
    try:
        yield server
    finally:
        await server.stop()


@asynccontextmanager
async def fresh_postgres(place: Path) -> AsyncIterator[PostgresServer]:
    """An empty PostgreSQL that remembers when each transaction was committed."""
    server = PostgresServer(place / "postgres", port=free_port(PORTS["PostgreSQL"]))
    await server.start()
    try:
        await _remember_commits(server)
        yield server
    finally:
        await server.stop()


async def _remember_commits(server: PostgresServer) -> None:
    administrator = await asyncpg.connect(server.url_of("postgres", user="postgres"))
    try:
        await administrator.execute("ALTER SYSTEM SET track_commit_timestamp = on")
    finally:
        await administrator.close()
    await server.stop()
    await server.start()


@asynccontextmanager
async def worker_process(
    arguments: Sequence[str], variables: Mapping[str, str], *, ready: str, log: Path
) -> AsyncIterator[int]:
    """A Python process that says `ready` when it serves; gives its id, and ends it in order.

    Where the measurement fails, what the process said is kept beside the results.

    Raises:
        NotDone: it ended, or was not ready in time; its last lines say why.
    """
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("FRONTDOOR_", "TEMPORAL_"))}
    with log.open("wb") as file:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, *arguments),
            cwd=ROOT,
            env={**kept, **variables, "PYTHONUNBUFFERED": "1"},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=file,
            stderr=asyncio.subprocess.STDOUT,
        )
    try:
        await _until_ready(process, ready, log)
        yield process.pid
    except BaseException:
        FOLDER.mkdir(parents=True, exist_ok=True)
        shutil.copy(log, FOLDER / log.name)
        raise
    finally:
        await _end(process)


async def _until_ready(process: asyncio.subprocess.Process, ready: str, log: Path) -> None:
    try:
        async with asyncio.timeout(START_SECONDS):
            while ready not in (said := log.read_text(encoding="utf-8", errors="replace")):  # noqa: ASYNC240 - small
                if process.returncode is not None:
                    break
                await asyncio.sleep(0.1)
            else:
                return
    except TimeoutError:
        pass
    raise NotDone(f"a worker was not ready: {' / '.join(said.splitlines()[-3:])}")


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), STOP_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()


def processor_seconds(pid: int) -> float:
    """The processor time that a process has used so far, with its children's, also those that have ended."""
    process = psutil.Process(pid)
    times = process.cpu_times()
    ended = times.children_user + times.children_system
    return float(times.user + times.system + ended + sum(_own_seconds(child) for child in process.children()))


def _own_seconds(child: psutil.Process) -> float:
    try:
        times = child.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(times.user + times.system)
