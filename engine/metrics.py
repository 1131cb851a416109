"""What Prometheus reads of the engine: counts and instants, no references, nothing about a person.

One address gives three things: what the database and Temporal say at this moment (asked when somebody reads, and not
more often than every few seconds), what this process has seen (`engine/observed.py`), and what the core measures. The
labels are bounded: kinds, stages, channels, codes.
"""

import asyncio
import contextlib
import socket
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import asyncpg
import httpx2
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from temporalio.client import Client
from temporalio.service import RPCError

from engine.database import NO_ANSWER, QUERIES, rows
from engine.errors import SettingsError
from engine.health import PATIENCE, Kept, Polled, keeping, polling
from engine.observed import OBSERVED
from engine.ports import listen_near
from engine.serving import serving
from engine.settings import PREFIX, Settings
from engine.stuck import stuck_cases
from practice.watch import Trouble

PORT = 9464
FRESH_FOR = timedelta(seconds=5)
CORE_ANSWERS_WITHIN = timedelta(seconds=2)


@dataclass(frozen=True)
class Sources:
    """Whom the metrics are asked of: the database, Temporal and its task queue, and where the core serves its own."""

    pool: asyncpg.Pool
    temporal: Client
    task_queue: str
    sweep_every: timedelta
    core: str | None = None


@dataclass(frozen=True)
class Figures:
    """What was so at one moment: `kept` is None where the database, `polled` where Temporal did not answer."""

    kept: Kept | None
    polled: Polled | None = None
    stuck: int | None = None
    deliveries: tuple[tuple[str, str, str, int], ...] = ()
    cases: tuple[tuple[str, str, int], ...] = ()
    limits: tuple[tuple[str, int], ...] = ()


def wants_metrics(settings: Settings, *, embedded: bool) -> bool:
    """Whether this worker serves metrics: where an address is set, and always where it is embedded."""
    return embedded or settings.metrics_listen is not None


@contextlib.asynccontextmanager
async def serving_metrics(sources: Sources, settings: Settings, *, embedded: bool) -> AsyncIterator[str | None]:
    """Serve the metrics while the block runs; gives their address, or None where none are wanted.

    Raises:
        SettingsError: the address that is set cannot be listened on.
    """
    if not wants_metrics(settings, embedded=embedded):
        yield None
        return
    listener = _listen(settings.metrics_listen) if settings.metrics_listen else listen_near(PORT)
    host, port = listener.getsockname()[:2]
    async with serving(metrics_app(sources), listener):
        yield f"http://{host}:{port}/metrics"


def _listen(address: str) -> socket.socket:
    host, _, port = address.rpartition(":")
    try:
        return socket.create_server((host.strip("[]"), int(port)))
    except (OSError, OverflowError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise SettingsError(f"{PREFIX}METRICS_LISTEN, {address}, cannot be listened on: {reason}.") from problem


def metrics_app(sources: Sources) -> Starlette:
    """The application that answers `/metrics`, in Prometheus's text format."""
    read = _Reader(sources)

    async def metrics(_: Request) -> Response:
        registry = CollectorRegistry()
        registry.register(_Snapshot(await read.figures(), sources.sweep_every))
        parts = (generate_latest(registry), generate_latest(OBSERVED), await _of_core(sources.core))
        return Response(b"".join(parts), headers={"content-type": CONTENT_TYPE_LATEST})

    return Starlette(routes=[Route("/metrics", metrics)])


async def _of_core(address: str | None) -> bytes:
    if address is None:
        return b""
    try:
        async with httpx2.AsyncClient(timeout=CORE_ANSWERS_WITHIN.total_seconds()) as client:
            return (await client.get(address)).raise_for_status().content
    except httpx2.HTTPError:
        return b""


class _Reader:
    """Asks the database and Temporal, and keeps the answer for a few seconds however many ask."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._lock = asyncio.Lock()
        self._known: tuple[float, Figures] | None = None

    async def figures(self) -> Figures:
        async with self._lock:
            if self._known is None or time.monotonic() - self._known[0] > FRESH_FOR.total_seconds():
                self._known = time.monotonic(), await read_figures(self._sources)
            return self._known[1]


async def read_figures(sources: Sources) -> Figures:
    """The figures of this moment."""
    of_database, polled, stuck = await asyncio.gather(
        _of_database(sources.pool), polling(sources.temporal, sources.task_queue), _stuck(sources)
    )
    return replace(of_database, polled=polled, stuck=stuck)


async def _of_database(pool: asyncpg.Pool) -> Figures:
    kept = await keeping(pool)
    if kept is None:
        return Figures(None)
    try:
        async with asyncio.timeout(PATIENCE.total_seconds()):
            deliveries = await rows(QUERIES.settled_deliveries(pool))
            cases = await rows(QUERIES.open_cases_by_standing(pool))
            limits = await rows(QUERIES.running_limits(pool))
    except NO_ANSWER:
        return Figures(None)
    return Figures(
        kept, deliveries=tuple(map(tuple, deliveries)), cases=tuple(map(tuple, cases)), limits=tuple(map(tuple, limits))
    )


async def _stuck(sources: Sources) -> int | None:
    try:
        async with asyncio.timeout(PATIENCE.total_seconds()):
            return len(await stuck_cases(sources.temporal, sources.pool))
    except (RPCError, RuntimeError, TimeoutError):
        return None


class _Snapshot(Collector):
    """The figures of one moment as Prometheus has them."""

    def __init__(self, figures: Figures, sweep_every: timedelta) -> None:
        self._figures = figures
        self._sweep_every = sweep_every

    def collect(self) -> Iterator[Metric]:
        kept, polled = self._figures.kept, self._figures.polled
        yield _gauge("frontdoor_database_up", "Whether PostgreSQL answers.", 0 if kept is None else 1)
        yield _gauge("frontdoor_temporal_up", "Whether Temporal answers.", 0 if polled is None else 1)
        interval = self._sweep_every.total_seconds()
        yield _gauge("frontdoor_sweep_interval_seconds", "How often the watcher sweeps.", interval)
        if kept is not None:
            yield from _of_watch(kept)
            yield from self._of_work()
        if polled is not None:
            yield from _of_temporal(polled)
        if self._figures.stuck is not None:
            yield _gauge("frontdoor_cases_stuck", "Cases that Temporal cannot get on with.", self._figures.stuck)

    def _of_work(self) -> Iterator[Metric]:
        told = CounterMetricFamily(
            "frontdoor_deliveries", "Messages by what became of them.", labels=("channel", "outcome", "code")
        )
        for channel, outcome, code, messages in self._figures.deliveries:
            told.add_metric((channel, outcome, code), messages)
        yield told
        standing = GaugeMetricFamily("frontdoor_cases", "Open cases.", labels=("stage", "standing"))
        for stage, state, cases in self._figures.cases:
            standing.add_metric((stage, state), cases)
        yield standing
        running = GaugeMetricFamily("frontdoor_limits", "Limits that run, in time or late.", labels=("state",))
        for state, limits in ({"running": 0, "late": 0} | dict(self._figures.limits)).items():
            running.add_metric((state,), limits)
        yield running


def _of_watch(kept: Kept) -> Iterator[Metric]:
    finished = kept.swept_at.timestamp() if kept.swept_at else 0
    yield _gauge("frontdoor_sweep_last_finished_timestamp_seconds", "When the last whole sweep ended.", finished)
    queue = GaugeMetricFamily("frontdoor_operator_queue", "What waits for operators.", labels=("kind",))
    for kind in Trouble:
        queue.add_metric((kind.value,), kept.queue.get(kind, 0))
    yield queue
    yield _gauge("frontdoor_alerts_unacknowledged", "Alerts that nobody has taken on.", kept.unacknowledged)
    yield _gauge("frontdoor_alerts_undelivered", "Those of which the last notice reached nobody.", kept.undelivered)
    yield _gauge("frontdoor_cases_behind", "Open cases that the journal lacks entries of.", kept.behind)
    yield _age("frontdoor_journal_lag_seconds", "For how long the journal has lacked entries.", kept.behind_since)
    yield _gauge("frontdoor_cases_overdue", "Open cases with a moment that passed unseen.", kept.overdue)
    yield _age("frontdoor_overdue_seconds", "For how long the first of those has been due.", kept.overdue_since)
    yield _age(
        "frontdoor_journal_unsigned_seconds", "Age of the first entry that is in no checkpoint.", kept.unsigned_since
    )


def _of_temporal(polled: Polled) -> Iterator[Metric]:
    workers = GaugeMetricFamily("frontdoor_workers", "Workers that ask for work, by its kind.", labels=("kind",))
    workers.add_metric(("workflow",), polled.workflows)
    workers.add_metric(("activity",), polled.activities)
    yield workers
    yield _gauge("frontdoor_backlog_tasks", "Tasks that wait for a worker, roughly.", polled.backlog)
    yield _gauge("frontdoor_backlog_age_seconds", "How long the oldest has waited.", polled.oldest.total_seconds())


def _age(name: str, words: str, since: datetime | None) -> Metric:
    """How long ago something began, in seconds; 0 where nothing has."""
    return _gauge(name, words, max((datetime.now(UTC) - since).total_seconds(), 0) if since else 0)


def _gauge(name: str, words: str, value: float) -> Metric:
    return GaugeMetricFamily(name, words, value=value)
