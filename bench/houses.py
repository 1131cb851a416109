"""The two that are measured: Frontdoor as in production, and the bare workflow, each on fresh servers.

Each has its worker in a process of its own, started as an operator would start it, and the load in this one.
Frontdoor's has the journal, the alerts, the keys of the cases, the tokens of callers and its metrics switched on.
"""

import asyncio
import resource
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
from temporalio.client import Client

from activities.migrate import migrate
from bench import bare
from bench.callers import KeptTokens, trusted_caller
from bench.servers import PORTS, folder, fresh_postgres, fresh_temporal, processor_seconds, worker_process
from bench.standard import HEAD, MANAGER, SENIOR, TEAM, WORKER
from client import CaseClient
from engine.connection import connect
from engine.database import open_pool
from engine.directory import Directory, HeldRole, Person, Team, seed_directory
from engine.embedded import PostgresServer, TemporalServer
from engine.keys import case_keys
from engine.keys.masters import load_or_create_keyring
from engine.ports import LOOPBACK, free_port
from engine.rules import Rulebook
from engine.settings import PREFIX, load_settings

CALLER = "caller"
_READY = "The worker serves the task queue"


@dataclass(frozen=True)
class House:
    """One side: a client to its Temporal, where its messages go, and its processes, name to id."""

    temporal: Client
    outbox: Path
    processes: Mapping[str, int]

    def processor_seconds(self) -> dict[str, float]:
        """What each process has used so far; this one is the caller."""
        own = resource.getrusage(resource.RUSAGE_SELF)
        found = {name: processor_seconds(pid) for name, pid in self.processes.items()}
        return {**found, CALLER: own.ru_utime + own.ru_stime}

    def messages(self) -> int:
        """How many messages have been sent."""
        return sum(1 for _ in self.outbox.glob("*.eml"))


@dataclass(frozen=True)
class Frontdoor(House):
    """Frontdoor, with a client for case systems, a pool on its database, and the environment of its worker."""

    client: CaseClient
    pool: asyncpg.Pool = field(repr=False)
    variables: Mapping[str, str] = field(repr=False)
    tokens: KeptTokens = field(repr=False)

    @property
    def metrics(self) -> str:
        """Where its worker's metrics are."""
        return f"http://{self.variables['FRONTDOOR_METRICS_LISTEN']}/metrics"

    def client_with(self, rulebook: Rulebook) -> CaseClient:
        """A client that opens cases under other rules."""
        queue = load_settings().task_queue
        return CaseClient(self.temporal, task_queue=queue, rulebook=rulebook, tokens=self.tokens.token_for)


@asynccontextmanager
async def frontdoor(**settings: str) -> AsyncIterator[Frontdoor]:
    """Frontdoor on a Temporal and a PostgreSQL of its own; `settings` are of its worker, without their prefix."""
    with folder() as place:
        async with (
            fresh_temporal(place) as temporal,
            fresh_postgres(place) as postgres,
            frontdoor_on(temporal, postgres, place, **settings) as house,
        ):
            yield house


@asynccontextmanager
async def bare_workflow() -> AsyncIterator[House]:
    """The bare workflow on a Temporal of its own."""
    with folder() as place:
        async with fresh_temporal(place) as temporal, bare_on(temporal, place) as house:
            yield house


@asynccontextmanager
async def both() -> AsyncIterator[tuple[Frontdoor, House]]:
    """Both on one Temporal, for what is done by turns."""
    with folder() as place:
        async with (
            fresh_temporal(place) as temporal,
            fresh_postgres(place) as postgres,
            frontdoor_on(temporal, postgres, place) as ours,
            bare_on(temporal, place) as other,
        ):
            yield ours, other


@asynccontextmanager
async def frontdoor_on(
    temporal: TemporalServer, postgres: PostgresServer, place: Path, **more: str
) -> AsyncIterator[Frontdoor]:
    """Frontdoor on servers that run: its database is prepared and its worker started."""
    settings = load_settings(var_dir=place / "var", database_url=postgres.url)
    ring = load_or_create_keyring(settings)
    await asyncio.to_thread(migrate, postgres.url)
    tokens, trust = trusted_caller(place)
    variables = {
        **trust,
        "FRONTDOOR_VAR_DIR": str(settings.var_dir),
        "FRONTDOOR_DATABASE_URL": postgres.url,
        "FRONTDOOR_METRICS_LISTEN": f"{LOOPBACK}:{free_port(PORTS['metrics'])}",
        "TEMPORAL_ADDRESS": temporal.address,
        **{f"{PREFIX}{name}": given for name, given in more.items()},
    }
    pool = await open_pool(postgres.url)
    try:
        await seed_directory(pool, directory())
        async with (
            our_worker(variables, place / "worker.log") as worker,
            case_keys(settings, postgres.url) as keys,
        ):
            connection = await connect(ring, cases=keys, address=temporal.address, sandbox=False)
            rulebook = Rulebook.load(today=datetime.now(UTC).date())
            queue = settings.task_queue
            client = CaseClient(connection, task_queue=queue, rulebook=rulebook, tokens=tokens.token_for)
            processes = {"worker": worker, "Temporal": temporal.pid, "PostgreSQL": postgres.pid}
            yield Frontdoor(connection, settings.outbox_dir, processes, client, pool, variables, tokens)
    finally:
        await pool.close()


@asynccontextmanager
async def our_worker(variables: Mapping[str, str], log: Path) -> AsyncIterator[int]:
    """`worker.py` in a process of its own; gives its id."""
    async with worker_process(["worker.py", "--quiet"], variables, ready=_READY, log=log) as worker:
        yield worker


@asynccontextmanager
async def bare_on(temporal: TemporalServer, place: Path) -> AsyncIterator[House]:
    """The bare workflow's worker on a Temporal that runs."""
    outbox = place / "bare"
    command = ["-m", "bench.bare", temporal.address, str(outbox)]
    async with worker_process(command, {}, ready=bare.READY, log=place / "bare.log") as worker:
        processes = {"worker": worker, "Temporal": temporal.pid}
        yield House(await Client.connect(temporal.address), outbox, processes)


def directory() -> Directory:
    """The people of the standard case: one for each role, so that each notice is one message."""
    actors = (MANAGER, SENIOR, HEAD, WORKER)
    people = [Person(id=actor.id, name=f"Invented {actor.id}", email=f"{actor.id}@bench.invalid") for actor in actors]
    roles = [HeldRole(person=actor.id, role=actor.roles[0], team=_team_of(actor.id)) for actor in actors]
    return Directory(teams=(Team(id=TEAM, name="Front door"),), people=tuple(people), roles=tuple(roles))


def _team_of(person: str) -> str | None:
    return TEAM if person in {MANAGER.id, WORKER.id} else None
