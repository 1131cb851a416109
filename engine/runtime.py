"""Temporal's own core in this process: its log lines among ours, and its metrics beside ours."""

import logging

from temporalio.runtime import (
    LogForwardingConfig,
    LoggingConfig,
    PrometheusConfig,
    Runtime,
    TelemetryConfig,
    TelemetryFilter,
)

from engine.ports import LOOPBACK, free_port

_FIRST_PORT = 19464
_TRIES = 5


def start_core(*, measured: bool = False) -> str | None:
    """Start the core, before the first connection to Temporal; gives where its metrics are read, if it is `measured`.

    The core serves them on this machine only; `/metrics` of the worker passes them on.
    """
    for _ in range(_TRIES):
        port = free_port(_FIRST_PORT)
        try:
            return _started(f"{LOOPBACK}:{port}" if measured else None)
        except RuntimeError:
            # Another process has taken the port in between.
            continue
    return _started(None)


def _started(address: str | None) -> str | None:
    log = LoggingConfig(
        filter=TelemetryFilter(core_level="WARN", other_level="ERROR"),
        forwarding=LogForwardingConfig(logger=logging.getLogger("temporalio.core")),
    )
    metrics = (
        PrometheusConfig(address, counters_total_suffix=True, unit_suffix=True, durations_as_seconds=True)
        if address
        else None
    )
    Runtime.set_default(Runtime(telemetry=TelemetryConfig(logging=log, metrics=metrics)), error_if_already_set=False)
    return f"http://{address}/metrics" if address else None
