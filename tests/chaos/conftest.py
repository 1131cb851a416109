"""A whole engine of real processes that can each be killed: Temporal, PostgreSQL, a mail server, a worker."""

import asyncio
import base64
import contextlib
import os
import signal
import sys
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from typing import Any, Literal

import asyncpg
import pytest
from aiosmtpd.controller import Controller
from temporalio.client import Client

from activities.migrate import migrate
from client import CaseClient
from engine.connection import connect
from engine.directory import Directory, given_toml, seed_directory
from engine.embedded import PostgresServer, TemporalServer
from engine.encryption import Keyring
from engine.keys import CaseKeyStore
from engine.keys.masters import LocalMasters
from engine.records import Records
from engine.rules import Rulebook
from engine.search_attributes import SEARCH_ATTRIBUTES
from tests.chaos.moments import TODAY

REPOSITORY = Path(__file__).resolve().parents[2]
KEYS = "chaos:" + base64.b64encode(bytes(range(32))).decode()
TEAM = "t-chaos"
_ROLES = ("team_manager", "service_manager", "head_of_service", "director")
DIRECTORY = f"""
[[teams]]
id = "{TEAM}"
name = "Chaos"
""" + "".join(
    f"""
[[people]]
id = "p-{role}"
name = "Invented {role}"
email = "{role}@example.org"

[[roles]]
person = "p-{role}"
role = "{role}"
"""
    for role in _ROLES
)


class Mailbox:
    """A mail server that keeps what it is sent, and can be made to hesitate or to refuse.

    `holds` names recipients and the step of the conversation at which it waits until they are taken out; `held` is
    whom it waits with. `answers` are given to the next messages instead of taking them; `slow` is how long each takes.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.messages: list[EmailMessage] = []
        self.holds: dict[str, Literal["RCPT", "DATA"]] = {}
        self.held: set[str] = set()
        self.answers: deque[str] = deque()
        self.slow = 0.0
        self._controller: Controller | None = None

    def start(self) -> None:
        """Begin to listen, or begin again."""
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        """Go away."""
        if self._controller:
            self._controller.stop()
            self._controller = None

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd calls
        self, _: Any, __: Any, envelope: Any, address: str, ___: Any
    ) -> str:
        """Hear whom a message is for."""
        await self._hold(address, "RCPT")
        envelope.rcpt_tos.append(address)
        return "250 known"

    async def handle_DATA(self, _: Any, __: Any, envelope: Any) -> str:  # noqa: N802 - the same
        """Take one message in. Who hangs up before it is taken has sent nothing."""
        await self._hold(envelope.rcpt_tos[0], "DATA")
        await asyncio.sleep(self.slow)
        if self.answers:
            return self.answers.popleft()
        message = BytesParser(policy=default).parsebytes(envelope.content)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        return "250 taken"

    async def _hold(self, address: str, step: str) -> None:
        while self.holds.get(address) == step:
            self.held.add(address)
            await asyncio.sleep(0.05)
        self.held.discard(address)

    def ids(self, to: str | None = None) -> list[str]:
        """The Message-ID of everything received, in order, by everybody or by one."""
        return [str(m["Message-ID"]) for m in self.messages if to in {None, m["To"]}]


class WorkerProcess:
    """`worker.py` as a process of its own, as in production."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._environment = {**os.environ, **environment}
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it, and wait until it works: what is killed while it starts is another story."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "worker.py",
            cwd=REPOSITORY,
            env=self._environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        assert self._process.stdout is not None
        async with asyncio.timeout(60):
            while b"serves the task queue" not in (line := await self._process.stdout.readline()):
                assert line, f"The worker ended with {await self._process.wait()} before it worked."

    async def kill(self) -> None:
        """SIGKILL: it has no chance to tidy up."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """SIGTERM: it finishes what it is doing."""
        await self._end(signal.SIGTERM)

    async def _end(self, how: signal.Signals) -> None:
        if self._process is None or self._process.returncode is not None:
            return
        self._process.send_signal(how)
        await asyncio.wait_for(self._process.wait(), 30)


@dataclass
class Engine:
    """All the processes of one engine, and ways to look at them from outside."""

    temporal: TemporalServer
    postgres: PostgresServer
    worker: WorkerProcess
    mailbox: Mailbox
    client: CaseClient
    connection: Client

    @contextlib.asynccontextmanager
    async def records(self) -> AsyncIterator[Records]:
        """The records by a connection of the test's own."""
        async with asyncpg.create_pool(self.postgres.url, min_size=1, max_size=2) as pool:
            yield Records(pool)

    @contextlib.asynccontextmanager
    async def nobody_settles(self) -> AsyncIterator[None]:
        """While the block runs, nobody can say what became of a message; who waits to say so goes down with it."""
        async with (
            asyncpg.create_pool(self.postgres.url, min_size=2, max_size=2) as pool,
            pool.acquire() as connection,
            connection.transaction(),
        ):
            await connection.execute("LOCK TABLE deliveries IN EXCLUSIVE MODE")
            yield
            await pool.execute(
                "SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity AS a WHERE a.wait_event_type = 'Lock'"
            )


@pytest.fixture
async def engine(new_folder: Callable[[], Path], new_port: Callable[[], int]) -> AsyncIterator[Engine]:
    """A fresh engine for one test, since its processes get killed."""
    folder, mailbox = new_folder(), Mailbox(new_port())
    temporal = TemporalServer(
        folder / "temporal", port=new_port(), ui_port=new_port(), search_attributes=SEARCH_ATTRIBUTES
    )
    postgres = PostgresServer(folder / "postgres", port=new_port())
    mailbox.start()
    await asyncio.gather(temporal.start(), postgres.start())
    await asyncio.to_thread(migrate, postgres.url)
    await _seed(postgres.url)
    worker = WorkerProcess(
        {
            "FRONTDOOR_DATABASE_URL": postgres.url,
            "FRONTDOOR_PAYLOAD_KEYS": KEYS,
            "FRONTDOOR_SMTP_URL": f"smtp://127.0.0.1:{mailbox.port}",
            "FRONTDOOR_VAR_DIR": str(folder / "var"),
            "FRONTDOOR_DIGEST_MINUTES": "0.02",
            "TEMPORAL_ADDRESS": temporal.address,
        }
    )
    await worker.start()
    ring = Keyring.parse(KEYS, "the test")
    keys = CaseKeyStore(LocalMasters(lambda: ring), postgres.url)
    connection = await connect(ring, cases=keys, address=temporal.address)
    client = CaseClient(connection, task_queue="frontdoor", rulebook=Rulebook.load(today=TODAY))
    yield Engine(temporal, postgres, worker, mailbox, client, connection)
    await worker.stop()
    await keys.close()
    await asyncio.gather(temporal.stop(), postgres.stop())
    mailbox.stop()


async def _seed(url: str) -> None:
    directory = given_toml(DIRECTORY, "the chaos tests' directory").onto(Directory(), TODAY)
    async with asyncpg.create_pool(url, min_size=1, max_size=1) as pool:
        await seed_directory(pool, directory)
