"""What Prometheus reads of the engine: counts and instants, no references, nothing about a person.

The database is asked when somebody reads, and not more often than every few seconds. The labels are bounded: kinds,
stages, channels, codes.
"""

import asyncio
import contextlib
import socket
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import timedelta

import asyncpg
from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from engine.database import QUERIES, rows
from engine.embedded.ports import listen_near
from engine.errors import SettingsError
from engine.health import PATIENCE, Kept, keeping
from engine.serving import serving
from engine.settings import PREFIX, Settings
from practice.watch import Trouble

PORT = 9464
FRESH_FOR = timedelta(seconds=5)


@dataclass(frozen=True)
class Figures:
    """What the database had at one moment: None where it did not answer."""

    kept: Kept | None
    deliveries: tuple[tuple[str, str, str, int], ...] = ()
    cases: tuple[tuple[str, str, int], ...] = ()


@contextlib.asynccontextmanager
async def serving_metrics(pool: asyncpg.Pool, settings: Settings, *, embedded: bool) -> AsyncIterator[str | None]:
    """Serve the metrics while the block runs; gives their address, or None where none is set and nothing is embedded.

    Raises:
        SettingsError: the address that is set cannot be listened on.
    """
    if settings.metrics_listen is None and not embedded:
        yield None
        return
    listener = _listen(settings.metrics_listen) if settings.metrics_listen else listen_near(PORT)
    host, port = listener.getsockname()[:2]
    async with serving(metrics_app(pool, timedelta(minutes=settings.sweep_minutes)), listener):
        yield f"http://{host}:{port}/metrics"


def _listen(address: str) -> socket.socket:
    host, _, port = address.rpartition(":")
    try:
        return socket.create_server((host.strip("[]"), int(port)))
    except (OSError, OverflowError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise SettingsError(f"{PREFIX}METRICS_LISTEN, {address}, cannot be listened on: {reason}.") from problem


def metrics_app(pool: asyncpg.Pool, sweep_every: timedelta) -> Starlette:
    """The application that answers `/metrics`, in the format that the reader asks for."""
    read = _Reader(pool)

    async def metrics(request: Request) -> Response:
        registry = CollectorRegistry()
        registry.register(_Snapshot(await read.figures(), sweep_every))
        encode, content_type = choose_encoder(request.headers.get("accept", ""))
        return Response(encode(registry), headers={"content-type": content_type})

    return Starlette(routes=[Route("/metrics", metrics)])


class _Reader:
    """Asks the database, and keeps the answer for a few seconds however many ask."""

    def __init__(self, pool: asyncpg.Pool) -> None:
        self._pool = pool
        self._lock = asyncio.Lock()
        self._known: tuple[float, Figures] | None = None

    async def figures(self) -> Figures:
        async with self._lock:
            if self._known is None or time.monotonic() - self._known[0] > FRESH_FOR.total_seconds():
                self._known = time.monotonic(), await read_figures(self._pool)
            return self._known[1]


async def read_figures(pool: asyncpg.Pool) -> Figures:
    """The figures of this moment."""
    kept = await keeping(pool)
    if kept is None:
        return Figures(None)
    try:
        async with asyncio.timeout(PATIENCE.total_seconds()):
            deliveries = await rows(QUERIES.settled_deliveries(pool))
            cases = await rows(QUERIES.open_cases_by_standing(pool))
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return Figures(None)
    return Figures(kept, tuple(map(tuple, deliveries)), tuple(map(tuple, cases)))


class _Snapshot(Collector):
    """The figures of one moment as Prometheus has them."""

    def __init__(self, figures: Figures, sweep_every: timedelta) -> None:
        self._figures = figures
        self._sweep_every = sweep_every

    def collect(self) -> Iterator[Metric]:
        kept = self._figures.kept
        yield _gauge("frontdoor_database_up", "Whether PostgreSQL answers.", 0 if kept is None else 1)
        interval = self._sweep_every.total_seconds()
        yield _gauge("frontdoor_sweep_interval_seconds", "How often the watcher sweeps.", interval)
        if kept is not None:
            yield from _of_watch(kept)
            yield from self._of_work()

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
    yield _gauge("frontdoor_cases_overdue", "Open cases with a moment that passed unseen.", kept.overdue)


def _gauge(name: str, words: str, value: float) -> Metric:
    return GaugeMetricFamily(name, words, value=value)
