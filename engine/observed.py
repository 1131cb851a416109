"""What this process has seen happen, as Prometheus counts it: since it started, and only what it did itself.

The labels are bounded (kinds of moments, channels, steps, codes); nothing names a case or a person. What stands in the
database is counted there, by `engine/metrics.py`.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Histogram, disable_created_metrics

from engine.identity.claims import SENTENCES, Code
from practice import events as e
from practice.events import Entry
from practice.stages import STEPS

disable_created_metrics()  # type: ignore[no-untyped-call]

OBSERVED = CollectorRegistry()
"""The metrics of this process, for `/metrics`."""
_LATENESS = Histogram(
    "frontdoor_moment_lateness_seconds",
    "From when a warning, a breach, a rung or the end of a promise fell due until its case recorded it.",
    ("moment",),
    registry=OBSERVED,
    buckets=(1, 2, 5, 10, 30, 60, 120, 300, 900, 3600, 14400, 86400),
)
_DELIVERY = Histogram(
    "frontdoor_delivery_seconds",
    "From when a case first asked for a notice to be delivered until it was, or was known not to be.",
    ("channel", "outcome"),
    registry=OBSERVED,
    buckets=(0.5, 1, 2, 5, 10, 30, 60, 150, 300, 600, 1200, 1800),
)
_REFUSALS = Counter(
    "frontdoor_gate_refusals", "Steps that were refused because evidence was missing.", ("step",), registry=OBSERVED
)
_NOT_AUTHENTICATED = Counter(
    "frontdoor_not_authenticated", "Calls that no valid token covered.", ("code",), registry=OBSERVED
)
_MOMENTS = ("warning", "breach", "rung", "promise")
for _moment in _MOMENTS:
    _LATENESS.labels(_moment)
# From nought on, as the first of a kind would not be seen as a growth.
for _step in {step.command.__name__ for step in STEPS if step.gate}:
    _REFUSALS.labels(_step)
for _code in SENTENCES:
    _NOT_AUTHENTICATED.labels(_code)


def observe_entries(entries: Sequence[Entry]) -> None:
    """Count what has just been written to the journal: how late moments were recorded, and steps that were refused."""
    for moment, late in _lateness(entries):
        _LATENESS.labels(moment).observe(late)
    for entry in entries:
        if isinstance(entry.event, e.StepRefused):
            _REFUSALS.labels(entry.event.step).inc()


def observe_delivery(channel: str | None, outcome: str, since: datetime, now: datetime) -> None:
    """Count a notice that was settled; `since` is when its case first asked for it (UTC instants)."""
    _DELIVERY.labels(channel or "none", outcome).observe(max((now - since).total_seconds(), 0))


def observe_not_authenticated(code: Code) -> None:
    """Count a call that was turned down because nothing proved who sent it."""
    _NOT_AUTHENTICATED.labels(code).inc()


def _lateness(entries: Sequence[Entry]) -> Iterator[tuple[str, float]]:
    # What a command brings about at once, such as a contact that was sent late, had no timer that could be late.
    commanded = {entry.recorded_at for entry in entries if entry.command is not None}
    for entry in entries:
        if entry.recorded_at not in commanded and (found := _moment_of(entry.event)):
            moment, at = found
            yield moment, max((entry.recorded_at - at).total_seconds(), 0)


def _moment_of(event: e.Event) -> tuple[str, datetime] | None:
    match event:
        case e.CheckpointReached():
            return "warning", event.moment
        case e.LimitBreached() if not event.adopted:
            return "breach", event.due
        case e.RungReached():
            return "rung", event.moment
        case e.AcknowledgementLapsed():
            return "promise", event.until
        case _:
            return None
