"""Measures Frontdoor beside a bare Temporal workflow that gets the same inputs: all of it, or what is named.

Each measurement runs in a process of its own, starts its own servers, and fails if the work was not really done. What
it found is printed and written to var/bench/NAME.json.

| exit code | what it means |
|---|---|
| 0 | everything was measured; goals may be met or not |
| 1 | a measurement did not do its work |
| 2 | wrong usage |
"""

import asyncio
import importlib
import logging
import subprocess
import sys
import time
from pathlib import Path
from typing import Annotated

import structlog
from cyclopts import App, CycloptsError, Parameter
from rich.console import Console

from bench.plan import Plan
from bench.published import publish
from bench.results import FOLDER, Found, NotDone, machine, print_found, write
from engine.errors import EngineError

MEASUREMENTS = {
    "core": "bench.core",
    "counts": "bench.counts",
    "latency": "bench.latency",
    "throughput": "bench.throughput",
    "record_all": "bench.record_all",
    "memory": "bench.memory",
    "ten_thousand": "bench.ten_thousand",
    "storm": "bench.storm",
    "growth": "bench.growth",
    "board": "bench.board",
}
"""The measurements in the order in which all of them run, and the module whose `measure` makes each."""

WIDTH = 130
"""Of the tables where there is no terminal, in characters."""

app = App(name="bench", help=__doc__, help_format="markdown", result_action="return_value")
_out = Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else WIDTH)


@app.default
def run(
    *names: str,
    rounds: Annotated[int, Parameter(help="How often each is repeated.")] = 3,
    scale: Annotated[float, Parameter(help="The share of the full size: 0.05 to see whether it works.")] = 1.0,
) -> int:
    """Measure what is named, or everything."""
    chosen = names or tuple(MEASUREMENTS)
    if unknown := [name for name in chosen if name not in MEASUREMENTS]:
        _out.print(f"There is no {unknown[0]}: choose from {', '.join(MEASUREMENTS)}.")
        return 2
    if len(chosen) == 1:
        return _measure(chosen[0], rounds, scale)
    return max(_in_a_process(name, rounds, scale) for name in chosen)


@app.command
def write_docs(file: Path = Path("docs/performance.md")) -> int:
    """Put what var/bench holds into the document's tables."""
    for name in publish(file, FOLDER):
        _out.print(f"{name} is in {file}.")
    return 0


def _measure(name: str, rounds: int, scale: float) -> int:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    began, on = time.monotonic(), machine()
    plan = Plan(rounds, scale, lambda what: _out.print(f"{time.monotonic() - began:6.1f} s  {what}", style="dim"))
    try:
        found: Found = asyncio.run(importlib.import_module(MEASUREMENTS[name]).measure(plan))
    except (NotDone, EngineError) as problem:
        _out.print(f"{name}: {problem}", style="red", markup=False)
        return 1
    took = round(time.monotonic() - began)
    print_found(found, _out)
    _out.print(f"{name} took {took} s; written to {write(found, on)}.")
    return 0


def _in_a_process(name: str, rounds: int, scale: float) -> int:
    command = [sys.executable, "-m", "bench", name, "--rounds", str(rounds), "--scale", str(scale)]
    return subprocess.run(command, check=False).returncode  # noqa: S603 - ourselves


def main(arguments: list[str]) -> int:
    """Run one command and give its exit code."""
    try:
        return int(app(arguments, exit_on_error=False) or 0)
    except CycloptsError:
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
