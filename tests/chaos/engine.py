"""A whole engine of real processes that can each be killed, and cut off from one another.

The worker reaches Temporal, PostgreSQL and the mail server through a proxy each; whoever sends commands, and whoever
judges afterwards, reaches them directly.
"""

import asyncio
import base64
import contextlib
import sys
import uuid
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import asyncpg
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
from tests.chaos.processes import REPOSITORY, Mailbox, Said, WorkerProcess, program
from tests.chaos.proxy import Proxy
from tests.identity import token_settings, tokens_of

KEYS = "chaos:" + base64.b64encode(bytes(range(32))).decode()
TEAM = "t-chaos"
QUEUE = "frontdoor"
FRESH_EVERY = 10
"""Events after which a history starts afresh, where that is forced."""
_ROLES = ("team_manager", "service_manager", "head_of_service", "director", "emergency_duty_team")
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


@dataclass
class Engine:
    """All the processes of one engine, the networks between them, and ways to look at them from outside."""

    temporal: TemporalServer
    postgres: PostgresServer
    worker: WorkerProcess
    mailbox: Mailbox
    to_temporal: Proxy
    to_postgres: Proxy
    to_mail: Proxy
    client: CaseClient
    connection: Client
    folder: Path
    settings: dict[str, str] = field(repr=False)
    """What a process of this engine has in its environment, but for how it reaches the servers."""
    by_proxy: dict[str, str] = field(repr=False)
    """How a worker reaches the servers."""

    @contextlib.asynccontextmanager
    async def pool(self) -> AsyncIterator[asyncpg.Pool]:
        """Connections of the test's own to the database."""
        async with asyncpg.create_pool(self.postgres.url, min_size=1, max_size=4) as pool:
            yield pool

    @contextlib.asynccontextmanager
    async def records(self) -> AsyncIterator[Records]:
        """The records by connections of the test's own."""
        async with self.pool() as pool:
            yield Records(pool)

    @contextlib.asynccontextmanager
    async def another_worker(self, folder: Path | None = None, **more: str) -> AsyncIterator[WorkerProcess]:
        """Another worker of this engine, at work, with a folder of its own for its keys; killed when the block ends."""
        var = {"FRONTDOOR_VAR_DIR": str(self.folder / f"var-{uuid.uuid4().hex[:8]}")}
        environment = self.settings | self.by_proxy | var | more
        worker = WorkerProcess(environment, folder or REPOSITORY, log=self.folder / "other-worker.log")
        try:
            await worker.start()
            yield worker
        finally:
            await worker.kill()

    async def starter(self, *arguments: str) -> Said:
        """Run `starter.py` as an operator does."""
        direct = {"FRONTDOOR_DATABASE_URL": self.postgres.url, "TEMPORAL_ADDRESS": self.temporal.address}
        return await program(sys.executable, "starter.py", *arguments, environment=self.settings | direct)

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


class FreshClient(CaseClient):
    """Opens cases whose histories start afresh every few events, as those of long cases do now and then."""

    def _opening(self, *arguments: Any) -> Any:
        start, *rest = super()._opening(*arguments)
        return replace(start, fresh_history_every=FRESH_EVERY), *rest


@contextlib.asynccontextmanager
async def running_engine(
    folder: Path,
    new_port: Callable[[], int],
    *,
    postgres_folder: Path | None = None,
    client: type[CaseClient] = CaseClient,
    worker_only: Mapping[str, str] | None = None,
    **more: str,
) -> AsyncIterator[Engine]:
    """A fresh engine, its worker at work.

    `more` is what each of its processes has in its environment besides, `worker_only` what its worker has.
    """
    mailbox = Mailbox(new_port())
    temporal = TemporalServer(
        folder / "temporal", port=new_port(), ui_port=new_port(), search_attributes=SEARCH_ATTRIBUTES
    )
    postgres = PostgresServer(postgres_folder or folder / "postgres", port=new_port())
    to_temporal, to_postgres, to_mail = (Proxy(new_port(), to) for to in (temporal.port, postgres.port, mailbox.port))
    settings = {
        "FRONTDOOR_PAYLOAD_KEYS": KEYS,
        "FRONTDOOR_VAR_DIR": str(folder / "var"),
        "FRONTDOOR_DIGEST_MINUTES": "0.02",
        "FRONTDOOR_SWEEP_MINUTES": "0.2",
        **token_settings(folder),
        **more,
    }
    async with contextlib.AsyncExitStack() as stack:
        for server in (temporal, postgres, to_temporal, to_postgres, to_mail):
            stack.push_async_callback(server.stop)
        stack.callback(mailbox.stop)
        mailbox.start()
        await asyncio.gather(
            temporal.start(), postgres.start(), *(x.start() for x in (to_temporal, to_postgres, to_mail))
        )
        await asyncio.to_thread(migrate, postgres.url)
        await _seed(postgres.url)
        by_proxy = {
            "TEMPORAL_ADDRESS": to_temporal.address,
            "FRONTDOOR_DATABASE_URL": postgres.url.replace(postgres.address, to_postgres.address),
            "FRONTDOOR_SMTP_URL": f"smtp://{to_mail.address}",
        }
        ring = Keyring.parse(KEYS, "the test")
        keys = CaseKeyStore(LocalMasters(lambda: ring), postgres.url)
        stack.push_async_callback(keys.close)
        connection = await connect(ring, cases=keys, address=temporal.address, sandbox=False)
        tokens = tokens_of(settings["FRONTDOOR_TOKEN_KEY_FILE"])
        cases = client(connection, task_queue=QUEUE, rulebook=Rulebook.load(today=TODAY), tokens=tokens)
        worker = WorkerProcess(settings | by_proxy | dict(worker_only or {}), log=folder / "worker.log")
        stack.push_async_callback(worker.kill)
        await worker.start()
        yield Engine(
            temporal=temporal,
            postgres=postgres,
            worker=worker,
            mailbox=mailbox,
            to_temporal=to_temporal,
            to_postgres=to_postgres,
            to_mail=to_mail,
            client=cases,
            connection=connection,
            folder=folder,
            settings=settings,
            by_proxy=by_proxy,
        )


async def _seed(url: str) -> None:
    directory = given_toml(DIRECTORY, "the chaos tests' directory").onto(Directory(), TODAY)
    async with asyncpg.create_pool(url, min_size=1, max_size=1) as pool:
        await seed_directory(pool, directory)
