"""Temporal and PostgreSQL on one bare machine, as children of the engine's own process.

`embedded_servers` runs both, with the codec server that makes the Temporal UI readable; `running_servers` tells
another process of this machine where they are. `TemporalServer` and `PostgresServer` each stand alone as well.
"""

import asyncio
import contextlib
import dataclasses
import json
import os
import secrets
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from starlette.applications import Starlette

from engine.codec_server import codec_app, ui_here
from engine.database import open_pool
from engine.embedded import postgres, temporal
from engine.embedded.lock import locked
from engine.embedded.postgres import PostgresServer
from engine.embedded.supervisor import keep_running
from engine.embedded.temporal import TemporalServer
from engine.encryption import EncryptionCodec, Keyring
from engine.errors import Unavailable
from engine.files import write_private
from engine.keys import case_keys
from engine.keys.masters import load_keyring, load_or_create_keyring
from engine.ports import LOOPBACK, listen_near
from engine.serving import serving
from engine.settings import Settings

__all__ = ["EmbeddedServers", "PostgresServer", "TemporalServer", "embedded_servers", "running_servers"]

CODEC_PORT = 8234
_MOVES = 3
_HOSTS = ("127.0.0.1", "localhost")


@dataclass(frozen=True)
class EmbeddedServers:
    """Where the embedded servers are, and what the operator should be told about them."""

    temporal_address: str
    ui_url: str
    database_url: str = field(repr=False)
    codec_url: str
    codec_token: str = field(repr=False)
    keys: Keyring = field(repr=False)
    notes: tuple[str, ...] = ()


@contextlib.asynccontextmanager
async def embedded_servers(
    settings: Settings,
    *,
    search_attributes: Mapping[str, str],
    progress: Callable[[str], None],
    tell: Callable[[str], None],
) -> AsyncIterator[EmbeddedServers]:
    """Run Temporal, PostgreSQL (unless `FRONTDOOR_DATABASE_URL` is set) and the codec server while the block runs.

    Args:
        settings: `var_dir` is where everything is kept.
        search_attributes: The attributes that cases carry, name to type.
        progress: Called with what is being started.
        tell: Called with a sentence whenever a server ended by itself, and when it is back.

    Raises:
        SettingsError: Another engine runs on the same folder, or something has to be put right first.
        Unavailable: A server does not start.
    """
    with locked(settings.var_dir):
        async with contextlib.AsyncExitStack() as stack:
            codec_socket = stack.enter_context(listen_near(CODEC_PORT))
            codec_port = codec_socket.getsockname()[1]
            codec_url = f"http://{LOOPBACK}:{codec_port}"
            cases, journal = _servers(settings, search_attributes, codec_url)
            keys = load_or_create_keyring(settings, needed_by=[cases.database])
            await _start_all(stack, [server for server in (journal, cases) if server], progress, tell)
            token = secrets.token_urlsafe(24)
            database_url = journal.url if journal else settings.require_database_url()
            app = await _codec_app(stack, settings, database_url, keys, _origins(cases.ui_port), token)
            await stack.enter_async_context(serving(app, codec_socket))
            servers = EmbeddedServers(
                temporal_address=cases.address,
                ui_url=cases.ui_url,
                database_url=database_url,
                codec_url=codec_url,
                codec_token=token,
                keys=keys,
                notes=tuple(dict.fromkeys(_notes(cases, journal, codec_port))),
            )
            stack.enter_context(_announced(settings, servers))
            yield servers


def _servers(
    settings: Settings, search_attributes: Mapping[str, str], codec_url: str
) -> tuple[TemporalServer, PostgresServer | None]:
    cases = TemporalServer(
        settings.var_dir / "temporal",
        port=temporal.PORT,
        ui_port=temporal.UI_PORT,
        search_attributes=search_attributes,
        codec_endpoint=codec_url,
    )
    own = not settings.database_url
    return cases, PostgresServer(settings.var_dir / "postgres", port=postgres.PORT) if own else None


async def _codec_app(  # noqa: PLR0913, PLR0917 - what the codec server works with
    stack: contextlib.AsyncExitStack,
    settings: Settings,
    database_url: str,
    ring: Keyring,
    origins: list[str],
    token: str,
) -> Starlette:
    keys = await stack.enter_async_context(case_keys(settings, database_url, most=0))
    pool = await open_pool(database_url, size=2)
    stack.push_async_callback(pool.close)
    codec = EncryptionCodec(ring, keys)
    return codec_app(codec, pool, ui_here(origins, token), origins=origins, hosts=_HOSTS)


async def _start_all(
    stack: contextlib.AsyncExitStack,
    servers: list[TemporalServer | PostgresServer],
    progress: Callable[[str], None],
    tell: Callable[[str], None],
) -> None:
    progress(f"Starting {' and '.join(server.name for server in servers)}")
    for server in reversed(servers):
        stack.push_async_callback(server.stop)
    try:
        async with asyncio.TaskGroup() as starting:
            for server in servers:
                starting.create_task(_start(server))
    except ExceptionGroup as problems:
        # One sentence is enough for the operator; the other server was told to stop.
        raise problems.exceptions[0] from None
    for server in servers:
        stack.push_async_callback(_end, asyncio.create_task(keep_running(server, tell)))


async def _start(server: TemporalServer | PostgresServer) -> None:
    await server.stop_leftover()
    server.move()
    for _ in range(_MOVES):
        try:
            return await server.start()
        except Unavailable:
            # Another program may have taken the port between our choice and the server's start.
            if not server.move():
                raise
    return await server.start()


async def _end(task: "asyncio.Task[None]") -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


def _origins(ui_port: int) -> list[str]:
    return [f"http://{host}:{ui_port}" for host in _HOSTS]


def _notes(cases: TemporalServer, journal: PostgresServer | None, codec_port: int) -> Iterator[str]:
    ports = [
        ("Temporal", temporal.PORT, cases.port),
        ("The Temporal UI", temporal.UI_PORT, cases.ui_port),
        ("The codec server", CODEC_PORT, codec_port),
    ]
    if journal is None:
        yield "The journal is in the database that FRONTDOOR_DATABASE_URL names; no PostgreSQL was started."
    else:
        ports.append(("PostgreSQL", postgres.PORT, journal.port))
        if journal.note:
            yield journal.note
    yield from (f"Port {usual} was taken: {name} is on {port}." for name, usual, port in ports if port != usual)
    yield from (server.placement.note for server in (cases, journal) if server and server.placement.note)


def running_servers(settings: Settings) -> EmbeddedServers | None:
    """The embedded servers of another process on the same `var_dir`, or None when none runs."""
    try:
        told = json.loads(_announcement(settings).read_text(encoding="utf-8"))
        is_there = psutil.Process(told["process"]).cmdline() == told["command"]
    except (OSError, ValueError, KeyError, psutil.Error):
        return None
    if not is_there:
        return None
    notes = tuple(told["servers"].pop("notes"))
    return EmbeddedServers(**told["servers"], notes=notes, keys=load_keyring(settings))


@contextlib.contextmanager
def _announced(settings: Settings, servers: EmbeddedServers) -> Iterator[None]:
    told = {item.name: getattr(servers, item.name) for item in dataclasses.fields(servers) if item.name != "keys"}
    process = psutil.Process(os.getpid())
    file = _announcement(settings)
    write_private(file, json.dumps({"process": process.pid, "command": process.cmdline(), "servers": told}))
    try:
        yield
    finally:
        file.unlink(missing_ok=True)


def _announcement(settings: Settings) -> Path:
    return settings.var_dir / "servers.json"
