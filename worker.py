"""Runs the engine: the worker alone, or with `--embedded` everything on one bare machine.

| exit code | what it means |
|---|---|
| 0 | ended in order; with `--quiet`, every sample case got where it should |
| 1 | with `--quiet`: a sample case did not (they are listed); or it could not end in order (the log says at what) |
| 2 | wrong usage or wrong settings |
| 5 | a server that the engine needs does not answer |
"""

import asyncio
import contextlib
import logging
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated

import asyncpg
import psycopg
from cyclopts import App, CycloptsError, Parameter
from temporalio.client import Client
from temporalio.worker import Worker

import workflows
from activities.migrate import bring_up
from activities.wiring import AT_ONCE, build_activities
from client.case_client import CaseClient
from client.errors import FrontdoorError
from engine.builds import deployment_config
from engine.cache import case_cache
from engine.connection import connect
from engine.database import database_unavailable, open_pool
from engine.directory.checking import directory_gaps
from engine.embedded import embedded_servers
from engine.errors import EngineError, SettingsError
from engine.identity.wiring import WorkerIdentity, worker_identity
from engine.keys import CaseKeyStore, case_keys
from engine.keys.masters import load_keyring
from engine.logging import configure_logging, get_logger, log_file, log_to_file
from engine.metrics import Sources, serving_metrics, wants_metrics
from engine.printing_directory import gaps_summary
from engine.records import Records
from engine.rules import Rulebook
from engine.runtime import start_core
from engine.schedules import keep_signing, keep_sweeping
from engine.search_attributes import SEARCH_ATTRIBUTES
from engine.serving import serving
from engine.settings import Settings, load_settings
from engine.stopping import GRACE, cancel_on_signals, close_pool, run_to_the_end, working
from engine.terminal import Voice, live, pause, where_all_is, where_metrics_are
from engine.tracing import end_tracing
from practice.places import RulesError
from sample.morning import PlannedCase
from sample.take_in import begin, check

app = App(name="worker.py", help=__doc__, help_format="markdown", result_action="return_value")


@dataclass(frozen=True)
class Options:
    """What was asked for on the command line, and where what was started for it is."""

    embedded: bool
    quiet: bool
    seconds: float | None
    sample: bool
    core: str | None
    """Where Temporal's core serves its metrics, if it does."""


@app.default
def run(
    *,
    embedded: Annotated[bool, Parameter(help="Bring Temporal and PostgreSQL along.", negative=())] = False,
    quiet: Annotated[bool, Parameter(help="Plain lines instead of the live table.", negative=())] = False,
    for_: Annotated[float | None, Parameter(name="--for", help="Stop after this many seconds.")] = None,
    no_sample: Annotated[bool, Parameter(help="Start without the sample morning.", negative=())] = False,
) -> int:
    """Run until Ctrl-C, SIGTERM or the end of the time given."""
    settings = load_settings()
    configure_logging(settings)
    core = start_core(measured=wants_metrics(settings, embedded=embedded))
    options = Options(embedded, quiet, for_, embedded and not no_sample, core)
    if embedded:
        log_to_file(log_file(settings))
    return run_to_the_end(_until_stopped(options, settings))


async def _until_stopped(options: Options, settings: Settings) -> int:
    voice = Voice(plain=options.quiet)
    stop = cancel_on_signals(asyncio.current_task(), voice.stopping)
    try:
        if options.embedded:
            return await _run_embedded(options, settings, voice)
        return await _run_worker(options, settings, voice)
    except (asyncio.CancelledError, Exception) as ended:
        # Being stopped in the middle of a call looks like a failure of that call.
        if not stop.is_set():
            raise
        get_logger(__name__).info("stopped", error=type(ended).__name__)
        return 0
    finally:
        voice.started()


async def _run_worker(options: Options, settings: Settings, voice: Voice) -> int:
    database_url = settings.require_database_url()
    identity = worker_identity(settings, embedded=False)
    rulebook = Rulebook.load(policy=settings.policy, today=_now().date())
    async with case_keys(settings, database_url, mirrored=True) as keys:
        temporal = await connect(load_keyring(settings), cases=keys, sandbox=False)
        async with (
            _working(settings, database_url, temporal, keys, rulebook, identity) as pool,
            serving_metrics(_sources(options, settings, pool, temporal), settings, embedded=False) as metrics,
        ):
            for line in [*where_metrics_are(metrics), *await _gaps(pool, rulebook)]:
                voice.say(line)
            voice.say(f"The worker serves the task queue {settings.task_queue}. Ctrl-C stops it.")
            await pause(options.seconds)
    return 0


async def _run_embedded(options: Options, settings: Settings, voice: Voice) -> int:
    # A worker without a board does not wait for its libraries.
    from board.app import make_app
    from board.services import is_trial
    from board.start import listen_here, services_of
    from board.tokens import BoardTokens

    identity = worker_identity(settings, embedded=True)
    rulebook = Rulebook.load(policy=settings.policy, today=_now().date())
    async with (
        embedded_servers(
            settings, search_attributes=SEARCH_ATTRIBUTES, progress=voice.progress, tell=voice.say
        ) as servers,
        case_keys(settings, servers.database_url, mirrored=True) as keys,
    ):
        temporal = await connect(servers.keys, cases=keys, address=servers.temporal_address, sandbox=False)
        voice.progress("Preparing the database and starting the worker")
        trial = is_trial(settings)
        listener, settings = listen_here(settings)
        async with _working(settings, servers.database_url, temporal, keys, rulebook, identity) as pool:
            issuer, queue = identity.issuer, settings.task_queue
            tokens = issuer.as_asked if issuer else None
            client = CaseClient(temporal, task_queue=queue, rulebook=rulebook, tokens=tokens)
            cases = await _sample(pool, client, rulebook, voice) if options.sample else ()
            of_people = BoardTokens(pool, issuer, rulebook) if issuer else None
            acting = CaseClient(temporal, task_queue=queue, rulebook=rulebook, tokens=of_people)
            board = services_of(pool, acting, rulebook, settings, trial=trial, temporal_ui=servers.ui_url)
            async with (
                serving(make_app(board), listener),
                serving_metrics(_sources(options, settings, pool, temporal), settings, embedded=True) as metrics,
            ):
                voice.started()
                case = cases[0].reference if cases else "C-…"
                where = [*where_all_is(settings, servers, metrics, case), *await _gaps(pool, rulebook)]
                for line in where:
                    voice.say(line)
                if voice.plain:
                    await pause(options.seconds)
                    return await _judge(client, cases, voice)
                footer = "\n".join([*where, "Ctrl-C stops the engine; the cases stay."])
                title = f"{settings.authority}, front door"
                await live(voice.console, Records(pool), title=title, footer=footer, seconds=options.seconds)
    return 0


@contextlib.asynccontextmanager
async def _working(  # noqa: PLR0913, PLR0917 - what a worker works with
    settings: Settings,
    database_url: str,
    temporal: Client,
    keys: CaseKeyStore,
    rulebook: Rulebook,
    identity: WorkerIdentity,
) -> AsyncIterator[asyncpg.Pool]:
    try:
        await asyncio.to_thread(bring_up, database_url)
    except (OSError, psycopg.Error) as problem:
        raise database_unavailable(database_url, problem) from problem
    pool, cache = await open_pool(database_url), case_cache(settings)
    get_logger(__name__).info("case_cache", cases=cache.cases, megabytes=cache.budget // 1_000_000)
    worker = Worker(
        temporal,
        task_queue=settings.task_queue,
        workflows=workflows.ALL,
        activities=build_activities(pool, identity.acting(temporal), settings),
        interceptors=identity.checking,
        graceful_shutdown_timeout=GRACE,
        deployment_config=deployment_config(settings),
        max_cached_workflows=cache.cases,
        max_concurrent_activities=AT_ONCE,
    )
    try:
        async with keys.keeping_up(), working(worker):
            every = timedelta(minutes=settings.sweep_minutes)
            await keep_sweeping(temporal, task_queue=settings.task_queue, every=every)
            await keep_signing(temporal, task_queue=settings.task_queue, zone=rulebook.editions[-1].time_zone)
            yield pool
    finally:
        await close_pool(pool)


async def _sample(pool: asyncpg.Pool, client: CaseClient, rulebook: Rulebook, voice: Voice) -> tuple[PlannedCase, ...]:
    voice.progress("Taking in the sample morning")
    cases, problems = await begin(pool, client, rulebook, _now())
    for problem in problems:
        voice.say(problem)
    return cases


async def _gaps(pool: asyncpg.Pool, rulebook: Rulebook) -> list[str]:
    """One line for whoever starts the engine, and one for the log, if somebody would not be told of something."""
    gaps = await directory_gaps(pool, rulebook, _now())
    if gaps:
        get_logger(__name__).warning("directory_gaps", **Counter[str](gap.code for gap in gaps))
    return list(gaps_summary(gaps))


def _sources(options: Options, settings: Settings, pool: asyncpg.Pool, temporal: Client) -> Sources:
    every = timedelta(minutes=settings.sweep_minutes)
    return Sources(pool, temporal, settings.task_queue, every, options.core)


async def _judge(client: CaseClient, cases: tuple[PlannedCase, ...], voice: Voice) -> int:
    short = await check(client, cases)
    for line in short:
        voice.say(line)
    if cases:
        voice.say(f"{len(cases) - len(short)} of {len(cases)} sample cases are where they should be.")
    return 1 if short else 0


def _now() -> datetime:
    return datetime.now(UTC)


def main(arguments: list[str]) -> int:
    """Run, and turn what an operator can put right into one sentence and an exit code."""
    try:
        return int(app(arguments, exit_on_error=False) or 0)
    except CycloptsError:
        return 2
    except (SettingsError, RulesError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except (EngineError, FrontdoorError) as error:
        sys.stderr.write(f"{error}\n")
        return 5


if __name__ == "__main__":
    code = main(sys.argv[1:])
    end_tracing()
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    # The SDK's own threads may still be on their way out of a call, and Python's orderly end would abort on them.
    os._exit(code)
